"""Whole numbers in what an address or a form holds."""

DIGITS = 14
"""Of a key in any table, and far below what a database takes."""


def whole_number(text: str | None, digits: int = DIGITS) -> int | None:
    """The number that `text` writes in up to so many digits 0 to 9; None for anything else.

    int() alone also takes blanks, signs, digits of other scripts and numbers beyond every database.
    """
    return int(text) if text and text.isascii() and text.isdigit() and len(text) <= digits else None
