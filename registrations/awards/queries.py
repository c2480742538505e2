"""Questions about decisions and records. Everything here that faces the public starts at ``public()``."""

from dataclasses import dataclass
from datetime import date, datetime

from django.contrib.contenttypes.models import ContentType
from django.db.models import Count, Exists, OuterRef, Q, QuerySet, Subquery
from django.db.models.functions import Coalesce
from wagtail.models import ModelLogEntry

from registrations.attachments.models import Attachment
from search.text import whole_numbers

from . import rules
from .models import AwardEvent, AwardRecord, Decision, DecisionEvent, EventKind, RecipientImport
from .showing import ended_label

MOST_TOLD = 100


def for_page(pk: int) -> Decision:
    """A decision with all that its page asks of it, in one query.

    Adds ``public_count`` (recipients that may be shown), ``has_hidden`` (the signed
    file says more than may be shown), ``has_changes`` and ``has_corrections``
    (readers are to be told of some, of the decision and of its records) and
    ``has_ended`` (some awards no longer stand).
    """
    records = AwardRecord.objects.filter(decision=OuterRef("pk")).order_by()
    count = records.filter(is_public=True).values("decision").annotate(n=Count("pk")).values("n")
    return (
        Decision.objects.select_related("signed_file", "public_file", "consultation", "movement")
        .annotate(
            public_count=Coalesce(Subquery(count), 0),
            has_hidden=Exists(records.filter(Q(is_public=False) | Q(is_minor=True))),
            has_changes=Exists(_changes(OuterRef("pk"))),
            has_corrections=Exists(_corrections(OuterRef("pk"))),
            has_ended=Exists(records.filter(is_public=True, ended_on__isnull=False)),
        )
        .get(pk=pk)
    )


def _changes(decision) -> QuerySet[DecisionEvent]:
    return DecisionEvent.objects.filter(decision=decision, kind=EventKind.CORRECTION).exclude(public_note="")


def _corrections(decision) -> QuerySet[AwardEvent]:
    # What was corrected about a child may be just what is not shown of them.
    records = {"record__decision": decision, "record__is_public": True, "record__is_minor": False}
    return AwardEvent.objects.filter(**records, kind=EventKind.CORRECTION).exclude(public_note="")


def told_corrections(now: datetime | None = None) -> QuerySet[AwardEvent]:
    """All corrections that readers may be told of, with their records: of public records only, none of a child.

    The one source for lists of corrections anywhere (golden book, archive).
    """
    return (
        AwardEvent.objects.filter(record__in=AwardRecord.objects.public(now).filter(is_minor=False))
        .filter(kind=EventKind.CORRECTION)
        .exclude(public_note="")
        .select_related("record")
        .order_by("-on", "-pk")
    )


def corrections_of(record: AwardRecord) -> QuerySet[AwardEvent]:
    """Corrections of one public record that readers are told of, newest first; none of a child."""
    return _corrections(record.decision_id).filter(record=record)


@dataclass(frozen=True, slots=True)
class Told:
    """One thing that readers are told happened after publication. An ending has no words of its own."""

    on: date
    label: str
    note: str = ""
    source: str = ""
    name: str = ""
    url: str = ""


def told_of(decision: Decision) -> list[Told]:
    """What readers are told of a decision read by ``for_page``, newest first: corrections and awards that ended.

    When the whole decision has ended, that is one line, not one for each record.
    """
    told = []
    if decision.has_changes:
        told += [Told(e.on, e.get_kind_display(), e.public_note, e.source) for e in _changes(decision.pk)]
    if decision.has_corrections:
        found = _corrections(decision.pk).select_related("record").order_by("-on", "-pk")[:MOST_TOLD]
        told += [
            Told(e.on, e.get_kind_display(), e.public_note, e.source, e.record.name, e.record.get_absolute_url())
            for e in found
        ]
    if decision.has_ended and not decision.ended_on:
        ended = decision.records.filter(is_public=True, ended_on__isnull=False).order_by("-ended_on", "order")
        told += [
            Told(r.ended_on, ended_label(r.ended_as, r.ended_on), name=r.name, url=r.get_absolute_url())
            for r in ended[:MOST_TOLD]
        ]
    return sorted(told, key=lambda line: line.on, reverse=True)


def public_recipients(decision: Decision) -> QuerySet[AwardRecord]:
    """Public records of a decision in the order of the list."""
    return decision.records.public().order_by("order", "pk")


def public_records(public_ids=None) -> QuerySet[AwardRecord]:
    """Public records with all that a result or a record page shows."""
    records = AwardRecord.objects.public().select_related("decision__movement", "title", "unit")
    return records if public_ids is None else records.filter(public_id__in=public_ids)


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


def may_be_offered(keys) -> set[str]:
    """Of these search keys those whose names may be offered while somebody types: public now, no child (one query)."""
    pks = whole_numbers(keys)
    shown = AwardRecord.objects.public().filter(pk__in=pks, is_minor=False)
    return {str(pk) for pk in shown.values_list("pk", flat=True)}


def changed_by(decision: Decision, since: datetime | None = None) -> set[int]:
    """Ids of the users who wrote the decision, imported or undid its list, or recorded events of it (after a moment)."""
    found: set[int] = set()
    for rows, user, times in _changes_of(decision):
        late = Q()
        for name in times:
            late |= Q(**{f"{name}__gt": since}) if since else Q(**{f"{name}__isnull": False})
        found |= set(rows.filter(late).values_list(user, flat=True))
    return found - {None}  # type: ignore[arg-type]


def was_changed(decision: Decision, since: datetime) -> bool:
    """Whether anything about the decision, its list or its records was written after a moment."""
    return any(
        rows.filter(**{f"{name}__gt": since}).exists() for rows, _, times in _changes_of(decision) for name in times
    )


def _changes_of(decision: Decision) -> list[tuple[QuerySet, str, tuple[str, ...]]]:
    """What was written about a decision: rows, whose name they bear, and when."""
    log = ModelLogEntry.objects.filter(
        content_type=ContentType.objects.get_for_model(Decision),
        object_id=str(decision.pk),
        action__in=["wagtail.create", "wagtail.edit"],
    )
    return [
        (log, "user", ("timestamp",)),
        (RecipientImport.objects.filter(decision=decision), "confirmed_by", ("confirmed_at", "undone_at")),
        (AwardEvent.objects.filter(record__decision=decision), "recorded_by", ("recorded_at",)),
        (DecisionEvent.objects.filter(decision=decision), "recorded_by", ("recorded_at",)),
    ]
