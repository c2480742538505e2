"""Lists as odd as offices make them."""

import pytest

from tests.registrations.tables.odd_lists import ODD, Odd
from tests.registrations.tables.odd_lists_more import MORE
from tests.registrations.tables.odd_lists_offices import OFFICES
from tests.registrations.tables.odd_lists_people import PEOPLE
from tests.registrations.tables.odd_lists_units import UNITS
from tests.registrations.tables.odd_lists_wordings import WORDINGS


def told(row) -> str:
    award = f"{row.award} ({row.award_class})" if row.award_class else row.award
    parts = (row.name, row.kind, row.position, row.unit, award, str(row.birth_year or ""), row.gender)
    return " | ".join(parts).rstrip(" |") + (" !" if row.doubts else "")


@pytest.mark.parametrize("odd", [*ODD, *MORE, *UNITS, *WORDINGS, *OFFICES, *PEOPLE], ids=lambda odd: odd.name)
def test_odd_list(odd: Odd, read_rows):
    reading = read_rows(odd.rows, odd.merges)
    assert [told(row) for row in reading.rows] == odd.told
    assert len(reading.doubts) == odd.notes, reading.doubts
