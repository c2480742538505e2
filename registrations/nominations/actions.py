"""What officers do with a nomination: one function per event, each in one transaction."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import date, datetime
from typing import Any

from django.db import transaction
from django.utils import timezone
from wagtail.log_actions import log

from registrations.refusals import NotAllowed, Refused, WrongState

from . import emails, queries, rules
from .models import Case, Complaint, Event, Nomination, Note
from .moving import carry_out, follow, guard, lock, require
from .states import MOVES, State

__all__ = [
    "add_note",
    "assign",
    "clear_complaint",
    "follow",
    "move",
    "open_complaint",
    "withdraw_case",
]


@transaction.atomic
def move(
    nomination_id: Any,
    key: str,
    *,
    by: Any,
    seen: str | None = None,
    reason: str = "",
    on: date | None = None,
    data: dict[str, Any] | None = None,
    passed: Sequence[int] | None = None,
    now: datetime | None = None,
) -> Event:
    """Move a nomination on, by the key of the table.

    `seen` is the state that the officer's page showed. `passed` are the cases
    that the council passed; the others leave the list. Raises NotAllowed,
    WrongState, Refused (no reason) or Blocked (a rule keeps it back).
    """
    now = now or timezone.now()
    if key not in MOVES or not MOVES[key].by_hand:
        raise WrongState("Không có việc này.")
    step = MOVES[key]
    nomination = lock(nomination_id)
    require(nomination, step, by, now, seen, reason)
    if on is not None and on > timezone.localdate(now):
        raise Refused("Ngày này ở sau hôm nay. Mời xem lại.")
    guard(nomination, step, now)
    if step.target == State.PASSED and passed is not None:
        _keep_passed(nomination, passed, on or timezone.localdate(now))
    return carry_out(nomination, step, by=by, now=now, on=on, reason=reason, data=data)


def _keep_passed(nomination: Nomination, passed: Sequence[int], on: date) -> None:
    cases = nomination.cases.standing()
    if not cases.filter(pk__in=passed).exists():
        raise Refused("Mời chọn ít nhất một trường hợp được thông qua, hoặc ghi Hội đồng không thông qua.")
    cases.exclude(pk__in=passed).update(left_as=Case.Left.REFUSED, left_on=on)


@transaction.atomic
def assign(nomination_id: Any, officer: Any, *, by: Any, now: datetime | None = None) -> Nomination:
    """Give a nomination to an officer, or to nobody. Raises NotAllowed or Refused."""
    now = now or timezone.now()
    nomination = _for_officer(nomination_id, by)
    if officer is not None and not queries.officers().filter(pk=officer.pk).exists():
        raise Refused("Người này không xử lý đề nghị khen thưởng.")
    nomination.assignee = officer
    nomination.save(update_fields=["assignee"])
    said = {"officer": officer.full_name if officer else "chưa giao"}
    log(nomination, "nominations.assign", user=by, data=said, timestamp=now)
    emails.assigned(nomination, by)
    return nomination


def _for_officer(nomination_id: Any, by: Any) -> Nomination:
    nomination = lock(nomination_id)
    if not rules.may_handle(by) or not rules.may_read_on_desk(by, nomination):
        raise NotAllowed("Tài khoản này không có quyền xử lý đề nghị khen thưởng.")
    return nomination


@transaction.atomic
def add_note(nomination_id: Any, text: str, *, by: Any, now: datetime | None = None) -> Note:
    """An internal note, which the unit never reads."""
    nomination = _for_officer(nomination_id, by)
    if not text.strip():
        raise Refused("Mời ghi nội dung.")
    return Note.objects.create(nomination=nomination, text=text.strip(), by=by, at=now or timezone.now())


@transaction.atomic
def open_complaint(
    nomination_id: Any,
    *,
    reference: str,
    received_on: date,
    by: Any,
    case: Case | None = None,
    now: datetime | None = None,
) -> Complaint:
    """Note that a complaint is being looked into; until it is cleared the council step is closed."""
    now = now or timezone.now()
    nomination = _for_officer(nomination_id, by)
    if received_on > timezone.localdate(now):
        raise Refused("Ngày nhận ở sau hôm nay. Mời xem lại.")
    if case is not None and case.nomination_id != nomination.pk:
        raise Refused("Trường hợp này không thuộc đề nghị này.")
    complaint = Complaint.objects.create(
        nomination=nomination, case=case, reference=reference, received_on=received_on, opened_by=by, opened_at=now
    )
    log(nomination, "nominations.complaint", user=by, timestamp=now)
    return complaint


@transaction.atomic
def clear_complaint(complaint_id: Any, *, outcome: str, by: Any, now: datetime | None = None) -> Complaint:
    """Note how a complaint ended. Raises NotAllowed, WrongState or Refused."""
    complaint = Complaint.objects.select_for_update().get(pk=complaint_id)
    nomination = _for_officer(complaint.nomination_id, by)
    if complaint.cleared_at:
        raise WrongState("Đơn thư này đã được ghi là giải quyết xong.")
    if not outcome.strip():
        raise Refused("Mời ghi kết quả giải quyết.")
    complaint.cleared_at, complaint.cleared_by, complaint.outcome = now or timezone.now(), by, outcome.strip()
    complaint.save(update_fields=["cleared_at", "cleared_by", "outcome"])
    log(nomination, "nominations.complaint_cleared", user=by, timestamp=complaint.cleared_at)
    return complaint


@transaction.atomic
def withdraw_case(case_id: Any, *, reason: str, by: Any, now: datetime | None = None) -> Case:
    """Take one case off the list while the rest goes on. Raises NotAllowed, WrongState or Refused."""
    now = now or timezone.now()
    found = Case.objects.get(pk=case_id)
    nomination = _for_officer(found.nomination_id, by)
    case = Case.objects.get(pk=case_id)
    if case.left_as or nomination.state not in MOVES["tam-dung"].sources:
        raise WrongState("Trường hợp này không còn rút được khỏi danh sách.")
    if not reason.strip():
        raise Refused("Mời ghi lý do.")
    case.left_as, case.left_on, case.left_reason = Case.Left.WITHDRAWN, timezone.localdate(now), reason.strip()[:500]
    case.save(update_fields=["left_as", "left_on", "left_reason"])
    log(nomination, "nominations.withdraw_case", user=by, data={"case": case.name}, timestamp=now)
    return case
