"""What search learns of units: their names, old and new, what came of them and when."""

import csv
import re
from collections import defaultdict
from datetime import date
from pathlib import Path

from django.conf import settings
from django.db.models import Q

from search.entry import Entry
from search.places import Change, Place
from search.text import sort_key, whole_numbers

from .models import OrganisingBody, Succession, Unit, UnitName

DATA = Path(__file__).parent / "data"
_PROVINCE = re.compile(r"(?:tỉnh|thành phố) .+$")


KIND, PREFIX = "page", "don-vi-"


def key_of(unit_pk):
    """The key under which the search keeps the page of a unit, beside the keys of other pages."""
    return f"{PREFIX}{unit_pk}"


def entries(pks=None):
    """The public pages of units that have a past to tell: other names, predecessors, successors."""
    told = Q(successions_in__isnull=False) | Q(successions_out__isnull=False) | Q(names__kind=UnitName.Kind.FORMER)
    found = (
        Unit.objects.filter(told)
        .distinct()
        .prefetch_related("names", "successions_in__predecessor", "successions_out__successor")
    )
    if pks is not None:
        own = [pk.removeprefix(PREFIX) for pk in map(str, pks) if pk.startswith(PREFIX)]
        found = found.filter(pk__in=whole_numbers(own))
    for unit in found.order_by("pk").iterator(chunk_size=500):
        yield _entry(unit)


def _entry(unit):
    names = [f"{name.get_kind_display()}: {name.name}" for name in unit.names.all()]
    came_of = [link.predecessor.name for link in unit.successions_in.all()]
    passed_into = [link.successor.in_text for link in unit.successions_out.all()]
    told = [*names]
    if came_of:
        told.append(f"Kế thừa {', '.join(came_of)}")
    if passed_into:
        told.append(f"Nay thuộc {', '.join(passed_into)}")
    return Entry(
        kind=KIND,
        key=key_of(unit.pk),
        title=f"{unit.label} qua các thời kỳ",
        body=". ".join(told),
        summary=". ".join(told)[:300],
        url=unit.get_absolute_url(),
    )


def places():
    """Every unit as a place or office, in three queries."""
    names = defaultdict(list)
    for unit, name in UnitName.objects.values_list("unit__code", "name"):
        names[unit].append(name)
    fields = ("code", "kind", "name", "short_name", "parent__code", "former_district__code", "effective_to")
    links = Succession.objects.values_list("predecessor__code", "successor__code", "on", "partial")
    body = OrganisingBody.objects.values_list("name", flat=True).first() or ""
    return _places(Unit.objects.values_list(*fields), names, links, body)


def built_in_places():
    """The same from the directory that comes with the programme, without a database."""
    names = defaultdict(list)
    for row in _rows("names.csv"):
        names[row["unit"]].append(row["name"])
    fields = ("code", "kind", "name", "short_name", "parent", "former_district", "effective_to")
    units = [tuple(row[name] for name in fields) for row in _rows("units.csv")]
    units = [(*row[:6], date.fromisoformat(row[6]) if row[6] else None) for row in units]
    links = [
        (row["predecessor"], row["successor"], date.fromisoformat(row["on"]), row["partial"] == "1")
        for row in _rows("successions.csv")
    ]
    return _places(units, names, links, settings.WAGTAIL_SITE_NAME)


def _rows(name):
    with (DATA / name).open(encoding="utf-8", newline="") as file:
        yield from csv.DictReader(file)


def _places(units, names, links, body):
    units = list(units)
    said = {code: _in_text(kind, name) for code, kind, name, *_ in units}
    into, out_of, ground = defaultdict(list), defaultdict(list), defaultdict(list)
    for before, after, on, partial in links:
        into[before].append(Change(after, said[after], on, partial))
        out_of[after].append(Change(before, said[before], on, partial))
    for code, *_, district, _ in units:
        if district:
            ground[district].append(code)
    province = _PROVINCE.search(body)
    whole = province[0].partition(" ")[2] if province else ""  # "Lạng Sơn" alone is the province, not its town
    for code, kind, name, short_name, parent, _, until in units:
        territorial = kind in Unit.TERRITORIAL
        above = said.get(parent, "") if parent else province[0] if province and not until else ""
        yield Place(
            code=code,
            name=said[code],
            bare=(short_name or name) if territorial and short_name != whole else "",
            label=f"{said[code]}, {above}" if above and (territorial or parent) else "",
            also=tuple(sorted(names.get(code, ()))),
            until=until,
            into=_in_order(into[code]),
            out_of=_in_order(out_of[code]),
            ground=tuple(sorted(ground[code])),
        )


def _in_order(changes):
    return tuple(sorted(changes, key=lambda change: (change.on, sort_key(change.name))))


def _in_text(kind, name):
    return name[:1].lower() + name[1:] if kind in Unit.TERRITORIAL else name
