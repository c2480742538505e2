"""A comment's own words without what would name its sender. Pure functions."""

from __future__ import annotations

import re
from collections.abc import Iterable

from search.text import fold, tokens

MASK = "[người gửi]"
_MAIL = re.compile(r"[^\s@<>()]+@[^\s@<>()]+\.[^\s@<>().,;]+")
_PHONE = re.compile(r"(?<![\w])(?:\+?84|0)(?:[\s.\-()]*\d){8,10}(?!\w)")


def without_sender(text: str, sender: Iterable[str]) -> str:
    """The text with the sender's own name and address, however spelled, and every phone number and mail address masked."""
    text = _PHONE.sub(MASK, _MAIL.sub(MASK, text))
    for value in sorted(sender, key=len, reverse=True):
        text = _without(text, fold(value).split())
    return text


def _without(text: str, words: list[str]) -> str:
    # One short word would blacken half a text: "An", "Hoa".
    if len(words) < 2:
        return text
    found = tokens(text)
    folded = [token.b for token in found]
    out, at, place = [], 0, 0
    while place <= len(found) - len(words):
        if folded[place : place + len(words)] == words:
            out += [text[at : found[place].start], MASK]
            at = found[place + len(words) - 1].end
            place += len(words)
        else:
            place += 1
    return "".join([*out, text[at:]])
