"""Mails to the units whose people and collectives a decision names. Each unit is told of each thing once."""

from collections import defaultdict
from datetime import datetime, timedelta
from typing import Any

from django.db.models import Count, QuerySet
from django.utils import timezone

from registrations.notices.actions import queue
from registrations.notices.registry import Event, Place, address_place, register
from registrations.units.models import Membership, Unit
from themes.base.vietnamese import date_text, number_text

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

GROUP = "Khen thưởng"
MEMBERS = "Người nhập và người ký duyệt của đơn vị"
FOLDER = "registrations/awards/mail"


def _decision_url(context: Any) -> str:
    return context["decision"].public_url


def _record_url(context: Any) -> str:
    return context["record"].get_absolute_url()


_OF_DECISION = (
    Place("đơn vị", lambda each: each["unit"].in_text, "xã Hữu Liên"),
    Place("số quyết định", lambda each: each["decision"].number, "1042/QĐ-UBND"),
    Place("ngày ký", lambda each: date_text(each["decision"].signed_on), "12/06/2026"),
)
_COUNT = Place("số lượt", lambda each: number_text(each["count"]), "12")
_CHANGE = (
    Place("việc", lambda each: each["event"].get_kind_display(), "Đính chính", True),
    Place("từ ngày", lambda each: date_text(each["event"].on), "15/06/2026"),
    Place("căn cứ", lambda each: each["event"].source, "Công văn số 21/SNV-TĐKT"),
    Place("ghi chú", lambda each: each["event"].public_note, "Chức vụ đúng là Phó Hiệu trưởng."),
)
_DECISION_ADDRESS = address_place(_decision_url, "/quyet-dinh/…/")

register(
    Event(
        "awards.published",
        GROUP,
        "Quyết định khen thưởng đã công bố",
        MEMBERS,
        f"{FOLDER}/published.txt",
        (
            *_OF_DECISION,
            _COUNT,
            Place("trích yếu", lambda each: each["decision"].subject, "Về việc tặng Bằng khen"),
            _DECISION_ADDRESS,
        ),
        url=_decision_url,
        may_refuse=True,
    ),
    Event(
        "awards.record_event",
        GROUP,
        "Một lượt khen có thay đổi",
        MEMBERS,
        f"{FOLDER}/record_event.txt",
        (
            *_OF_DECISION,
            *_CHANGE,
            Place("người được khen", lambda each: each["record"].name, "Nông Thị Mẫu"),
            address_place(_record_url, "/so-vang/…/"),
        ),
        url=_record_url,
    ),
    Event(
        "awards.decision_event",
        GROUP,
        "Một quyết định khen thưởng có thay đổi",
        MEMBERS,
        f"{FOLDER}/decision_event.txt",
        (*_OF_DECISION, _COUNT, *_CHANGE, _DECISION_ADDRESS),
        url=_decision_url,
    ),
)


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
        context={"unit": unit, "decision": decision, "count": count, **context},
        about=f"decision:{decision.pk}",
    )
