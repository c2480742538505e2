"""Records found by the words of a folded text that they keep."""

from __future__ import annotations

from search.text import fold


def holding(found, words: str, *, most: int = 8):
    """Those of a queryset whose ``folded`` text holds all of the words (so many at most), in any spelling."""
    for word in fold(words).split()[:most]:
        found = found.filter(folded__contains=word)
    return found
