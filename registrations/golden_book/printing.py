"""Setting the book of a year: matter in, PDF out, in a process of its own."""

import io
import json
from functools import lru_cache
from pathlib import Path

import pypdfium2
from django.conf import settings

from registrations.typesetting import NotSet, set_pdf

__all__ = ["NotSet", "as_json", "book_pdf", "page_count"]

TYPST = Path(settings.BASE_DIR) / "themes" / "base" / "typst"
MOTIFS = TYPST.parent / "assets" / "motifs"
_SECONDS = 240


def as_json(matter: dict) -> bytes:
    """Matter as bytes that are the same whenever the matter is."""
    return json.dumps(matter, ensure_ascii=False, sort_keys=True, separators=(",", ":")).encode()


def book_pdf(matter: dict, digest: str) -> bytes:
    """The PDF of a year's matter. Every text enters as data. Raises NotSet when it takes too long or too much."""
    given = as_json(matter | {"digest": digest, "mark": _motif("mark"), "brocade": _motif("brocade")})
    return set_pdf(TYPST / "golden_book.typ", given, seconds=_SECONDS, work=200)


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
