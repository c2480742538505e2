"""Words one letter away from a word: spelled out and looked up, so that the size of the index plays no part."""

from collections.abc import Callable, Iterable, Mapping
from string import ascii_lowercase

MAX_CLOSE = 8
MAX_LETTERS = 20
Counts = Callable[[Iterable[str]], Mapping[str, int]]


def edits(word: str) -> set[str]:
    """Every word made of ``word`` by one letter changed, added or left out, or two neighbours exchanged."""
    made = set()
    for at in range(len(word) + 1):
        before, after = word[:at], word[at:]
        made.update(before + letter + after for letter in ascii_lowercase)
        if after:
            made.add(before + after[1:])
            made.update(before + letter + after[1:] for letter in ascii_lowercase)
        if len(after) > 1:
            made.add(before + after[1] + after[0] + after[2:])
    return made - {word}


def close_words(word: str, counts: Counts) -> list[str]:
    """Of the words of an index those one edit from ``word``, commonest first; only of letters, never a number."""
    if not 4 <= len(word) <= MAX_LETTERS or not (word.isascii() and word.isalpha()):
        return []
    known = counts(edits(word))
    near = sorted(((count, term) for term, count in known.items() if count), key=lambda pair: (-pair[0], pair[1]))
    return [term for _, term in near[:MAX_CLOSE]]
