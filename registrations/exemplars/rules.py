"""Who may do what with a proposal. No writing, one question each."""

from __future__ import annotations

from datetime import datetime
from typing import Any

from registrations.units.acting import may_read_past_of, role_of
from registrations.units.models import Membership

from .models import Proposal

State = Proposal.State
EDITABLE = (State.DRAFT, State.RETURNED)


def is_editable(proposal: Proposal) -> bool:
    """Whether the unit may still write."""
    return proposal.state in EDITABLE


def is_withdrawable(proposal: Proposal) -> bool:
    """Whether the unit may take back what it sent: nothing is decided yet."""
    return proposal.submitted_at is not None and proposal.state in (State.SUBMITTED, State.RETURNED)


def may_write(user: Any, proposal: Proposal, now: datetime) -> bool:
    """Whether this person acts for the unit."""
    return role_of(user, proposal.unit, now) is not None


def may_send(user: Any, proposal: Proposal, now: datetime) -> bool:
    """Whether this person signs for the unit."""
    return role_of(user, proposal.unit, now) == Membership.Role.SIGNATORY


def may_read_in_unit(user: Any, proposal: Proposal, now: datetime) -> bool:
    """People of the unit, also after it has ended, and of the units into which it passed."""
    return may_read_past_of(user, proposal.unit, now)


def may_see_desk(user: Any) -> bool:
    """Officers and editors who read what units propose."""
    return user.is_active and user.has_perm("exemplars.view_proposal")


def may_judge(user: Any) -> bool:
    """Officers who return and accept."""
    return may_see_desk(user) and user.has_perm("exemplars.judge_proposal")
