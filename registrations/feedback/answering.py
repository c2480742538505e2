"""An answer: drafted by one officer, approved by another, sent and shown behind the code."""

from __future__ import annotations

from datetime import datetime
from typing import Any

from django.core.exceptions import PermissionDenied
from django.db import transaction
from django.utils import timezone
from wagtail.log_actions import log

from registrations.holders import holders
from registrations.refusals import Refused

from . import emails, rules
from .handling import CLOSED, begin, close, locked
from .models import Answer, Feedback, State

CHANGED = "Bản trả lời vừa được sửa. Mời đọc lại bản mới trước khi duyệt."


@transaction.atomic
def draft(feedback: Feedback, *, by: Any, text: str, submit: bool = False, now: datetime | None = None) -> Answer:
    """Write or rewrite the answer; with ``submit`` it goes before the approvers. Who writes last is the drafter."""
    now = now or timezone.now()
    feedback = locked(feedback, by)
    answer = Answer.objects.select_for_update().filter(feedback=feedback).first() or Answer(
        feedback=feedback, version=0
    )
    if answer.text != text or answer.pk is None:
        answer.text, answer.drafted_by, answer.drafted_at = text, by, now
        answer.version += 1
    answer.submitted_at = now if submit else None
    if submit:
        answer.returned_reason = ""
    answer.save()
    begin(feedback, by, now)
    log(instance=feedback, action="feedback.submit" if submit else "feedback.draft", user=by)
    if submit:
        emails.tell("to_approve", feedback, holders("feedback.approve_answer").exclude(pk=answer.drafted_by_id))
    return answer


def _before_approver(answer: Answer, by: Any, version: int) -> Answer:
    feedback = Feedback.objects.select_for_update(of=("self",)).select_related("receipt").get(pk=answer.feedback_id)
    answer = Answer.objects.select_for_update().get(pk=answer.pk)
    answer.feedback = feedback
    if not rules.may_approve(by, answer):
        raise PermissionDenied
    if not feedback.is_open:
        raise Refused(CLOSED)
    if not answer.submitted_at:
        raise Refused("Bản trả lời chưa được trình duyệt.")
    if answer.version != version:
        raise Refused(CHANGED)
    return answer


@transaction.atomic
def approve(answer: Answer, *, by: Any, version: int, now: datetime | None = None) -> Answer:
    """Approve the wording that was read: it is sent, shown behind the code, also behind those of duplicates."""
    now = now or timezone.now()
    answer = _before_approver(answer, by, version)
    answer.approved_by, answer.approved_at = by, now
    answer.save(update_fields=["approved_by", "approved_at"])
    feedback = answer.feedback
    close(feedback, State.ANSWERED, by, now)
    log(instance=feedback, action="feedback.approve", user=by)
    for each in [feedback, *feedback.duplicates.select_related("receipt")]:
        emails.tell_sender("answered", each, answer=answer)
    return answer


@transaction.atomic
def send_back(answer: Answer, *, by: Any, version: int, reason: str) -> Answer:
    """Send a draft back to its drafter with a reason."""
    answer = _before_approver(answer, by, version)
    answer.submitted_at, answer.returned_reason = None, reason
    answer.save(update_fields=["submitted_at", "returned_reason"])
    log(instance=answer.feedback, action="feedback.send_back", user=by)
    emails.tell("returned", answer.feedback, [answer.drafted_by])
    return answer
