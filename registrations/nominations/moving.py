"""The one way from state to state: asked for the role, the state and the guard, written as an event."""

from __future__ import annotations

from datetime import date, datetime
from typing import Any

from django.utils import timezone
from wagtail.log_actions import log

from registrations.refusals import NotAllowed, Refused, WrongState

from . import emails, hooks, rules
from .models import Event, Nomination
from .refusals import Blocked
from .states import MOVES, Move, State


def lock(nomination_id: Any) -> Nomination:
    """The nomination, locked until the transaction ends. Raises Nomination.DoesNotExist."""
    locked = Nomination.objects.select_for_update(of=("self",)).select_related("unit", "organising_body", "assignee")
    return locked.get(pk=nomination_id)


def require(nomination: Nomination, move: Move, by: Any, now: datetime, seen: str | None, reason: str) -> None:
    """Refuse a move by the wrong person, from the wrong state or without its reason."""
    if not rules.may_move(by, nomination, move, now):
        raise NotAllowed("Tài khoản này không có quyền thực hiện việc này.")
    if seen is not None and seen != nomination.state:
        raise WrongState(
            f"Hồ sơ vừa chuyển sang “{nomination.get_state_display()}” sau khi ông, bà mở trang. Mời xem lại."
        )
    if nomination.state not in move.sources:
        state = nomination.get_state_display()
        raise WrongState(f"Hồ sơ đang ở trạng thái “{state}” nên chưa thực hiện được việc “{move.label}”.")
    if move.reason and not reason.strip():
        raise Refused("Mời ghi lý do.")


def guard(nomination: Nomination, move: Move, now: datetime) -> None:
    """What law and prudence ask before certain moves; raises Blocked."""
    if move.target in (State.COUNCIL, State.PASSED):
        if move.target == State.PASSED:
            problems = rules.complaint_obstacles(nomination)
        else:
            cases = list(nomination.cases.standing().select_related("title"))
            problems = rules.council_obstacles(nomination, cases, hooks.windows_of(nomination), now)
        if problems:
            raise Blocked(problems)
    if move.key == "tiep-tuc" and (problems := rules.complaint_obstacles(nomination)):
        raise Blocked(problems)


def carry_out(
    nomination: Nomination,
    move: Move,
    *,
    by: Any,
    now: datetime,
    on: date | None = None,
    reason: str = "",
    data: dict | None = None,
    quiet: bool = False,
) -> Event:
    """Write the move: state, instant, event, log, mail (unless quiet). Locked, and asked for before."""
    before, after = nomination.state, move.target or nomination.resume_to
    nomination.resume_to = before if after == State.SUSPENDED else ""
    nomination.state, nomination.state_since = after, now
    nomination.save(update_fields=["state", "state_since", "resume_to"])
    event = Event.objects.create(
        nomination=nomination,
        move=move.key,
        before=before,
        after=after,
        on=on or timezone.localdate(now),
        reason=reason.strip(),
        data=data or {},
        by=by,
        at=now,
    )
    said = {"label": move.label, "state": str(State(after).label), "reason": event.reason if move.told else ""}
    log(nomination, "nominations.move", user=by, data=said, timestamp=now)
    if move.mail and not quiet:
        emails.moved(event)
    return event


def follow(nomination_ids, key: str, *, by: Any, now: datetime, on=None, data: dict | None = None) -> int:
    """Take nominations along with what happened in a room above (a consultation opened, a decision published).

    Those that do not stand where the move begins stay as they are. The room above has asked who may do this.
    Returns how many moved.
    """
    move, moved = MOVES[key], 0
    for pk in sorted(nomination_ids, key=str):
        nomination = lock(pk)
        if nomination.state in move.sources:
            carry_out(nomination, move, by=by, now=now, on=on, data=data)
            moved += 1
    return moved
