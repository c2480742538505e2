"""The drafter has finished: the signatories are told that it is their turn."""

from __future__ import annotations

from datetime import datetime, timedelta
from typing import Any

from django.db import transaction
from django.utils import timezone
from wagtail.log_actions import log

from registrations.notices.models import Notice
from registrations.refusals import Incomplete, NotAllowed, Refused, TooLate, WrongState
from registrations.units.models import Membership, Unit
from themes.base.vietnamese import time_text

from . import emails, queries, rules
from .actions import lock
from .models import Registration

PAUSE = timedelta(hours=1)


def signatories_of(unit: Unit, now: datetime) -> list[Any]:
    """Who may sign for a unit at an instant."""
    return queries.members_of(unit, now, Membership.Role.SIGNATORY)


def told_last(registration: Registration) -> Notice | None:
    """The newest notice by which a signatory was asked to sign this registration."""
    return emails.told_of(registration, "registration.ready")


@transaction.atomic
def tell_signatories(registration_id: Any, *, by: Any, now: datetime | None = None) -> list[Any]:
    """Ask every signatory of the unit to look at the draft and to send it; the people who were told.

    Raises NotAllowed, WrongState (sent already), TooLate, Incomplete, or
    Refused: nobody could sign, or they were told within the hour.
    """
    now = now or timezone.now()
    registration = lock(registration_id)
    if not rules.may_write(by, registration, now):
        raise NotAllowed("Tài khoản này không còn là thành viên của đơn vị.")
    if registration.state not in rules.EDITABLE:
        raise WrongState(f"{registration.campaign.thing_first} đã được gửi, không cần báo nữa.")
    if not rules.in_time(registration, now):
        raise TooLate(f"Đã hết hạn ({registration.deadline}).")
    if missing := queries.gaps(queries.full(registration.pk), now):
        raise Incomplete(f"Còn thiếu {len(missing)} chỗ.", missing)
    if (last := told_last(registration)) and last.queued_at > now - PAUSE:
        raise Refused(f"Người ký duyệt đã được báo lúc {time_text(last.queued_at)}. Sau một giờ có thể báo lần nữa.")
    people = [each for each in signatories_of(registration.unit, now) if each.pk != by.pk]
    if not people:
        raise Refused("Đơn vị chưa có người ký duyệt. Mời báo cơ quan thường trực.")
    emails.ready(registration, people, by, now)
    log(registration, "campaigns.ready", user=by, data={"people": len(people)}, timestamp=now)
    return people
