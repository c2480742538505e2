"""What the index knows of words, asked once per search."""

from collections.abc import Iterable, Mapping

from .engines import Engine, Request
from .engines.spelling import close_words
from .query import Group, Query, Words
from .text import fold, without_titles

HONOURED = ("award", "exemplar")
MAX_LOOKED_AT = 5


class IndexVocabulary:
    """See ``search.reading.draft.Vocabulary``."""

    def __init__(self, engine: Engine) -> None:
        self.engine = engine
        self._counted: dict[tuple[str, str], int] = {}

    def counts(self, words: Iterable[str], field: str = "b") -> Mapping[str, int]:
        """How many entries have each word in a field."""
        asked = list(dict.fromkeys(words))
        missing = [word for word in asked if (field, word) not in self._counted]
        if missing:
            self._counted |= {(field, word): count for word, count in self.engine.counts(missing, field).items()}
        return {word: self._counted.get((field, word), 0) for word in asked}

    def known(self, words: Iterable[str]) -> set[str]:
        """Which folded words stand anywhere, in the text of a file at least."""
        counted = self.counts(words)
        unseen = [word for word, count in counted.items() if not count]
        filed = self.counts(unseen, "fb") if unseen else {}
        return {word for word, count in counted.items() if count or filed[word]}

    def close(self, word: str) -> list[str]:
        """Folded words of the index one letter away, commonest first."""
        return close_words(word, self.counts)

    def named(self, row: tuple[str, ...]) -> bool:
        """Is there somebody whose name is, or begins with, these folded words?"""
        words = Words(row, row, " ".join(row), phrase=True)
        asked = Query(groups=(Group(words.text, words=(words,)),), empty=False)
        found = self.engine.search(Request(query=asked, kinds=HONOURED, limit=MAX_LOOKED_AT)).documents
        names = (name for document in found for name in (document["title"], *document["people"]))
        return any(f"{fold(without_titles(name))} ".startswith(f"{words.text} ") for name in names)
