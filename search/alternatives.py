"""Other searches to offer: other meanings and places, other spellings, and what finds something when this finds nothing."""

import re
from collections.abc import Iterator
from dataclasses import dataclass, replace
from typing import Any

from . import lexicon
from .engines import Answer, Request, get_engine
from .filter_values import FilterValues
from .query import Query
from .reading import read
from .text import tokens

MAX_CORRECTED = 12
MOST = 3  # when nothing was found: few, and each finds something
MAX_TRIED = 8


@dataclass(frozen=True, slots=True)
class Suggestion:
    """Another search to offer: the text to search for and why it is offered.

    ``reason`` is "spelling" (did you mean), "meaning" (an ambiguous
    abbreviation), "place" (several places of this name), "number" (a document
    number near the one typed), "fewer" (a part of what was typed) or "filter" (a
    value that the filter has). ``note`` tells it from others: the day of a
    number, what was left out. ``count`` is what it finds, None if not counted.
    """

    text: str
    reason: str
    note: str = ""
    count: int | None = None


def alternatives(query: Query, request: Request, answer: Answer) -> list[Suggestion]:
    """What to offer beside an answer; without finds at most MOST, and only what finds something."""
    reason = "place" if any("địa danh" in note for note in query.notes) else "meaning"
    reason = "filter" if query.constraints and reason == "meaning" else reason
    made = [Suggestion(choice, reason) for choice in query.choices]
    if not answer.total and query.groups:
        return _helpful(query, request, made)
    if query.respelled and answer.documents and not any(group.quoted for group in query.groups):
        fixed = dict(query.respelled)
        words = [fixed.get(word, word) for word in query.plain_words]
        made.append(Suggestion(_as_written(words, answer.documents[0]), "spelling"))
    return made


def _helpful(query: Query, request: Request, choices: list[Suggestion]) -> list[Suggestion]:
    made = _corrected(query, request)
    for choice in choices[:MAX_TRIED]:
        if len(made) < MOST and (count := _count(choice.text, request)):
            made.append(replace(choice, count=count))
    if len(made) < MOST:
        # What keeps the most of the question finds the least.
        fewer = sorted(_one_less(query, request), key=lambda offer: offer.count or 0)
        made += fewer[: MOST - len(made)]
    return made or _part(query, request)


def _count(text: str, request: Request) -> int:
    asked = replace(
        request, query=read(text, lexicon.current(), FilterValues()), facets=(), offset=0, limit=1, exact=False
    )
    return get_engine().search(asked).total if asked.query.groups else 0


def _one_less(query: Query, request: Request) -> Iterator[Suggestion]:
    """The question without one of its parts, for each part without which something is found."""
    if len(query.required) < 2:
        return
    for group in query.required[:MAX_TRIED]:
        left = re.sub(rf'"?{re.escape(group.typed)}"?', " ", query.typed, count=1, flags=re.IGNORECASE)
        text = " ".join(left.split())
        if text != query.typed and (count := _count(text, request)):
            yield Suggestion(text, "fewer", f"bớt “{group.typed}”", count)


def _part(query: Query, request: Request) -> list[Suggestion]:
    """The longest beginning or end of the question, of two parts at least, that finds something."""
    typed = [group.typed for group in query.required[:MAX_TRIED]]
    for size in range(len(typed) - 2, 1, -1):
        for text in (" ".join(typed[:size]), " ".join(typed[-size:])):
            if count := _count(text, request):
                return [Suggestion(text, "fewer", "một phần câu đã gõ", count)]
    return []


def _corrected(query: Query, request: Request) -> list[Suggestion]:
    """The query with words that stand nowhere replaced by ones an edit away, if that finds any."""
    engine = get_engine()
    words = list(query.plain_words)[:MAX_CORRECTED]
    fixed, changed = [], False
    for word in words:
        close = engine.close_words(word) if len(word) >= 4 else []
        changed = changed or bool(close)
        fixed.append(close[0] if close else word)
    if not changed:
        return []
    corrected = read(" ".join(fixed), lexicon.current())
    found = engine.search(replace(request, query=corrected, facets=(), offset=0, limit=1, exact=False))
    if not found.total:
        return []
    return [Suggestion(_as_written(fixed, found.documents[0]), "spelling", count=found.total)]


def _as_written(words: list[str], document: dict[str, Any]) -> str:
    """Folded words as the document writes them, so that the offer carries its marks."""
    told = " ".join([document["title"], *document["people"], document["summary"], document["body"]])
    spelled: dict[str, str] = {}
    for token in tokens(told[:20_000]):
        spelled.setdefault(token.b, token.text)
    return " ".join(spelled.get(word, word) for word in words)
