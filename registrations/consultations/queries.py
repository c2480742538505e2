"""What pages and officers ask about consultations."""

from dataclasses import dataclass
from datetime import date

from django.utils import timezone

from registrations.calendar.queries import calendar_for
from registrations.calendar.working_days import ORDINARY, Day, days_until

from .counting import EVERY_DAY
from .models import Consultation, Counting, Nominee

WORKING_DAY = "ngày làm việc"


@dataclass(frozen=True, slots=True)
class Countdown:
    """The window as a page shows it: its days, how many working days passed and how many are left."""

    days: tuple[Day, ...]
    opens_on: date
    last_day: date
    total: int
    passed: int
    left: int
    today: date
    today_counts: bool
    unit: str = WORKING_DAY

    @property
    def today_number(self):
        """Place of today in the strip of the look; on a day off it lies between two working days."""
        return self.passed + (1 if self.today_counts or self.left == 0 else 0.5)

    @property
    def label(self):
        """The strip in words."""
        if self.left == 0:
            return f"Đã qua {self.total} {self.unit}"
        if self.passed == 0 and not self.today_counts:
            return f"Chưa qua {self.unit} nào trong {self.total} ngày"
        if self.today_counts:
            return f"Đang ở {self.unit} thứ {self.passed + 1} trong {self.total} ngày"
        return f"Đã qua {self.passed} trong {self.total} {self.unit}, hôm nay không tính"

    @property
    def caption(self):
        return f"{self.total} {self.unit}"

    @property
    def of_working_days(self):
        """Whether only working days count; else all days do."""
        return self.unit == WORKING_DAY

    @property
    def free_days(self):
        """Days inside the window that do not count for another reason than the weekend."""
        return [day for day in self.days[1:] if not day.counts and not is_weekend(day)]

    @property
    def swapped_days(self):
        """Days of a weekend that count because the calendar says so."""
        return [day for day in self.days[1:] if day.counts and day.reason != ORDINARY] if self.of_working_days else []

    @property
    def sources(self):
        """Legal sources of the days that differ from the plain week, as far as they were checked."""
        return list(dict.fromkeys(day.source for day in self.days if day.source and day.verified))

    @property
    def sheet(self):
        """Rows for the calendar of the look: date, number and one word on why a day does not count."""
        return [{"date": day.date, "number": day.number, "note": _note(day, self.opens_on)} for day in self.days]

    @property
    def sheet_today(self):
        """Today, if it lies on the sheet."""
        return self.today if self.opens_on <= self.today <= self.last_day else None


def is_weekend(day):
    """Whether a day is off for no other reason than the week."""
    return day.reason in {"Thứ Bảy", "Chủ nhật"}


def _note(day, opens_on):
    if day.date == opens_on:
        return "mở"
    return "nghỉ" if is_weekend(day) else "lễ"


def countdown(consultation, now, calendar=None):
    """The opened consultation's window counted for a reader at an instant; one query unless the calendar is given."""
    today = timezone.localdate(now)
    end = consultation.last_day
    if consultation.counting == Counting.CALENDAR:
        calendar = EVERY_DAY
    calendar = calendar or calendar_for(consultation.organising_body.slug, since=consultation.opens_on)
    days = days_until(consultation.opens_on, end, calendar)
    numbered = [day for day in days if day.counts]
    return Countdown(
        days=days,
        opens_on=consultation.opens_on,
        last_day=end,
        total=len(numbered),
        passed=sum(day.date < today for day in numbered),
        left=sum(day.date >= today for day in numbered),
        today=today,
        today_counts=any(day.date == today for day in numbered),
        unit="ngày" if consultation.counting == Counting.CALENDAR else WORKING_DAY,
    )


def countdowns(consultations, now):
    """(consultation, countdown) pairs; one query per council, not per consultation."""
    calendars = {}
    for consultation in consultations:
        scope = consultation.organising_body.slug
        calendar = calendars.get(scope) or calendars.setdefault(scope, calendar_for(scope))
        yield consultation, countdown(consultation, now, calendar)


def for_page(slug):
    """The opened consultation of an address, with all that its page shows, or None."""
    return (
        Consultation.objects.public().select_related("organising_body", "outcome", "consent").filter(slug=slug).first()
    )


def public_nominees(consultation):
    """Nominees whose name may be shown, withdrawn ones among them, with their titles."""
    return list(Nominee.objects.public().filter(consultation=consultation).select_related("title"))


def open_since(now):
    """When the earliest window that is open now began, or None: till its end no number about it is told."""
    return Consultation.objects.open(now).order_by("opens_at").values_list("opens_at", flat=True).first()


def outcome_lines(outcome, consultation, nominees):
    """Published numbers by nominee or passage, with the names that may be shown now; ``nominees`` as of `public_nominees`."""
    if not outcome.lines:
        return []
    names = {("nominee", nominee.pk): nominee.name for nominee in nominees if not nominee.details_removed_at}
    if consultation.of_draft:
        names |= {("passage", passage.pk): str(passage) for passage in consultation.passages.all()}
    names["whole", None] = "Cả dự thảo" if consultation.of_draft else "Cả danh sách"
    return [
        line | {"label": names.get((line["kind"], line["key"]), "Trường hợp đã gỡ thông tin")} for line in outcome.lines
    ]
