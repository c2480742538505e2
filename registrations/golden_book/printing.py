"""Setting the book of a year: matter in, PDF out, in a process of its own."""

import io
import json
import subprocess
import sys
from functools import lru_cache
from pathlib import Path

import pypdfium2
from django.conf import settings

from . import printing_process

TYPST = Path(settings.BASE_DIR) / "themes" / "base" / "typst"
MOTIFS = TYPST.parent / "assets" / "motifs"
_SECONDS = 240


class NotSet(Exception):
    """The book could not be set; the message says why, for the log and the officer."""


def as_json(matter: dict) -> bytes:
    """Matter as bytes that are the same whenever the matter is."""
    return json.dumps(matter, ensure_ascii=False, sort_keys=True, separators=(",", ":")).encode()


def book_pdf(matter: dict, digest: str) -> bytes:
    """The PDF of a year's matter. Every text enters as data. Raises NotSet when it takes too long or too much."""
    given = as_json(matter | {"digest": digest, "mark": _motif("mark"), "brocade": _motif("brocade")})
    command = [sys.executable, "-I", printing_process.__file__, str(TYPST / "golden_book.typ")]
    try:
        done = subprocess.run(command, input=given, capture_output=True, timeout=_SECONDS, check=False)  # noqa: S603
    except subprocess.TimeoutExpired as error:
        raise NotSet(f"Chưa lập xong sau {_SECONDS} giây.") from error
    if done.returncode or not done.stdout.startswith(b"%PDF"):
        raise NotSet(done.stderr.decode("utf-8", "replace")[-280:] or f"Dừng với mã {done.returncode}.")
    return done.stdout


def page_count(data: bytes) -> int:
    """How many pages a PDF has."""
    document = pypdfium2.PdfDocument(io.BytesIO(data))
    try:
        return len(document)
    finally:
        document.close()


@lru_cache(maxsize=4)
def _motif(name: str) -> str:
    return (MOTIFS / f"{name}.svg").read_text()
