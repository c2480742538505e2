"""Registrations that came on paper: an officer enters them, marked so; the unit says whether it was entered right."""

from __future__ import annotations

import uuid
from datetime import date, datetime
from typing import Any

from django.conf import settings
from django.db import transaction
from django.utils import timezone
from wagtail.log_actions import log

from registrations.attachments import actions as attachments
from registrations.attachments.sniffing import CITIZEN_KINDS
from registrations.receipts.queries import sent_with
from registrations.refusals import AlreadySubmitted, Conflict, Incomplete, NotAllowed, Refused, WrongState
from registrations.units.models import Unit

from . import emails, queries, rules
from .actions import lock
from .models import Campaign, PaperEntry, Registration, Submission
from .steps import COLLECTIVES, PERSONS
from .submit_actions import record

State = Registration.State
NEEDED = {COLLECTIVES.key, PERSONS.key}  # what else the paper does not say is not made up by the officer


@transaction.atomic
def begin_paper(
    campaign: Campaign,
    unit: Unit,
    *,
    arrived_on: date,
    signed_by: str,
    scan: Any,
    by: Any,
    now: datetime | None = None,
) -> PaperEntry:
    """Begin to enter a registration that came on paper.

    What the unit has typed so far stays in the draft. Raises NotAllowed,
    RefusedFile, WrongState (already sent, or entered by a colleague) or Refused
    (a day that cannot be).
    """
    if not rules.may_review(by):
        raise NotAllowed("Tài khoản này không có quyền nhập bản giấy.")
    now = now or timezone.now()
    if not rules.concerns(campaign, unit):
        raise WrongState("Đợt đăng ký này không dành cho loại đơn vị ấy.")
    if not timezone.localdate(campaign.opens_at) <= arrived_on <= timezone.localdate(now):
        raise Refused("Ngày nhận bản giấy cần từ ngày mở đợt đến hôm nay.")
    pk = Registration.objects.get_or_create(campaign=campaign, unit=unit, defaults={"changed_at": now})[0].pk
    registration = lock(pk)
    if registration.state not in rules.EDITABLE:
        raise WrongState(f"Đơn vị đã gửi {campaign.thing} qua Trang, không cần nhập bản giấy.")
    if rules.open_paper(registration):
        raise WrongState("Bản giấy của đơn vị này đang được nhập.")
    stored = attachments.store(scan, allowed=CITIZEN_KINDS, max_bytes=settings.SCAN_MAX_BYTES, by=by)
    entry = PaperEntry.objects.create(
        registration=registration, arrived_on=arrived_on, signed_by=signed_by, scan=stored, begun_by=by, begun_at=now
    )
    log(registration, "campaigns.paper_begun", user=by, data={"day": f"{arrived_on:%d/%m/%Y}"}, timestamp=now)
    return entry


@transaction.atomic
def drop_paper(registration_id: Any, *, by: Any, now: datetime | None = None) -> None:
    """Stop entering a paper; what was entered stays in the draft of the unit. Raises NotAllowed."""
    registration = lock(registration_id)
    if not rules.may_review(by):
        raise NotAllowed("Tài khoản này không có quyền nhập bản giấy.")
    entry = rules.open_paper(registration)
    if entry:
        entry.dropped_at = now or timezone.now()
        entry.save(update_fields=["dropped_at"])
        log(registration, "campaigns.paper_dropped", user=by, timestamp=entry.dropped_at)


def paper_gaps(registration: Registration, now: datetime) -> tuple[list[queries.Gap], list[queries.Gap]]:
    """(what must be mended before the paper is recorded, what the paper does not say)."""
    found = queries.gaps(registration, now)
    if registration.campaign.purpose == "document":
        return [], found
    return [each for each in found if each.step in NEEDED], [each for each in found if each.step not in NEEDED]


@transaction.atomic
def submit_paper(
    registration_id: Any, *, version: int, form_key: uuid.UUID, by: Any, now: datetime | None = None
) -> Submission:
    """Record a registration that came on paper; the unit gets its receipt.

    The day of arrival counts for the deadline, not the day of entering. Raises
    NotAllowed, AlreadySubmitted, Conflict or Incomplete.
    """
    now = now or timezone.now()
    registration = lock(registration_id)
    if mine := sent_with(registration, form_key, by):
        return mine
    if registration.state not in rules.EDITABLE:
        latest = registration.submissions.select_related("submitted_by", "receipt").first()
        raise AlreadySubmitted(
            f"{registration.campaign.thing_first} đã được gửi. Mã tiếp nhận {latest.receipt.code}.", latest
        )
    entry = rules.open_paper(registration)
    if entry is None or not rules.may_review(by):
        raise NotAllowed("Bản giấy của đơn vị này không đang được nhập.")
    if registration.version != version:
        raise Conflict(
            f"{registration.campaign.thing_first} vừa được sửa sau khi mở trang này. Mời xem lại bản mới rồi ghi nhận."
        )
    snapshot = queries.full(registration.pk)
    if missing := paper_gaps(snapshot, now)[0]:
        raise Incomplete(f"Còn thiếu {len(missing)} chỗ.", missing)
    paper = {
        "arrived_on": entry.arrived_on.isoformat(),
        "signed_by": entry.signed_by,
        "late": arrived_late(entry),
        "scan": entry.scan.sha256,
    }
    submission = record(snapshot, form_key, by, now, paper=paper)
    submission.attachments.add(entry.scan)
    entry.submission = submission
    entry.save(update_fields=["submission"])
    registration.state = State.SUBMITTED
    registration.save(update_fields=["state"])
    emails.submitted(submission)
    data = {"receipt": submission.receipt.code, "day": f"{entry.arrived_on:%d/%m/%Y}"}
    log(registration, "campaigns.paper_recorded", user=by, data=data, timestamp=now)
    return submission


def arrived_late(entry: PaperEntry) -> bool:
    """Whether the paper came after the unit's deadline: not on its last day or before."""
    start = timezone.make_aware(datetime.combine(entry.arrived_on, datetime.min.time()))
    return entry.registration.due.is_late(start)


@transaction.atomic
def answer_paper(
    registration_id: Any, number: int, *, answer: str, remark: str, by: Any, now: datetime | None = None
) -> PaperEntry:
    """The unit says whether what was entered from its paper is what it wrote. Raises NotAllowed, WrongState, Refused."""
    now = now or timezone.now()
    registration = lock(registration_id)
    if not rules.acts_for_unit(by, registration, now):
        raise NotAllowed("Tài khoản này không phải thành viên của đơn vị.")
    entry = registration.paper_entries.filter(submission__number=number).first()
    latest = registration.submissions.first()
    if entry is None or latest is None or latest.number != number:
        raise WrongState("Bản này đã có lần gửi sau thay thế.")
    if answer not in PaperEntry.Answer.values:
        raise Refused("Mời chọn đúng hay chưa đúng với bản giấy.")
    if answer == PaperEntry.Answer.WRONG and not remark:
        raise Refused("Mời ghi chỗ chưa đúng để cơ quan thường trực sửa.")
    entry.answer, entry.remark, entry.answered_by, entry.answered_at = answer, remark, by, now
    entry.save(update_fields=["answer", "remark", "answered_by", "answered_at"])
    log(registration, "campaigns.paper_answered", user=by, data={"answer": entry.get_answer_display()}, timestamp=now)
    return entry
