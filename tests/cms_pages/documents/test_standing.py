"""Validity as a function of the day: own dates, and what later documents do."""

import datetime

from hypothesis import given
from hypothesis import strategies as st

from cms_pages.documents.kinds import Validity
from cms_pages.documents.standing import Act, standing

DAYS = st.dates(datetime.date(2020, 1, 1), datetime.date(2030, 1, 1))
ACTS = st.builds(
    Act,
    kind=st.sampled_from(["replaces", "repeals", "amends"]),
    on=DAYS,
    by=st.just("Nghị định 1/2025/NĐ-CP"),
    part=st.sampled_from(["", "Điều 5"]),
)
DAY = datetime.date


@given(start=st.none() | DAYS, end=st.none() | DAYS, acts=st.lists(ACTS, max_size=4), day=DAYS, later=DAYS)
def test_what_has_ended_stays_ended(start, end, acts, day, later):
    day, later = sorted((day, later))

    before, after = (standing(start, end, acts, on) for on in (day, later))

    if before.state == Validity.ENDED:
        assert after.state == Validity.ENDED
    if before.state in (Validity.IN_FORCE, Validity.PARTLY):
        assert after.state != Validity.UPCOMING


@given(start=st.none() | DAYS, end=st.none() | DAYS, acts=st.lists(ACTS, max_size=4), day=DAYS)
def test_the_state_agrees_with_the_days(start, end, acts, day):
    ends = [each for each in [end, *(act.on for act in acts if act.ends_all)] if each]
    changed = any(not act.ends_all and act.on <= day for act in acts)

    state = standing(start, end, acts, day).state

    if any(each <= day for each in ends):
        assert state == Validity.ENDED
    elif start and start > day:
        assert state == Validity.UPCOMING
    else:
        assert state == (Validity.PARTLY if changed else Validity.IN_FORCE)


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
    # Its own time was over before it was replaced: both are told.
    assert standing(begins, DAY(2025, 1, 1), [new], DAY(2026, 1, 1)).details == (
        "từ 01/01/2025, thay bằng Nghị định 152/2025/NĐ-CP"
    )
