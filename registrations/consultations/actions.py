"""What happens to consultations: one function per event, in one transaction."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import date
from typing import Any

from django.core.exceptions import PermissionDenied, ValidationError
from django.db import transaction
from django.utils import timezone
from wagtail.log_actions import log

from registrations.calendar.working_days import WEEKDAYS
from registrations.privacy.queries import current_consent
from registrations.receipts.actions import append
from search.outbox.actions import enqueue
from search.text import slug

from . import frozen, nominating, rules
from .counting import window_of
from .models import Change, Consultation


class NotReady(ValueError):
    """A consultation that may not be opened; ``problems`` says why, in words for the approver."""

    def __init__(self, problems: Sequence[str]):
        super().__init__(" ".join(problems))
        self.problems = list(problems)


class Stale(ValueError):
    """The draft was changed by somebody else since it was read; nothing has been written."""


def check_seen(row: Any, seen: str) -> None:
    """Raises Stale when a row of a draft is no longer the one that was read; "" stands for not having read any."""
    if seen and row.pk and frozen.own_token(row) != seen:
        raise Stale("Bản thảo vừa được người khác sửa. Chưa ghi gì thêm.")


@transaction.atomic
def save_draft(form, *, by, seen=""):
    """Store a draft from a valid form; the address comes from the title, once.

    ``seen`` is the `frozen.own_token` of what the officer began from. Raises
    PermissionDenied for whatever has been opened, Stale when it was changed since.
    """
    consultation = form.instance
    created = consultation.pk is None
    known = consultation if created else Consultation.objects.select_for_update().get(pk=consultation.pk)
    if not created and not rules.may_edit(by, known):
        raise PermissionDenied
    if not created:
        check_seen(known, seen)
    consultation.slug = consultation.slug or _free_slug(consultation.title)
    consultation = form.save()
    consultation.drafters.add(by)
    log(instance=consultation, action="wagtail.create" if created else "wagtail.edit", user=by)
    return consultation


def _free_slug(title):
    base = slug(title, limit=100) or "lay-y-kien"
    taken = set(Consultation.objects.filter(slug__startswith=base).values_list("slug", flat=True))
    numbered = (f"{base}-{number}" for number in range(2, len(taken) + 3))
    return base if base not in taken else next(name for name in numbered if name not in taken)


@transaction.atomic
def open_window(consultation, *, by, now=None, seen=""):
    """Open a draft: count the window, freeze and hash the text. The end is a promise from here on.

    ``seen`` is the `frozen.draft_token` of what the approver read. Raises
    PermissionDenied, or NotReady with every reason at once.
    """
    now = now or timezone.now()
    consultation = (
        Consultation.objects.select_for_update(of=("self",)).select_related("organising_body").get(pk=consultation.pk)
    )
    if not rules.may_open(by, consultation):
        raise PermissionDenied
    today = timezone.localdate(now)
    nominees = list(consultation.nominees.select_related("title"))
    problems = rules.opening_problems(consultation, nominees, today)
    consent = current_consent(today)
    if consent is None:
        problems.append("Chưa có lời đồng ý xử lý dữ liệu đang áp dụng. Mời bổ sung trong mục Lấy ý kiến.")
    if rules.wrote_alone(by, consultation):
        problems.append("Bản thảo này do một mình ông, bà soạn. Mời người duyệt khác mở.")
    if seen and seen != frozen.draft_token(consultation):
        problems.append("Bản thảo vừa được sửa sau khi ông, bà mở trang này. Mời đọc lại nội dung dưới đây.")
    if problems:
        raise NotReady(problems)
    consultation.opens_on = consultation.opens_on or today
    window = window_of(consultation, consultation.opens_on)
    consultation.opens_at = max(window.opens_at, now)
    consultation.closes_at = window.closes_at
    consultation.consent = consent
    lawful = rules.minimum_of(consultation, nominees).lawful
    consultation.legal_basis = consultation.legal_basis or "; ".join(lawful)
    consultation.opened_by, consultation.opened_at = by, now
    consultation.frozen = frozen.frozen_text(consultation, nominees)
    consultation.text_hash = frozen.text_hash(consultation.frozen)
    consultation.save()
    append("consultation-opened", commitment=consultation.text_hash, subject=consultation.subject, at=now)
    log(instance=consultation, action="consultations.open", user=by, data={"text_hash": consultation.text_hash})
    enqueue("consultation", consultation.pk)
    nominating.follow(nominees, by=by, now=now)
    return consultation


@transaction.atomic
def lengthen_windows(*, reason="", now=None):
    """Let windows that are not over grow when the calendar lost working days; none ever shrinks.

    Returns the consultations that grew.
    """
    now = now or timezone.now()
    grown = []
    for consultation in (
        Consultation.objects.select_for_update(of=("self",)).lasting(now).select_related("organising_body")
    ):
        window = window_of(consultation, consultation.opens_on)
        if window.closes_at <= consultation.closes_at:
            continue
        # Recorded first: the database moves an end to no instant that the public was not told of.
        _record(
            consultation,
            Change.Kind.EXTENSION,
            at=now,
            field="Ngày kết thúc",
            before=_day_text(consultation.last_day),
            after=_day_text(window.last_day),
            ends_at=window.closes_at,
            reason=f"Lịch làm việc thay đổi: {reason}" if reason else "Lịch làm việc thay đổi",
        )
        consultation.closes_at = window.closes_at
        consultation.save(update_fields=["closes_at"])
        grown.append(consultation)
    return grown


CORRECTABLE = {
    "address": "Cách xưng",
    "name": "Họ tên hoặc tên tập thể",
    "birth_year": "Năm sinh",
    "position": "Chức vụ, nghề nghiệp",
    "unit": "Đơn vị công tác",
    "place": "Nơi ở hoặc trụ sở",
    "place_old": "Tên địa danh trước đây",
    "merit": "Tóm tắt thành tích",
    "period": "Thời gian lập thành tích",
}
CORRECTABLE_PASSAGE = {"number": "Số", "heading": "Tên điều, mục", "text": "Nội dung"}
CORRECTABLE_NOTICE = {
    "proposing_body": "Cơ quan trình",
    "submission_number": "Số tờ trình",
    "submitted_on": "Ngày tờ trình",
    "legal_basis": "Căn cứ pháp lý",
    "council_meets_on": "Hội đồng dự kiến họp",
    "other_ways": "Cách gửi khác",
}


def correct(nominee, *, field, value, reason, by, now=None):
    """Correct one item of a nominee after opening; the page shows what stood before, what stands now and why.

    Raises PermissionDenied, or ValidationError when the value does not fit.
    """
    return _correct(nominee, nominee.consultation, CORRECTABLE, field, value, reason, by, now, nominee=nominee)


def correct_passage(passage, *, field, value, reason, by, now=None):
    """Correct one item of a passage of a draft after opening; see `correct`."""
    consultation = passage.consultation
    return _correct(passage, consultation, CORRECTABLE_PASSAGE, field, value, reason, by, now, passage=passage)


def correct_notice(consultation, *, field, value, reason, by, now=None):
    """Correct one item of the notice itself after opening; see `correct`.

    The council never meets before the end of the window.
    """
    of_council = field == "council_meets_on" and consultation.opened_at
    if of_council and (refusal := rules.council_problem(consultation, value, consultation.last_day)):
        raise ValidationError({field: refusal})
    return _correct(consultation, consultation, CORRECTABLE_NOTICE, field, value, reason, by, now)


@transaction.atomic
def _correct(row, consultation, items, field, value, reason, by, now, **about):
    """Lock, change one item of ``row``, record it; also in the public register."""
    consultation = Consultation.objects.select_for_update(of=("self",)).get(pk=consultation.pk)
    if field not in items or not reason.strip() or not rules.may_correct(by, consultation):
        raise PermissionDenied
    if about.get("nominee") and about["nominee"].withdrawn_at:
        raise PermissionDenied
    before = shown(row, field)
    setattr(row, field, value)
    row.full_clean()
    if shown(row, field) == before:
        raise ValidationError({field: "Nội dung này đang hiện đúng như vậy; chưa có gì để đính chính."})
    row.save(update_fields=[field])
    return _record(
        consultation,
        Change.Kind.CORRECTION,
        field=items[field],
        before=before,
        after=shown(row, field),
        reason=reason.strip(),
        by=by,
        at=now or timezone.now(),
        **about,
    )


def shown(row, field):
    """An item of a nominee, a passage or a consultation as readers see it."""
    value = row.shown(field) if hasattr(row, "shown") else getattr(row, field)
    return f"{value:%d/%m/%Y}" if isinstance(value, date) else str(value or "")


@transaction.atomic
def withdraw(nominee, *, reason, by, now=None):
    """Take a nominee off an opened list, with a reason that everybody reads; what was sent in stays.

    Raises PermissionDenied, also for a nominee withdrawn before.
    """
    now = now or timezone.now()
    nominee.consultation = Consultation.objects.select_for_update(of=("self",)).get(pk=nominee.consultation_id)
    if nominee.withdrawn_at or not reason.strip() or not rules.may_correct(by, nominee.consultation):
        raise PermissionDenied
    nominee.withdrawn_at, nominee.withdrawn_reason = now, reason.strip()
    nominee.save(update_fields=["withdrawn_at", "withdrawn_reason"])
    return _record(
        nominee.consultation, Change.Kind.WITHDRAWAL, nominee=nominee, reason=nominee.withdrawn_reason, by=by, at=now
    )


def _day_text(day):
    return f"{WEEKDAYS[day.weekday()]}, {day:%d/%m/%Y}"


def _record(consultation, kind, *, by=None, **facts):
    change = Change.objects.create(consultation=consultation, kind=kind, by=by, **facts)
    append("consultation-changed", commitment=frozen.change_hash(change), subject=consultation.subject, at=change.at)
    log(instance=consultation, action="consultations.change", user=by, data={"kind": kind, "change": change.pk})
    enqueue("consultation", consultation.pk)
    return change
