"""What happens to a draft: one function per event, each in one transaction.

Every event takes place at `now`, an aware instant: the instant of the call,
unless the demo province replays the past.
"""

from __future__ import annotations

from collections.abc import Callable, Sequence
from datetime import datetime
from typing import Any

from django.conf import settings
from django.db import transaction
from django.db.models import Q
from django.utils import timezone

from registrations.attachments import actions as attachments
from registrations.attachments.sniffing import OFFICE_KINDS
from registrations.refusals import Conflict, NotAllowed, TooLate, WrongState
from registrations.units.models import Unit
from search.text import fold

from . import queries, rules
from .models import Answer, Campaign, DraftVersion, Question, Registration, RegistrationFile, RegistrationRow
from .steps import COLLECTIVES, FILES, MAX_FILES, PERSONS, ROW_KINDS, TARGETS, UNIT


def start(campaign: Campaign, unit: Unit, *, by: Any, now: datetime | None = None) -> Registration:
    """The draft of a unit in a campaign, begun now if there is none; a second click finds the same one.

    Raises NotAllowed, WrongState (not meant for the unit, not open yet) or TooLate.
    """
    now = now or timezone.now()
    existing = Registration.objects.filter(campaign=campaign, unit=unit).first()
    draft = existing or Registration(campaign=campaign, unit=unit, changed_by=by)
    if not rules.may_write(by, draft, now):
        raise NotAllowed("Tài khoản này không phải thành viên của đơn vị.")
    if existing:
        return existing
    if not rules.concerns(campaign, unit):
        raise WrongState("Đợt đăng ký này không dành cho loại đơn vị của ông, bà.")
    if not rules.has_opened(campaign, now):
        raise WrongState("Đợt đăng ký này chưa mở.")
    if not rules.in_time(draft, now):
        raise TooLate(f"Đợt đăng ký này đã hết hạn {draft.deadline}.")
    with transaction.atomic():
        person = {"contact_name": by.full_name, "contact_phone": by.phone, "changed_by": by, "changed_at": now}
        return Registration.objects.get_or_create(campaign=campaign, unit=unit, defaults=person)[0]


def lock(registration_id: Any) -> Registration:
    """The registration, locked until the transaction ends. Raises Registration.DoesNotExist."""
    locked = Registration.objects.select_for_update(of=("self",)).select_related("campaign__organising_body", "unit")
    return locked.get(pk=registration_id)


def _require_writable(registration: Registration, by: Any, now: datetime) -> None:
    if not rules.may_write(by, registration, now):
        raise NotAllowed("Tài khoản này không còn là thành viên của đơn vị.")
    if registration.state not in rules.EDITABLE:
        state = registration.get_state_display().lower()
        raise WrongState(
            f"{registration.campaign.thing_first} này {state}, không sửa được nữa. Nội dung vừa nhập chưa được lưu."
        )
    if not rules.may_write_now(by, registration, now):
        raise TooLate(
            f"Đã hết hạn ({registration.deadline}). Nội dung vừa nhập chưa được lưu, mời chép lại ở dưới nếu cần."
        )


def _require_current(registration: Registration, step: str, version: int, tab: str) -> None:
    if registration.step_versions.get(step, 0) <= version:
        return
    later = list(registration.versions.filter(step=step, version__gt=version).values_list("tab", flat=True))
    if not (tab and later and set(later) == {tab[:36]}):
        raise changed(registration, step)


def changed(registration: Registration, step: str) -> Conflict:
    """The refusal of a step that somebody saved meanwhile."""
    last = registration.versions.filter(step=step).select_related("by").first()
    by, at = (last.by, last.at) if last else (registration.changed_by, registration.changed_at)
    return Conflict.of("Phần này", by, at)


def _touch(registration: Registration, step: str, by: Any, now: datetime, *extra: str) -> None:
    registration.version += 1
    registration.step_versions = {**registration.step_versions, step: registration.version}
    registration.changed_by, registration.changed_at = by, now
    registration.save(update_fields=["version", "step_versions", "changed_by", "changed_at", *extra])


def save_step(
    registration_id: Any,
    step: str,
    data: dict[str, Any],
    *,
    version: int,
    by: Any,
    tab: str = "",
    now: datetime | None = None,
) -> Registration:
    """Save one step of a draft as its form read it; also every autosave.

    `version` is the token that the form was opened with, `tab` names the open
    page: a page whose last answer was lost on the line does not stand in its
    own way. Raises NotAllowed,
    WrongState, TooLate or Conflict, and then nothing is written. Saving what
    is already stored changes nothing and makes no new version.
    """
    now = now or timezone.now()
    with transaction.atomic():
        registration = lock(registration_id)
        _require_writable(registration, by, now)
        before = stored_data(registration, step)
        if before == data:
            if step not in registration.step_versions:  # looked at and left as it is
                registration.step_versions = {**registration.step_versions, step: 0}
                registration.save(update_fields=["step_versions"])
            return registration
        _require_current(registration, step, version, tab)
        _keep_first(registration, step, before)
        extra = _WRITERS[step](registration, data)
        _touch(registration, step, by, now, *extra)
        _keep_version(registration, step, data, by, now, tab)
    return registration


KEPT_VERSIONS = 20


def _keep_first(registration: Registration, step: str, data: dict[str, Any]) -> None:
    """What stood there before the first saving that is kept, as the version that everybody had seen."""
    if not registration.versions.filter(step=step).exists():
        number = registration.step_versions.get(step, 0)
        facts = {"data": data, "by": registration.changed_by if number else None, "at": registration.changed_at}
        DraftVersion.objects.create(registration=registration, step=step, version=number, **facts)


def _keep_version(
    registration: Registration, step: str, data: dict[str, Any], by: Any, now: datetime, tab: str
) -> None:
    facts = {"registration": registration, "step": step}
    DraftVersion.objects.create(**facts, version=registration.version, data=data, by=by, at=now, tab=tab[:36])
    if registration.version % KEPT_VERSIONS == 0:
        old = DraftVersion.objects.filter(**facts).values_list("pk", flat=True)[KEPT_VERSIONS:]
        DraftVersion.objects.filter(pk__in=list(old)).delete()


def stored_data(registration: Registration, step: str) -> dict[str, Any]:
    if step in ROW_KINDS:
        fields = ("name", "position", "title_id", "initiative", "direct_worker")
        rows = registration.rows.filter(kind=ROW_KINDS[step]).order_by("order").values(*fields)
        # As the forms give it: that somebody is a direct worker is said only where it is so.
        return {"rows": [{name: row[name] for name in row if name != "direct_worker" or row[name]} for row in rows]}
    if step == TARGETS.key:
        asked = registration.answers.filter(question__retired_at__isnull=True)
        answers = asked.exclude(value="").values_list("question_id", "value")
        return {"answers": dict(answers), "pledge": registration.pledge}
    return {"contact_name": registration.contact_name, "contact_phone": registration.contact_phone}


def _write_unit(registration: Registration, data: dict[str, Any]) -> list[str]:
    registration.contact_name, registration.contact_phone = data["contact_name"], data["contact_phone"]
    return ["contact_name", "contact_phone"]


def _write_rows(kind: str) -> Callable[[Registration, dict[str, Any]], list[str]]:
    def write(registration: Registration, data: dict[str, Any]) -> list[str]:
        registration.rows.filter(kind=kind).delete()
        known = {}
        if any(row["initiative"] for row in data["rows"]):
            known = {fold(each.title): each for each in queries.recognised_initiatives(registration.unit)}
        RegistrationRow.objects.bulk_create(
            RegistrationRow(
                registration=registration, kind=kind, order=order, recognised=known.get(fold(row["initiative"])), **row
            )
            for order, row in enumerate(data["rows"], start=1)
        )
        return []

    return write


def _write_targets(registration: Registration, data: dict[str, Any]) -> list[str]:
    # Answers to earlier versions of a question stay, unless a form opened before the change brings them anew.
    replaced = Q(question__retired_at__isnull=True) | Q(question__in=list(data["answers"]))
    registration.answers.filter(replaced).delete()
    known = registration.campaign.questions.filter(pk__in=list(data["answers"])).values_list("pk", flat=True)
    Answer.objects.bulk_create(
        Answer(registration=registration, question_id=pk, value=data["answers"][pk]) for pk in known
    )
    registration.pledge = data["pledge"]
    return ["pledge"]


_WRITERS = {
    UNIT.key: _write_unit,
    COLLECTIVES.key: _write_rows(ROW_KINDS[COLLECTIVES.key]),
    PERSONS.key: _write_rows(ROW_KINDS[PERSONS.key]),
    TARGETS.key: _write_targets,
}


def add_files(registration_id: Any, uploads: Sequence[Any], *, by: Any, now: datetime | None = None) -> Registration:
    """Keep files with a draft: all of them or none.

    Raises RefusedFile, or as `save_step`.
    """
    now = now or timezone.now()
    with transaction.atomic():
        registration = lock(registration_id)
        _require_writable(registration, by, now)
        others = registration.files.filter(question__isnull=True)
        problems = attachments.check_all(
            uploads, room_left=MAX_FILES - others.count(), max_bytes=settings.SCAN_MAX_BYTES
        )
        if problems:
            raise attachments.RefusedFile(" ".join(problems))
        for upload in uploads:
            stored = attachments.store(upload, max_bytes=settings.SCAN_MAX_BYTES, by=by)
            RegistrationFile.objects.create(registration=registration, attachment=stored)
        _touch(registration, FILES.key, by, now)
    return registration


def answer_with_file(
    registration_id: Any, question_id: int, upload: Any, *, by: Any, now: datetime | None = None
) -> Registration:
    """Keep a file as the answer to a question; one that stood there before makes room for it.

    Raises RefusedFile (also when the question is no longer asked), or as `save_step`.
    """
    now = now or timezone.now()
    with transaction.atomic():
        registration = lock(registration_id)
        _require_writable(registration, by, now)
        asked = registration.campaign.questions.current().filter(pk=question_id, kind=Question.Kind.FILE).first()
        if asked is None:
            raise attachments.RefusedFile("Mục này không còn được hỏi. Mời tải lại trang.")
        allowed = frozenset(asked.file_kinds) or OFFICE_KINDS
        stored = attachments.store(upload, allowed=allowed, max_bytes=settings.SCAN_MAX_BYTES, by=by)
        for link in registration.files.filter(question=asked).select_related("attachment"):
            _unlink(link)
        RegistrationFile.objects.create(registration=registration, attachment=stored, question=asked)
        _touch(registration, FILES.key, by, now)
    return registration


def _unlink(link: RegistrationFile) -> None:
    attachment = link.attachment
    link.delete()
    if not attachment.submissions.exists():
        attachments.discard(attachment)


def remove_file(registration_id: Any, file_id: int, *, by: Any, now: datetime | None = None) -> Registration:
    """Take a file off a draft; what was sent earlier keeps its files. A file already gone is no error."""
    now = now or timezone.now()
    with transaction.atomic():
        registration = lock(registration_id)
        _require_writable(registration, by, now)
        link = registration.files.select_related("attachment").filter(pk=file_id).first()
        if link is None:
            return registration
        _unlink(link)
        _touch(registration, FILES.key, by, now)
    return registration
