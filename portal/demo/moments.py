"""Days of the demo, all counted from one today, so that the province is always a living one."""

from dataclasses import dataclass, field
from datetime import date, datetime, time, timedelta
from random import Random

from django.utils import timezone

from registrations.calendar.working_days import WorkingCalendar

SEED = 1831  # the year in which the province was founded
WEEKEND = 5


def at(day: date, hour: int = 8, minute: int = 0) -> datetime:
    """An aware instant of a day in Vietnam."""
    return timezone.make_aware(datetime.combine(day, time(hour, minute)))


def last(month_day: str, today: date, years_ago: int = 0) -> date:
    """The latest "MM-DD" that is not after today, some years back; weekends give way to the Friday before."""
    month, day = map(int, month_day.split("-"))
    year = today.year - (1 if (month, day) > (today.month, today.day) else 0)
    found = date(year - years_ago, month, day)
    return found - timedelta(days=max(0, found.weekday() - 4))


def anniversary(today: date, years_ago: int) -> date:
    """Today's day and month some years ago (28 February for a leap day)."""
    try:
        return today.replace(year=today.year - years_ago)
    except ValueError:
        return today.replace(year=today.year - years_ago, day=28)


def back(today: date, count: int, calendar: WorkingCalendar) -> date:
    """The working day so far back that ``count`` working days lie after it, up to and with today."""
    day, seen = today, 0
    while seen < count or not calendar.works(day):
        seen += calendar.works(day)
        day -= timedelta(days=1)
    return day


def this_or_next(day: date, calendar: WorkingCalendar) -> date:
    """The day itself if it is worked, else the next that is."""
    while not calendar.works(day):
        day += timedelta(days=1)
    return day


@dataclass
class Demo:
    """What the parts of the demo share: today, the seeded generator, and who does things."""

    today: date
    now: datetime
    rng: Random = field(default_factory=lambda: Random(SEED))  # noqa: S311 (no secret)
    people: dict = field(default_factory=dict)
    diary: list = field(default_factory=list)

    def plan(self, when: datetime, event) -> None:
        """Note that ``event()`` happened at an instant; `live` lets everything happen in order of time."""
        self.diary.append((when, len(self.diary), event))

    def live(self) -> None:
        """Let what was planned happen, the earliest first (the register of receipts grows in order)."""
        while self.diary:
            entry = min(self.diary, key=lambda planned: planned[:2])
            self.diary.remove(entry)
            entry[2]()
