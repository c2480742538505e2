"""Questions about receipts."""

from __future__ import annotations

from .codes import BadCode, parse
from .models import GivenPdf, Head, Receipt


def by_code(code: str) -> Receipt | None:
    """The receipt of a code in any spelling, or None."""
    try:
        return Receipt.objects.select_related("entry").filter(code=parse(code)).first()
    except BadCode:
        return None


def head() -> Head:
    """Number and hash of the newest entry; an empty register has number 0."""
    return Head.objects.filter(pk="main").first() or Head()


def by_file_hash(digest: str) -> Receipt | None:
    """The receipt for which exactly this file was given out, or None: altered, or not ours."""
    found = GivenPdf.objects.select_related("receipt__entry").filter(sha256=digest).first()
    return found.receipt if found else None


def by_content_hash(digest: str) -> Receipt | None:
    """The receipt on which this hash of the content is printed, or None."""
    return Receipt.objects.select_related("entry").filter(content_hash=digest).first()
