"""Clusters of the demo's year: an invented division of the real units."""

from portal.demo.moments import Demo
from registrations.clusters.models import Cluster, Seat
from registrations.units.models import OrganisingBody, Unit
from registrations.units.queries import current_units

AREAS = 5
DECISION = "Quyết định mẫu của dữ liệu thử"
SECTORS = (
    ("Khối các sở, ban, ngành", (Unit.Kind.DEPARTMENT,)),
    ("Khối Mặt trận, đoàn thể", (Unit.Kind.UNION,)),
    ("Khối các cơ quan Đảng", (Unit.Kind.PARTY,)),
)


def load(demo: Demo) -> None:
    """Communes and wards in clusters, offices in blocks; the first two units lead."""
    body = OrganisingBody.objects.first()
    units = list(current_units(demo.today).filter(organising_body=body))
    places = [unit for unit in units if unit.kind in (Unit.Kind.COMMUNE, Unit.Kind.WARD)]
    size = -(-len(places) // AREAS) or 1
    for number in range(AREAS):
        _fill(demo, body, f"Cụm thi đua số {number + 1}", "cum", number, places[number * size : (number + 1) * size])
    for number, (name, kinds) in enumerate(SECTORS, start=AREAS):
        _fill(demo, body, name, "khoi", number, [unit for unit in units if unit.kind in kinds])


def _fill(demo, body, name, kind, order, units):
    if not units:
        return
    cluster = Cluster.objects.create(
        organising_body=body, year=demo.today.year, kind=kind, name=name, order=order, decision=DECISION
    )
    roles = ["head", "deputy"]
    for number, unit in enumerate(units):
        Seat.objects.create(cluster=cluster, unit=unit, role=roles[number] if number < 2 else "member")
