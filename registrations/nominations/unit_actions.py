"""What a unit does with its nomination until it is sent: one function per event, each in one transaction."""

from __future__ import annotations

import uuid
from collections.abc import Iterable, Mapping
from datetime import datetime
from typing import Any

from django.conf import settings
from django.db import transaction
from django.db.models import Max
from django.utils import timezone
from wagtail.log_actions import log

from registrations.attachments import actions as attachments
from registrations.receipts import actions as receipts
from registrations.receipts.queries import sent_with
from registrations.refusals import AlreadySubmitted, Conflict, Incomplete, NotAllowed, Refused, WrongState
from registrations.signing import actions as signing
from registrations.signing.matters import Matter, hash_of
from registrations.units.acting import role_of
from registrations.units.models import Unit

from . import emails, queries, rules
from .models import Case, Kind, Nomination, Submission
from .moving import carry_out, lock, require
from .states import MOVES, Move, State

RECEIPT_KIND = "nominations.nomination"
CASE_FIELDS = (
    "kind",
    "name",
    "birth_year",
    "gender",
    "position",
    "workplace",
    "place",
    "small_collective",
    "direct_worker",
    "title_id",
    "award_class",
    "period",
    "summary",
    "note",
    "initiative_id",
)
PROPOSAL_FIELDS = ("year", "proposal_number", "proposed_on", "dossier_code", "contact_name", "contact_phone")


@transaction.atomic
def start(unit: Unit, kind: str, *, by: Any, now: datetime | None = None) -> Nomination:
    """A new draft of a unit. Raises NotAllowed."""
    now = now or timezone.now()
    if kind not in Kind.values or role_of(by, unit, now) is None:
        raise NotAllowed("Tài khoản này không phải thành viên của đơn vị.")
    return Nomination.objects.create(
        organising_body=unit.organising_body,
        unit=unit,
        kind=kind,
        year=timezone.localdate(now).year,
        contact_name=by.full_name,
        contact_phone=by.phone,
        changed_by=by,
        changed_at=now,
        created_at=now,
        state_since=now,
    )


def _writable(nomination_id: Any, by: Any, now: datetime) -> Nomination:
    nomination = lock(nomination_id)
    if not rules.may_write(by, nomination, now):
        raise NotAllowed("Tài khoản này không còn là thành viên của đơn vị.")
    if not rules.is_editable(nomination):
        state = nomination.get_state_display().lower()
        raise WrongState(f"Đề nghị này {state}, không sửa được nữa. Nội dung vừa nhập chưa được lưu.")
    return nomination


def _require_current(nomination: Nomination, stamp: int, version: int) -> None:
    if stamp > version:
        raise Conflict.of("Phần này", nomination.changed_by, nomination.changed_at)


def _touch(nomination: Nomination, by: Any, now: datetime, *extra: str) -> None:
    nomination.version += 1
    nomination.changed_by, nomination.changed_at = by, now
    nomination.save(update_fields=["version", "changed_by", "changed_at", *extra])


@transaction.atomic
def save_proposal(
    nomination_id: Any, data: Mapping[str, Any], *, version: int, by: Any, upload: Any = None, now=None
) -> Nomination:
    """Save the proposal's number, date, file and contact; also every autosave.

    Raises NotAllowed, WrongState, Conflict or RefusedFile, and then nothing is written.
    """
    now = now or timezone.now()
    nomination = _writable(nomination_id, by, now)
    given = {name: data[name] for name in PROPOSAL_FIELDS}
    if upload is None and all(getattr(nomination, name) == value for name, value in given.items()):
        return nomination
    _require_current(nomination, nomination.proposal_version, version)
    extra = ["proposal_version", *given]
    for name, value in given.items():
        setattr(nomination, name, value)
    if upload is not None:
        _put_file(nomination, attachments.store(upload, max_bytes=settings.SCAN_MAX_BYTES, by=by))
        extra.append("proposal_file")
    nomination.proposal_version = nomination.version + 1
    _touch(nomination, by, now, *extra)
    return nomination


def keep_file(nomination_id: Any, upload: Any, *, version: int, by: Any, now=None) -> int:
    """Keep the proposal's file although the rest of its form cannot be saved yet; the token for the form's next try.

    The token of the form stays old where anything else changed since it was
    opened, so that the next try shows that. Raises as `save_proposal`.
    """
    stored = Nomination.objects.get(pk=nomination_id)
    given = {name: getattr(stored, name) for name in PROPOSAL_FIELDS}
    saved = save_proposal(nomination_id, given, version=version, by=by, upload=upload, now=now)
    return saved.version if saved.version == version + 1 else version


def _put_file(nomination: Nomination, stored: Any) -> None:
    former, nomination.proposal_file = nomination.proposal_file, stored
    if former and not Submission.objects.filter(proposal_file=former).exists():
        Nomination.objects.filter(pk=nomination.pk).update(proposal_file=stored)
        attachments.discard(former)


@transaction.atomic
def add_cases(nomination_id: Any, rows: Iterable[Mapping[str, Any]], *, by: Any, now=None) -> list[Case]:
    """Add cases at the end of the list. Raises NotAllowed, WrongState, or Refused when the list would grow too long."""
    now = now or timezone.now()
    nomination = _writable(nomination_id, by, now)
    rows = list(rows)
    if nomination.cases.count() + len(rows) > queries.MAX_CASES:
        raise Refused(f"Mỗi tờ trình nhận tối đa {queries.MAX_CASES} trường hợp. Mời chia thành nhiều tờ trình.")
    last = nomination.cases.aggregate(last=Max("order"))["last"] or 0
    cases = [
        Case.objects.create(nomination=nomination, order=last + at, version=nomination.version + 1, **row)
        for at, row in enumerate(rows, start=1)
    ]
    if cases:
        _touch(nomination, by, now)
    return cases


@transaction.atomic
def save_case(
    nomination_id: Any, case_id: int, data: Mapping[str, Any], *, version: int, by: Any, now=None
) -> Nomination:
    """Save one case as its form read it. Raises Case.DoesNotExist and as `save_proposal`."""
    now = now or timezone.now()
    nomination = _writable(nomination_id, by, now)
    case = nomination.cases.standing().get(pk=case_id)
    papers = set(data["papers"])
    same = all(getattr(case, name) == data[name] for name in CASE_FIELDS)
    if same and set(case.papers.values_list("pk", flat=True)) == papers:
        return nomination
    _require_current(nomination, case.version, version)
    for name in CASE_FIELDS:
        setattr(case, name, data[name])
    case.version = nomination.version + 1
    case.save()
    case.papers.set(papers)
    _touch(nomination, by, now)
    return nomination


@transaction.atomic
def remove_case(nomination_id: Any, case_id: int, *, by: Any, now=None) -> Nomination:
    """Take a case off a draft; one that has already gone is no error.

    A case that a consultation or an award points at is marked as withdrawn and stays.
    """
    now = now or timezone.now()
    nomination = _writable(nomination_id, by, now)
    case = nomination.cases.filter(pk=case_id).first()
    if case is None:
        return nomination
    if nomination.submissions.exists():
        case.left_as, case.left_on = Case.Left.WITHDRAWN, timezone.localdate(now)
        case.save(update_fields=["left_as", "left_on"])
    else:
        case.delete()
    _touch(nomination, by, now)
    return nomination


@transaction.atomic
def discard(nomination_id: Any, *, by: Any, now=None) -> None:
    """Throw a draft away that was never sent. Raises NotAllowed or WrongState."""
    nomination = _writable(nomination_id, by, now or timezone.now())
    if nomination.state != State.DRAFT or nomination.submissions.exists():
        raise WrongState("Đề nghị đã gửi nên không bỏ được. Người ký duyệt có thể rút hồ sơ.")
    file = nomination.proposal_file
    nomination.delete()
    if file:
        attachments.discard(file)


@transaction.atomic
def submit(
    nomination_id: Any, *, version: int, form_key: uuid.UUID, by: Any, now: datetime | None = None
) -> Submission:
    """Sign and send a nomination, for the first time or after a request to mend it; gives the receipt.

    `form_key` belongs to one form shown to one person: pressing the button
    twice gives the same submission. Raises NotAllowed, AlreadySubmitted,
    Conflict (the draft has changed since the preview), Incomplete or, where the
    office asks for a second factor, `signing.NotConfirmed`.
    """
    now = now or timezone.now()
    nomination = lock(nomination_id)
    if not rules.may_write(by, nomination, now):
        raise NotAllowed("Tài khoản này không còn là thành viên của đơn vị.")
    if mine := sent_with(nomination, form_key, by):
        return mine
    move = _require_sendable(nomination, version, by, now)
    found = queries.full(nomination_id)
    if gaps := queries.gaps(found, now):
        raise Incomplete(f"Đề nghị còn thiếu {len(gaps)} chỗ.", gaps)
    confirmation = signing.use_if_asked(by, matter_of(found), now=now)
    number = nomination.submissions.count() + 1
    content = {**queries.content(found), "number": number, "sent_by": by.full_name}
    submission = Submission.objects.create(
        nomination=nomination,
        number=number,
        content=content,
        proposal_file=nomination.proposal_file,
        receipt=receipts.issue(kind=RECEIPT_KIND, content=content, private=True, at=now),
        form_key=form_key,
        submitted_by=by,
        submitted_at=now,
        confirmation=confirmation,
    )
    carry_out(nomination, move, by=by, now=now, data={"submission": number}, quiet=True)
    emails.submitted(submission)
    how = confirmation.get_method_display() if confirmation else ""
    data = {"receipt": submission.receipt.code, "how": how}
    log(nomination, "nominations.submit", user=by, data=data, timestamp=now)
    return submission


def matter_of(nomination: Nomination) -> Matter:
    """What is confirmed: this nomination as it stands (one with all its parts, see `queries.full`)."""
    title = f"{nomination}, {nomination.unit.name}"
    return Matter(RECEIPT_KIND, str(nomination.pk), hash_of(queries.content(nomination)), title)


def require_ready(nomination: Nomination, version: int, by: Any, now: datetime | None = None) -> None:
    """Ask everything that `submit` asks but the confirmation, so that no code is spent in vain. Raises as it."""
    now = now or timezone.now()
    _require_sendable(nomination, version, by, now)
    if gaps := queries.gaps(nomination, now):
        raise Incomplete(f"Đề nghị còn thiếu {len(gaps)} chỗ.", gaps)


def _require_sendable(nomination: Nomination, version: int, by: Any, now: datetime) -> Move:
    if not rules.is_editable(nomination):
        _refuse_second(nomination)
    move = MOVES["gui" if nomination.state == State.DRAFT else "gui-lai"]
    require(nomination, move, by, now, None, "")
    if nomination.version != version:
        raise Conflict("Đề nghị vừa được sửa sau khi ông, bà mở trang này. Mời xem lại bản mới rồi gửi.")
    return move


def _refuse_second(nomination: Nomination) -> None:
    latest = nomination.submissions.select_related("submitted_by", "receipt").first()
    if latest is None:
        raise WrongState("Đề nghị này không gửi được nữa.")
    raise AlreadySubmitted.of("Đề nghị", latest)


@transaction.atomic
def withdraw(nomination_id: Any, *, reason: str, by: Any, now: datetime | None = None) -> Nomination:
    """The unit takes its nomination back, with a reason. Raises NotAllowed, WrongState or Refused."""
    now = now or timezone.now()
    nomination = lock(nomination_id)
    require(nomination, MOVES["rut"], by, now, None, reason)
    carry_out(nomination, MOVES["rut"], by=by, now=now, reason=reason)
    return nomination
