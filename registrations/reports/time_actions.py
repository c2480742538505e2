"""What happens around the deadline: reminders by the clock or by an officer, and more time for everybody."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import datetime
from typing import Any

from django.db import transaction
from django.utils import timezone
from wagtail.log_actions import log

from registrations.campaigns.models import Campaign
from registrations.campaigns.time_actions import FROM_HOUR, step_due
from registrations.campaigns.wording import last_day
from registrations.refusals import NotAllowed, Refused
from registrations.units.models import Unit

from . import board, emails, rules
from .models import ReportPeriod, ReportReminder

PERIODS_FOLLOWED = 60


def _unsent(period: ReportPeriod, now: datetime, choice: board.Choice):
    """Units of the board that still owe their report, in time or late."""
    return [
        unit
        for unit in board.units(period, choice, now)
        if unit.rep_state in {None, *rules.EDITABLE} and unit.stands_on(timezone.localdate(now))
    ]


@transaction.atomic
def remind(period: ReportPeriod, choice: board.Choice, *, by: Any, now: datetime | None = None) -> tuple[int, int]:
    """Tell the people of every unit of the chosen part of the board that has not sent.

    Returns (units told, units without anybody to tell). Raises NotAllowed.
    """
    if not rules.may_review(by):
        raise NotAllowed("Tài khoản này không có quyền nhắc đơn vị.")
    now = now or timezone.now()
    owing = _unsent(period, now, choice)
    told = sum(_remind(period, unit, None, by, now) for unit in owing)
    log(period, "reports.remind", user=by, data={"units": told})
    return told, len(owing) - told


def _remind(period: ReportPeriod, unit: Any, days_before: int | None, by: Any, now: datetime) -> bool:
    due = period.due(unit.rep_extended)
    people = emails.reminder(unit, period, due, now)
    if people or days_before is not None:
        ReportReminder.objects.create(
            period=period,
            unit=unit,
            last_day=last_day(due.closes_at),
            days_before=days_before,
            people=people,
            by=by,
            at=now,
        )
    return bool(people)


def remind_by_clock(now: datetime | None = None) -> int:
    """Remind every unit 7, 3 and 1 days before its deadline unless it has sent; once for each. Returns units told."""
    now = now or timezone.now()
    if timezone.localtime(now).time() < FROM_HOUR:
        return 0
    return sum(_remind_period(each, now) for each in ReportPeriod.objects.begun(now)[:PERIODS_FOLLOWED])


@transaction.atomic
def _remind_period(period: ReportPeriod, now: datetime) -> int:
    opens_on = timezone.localdate(period.opens_at)
    extended = period.reports.filter(extended_until__gt=now).exists()
    if not extended and step_due(period.closes_at, opens_on, now) is None:
        return 0
    ReportPeriod.objects.select_for_update().get(pk=period.pk)  # two ticks at once remind once
    steps = ReportReminder.objects.filter(period=period, days_before__isnull=False)
    done = set(steps.values_list("unit_id", "last_day", "days_before"))
    told = 0
    for unit in _unsent(period, now, board.Choice()):
        closes_at = period.due(unit.rep_extended).closes_at
        step = step_due(closes_at, opens_on, now)
        if step is not None and (unit.pk, last_day(closes_at), step) not in done:
            told += _remind(period, unit, step, None, now)
    return told


@transaction.atomic
def extend_all(
    period: ReportPeriod, *, until: datetime, reason: str, by: Any, now: datetime | None = None
) -> ReportPeriod:
    """Move the deadline for every unit, effective at once, with a logged reason; tells who has not sent.

    What is taken late ends no sooner than the new deadline. Raises NotAllowed,
    or Refused when the new deadline is not later than the present one.
    """
    if not rules.may_review(by):
        raise NotAllowed("Tài khoản này không có quyền gia hạn.")
    now = now or timezone.now()
    period = ReportPeriod.objects.select_for_update().get(pk=period.pk)
    if until <= max(now, period.closes_at):
        raise Refused("Hạn mới cần sau hạn hiện nay.")
    period.closes_at, period.closing = until, Campaign.Closing.THROUGH
    if period.late_until and period.late_until <= until:
        period.late_until = None
    period.save(update_fields=["closes_at", "closing", "late_until"])
    emails.extended_for_all(period, _unsent(period, now, board.Choice()), reason, now)
    log(period, "reports.extend_all", user=by, data={"deadline": period.deadline, "reason": reason}, timestamp=now)
    return period


def reminders_of(period: ReportPeriod, units: Sequence[Unit]) -> dict[int, ReportReminder]:
    """The newest reminder of each unit, by its primary key."""
    found = ReportReminder.objects.filter(period=period, unit__in=units, people__gt=0).order_by("at", "pk")
    return {each.unit_id: each for each in found}
