"""Questions about pledges."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from datetime import datetime
from typing import Any

from registrations.clusters.members import Member, members_of
from registrations.clusters.models import Cluster

from .models import Pledge, PledgeVersion, Signature


@dataclass(frozen=True, slots=True)
class Line:
    """One member on the signing page, and its signature or None while it is waited for."""

    member: Member
    signature: Signature | None


@dataclass(frozen=True, slots=True)
class Signing:
    """How the signing of a version stands."""

    version: PledgeVersion
    lines: Sequence[Line]
    others: Sequence[Signature]
    """Of units that have left the cluster since."""

    @property
    def signed(self) -> int:
        return sum(line.signature is not None for line in self.lines)

    @property
    def waiting(self) -> list[Line]:
        return [line for line in self.lines if line.signature is None]

    @property
    def is_full(self) -> bool:
        """Whether every member of today has signed."""
        return bool(self.lines) and not self.waiting


def pledge_of(cluster: Cluster) -> Pledge | None:
    """The pledge of a cluster, if somebody has begun it."""
    return Pledge.objects.select_related("cluster", "changed_by").filter(cluster=cluster).first()


def newest(pledge: Pledge | None) -> PledgeVersion | None:
    """The version that is being signed, or was signed last."""
    if pledge is None:
        return None
    return pledge.versions.select_related("receipt", "opened_by", "pledge__cluster").first()


def in_force(pledge: Pledge | None) -> PledgeVersion | None:
    """The newest version that all have signed."""
    if pledge is None:
        return None
    found = pledge.versions.filter(completed_at__isnull=False).select_related("receipt", "pledge__cluster")
    return found.order_by("-number").first()


def before(version: PledgeVersion) -> PledgeVersion | None:
    """The version that this one replaces."""
    return version.pledge.versions.filter(number__lt=version.number).order_by("-number").first()


def signing_of(version: PledgeVersion, members: Iterable[Member]) -> Signing:
    """Who has signed and who has not. A unit that took over another's seat stands by what that one signed."""
    signatures = list(version.signatures.select_related("unit"))
    by_unit = {each.unit_id: each for each in signatures}
    lines, counted = [], set()
    for member in members:
        own = by_unit.get(member.unit.pk)
        found = own or next((by_unit[pk] for pk in sorted(member.unit_ids) if pk in by_unit), None)
        counted |= member.unit_ids
        lines.append(Line(member, found))
    return Signing(version, lines, [each for each in signatures if each.unit_id not in counted])


def signing_now(version: PledgeVersion, now: datetime) -> Signing:
    """As `signing_of`, with the members of this instant."""
    return signing_of(version, members_of(version.pledge.cluster, now))


def sealed_content(signing: Signing) -> dict[str, Any]:
    """What the receipt covers: the text, and every signature with its instant."""
    return {
        **signing.version.content,
        "number": signing.version.number,
        "signatures": [
            {
                "unit": line.signature.unit_name,
                "name": line.signature.name,
                "position": line.signature.position,
                "at": line.signature.at.isoformat(timespec="seconds"),
            }
            for line in signing.lines
            if line.signature
        ],
    }
