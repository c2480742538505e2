"""Clusters whose units can sign, for tests."""

from types import SimpleNamespace

from registrations.pledges import actions, queries

from .clusters import ClusterFactory, SeatFactory
from .signing import confirmed
from .units import MembershipFactory

DATA = {
    "title": "Giao ước thi đua năm 2026",
    "text": "Giữ kỷ cương.\nGiúp nhau cùng tiến bộ.",
    "targets": [{"text": "Hồ sơ đúng hạn", "level": "98 %"}],
}


def cluster_with(*names, year=2026, **fields):
    """A cluster of units, each with a signatory and a drafter; the first leads.

    Gives `cluster` and, per unit in order, `units`, `signatories`, `drafters`, `seats`.
    """
    cluster = ClusterFactory(year=year, **fields)
    found = SimpleNamespace(cluster=cluster, units=[], signatories=[], drafters=[], seats=[])
    for number, name in enumerate(names):
        role = "head" if number == 0 else "member"
        seat = SeatFactory(cluster=cluster, role=role, unit__name=f"Xã {name}", unit__short_name=name)
        found.seats.append(seat)
        found.units.append(seat.unit)
        found.signatories.append(
            MembershipFactory(unit=seat.unit, role="signatory", user__full_name=f"Người Ký {name}").user
        )
        found.drafters.append(MembershipFactory(unit=seat.unit, user__full_name=f"Người Nhập {name}").user)
    return found


def opened_pledge(group, **data):
    """The pledge of such a cluster, put to be signed; gives the version."""
    pledge = actions.save_draft(group.cluster, DATA | data, version=0, by=group.signatories[0])
    return actions.open_signing(group.cluster, version=pledge.version, by=group.signatories[0])


def sign(version, unit, by, **seen):
    """Confirm with the second factor and sign for a unit; `seen` is what was on the screen."""
    confirmed(actions.matter_of(version, unit), by)
    seen = {"number": version.number, "digest": version.digest} | seen
    return actions.sign(version.pledge.cluster, unit.pk, by=by, **seen)


def sign_all(group, upto=None):
    """Everybody (or the first few) signs the newest version; gives the version."""
    version = queries.newest(queries.pledge_of(group.cluster))
    for unit, person in list(zip(group.units, group.signatories, strict=True))[:upto]:
        sign(version, unit, person)
    return queries.newest(version.pledge)
