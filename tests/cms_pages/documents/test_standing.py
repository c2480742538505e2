"""Validity as a function of the day: own dates, and what later documents do."""

import datetime

import pytest
from hypothesis import given
from hypothesis import strategies as st

from cms_pages.documents.kinds import CHANGING, Validity
from cms_pages.documents.standing import Act, standing

DAYS = st.dates(datetime.date(2020, 1, 1), datetime.date(2030, 1, 1))
ACTS = st.builds(
    Act,
    kind=st.sampled_from([str(kind) for kind in CHANGING]),
    on=DAYS,
    by=st.just("Nghị định 1/2025/NĐ-CP"),
    part=st.sampled_from(["", "Điều 5"]),
    until=st.none() | DAYS,
    ends_part=st.booleans(),
)
DAY = datetime.date


@given(start=st.none() | DAYS, end=st.none() | DAYS, acts=st.lists(ACTS, max_size=4), day=DAYS, later=DAYS)
def test_what_has_ended_stays_ended(start, end, acts, day, later):
    day, later = sorted((day, later))

    before, after = (standing(start, end, acts, on) for on in (day, later))

    if before.state == Validity.ENDED:
        assert after.state == Validity.ENDED
    if before.state not in (Validity.ENDED, Validity.UPCOMING):
        assert after.state != Validity.UPCOMING


@given(start=st.none() | DAYS, end=st.none() | DAYS, acts=st.lists(ACTS, max_size=4), day=DAYS)
def test_the_state_agrees_with_the_days(start, end, acts, day):
    ends = [each for each in [end, *(act.on for act in acts if act.ends_all)] if each]
    reading = standing(start, end, acts, day)

    if any(each <= day for each in ends):
        assert reading.state == Validity.ENDED
    elif start and start > day:
        assert reading.state == Validity.UPCOMING
    else:
        kinds = {act.kind for act in reading.changes}
        assert all(act.holds_on(day) for act in reading.changes)
        # An amendment or a correction alone takes nothing away unless somebody said so.
        if kinds <= {"amends", "corrects"} and not any(act.ends_part for act in reading.changes):
            assert reading.state == Validity.IN_FORCE
        if kinds & {"replaces_part", "repeals_part"}:
            assert reading.state in (Validity.PARTLY, Validity.SUSPENDED)
        assert (reading.state == Validity.SUSPENDED) == any(act.suspends_all for act in reading.changes)
    assert reading.details or reading.state == Validity.IN_FORCE
    assert str(reading.note) == reading.note


def test_words_tell_when_and_by_what():
    new = Act("replaces", DAY(2025, 7, 1), "Nghị định 152/2025/NĐ-CP")
    part = Act("repeals", DAY(2024, 3, 1), "Nghị định 9/2024/NĐ-CP", part="Điều 5")
    begins = DAY(2024, 1, 1)

    assert standing(begins, None, [new], DAY(2025, 7, 1)).note == (
        "hết hiệu lực từ 01/07/2025, thay bằng Nghị định 152/2025/NĐ-CP"
    )
    assert standing(begins, None, [part, new], DAY(2025, 6, 30)).details == (
        "sẽ hết hiệu lực từ 01/07/2025, thay bằng Nghị định 152/2025/NĐ-CP; "
        "Điều 5 bị bãi bỏ bởi Nghị định 9/2024/NĐ-CP từ 01/03/2024"
    )
    assert standing(begins, None, [], DAY(2023, 12, 31)).note == "chưa có hiệu lực; có hiệu lực từ 01/01/2024"
    assert standing(begins, None, [], begins).note == ""
    # The day is of the deed, not of the doubt.
    doubted = Act("amends", DAY(2025, 7, 1), "Nghị định 9", verified=False)
    assert standing(begins, None, [doubted], DAY(2026, 1, 1)).details == (
        "được sửa đổi, bổ sung bởi Nghị định 9 từ 01/07/2025, đang đối chiếu bản gốc"
    )
    # Its own time was over before it was replaced: both are told.
    assert standing(begins, DAY(2025, 1, 1), [new], DAY(2026, 1, 1)).details == (
        "từ 01/01/2025, thay bằng Nghị định 152/2025/NĐ-CP"
    )


@pytest.mark.parametrize(
    ("act", "state", "note"),
    [
        (Act("amends", DAY(2025, 7, 1), "Nghị định 9"), "con", "được sửa đổi, bổ sung bởi Nghị định 9"),
        (Act("amends", DAY(2025, 7, 1), "Nghị định 9", ends_part=True), "motphan", "hết hiệu lực một phần"),
        (Act("repeals_part", DAY(2025, 7, 1), "Nghị định 9"), "motphan", "hết hiệu lực một phần"),
        (Act("corrects", DAY(2025, 7, 1), "Nghị định 9"), "con", ""),
        (
            Act("suspends", DAY(2025, 7, 1), "Nghị quyết 9", until=DAY(2026, 1, 1)),
            "ngung",
            "ngưng hiệu lực theo Nghị quyết 9 từ 01/07/2025 đến trước 01/01/2026",
        ),
        (Act("suspends_part", DAY(2025, 7, 1), "Nghị quyết 9"), "ngungphan", "ngưng hiệu lực một phần"),
    ],
)
def test_only_what_was_entered_is_told(act, state, note):
    before, during = (standing(DAY(2024, 1, 1), None, [act], day) for day in (DAY(2025, 6, 30), DAY(2025, 12, 31)))

    assert (before.state, during.state, during.note) == ("con", state, note)
    assert before.details == f"sắp tới {act.words} {act.since}"
    after = standing(DAY(2024, 1, 1), None, [act], DAY(2026, 1, 1))
    # What was suspended for a time has its effect again.
    assert after.state == ("con" if act.until else state)
