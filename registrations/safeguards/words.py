"""Cleaning of what citizens type. Pure functions."""

import re
import unicodedata

from search.text import tidy

# Control signs, and marks that turn the direction of writing: they can only deceive whoever reads on.
_CONTROL = re.compile("[\x00-\x08\x0b\x0c\x0e-\x1f\x7f-\x9f\u202a-\u202e\u2066-\u2069\ufeff\ufffe\uffff\ud800-\udfff]")
_BLANK_LINES = re.compile(r"\n{3,}")


def clean_text(text):
    """Text of several lines in NFC: line breaks kept, control and direction signs gone, emoji untouched."""
    text = text.replace("\r\n", "\n").replace("\r", "\n")
    text = unicodedata.normalize("NFC", _CONTROL.sub("", text))
    text = "\n".join(line.rstrip() for line in text.split("\n"))
    return _BLANK_LINES.sub("\n\n", text).strip()


def clean_line(text):
    """Text of one line in NFC, without control signs and superfluous blanks."""
    return tidy(clean_text(text).replace("\n", " "))


def clean_phone(text):
    """A Vietnamese telephone number as digits beginning with 0.

    Raises ValueError unless it has ten digits, or eleven for an office line.
    """
    digits = "".join(str(unicodedata.digit(sign)) for sign in text if sign.isdigit())
    if digits.startswith("84") and len(digits) >= 11:
        digits = f"0{digits[2:]}"
    if not re.fullmatch(r"0\d{9,10}", digits):
        raise ValueError(text)
    return digits
