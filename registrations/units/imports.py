"""The directory of units as committed data: read once into an office's database, then edited there."""

import csv
from collections import Counter
from datetime import date
from pathlib import Path

from django.db import transaction

from .models import OrganisingBody, Succession, Unit, UnitName

DATA = Path(__file__).parent / "data"
BODY = {
    "name": "Hội đồng Thi đua - Khen thưởng tỉnh Lạng Sơn",
    "short_name": "Hội đồng Thi đua - Khen thưởng tỉnh",
}


def _rows(name):
    with (DATA / name).open(encoding="utf-8", newline="") as file:
        yield from csv.DictReader(file)


def _day(text):
    return date.fromisoformat(text) if text else None


def _facts(row):
    return {"source": row["source"], "verified": row["verified"] == "1"}


def _dates(row):
    return {"effective_from": _day(row["effective_from"]), "effective_to": _day(row["effective_to"])}


@transaction.atomic
def load(slug="tinh"):
    """Add every unit, name and succession that is not there yet; what staff changed stays.

    Returns a Counter of the rows added, by model name.
    """
    added = Counter()
    body, made = OrganisingBody.objects.get_or_create(slug=slug, defaults=BODY)
    added["bodies"] += made
    known = {unit.code: unit for unit in Unit.objects.filter(organising_body=body).select_related("parent")}
    for row in _rows("units.csv"):
        if row["code"] not in known:
            known[row["code"]] = _add_unit(body, row, known)
            added["units"] += 1
    for row in _rows("names.csv"):
        added["names"] += _add_name(known[row["unit"]], row)
    for row in _rows("successions.csv"):
        _, made = Succession.objects.get_or_create(
            predecessor=known[row["predecessor"]],
            successor=known[row["successor"]],
            defaults={"on": _day(row["on"]), "partial": row["partial"] == "1", **_facts(row)},
        )
        added["successions"] += made
    if added["names"]:
        for unit in Unit.objects.filter(organising_body=body, names__isnull=False).distinct():
            unit.save()  # its other names are part of what it is found by
    return added


def _add_unit(body, row, known):
    return Unit.objects.create(
        organising_body=body,
        code=row["code"],
        kind=row["kind"],
        name=row["name"],
        short_name=row["short_name"],
        parent=known[row["parent"]] if row["parent"] else None,
        former_district=known[row["former_district"]] if row["former_district"] else None,
        **_dates(row),
        **_facts(row),
    )


def _add_name(unit, row):
    _, made = UnitName.objects.get_or_create(
        unit=unit, name=row["name"], kind=row["kind"], defaults={**_dates(row), **_facts(row)}
    )
    return made
