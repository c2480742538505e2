"""How an entry is laid out in an index: fields and terms, the same for every engine.

Fields ``a``/``b`` hold all text in the exact and the folded key, ``ha``/``hb``
the title and people's names, ``pa``/``pb`` people's names alone. ``num`` holds the entry's own document
number, ``men`` numbers that its text mentions, ``dat`` days and spans of time.
"""

import datetime
import json
from dataclasses import dataclass
from functools import lru_cache

from search import registry
from search.entry import FACETS, Entry
from search.text import clean, day_span, find_numbers, find_spans, fold, keys, tidy

MAX_BODY = 200_000
MAX_STORED = 12_000
NAME_GAP = "¦"
_SPOKEN = ("form", "award_class", "level", "authority", "recipient_kind", "movement")


@dataclass(frozen=True, slots=True)
class Layout:
    """Everything that an engine stores of one entry, as plain strings and numbers."""

    id: str
    owner: str
    text: dict[str, str]
    terms: dict[str, str]
    facets: dict[str, tuple[str, ...]]
    day: int
    year: int
    stored: str


def lay_out(entry: Entry) -> Layout:
    """Field values of an entry; any text is accepted."""
    body = tidy(entry.body[:MAX_BODY])
    title = tidy(entry.title)
    labels = [registry.label(name, getattr(entry, name)) for name in _SPOKEN]
    labels += [registry.label("target_group", value) for value in entry.target_groups]
    labels += [registry.label("unit", value) for value in (entry.unit, *entry.units)]
    summary = tidy(entry.summary)
    people = [keys(clean(name)) for name in entry.people]
    head = [keys(clean(title)), *(name for name, said in zip(people, entry.people, strict=True) if said != title)]
    whole = [*head, *(keys(clean(part)) for part in (entry.number, *labels, summary, body) if part)]
    year = entry.year or (entry.date.year if entry.date else 0)
    told = f"{title}. {summary}. {body}"
    return Layout(
        id=f"{entry.kind}:{entry.key}",
        owner=entry.owner,
        text={
            "a": _joined(whole, 0),
            "b": _joined(whole, 1),
            "ha": _joined(head, 0),
            "hb": _joined(head, 1),
            "pa": _joined(people, 0),
            "pb": _joined(people, 1),
        },
        terms={
            "num": _own_number(entry.number, year),
            "men": " ".join(sorted(_mentions(told))),
            "dat": " ".join(sorted(_dates(entry, told))),
        },
        facets={facet: entry.facet_values(facet) for facet in FACETS},
        day=_day(entry),
        year=year,
        stored=_stored(entry, title, summary, body, year),
    )


def _joined(parts: list[tuple[list[str], list[str]]], tier: int) -> str:
    """Keys of one tier; a gap keeps a phrase from running on into the next part."""
    return f" {NAME_GAP} ".join(" ".join(part[tier]) for part in parts)


def _day(entry: Entry) -> int:
    """Ordinal of the date that puts new above old; 0 when there is none."""
    if entry.date:
        return entry.date.toordinal()
    if entry.year and 1 <= entry.year <= 9999:
        return datetime.date(entry.year, 1, 1).toordinal()
    return 0


@lru_cache(maxsize=4096)
def _own_number(number: str, year: int) -> str:
    """Terms of the thing's own number, joined (the awards of one decision share it)."""
    terms: set[str] = set()
    for found in find_numbers(number, typed=True):
        terms |= found.terms(year or None)
    if number and not terms:
        terms.add("raw|" + fold(number).replace(" ", "-"))
    return " ".join(sorted(terms))


def _mentions(text: str) -> set[str]:
    terms: set[str] = set()
    for found in find_numbers(text)[:200]:
        terms |= found.terms()
    return terms


def _dates(entry: Entry, text: str) -> set[str]:
    terms: set[str] = set()
    for span in find_spans(text)[:400]:
        terms |= span.tokens()
    if entry.date:
        terms |= day_span(entry.date).tokens()
    return terms


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
