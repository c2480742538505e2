"""What an officer does with a registration: accept, return, give more time."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import datetime
from typing import Any

from django.db import transaction
from django.utils import timezone
from wagtail.log_actions import log

from registrations.units.models import Unit

from . import emails, rules
from .actions import lock
from .models import Campaign, Registration, Review
from .refusals import NotAllowed, Refused, WrongState
from .steps import BY_KEY

State = Registration.State


def _review(registration_id: Any, number: int, by: Any, now: datetime | None, **fields: Any) -> Review:
    """Judge the submission that the officer saw; a newer or already judged one is refused."""
    if not rules.may_review(by):
        raise NotAllowed("Tài khoản này không có quyền xử lý bản đăng ký.")
    registration = lock(registration_id)
    latest = registration.submissions.select_related("receipt").first()
    if registration.state != State.SUBMITTED or latest is None or latest.number != number:
        raise WrongState("Bản đăng ký đã có thay đổi từ lúc mở trang. Mời xem lại bản mới nhất.")
    return Review(registration=registration, submission=latest, by=by, at=now or timezone.now(), **fields)


def _conclude(review: Review, action: str, *fields: str) -> Review:
    review.save()
    review.registration.save(update_fields=list(fields))
    emails.reviewed(review)
    log(review.registration, action, user=review.by, data={"reason": review.reason}, timestamp=review.at)
    return review


@transaction.atomic
def accept(registration_id: Any, *, number: int, by: Any, now: datetime | None = None) -> Review:
    """Accept submission `number`. Raises NotAllowed or WrongState."""
    review = _review(registration_id, number, by, now, outcome=Review.Outcome.ACCEPTED)
    review.registration.state = State.ACCEPTED
    return _conclude(review, "campaigns.accept", "state")


@transaction.atomic
def give_back(
    registration_id: Any,
    *,
    number: int,
    reason: str,
    steps: Sequence[str],
    until: datetime | None,
    by: Any,
    now: datetime | None = None,
) -> Review:
    """Return submission `number` to the unit with a reason and the steps to mend.

    `until` is the first instant at which it is too late to send again; None
    leaves the campaign's own deadline. Raises NotAllowed, WrongState, or Refused
    when the unit would have no time left.
    """
    marked = [step for step in steps if step in BY_KEY]
    review = _review(registration_id, number, by, now, outcome=Review.Outcome.RETURNED, reason=reason, steps=marked)
    registration = review.registration
    if until:
        registration.extended_until = until
    if registration.closes_at <= review.at:
        raise Refused("Đợt này đã hết hạn. Mời ghi ngày đơn vị được gửi lại.")
    registration.state = State.RETURNED
    return _conclude(review, "campaigns.return", "state", "extended_until")


@transaction.atomic
def extend(
    campaign: Campaign, unit: Unit, *, until: datetime, reason: str, by: Any, now: datetime | None = None
) -> Review:
    """Give one unit more time, effective at once, with a logged reason; begins its draft if there is none.

    Raises NotAllowed, WrongState (already sent) or Refused (not later than before).
    """
    if not rules.may_review(by):
        raise NotAllowed("Tài khoản này không có quyền gia hạn.")
    now = now or timezone.now()
    pk = Registration.objects.get_or_create(campaign=campaign, unit=unit, defaults={"changed_at": now})[0].pk
    registration = lock(pk)
    if registration.state not in rules.EDITABLE:
        raise WrongState("Đơn vị đã gửi bản đăng ký, không cần gia hạn.")
    if until <= max(now, registration.closes_at):
        raise Refused("Hạn mới cần sau hạn hiện nay.")
    registration.extended_until = until
    review = Review(
        registration=registration, submission=None, outcome=Review.Outcome.EXTENDED, reason=reason, by=by, at=now
    )
    return _conclude(review, "campaigns.extend", "extended_until")
