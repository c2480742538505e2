"""What happens to the calendar. Every change tells the rooms whose deadlines count on it."""

from dataclasses import dataclass
from datetime import date

from django.core.exceptions import PermissionDenied, ValidationError
from django.db import transaction
from django.utils import timezone
from wagtail.log_actions import log

from . import national
from .models import CalendarDay, CalendarYear
from .signals import calendar_changed


@dataclass(frozen=True, slots=True)
class Done:
    """How many days were stored, how many of them anew, and what that did to windows, in sentences for the officer."""

    days: int
    new: int
    effects: list[str]


def _announce(reason):
    """Tell the rooms above; their sentences for the officer."""
    answers = calendar_changed.send(sender=CalendarDay, reason=reason)
    return [sentence for _, told in answers for sentence in told or ()]


@transaction.atomic
def save_day(day, *, by=None):
    """Store a decided day and let open windows grow by it; ``day.effects`` tells what that did, in sentences.

    Raises ValidationError if it clashes.
    """
    created = day._state.adding
    day.full_clean()
    day.save()
    log(instance=day, action="wagtail.create" if created else "wagtail.edit", user=by)
    day.effects = _announce(str(day))
    return day


@transaction.atomic
def remove_day(day, *, by=None):
    """Take a decided day out again. Windows that it lengthened keep their promised end."""
    log(instance=day, action="wagtail.delete", user=by, deleted=True)
    day.delete()
    _announce("")


@transaction.atomic
def load_years(years):
    """Write the national days of some years as editable rows; rows of the office stay as they are.

    Returns the number of new rows.
    """
    known = set(CalendarDay.objects.filter(scope="").values_list("date", flat=True))
    rows = [_row(day, rule) for year in years for day, rule in national.year_rules(year).items() if day not in known]
    CalendarDay.objects.bulk_create(rows)
    if rows:
        _announce("")
    return len(rows)


def _row(day, rule, scope=""):
    return CalendarDay(
        date=day,
        kind=rule.kind or CalendarDay.Kind.CLOSURE,
        works=rule.works,
        reason=rule.reason,
        source=rule.source,
        verified=rule.verified,
        scope=scope,
    )


def _may_decide(by):
    if not by.has_perm("calendar.change_calendarday"):
        raise PermissionDenied


@transaction.atomic
def adopt_days(year, days, *, source, by, scope=""):
    """Take proposed days of a year over as decided and compared with a document.

    A day that stands as a row already is marked as compared. Raises ValidationError for a day that nobody proposed, and
    PermissionDenied for others than officers of the calendar.
    """
    _may_decide(by)
    rules = national.year_rules(year)
    days = set(days)
    if not days or not days <= set(rules):
        raise ValidationError("Mời chọn ít nhất một ngày trong danh sách được đề xuất của năm.")
    known = {row.date: row for row in CalendarDay.objects.filter(scope=scope, date__in=days)}
    new = len(days - set(known))
    for day in sorted(days):
        row = known.get(day) or _row(day, rules[day], scope)
        row.source, row.verified = source or row.source, True
        _store(row, by)
    return Done(len(days), new, _announce(f"Lịch năm {year}"))


@transaction.atomic
def reject_day(day, *, reason, source, by, scope=""):
    """Decide that a proposed day of rest is worked, or a proposed swap is not: the opposite of the proposal.

    Raises ValidationError without a proposal, reason or source.
    """
    _may_decide(by)
    proposal = national.proposed(day)
    if proposal is None:
        raise ValidationError("Ngày này không có trong danh sách được đề xuất.")
    if not source.strip():
        raise ValidationError({"source": "Mời ghi văn bản làm căn cứ."})
    row = CalendarDay.objects.filter(scope=scope, date=day).first() or CalendarDay(date=day, scope=scope)
    row.works = not proposal.works
    row.kind = CalendarDay.Kind.WORKED if row.works else CalendarDay.Kind.CLOSURE
    row.reason = reason.strip() or f"Không theo đề xuất: {proposal.reason}"
    row.source, row.verified = source.strip(), True
    _store(row, by)
    row.effects = _announce(str(row))
    return row


@transaction.atomic
def import_days(rows, *, by):
    """Store many decided days at once, all or none; a day that stands already in its scope is changed.

    Raises ValidationError with every line that does not fit.
    """
    _may_decide(by)
    rows = list(rows)
    known = {
        (row.date, row.scope): row
        for row in CalendarDay.objects.filter(
            date__in={row.date for row in rows}, scope__in={row.scope for row in rows}
        )
    }
    new = 0
    for row in rows:
        old = known.get((row.date, row.scope))
        if old:
            row.pk, row._state.adding = old.pk, False
        else:
            new += 1
        _store(row, by)
    return Done(len(rows), new, _announce(_import_reason(rows)))


def _import_reason(rows):
    years = sorted({row.date.year for row in rows})
    return f"Lịch năm {', '.join(map(str, years))}"


def _store(row, by):
    created = row._state.adding
    row.full_clean()
    row.save()
    log(instance=row, action="wagtail.create" if created else "wagtail.edit", user=by)


@transaction.atomic
def confirm_year(year, *, source, by):
    """Note that holidays and swaps of a year were announced and compared; every proposed day must be decided before.

    Raises ValidationError while a proposed day waits for its decision or without a source.
    """
    _may_decide(by)
    waiting = waiting_days(year)
    if waiting:
        days = ", ".join(f"{day:%d/%m}" for day in waiting[:8]) + (" …" if len(waiting) > 8 else "")
        raise ValidationError(f"Còn {len(waiting)} ngày được đề xuất chưa đối chiếu: {days}.")
    if not source.strip():
        raise ValidationError({"source": "Mời ghi văn bản làm căn cứ."})
    decided, _ = CalendarYear.objects.update_or_create(
        year=year, defaults={"source": source.strip(), "decided_by": by, "decided_at": timezone.now()}
    )
    log(instance=decided, action="wagtail.edit", user=by)
    return decided


def waiting_days(year) -> list[date]:
    """Proposed days of a year that no officer has compared with a document for all councils."""
    checked = set(CalendarDay.objects.filter(scope="", verified=True, date__year=year).values_list("date", flat=True))
    return sorted(set(national.year_rules(year)) - checked)
