"""How an entry is laid out in an index: fields and terms, the same for every engine.

Fields ``a``/``b`` hold all text in the exact and the folded key, ``ha``/``hb``
the title and people's names, ``pa``/``pb`` people's names alone. ``num`` holds the entry's own document
number, ``men`` numbers that its text mentions, ``dat`` days and spans of time. ``fa``/``fb`` hold the
text of its files alone, ``fmen``/``fdat`` their numbers and days. ``whole`` holds the title and each name
as one term in either key, and how names of people begin: who types just that means just that; and of the words in
them each that is written with an i where its key has a y, so that "Lý" as typed stands above "Lí".
``ra``/``rb`` hold each two words that stand in a row as one term: a phrase of common words costs little by them.
``f_…`` holds the values of each facet, to be filtered by; ``t_…`` those of several facets together, to be counted by
(see ``tallies``).
``place`` orders entries in time: one number, so that no two engines break a tie
differently; ``name`` orders them as lists of names do.
"""

import datetime
import hashlib
import json
import re
import zlib
from collections.abc import Sequence
from dataclasses import dataclass
from functools import lru_cache
from itertools import chain, pairwise
from operator import attrgetter

from search import registry
from search.entry import FACETS, KINDS, Entry
from search.text import (
    clean,
    day_span,
    find_numbers,
    find_spans,
    fold,
    keys,
    person_sort_key,
    sort_key,
    spellings,
    tidy,
    without_titles,
)

from .tallies import TALLIES, packed

# Goes up when entries are laid out differently: an index of another layout counts as none.
LAYOUT = "v8"
DAY_BITS = 41  # below the day in ``place``
MAX_BODY = 200_000
MAX_STORED = 12_000
MAX_FILES = 300_000  # characters of all files of an entry together
MAX_FACET_VALUE = 200
MAX_KEPT = 120
MAX_SHORT = 800
MAX_WHOLE = 16  # words of a title or name that is kept as one term
MAX_NAME = 160
NAMELESS = "~"  # after every name
_SPOKEN = ("form", "award_class", "level", "authority", "recipient_kind", "movement")


@dataclass(frozen=True, slots=True)
class Layout:
    """Everything that an engine stores of one entry, as plain strings and numbers.

    ``text`` holds for each field its parts, words joined by blanks; a phrase
    must not run on from one part into the next. ``rows`` are the pairs of words, joined by blanks. ``pages`` is the
    text of the files, see ``file_pages``; "" without any.
    """

    id: str
    owner: str
    text: dict[str, list[str]]
    rows: dict[str, str]
    terms: dict[str, list[str]]
    facets: dict[str, tuple[str, ...]]
    tallies: dict[str, str]
    place: int
    name: str
    year: int
    mark: str
    stored: str
    pages: str = ""


def lay_out(entry: Entry) -> Layout:
    """Field values of an entry; any text is accepted."""
    body = tidy(entry.body[:MAX_BODY])
    title = tidy(entry.title)
    labels = _labels(entry)
    summary = tidy(entry.summary)
    told = [_told(part) for part in (title, summary, body)]
    people = [_keyed(name) for name in entry.people]
    head = [told[0][:2], *(name for name, said in zip(people, entry.people, strict=True) if said != title)]
    whole = [*head, *(_keyed(part) for part in (entry.number, *labels) if part), *_said(told[1], told[2])]
    year = entry.year or (entry.date.year if entry.date else 0)
    files, pages, filed = _files(entry)
    facets = {facet: _values(entry, facet, name) for facet, name in FACETS.items()}
    texts = (("a", _parts(whole, 0)), ("b", _parts(whole, 1)))
    return Layout(
        id=f"{entry.kind}:{entry.key}",
        owner=entry.owner,
        text={
            **dict(texts),
            "ha": _parts(head, 0),
            "hb": _parts(head, 1),
            "pa": _parts(people, 0),
            "pb": _parts(people, 1),
            "fa": _parts(files, 0),
            "fb": _parts(files, 1),
        },
        rows={f"r{tier}": " ".join(dict.fromkeys(chain.from_iterable(map(_rows, parts)))) for tier, parts in texts},
        terms={
            "num": _own_number(entry.number, year, "qd" if entry.kind in ("award", "decision") else "").split(),
            "whole": sorted(_wholes(head, people).union(*map(_with_i, (title, *entry.people)))),
            "men": sorted(set().union(*(mentions for _, _, mentions, _ in told))),
            "dat": sorted(_day_terms(entry.date).union(*(spans for _, _, _, spans in told))),
            "fmen": sorted(_mentions(filed)) if filed else [],
            "fdat": sorted(_spans(filed)) if filed else [],
        },
        facets=facets,
        tallies={name: packed(tuple([facets[facet] for facet in counted])) for name, counted in TALLIES.items()},
        place=_place(entry),
        name=_name(title, entry.people),
        year=year,
        mark=_fingerprint(entry, labels),
        stored=_stored(entry, title, summary, body, year),
        pages=pages,
    )


def _files(entry: Entry) -> tuple[list[tuple[str, str]], str, str]:
    """Keys of the passages of the files, the passages as they are stored, and their text for numbers and days."""
    if not entry.files:
        return [], "", ""
    keyed, pages, texts, left = [], [], [], MAX_FILES
    for passage in entry.files:
        text = clean(passage.text[:left])
        left -= len(text)
        key = _keyed(text)
        if key[1]:
            keyed.append(key)
            texts.append(text)
            pages.append([passage.name, passage.url, passage.page, passage.sheet, text, key[1]])
        if left <= 0:
            break
    return keyed, json.dumps(pages, ensure_ascii=False) if pages else "", "\n".join(texts)


def fingerprint(entry: Entry) -> str:
    """16 hexadecimal digits that change with whatever is indexed of the entry, its labels too."""
    return _fingerprint(entry, _labels(entry))


def _fingerprint(entry: Entry, labels: list[str]) -> str:
    told = repr((_VALUES(entry), labels)).encode("utf-8", "surrogatepass")
    return hashlib.blake2b(told, digest_size=8).hexdigest()


_VALUES = attrgetter(*Entry.__slots__)


def _labels(entry: Entry) -> list[str]:
    labels = [registry.label(name, getattr(entry, name)) for name in _SPOKEN]
    labels += [registry.label("target_group", value) for value in entry.target_groups]
    return labels + [registry.label("unit", value) for value in (entry.unit, *entry.units)]


@lru_cache(maxsize=32_768)
def _short_keyed(part: str) -> tuple[str, str]:
    a, b = keys(clean(part))
    return " ".join(a), " ".join(b)


def _keyed(part: str) -> tuple[str, str]:
    """Both keys of a part, words joined by blanks. Names, labels and summaries come again and again."""
    return _short_keyed(part) if len(part) <= MAX_KEPT else _short_keyed.__wrapped__(part)


_Told = tuple[str, str, frozenset[str], frozenset[str]]
# Between two sentences that know nothing of each other: a number or a day never runs on over such a gap.
_GAP = re.compile(r"(?<=[^\W\d_]\.) (?=[^\W\d_])(?!số)", re.I)


def _told(text: str) -> _Told:
    """Both keys of a text, the numbers it mentions and its days; sentences of short texts come again and again."""
    if len(text) > MAX_SHORT:
        return _sentence.__wrapped__(text)
    sentences = [_sentence(part) for part in _GAP.split(text)]
    if len(sentences) == 1:
        return sentences[0]
    a, b, mentions, spans = zip(*sentences, strict=True)
    none: frozenset[str] = frozenset()
    return " ".join(filter(None, a)), " ".join(filter(None, b)), none.union(*mentions), none.union(*spans)


@lru_cache(maxsize=65_536)
def _sentence(text: str) -> _Told:
    a, b = keys(clean(text))
    return " ".join(a), " ".join(b), frozenset(_mentions(text)), frozenset(_spans(text))


def _said(summary: _Told, body: _Told) -> list[tuple[str, str]]:
    """Keys of summary and body; of the body alone if it begins with the summary, as that of an award does."""
    both = [summary[:2], body[:2]]
    repeated = all(f"{long} ".startswith(f"{short} ") for short, long in zip(*both, strict=True))
    return both[1:] if repeated else both


def _parts(parts: list[tuple[str, str]], tier: int) -> list[str]:
    """Keys of one tier, part by part."""
    return [part[tier] for part in parts if part[tier]]


def row_terms(words: Sequence[str]) -> list[str]:
    """The terms of words that stand in a row, each two of them one."""
    return list(map("_".join, pairwise(words)))


@lru_cache(maxsize=32_768)
def _short_rows(part: str) -> list[str]:
    return row_terms(part.split())


def _rows(part: str) -> list[str]:
    return _short_rows(part) if len(part) <= MAX_KEPT else row_terms(part.split())


def _place(entry: Entry) -> int:
    """The later day above the earlier; on one day by kind, then in the order of the keys. Fits 63 bits."""
    key, _, suffix = entry.key.partition("#")
    kind = 7 - KINDS.index(entry.kind) if entry.kind in KINDS else 0
    owner = 0xFFFFFFFF - (int(key) if key.isdecimal() and len(key) < 10 else zlib.crc32(key.encode()))
    part = 63 - (min(int(suffix), 62) + 1 if suffix.isdecimal() else zlib.crc32(suffix.encode()) % 64)
    return _day(entry) << DAY_BITS | kind << 38 | owner << 6 | part


def whole_term(tier: str, words: Sequence[str], *, begun: bool = False) -> str:
    """The term of a whole title or name in the tier "a" or "b"; ``begun`` for how a person's name begins."""
    return f"{tier}{'^' if begun else '='}{'_'.join(words)}"


def _wholes(head: list[tuple[str, str]], people: list[tuple[str, str]]) -> set[str]:
    made = set()
    parts = dict.fromkeys((*head, *people))
    for tier, at in (("a", 0), ("b", 1)):
        for part in parts:
            words = part[at].split()
            if 0 < len(words) <= MAX_WHOLE:
                made.add(whole_term(tier, words))
        for name in people:
            words = name[at].split()
            made.update(whole_term(tier, words[:size], begun=True) for size in range(2, min(len(words), 7)))
    return made


def spelled_term(key: str) -> str:
    """The term of a word of a title or name that is written with an i where its key A has a y."""
    return f"~{key}"


@lru_cache(maxsize=65_536)
def _with_i(text: str) -> frozenset[str]:
    return frozenset(spelled_term(key) for key, with_i in spellings(text).items() if with_i)


def _name(title: str, people: Sequence[str]) -> str:
    """Where the entry stands in a list of names: a person by the given name, everything else by its title."""
    return _name_key(title, people[0] if len(people) == 1 else "")


@lru_cache(maxsize=32_768)
def _name_key(title: str, person: str) -> str:
    named = person and (title == person or fold(without_titles(title)) == fold(without_titles(person)))
    return ((person_sort_key if named else sort_key)(title) or NAMELESS)[:MAX_NAME]


def _values(entry: Entry, facet: str, name: str) -> tuple[str, ...]:
    value = getattr(entry, name)
    if facet == "unit":
        return _distinct((entry.unit, *entry.units))
    if facet == "year":
        return tuple(entry.facet_values(facet))
    if isinstance(value, str):
        return (value[:MAX_FACET_VALUE],) if value else ()
    return _distinct(value)


@lru_cache(maxsize=8_192)
def _distinct(values: tuple[str, ...]) -> tuple[str, ...]:
    return tuple(dict.fromkeys(str(value)[:MAX_FACET_VALUE] for value in values if value not in ("", None)))


def _day(entry: Entry) -> int:
    """Ordinal of the date that puts new above old; 0 when there is none."""
    if entry.date:
        return entry.date.toordinal()
    if entry.year and 1 <= entry.year <= 9999:
        return datetime.date(entry.year, 1, 1).toordinal()
    return 0


@lru_cache(maxsize=4096)
def _own_number(number: str, year: int, kind: str) -> str:
    """Terms of the thing's own number, joined (the awards of one decision share it).

    ``kind`` is what it is besides the code that it bears: "151/KT-CTN" is a decision.
    """
    terms: set[str] = set()
    for found in find_numbers(number, typed=True):
        terms |= {f"={found.normalised}", *found.terms(year or None, kind)}
    if number and not terms:
        terms.add("raw|" + fold(number[:MAX_FACET_VALUE]).replace(" ", "-"))
    return " ".join(sorted(terms))


def _mentions(text: str) -> set[str]:
    terms: set[str] = set()
    for found in find_numbers(text)[:200]:
        terms |= found.terms()
    return terms


def _spans(text: str) -> set[str]:
    terms: set[str] = set()
    for span in find_spans(text)[:400]:
        terms |= span.tokens()
    return terms


@lru_cache(maxsize=16_384)
def _day_terms(day: datetime.date | None) -> frozenset[str]:
    return frozenset(day_span(day).tokens()) if day else frozenset()


def _stored(entry: Entry, title: str, summary: str, body: str, year: int) -> str:
    return json.dumps(
        {
            "kind": entry.kind,
            "key": entry.key,
            "title": title,
            "summary": summary,
            "body": body[:MAX_STORED],
            "number": tidy(entry.number),
            "people": [tidy(name) for name in entry.people],
            "date": entry.date.isoformat() if entry.date else None,
            "year": year or None,
            "url": entry.url,
            "unit": entry.unit,
            "form": entry.form,
            "award_class": entry.award_class,
            "level": entry.level,
            "authority": entry.authority,
            "recipient_kind": entry.recipient_kind,
            "movement": entry.movement,
            "flags": list(entry.flags),
        },
        ensure_ascii=False,
    )
