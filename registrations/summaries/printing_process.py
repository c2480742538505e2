"""Sets a report with typst, as a process of its own: matter as JSON on standard input, the PDF on standard output.

A report with thousands of comments takes some hundred megabytes for a few
seconds. Run by printing.py; imports nothing of the project.
"""

import resource
import sys
from pathlib import Path

import typst

_MEMORY = 3 << 30
_SECONDS = 110


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
