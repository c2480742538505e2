"""What pages and officers ask about consultations."""

import hashlib
from dataclasses import dataclass
from datetime import date, timedelta

from django.db.models import Exists, F, OuterRef
from django.utils import timezone

from registrations.calendar.queries import calendar_for
from registrations.calendar.working_days import ORDINARY, Day, days_until
from registrations.receipts.models import Entry
from search.text import whole_numbers

from . import overview
from .counting import EVERY_DAY
from .frozen import change_hash
from .models import Change, Consultation, Counting, Nominee, State

WORKING_DAY = "ngày làm việc"
# What the register is told when details of nominees are taken off the portal, and the frozen text with them.
DETAILS_REMOVED = "consultation-details-removed"


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
    def unannounced(self):
        """Years inside the window whose holidays and swaps have not been announced: the end may still move later."""
        return sorted({day.date.year for day in self.days if not day.verified and not day.source})

    @property
    def sheet(self):
        """Rows for the calendar of the look: date, number and one word on why a day does not count."""
        return [{"date": day.date, "number": day.number, "note": day.note} for day in self.days]

    @property
    def sheet_today(self):
        """Today, if it lies on the sheet."""
        return self.today if self.opens_on <= self.today <= self.last_day else None


def is_weekend(day):
    """Whether a day is off for no other reason than the week."""
    return day.kind == "weekend"


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
    listed = Nominee.objects.filter(consultation=OuterRef("pk"), is_public=True)
    gone = listed.filter(details_removed_at__isnull=False)
    withdrawn = listed.filter(withdrawn_at__isnull=False)
    found = Consultation.objects.public().select_related("organising_body", "outcome", "consent").filter(slug=slug)
    # The frozen text may be long and is given out as a file of its own.
    changes = Change.objects.filter(consultation=OuterRef("pk"))
    longer = changes.filter(kind=Change.Kind.EXTENSION)
    found = found.annotate(
        details_gone=Exists(gone),
        part_withdrawn=Exists(withdrawn),
        was_lengthened=Exists(longer),
        has_changes=Exists(changes),
    )
    return found.defer("frozen").first()


def public_nominees(consultation):
    """Nominees whose name may be shown, withdrawn ones among them, with their titles."""
    return list(Nominee.objects.public().filter(consultation=consultation).select_related("title"))


def details_removed(consultation):
    """Whether details of a nominee were taken off the portal: then the frozen text is given out no more."""
    return Nominee.objects.filter(consultation=consultation.pk, details_removed_at__isnull=False).exists()


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


SOON = timedelta(days=3)


@dataclass(frozen=True, slots=True)
class NextStep:
    """What must be done next with a consultation; ``late`` when it should have been done."""

    words: str
    late: bool = False


def next_step(consultation, now):
    """The next thing to do with a consultation, in words for the office."""
    state, today = consultation.state_at(now), timezone.localdate(now)
    if state == State.DRAFT:
        if consultation.opens_on and consultation.opens_on < today:
            return NextStep(f"Ngày mở {consultation.opens_on:%d/%m/%Y} đã qua, cần chọn lại", late=True)
        return NextStep("Chờ người duyệt mở")
    last_day, meets_on = consultation.last_day, consultation.council_meets_on
    if state in (State.UPCOMING, State.OPEN) and meets_on and meets_on <= last_day:
        return NextStep(f"Hết hạn dời đến {last_day:%d/%m/%Y}: cần đổi ngày họp Hội đồng", late=True)
    if state == State.UPCOMING:
        return NextStep(f"Tự mở ngày {consultation.opens_on:%d/%m/%Y}")
    if state == State.OPEN:
        soon = consultation.closes_at - now <= SOON
        return NextStep(f"{'Sắp hết hạn: nhận' if soon else 'Nhận'} ý kiến đến hết ngày {last_day:%d/%m/%Y}")
    if state == State.CLOSED:
        due = overview.outcome_due(consultation)
        late = bool(due and today > due)  # by the dated rule of the room that publishes outcomes
        return NextStep("Quá hạn công bố kết quả" if late else "Tổng hợp và công bố kết quả", late=late)
    return NextStep("")


def waiting_drafts():
    """Drafts that wait for an approver, the one that is to open first above."""
    return Consultation.objects.filter(opened_at__isnull=True).order_by(F("opens_on").asc(nulls_last=True), "pk")


def _subject(entry):
    _, _, number = entry.subject.partition(":")
    return Consultation.objects.filter(pk__in=whole_numbers([number]))


def opened_commitment(entry):
    """What the register was told when the consultation of an entry was opened, made again from the frozen text.

    The text that was taken away with details of nominees, as the register tells, is stood for by its hash.
    """
    frozen, digest = _subject(entry).values_list("frozen", "text_hash").first() or ("", "")
    if frozen:
        return hashlib.sha256(frozen.encode()).hexdigest()
    removed = Entry.objects.filter(subject=entry.subject, kind=DETAILS_REMOVED, sequence__gt=entry.sequence)
    return digest if removed.exists() else None


def changed_commitment(entry):
    """What the register was told of a change after opening, made again from its row; None when that is gone."""
    rows = Change.objects.filter(consultation__in=_subject(entry), at=entry.at)
    hashes = [change_hash(change) for change in rows.select_related("consultation")]
    return entry.commitment if entry.commitment in hashes else next(iter(hashes), None)
