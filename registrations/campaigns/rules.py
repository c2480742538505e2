"""Who may do what with a registration, and when. No writing, one question each."""

from __future__ import annotations

from datetime import datetime
from typing import Any

from registrations.units.acting import may_read_past_of, role_of
from registrations.units.models import Membership, Unit

from .deadlines import Deadline, deadline_for
from .models import Campaign, PaperEntry, Registration

State = Registration.State
EDITABLE = (State.DRAFT, State.RETURNED)
UNSENT = (None, *EDITABLE)  # of a unit: nothing begun, or nothing with the council


def has_opened(campaign: Campaign, now: datetime) -> bool:
    """Whether units may begin."""
    return campaign.opens_at <= now


def in_time(registration: Registration, now: datetime) -> bool:
    """Whether the unit may still write and send at this instant, in time or late (half-open, to the microsecond)."""
    return registration.campaign.opens_at <= now and registration.due.is_open(now)


def is_late(registration: Registration, now: datetime) -> bool:
    """Whether what the unit sends at this instant is marked late."""
    return registration.due.is_late(now)


def concerns(campaign: Campaign, unit: Unit) -> bool:
    """Whether a campaign is meant for a unit."""
    return unit.organising_body_id == campaign.organising_body_id and unit.kind in campaign.unit_kinds


def may_read(user: Any, registration: Registration, now: datetime) -> bool:
    """The unit's people and officers; for everybody else a registration does not exist."""
    return may_read_in_unit(user, registration, now) or may_see_board(user)


def may_read_in_unit(user: Any, registration: Registration, now: datetime) -> bool:
    """People of the unit, also after it has ended, and of the units into which it passed."""
    return may_read_past_of(user, registration.unit, now)


def acts_for_unit(user: Any, registration: Registration, now: datetime) -> bool:
    """Whether this person acts for the unit."""
    return role_of(user, registration.unit, now) is not None


def open_paper(registration: Registration) -> PaperEntry | None:
    """The paper that is being entered for this registration."""
    if registration._state.adding:
        return None
    return registration.paper_entries.filter(submission__isnull=True, dropped_at__isnull=True).first()


def enters_paper(user: Any, registration: Registration) -> bool:
    """Whether this officer may go on entering what came on paper, also after the deadline: the day it came counts."""
    return may_review(user) and open_paper(registration) is not None


def may_write(user: Any, registration: Registration, now: datetime) -> bool:
    """Whether this person acts for the unit, or enters its paper (time and state are asked apart)."""
    return acts_for_unit(user, registration, now) or enters_paper(user, registration)


def may_write_now(user: Any, registration: Registration, now: datetime) -> bool:
    """Whether it is not too late for this person; of a paper the day of arrival counts."""
    return in_time(registration, now) or enters_paper(user, registration)


def may_send(user: Any, registration: Registration, now: datetime) -> bool:
    """Whether this person may send for the unit: signatories; drafters where the campaign lets them."""
    role = role_of(user, registration.unit, now)
    return role == Membership.Role.SIGNATORY or (role is not None and not registration.campaign.signatory_only)


def may_see_board(user: Any) -> bool:
    """Officers who follow registrations."""
    return user.is_active and user.has_perm("campaigns.view_registration")


def may_review(user: Any) -> bool:
    """Officers who accept and return."""
    return user.is_active and user.has_perm("campaigns.review_registration")


def may_build(user: Any) -> bool:
    """Officers who set campaigns up."""
    return user.is_active and user.has_perm("campaigns.change_campaign")


def may_start_campaigns(user: Any) -> bool:
    """Officers who begin a campaign, also as a copy."""
    return user.is_active and user.has_perm("campaigns.add_campaign")


def standing(campaign: Campaign, registration: Registration | None, now: datetime, kind: str | None = None) -> str:
    """Where a unit stands in a campaign (see `standing_at`). Without a registration the deadline is that of `kind`."""
    due = registration.due if registration else deadline_for(campaign, kind)
    return standing_at(campaign.opens_at, due, registration and registration.state, now)


def standing_at(opens_at: datetime, due: Deadline, state: str | None, now: datetime) -> str:
    """Where a unit stands with what it owes: "waiting", "todo", "late", "overdue" or the state; None is not begun.

    Overdue is what has not reached the council by its deadline, begun or not; late while it would still be taken.
    """
    if state is None and now < opens_at:
        return "waiting"
    if state in UNSENT and due.is_late(now):
        return "late" if due.is_open(now) else "overdue"
    return state or "todo"


OWING_WORDS = {
    "waiting": ("quiet", "Chưa đến ngày mở"),
    "todo": ("soon", "Chưa bắt đầu"),
    "late": ("error", "Quá hạn, vẫn được gửi"),
    "overdue": ("error", "Quá hạn"),
    State.DRAFT: ("soon", "Đang soạn"),
    State.RETURNED: ("error", "Cần bổ sung"),
    State.ACCEPTED: ("ok", "Đã tiếp nhận"),
}
SENT_WORDS = ("wait", "Đã gửi, chờ tiếp nhận")
STANDING_WORDS = OWING_WORDS | {State.SUBMITTED: SENT_WORDS}
