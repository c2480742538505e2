"""Taking over what the office's management software sends: kept, shown, and written all or not at all."""

from __future__ import annotations

import hashlib
from dataclasses import dataclass
from functools import partial
from typing import Any

from django.core.exceptions import PermissionDenied
from django.core.files.base import ContentFile
from django.db import transaction
from django.utils import timezone
from wagtail.log_actions import log

from registrations.awards.actions import save_decision
from registrations.awards.event_actions import correct_record
from registrations.awards.models import AwardRecord, Decision
from registrations.refusals import Refused
from registrations.titles.models import RecipientKind
from registrations.units.models import OrganisingBody
from search.outbox.actions import enqueue_many

from .documents import Unusable, read
from .masters import TAKEN_ONCE
from .models import ExchangeImport, ExternalReference
from .plans import CHANGED, CREATED, REFUSED, UNCHANGED, Plan, Step, make_plan

BATCH = 1_000


def _require(by) -> None:
    if not (by.is_active and by.has_perm("exchange.use_exchange")):
        raise PermissionDenied


def keep_import(system: str, data: bytes, name: str, by) -> ExchangeImport:
    """Read a file and keep it as an import that waits to be applied; nothing else is written.

    Raises Unusable when it is no exchange file, PermissionDenied.
    """
    _require(by)
    kept = _new(system, data, name, by)
    kept.content = read(data, name)
    _count(kept, make_plan(system, kept.content))
    with transaction.atomic():
        _drop_open(by)
        kept.save()
    return kept


def receive_import(system: str, data: bytes, name: str, by) -> ExchangeImport:
    """Keep a long file unread: ``read_import`` reads it in the background. Raises PermissionDenied."""
    _require(by)
    kept = _new(system, data, name, by)
    with transaction.atomic():
        _drop_open(by)
        kept.upload.save(name, ContentFile(data), save=False)
        kept.save()
        start_job(kept, ExchangeImport.Job.READ, by)
    return kept


def _new(system: str, data: bytes, name: str, by) -> ExchangeImport:
    return ExchangeImport(system=system, file_name=name[-255:], sha256=hashlib.sha256(data).hexdigest(), uploaded_by=by)


def _drop_open(by) -> None:
    """A new upload takes the place of what the same officer was looking at before, unless that is being written."""
    for kept in ExchangeImport.objects.filter(uploaded_by=by, applied_at__isnull=True).exclude(job="ghi"):
        _drop(kept)


def _drop(kept: ExchangeImport) -> None:
    if kept.upload:
        transaction.on_commit(partial(kept.upload.storage.delete, kept.upload.name))
    kept.delete()


# --- work in the background ----------------------------------------------------


def start_job(kept: ExchangeImport, job: str, by) -> None:
    """Note that a piece of work waits for its turn."""
    kept.job, kept.job_by, kept.job_seen_at = job, by, timezone.now()
    kept.job_step, kept.job_done, kept.job_failure = "Đang chờ đến lượt", 0, ""
    kept.save(update_fields=_JOB)


def note_step(kept: ExchangeImport, words: str, done: int) -> None:
    """Note how far the work has come, in per cent."""
    kept.job_step, kept.job_done, kept.job_seen_at = words, done, timezone.now()
    kept.save(update_fields=["job_step", "job_done", "job_seen_at"])


def end_job(kept: ExchangeImport, failure: str = "") -> None:
    """Note that the work is over; ``failure`` says in Vietnamese why nothing came of it."""
    ExchangeImport.objects.filter(pk=kept.pk).update(job="", job_step="", job_failure=failure[:500])


_JOB = ["job", "job_by", "job_seen_at", "job_step", "job_done", "job_failure"]


def read_import(kept: ExchangeImport) -> None:
    """Read a file that was received, and compare it; the file itself is not needed any more. Raises Unusable."""
    note_step(kept, "Đang đọc tệp", 5)
    with kept.upload.open("rb") as file:
        data = file.read()
    kept.content = read(data, kept.file_name)
    note_step(kept, "Đang đối chiếu với dữ liệu đang có", 60)
    _count(kept, make_plan(kept.system, kept.content))
    path, kept.upload = kept.upload.name, ""
    counts = [f"{name}_count" for name in ("created", "changed", "unchanged", "refused")]
    kept.save(update_fields=["content", "upload", *counts])
    kept._meta.get_field("upload").storage.delete(path)


def _count(kept: ExchangeImport, plan: Plan) -> None:
    counts = plan.counts()
    kept.created_count, kept.changed_count = counts[CREATED], counts[CHANGED]
    kept.unchanged_count, kept.refused_count = counts[UNCHANGED], counts[REFUSED]


def discard_import(kept: ExchangeImport, by) -> None:
    """Throw an import away that was not applied."""
    _require(by)
    if kept.applied_at is None and kept.job != ExchangeImport.Job.APPLY:
        _drop(kept)


@transaction.atomic
def apply_import(kept: ExchangeImport, by) -> ExchangeImport:
    """Do what the preview showed: everything or nothing. Applying twice changes nothing.

    The plan is made again from the kept content as the database stands now.
    Raises Refused when a row cannot be taken over, PermissionDenied.
    """
    _require(by)
    kept = ExchangeImport.objects.select_for_update().get(pk=kept.pk)
    if kept.applied_at:
        return kept
    # One import at a time: two files could otherwise make the same decision.
    list(OrganisingBody.objects.select_for_update().order_by("pk")[:1])
    plan = make_plan(kept.system, kept.content)
    _count(kept, plan)
    if kept.refused_count:
        raise Refused(
            f"Còn {kept.refused_count} dòng chưa nhận được nên chưa có gì được ghi. Mời sửa ở phần mềm rồi gửi lại tệp."
        )
    source = f"Phần mềm {kept.system}, tệp {kept.file_name}"[:300]
    for step in plan.steps:
        _apply_decision(step, kept.system, source, by)
    kept.applied_at, kept.applied_by = timezone.now(), by
    kept.save()
    told = {"file": kept.file_name, "system": kept.system, "created": kept.created_count, "changed": kept.changed_count}
    log(kept, "exchange.import", user=by, data=told)
    return kept


@dataclass
class _Values:
    """What a form would hand to the actions of awards: new values with the document that they come from."""

    instance: Any
    values: dict[str, Any]
    source: str

    @property
    def changed_data(self) -> list[str]:
        return list(self.values)

    @property
    def cleaned_data(self) -> dict[str, Any]:
        return {**self.values, "source": self.source, "public_note": "", "on": timezone.localdate()}

    def save(self, commit: bool = True):
        for name, value in self.values.items():
            setattr(self.instance, name, value)
        if commit:
            self.instance.save()
        return self.instance


def _apply_decision(step: Step, system: str, source: str, by) -> None:
    decision = step.target
    if decision is None:
        decision = Decision(organising_body=OrganisingBody.objects.first())
    if decision.pk is None or step.values:
        decision = save_decision(_Values(decision, step.values, source), by)
    _refer(system, step.external_id, decision=decision)
    created = [part for part in step.parts if part.status == CREATED]
    for part in step.parts:
        if part.status == CHANGED:
            correct_record(part.target, _Values(part.target, _with_title(part.values), source), by)
        if part.target is not None:
            _refer(system, part.external_id, record=part.target)
    if created:
        _make_records(decision, created, system, source, by)


def _with_title(values: dict[str, Any]) -> dict[str, Any]:
    """Form and level follow the row of the catalogue."""
    title = values.get("title")
    return values | {"form": title.form, "level": title.level} if title else values


def _make_records(decision: Decision, steps: list[Step], system: str, source: str, by) -> None:
    first = decision.records.count()
    records = []
    for order, step in enumerate(steps, start=first + 1):
        once = {name: step.given[name] for name in TAKEN_ONCE if step.given.get(name) is not None}
        plain = {name: value for name, value in step.values.items() if value is not None or name in _NULLABLE}
        record = AwardRecord(decision=decision, order=order, source_cell=source[:120], **_with_title(plain) | once)
        record.year, record.authority = decision.year, decision.authority
        record.kind = record.kind or decision.kind
        record.section = str(RecipientKind(record.recipient_kind).label)
        record.fill_keys()
        records.append(record)
    AwardRecord.objects.bulk_create(records, batch_size=BATCH)
    ExternalReference.objects.bulk_create(
        (
            ExternalReference(system=system, external_id=step.external_id, record=record)
            for step, record in zip(steps, records, strict=True)
        ),
        batch_size=BATCH,
    )
    if decision.published_at is not None:
        enqueue_many("award", [record.pk for record in records])
    log(decision, "exchange.records", user=by, data={"source": source, "rows": len(records)})


_NULLABLE = {"birth_year", "unit", "title", "small_collective", "direct_worker", "worker_farmer", "female"}


def _refer(system: str, external_id: str, **thing) -> None:
    if external_id:
        ExternalReference.objects.get_or_create(system=system, external_id=external_id, **thing)


__all__ = ["Refused", "Unusable", "apply_import", "discard_import", "keep_import"]
