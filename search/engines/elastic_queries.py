"""The parts of a plan as Elasticsearch queries, and how words travel to the server.

Our own tokens go there and come back unchanged: each is one word for the
``standard`` tokenizer, which is all the analysis that is used.
"""

import hashlib
import re
from collections.abc import Mapping, Sequence
from dataclasses import dataclass

from elasticsearch.dsl.query import (
    Bool,
    ConstantScore,
    DisMax,
    MatchAll,
    MatchNone,
    MatchPhrase,
    Prefix,
    Query,
    Range,
    Term,
    Terms,
)

from .documents import DAY_BITS

TEXT_FIELDS = ("a", "b", "ha", "hb", "pa", "pb", "fa", "fb")
ROW_FIELDS = ("ra", "rb")
WORDED = frozenset((*TEXT_FIELDS, *ROW_FIELDS))
_VIETNAMESE = "đăâêôơưàảãáạằẳẵắặầẩẫấậèẻẽéẹềểễếệìỉĩíịòỏõóọồổỗốộờởỡớợùủũúụừửữứựỳỷỹýỵ"
_PLAIN = re.compile(f"[0-9a-z{_VIETNAMESE}]+")
_PLAIN_TEXT = re.compile(f"[0-9a-z{_VIETNAMESE} _]+")


def wire(word: str) -> str:
    """A token as the server gets it: Vietnamese as it is, other scripts as a word of ASCII letters."""
    if _PLAIN.fullmatch(word):
        return word
    if "_" in word:  # two words in a row
        return "_".join(map(wire, word.split("_")))
    return "zq" + hashlib.blake2b(word.encode("utf-8", "replace"), digest_size=12).hexdigest()


def wire_text(part: str) -> str:
    """A part of a text field, word by word."""
    return part if part.isascii() or _PLAIN_TEXT.fullmatch(part) else " ".join(map(wire, part.split()))


@dataclass(slots=True)
class ElasticParts:
    """See ``search.engines.plan.Parts``; ``known`` are the frequencies asked for beforehand.

    A word that was not asked for may stand somewhere.
    """

    known: Mapping[tuple[str, str], int]

    def _word(self, field: str, value: str) -> str:
        return wire(value) if field in WORDED else value

    def term(self, field: str, value: str) -> Query:
        return Term(**{field: self._word(field, value)})

    def any_term(self, field: str, values: Sequence[str]) -> Query:
        return Terms(**{field: [self._word(field, value) for value in values]})

    def phrase(self, field: str, values: Sequence[str]) -> Query:
        return MatchPhrase(**{field: " ".join(self._word(field, value) for value in values)})

    def begun(self, field: str, begin: str) -> Query | None:
        return Prefix(**{field: self._word(field, begin)})

    def years(self, first: int, last: int) -> Query:
        return Range(year={"gte": first, "lte": last})

    def days(self, first: int, last: int) -> Query:
        return Range(place={"gte": first << DAY_BITS, "lt": last + 1 << DAY_BITS})

    def without(self, part: Query) -> Query:
        return Bool(must_not=[part])

    def everything(self) -> Query:
        return MatchAll()

    def nothing(self) -> Query:
        return MatchNone()

    def both(self, parts: Sequence[Query]) -> Query:
        return parts[0] if len(parts) == 1 else Bool(filter=list(parts))

    def either(self, parts: Sequence[Query]) -> Query:
        if not parts:
            return MatchNone()
        return parts[0] if len(parts) == 1 else Bool(should=list(parts), minimum_should_match=1)

    def frequency(self, field: str, value: str) -> int:
        return self.known.get((field, value), 1)


def narrowed(query: Query, narrowing: Sequence[Query]) -> Query:
    """What matches the query and all filters, without scores."""
    return Bool(filter=[query, *narrowing])


def ranked(levels: Sequence[Query], narrowing: Sequence[Query]) -> Query:
    """Scored by the strongest level reached: 1 for the weakest, one more for each level above."""
    steps = [ConstantScore(filter=level, boost=float(at)) for at, level in enumerate(levels, 1)]
    best = DisMax(queries=steps, tie_breaker=0.0)
    return Bool(must=[best], filter=list(narrowing)) if narrowing else best
