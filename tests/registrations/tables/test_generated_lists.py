"""Three hundred invented lists, each written in another way, come back as the records they were made of."""

import random

import pytest

from registrations.tables.reading import read_list
from tests.registrations.tables.generator_files import write
from tests.registrations.tables.generator_layout import make


@pytest.mark.parametrize("seed", range(300))
def test_round_trip(seed):
    made = make(seed)
    reading = read_list(*write(random.Random(seed), made))
    rows, expected = reading.rows, made.expected

    assert [r.name for r in rows] == [r.name for r in expected]
    assert [str(r.kind) for r in rows] == [r.kind for r in expected]
    assert [(r.award, r.award_class) for r in rows] == [(r.award, r.award_class) for r in expected]
    assert [(r.position, r.unit) for r in rows] == [(r.position, r.unit) for r in expected]
    assert [r.merit for r in rows] == [r.merit for r in expected]
    assert [r.birth_year or 0 for r in rows] == [r.birth for r in expected]
    if made.style.names in ("honorific", "honorific column", "he she"):
        people = [(r.gender, e.woman) for r, e in zip(rows, expected, strict=True) if e.kind == "individual"]
        assert all((gender == "nữ") == woman for gender, woman in people)
    assert (reading.decision_number, str(reading.decision_date)) == ("12/QĐ-UBND", "2025-03-05")
    assert not reading.errors
    assert [bool(r.doubts) for r in rows] == [r.doubtful for r in expected], [r.doubts for r in rows]
    assert len(reading.doubts) == made.notes, reading.doubts


def test_lists_differ_and_hold_ambiguities():
    lists = [make(seed) for seed in range(300)]
    assert len({(m.style.form, m.style.award_in, m.style.sections, m.style.names, m.style.units) for m in lists}) > 150
    assert sum(row.doubtful for m in lists for row in m.expected) > 15
    assert sum(m.notes for m in lists) > 40
