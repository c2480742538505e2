"""Who may do what with a pledge, and how it stands. No writing, one question each."""

from __future__ import annotations

from collections.abc import Iterable
from datetime import datetime
from typing import Any

from registrations.clusters.members import Part, has_sat
from registrations.clusters.models import Cluster
from registrations.units.models import Membership

from .models import Pledge, PledgeVersion

SIGNATORY = Membership.Role.SIGNATORY

STANDING_WORDS = {
    "none": ("quiet", "Chưa soạn"),
    "draft": ("soon", "Đang soạn"),
    "signing": ("wait", "Đang ký"),
    "signed": ("ok", "Đã ký đủ"),
}


def default_title(cluster: Cluster) -> str:
    """What a pledge is called before somebody calls it otherwise."""
    return f"Giao ước thi đua năm {cluster.year}"


def is_officer(user: Any) -> bool:
    """Officers who look after the pledges of all clusters."""
    return user.is_active and user.has_perm("pledges.change_pledge")


def may_see_all(user: Any) -> bool:
    """Staff who follow the pledges of all clusters."""
    return user.is_active and user.has_perm("pledges.view_pledge")


def may_read(user: Any, cluster: Cluster, now: datetime) -> bool:
    """People of units that are or were in the cluster, and staff; for others a pledge does not exist."""
    return may_see_all(user) or has_sat(user, cluster, now)


def may_draft(user: Any, parts: Iterable[Part]) -> bool:
    """Whether somebody with these parts in the cluster writes the pledge: the head's people, and officers."""
    return is_officer(user) or any(part.member.is_head for part in parts)


def may_open(user: Any, parts: Iterable[Part]) -> bool:
    """Whether somebody puts the text before everybody for signing: the head's signatory, and officers."""
    return is_officer(user) or any(part.member.is_head and part.role == SIGNATORY for part in parts)


def may_sign(part: Part) -> bool:
    """Whether this part lets somebody sign for the member."""
    return part.role == SIGNATORY


def standing(pledge: Pledge | None, version: PledgeVersion | None) -> str:
    """How a pledge stands: "none", "draft", "signing" or "signed", by its newest version."""
    if version is None:
        return "none" if pledge is None or not pledge.version else "draft"
    return "signed" if version.completed_at else "signing"


def shows_text(pledge: Pledge) -> bool:
    """Whether the public reads the text of the version that all have signed."""
    return pledge.publicity in (Pledge.Publicity.TEXT, Pledge.Publicity.SIGNERS)


def shows_signers(pledge: Pledge) -> bool:
    """Whether the public reads who signed the version that all have signed."""
    return pledge.publicity == Pledge.Publicity.SIGNERS
