"""Cells that a spreadsheet would take for a formula, made harmless going out and restored coming in.

An apostrophe before the cell tells every spreadsheet that text follows. A text that has such an apostrophe of its
own gets a further one, so that ``restore(neutralise(text)) == text`` for every text. Source: OWASP, CSV Injection.
"""

import re

# Full-width signs are read as the plain ones by some spreadsheets.
_RISKY = "=+\\-@\t\r\n＝＋－＠"
_OUT = re.compile(f"'*[{_RISKY}]")
_IN = re.compile(f"'+[{_RISKY}]")
# A text that begins otherwise needs no second look.
RISKY_FIRST = frozenset("=+-@\t\r\n＝＋－＠'")


def neutralise(text: str) -> str:
    """The text as it may stand in a cell."""
    return f"'{text}" if text and text[0] in RISKY_FIRST and _OUT.match(text) else text


def restore(text: str) -> str:
    """The text that ``neutralise`` was given."""
    return text[1:] if text.startswith("'") and _IN.match(text) else text
