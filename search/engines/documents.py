"""How an entry is laid out in an index: fields and terms, the same for every engine.

Fields ``a``/``b`` hold all text in the exact and the folded key, ``ha``/``hb``
the title, ``pa``/``pb`` people's names. ``num`` holds the entry's own document
number, ``men`` numbers that its text mentions, ``dat`` days and spans of time.
"""

import datetime
import json
from dataclasses import dataclass

from search import registry
from search.entry import FACETS, Entry
from search.text import clean, find_numbers, find_spans, fold, keys, tidy

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
    told = [title, *entry.people, entry.number, *filter(None, labels), summary, body]
    all_a, all_b = keys(clean(f" {NAME_GAP} ".join(told)))
    head_a, head_b = keys(clean(title))
    people = [keys(clean(name)) for name in entry.people]
    year = entry.year or (entry.date.year if entry.date else 0)
    return Layout(
        id=f"{entry.kind}:{entry.key}",
        owner=entry.owner,
        text={
            "a": " ".join(all_a),
            "b": " ".join(all_b),
            "ha": " ".join(head_a),
            "hb": " ".join(head_b),
            "pa": f" {NAME_GAP} ".join(" ".join(name[0]) for name in people),
            "pb": f" {NAME_GAP} ".join(" ".join(name[1]) for name in people),
        },
        terms={
            "num": " ".join(sorted(_own_number(entry.number, year))),
            "men": " ".join(sorted(_mentions(f"{title}. {summary}. {body}"))),
            "dat": " ".join(sorted(_dates(entry, f"{title}. {summary}. {body}"))),
        },
        facets={facet: entry.facet_values(facet) for facet in FACETS},
        day=_day(entry),
        year=year,
        stored=_stored(entry, title, summary, body, year),
    )


def _day(entry: Entry) -> int:
    """Ordinal of the date that puts new above old; 0 when there is none."""
    if entry.date:
        return entry.date.toordinal()
    if entry.year and 1 <= entry.year <= 9999:
        return datetime.date(entry.year, 1, 1).toordinal()
    return 0


def _own_number(number: str, year: int) -> set[str]:
    terms: set[str] = set()
    for found in find_numbers(number, typed=True):
        terms |= found.terms(year or None)
    if number and not terms:
        terms.add("raw|" + fold(number).replace(" ", "-"))
    return terms


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
        for span in find_spans(f"{entry.date:%d/%m/%Y}"):
            terms |= span.tokens()
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
