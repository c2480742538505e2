"""Plans of many offices come back as a careful clerk would read them."""

import pytest

from registrations.tables.plans.reading import read_plan
from tests.registrations.tables.plans.broken_plans import BROKEN
from tests.registrations.tables.plans.further_plans import FURTHER
from tests.registrations.tables.plans.inspected_plans import (
    HEAD_IN_ONE_LINE,
    INSPECTED,
    QUARTERS_IN_ONE_HEADING,
    WITH_LEADERS,
)
from tests.registrations.tables.plans.mailed_plans import MAILED
from tests.registrations.tables.plans.odd_plans import ODD
from tests.registrations.tables.plans.office_plans import PLANS
from tests.registrations.tables.plans.unseen_plans import UNSEEN

ALL = ODD | PLANS | BROKEN | INSPECTED | UNSEEN | FURTHER | MAILED


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


def test_sections_end_where_the_count_goes_on():
    source, suffix, _ = INSPECTED["headings told by dashes below them, and the count going on beside"]

    sections = [task.section for task in read_plan(source.encode(), f"ke-hoach{suffix}").tasks]

    assert sections == ["Công tác tuyên truyền", "Công tác kiểm tra", "Công tác kiểm tra", ""]


def test_a_day_says_which_of_two_quarters():
    tasks = read_plan(QUARTERS_IN_ONE_HEADING.encode(), "ke-hoach.txt").tasks

    assert [task.quarters for task in tasks] == [[2], [1, 2]]


def test_the_number_behind_an_annex_and_a_column_that_is_left_out_are_told():
    reading = read_plan(WITH_LEADERS, "ke-hoach.xlsx")

    assert (reading.title, reading.number) == ("Kế hoạch công tác quý I năm 2025", "18/KH-SNV")
    assert reading.doubts == ["Cột “Lãnh đạo phụ trách” không có chỗ trong kế hoạch của Trang nên không được nhập."]


def test_the_number_of_a_head_that_became_one_line():
    reading = read_plan(HEAD_IN_ONE_LINE.encode(), "ke-hoach.txt")
    merged = read_plan(HEAD_IN_ONE_LINE.replace("\n\n     ", " ").encode(), "ke-hoach.txt")

    assert reading.number == "07/KH-UBND"
    assert reading.title == merged.title == "Kế hoạch công tác thi đua, khen thưởng năm 2023"


def test_two_plans_in_one_file_are_told():
    source, suffix, _ = FURTHER["two plans in one file, the second of what is inspected"]

    assert any("hơn một kế hoạch" in doubt for doubt in read_plan(source, f"ke-hoach{suffix}").doubts)


def test_what_a_heading_says_for_its_parts_is_their_section():
    source, suffix, _ = FURTHER["section row with agency filled: a group whose agency holds for the subtasks"]

    assert [task.section for task in read_plan(source, f"ke-hoach{suffix}").tasks] == [
        *["Công tác khen thưởng"] * 2,
        "",
    ]
