"""Everything that happens to an initiative: one function per event, each in one transaction."""

from __future__ import annotations

import uuid
from collections.abc import Mapping, Sequence
from datetime import date, datetime
from typing import Any

from django.db import transaction
from django.utils import timezone
from wagtail.log_actions import log

from registrations.receipts import actions as receipts
from registrations.receipts.queries import sent_with
from registrations.refusals import Conflict, Incomplete, NotAllowed, Refused, WrongState
from registrations.signing import actions as signing
from registrations.signing.matters import Matter, hash_of
from registrations.units.acting import role_of
from registrations.units.models import Unit

from . import emails, queries, rules
from .likeness import marks
from .models import Author, Initiative, Likeness, RegisterSettings, Shingle, Submission

RECEIPT_KIND = "initiatives.application"
SIGNED = "initiatives.initiative"
FIELDS = ("year", "title", "field", "problem", "solution", "effect", "applied_where", "applied_from")
State = Initiative.State


def _lock(initiative_id: Any) -> Initiative:
    locked = Initiative.objects.select_for_update(of=("self",)).select_related("unit", "organising_body", "changed_by")
    return locked.get(pk=initiative_id)


@transaction.atomic
def start(unit: Unit, *, by: Any, now: datetime | None = None) -> Initiative:
    """A new draft of a unit. Raises NotAllowed."""
    now = now or timezone.now()
    if role_of(by, unit, now) is None:
        raise NotAllowed("Tài khoản này không phải thành viên của đơn vị.")
    return Initiative.objects.create(
        organising_body=unit.organising_body,
        unit=unit,
        year=timezone.localdate(now).year,
        changed_by=by,
        changed_at=now,
        created_at=now,
    )


def _writable(initiative_id: Any, by: Any, now: datetime) -> Initiative:
    initiative = _lock(initiative_id)
    if not rules.may_write(by, initiative, now):
        raise NotAllowed("Tài khoản này không còn là thành viên của đơn vị.")
    if not rules.is_editable(initiative):
        state = initiative.get_state_display().lower()
        raise WrongState(f"Đơn này {state}, không sửa được nữa. Nội dung vừa nhập chưa được lưu.")
    return initiative


@transaction.atomic
def save(
    initiative_id: Any,
    data: Mapping[str, Any],
    authors: Sequence[Mapping[str, Any]],
    *,
    version: int,
    by: Any,
    now: datetime | None = None,
) -> Initiative:
    """Save a draft as its form read it; also every autosave. Saving what is stored makes no new version.

    Raises NotAllowed, WrongState or Conflict, and then nothing is written.
    """
    now = now or timezone.now()
    initiative = _writable(initiative_id, by, now)
    rows = [(row["name"], row["position"], row["share"]) for row in authors]
    stored = list(initiative.authors.values_list("name", "position", "share"))
    if rows == stored and all(getattr(initiative, name) == data[name] for name in FIELDS):
        return initiative
    if initiative.version > version:
        raise Conflict.of("Đơn", initiative.changed_by, initiative.changed_at)
    for name in FIELDS:
        setattr(initiative, name, data[name])
    initiative.authors.all().delete()
    Author.objects.bulk_create(
        Author(initiative=initiative, order=at, **row) for at, row in enumerate(authors, start=1)
    )
    initiative.version += 1
    initiative.changed_by, initiative.changed_at = by, now
    initiative.save()
    return initiative


@transaction.atomic
def discard(initiative_id: Any, *, by: Any, now: datetime | None = None) -> None:
    """Throw a draft away that was never sent. Raises NotAllowed or WrongState."""
    initiative = _writable(initiative_id, by, now or timezone.now())
    if initiative.submissions.exists():
        raise WrongState("Đơn đã gửi nên không bỏ được.")
    initiative.delete()


@transaction.atomic
def submit(
    initiative_id: Any, *, version: int, form_key: uuid.UUID, by: Any, now: datetime | None = None
) -> Submission:
    """Send an application and look for what it is alike to. The same key gives the same submission.

    Raises NotAllowed, WrongState, Conflict, Incomplete or, where the office
    asks for a second factor, `signing.NotConfirmed`.
    """
    now = now or timezone.now()
    initiative = _lock(initiative_id)
    if not rules.may_write(by, initiative, now):
        raise NotAllowed("Tài khoản này không còn là thành viên của đơn vị.")
    if mine := sent_with(initiative, form_key, by):
        return mine
    require_ready(initiative, version, by, now)
    confirmation = signing.use_if_asked(by, matter_of(initiative), now=now)
    number = initiative.submissions.count() + 1
    content = {**queries.content(initiative), "number": number, "sent_by": by.full_name}
    submission = Submission.objects.create(
        initiative=initiative,
        number=number,
        content=content,
        receipt=receipts.issue(kind=RECEIPT_KIND, content=content, private=True, at=now),
        form_key=form_key,
        submitted_by=by,
        submitted_at=now,
        confirmation=confirmation,
    )
    initiative.state, initiative.submitted_at = State.SUBMITTED, now
    initiative.save(update_fields=["state", "submitted_at"])
    register_marks(initiative)
    look_for_likeness(initiative)
    emails.submitted(submission)
    log(initiative, "initiatives.submit", user=by, data={"receipt": submission.receipt.code}, timestamp=now)
    return submission


def matter_of(initiative: Initiative) -> Matter:
    """What is confirmed: this application as it stands."""
    title = f"Đơn sáng kiến “{initiative.title}”, {initiative.unit.name}"
    return Matter(SIGNED, str(initiative.pk), hash_of(queries.content(initiative)), title)


def require_ready(initiative: Initiative, version: int, by: Any, now: datetime | None = None) -> None:
    """Ask everything that `submit` asks but the confirmation, so that no code is spent in vain. Raises as it."""
    if not rules.may_send(by, initiative, now or timezone.now()):
        raise NotAllowed("Người ký duyệt của đơn vị gửi đơn. Nội dung đã lưu đầy đủ.")
    if not rules.is_editable(initiative):
        raise WrongState(f"Đơn này {initiative.get_state_display().lower()}, không gửi lại được.")
    if initiative.version != version:
        raise Conflict("Đơn vừa được sửa sau khi ông, bà mở trang này. Mời xem lại bản mới rồi gửi.")
    if gaps := queries.gaps(initiative):
        raise Incomplete(f"Đơn còn thiếu {len(gaps)} chỗ.", gaps)


@transaction.atomic
def withdraw(initiative_id: Any, *, by: Any, now: datetime | None = None) -> Initiative:
    """The unit takes its application back, until the office has decided. Raises NotAllowed or WrongState."""
    now = now or timezone.now()
    initiative = _lock(initiative_id)
    if not rules.may_send(by, initiative, now):
        raise NotAllowed("Người ký duyệt của đơn vị rút đơn.")
    if not rules.is_withdrawable(initiative):
        raise WrongState(f"Đơn này {initiative.get_state_display().lower()}, không rút được.")
    initiative.state = State.WITHDRAWN
    initiative.save(update_fields=["state"])
    log(initiative, "initiatives.withdraw", user=by, timestamp=now)
    return initiative


def register_marks(initiative: Initiative) -> None:
    """Put what stands for its text into the register, in place of what stood there."""
    initiative.shingles.all().delete()
    values = marks(initiative.title, initiative.body)
    Shingle.objects.bulk_create(Shingle(initiative=initiative, value=value) for value in values)


def look_for_likeness(initiative: Initiative) -> None:
    """Note what it is alike to; a verdict that was given stays, and so does what was judged alike before."""
    found = {each.initiative.pk: each.score for each in queries.alike(initiative)}
    initiative.likenesses.filter(verdict="").exclude(earlier__in=found).delete()
    known = {each.earlier_id: each for each in initiative.likenesses.all()}
    for pk, score in found.items():
        if pk in known:
            Likeness.objects.filter(pk=known[pk].pk).update(score=score)
        else:
            Likeness.objects.create(initiative=initiative, earlier_id=pk, score=score)


def _judging(initiative_id: Any, by: Any) -> Initiative:
    initiative = _lock(initiative_id)
    if not rules.may_judge(by):
        raise NotAllowed("Tài khoản này không có quyền xét sáng kiến.")
    if initiative.state != State.SUBMITTED:
        state = initiative.get_state_display().lower()
        raise WrongState(f"Sáng kiến này {state}. Mời xem lại trạng thái mới nhất.")
    return initiative


def _judged(initiative: Initiative, state: str, action: str, by: Any, now: datetime) -> Initiative:
    initiative.state = state
    initiative.save()
    emails.judged(initiative)
    log(initiative, action, user=by, timestamp=now)
    return initiative


@transaction.atomic
def give_back(initiative_id: Any, *, reason: str, by: Any, now: datetime | None = None) -> Initiative:
    """Return an application to the unit to be mended. Raises NotAllowed, WrongState or Refused."""
    initiative = _judging(initiative_id, by)
    if not reason.strip():
        raise Refused("Mời ghi những điểm cần bổ sung.")
    initiative.answer = reason.strip()
    return _judged(initiative, State.RETURNED, "initiatives.return", by, now or timezone.now())


@transaction.atomic
def recognise(
    initiative_id: Any,
    *,
    number: str,
    on: date,
    body: str,
    reach: str,
    is_public: bool,
    by: Any,
    now: datetime | None = None,
) -> Initiative:
    """Enter the decision that recognises an initiative. Raises NotAllowed, WrongState or Refused."""
    now = now or timezone.now()
    initiative = _judging(initiative_id, by)
    if not number.strip():
        raise Refused("Mời ghi số quyết định.")
    if on > timezone.localdate(now):
        raise Refused("Ngày quyết định ở sau hôm nay. Mời xem lại.")
    initiative.decision_number, initiative.decided_on = number.strip(), on
    initiative.decided_by, initiative.reach, initiative.is_public = body.strip(), reach, is_public
    initiative.answer = ""
    return _judged(initiative, State.RECOGNISED, "initiatives.recognise", by, now)


@transaction.atomic
def refuse(initiative_id: Any, *, reason: str, by: Any, now: datetime | None = None) -> Initiative:
    """Note that it is not recognised, and why. Raises NotAllowed, WrongState or Refused."""
    initiative = _judging(initiative_id, by)
    if not reason.strip():
        raise Refused("Mời ghi lý do.")
    initiative.answer = reason.strip()
    return _judged(initiative, State.REFUSED, "initiatives.refuse", by, now or timezone.now())


@transaction.atomic
def judge_likeness(likeness_id: Any, *, verdict: str, note: str, by: Any, now: datetime | None = None) -> Likeness:
    """The officer's verdict on a likeness; the machine only warns. Raises NotAllowed or Refused."""
    if not rules.may_judge(by):
        raise NotAllowed("Tài khoản này không có quyền xét sáng kiến.")
    if verdict not in Likeness.Verdict.values or not verdict:
        raise Refused("Mời chọn kết luận.")
    likeness = Likeness.objects.select_for_update(of=("self",)).select_related("initiative").get(pk=likeness_id)
    likeness.verdict, likeness.note = verdict, note.strip()
    likeness.judged_by, likeness.judged_at = by, now or timezone.now()
    likeness.save()
    said = {"verdict": likeness.get_verdict_display()}
    log(likeness.initiative, "initiatives.likeness", user=by, data=said, timestamp=likeness.judged_at)
    return likeness


@transaction.atomic
def show_register(organising_body: Any, is_public: bool, *, by: Any) -> RegisterSettings:
    """Show the register of recognised initiatives to everybody, or to nobody. Raises NotAllowed."""
    if not rules.may_judge(by):
        raise NotAllowed("Tài khoản này không có quyền đổi việc công khai.")
    settings, _ = RegisterSettings.objects.update_or_create(
        organising_body=organising_body, defaults={"is_public": is_public}
    )
    log(settings, "wagtail.edit", user=by)
    return settings
