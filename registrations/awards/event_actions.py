"""What happens to decisions and records after they were made: each thing a dated event, none a silent edit.

An event is never changed or deleted. What was recorded by mistake is lifted by
a further event (``restore_record``, ``restore_decision``, a new correction).
"""

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date
from typing import Any

from django.core.files.uploadedfile import UploadedFile
from django.db import transaction
from django.utils import timezone
from wagtail.log_actions import log

from registrations.attachments import actions as attachments
from registrations.attachments.models import Attachment
from search.outbox.actions import enqueue_many

from . import emails, rules
from .actions import DECISION_FILES
from .events import plain
from .models import AwardEvent, AwardRecord, Decision, DecisionEvent, EventKind
from .refusals import Refused
from .refusals import require as _require

BATCH = 1000
ENDINGS = frozenset({EventKind.REVOCATION, EventKind.ANNULMENT, EventKind.STRIPPING})
CERTIFICATES = frozenset({EventKind.EXCHANGE, EventKind.REISSUE, EventKind.WITHDRAWAL})


@dataclass(frozen=True, slots=True)
class Ground:
    """Since when and by which document something holds.

    ``file`` is the document itself, readable by staff only. Of what happens on
    such a ground readers are told that and when, never why.
    """

    on: date
    source: str
    file: UploadedFile | Attachment | None = None


def _locked(record: AwardRecord) -> AwardRecord:
    # The decision is locked first and always: so that two officers, or one record and its whole decision, queue up.
    decision = Decision.objects.select_for_update().get(pk=record.decision_id)
    found = AwardRecord.objects.select_for_update().get(pk=record.pk)
    found.decision = decision
    return found


def _check_day(decision: Decision, on: date) -> None:
    if on < decision.signed_on:
        raise Refused(f"Ngày {on:%d/%m/%Y} trước ngày ký quyết định {decision.signed_on:%d/%m/%Y}.")
    if on > timezone.localdate():
        raise Refused(f"Ngày {on:%d/%m/%Y} chưa đến. Mời ghi việc này khi đã có hiệu lực.")


def _keep(file: UploadedFile | Attachment | None, by) -> Attachment | None:
    if file is None or isinstance(file, Attachment):
        return file
    return attachments.store(file, allowed=DECISION_FILES, by=by)


def _record_event(
    record: AwardRecord, kind: EventKind, ground: Ground, by, changes: dict[str, Any], **more
) -> AwardEvent:
    """Change a record and say so, in one step: ``changes`` names the new values."""
    told = {name: [plain(getattr(record, name)), plain(value)] for name, value in changes.items()}
    for name, value in changes.items():
        setattr(record, name, value)
    record.save(update_fields=list(changes))
    event = AwardEvent.objects.create(
        record=record,
        kind=kind,
        on=ground.on,
        source=ground.source,
        source_file=_keep(ground.file, by),
        changes=told,
        recorded_by=by,
        **more,
    )
    enqueue_many("award", [record.pk])
    log(record, f"awards.{kind.name.lower()}", user=by, data={"source": ground.source, "changes": told})
    return event


# --- corrections --------------------------------------------------------------


@transaction.atomic
def correct_record(record: AwardRecord, form, by) -> AwardRecord:
    """Correct a record from its form; what was, who changed it and on what ground is kept.

    The form carries ``on``, ``source``, ``source_upload`` and ``public_note``.
    Nothing changed: nothing is written. Raises RefusedFile for an unfit file.
    """
    _require(rules.may_correct(by))
    before = _locked(record)
    changed = [name for name in form.changed_data if name in AwardRecord.CORRECTABLE]
    changes = {name: [plain(getattr(before, name)), plain(form.cleaned_data[name])] for name in changed}
    if not changes:
        return before
    record = form.save()
    data = form.cleaned_data
    event = AwardEvent.objects.create(
        record=record,
        kind=EventKind.CORRECTION,
        on=data.get("on") or timezone.localdate(),
        source=data["source"],
        source_file=_keep(data.get("source_upload") or None, by),
        public_note=data["public_note"],
        changes=changes,
        recorded_by=by,
    )
    log(record, "awards.correct", user=by, data={"changes": changes, "source": data["source"]})
    enqueue_many("award", [record.pk])
    if changes.get("is_minor") == [False, True]:
        _withdraw_redacted(before.decision, data["source"], by)
    if event.public_note:
        emails.record_event(event)
    return record


# --- endings of one record ----------------------------------------------------


@transaction.atomic
def end_record(record: AwardRecord, kind: EventKind, ground: Ground, by) -> AwardEvent:
    """Record that an award was revoked, annulled or stripped from a day on.

    Raises Refused when it stands no longer, or the day is not possible.
    """
    _require(rules.may_end(by))
    if kind not in ENDINGS:
        raise ValueError(kind)
    record = _locked(record)
    _check_day(record.decision, ground.on)
    if record.ended_on:
        raise Refused(f"Lượt khen này {record.get_ended_as_display()} từ ngày {record.ended_on:%d/%m/%Y}.")
    event = _record_event(record, kind, ground, by, {"ended_on": ground.on, "ended_as": str(kind)})
    emails.record_event(event)
    return event


@transaction.atomic
def restore_record(record: AwardRecord, ground: Ground, by) -> AwardEvent:
    """Lift the ending of an award: it stands again. The ending stays in the history.

    Raises Refused when it stands, or the whole decision has ended.
    """
    _require(rules.may_end(by))
    record = _locked(record)
    _check_day(record.decision, ground.on)
    if not record.ended_on:
        raise Refused("Lượt khen này đang có giá trị nên không cần khôi phục.")
    if record.decision.ended_on:
        raise Refused("Cả quyết định đã hết giá trị. Mời khôi phục quyết định.")
    event = _record_event(record, EventKind.RESTORATION, ground, by, {"ended_on": None, "ended_as": ""})
    emails.record_event(event)
    return event


# --- certificates and objects -------------------------------------------------


@transaction.atomic
def certify(
    record: AwardRecord, kind: EventKind, ground: Ground, by, *, number: str = "", issued_on: date | None = None
) -> AwardEvent:
    """Record that the certificate was exchanged or issued again, or the object taken back.

    The place on the new certificate is the one of the record, as written when
    the award was given, whatever the place is called today (Decree
    152/2025/NĐ-CP and the rules before it). Raises Refused when the day is not
    possible or an award that ended is to get a new certificate.
    """
    _require(rules.may_certify(by))
    if kind not in CERTIFICATES:
        raise ValueError(kind)
    record = _locked(record)
    _check_day(record.decision, ground.on)
    withdrawn = kind == EventKind.WITHDRAWAL
    if record.ended_on and not withdrawn:
        raise Refused(f"Lượt khen này {record.get_ended_as_display()} nên không cấp đổi, cấp lại bằng.")
    if not withdrawn and not number:
        raise Refused("Mời ghi số của bằng mới.")
    number, issued_on = ("", None) if withdrawn else (number, issued_on or ground.on)
    changes = {"certificate_as": str(kind), "certificate_number": number, "certificate_on": issued_on}
    return _record_event(
        record,
        kind,
        ground,
        by,
        changes,
        certificate_number=number,
        certificate_on=issued_on,
        certificate_place=record.place_then,
    )


# --- publicity ----------------------------------------------------------------


@transaction.atomic
def set_publicity(record: AwardRecord, is_public: bool, by, reason: str, on: date | None = None) -> AwardEvent | None:
    """Show a record to the public or take it out of everything public, at once.

    The signed file of its decision goes with it: see ``rules.offered_file``.
    Raises Refused without a reason. Returns None when nothing changes.
    """
    _require(rules.may_set_publicity(by))
    if not reason.strip():
        raise Refused("Mời ghi căn cứ của việc đặt công khai hoặc không công khai.")
    record = _locked(record)
    if record.is_public == is_public:
        return None
    kind = EventKind.MADE_PUBLIC if is_public else EventKind.MADE_PRIVATE
    event = _record_event(record, kind, Ground(on or timezone.localdate(), reason), by, {"is_public": is_public})
    if not is_public:
        _withdraw_redacted(record.decision, reason, by)
    return event


def _withdraw_redacted(decision: Decision, source: str, by) -> None:
    """A redacted file that was made before still names whoever was hidden since: it is offered no longer."""
    if decision.public_file_id:
        _decision_event(decision, EventKind.CORRECTION, Ground(timezone.localdate(), source), by, {"public_file": None})


# --- the whole decision -------------------------------------------------------


@transaction.atomic
def end_decision(decision: Decision, kind: EventKind, ground: Ground, by) -> int:
    """Annul or revoke a whole decision: every award of it that stands ends with it. Returns how many.

    A fixed number of statements for a thousand records. Raises Refused when it
    has ended already or the day is not possible.
    """
    _require(rules.may_end(by))
    if kind not in {EventKind.REVOCATION, EventKind.ANNULMENT}:
        raise ValueError(kind)
    decision = Decision.objects.select_for_update().get(pk=decision.pk)
    _check_day(decision, ground.on)
    if decision.ended_on:
        raise Refused(f"Quyết định này {decision.get_ended_as_display()} từ ngày {decision.ended_on:%d/%m/%Y}.")
    standing = list(decision.records.filter(ended_on__isnull=True).values_list("pk", flat=True))
    event = _decision_event(decision, kind, ground, by, {"ended_on": ground.on, "ended_as": str(kind)})
    changes = {"ended_on": [None, str(ground.on)], "ended_as": ["", str(kind)]}
    _each(event, standing, changes, ended_on=ground.on, ended_as=str(kind))
    emails.decision_event(event)
    return len(standing)


@transaction.atomic
def restore_decision(decision: Decision, ground: Ground, by) -> int:
    """Lift the ending of a whole decision: what ended with it stands again. Returns how many.

    Awards that had ended by themselves before stay ended. Raises Refused when
    the decision stands.
    """
    _require(rules.may_end(by))
    decision = Decision.objects.select_for_update().get(pk=decision.pk)
    _check_day(decision, ground.on)
    if not decision.ended_on:
        raise Refused("Quyết định này đang có giá trị nên không cần khôi phục.")
    ending = decision.events.filter(kind=decision.ended_as).order_by("-pk").first()
    ended_with_it = list(AwardEvent.objects.filter(whole=ending).values_list("record_id", flat=True))
    changes = {"ended_on": [str(decision.ended_on), None], "ended_as": [decision.ended_as, ""]}
    event = _decision_event(decision, EventKind.RESTORATION, ground, by, {"ended_on": None, "ended_as": ""})
    _each(event, ended_with_it, changes, ended_on=None, ended_as="")
    emails.decision_event(event)
    return len(ended_with_it)


def _decision_event(decision: Decision, kind: EventKind, ground: Ground, by, changes: dict[str, Any]) -> DecisionEvent:
    told = {name: [plain(getattr(decision, name)), plain(value)] for name, value in changes.items()}
    for name, value in changes.items():
        setattr(decision, name, value)
    decision.save(update_fields=list(changes))
    event = DecisionEvent.objects.create(
        decision=decision,
        kind=kind,
        on=ground.on,
        source=ground.source,
        source_file=_keep(ground.file, by),
        changes=told,
        recorded_by=by,
    )
    log(decision, f"awards.{kind.name.lower()}", user=by, data={"source": ground.source, "changes": told})
    return event


def _each(whole: DecisionEvent, pks: list[int], changes: dict[str, list], **values) -> None:
    """Write the event of a whole decision on each of its records."""
    for at in range(0, len(pks), BATCH):
        part = pks[at : at + BATCH]
        AwardEvent.objects.bulk_create(_parts(whole, part, changes))
        AwardRecord.objects.filter(pk__in=part).update(**values)
    enqueue_many("award", pks)


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
