"""Whatever the day, the demo lies in the year before it."""

from datetime import date, timedelta

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from portal.demo.honours import MERGED, day_of, read
from portal.demo.moments import anniversary, back, last, this_or_next
from portal.demo.pages import article_days
from registrations.calendar import national
from registrations.calendar.working_days import WorkingCalendar, comment_window

TODAYS = st.dates(date(2026, 10, 2), date(2036, 12, 31))
CALENDAR = WorkingCalendar({}, national.proposed)


@given(TODAYS)
@settings(max_examples=25)
def test_news_fill_the_year_before_today(today):
    days = [day for day, _ in article_days(today)]
    assert days == sorted(days)
    assert all(today - timedelta(days=370) < day <= today for day in days)
    assert days[-1] >= today - timedelta(days=3)


@given(TODAYS)
@settings(max_examples=25)
def test_decisions_lie_behind_today_and_districts_before_their_end(today):
    for recipe in read("decisions")["decision"]:
        signed = day_of(recipe, today)
        assert signed < today or recipe["years"] == 0
        if recipe["authority"] == "chu-tich-ubnd-huyen":
            assert signed < MERGED
        else:
            assert today.year - signed.year <= 10


@given(TODAYS)
def test_a_window_counted_back_ends_on_its_day(today):
    day = this_or_next(today, CALENDAR)
    opens_on = back(day, 10, CALENDAR)
    assert CALENDAR.works(opens_on)
    assert comment_window(opens_on, 10, CALENDAR).last_day == day


@pytest.mark.parametrize(
    ("month_day", "today", "found"),
    [
        ("11-12", date(2026, 11, 12), date(2026, 11, 12)),
        ("11-13", date(2026, 11, 12), date(2025, 11, 13)),
        ("10-18", date(2026, 11, 12), date(2026, 10, 16)),  # a Sunday gives way to the Friday
    ],
)
def test_the_latest_such_day(month_day, today, found):
    assert last(month_day, today) == found


def test_a_leap_day_has_an_anniversary():
    assert anniversary(date(2028, 2, 29), 1) == date(2027, 2, 28)
