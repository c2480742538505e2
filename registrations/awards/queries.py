"""Questions about decisions and records. Everything here that faces the public starts at ``public()``."""

from dataclasses import dataclass

from django.db.models import Count, Exists, OuterRef, Q, QuerySet, Subquery
from django.db.models.functions import Coalesce

from registrations.attachments.models import Attachment

from . import rules
from .models import AwardEvent, AwardRecord, Decision, DecisionEvent, EventKind


def for_page(pk: int) -> Decision:
    """A decision with all that its page asks of it, in one query.

    Adds ``public_count`` (recipients that may be shown), ``has_hidden`` (the signed
    file says more than may be shown) and ``has_corrections`` (readers are to be told of some).
    """
    records = AwardRecord.objects.filter(decision=OuterRef("pk")).order_by()
    count = records.filter(is_public=True).values("decision").annotate(n=Count("pk")).values("n")
    told = AwardEvent.objects.filter(record__decision=OuterRef("pk"), record__is_public=True).exclude(public_note="")
    return (
        Decision.objects.select_related("signed_file", "public_file")
        .annotate(
            public_count=Coalesce(Subquery(count), 0),
            has_hidden=Exists(records.filter(Q(is_public=False) | Q(is_minor=True))),
            has_corrections=Exists(told),
        )
        .get(pk=pk)
    )


def corrections(decision: Decision) -> QuerySet[AwardEvent]:
    """Corrections of public records that readers are told of, newest first."""
    return AwardEvent.objects.filter(record__decision=decision, record__is_public=True).exclude(public_note="")


def public_recipients(decision: Decision) -> QuerySet[AwardRecord]:
    """Public records of a decision in the order of the list."""
    return decision.records.public().order_by("order", "pk")


def public_records(public_ids=None) -> QuerySet[AwardRecord]:
    """Public records with all that a result or a record page shows."""
    records = AwardRecord.objects.public().select_related("decision", "title", "unit")
    return records if public_ids is None else records.filter(public_id__in=public_ids)


def same_name(record: AwardRecord, limit: int = 10) -> list[AwardRecord]:
    """Other public records with exactly the same folded name and unit.

    They may be of the same person or collective; nobody has confirmed it.
    """
    if not record.unit_key or record.is_minor:
        return []
    others = public_records().filter(name_key=record.name_key, recipient_kind=record.recipient_kind, is_minor=False)
    others = others.filter(unit=record.unit) if record.unit_id else others.filter(unit_key=record.unit_key)
    return list(others.exclude(pk=record.pk).order_by("-year", "-pk")[:limit])


@dataclass(frozen=True, slots=True)
class Publicity:
    """What everyone may see of a decision now, and why: for the officer's screen.

    ``offered`` is the file that readers get (None: no file). The counts are of
    all records of the decision.
    """

    records: int
    hidden: int
    minors: int
    ended: int
    offered: Attachment | None
    published: bool

    @property
    def why(self) -> str:
        """The rule that chose the file, in words."""
        reasons = []
        if self.hidden:
            reasons.append(f"{self.hidden} lượt không công khai")
        if self.minors:
            reasons.append(f"{self.minors} trẻ em dưới 16 tuổi")
        if not reasons:
            return "Danh sách không có ai cần giữ kín nên người đọc được tải bản ký."
        joined = " và ".join(reasons)
        return f"Danh sách có {joined} nên người đọc chỉ được tải bản đã lược, không được tải bản ký."


def publicity_of(decision: Decision) -> Publicity:
    """Count what may be shown of a decision (two queries)."""
    counts = decision.records.aggregate(
        records=Count("pk"),
        hidden=Count("pk", filter=Q(is_public=False)),
        minors=Count("pk", filter=Q(is_minor=True)),
        ended=Count("pk", filter=Q(ended_on__isnull=False)),
    )
    return Publicity(**counts, offered=rules.offered_file(decision), published=decision.is_published())


def history_of_record(record: AwardRecord) -> list[AwardEvent | DecisionEvent]:
    """Everything that happened to a record, newest first: its own events and corrections of its decision."""
    own = list(record.events.select_related("recorded_by", "source_file", "whole__source_file"))
    # What ended or restored the whole decision stands on the record already.
    decision = record.decision.events.filter(kind=EventKind.CORRECTION).select_related("recorded_by", "source_file")
    return sorted([*own, *decision], key=lambda event: event.recorded_at, reverse=True)


def history_of_decision(decision: Decision) -> list[DecisionEvent]:
    """Everything that happened to the whole decision, newest first."""
    events = decision.events.select_related("recorded_by", "source_file").annotate(part_count=Count("parts"))
    return list(events.order_by("-recorded_at", "-pk"))


def decisions_for_staff() -> QuerySet[Decision]:
    """All decisions with the number of their records."""
    return Decision.objects.annotate(recipient_count=Count("records"))
