"""Questions about receipts."""

from __future__ import annotations

from .codes import BadCode, parse
from .models import Head, Receipt


def by_code(code: str) -> Receipt | None:
    """The receipt of a code in any spelling, or None."""
    try:
        return Receipt.objects.select_related("entry").filter(code=parse(code)).first()
    except BadCode:
        return None


def head() -> Head:
    """Number and hash of the newest entry; an empty register has number 0."""
    return Head.objects.filter(pk="main").first() or Head()
