"""Other searches to offer: other meanings and places, other spellings, and what finds something when this finds nothing."""

import re
from collections.abc import Iterable, Iterator
from dataclasses import dataclass, replace
from itertools import product
from typing import Any

from . import lexicon
from .engines import Answer, Request, get_engine
from .engines.spelling import edits
from .filter_values import FilterValues
from .query import Group, Query
from .reading import read
from .text import Token, fold, tokens
from .vocabulary import IndexVocabulary

MAX_CORRECTED = 12
MOST = 3  # when nothing was found: few, and each finds something
MAX_TRIED = 8
SHORTEST = 3  # letters of a word that is offered with one of them changed
MAX_CLOSE = 4  # other spellings of one word that are tried
MAX_RESPELLED = 2  # words of one query that are
MAX_RESPELLINGS = 12  # of the whole query
MAX_ASKED = 20  # searches that are tried for one question, so that a long one costs no more than this


@dataclass(frozen=True, slots=True)
class Suggestion:
    """Another search to offer: the text to search for and why it is offered.

    ``reason`` is "spelling" (did you mean), "meaning" (an ambiguous
    abbreviation), "place" (several places of this name), "number" (a document
    number near the one typed), "fewer" (a part of what was typed) or "filter" (a
    value that the filter has). ``note`` tells it from others: the day of a
    number, what was left out. ``count`` is what it finds, None if not counted.
    Filters that were typed stay in the text.
    """

    text: str
    reason: str
    note: str = ""
    count: int | None = None


class Asking:
    """Searches tried for the offers of one question: each asked once, and no more than `MAX_ASKED` of them."""

    def __init__(self, request: Request):
        self._request = request
        self._found: dict[str, Answer] = {}

    def found(self, text: str) -> Answer:
        """The first find of a text and how many there are; nothing once enough has been tried."""
        if text not in self._found:
            if len(self._found) >= MAX_ASKED:
                return Answer()
            query = read(text, lexicon.current(), FilterValues())
            asked = replace(self._request, query=query, facets=(), offset=0, limit=1, exact=False)
            self._found[text] = get_engine().search(asked) if query.groups else Answer()
        return self._found[text]

    def count(self, text: str) -> int:
        """How many finds a text has."""
        return self.found(text).total


def alternatives(query: Query, request: Request, answer: Answer) -> list[Suggestion]:
    """What to offer beside an answer; without finds at most MOST, and only what finds something."""
    reason = "place" if any("địa danh" in note for note in query.notes) else "meaning"
    made = [Suggestion(choice, "filter" if choice in query.filter_choices else reason) for choice in query.choices]
    if not answer.total and query.groups:
        return _helpful(query, Asking(request), made)
    if query.respelled and answer.documents and not any(group.quoted for group in query.groups):
        made += _as_found(query, Asking(request), answer.documents[0])
    return made


def _helpful(query: Query, asking: Asking, choices: list[Suggestion]) -> list[Suggestion]:
    made = _corrected(query, asking)
    for choice in choices[:MAX_TRIED]:
        if len(made) < MOST and (count := asking.count(choice.text)):
            made.append(replace(choice, count=count))
    if len(made) < MOST:
        # What keeps the most of the question finds the least.
        fewer = sorted(_one_less(query, asking), key=lambda offer: offer.count or 0)
        made += fewer[: MOST - len(made)]
    return made or _part(query, asking) or _of_a_phrase(query, asking)


def _text_of(groups: Iterable[Group]) -> str:
    return " ".join(f'"{group.typed}"' if group.quoted else group.typed for group in groups)


def _without(text: str, part: str) -> str:
    left = re.sub(rf'(?<!\w)"?{re.escape(part)}"?(?!\w)', " ", text, count=1, flags=re.IGNORECASE)
    return " ".join(left.split()).strip(" ,;-–")


def _one_less(query: Query, asking: Asking) -> Iterator[Suggestion]:
    """The question without one of its parts, for each part without which something is found; then without two."""
    groups = query.required[:MAX_TRIED]
    if len(groups) < 2:
        return
    found = False
    for group in groups:
        text = query.filtered(_without(query.said, group.typed))
        if text != query.typed and (count := asking.count(text)):
            found = True
            yield Suggestion(text, "fewer", f"bớt “{group.typed}”", count)
    if found or len(groups) < 4:
        return
    for one, other in zip(groups, groups[1:], strict=False):
        left = _without(_without(query.said, one.typed), other.typed)
        if count := asking.count(query.filtered(left)):
            yield Suggestion(query.filtered(left), "fewer", f"bớt “{one.typed} {other.typed}”", count)


def _part(query: Query, asking: Asking) -> list[Suggestion]:
    """The longest beginning or end of the question, of two words at least, that finds something."""
    groups = query.required[:MAX_TRIED]
    for size in range(len(groups) - 1 if len(groups) == 2 else len(groups) - 2, 0, -1):
        for part in (groups[-size:], groups[:size]):
            said = _text_of(part)
            if len(said.split()) > 1 and (count := asking.count(query.filtered(said))):
                return [Suggestion(query.filtered(said), "fewer", "một phần câu đã gõ", count)]
    return []


def _of_a_phrase(query: Query, asking: Asking) -> list[Suggestion]:
    """Parts of a phrase that was understood as a whole: “huân chương Kháng chiến” has an order and a war in it."""
    if len(query.required) != 1 or query.required[0].quoted or query.required[0].numbers:
        return []
    group = query.required[0]
    row = [token.text for token in max((tokens(words.text) for words in group.words), key=len)]
    keys, known = tuple(fold(" ".join(row)).split()), lexicon.current().written
    cuts = range(1, len(row)) if len(keys) == len(row) else ()
    cut = next((at for at in cuts if keys[at:] in known or keys[:at] in known), len(row) // 2)
    made = []
    for part in (part for part in (row[cut:], row[:cut]) if len(part) > 1):
        text = query.filtered(" ".join(part))
        if count := asking.count(text):
            made.append(Suggestion(text, "fewer", "một phần câu đã gõ", count))
    return sorted(made, key=lambda offer: offer.count or 0)


# --- other spellings ----------------------------------------------------------


def _corrected(query: Query, asking: Asking) -> list[Suggestion]:
    """The query with a word or two spelled otherwise, the spelling that finds something with the other words.

    Here short words are respelled too, because it is an offer and no answer; never numbers and abbreviations.
    """
    words = list(query.plain_words)[:MAX_CORRECTED]
    if not words or any(group.quoted or group.numbers for group in query.required):
        return []
    unseen, seen = _respellings(words)
    single = [(at, other) for at, others in unseen.items() for other in others]
    if len(unseen) == 1:
        tried = [{at: other} for at, other in single]
    elif 1 < len(unseen) <= MAX_RESPELLED:
        pairs = product(*([(at, other) for other in others] for at, others in unseen.items()))
        tried = [dict(pair) for pair in pairs]
    elif not unseen:
        tried = [{at: other} for at, others in seen.items() for other in others]
    else:
        return []
    made: list[tuple[bool, Suggestion]] = []
    for fixed in tried[:MAX_RESPELLINGS]:
        text = " ".join(fixed.get(at, word) for at, word in enumerate(words))
        found = asking.found(query.filtered(text))
        if found.total:
            document = found.documents[0]
            told = f" {' '.join(token.b for token in _tokens(document))} "
            said = query.filtered(_as_written(text.split(), document))
            if all(_beside(text.split(), at, told) for at in fixed):
                made.append((f" {text} " in told, Suggestion(said, "spelling", count=found.total)))
    # Words in a row are what was meant; words that merely stand in one text somewhere may be any.
    rows = {offer.text: offer for row, offer in made if row}
    loose = {offer.text: offer for _, offer in made} if unseen else {}
    return list((rows or loose).values())[:MAX_RESPELLED]


def _beside(words: list[str], at: int, told: str) -> bool:
    """Does the word stand beside one that was typed beside it?"""
    pairs = [words[max(0, at - 1) : at + 1], words[at : at + 2]]
    return len(words) == 1 or any(len(pair) == 2 and f" {' '.join(pair)} " in told for pair in pairs)


def _respellings(words: list[str]) -> tuple[dict[int, list[str]], dict[int, list[str]]]:
    """By place in the query, known words one letter away: of words that stand nowhere, and of those that do."""
    vocabulary, shorts = IndexVocabulary(get_engine()), lexicon.current().shorts
    apart = {at: word for at, word in enumerate(words) if word.isascii() and word.isalpha() and (word,) not in shorts}
    known = vocabulary.known(words)
    unseen: dict[int, list[str]] = {}
    seen: dict[int, list[str]] = {}
    for at, word in apart.items():
        if not SHORTEST <= len(word) <= 20:
            continue
        counted = vocabulary.counts(edits(word))
        close = sorted((-count, other) for other, count in counted.items() if count and other.isalpha())
        others = [other for _, other in close if len(other) > 1]
        (seen if word in known else unseen)[at] = others[:MAX_CLOSE]
    lost = [at for at, word in enumerate(words) if word not in known and at not in unseen]
    return ({}, {}) if lost else (unseen, seen)


def _as_found(query: Query, asking: Asking, document: dict[str, Any]) -> list[Suggestion]:
    """The query in the words of the first find, where it was found by words like those typed."""
    there = {token.b: token for token in _tokens(document)}
    near = {
        group.words[0].b[0]: [other.b[0] for other in (*group.words, *group.related) if len(other.b) == 1]
        for group in query.groups
        if group.words and len(group.words[0].b) == 1
    }
    fixed = []
    for word in query.plain_words:
        meant = dict(query.respelled).get(word, word)
        others = [meant, *near.get(meant, ()), *near.get(word, ())]
        fixed.append(next((other for other in others if other in there), meant))
    said = query.filtered(_as_written(fixed, document))
    count = asking.count(said)
    return [Suggestion(said, "spelling", count=count)] if count else []


def _tokens(document: dict[str, Any]) -> list[Token]:
    told = " ".join([document["title"], *document["people"], document["summary"], document["body"]])
    return tokens(told[:20_000])


def _as_written(words: list[str], document: dict[str, Any]) -> str:
    """Folded words as the document writes them, in a row if it has them so, so that the offer carries its marks."""
    told = _tokens(document)
    for at, token in enumerate(told):
        if token.b == words[0] and [each.b for each in told[at : at + len(words)]] == words:
            return " ".join(each.text for each in told[at : at + len(words)])
    spelled: dict[str, str] = {}
    for token in told:
        spelled.setdefault(token.b, token.text)
    return " ".join(spelled.get(word, word) for word in words)
