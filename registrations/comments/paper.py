"""Comments that came on paper inside the window, and were entered here by an officer.

The only way past a closed window: what counts is when the paper arrived, not
when it was entered. It bears a scan and a reason, enters the register as an
event of its own kind, counts only when a second officer has compared it with
the scan, and is counted apart.
"""

from __future__ import annotations

from datetime import datetime

from django.core.exceptions import ValidationError
from django.db import transaction
from django.utils import timezone
from wagtail.log_actions import log

from registrations.attachments.actions import store
from registrations.attachments.sniffing import CITIZEN_KINDS
from registrations.consultations.models import Consultation
from registrations.receipts.actions import issue
from registrations.refusals import demand
from search.text import tidy

from . import rules
from .actions import FILE_MAX_BYTES, NewComment, check_target, content_of
from .grouping import Print, group_for
from .models import Comment, PaperEntry, Proposal, Step
from .noting import subject_of

PAPER_KIND = "consultation-comment-paper"


def takes_paper(consultation, now: datetime) -> bool:
    """Whether papers may be entered: from the opening until the outcome is published."""
    return consultation.opened_at is not None and consultation.opens_at <= now and rules.may_count_change(consultation)


def check_arrival(consultation, arrived_at: datetime, now: datetime) -> None:
    """Raise ValidationError unless a paper that arrived then belongs into this window."""
    if consultation.opened_at is None or not consultation.opens_at <= arrived_at < consultation.closes_at:
        raise ValidationError(
            {"arrived_at": "Bản giấy đến ngoài thời hạn lấy ý kiến nên không nhập vào cuộc này được."}
        )
    if arrived_at > now:
        raise ValidationError({"arrived_at": "Lúc nhận bản giấy chưa đến. Mời xem lại ngày, giờ."})
    if not rules.may_count_change(consultation):
        raise ValidationError("Kết quả đã công bố nên không nhập thêm bản giấy được nữa.")


@transaction.atomic
def enter(consultation, new: NewComment, *, arrived_at: datetime, scan, late_reason: str, by, now=None) -> Comment:
    """Enter a comment that came on paper; it waits for a second officer. Entered twice, it is one.

    ``new.files`` are not used: ``scan`` is the uploaded picture or PDF of the
    paper. Raises PermissionDenied, ValidationError (see `check_arrival`),
    NomineeGone and RefusedFile; then nothing is kept.
    """
    now = now or timezone.now()
    demand(rules.may_enter_paper(by))
    mark = Print.of(new.text, target=f"{new.target} {new.stance}")
    found = Consultation.objects.select_for_update(of=("self",)).select_related("outcome")
    consultation = found.get(pk=consultation.pk)
    key = new.key(consultation)
    known = Comment.objects.filter(submission_key=key).first()
    if known:
        return known
    check_arrival(consultation, arrived_at, now)
    check_target(consultation, new)
    late_reason = tidy(late_reason)
    if not late_reason:
        raise ValidationError({"late_reason": "Ghi lý do nhập sau."})
    attachment = store(scan, allowed=CITIZEN_KINDS, max_bytes=FILE_MAX_BYTES, by=by)
    content = paper_content(content_of(consultation, new, [attachment]), arrived_at, late_reason)
    receipt = issue(kind=PAPER_KIND, content=content, private=True, subject=subject_of(consultation.pk), at=now)
    comment = Comment.objects.create(
        consultation=consultation,
        **new.fields,
        group=group_for(consultation, mark),
        channel=Comment.Channel.PAPER,
        received_at=arrived_at,
        submission_key=key,
        receipt=receipt,
    )
    PaperEntry.objects.create(comment=comment, scan=attachment, entered_at=now, entered_by=by, late_reason=late_reason)
    Proposal.objects.create(comment=comment, kind=Proposal.Kind.PAPER, reason=late_reason[:500], by=by, at=now)
    Step.objects.create(comment=comment, state=Comment.State.RECEIVED, at=arrived_at, by=by)
    log(instance=comment, action="comments.enter_paper", user=by)
    return comment


def paper_content(content, arrived_at, late_reason):
    """What the receipt of a paper commits to: also when it arrived and why it was entered later."""
    return content | {"arrived_at": timezone.localtime(arrived_at).isoformat(), "late_reason": late_reason}
