"""Who may do what with an initiative. No writing, one question each."""

from __future__ import annotations

from datetime import datetime
from typing import Any

from registrations.units.acting import may_read_past_of, role_of
from registrations.units.models import Membership

from .models import Initiative

State = Initiative.State
EDITABLE = (State.DRAFT, State.RETURNED)


def is_editable(initiative: Initiative) -> bool:
    """Whether the unit may still write."""
    return initiative.state in EDITABLE


def is_withdrawable(initiative: Initiative) -> bool:
    """Whether the unit may take back what it sent: nothing is decided yet."""
    return initiative.submitted_at is not None and initiative.state in (State.SUBMITTED, State.RETURNED)


def may_write(user: Any, initiative: Initiative, now: datetime) -> bool:
    """Whether this person acts for the unit."""
    return role_of(user, initiative.unit, now) is not None


def may_send(user: Any, initiative: Initiative, now: datetime) -> bool:
    """Whether this person signs for the unit."""
    return role_of(user, initiative.unit, now) == Membership.Role.SIGNATORY


def may_read_in_unit(user: Any, initiative: Initiative, now: datetime) -> bool:
    """People of the unit, also after it has ended, and of the units into which it passed."""
    return may_read_past_of(user, initiative.unit, now)


def may_see_desk(user: Any) -> bool:
    """Officers who read the register."""
    return user.is_active and user.has_perm("initiatives.view_initiative")


def may_judge(user: Any) -> bool:
    """Officers who return and recognise."""
    return may_see_desk(user) and user.has_perm("initiatives.judge_initiative")
