"""Lists of many offices: read alike from a workbook, a document and CSV, wherever and in whatever order columns stand."""

import random

import pytest

from registrations.tables.reading import read_list
from tests.registrations.tables.offices import OfficeList, written
from tests.registrations.tables.offices_awards import AWARDS
from tests.registrations.tables.offices_bodies import BODIES
from tests.registrations.tables.offices_headings import HEADINGS
from tests.registrations.tables.offices_kinds import KINDS
from tests.registrations.tables.offices_names import NAMES
from tests.registrations.tables.offices_sections import SECTIONS

LISTS = [*BODIES, *KINDS, *HEADINGS, *SECTIONS, *AWARDS, *NAMES]
LOOSE = [made for made in LISTS if not made.merged() and "csv" in made.forms and "beside" not in made.name]


def told(row) -> str:
    award = f"{row.award} ({row.award_class})" if row.award_class else row.award
    parts = (row.name, row.kind, row.position, row.unit, award, str(row.birth_year or ""), row.gender)
    return " | ".join(parts).rstrip(" |") + (" †" if row.posthumous else "") + (" !" if row.doubts else "")


def recipients(rows, form="csv") -> list[str]:
    return sorted(told(row).rstrip(" !") for row in read_list(written(rows, form), f"ds.{form}").rows)


@pytest.mark.parametrize(
    ("made", "form"),
    [pytest.param(made, form, id=f"{made.name}-{form}") for made in LISTS for form in made.forms.split()],
)
def test_list_of_an_office(made: OfficeList, form):
    reading = read_list(written(made.rows(), form), f"ds.{form}")
    assert [told(row) for row in reading.rows] == made.told.strip("\n").split("\n")
    assert len(reading.doubts) == made.notes, reading.doubts


@pytest.mark.parametrize("made", LOOSE, ids=lambda made: made.name)
def test_place_on_the_sheet_and_order_of_columns_change_nothing(made: OfficeList):
    rows = made.rows()
    plain = recipients(rows)
    assert recipients([[], [], *(["", "", *row] for row in rows)]) == plain
    width = max(map(len, rows))
    order = list(range(1, width))
    random.Random(made.name).shuffle(order)
    wide = [row + [""] * (width - len(row)) for row in rows]
    titled = [row if len(own) == 1 else [row[c] for c in (0, *order)] for row, own in zip(wide, rows, strict=True)]
    assert recipients(titled) == plain
