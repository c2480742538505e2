"""Counting working days: pure functions, no database, no clock.

A *window* of N working days opens on a day that does not count and closes at
the midnight that ends the N-th working day after it, so that whoever reads
the notice on its first evening still has N full working days. Instants are
aware datetimes in Asia/Ho_Chi_Minh and intervals are half-open:
``opens_at <= now < closes_at``.
"""

from __future__ import annotations

from collections.abc import Callable, Mapping
from dataclasses import dataclass, field
from datetime import date, datetime, time, timedelta
from zoneinfo import ZoneInfo

ZONE = ZoneInfo("Asia/Ho_Chi_Minh")
LONGEST_WINDOW = 250
# A calendar that closes more than this in a row is a typing error, not a calendar.
LONGEST_CLOSURE = timedelta(days=400)

WEEKDAYS = ("thứ Hai", "thứ Ba", "thứ Tư", "thứ Năm", "thứ Sáu", "thứ Bảy", "Chủ nhật")
WEEKEND = (5, 6)
ORDINARY = "Ngày làm việc"
OPENING = "Ngày thông báo, thời hạn tính từ ngày làm việc liền sau"
NOTES = {"opening": "mở", "holiday": "lễ", "compensation": "bù", "swap": "đổi"}


class NoWorkingDay(ValueError):
    """The calendar leaves no working day within reach."""


@dataclass(frozen=True, slots=True)
class DayRule:
    """What the calendar says about one day: work or not, why, by which document, and whether that was checked.

    ``kind`` is "weekend", "holiday", "compensation", "swap", "closure", or ""
    for a day like any other.
    """

    works: bool
    reason: str
    source: str = ""
    verified: bool = True
    kind: str = ""


@dataclass(frozen=True, slots=True)
class Day:
    """One day of a window: whether it counts, as which number (1..N), and why (not)."""

    date: date
    counts: bool
    number: int | None
    reason: str
    source: str
    verified: bool = True
    kind: str = ""

    @property
    def note(self) -> str:
        """One word for a small calendar on why the day does not count."""
        return "" if self.counts else NOTES.get(self.kind, "nghỉ")


@dataclass(frozen=True, slots=True)
class Window:
    """A counted window. ``days`` runs from the opening day to the last day, both included."""

    opens_on: date
    opens_at: datetime
    closes_at: datetime
    last_day: date
    working_days: int
    days: tuple[Day, ...]

    @property
    def unverified(self) -> tuple[Day, ...]:
        """Days whose rule has not been compared with a document, or for which none has been issued yet."""
        return tuple(day for day in self.days if not day.verified)


def _nothing(day: date) -> DayRule | None:
    return None


def _always(year: int) -> bool:
    return True


@dataclass(frozen=True)
class WorkingCalendar:
    """Which days are worked: decided days above proposed days above the plain week.

    ``decided`` holds the rows of the office; ``proposed`` answers for a day
    that nobody has decided (national holidays) with a DayRule or None;
    ``announced`` tells whether holidays and swaps of a year are known. Before
    that even a plain day may turn out otherwise, and counts as not verified.
    """

    decided: Mapping[date, DayRule] = field(default_factory=dict)
    proposed: Callable[[date], DayRule | None] = _nothing
    announced: Callable[[int], bool] = _always

    def rule(self, day: date) -> DayRule:
        """The rule in force for a day; there always is one."""
        found = self.decided.get(day) or self.proposed(day)
        if found:
            return found
        known = self.announced(day.year)
        if day.weekday() in WEEKEND:
            name = WEEKDAYS[day.weekday()]
            return DayRule(False, name[0].upper() + name[1:], verified=known, kind="weekend")
        return DayRule(True, ORDINARY, verified=known)

    def works(self, day: date) -> bool:
        """Whether the day is a working day."""
        return self.rule(day).works


def start_of(day: date) -> datetime:
    """The first instant of a day in Vietnam; also the end of the day before, excluded."""
    return datetime.combine(day, time.min, tzinfo=ZONE)


def _day(day: date, rule: DayRule, counted: int) -> Day:
    return Day(day, rule.works, counted if rule.works else None, rule.reason, rule.source, rule.verified, rule.kind)


def comment_window(opens_on: date, working_days: int, calendar: WorkingCalendar) -> Window:
    """Count a window of ``working_days`` that opens on ``opens_on``.

    Raises ValueError for a length outside 1..250 and NoWorkingDay if the
    calendar never lets the window end.
    """
    if not 1 <= working_days <= LONGEST_WINDOW:
        raise ValueError(f"A window holds 1 to {LONGEST_WINDOW} working days, not {working_days}.")
    days = [Day(opens_on, False, None, OPENING, "", kind="opening")]
    counted = 0
    last_counted = day = opens_on
    while counted < working_days:
        if day == date.max:
            raise NoWorkingDay("The calendar of the world ends before the window does.")
        day += timedelta(days=1)
        if day - last_counted > LONGEST_CLOSURE:
            raise NoWorkingDay(f"No working day follows {last_counted:%Y-%m-%d} within reach.")
        rule = calendar.rule(day)
        if rule.works:
            counted += 1
            last_counted = day
        days.append(_day(day, rule, counted))
    return Window(
        opens_on=opens_on,
        opens_at=start_of(opens_on),
        closes_at=start_of(day + timedelta(days=1)),
        last_day=day,
        working_days=working_days,
        days=tuple(days),
    )


def add_working_days(start: date, count: int, calendar: WorkingCalendar) -> date:
    """The ``count``-th working day after ``start``; the start itself never counts."""
    return comment_window(start, count, calendar).last_day


def working_days_left(today: date, last_day: date, calendar: WorkingCalendar) -> int:
    """Working days from today to the last day, both included; 0 when it is over."""
    span = max(0, (last_day - today).days + 1)
    return sum(calendar.works(today + timedelta(days=offset)) for offset in range(span))


def days_until(opens_on: date, last_day: date, calendar: WorkingCalendar) -> tuple[Day, ...]:
    """The days from an opening day to a given last day, working days numbered 1, 2, …

    For a window whose promised end lies later than a fresh count would put it.
    """
    days = [Day(opens_on, False, None, OPENING, "", kind="opening")]
    counted = 0
    for offset in range(1, (last_day - opens_on).days + 1):
        day = opens_on + timedelta(days=offset)
        rule = calendar.rule(day)
        counted += rule.works
        days.append(_day(day, rule, counted))
    return tuple(days)
