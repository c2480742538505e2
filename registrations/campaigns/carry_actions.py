"""A unit that passes into another in the middle of a campaign: what it had begun goes on with the successor."""

from __future__ import annotations

from datetime import datetime
from typing import Any

from django.db import transaction
from django.utils import timezone
from wagtail.log_actions import log

from registrations.refusals import NotAllowed
from registrations.units.acting import past_units_of, successors
from search.text import fold

from . import rules
from .actions import lock, save_step, stored_data
from .models import Registration
from .steps import COLLECTIVES, PERSONS, TARGETS


def waiting_drafts(registration: Registration, now: datetime) -> list[Registration]:
    """Unsent drafts of units that passed wholly into this one, with something that is not here yet."""
    if registration.state not in rules.EDITABLE:
        return []
    former = [each.pk for each in past_units_of([registration.unit], now)[registration.unit_id]]
    if not former:
        return []
    whole = successors(former, timezone.localdate(now), whole=True)
    wanted = [pk for pk in former if registration.unit_id in whole[pk]]
    drafts = Registration.objects.filter(campaign=registration.campaign_id, unit__in=wanted, state__in=rules.EDITABLE)
    return [each for each in drafts.select_related("unit") if _missing(registration, each)]


def _missing(here: Registration, former: Registration) -> bool:
    return any(merged_step(here, former, step) != stored_data(here, step) for step in STEPS)


STEPS = (COLLECTIVES.key, PERSONS.key, TARGETS.key)


def merged_step(here: Registration, former: Registration, step: str) -> dict[str, Any]:
    """What stands here, and behind it what only the former unit had: rows, answers, lines of the pledge."""
    mine, theirs = stored_data(here, step), stored_data(former, step)
    if "rows" in mine:
        there = {(fold(row["name"]), row["title_id"]) for row in mine["rows"]}
        more = [row for row in theirs["rows"] if (fold(row["name"]), row["title_id"]) not in there]
        return {"rows": [*mine["rows"], *more]}
    lines = mine["pledge"].split("\n") if mine["pledge"] else []
    pledge = "\n".join([*lines, *(line for line in theirs["pledge"].split("\n") if line and line not in lines)])
    return {"answers": {**theirs["answers"], **mine["answers"]}, "pledge": pledge}


@transaction.atomic
def carry_over(registration_id: Any, former_id: Any, *, by: Any, now: datetime | None = None) -> Registration:
    """Take the unsent draft of a former unit into the draft of its successor; the former draft stays as it is.

    Raises NotAllowed when there is nothing to take over, or as `save_step`.
    """
    now = now or timezone.now()
    registration = lock(registration_id)
    former = next((each for each in waiting_drafts(registration, now) if str(each.pk) == str(former_id)), None)
    if former is None:
        raise NotAllowed("Không có bản đang soạn nào của đơn vị cũ để đưa sang.")
    for step in STEPS:
        registration = save_step(
            registration.pk, step, merged_step(registration, former, step), version=registration.version, by=by, now=now
        )
    log(registration, "campaigns.carried_over", user=by, data={"unit": former.unit.name}, timestamp=now)
    return registration


def carry_all(registration: Registration, *, by: Any, now: datetime | None = None) -> None:
    """Into a draft in which nothing stands yet, take what all its former units had begun."""
    now = now or timezone.now()
    if registration.version == 1 and rules.may_write_now(by, registration, now):
        for each in waiting_drafts(registration, now):
            carry_over(registration.pk, each.pk, by=by, now=now)
