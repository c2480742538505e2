"""What an officer does with one registration: accept, return, take back, give more time, hand out, note.

Each is one transaction and one entry in the audit log. The words of a note stay out of the log.
"""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from datetime import datetime
from typing import Any

from django.db import transaction
from django.utils import timezone
from wagtail.log_actions import log

from registrations.refusals import NotAllowed, Refused, WrongState
from registrations.units.models import Unit

from . import emails, rules
from .actions import lock
from .models import Campaign, DeskNote, Handling, Registration, Review
from .steps import BY_KEY

State = Registration.State


def _require_officer(by: Any, words: str = "Tài khoản này không có quyền xử lý bản đăng ký.") -> None:
    if not rules.may_review(by):
        raise NotAllowed(words)


def _review(
    registration_id: Any, number: int, by: Any, now: datetime | None, state: str = State.SUBMITTED, **fields: Any
) -> Review:
    """Judge the submission that the officer saw; a newer one, or one no longer in `state`, is refused."""
    _require_officer(by)
    registration = lock(registration_id)
    latest = registration.submissions.select_related("receipt").first()
    if registration.state != state or latest is None or latest.number != number:
        raise WrongState("Nội dung đã có thay đổi từ lúc mở trang. Mời xem lại bản mới nhất.")
    return Review(registration=registration, submission=latest, by=by, at=now or timezone.now(), **fields)


def _conclude(review: Review, action: str, *fields: str, **data: Any) -> Review:
    review.save()
    review.registration.save(update_fields=list(fields))
    emails.reviewed(review)
    log(review.registration, action, user=review.by, data={"reason": review.reason, **data}, timestamp=review.at)
    return review


@transaction.atomic
def accept(registration_id: Any, *, number: int, by: Any, now: datetime | None = None) -> Review:
    """Accept submission `number`. Raises NotAllowed or WrongState."""
    review = _review(registration_id, number, by, now, outcome=Review.Outcome.ACCEPTED)
    review.registration.state = State.ACCEPTED
    return _conclude(review, "campaigns.accept", "state", number=number)


@transaction.atomic
def reopen(registration_id: Any, *, number: int, reason: str, by: Any, now: datetime | None = None) -> Review:
    """Take an acceptance back, so that the submission waits for judgement again. Raises NotAllowed or WrongState."""
    review = _review(registration_id, number, by, now, State.ACCEPTED, outcome=Review.Outcome.REOPENED, reason=reason)
    review.registration.state = State.SUBMITTED
    return _conclude(review, "campaigns.reopen", "state", number=number)


@transaction.atomic
def give_back(
    registration_id: Any,
    *,
    number: int,
    reason: str,
    steps: Sequence[str],
    until: datetime | None,
    by: Any,
    marks: Sequence[Mapping[str, Any]] = (),
    now: datetime | None = None,
) -> Review:
    """Return submission `number` to the unit with a reason, the parts to mend and the places marked in them.

    `until` is the first instant at which it is too late to send again; None
    leaves the campaign's own deadline. Raises NotAllowed, WrongState, or Refused
    when the unit would have no time left.
    """
    wanted = {*steps, *(each["part"] for each in marks)}
    parts = [step for step in BY_KEY if step in wanted]
    review = _review(
        registration_id,
        number,
        by,
        now,
        outcome=Review.Outcome.RETURNED,
        reason=reason,
        steps=parts,
        marks=list(marks),
    )
    registration = review.registration
    if until:
        registration.extended_until = until
    if not registration.due.is_open(review.at):
        raise Refused("Đợt này đã hết hạn. Mời ghi ngày đơn vị được gửi lại.")
    registration.state = State.RETURNED
    return _conclude(review, "campaigns.return", "state", "extended_until", number=number, places=len(marks))


@transaction.atomic
def extend(
    campaign: Campaign, unit: Unit, *, until: datetime, reason: str, by: Any, now: datetime | None = None
) -> Review:
    """Give one unit more time, effective at once, with a logged reason; begins its draft if there is none.

    Raises NotAllowed, WrongState (already sent) or Refused (not later than before, or not asked for).
    """
    _require_officer(by, "Tài khoản này không có quyền gia hạn.")
    now = now or timezone.now()
    found = Registration.objects.filter(campaign=campaign, unit=unit).first()
    if found is None and not rules.concerns(campaign, unit):
        raise Refused("Đợt này không dành cho đơn vị ấy.")
    found = found or Registration.objects.get_or_create(campaign=campaign, unit=unit, defaults={"changed_at": now})[0]
    registration = lock(found.pk)
    if registration.state not in rules.EDITABLE:
        raise WrongState("Đơn vị đã gửi, không cần gia hạn.")
    if until <= max(now, registration.closes_at):
        raise Refused("Hạn mới cần sau hạn hiện nay.")
    registration.extended_until = until
    review = Review(
        registration=registration, submission=None, outcome=Review.Outcome.EXTENDED, reason=reason, by=by, at=now
    )
    return _conclude(review, "campaigns.extend", "extended_until", deadline=registration.deadline)


@transaction.atomic
def assign(
    campaign: Campaign, unit: Unit, *, officer: Any, by: Any, seen: Any = ..., now: datetime | None = None
) -> Handling | None:
    """Let an officer follow a unit in a campaign; `officer` None leaves it to nobody.

    `seen` is the primary key of whom the page showed as following it (None for nobody): when that has changed
    meanwhile nothing is written. Naming who follows it already changes nothing and makes no entry. Raises
    NotAllowed, WrongState, or Refused for somebody who may not judge registrations.
    """
    _require_officer(by, "Tài khoản này không có quyền giao người theo dõi.")
    if officer is not None and not rules.may_review(officer):
        raise Refused(f"{officer.full_name} không có quyền xử lý bản đăng ký.")
    Campaign.objects.select_for_update().get(pk=campaign.pk)
    before = Handling.objects.filter(campaign=campaign, unit=unit).select_related("officer").first()
    now_follows = before.officer_id if before else None
    wanted = officer.pk if officer else None
    if now_follows == wanted:
        return before
    if seen is not ... and seen != now_follows:
        who = before.officer.full_name if before else "không ai"
        raise WrongState(f"Người theo dõi vừa được đổi, nay là {who}.")
    if officer is None:
        before.delete()
        _log_unit(campaign, unit, "campaigns.unassign", by, now)
        return None
    handling, _ = Handling.objects.update_or_create(
        campaign=campaign, unit=unit, defaults={"officer": officer, "at": now or timezone.now()}
    )
    _log_unit(campaign, unit, "campaigns.assign", by, now, officer=officer.full_name)
    return handling


@transaction.atomic
def note(campaign: Campaign, unit: Unit, *, text: str, by: Any, now: datetime | None = None) -> DeskNote:
    """Keep an inner note about a unit in a campaign. Raises NotAllowed."""
    _require_officer(by, "Tài khoản này không có quyền ghi chú.")
    kept = DeskNote.objects.create(campaign=campaign, unit=unit, text=text, by=by, at=now or timezone.now())
    _log_unit(campaign, unit, "campaigns.note", by, now)
    return kept


def _log_unit(campaign: Campaign, unit: Unit, action: str, by: Any, now: datetime | None, **data: Any) -> None:
    """One entry about a unit, on its registration where there is one, else on the campaign."""
    record = Registration.objects.filter(campaign=campaign, unit=unit).select_related("campaign", "unit").first()
    log(record or campaign, action, user=by, data={"unit": unit.name, **data}, timestamp=now or timezone.now())
