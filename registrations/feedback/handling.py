"""What officers do with what was sent in. One function per event, one transaction, each in the audit log."""

from __future__ import annotations

from collections.abc import Iterable
from datetime import date, datetime
from typing import Any

from django.core.exceptions import PermissionDenied
from django.db import transaction
from django.utils import timezone
from wagtail.log_actions import log

from registrations.calendar.queries import calendar_for
from registrations.refusals import Refused
from registrations.units.models import Unit

from . import emails, queries, rules
from .models import Extension, Feedback, Forwarding, Inquiry, State, Step

BATCH = 200
CLOSED = "Nội dung này đã xong, không còn xử lý được nữa."


def locked(feedback: Feedback, by: Any, *, is_open: bool = True) -> Feedback:
    """The row read afresh and locked. Raises PermissionDenied, or Refused when it is done already."""
    feedback = Feedback.objects.select_for_update(of=("self",)).select_related("receipt").get(pk=feedback.pk)
    if not rules.may_handle(by, feedback):
        raise PermissionDenied
    if is_open and not feedback.is_open:
        raise Refused(CLOSED)
    return feedback


def begin(feedback: Feedback, by: Any, now: datetime) -> None:
    """The first thing an officer does with it takes it from received to being handled."""
    if feedback.state == State.RECEIVED:
        feedback.state = State.PROCESSING
        feedback.save(update_fields=["state"])
        Step.objects.create(feedback=feedback, state=State.PROCESSING, by=by, at=now)


def close(feedback: Feedback, state: State, by: Any, now: datetime, note: str = "") -> None:
    """It is done: answered, passed on, merged or set aside. A pause that is still open ends with it."""
    feedback.inquiries.filter(answered_at__isnull=True).update(answered_at=now, dropped_by=by)
    feedback.state, feedback.closed_at = state, now
    queries.recount(feedback)
    feedback.save(update_fields=["state", "closed_at", "due_on", "promised_on", "duplicate_of"])
    Step.objects.create(feedback=feedback, state=state, by=by, at=now, note=note)


@transaction.atomic
def assign(feedback: Feedback, *, by: Any, assignee: Any = None, unit: Unit | None = None, now: datetime | None = None):
    """Give it to an officer, and name the unit that helps to answer; either may be none."""
    feedback = locked(feedback, by)
    if assignee is not None and not rules.may_handle(assignee, feedback):
        raise Refused("Người được giao cần có quyền xử lý nội dung này.")
    told = assignee if assignee and assignee.pk not in {feedback.assignee_id, by.pk} else None
    if (feedback.assignee_id, feedback.unit_id) == (getattr(assignee, "pk", None), getattr(unit, "pk", None)):
        return feedback
    feedback.assignee, feedback.unit = assignee, unit
    feedback.save(update_fields=["assignee", "unit"])
    begin(feedback, by, now or timezone.now())
    names = " và ".join(str(each) for each in (assignee, unit) if each) or "chưa giao cho ai"
    log(instance=feedback, action="feedback.assign", user=by, data={"names": names})
    if told:
        emails.tell("assigned", feedback, [told])
    return feedback


@transaction.atomic
def assign_many(feedbacks: Iterable[Feedback], *, by: Any, assignee: Any = None, unit: Unit | None = None) -> int:
    """Give several to the same officer or unit, those that are still open; what is not named stays. How many."""
    done = 0
    for each in feedbacks:
        if each.is_open:
            assign(each, by=by, assignee=assignee or each.assignee, unit=unit or each.unit)
            done += 1
    return done


@transaction.atomic
def note(feedback: Feedback, *, by: Any, text: str, now: datetime | None = None) -> Step:
    """Write an internal note; it never leaves the office."""
    feedback = locked(feedback, by, is_open=False)
    log(instance=feedback, action="feedback.note", user=by)
    return Step.objects.create(feedback=feedback, state=feedback.state, by=by, at=now or timezone.now(), note=text)


@transaction.atomic
def ask(feedback: Feedback, *, by: Any, question: str, now: datetime | None = None) -> Inquiry:
    """Ask the sender for more; the clock stands still until the answer comes."""
    now = now or timezone.now()
    feedback = locked(feedback, by)
    if feedback.inquiries.filter(answered_at__isnull=True).exists():
        raise Refused("Đang chờ người gửi bổ sung. Mời chờ, hoặc thôi chờ trước khi đề nghị lần nữa.")
    inquiry = Inquiry.objects.create(feedback=feedback, question=question, asked_by=by, asked_at=now)
    begin(feedback, by, now)
    _count(feedback)
    log(instance=feedback, action="feedback.ask", user=by)
    emails.tell_sender("asked", feedback, inquiry=inquiry)
    return inquiry


@transaction.atomic
def go_on(feedback: Feedback, *, by: Any, now: datetime | None = None) -> None:
    """Go on without what the sender was asked for; the clock goes on from tomorrow."""
    feedback = locked(feedback, by)
    waiting = feedback.inquiries.filter(answered_at__isnull=True)
    if not waiting.update(answered_at=now or timezone.now(), dropped_by=by):
        raise Refused("Hiện không chờ người gửi bổ sung.")
    _count(feedback)
    log(instance=feedback, action="feedback.go_on", user=by)


@transaction.atomic
def extend(feedback: Feedback, *, by: Any, working_days: int, reason: str, now: datetime | None = None) -> Extension:
    """Take more working days, for a reason that the sender is told."""
    now = now or timezone.now()
    feedback = locked(feedback, by)
    if feedback.working_days is None:
        raise Refused("Nội dung này chưa có thời hạn trong bảng thời hạn, nên không gia hạn được.")
    extension = Extension.objects.create(feedback=feedback, working_days=working_days, reason=reason, by=by, at=now)
    begin(feedback, by, now)
    _count(feedback)
    Feedback.objects.filter(pk=feedback.pk).update(reminded_on=None, overdue_told_on=None)
    log(instance=feedback, action="feedback.extend", user=by, data={"days": working_days})
    emails.tell_sender("extended", feedback, extension=extension)
    return extension


@transaction.atomic
def forward(
    feedback: Feedback, *, by: Any, body: str, document_number: str, document_on: date, now: datetime | None = None
) -> Forwarding:
    """Pass it on to another body by a document; with that it is done here."""
    now = now or timezone.now()
    feedback = locked(feedback, by)
    forwarding = Forwarding.objects.create(
        feedback=feedback, body=body, document_number=document_number, document_on=document_on, by=by, at=now
    )
    begin(feedback, by, now)
    close(feedback, State.FORWARDED, by, now)
    log(instance=feedback, action="feedback.forward", user=by, data={"number": document_number})
    emails.tell_sender("forwarded", feedback, forwarding=forwarding)
    return forwarding


@transaction.atomic
def merge(feedback: Feedback, *, into: Feedback, by: Any, now: datetime | None = None) -> Feedback:
    """Join it to another with the same matter: both senders get the one answer."""
    feedback = locked(feedback, by)
    into = locked(into, by, is_open=False)
    if into.pk == feedback.pk or into.state in (State.MERGED, State.SPAM) or into.restricted != feedback.restricted:
        raise Refused("Không gộp được vào mã này. Mời chọn mã của nội dung chính.")
    if feedback.duplicates.exists():
        raise Refused("Đã có nội dung khác gộp vào đây, nên không gộp tiếp được.")
    feedback.duplicate_of = into
    close(feedback, State.MERGED, by, now or timezone.now())
    log(instance=feedback, action="feedback.merge", user=by, data={"into": into.receipt.code})
    if into.state == State.ANSWERED:
        emails.tell_sender("answered", feedback, answer=into.answer)
    return feedback


@transaction.atomic
def set_aside(feedback: Feedback, *, by: Any, reason: str, now: datetime | None = None) -> None:
    """Put it to the spam. It is kept, and can be taken out again."""
    feedback = locked(feedback, by)
    close(feedback, State.SPAM, by, now or timezone.now(), note=reason)
    log(instance=feedback, action="feedback.set_aside", user=by)


@transaction.atomic
def take_back(feedback: Feedback, *, by: Any, now: datetime | None = None) -> None:
    """Take it out of the spam, or part it again from what it was merged into."""
    feedback = locked(feedback, by, is_open=False)
    if feedback.state not in (State.SPAM, State.MERGED):
        raise Refused("Chỉ lấy lại được nội dung đã xếp thư rác hoặc đã gộp.")
    feedback.state, feedback.closed_at, feedback.duplicate_of = State.PROCESSING, None, None
    feedback.save(update_fields=["state", "closed_at", "duplicate_of"])
    _count(feedback)
    Step.objects.create(feedback=feedback, state=State.PROCESSING, by=by, at=now or timezone.now())
    log(instance=feedback, action="feedback.take_back", user=by)


@transaction.atomic
def restrict(feedback: Feedback, *, by: Any, restricted: bool) -> None:
    """Move it to the restricted register of allegations, or back.

    Who handles it may move it in, and reads it no more without the special
    permission, as with comments on consultations; only who reads that register
    takes out of it.
    """
    feedback = locked(feedback, by, is_open=False)
    if not restricted and not rules.may_read_restricted(by):
        raise PermissionDenied
    if restricted and hasattr(feedback, "entry") and feedback.entry.is_public:
        raise Refused("Nội dung này đang ở mục Hỏi đáp công khai. Mời gỡ trước.")
    feedback.restricted = restricted
    if restricted and feedback.assignee and not rules.may_read_restricted(feedback.assignee):
        feedback.assignee = None
    feedback.save(update_fields=["restricted", "assignee"])
    words = "Đã chuyển vào sổ phản ánh vi phạm" if restricted else "Đã chuyển ra khỏi sổ phản ánh vi phạm"
    log(instance=feedback, action="feedback.restrict", user=by, data={"words": words})


@transaction.atomic
def open_sender(feedback: Feedback, *, by: Any) -> list[tuple[str, str]]:
    """Who sent it: label and value pairs. Every opening is logged, the identity itself is not."""
    if not rules.may_identify(by, feedback):
        raise PermissionDenied
    log(instance=feedback, action="feedback.open_sender", user=by)
    return [
        ("Họ và tên", feedback.sender_name),
        ("Điện thoại", feedback.sender_phone),
        ("Thư điện tử", feedback.sender_email),
        ("Địa chỉ", feedback.sender_address),
    ]


def _count(feedback: Feedback) -> None:
    queries.recount(feedback)
    feedback.save(update_fields=["due_on", "promised_on"])


def count_all_anew() -> int:
    """The calendar has changed: count the last day of everything unfinished anew; how many became later.

    A day that a sender was told is never brought forward. In batches, each a
    transaction of its own: senders and officers go on meanwhile.
    """
    keys = list(Feedback.objects.unfinished().filter(working_days__isnull=False).values_list("pk", flat=True))
    calendars: dict[str, Any] = {}
    return sum(_count_some(keys[start : start + BATCH], calendars) for start in range(0, len(keys), BATCH))


@transaction.atomic
def _count_some(keys: list[int], calendars: dict[str, Any]) -> int:
    some = Feedback.objects.unfinished().filter(pk__in=keys).select_for_update(of=("self",))
    changed = []
    for each in some.select_related("organising_body").prefetch_related("inquiries", "extensions").order_by("pk"):
        scope = each.organising_body.slug if each.organising_body else ""
        if scope not in calendars:
            calendars[scope] = calendar_for(scope)
        if queries.recount(each, calendars[scope]):
            changed.append(each)
    Feedback.objects.bulk_update(changed, ["due_on", "promised_on"])
    return len(changed)
