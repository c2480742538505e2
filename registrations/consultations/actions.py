"""What happens to consultations: one function per event, in one transaction."""

from __future__ import annotations

from collections.abc import Sequence

from django.core.exceptions import PermissionDenied
from django.db import transaction
from django.utils import timezone
from wagtail.log_actions import log

from registrations.calendar.queries import comment_window
from registrations.calendar.working_days import WEEKDAYS
from registrations.privacy.queries import current_consent
from registrations.receipts.actions import append
from search.outbox.actions import enqueue
from search.text import slug

from . import nominating, queries, rules
from .models import Change, Consultation


class NotReady(ValueError):
    """A consultation that may not be opened; ``problems`` says why, in words for the approver."""

    def __init__(self, problems: Sequence[str]):
        super().__init__(" ".join(problems))
        self.problems = list(problems)


@transaction.atomic
def save_draft(form, *, by):
    """Store a draft and its nominees from a valid form; the address comes from the title, once.

    Raises PermissionDenied for whatever has been opened.
    """
    consultation = form.instance
    created = consultation.pk is None
    known = consultation if created else Consultation.objects.select_for_update().get(pk=consultation.pk)
    if not created and not rules.may_edit(by, known):
        raise PermissionDenied
    consultation.slug = consultation.slug or _free_slug(consultation.title)
    consultation = form.save()
    log(instance=consultation, action="wagtail.create" if created else "wagtail.edit", user=by)
    return consultation


def _free_slug(title):
    base = slug(title, limit=100) or "lay-y-kien"
    taken = set(Consultation.objects.filter(slug__startswith=base).values_list("slug", flat=True))
    numbered = (f"{base}-{number}" for number in range(2, len(taken) + 3))
    return base if base not in taken else next(name for name in numbered if name not in taken)


@transaction.atomic
def open_window(consultation, *, by, now=None):
    """Open a draft: count the window, freeze and hash the text. The end is a promise from here on.

    Raises PermissionDenied, or NotReady with every reason at once.
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
    if problems:
        raise NotReady(problems)
    consultation.opens_on = consultation.opens_on or today
    window = comment_window(consultation.opens_on, consultation.working_days, consultation.organising_body.slug)
    consultation.opens_at = max(window.opens_at, now)
    consultation.closes_at = window.closes_at
    consultation.consent = consent
    consultation.legal_basis = consultation.legal_basis or "; ".join(rules.lawful_sources(nominees))
    consultation.opened_by, consultation.opened_at = by, now
    consultation.text_hash = queries.text_hash(consultation, nominees)
    consultation.save()
    append(kind="consultation-opened", commitment=consultation.text_hash, at=now)
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
        window = comment_window(consultation.opens_on, consultation.working_days, consultation.organising_body.slug)
        if window.closes_at <= consultation.closes_at:
            continue
        before, consultation.closes_at = consultation.last_day, window.closes_at
        consultation.save(update_fields=["closes_at"])
        _record(
            consultation,
            Change.Kind.EXTENSION,
            at=now,
            field="Ngày kết thúc",
            before=_day_text(before),
            after=_day_text(window.last_day),
            reason=f"Lịch làm việc thay đổi: {reason}" if reason else "Lịch làm việc thay đổi",
        )
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


@transaction.atomic
def correct(nominee, *, field, value, reason, by, now=None):
    """Correct one item of a nominee after opening; the page shows what stood before, what stands now and why.

    Raises PermissionDenied, or ValidationError when the value does not fit.
    """
    if field not in CORRECTABLE or not rules.may_correct(by, nominee.consultation):
        raise PermissionDenied
    before = nominee.shown(field)
    setattr(nominee, field, value)
    nominee.full_clean()
    nominee.save(update_fields=[field])
    kind, label = Change.Kind.CORRECTION, CORRECTABLE[field]
    return _record(
        nominee.consultation,
        kind,
        nominee=nominee,
        field=label,
        before=before,
        after=nominee.shown(field),
        reason=reason,
        by=by,
        at=now or timezone.now(),
    )


@transaction.atomic
def withdraw(nominee, *, reason, by, now=None):
    """Take a nominee off an opened list, with a reason that everybody reads; what was sent in stays.

    Raises PermissionDenied, also for a nominee withdrawn before.
    """
    now = now or timezone.now()
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
    log(instance=consultation, action="consultations.change", user=by, data={"kind": kind, "change": change.pk})
    enqueue("consultation", consultation.pk)
    return change
