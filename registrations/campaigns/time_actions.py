"""What happens around the deadline: reminders by the clock or by an officer, and more time for everybody."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import date, datetime, time
from typing import Any

from django.db import transaction
from django.utils import timezone
from wagtail.log_actions import log

from registrations.refusals import NotAllowed, Refused
from registrations.units.models import Unit

from . import board, emails, rules
from .deadlines import Deadline, deadline_for
from .models import Campaign, Reminder
from .wording import last_day

STEPS = (7, 3, 1)  # days before the last day
FROM_HOUR = time(8)  # nobody is reminded in the night


def _due(campaign: Campaign, unit: Any) -> Deadline:
    return deadline_for(campaign, unit.kind, unit.reg_extended)


def _unsent(campaign: Campaign, now: datetime, choice: board.Choice):
    """Units of the board that still owe their registration, in time or late."""
    return [
        unit
        for unit in board.units(campaign, choice, now)
        if unit.reg_state in rules.UNSENT and unit.stands_on(timezone.localdate(now))
    ]


@transaction.atomic
def remind(campaign: Campaign, choice: board.Choice, *, by: Any, now: datetime | None = None) -> tuple[int, int]:
    """Mail the people of every unit of the chosen part of the board that has not sent.

    Returns (units written to, units without anybody to write to). Raises NotAllowed.
    """
    if not rules.may_review(by):
        raise NotAllowed("Tài khoản này không có quyền nhắc đơn vị.")
    now = now or timezone.now()
    owing = _unsent(campaign, now, choice)
    told = sum(bool(_remind(campaign, unit, None, by, now)) for unit in owing)
    log(campaign, "campaigns.remind", user=by, data={"units": told})
    return told, len(owing) - told


@transaction.atomic
def remind_one(campaign: Campaign, unit: Any, *, by: Any, now: datetime) -> int:
    """Mail the people of one unit, as the board reads it, that it still owes; how many were written to.

    Raises NotAllowed.
    """
    if not rules.may_review(by):
        raise NotAllowed("Tài khoản này không có quyền nhắc đơn vị.")
    people = _remind(campaign, unit, None, by, now)
    if people:
        data = {"unit": unit.name, "people": people}
        log(campaign, "campaigns.remind_one", user=by, data=data, timestamp=now)
    return people


def _remind(campaign: Campaign, unit: Any, days_before: int | None, by: Any, now: datetime) -> int:
    due = _due(campaign, unit)
    people = emails.reminder(unit, campaign, due, now)
    if people or days_before is not None:
        Reminder.objects.create(
            campaign=campaign,
            unit=unit,
            last_day=last_day(due.closes_at),
            days_before=days_before,
            people=people,
            by=by,
            at=now,
        )
    return people


def step_due(closes_at: datetime, opens_on: date, now: datetime) -> int | None:
    """The step (7, 3 or 1 days before the last day) whose reminder is due; a step missed is made up for later.

    None before the first step, after the deadline, and where the campaign opened only after the step.
    """
    if now >= closes_at:
        return None
    end = last_day(closes_at)
    left = (end - timezone.localdate(now)).days
    reached = [step for step in STEPS if left <= step and (end - opens_on).days >= step]
    return min(reached) if reached and left > 0 else None


def remind_by_clock(now: datetime | None = None) -> int:
    """Remind every unit whose step has come and that has not sent; once for each step. Returns units written to."""
    now = now or timezone.now()
    if timezone.localtime(now).time() < FROM_HOUR:
        return 0
    return sum(_remind_campaign(campaign, now) for campaign in Campaign.objects.begun(now).order_by("-closes_at")[:60])


@transaction.atomic
def _remind_campaign(campaign: Campaign, now: datetime) -> int:
    extended = campaign.registrations.filter(extended_until__gt=now).exists()
    opens_on = timezone.localdate(campaign.opens_at)
    ends = {campaign.closes_at, *(closes_at for closes_at, _ in campaign.own_deadlines.values())}
    if not extended and all(step_due(closes_at, opens_on, now) is None for closes_at in ends):
        return 0
    Campaign.objects.select_for_update().get(pk=campaign.pk)  # two ticks at once remind once
    steps = Reminder.objects.filter(campaign=campaign, days_before__isnull=False)
    done = set(steps.values_list("unit_id", "last_day", "days_before"))
    told = 0
    for unit in _unsent(campaign, now, board.Choice()):
        closes_at = _due(campaign, unit).closes_at
        step = step_due(closes_at, opens_on, now)
        if step is not None and (unit.pk, last_day(closes_at), step) not in done:
            told += bool(_remind(campaign, unit, step, None, now))
    return told


@transaction.atomic
def extend_all(campaign: Campaign, *, until: datetime, reason: str, by: Any, now: datetime | None = None) -> Campaign:
    """Move the deadline of a campaign for every unit, effective at once, with a logged reason; tells who has not sent.

    Raises NotAllowed, or Refused when the new deadline is not later than the present one.
    """
    if not rules.may_review(by):
        raise NotAllowed("Tài khoản này không có quyền gia hạn.")
    now = now or timezone.now()
    campaign = Campaign.objects.select_for_update().get(pk=campaign.pk)
    if until <= max(now, campaign.closes_at):
        raise Refused("Hạn mới cần sau hạn hiện nay.")
    campaign.closes_at, campaign.closing = until, Campaign.Closing.THROUGH
    campaign.deadlines.filter(closes_at__lte=until).delete()  # a kind that has more time of its own keeps it
    vars(campaign).pop("own_deadlines", None)
    if campaign.late_until and campaign.late_until <= until:
        campaign.late_until = None
    campaign.save(update_fields=["closes_at", "closing", "late_until"])
    emails.extended_for_all(campaign, _unsent(campaign, now, board.Choice()), reason, now)
    log(
        campaign, "campaigns.extend_all", user=by, data={"deadline": campaign.deadline, "reason": reason}, timestamp=now
    )
    return campaign


def reminders_of(campaign: Campaign, units: Sequence[Unit]) -> dict[int, Reminder]:
    """The newest reminder of each unit, by its primary key."""
    found = Reminder.objects.filter(campaign=campaign, unit__in=units, people__gt=0).order_by("at", "pk")
    return {each.unit_id: each for each in found}
