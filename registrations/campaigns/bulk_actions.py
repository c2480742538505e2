"""One event over many units at once: each unit on its own, those that changed meanwhile named and left out."""

from __future__ import annotations

import uuid
from collections.abc import Callable, Sequence
from dataclasses import dataclass, replace
from datetime import datetime
from typing import Any

from django.db import IntegrityError, transaction
from django.utils import timezone
from wagtail.log_actions import log

from registrations.refusals import NotAllowed, Refused, WrongState
from search.text import whole_numbers

from . import board, review_actions, rules, time_actions
from .models import Campaign, DeskRun

MOST = 500  # units of one run


@dataclass(frozen=True, slots=True)
class Pick:
    """A unit as the officer saw it: primary key, state of its registration ("" without one), number of its latest
    submission (0 without one), primary key of who followed it (0 for nobody)."""

    unit: int
    state: str
    number: int
    officer: int

    @property
    def token(self) -> str:
        """The pick in a form's value: "12.submitted.1.0"."""
        return f"{self.unit}.{self.state}.{self.number}.{self.officer}"

    @classmethod
    def of(cls, unit: Any) -> Pick:
        """The pick of a unit as the board reads it now."""
        return cls(unit.pk, unit.reg_state or "", unit.reg_number or 0, unit.handler_id or 0)

    @classmethod
    def read(cls, token: str) -> Pick | None:
        """A pick out of a form's value; None for anything else."""
        unit, state, number, officer, *rest = [*token.split("."), "", "", "", ""]
        figures = whole_numbers((unit, number, officer))
        if any(rest) or len(figures) != 3 or state not in {"", *rules.State.values}:
            return None
        unit, number, officer = figures
        return cls(unit, state, number, officer)


def run(
    campaign: Campaign,
    work: str,
    picks: Sequence[Pick],
    *,
    key: uuid.UUID,
    by: Any,
    officer: Any = None,
    until: datetime | None = None,
    reason: str = "",
    now: datetime | None = None,
) -> DeskRun:
    """Do one thing for each picked unit and keep what came of it; the same `key` again gives the first run.

    A unit whose event is refused, or that changed since it was picked, is left out with the reason; the others go
    through. Every unit has its own entry in the audit log, the run one more. `officer` is for handing out, `until`
    and `reason` for more time. Raises NotAllowed, Refused (nothing picked, too many, somebody else's key) or
    ValueError for an unknown work.
    """
    if not rules.may_review(by):
        raise NotAllowed("Tài khoản này không có quyền xử lý bản đăng ký.")
    do = _WORKS[DeskRun.Work(work)]
    if not picks or len(picks) > MOST:
        raise Refused(f"Mời chọn từ 1 đến {MOST} đơn vị.")
    now = now or timezone.now()
    try:
        with transaction.atomic():
            made = DeskRun.objects.create(key=key, campaign=campaign, work=work, by=by, at=now)
            given = _Given(campaign, by, now, officer, until, reason)
            _each(made, list(dict.fromkeys(picks)), do, given)
            data = {"units": len(made.done), "left_out": len(made.left_out), "work": made.get_work_display().lower()}
            log(campaign, "campaigns.bulk", user=by, data=data, timestamp=now)
    except IntegrityError:
        first = DeskRun.objects.filter(key=key, campaign=campaign, work=work, by=by).first()
        if first is None:
            raise Refused("Mời mở lại trang rồi chọn lại.") from None
        return first
    return made


@dataclass(frozen=True, slots=True)
class _Given:
    campaign: Campaign
    by: Any
    now: datetime
    officer: Any
    until: datetime | None
    reason: str


def _each(made: DeskRun, picks: Sequence[Pick], do: Callable, given: _Given) -> None:
    choice = replace(board.Choice(), only=tuple(pick.unit for pick in picks))
    units = {unit.pk: unit for unit in board.units(given.campaign, choice, given.now)}
    done, left_out = [], []
    for pick in picks:
        unit = units.get(pick.unit)
        if unit is None:
            left_out.append({"unit": pick.unit, "name": "Một đơn vị", "why": "không còn trong đợt này."})
            continue
        line = {"unit": unit.pk, "name": unit.name}
        try:
            if why := obstacle(made.work, unit, pick):
                raise WrongState(why)
            with transaction.atomic():
                do(unit, pick, given)
        except Refused as error:
            left_out.append(line | {"why": error.message})
        else:
            done.append(line)
    made.done, made.left_out = done, left_out
    made.save(update_fields=["done", "left_out"])


def obstacle(work: str, unit: Any, pick: Pick) -> str:
    """Why a unit, as the board reads it now, cannot take part in a work; empty when it can."""
    if work == DeskRun.Work.ACCEPT:
        return "" if unit.reg_state == pick.state == rules.State.SUBMITTED else _why_not_accept(unit, pick)
    if work in (DeskRun.Work.REMIND, DeskRun.Work.EXTEND) and unit.reg_state not in rules.UNSENT:
        return "đã gửi, không cần nhắc." if work == DeskRun.Work.REMIND else "đã gửi, không cần gia hạn."
    return ""


def _why_not_accept(unit: Any, pick: Pick) -> str:
    if unit.reg_state == rules.State.ACCEPTED:
        return "đã được tiếp nhận trước đó."
    if unit.reg_state == rules.State.SUBMITTED:
        return "vừa gửi sau khi mở bảng, mời xem rồi tiếp nhận."
    if pick.state == rules.State.SUBMITTED:
        return "đã được trả lại từ lúc mở bảng."
    return "chưa gửi bản nào để tiếp nhận."


def _accept(unit: Any, pick: Pick, given: _Given) -> None:
    review_actions.accept(unit.reg_id, number=pick.number, by=given.by, now=given.now)


def _remind(unit: Any, pick: Pick, given: _Given) -> None:
    if not time_actions.remind_one(given.campaign, unit, by=given.by, now=given.now):
        raise Refused("chưa có thành viên để gửi thư.")


def _assign(unit: Any, pick: Pick, given: _Given) -> None:
    seen = pick.officer or None
    review_actions.assign(given.campaign, unit, officer=given.officer, by=given.by, seen=seen, now=given.now)


def _extend(unit: Any, pick: Pick, given: _Given) -> None:
    if given.until is None:
        raise Refused("Mời ghi hạn mới.")
    review_actions.extend(given.campaign, unit, until=given.until, reason=given.reason, by=given.by, now=given.now)


_WORKS: dict[str, Callable[[Any, Pick, _Given], None]] = {
    DeskRun.Work.ACCEPT: _accept,
    DeskRun.Work.REMIND: _remind,
    DeskRun.Work.ASSIGN: _assign,
    DeskRun.Work.EXTEND: _extend,
}
