"""Who may do what with a nomination, and when. No writing, one question each."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import datetime
from typing import Any

from django.db.models import Q
from django.utils import timezone

from registrations.attachments.models import Attachment
from registrations.titles.models import CommentRule
from registrations.units.acting import may_read_past_of, role_of
from registrations.units.models import Membership
from themes.base.vietnamese import datetime_text

from .hooks import CommentWindow
from .models import Case, Nomination, Submission
from .states import EDITABLE, MOVES, Move, Role, State

_UNIT_ROLES = {Membership.Role.DRAFTER: Role.DRAFTER, Membership.Role.SIGNATORY: Role.SIGNATORY}


def roles_of(user: Any, nomination: Nomination, now: datetime) -> set[Role]:
    """In which roles a person stands to a nomination."""
    if not user.is_active:
        return set()
    found = set()
    if acts := role_of(user, nomination.unit, now):
        found.add(_UNIT_ROLES[acts])
    if user.has_perm("nominations.handle_nomination"):
        found.add(Role.OFFICER)
    if user.has_perm("nominations.revoke_nomination"):
        found.add(Role.APPROVER)
    return found


def is_editable(nomination: Nomination) -> bool:
    """Whether the unit may still write."""
    return nomination.state in EDITABLE


def may_write(user: Any, nomination: Nomination, now: datetime) -> bool:
    """Whether this person acts for the unit (the state is asked apart)."""
    return bool(roles_of(user, nomination, now) & {Role.DRAFTER, Role.SIGNATORY})


def may_send(user: Any, nomination: Nomination, now: datetime) -> bool:
    """Whether this person signs for the unit."""
    return Role.SIGNATORY in roles_of(user, nomination, now)


def may_read_in_unit(user: Any, nomination: Nomination, now: datetime) -> bool:
    """People of the unit, also after it has ended, and of the units into which it passed."""
    return may_read_past_of(user, nomination.unit, now)


def may_see_desk(user: Any) -> bool:
    """Officers who follow nominations."""
    return user.is_active and user.has_perm("nominations.view_nomination")


def may_handle(user: Any) -> bool:
    """Officers who move nominations on."""
    return may_see_desk(user) and user.has_perm("nominations.handle_nomination")


def may_read_on_desk(user: Any, nomination: Nomination) -> bool:
    """Whether an officer sees it: whatever was sent at least once."""
    return may_see_desk(user) and nomination.submissions.exists()


def may_move(user: Any, nomination: Nomination, move: Move, now: datetime) -> bool:
    """Whether the person stands in a role that makes this move (the state is asked apart)."""
    return bool(roles_of(user, nomination, now) & set(move.roles))


def moves_by_hand(user: Any, nomination: Nomination, now: datetime) -> list[Move]:
    """The moves whose buttons a person gets on the desk, in the order of the table."""
    roles = roles_of(user, nomination, now)
    return [
        move for move in MOVES.values() if move.by_hand and nomination.state in move.sources and roles & set(move.roles)
    ]


def council_obstacles(
    nomination: Nomination, cases: Sequence[Case], windows: Sequence[CommentWindow], now: datetime
) -> list[str]:
    """Everything that keeps a nomination from the council, in words; empty when it may go there.

    `cases` are those still in the list, with their titles.
    """
    problems = list(complaint_obstacles(nomination))
    if not cases:
        problems.append("Danh sách không còn trường hợp nào.")
    for window in windows:
        if window.closes_at is None:
            problems.append(f"Cuộc lấy ý kiến “{window.name}” chưa được duyệt mở.")
        elif not window.is_over(now):
            problems.append(
                f"Còn trong thời hạn lấy ý kiến “{window.name}”, đến trước {datetime_text(window.closes_at)}."
            )
    listed = {pk for window in windows for pk in window.case_ids}
    for case in cases:
        if case.title and case.title.requires_comment == CommentRule.REQUIRED and case.pk not in listed:
            problems.append(f"{case}: {case.title.name} cần được lấy ý kiến nhân dân trước khi trình Hội đồng.")
    if nomination.state == State.CONSULTING and not windows:
        problems.append("Chưa có cuộc lấy ý kiến nào ghi các trường hợp này. Mời đưa danh sách vào cuộc lấy ý kiến.")
    return problems


def complaint_obstacles(nomination: Nomination) -> list[str]:
    """Complaints that are pending, in words for officers."""
    pending = nomination.complaints.filter(cleared_at__isnull=True)
    return [f"Còn đơn thư chưa giải quyết xong ({each.reference})." for each in pending]


def may_read_file(user: Any, attachment: Attachment) -> bool:
    """A proposal's file is read by the unit's people, and by officers once it was sent."""
    if not user.is_authenticated:
        return False
    sent = Submission.objects.filter(proposal_file=attachment)
    if may_see_desk(user) and sent.exists():
        return True
    linked = Q(proposal_file=attachment) | Q(submissions__proposal_file=attachment)
    nomination = Nomination.objects.select_related("unit").filter(linked).first()
    return nomination is not None and may_read_in_unit(user, nomination, timezone.now())
