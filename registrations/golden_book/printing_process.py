"""Sets a book with typst, as a process of its own: matter as JSON on standard input, the PDF on standard output.

Setting ten thousand names takes some hundred megabytes for a few seconds. Here
they are given back at once, and a limit on memory and time harms nobody else.
Run by printing.py; imports nothing of the project.
"""

import resource
import sys
from pathlib import Path

import typst

_MEMORY = 3 << 30
_SECONDS = 200


def main() -> None:
    """Read, set, write."""
    resource.setrlimit(resource.RLIMIT_AS, (_MEMORY, _MEMORY))
    resource.setrlimit(resource.RLIMIT_CPU, (_SECONDS, _SECONDS))
    source = Path(sys.argv[1])
    matter = sys.stdin.buffer.read().decode()
    pdf = typst.compile(str(source), root=str(source.parent), sys_inputs={"matter": matter}, ignore_system_fonts=True)
    sys.stdout.buffer.write(pdf)


if __name__ == "__main__":
    main()
