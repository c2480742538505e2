"""The words of a file, from its bytes. Never raises for what the file is."""

import json
import subprocess
import sys
from dataclasses import dataclass, field

from . import reading_process

MAX_BYTES = 60 << 20
MAX_CHARACTERS = 200_000
SECONDS = 30.0
_OFFICE = {b"word/document.xml": "docx", b"xl/workbook.xml": "xlsx"}


@dataclass(frozen=True, slots=True)
class Reading:
    """What was read: the fields of ``models.FileText``."""

    state: str
    pages: int = 0
    cut: bool = False
    passages: list[tuple[int | None, str, str]] = field(default_factory=list)

    @property
    def characters(self) -> int:
        """How many characters were read."""
        return sum(len(text) for _, _, text in self.passages)


def kind_of(data: bytes) -> str:
    """ "pdf", "docx", "xlsx" or "", told from the contents and never from the name."""
    if b"%PDF-" in data[:1024]:
        return "pdf"
    if data.startswith(b"PK\x03\x04"):
        return next((kind for part, kind in _OFFICE.items() if part in data), "")
    if data.startswith(b"\xd0\xcf\x11\xe0"):
        return "docx" if "EncryptedPackage".encode("utf-16-le") in data else ""
    return ""


def read_file(data: bytes, *, most: int = MAX_CHARACTERS, seconds: float = SECONDS) -> Reading:
    """The words of a PDF by page, of a workbook by sheet, of a Word document by passage.

    At most ``most`` characters, in at most ``seconds``; a file that cannot be
    read has none, and its state says why.
    """
    kind = kind_of(data)
    if not kind:
        return Reading("unknown")
    if len(data) > MAX_BYTES:
        return Reading("too_large")
    command = [sys.executable, "-I", reading_process.__file__, kind, str(most)]
    try:
        done = subprocess.run(command, input=data, capture_output=True, timeout=seconds, check=False)  # noqa: S603
    except subprocess.TimeoutExpired:
        return Reading("too_large")
    if done.returncode:
        # Ended by the limit of memory or time, or by a crash in compiled code.
        return Reading("too_large" if done.returncode < 0 else "broken")
    told = json.loads(done.stdout)
    told["passages"] = [tuple(passage) for passage in told.get("passages", ())]
    return Reading(**told)
