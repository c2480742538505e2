"""What an address or a form asks: whole numbers, years, words."""

from collections.abc import Iterable

DIGITS = 14
"""Of a key in any table, and far below what a database takes."""


def whole_number(text: str | None, digits: int = DIGITS) -> int | None:
    """The number that `text` writes in up to so many digits 0 to 9; None for anything else.

    int() alone also takes blanks, signs, digits of other scripts and numbers beyond every database.
    """
    return int(text) if text and text.isascii() and text.isdigit() and len(text) <= digits else None


def whole_numbers(texts: Iterable[str]) -> list[int]:
    """The numbers among `texts`, in their order; what writes none is left out."""
    return [number for text in texts if (number := whole_number(text)) is not None]


def year_number(text: str | None) -> int | None:
    """The year that `text` writes in four digits; None for anything else."""
    return whole_number(text, 4) if text and len(text) == 4 else None


def asked_words(text: str | None, most: int = 100) -> str:
    """The first `most` signs of `text`, without NUL, which PostgreSQL refuses even in a question."""
    return (text or "").replace("\x00", "")[:most]
