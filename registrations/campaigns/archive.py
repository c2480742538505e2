"""What is known of the names in a registration: that they stand twice, or were awarded before. Hints, never refusals.

The room of awards stands above this one; it says here how its records are asked.
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Callable, Iterable, Sequence
from dataclasses import dataclass
from datetime import datetime

from registrations.titles.models import RecipientKind
from registrations.units.acting import past_units_of
from search import text

from .models import Registration

LISTED = 60


@dataclass(frozen=True, slots=True)
class Before:
    """One award in the records: the folded name, what is said of it ("đã là CSTĐ cơ sở"), the year."""

    name_key: str
    said: str
    year: int


Asked = Callable[[Sequence[str], str, Sequence[int], datetime], Iterable[Before]]
_rooms: dict[str, Asked] = {}


def register(room: str, asked: Asked) -> None:
    """`asked(name_keys, recipient_kind, unit_ids, now)` gives public awards of these units; from AppConfig.ready."""
    _rooms[room] = asked


@dataclass(frozen=True, slots=True)
class Hint:
    """What is known of one name: "đã là CSTĐ cơ sở 2023, 2024", or that it stands in several rows."""

    name: str
    text: str


def name_key(name: str) -> str:
    """The key under which the records keep a name."""
    return text.fold(text.without_titles(name))[:500]


def hints(registration: Registration, now: datetime, kind: str | None = None) -> list[Hint]:
    """Hints for the names of a registration (with all its parts), of one kind of recipient or of all, in row order."""
    found = []
    for each in RecipientKind.PERSON, RecipientKind.COLLECTIVE:
        if kind in {None, each}:
            found += _hints(registration, each, now)
    return found


def _hints(registration, kind, now):
    rows = [row for row in registration.rows.all() if row.kind == kind and row.name]
    names: dict[str, str] = {}
    places = defaultdict(list)
    for row in rows:
        names.setdefault(name_key(row.name), row.name)
        places[name_key(row.name)].append(row.order)
    known = _known(registration, kind, list(names), now) if rows else {}
    for key, name in names.items():
        said = []
        if len(places[key]) > 1:
            said.append(f"có ở các dòng {', '.join(map(str, places[key]))}")
        said += [f"{words} {', '.join(map(str, years))}" for words, years in known.get(key, {}).items()]
        if said:
            yield Hint(name, "; ".join(said))


def _known(registration, kind, keys, now):
    units = [registration.unit_id, *(each.pk for each in past_units_of([registration.unit], now)[registration.unit_id])]
    found: dict[str, dict[str, list[int]]] = defaultdict(lambda: defaultdict(list))
    for asked in _rooms.values():
        for each in asked(keys, kind, units, now):
            if each.year not in found[each.name_key][each.said]:
                found[each.name_key][each.said].append(each.year)
    return {key: {words: sorted(years) for words, years in said.items()} for key, said in found.items()}
