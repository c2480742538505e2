"""Who may do what with scores, in which state. No writing, one question each.

The state follows from the instants of the phases and from what has happened;
nothing stores it.
"""

from __future__ import annotations

from collections.abc import Sequence
from datetime import datetime
from typing import Any

from registrations.clusters.members import Member, Part
from registrations.units.models import Membership

from .models import Scoring, Sheet

SIGNATORY = Membership.Role.SIGNATORY

WAITING, SELF, CROSS, CLUSTER, OVERDUE = "waiting", "self", "cross", "cluster", "overdue"
PROTEST, REVIEW, APPROVED = "protest", "review", "approved"
STATES = (WAITING, SELF, CROSS, CLUSTER, OVERDUE, PROTEST, REVIEW, APPROVED)
LOCKED = (PROTEST, REVIEW, APPROVED)
COLUMNS = (SELF, CROSS, CLUSTER)
COLUMN_WORDS = {SELF: "Tự chấm", CROSS: "Chấm chéo", CLUSTER: "Cụm, khối chấm"}

STATE_WORDS = {
    WAITING: ("quiet", "Chưa đến ngày tự chấm"),
    SELF: ("open", "Đang tự chấm"),
    CROSS: ("open", "Đang chấm chéo"),
    CLUSTER: ("wait", "Cụm, khối đang chốt"),
    OVERDUE: ("error", "Quá hạn, chưa chốt"),
    PROTEST: ("wait", "Đã chốt, đang nhận kiến nghị"),
    REVIEW: ("wait", "Chờ tỉnh duyệt"),
    APPROVED: ("ok", "Đã duyệt"),
}

# In which states an event may happen at all; who may cause it is asked apart.
LEGAL = {
    "save_self": {SELF},
    "send_self": {SELF},
    "recall_self": {SELF},
    "evidence": {SELF},
    "assign": {WAITING, SELF, CROSS},
    "adopt": {WAITING, SELF},
    "save_cross": {CROSS},
    "send_cross": {CROSS},
    "save_cluster": {CLUSTER},
    "fill_cluster": {CLUSTER},
    "leave_out": {CLUSTER},
    "lock": {CLUSTER},
    "move": {WAITING, SELF, CROSS, CLUSTER, OVERDUE},
    "protest": {PROTEST},
    "answer": {PROTEST, REVIEW},
    "reopen": {PROTEST, REVIEW},
    "propose": {REVIEW},
    "approve": {REVIEW},
}


def state(scoring: Scoring, now: datetime) -> str:
    """Where a scoring stands at an instant; each phase holds from its first instant to just before its end."""
    if scoring.approved_at:
        return APPROVED
    if scoring.locked_at:
        return PROTEST if now < scoring.protest_closes_at else REVIEW
    for name, ends in (
        (WAITING, scoring.self_opens_at),
        (SELF, scoring.self_closes_at),
        (CROSS, scoring.cross_closes_at),
        (CLUSTER, scoring.cluster_closes_at),
    ):
        if now < ends:
            return name
    return OVERDUE


def is_legal(event: str, scoring: Scoring, now: datetime) -> bool:
    """Whether an event may happen in the state of an instant."""
    return state(scoring, now) in LEGAL[event]


def is_officer(user: Any) -> bool:
    """Officers who set scoring up, follow it, answer protests and propose the result."""
    return user.is_active and user.has_perm("scoring.change_scoring")


def may_follow(user: Any) -> bool:
    """Staff who follow the scoring of all clusters."""
    return user.is_active and (user.has_perm("scoring.view_scoring") or is_officer(user))


def may_read_sheets(user: Any) -> bool:
    """Staff who read what units have sent, evidence too: officers and those who approve."""
    return is_officer(user) or may_approve(user)


def may_approve(user: Any) -> bool:
    """Whoever may be the second person that approves a result."""
    return user.is_active and user.has_perm("scoring.approve_scoring")


def acts_as_own(sheet: Sheet, parts: Sequence[Part]) -> Part | None:
    """The part in which somebody acts for the unit of a sheet."""
    return next((part for part in parts if sheet.unit_id in part.member.unit_ids), None)


def acts_as_checker(sheet: Sheet, parts: Sequence[Part]) -> Part | None:
    """The part in which somebody checks a sheet; never for a sheet of one's own unit."""
    if sheet.checker_id is None or acts_as_own(sheet, parts):
        return None
    return next((part for part in parts if sheet.checker_id in part.member.unit_ids), None)


def acts_as_cluster(sheet: Sheet, parts: Sequence[Part], members: Sequence[Member]) -> Part | None:
    """The part in which somebody settles a sheet for the cluster: the head's; for the head's own sheet the deputy's.

    A cluster without a deputy leaves the head's own sheet to the head; the province approves all.
    """
    about_head = any(member.is_head and sheet.unit_id in member.unit_ids for member in members)
    deputies = [part for part in parts if part.member.is_deputy]
    if about_head and any(member.is_deputy for member in members):
        return deputies[0] if deputies else None
    return next((part for part in parts if part.member.is_head), None)


def leads(parts: Sequence[Part]) -> Part | None:
    """The part in which somebody leads the cluster: assigns checkers, settles, locks."""
    return next((part for part in parts if part.member.is_head), None)


def column_to_write(
    scoring: Scoring, sheet: Sheet, parts: Sequence[Part], members: Sequence[Member], now: datetime
) -> str:
    """The column of a sheet that somebody may fill in at an instant, or ""."""
    at = state(scoring, now)
    if at == SELF and acts_as_own(sheet, parts) and not sheet.self_sent_at:
        return SELF
    if at == CROSS and acts_as_checker(sheet, parts) and not sheet.cross_sent_at:
        return CROSS
    if at == CLUSTER and acts_as_cluster(sheet, parts, members):
        return CLUSTER
    return ""


def columns_to_read(
    user: Any, scoring: Scoring, sheet: Sheet, parts: Sequence[Part], members: Sequence[Member], now: datetime
) -> set[str]:
    """Which of the three columns of a sheet somebody may read at an instant; empty: the sheet does not exist.

    The unit reads its own from the first letter, what its checker sent once the
    cluster settles, and the cluster's once it is locked. The checker reads the
    unit's column when the checking begins, if it was sent. Who settles reads
    both from then on. Staff read what was sent, and everything once locked.
    """
    at = STATES.index(state(scoring, now))
    settling, locked = at >= STATES.index(CLUSTER), at >= STATES.index(PROTEST)
    sent, checked = sheet.self_sent_at is not None, sheet.cross_sent_at is not None
    found: set[str] = set()
    if acts_as_own(sheet, parts):
        found |= {SELF} | ({CROSS} if settling and checked else set()) | ({CLUSTER} if locked else set())
    if acts_as_checker(sheet, parts) and at >= STATES.index(CROSS):
        found |= {CROSS} | ({SELF} if sent else set())
    if acts_as_cluster(sheet, parts, members) and settling:
        found |= {CLUSTER} | ({SELF} if sent else set()) | ({CROSS} if checked else set())
    if may_read_sheets(user):
        found |= ({SELF} if sent else set()) | ({CROSS} if checked else set()) | ({CLUSTER} if locked else set())
    return found


def may_read_evidence(
    user: Any, scoring: Scoring, sheet: Sheet, parts: Sequence[Part], members: Sequence[Member], now: datetime
) -> bool:
    """Files go with the unit's own column: whoever reads that reads them."""
    return SELF in columns_to_read(user, scoring, sheet, parts, members, now)


def may_read_totals(user: Any, parts: Sequence[Part], scoring: Scoring, now: datetime) -> bool:
    """Whether somebody sees the totals of all units: the cluster's people and staff, once they are locked."""
    return state(scoring, now) in LOCKED and (bool(parts) or may_follow(user))


def is_public(scoring: Scoring, now: datetime) -> bool:
    """Whether the ranking is public: from the instant of its approval."""
    return scoring.approved_at is not None and scoring.approved_at <= now
