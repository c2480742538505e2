"""Mails to the units whose people and collectives a decision names. Each unit is told of each thing once."""

from collections import defaultdict
from datetime import datetime, timedelta
from typing import Any

from django.db.models import Count, QuerySet
from django.utils import timezone

from registrations.notices.actions import queue
from registrations.units.models import Membership, Unit

from .models import AwardEvent, AwardRecord, Decision, DecisionEvent, EventKind, UnitNotice

# An old decision brought into the archive is no news to a unit.
NEWS_FOR = timedelta(days=180)
PUBLISHED = "cong-bo"
TOLD_OF = {
    EventKind.CORRECTION,
    EventKind.REVOCATION,
    EventKind.ANNULMENT,
    EventKind.STRIPPING,
    EventKind.RESTORATION,
}


def decision_published(decision: Decision, now: datetime | None = None) -> int:
    """Tell the units that a decision with their recipients is out. Returns the number of units told.

    Told once, however often the page is published again; counts public records
    only. Call it with the decision locked, in the transaction that publishes.
    """
    now = now or timezone.now()
    if not decision.is_published(now) or timezone.localdate(now) - decision.signed_on > NEWS_FOR:
        return 0
    records = AwardRecord.objects.filter(decision=decision, is_public=True)
    return _tell(decision, PUBLISHED, records, "published", {}, now)


def record_event(event: AwardEvent) -> int:
    """Tell the unit of a public record what happened to it."""
    record = event.record
    if event.kind not in TOLD_OF or not record.decision.is_published():
        return 0
    records = AwardRecord.objects.filter(pk=record.pk, is_public=True)
    return _tell(record.decision, f"luot-{event.pk}", records, "record_event", {"event": event, "record": record})


def decision_event(event: DecisionEvent) -> int:
    """Tell the units of a published decision what happened to the whole of it."""
    if event.kind not in TOLD_OF or not event.decision.is_published():
        return 0
    records = AwardRecord.objects.filter(decision=event.decision, is_public=True)
    return _tell(event.decision, f"quyet-dinh-{event.pk}", records, "decision_event", {"event": event})


def _tell(
    decision: Decision,
    about: str,
    records: QuerySet[AwardRecord],
    template: str,
    context: dict[str, Any],
    now: datetime | None = None,
) -> int:
    now = now or timezone.now()
    at_home = records.with_home_unit().filter(home_unit__isnull=False).order_by()
    counts: dict[int, int] = dict(at_home.values_list("home_unit").annotate(n=Count("pk")))
    told = UnitNotice.objects.filter(decision=decision, about=about).values_list("unit", flat=True)
    people = defaultdict(list)
    members = Membership.objects.at(now).filter(unit__in=set(counts) - set(told)).select_related("user")
    for member in members:
        people[member.unit_id].append(member.user)
    written = [
        UnitNotice(
            decision=decision,
            unit=unit,
            about=about,
            record_count=counts[unit.pk],
            mail_count=len(_mail(unit, people[unit.pk], decision, counts[unit.pk], template, context)),
            written_at=now,
        )
        for unit in Unit.objects.filter(pk__in=people).in_force(timezone.localdate(now))
    ]
    UnitNotice.objects.bulk_create(written)
    return len(written)


def _mail(unit: Unit, users: list, decision: Decision, count: int, template: str, context: dict[str, Any]) -> list:
    return queue(
        f"awards.{template}",
        users,
        template=f"registrations/awards/mail/{template}.txt",
        context={"unit": unit, "decision": decision, "count": count, **context},
        about=f"decision:{decision.pk}",
    )
