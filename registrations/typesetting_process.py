"""Sets a paper with typst, as a process of its own: matter as JSON on standard input, the PDF on standard output.

Setting ten thousand names takes some hundred megabytes for a few seconds. Here
they are given back at once, and a limit on memory and time harms nobody else.
Run by typesetting.py; imports nothing of the project.
"""

import resource
import sys
from pathlib import Path

import typst

_MEMORY = 3 << 30


def main() -> None:
    """Read, set, write: the source and its seconds of the processor are given as arguments."""
    source, seconds = Path(sys.argv[1]), int(sys.argv[2])
    resource.setrlimit(resource.RLIMIT_AS, (_MEMORY, _MEMORY))
    resource.setrlimit(resource.RLIMIT_CPU, (seconds, seconds))
    matter = sys.stdin.buffer.read().decode()
    pdf = typst.compile(str(source), root=str(source.parent), sys_inputs={"matter": matter}, ignore_system_fonts=True)
    sys.stdout.buffer.write(pdf)


if __name__ == "__main__":
    main()
