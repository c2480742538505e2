"""The mails of a pledge."""

from __future__ import annotations

from collections.abc import Iterable
from datetime import datetime
from typing import Any

from registrations.clusters.members import Member
from registrations.notices.actions import queue
from registrations.units.acting import acting_for

from .models import PledgeVersion
from .rules import SIGNATORY


def _people(members: Iterable[Member], now: datetime, role: str | None = None) -> list[Any]:
    acting = [each for member in members for each in acting_for(member.unit, now)]
    return [each.membership.user for each in acting if role is None or each.role == role]


def _send(kind: str, version: PledgeVersion, people: list[Any]) -> int:
    sent = queue(
        f"pledge.{kind}",
        people,
        template=f"registrations/pledges/mail/{kind}.txt",
        context={"version": version, "pledge": version.pledge, "cluster": version.pledge.cluster},
        about=f"pledge:{version.pledge_id}",
    )
    return len(sent)


def opened(version: PledgeVersion, members: Iterable[Member], now: datetime) -> int:
    """Ask those who sign for the members, for the first time or again because the text has changed."""
    return _send("opened", version, _people(members, now, SIGNATORY))


def reminded(version: PledgeVersion, members: Iterable[Member], now: datetime) -> int:
    """Remind those who sign for members that have not; how many people were written to."""
    return _send("reminded", version, _people(members, now, SIGNATORY))


def completed(version: PledgeVersion, members: Iterable[Member], now: datetime) -> int:
    """Tell everybody that all have signed."""
    return _send("completed", version, _people(members, now))
