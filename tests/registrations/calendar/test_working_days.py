"""The engine: properties for random calendars, and the real calendars of 2023 to 2026."""

from datetime import date, datetime, timedelta
from zoneinfo import ZoneInfo

import pytest
from hypothesis import given
from hypothesis import strategies as st

from registrations.calendar import national
from registrations.calendar.working_days import (
    DayRule,
    NoWorkingDay,
    WorkingCalendar,
    add_working_days,
    comment_window,
    days_until,
    working_days_left,
)

HANOI = ZoneInfo("Asia/Ho_Chi_Minh")
NATION = WorkingCalendar(proposed=national.proposed)
OPENINGS = st.dates(date(2023, 1, 1), date(2026, 12, 1))
LENGTHS = st.integers(1, 60)
RULES = st.dictionaries(
    st.dates(date(2023, 1, 1), date(2027, 6, 1)),
    st.builds(DayRule, works=st.booleans(), reason=st.just("quyết định của cơ quan")),
    max_size=40,
)


@given(opens_on=OPENINGS, length=LENGTHS, rules=RULES)
def test_a_window_holds_exactly_its_working_days_after_the_opening_day(opens_on, length, rules):
    calendar = WorkingCalendar(rules, national.proposed)

    window = comment_window(opens_on, length, calendar)

    counted = [day for day in window.days if day.counts]
    assert [day.number for day in counted] == list(range(1, length + 1))
    assert all(calendar.works(day.date) for day in counted)
    assert not any(calendar.works(day.date) for day in window.days[1:] if not day.counts)
    assert not window.days[0].counts
    assert window.days[-1].date == window.last_day == counted[-1].date


@given(opens_on=OPENINGS, length=LENGTHS, rules=RULES)
def test_a_window_is_whole_days_without_gap_and_closes_at_midnight_in_vietnam(opens_on, length, rules):
    window = comment_window(opens_on, length, WorkingCalendar(rules, national.proposed))

    dates = [day.date for day in window.days]
    assert dates == [opens_on + timedelta(days=offset) for offset in range(len(dates))]
    midnight = datetime.combine(window.last_day + timedelta(days=1), datetime.min.time(), HANOI)
    assert window.closes_at == midnight
    assert window.closes_at.utcoffset() == timedelta(hours=7)


@given(opens_on=OPENINGS, length=LENGTHS, rules=RULES, closed=st.dates(date(2023, 1, 1), date(2027, 3, 1)))
def test_a_closure_never_shortens_and_lengthens_when_it_takes_a_counted_day(opens_on, length, rules, closed):
    before = comment_window(opens_on, length, WorkingCalendar(rules, national.proposed))

    rules = rules | {closed: DayRule(False, "nghỉ tránh bão")}
    after = comment_window(opens_on, length, WorkingCalendar(rules, national.proposed))

    took_one = any(day.counts and day.date == closed for day in before.days)
    assert (after.closes_at > before.closes_at) == took_one
    assert after.closes_at >= before.closes_at


@given(opens_on=OPENINGS, length=LENGTHS, rules=RULES, later=st.integers(0, 30), longer=st.integers(0, 30))
def test_opening_later_or_asking_for_more_days_never_ends_earlier(opens_on, length, rules, later, longer):
    calendar = WorkingCalendar(rules, national.proposed)

    window = comment_window(opens_on, length, calendar)
    other = comment_window(opens_on + timedelta(days=later), length + longer, calendar)

    assert other.closes_at >= window.closes_at


@given(opens_on=OPENINGS, length=LENGTHS, rules=RULES)
def test_days_until_the_end_are_the_days_of_the_window(opens_on, length, rules):
    calendar = WorkingCalendar(rules, national.proposed)

    window = comment_window(opens_on, length, calendar)

    assert days_until(opens_on, window.last_day, calendar) == window.days
    assert add_working_days(opens_on, length, calendar) == window.last_day
    assert working_days_left(opens_on + timedelta(days=1), window.last_day, calendar) == length


@pytest.mark.parametrize(
    ("opens_on", "last_day", "not_counted"),
    [
        # Tết 2023, holidays 20 to 26 January
        ("2023-01-13", "2023-02-03", "20/01 23/01 24/01 25/01 26/01"),
        # 30 April 2023: Hùng Kings on Saturday, two days in lieu
        ("2023-04-20", "2023-05-09", "01/05 02/05 03/05"),
        # National Day 2023: 1 and 4 September
        ("2023-08-25", "2023-09-12", "01/09 04/09"),
        # Tết 2024
        ("2024-02-02", "2024-02-23", "08/02 09/02 12/02 13/02 14/02"),
        # 29 April 2024 off; Saturday 4 May worked instead
        ("2024-04-19", "2024-05-07", "29/04 30/04 01/05"),
        # Tết 2025
        ("2025-01-20", "2025-02-10", "27/01 28/01 29/01 30/01 31/01"),
        # 2 May 2025 off; Saturday 26 April worked instead
        ("2025-04-18", "2025-05-06", "30/04 01/05 02/05"),
        # 2 January 2026 off; Saturday 10 January worked instead
        ("2025-12-26", "2026-01-12", "01/01 02/01"),
        # Tết 2026
        ("2026-02-06", "2026-02-27", "16/02 17/02 18/02 19/02 20/02"),
        # Hùng Kings on a Sunday: 27 April off in lieu
        ("2026-04-17", "2026-05-06", "27/04 30/04 01/05"),
        # 31 August 2026 off; Saturday 22 August worked instead
        ("2026-08-20", "2026-09-07", "31/08 01/09 02/09"),
        # 24 November 2026
        ("2026-11-12", "2026-11-27", "24/11"),
    ],
)
def test_ten_days_of_the_real_calendars(opens_on, last_day, not_counted):
    window = comment_window(date.fromisoformat(opens_on), 10, NATION)

    holidays = [f"{day.date:%d/%m}" for day in window.days[1:] if not day.counts and day.date.weekday() < 5]
    assert window.last_day.isoformat() == last_day
    assert " ".join(holidays) == not_counted


@pytest.mark.parametrize("worked", [date(2024, 5, 4), date(2025, 4, 26), date(2026, 1, 10), date(2026, 8, 22)])
def test_swapped_saturdays_are_worked(worked):
    assert worked.weekday() == 5
    assert NATION.works(worked)
    assert not NATION.works(worked + timedelta(days=1))


def test_a_decision_of_the_office_stands_above_the_national_day():
    tet = date(2026, 2, 17)

    assert not NATION.works(tet)
    assert WorkingCalendar({tet: DayRule(True, "trực")}, national.proposed).works(tet)


@pytest.mark.parametrize("length", [0, -1, 251])
def test_a_length_that_is_no_window_is_refused(length):
    with pytest.raises(ValueError, match="250"):
        comment_window(date(2026, 2, 6), length, NATION)


def test_a_calendar_without_working_days_is_refused_and_not_endless():
    never = WorkingCalendar(proposed=lambda day: DayRule(False, "đóng cửa"))

    with pytest.raises(NoWorkingDay):
        comment_window(date(2026, 2, 6), 1, never)


def test_a_window_of_one_day_ends_with_the_next_working_day():
    window = comment_window(date(2026, 11, 20), 1, NATION)

    assert window.last_day == date(2026, 11, 23)


@pytest.mark.parametrize(
    ("year", "off", "worked"),
    [
        # every weekday on which the State rested, and every Saturday worked instead of one of them
        (2023, "02/01 20/01 23/01 24/01 25/01 26/01 01/05 02/05 03/05 01/09 04/09", ""),
        (2024, "01/01 08/02 09/02 12/02 13/02 14/02 18/04 29/04 30/04 01/05 02/09 03/09", "04/05"),
        (2025, "01/01 27/01 28/01 29/01 30/01 31/01 07/04 30/04 01/05 02/05 01/09 02/09", "26/04"),
        (2026, "01/01 02/01 16/02 17/02 18/02 19/02 20/02 27/04 30/04 01/05 31/08 01/09 02/09 24/11", "10/01 22/08"),
    ],
)
def test_the_whole_calendar_of_a_real_year(year, off, worked):
    days = [date(year, 1, 1) + timedelta(days=number) for number in range(366 if year % 4 == 0 else 365)]

    rested = [f"{day:%d/%m}" for day in days if day.weekday() < 5 and not NATION.works(day)]
    instead = [f"{day:%d/%m}" for day in days if day.weekday() >= 5 and NATION.works(day)]

    assert " ".join(rested) == off
    assert " ".join(instead) == worked


@pytest.mark.parametrize(
    ("day", "kind", "source"),
    [
        (date(2026, 2, 17), "holiday", "45/2019/QH14, Điều 112"),
        (date(2026, 4, 27), "compensation", "45/2019/QH14, Điều 111 khoản 3"),
        (date(2026, 8, 31), "swap", "hoán đổi"),
        (date(2018, 9, 3), "compensation", "10/2012/QH13, Điều 115"),
        (date(2019, 9, 2), "holiday", "10/2012/QH13, Điều 115"),
        (date(2010, 9, 2), "holiday", "năm 1994, Điều 73"),
    ],
)
def test_each_national_day_names_its_kind_and_the_code_in_force_that_year(day, kind, source):
    rule = NATION.rule(day)
    assert not rule.works
    assert rule.kind == kind
    assert source in rule.source


@given(opens_on=OPENINGS, length=LENGTHS, rules=RULES, day=st.dates(date(2023, 1, 1), date(2027, 3, 1)))
def test_a_day_that_is_given_back_never_lengthens(opens_on, length, rules, day):
    rules = rules | {day: DayRule(False, "nghỉ tránh bão")}
    closed = comment_window(opens_on, length, WorkingCalendar(rules, national.proposed))
    worked = comment_window(
        opens_on, length, WorkingCalendar(rules | {day: DayRule(True, "làm việc")}, national.proposed)
    )
    assert worked.closes_at <= closed.closes_at


@given(start=OPENINGS, first=st.integers(1, 40), second=st.integers(1, 40), rules=RULES)
def test_adding_working_days_in_two_steps_is_adding_them_at_once(start, first, second, rules):
    calendar = WorkingCalendar(rules, national.proposed)

    at_once = add_working_days(start, first + second, calendar)

    assert add_working_days(add_working_days(start, first, calendar), second, calendar) == at_once
    assert calendar.works(at_once)


@given(opens_on=OPENINGS, length=LENGTHS, rules=RULES)
def test_neighbouring_instants_at_both_ends_lie_on_different_sides(opens_on, length, rules):
    window = comment_window(opens_on, length, WorkingCalendar(rules, national.proposed))

    def is_open(at):
        return window.opens_at <= at < window.closes_at

    tick = timedelta(microseconds=1)
    assert is_open(window.opens_at)
    assert not is_open(window.opens_at - tick)
    assert is_open(window.closes_at - tick)
    assert not is_open(window.closes_at)


@given(opens_on=OPENINGS, length=LENGTHS, rules=RULES)
def test_the_days_say_why_and_only_days_that_do_not_count_bear_a_note(opens_on, length, rules):
    window = comment_window(opens_on, length, WorkingCalendar(rules, national.proposed))
    assert all(day.reason for day in window.days)
    assert all(bool(day.note) != day.counts for day in window.days)
    assert window.days[0].note == "mở"


def test_the_calendar_of_the_world_ends_without_a_crash():
    with pytest.raises(NoWorkingDay):
        comment_window(date(9999, 12, 30), 10, WorkingCalendar())


@pytest.mark.parametrize("year", [1, 1994, 2101, 9999])
def test_out_of_reach_nothing_is_proposed(year):
    assert national.year_rules(year) == {}
