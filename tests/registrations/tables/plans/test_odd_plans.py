"""Plans of many offices come back as a careful clerk would read them."""

import pytest

from registrations.tables.plans.reading import read_plan
from tests.registrations.tables.plans.broken_plans import BROKEN
from tests.registrations.tables.plans.odd_plans import ODD
from tests.registrations.tables.plans.office_plans import PLANS

ALL = ODD | PLANS | BROKEN


def _span(numbers, letter):
    numbers = list(numbers)
    if len(numbers) > 2 and numbers == list(range(numbers[0], numbers[-1] + 1)):
        return f"{letter}{numbers[0]}-{numbers[-1]}"
    return letter + ",".join(map(str, numbers)) if numbers else ""


def told(task):
    time = "all" if task.all_year else _span(task.months, "M") or _span(task.quarters, "Q")
    return [
        task.number,
        time,
        task.text.replace("\n", "\\n"),
        "; ".join(task.lead_agencies),
        "; ".join(task.cooperating_agencies),
        str(task.due_on or ""),
    ]


@pytest.mark.parametrize("name", ALL)
def test_odd_plan(name):
    source, suffix, expected = ALL[name]
    reading = read_plan(source.encode() if isinstance(source, str) else source, f"ke-hoach{suffix}")
    rows = [[cell.strip() for cell in line.split("|")] for line in expected.split("\n")]

    assert [told(task) for task in reading.tasks] == [row[:6] for row in rows]
    for task, row in zip(reading.tasks, rows, strict=True):
        wanted = [words for words in row[6].split(";") if words]
        assert len(task.doubts) == len(wanted), task.doubts
        assert all(words.strip() in doubt for words, doubt in zip(wanted, task.doubts, strict=True)), task.doubts
