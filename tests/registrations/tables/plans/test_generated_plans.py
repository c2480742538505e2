"""Two hundred invented plans, each written in another way, come back as the records they were made of."""

import random

import pytest

from registrations.tables.plans.reading import read_plan
from tests.registrations.tables.plans.generator import make
from tests.registrations.tables.plans.generator_files import write


@pytest.mark.parametrize("seed", range(200))
def test_round_trip(seed):
    plan = make(seed)
    reading = read_plan(*write(random.Random(seed), plan))
    tasks, expected = reading.tasks, plan.expected

    assert [t.text for t in tasks] == [e.text for e in expected]
    assert [t.number for t in tasks] == [e.number for e in expected]
    assert [(t.lead_agencies, t.cooperating_agencies) for t in tasks] == [(e.lead, e.cooperating) for e in expected]
    assert [(t.quarters, t.months) for t in tasks] == [(e.quarters, e.months) for e in expected]
    assert [str(t.due_on or "") for t in tasks] == [e.due for e in expected]
    assert [t.product for t in tasks] == [e.product for e in expected]
    assert [len(t.doubts) for t in tasks] == [len(e.doubts) for e in expected], [t.doubts for t in tasks]
    assert all(
        word in doubt
        for t, e in zip(tasks, expected, strict=True)
        for word, doubt in zip(e.doubts, t.doubts, strict=True)
    )
    notes = [doubt for doubt in reading.doubts if "phông chữ cũ" not in doubt]
    assert len(notes) == plan.notes, notes
    assert reading.year == 2024


def test_plans_differ_and_hold_what_must_be_doubted():
    plans = [make(seed) for seed in range(200)]
    assert len({(p.style.form, p.style.periods, p.style.roles, p.style.numbers, p.style.bullets) for p in plans}) > 140
    assert sum(bool(task.doubts) for p in plans for task in p.expected) > 55
    assert sum(len(p.headers) > 1 for p in plans) > 25
