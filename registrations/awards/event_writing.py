"""The one writer of dated events: it changes a record or a decision and says so, in one step."""

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date
from typing import Any

from django.core.files.uploadedfile import UploadedFile
from django.dispatch import Signal
from django.utils import timezone
from wagtail.log_actions import log

from registrations.attachments import actions as attachments
from registrations.attachments.models import Attachment
from registrations.refusals import Refused
from search.outbox.actions import enqueue_many

from .events import plain
from .models import AwardEvent, AwardRecord, Decision, DecisionEvent, EventKind

BATCH = 1000
DECISION_FILES = frozenset({"pdf", "docx"})
# Sent with ``event`` (a DecisionEvent) and ``pks`` when records of a decision were changed together:
# their own events are written in one go and send no signal each.
parted = Signal()


@dataclass(frozen=True, slots=True)
class Ground:
    """Since when and by which document something holds.

    ``file`` is the document itself, readable by staff only. Of what happens on
    such a ground readers are told that and when, never why.
    """

    on: date
    source: str
    file: UploadedFile | Attachment | None = None


def locked(record: AwardRecord) -> AwardRecord:
    """The record as it is now, locked until the transaction ends."""
    # The decision is locked first and always: so that two officers, or one record and its whole decision, queue up.
    decision = Decision.objects.select_for_update().get(pk=record.decision_id)
    found = AwardRecord.objects.select_for_update().get(pk=record.pk)
    found.decision = decision
    return found


def check_day(decision: Decision, on: date) -> None:
    """Raise Refused for a day before the decision or one that has not come."""
    if on < decision.signed_on:
        raise Refused(f"Ngày {on:%d/%m/%Y} trước ngày ký quyết định {decision.signed_on:%d/%m/%Y}.")
    if on > timezone.localdate():
        raise Refused(f"Ngày {on:%d/%m/%Y} chưa đến. Mời ghi việc này khi đã có hiệu lực.")


def keep(file: UploadedFile | Attachment | None, by) -> Attachment | None:
    """The stored form of a document that came with a ground. Raises RefusedFile."""
    if file is None or isinstance(file, Attachment):
        return file
    return attachments.store(file, allowed=DECISION_FILES, by=by)


def write(
    subject: AwardRecord | Decision, kind: EventKind, ground: Ground, by, told: dict[str, list], **more
) -> AwardEvent | DecisionEvent:
    """Keep an event of a record or a decision whose fields changed as ``told``: {name: [before, after]}."""
    values = {
        "kind": kind,
        "on": ground.on,
        "source": ground.source,
        "source_file": keep(ground.file, by),
        "changes": told,
        "recorded_by": by,
        **more,
    }
    if isinstance(subject, AwardRecord):
        return AwardEvent.objects.create(record=subject, **values)
    return DecisionEvent.objects.create(decision=subject, **values)


def note(
    subject: AwardRecord | Decision, kind: EventKind, ground: Ground, by, told: dict[str, list], **more
) -> AwardEvent | DecisionEvent:
    """Write an event, log it, and have the record found as it is now."""
    event = write(subject, kind, ground, by, told, **more)
    one = isinstance(subject, AwardRecord)
    if one:
        enqueue_many("award", [subject.pk])
    action = "correct" if one and kind == EventKind.CORRECTION else kind.name.lower()
    log(subject, f"awards.{action}", user=by, data={"source": ground.source, "changes": told})
    return event


def change(
    subject: AwardRecord | Decision, kind: EventKind, ground: Ground, by, changes: dict[str, Any], **more
) -> AwardEvent | DecisionEvent:
    """Change a record or a decision and say so: ``changes`` names the new values."""
    told = {name: [plain(getattr(subject, name)), plain(value)] for name, value in changes.items()}
    for name, value in changes.items():
        setattr(subject, name, value)
    subject.save(update_fields=list(changes))
    return note(subject, kind, ground, by, told, **more)


def change_each(whole: DecisionEvent, pks: list[int], changes: dict[str, list], **values) -> None:
    """Write the event of a decision on these records of it and give them the values: few statements for thousands."""
    for at in range(0, len(pks), BATCH):
        part = pks[at : at + BATCH]
        AwardEvent.objects.bulk_create(_parts(whole, part, changes))
        AwardRecord.objects.filter(pk__in=part).update(**values)
    enqueue_many("award", pks)
    parted.send(sender=DecisionEvent, event=whole, pks=pks)


def _parts(whole: DecisionEvent, pks: list[int], changes: dict[str, list]) -> Iterable[AwardEvent]:
    return (
        AwardEvent(
            record_id=pk,
            whole=whole,
            kind=whole.kind,
            on=whole.on,
            source=whole.source,
            changes=changes,
            recorded_by=whole.recorded_by,
            recorded_at=whole.recorded_at,
        )
        for pk in pks
    )
