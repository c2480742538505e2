"""What all units together registered: titles by unit, kind of unit, cluster; totals counted by the database.

Counted are the rows of registrations that stand with the council: sent and waiting, or accepted; or accepted alone.
While a registration stands there its rows cannot change, so they are exactly what was sent, but for rows of a part
that officers had left out by then. Nothing of a draft, and nothing of what was returned, is counted.
"""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field
from datetime import datetime
from typing import Any

from django.db.models import Count, OuterRef, Q, QuerySet, Subquery

from registrations.clusters.models import Cluster, Seat
from registrations.clusters.queries import day_within
from registrations.titles.models import RecipientKind, Title
from registrations.units.models import Unit

from .board import clusters_of
from .models import Campaign, Registration, RegistrationRow, Submission
from .queries import units_of_campaign
from .steps import ROW_KINDS

State = Registration.State
COLLECTIVE, PERSON = RecipientKind.COLLECTIVE, RecipientKind.PERSON
UNIT, KIND, CLUSTER, TITLE = "don-vi", "loai", "cum", "danh-hieu"
GROUPINGS = {UNIT: "Đơn vị", KIND: "Loại đơn vị", CLUSTER: "Cụm, khối", TITLE: "Danh hiệu"}
SENT, ACCEPTED = "da-gui", "tiep-nhan"
BASES = {SENT: "Bản đã gửi và bản đã tiếp nhận", ACCEPTED: "Chỉ bản đã tiếp nhận"}
_STATES = {SENT: (State.SUBMITTED, State.ACCEPTED), ACCEPTED: (State.ACCEPTED,)}
NO_CLUSTER = NO_TITLE = 0


@dataclass(frozen=True, slots=True)
class Column:
    """One title for one kind of recipient, as it stands in the head of a table."""

    kind: str
    title: int | None
    name: str

    @property
    def key(self) -> tuple[str, int | None]:
        return self.kind, self.title


@dataclass(frozen=True, slots=True)
class Figures:
    """The figures of one line: `cells` by (kind, title), the sums of both kinds, direct workers among the persons."""

    key: Any
    name: str
    units: int = 0
    cells: Mapping[tuple[str, int | None], int] = field(default_factory=dict)
    collectives: int = 0
    persons: int = 0
    direct: int = 0

    @property
    def total(self) -> int:
        return self.collectives + self.persons


@dataclass(frozen=True, slots=True)
class Table:
    """One aggregate table: its columns, its lines, and the line of totals counted on its own."""

    grouping: str
    columns: list[Column]
    lines: list[Figures]
    total: Figures
    asked: int  # units that are asked to register
    sent: int  # units whose registration is counted

    def columns_of(self, kind: str) -> list[Column]:
        """The titles of one kind of recipient."""
        return [column for column in self.columns if column.kind == kind]


@dataclass(frozen=True, slots=True)
class Cut:
    """The rows behind one figure: every condition that is given holds."""

    basis: str = SENT
    unit: int | None = None
    kind_of_unit: str = ""
    cluster: int | None = None
    title: int | None = None
    kind: str = ""
    direct: bool = False


def rows(campaign: Campaign, cut: Cut, now: datetime) -> QuerySet[RegistrationRow]:
    """The rows behind a figure; the same condition by which the figure is counted."""
    found = _counted(campaign, cut.basis, now)
    wanted = {
        "registration__unit": cut.unit,
        "registration__unit__kind": cut.kind_of_unit or None,
        "title": cut.title or None,
        "kind": cut.kind or None,
        "direct_worker": cut.direct or None,
    }
    found = found.filter(**{name: value for name, value in wanted.items() if value is not None})
    if cut.title == NO_TITLE:
        found = found.filter(title__isnull=True)
    if cut.cluster is not None:
        found = found.filter(cluster=cut.cluster) if cut.cluster else found.filter(cluster__isnull=True)
    return found


def _counted(campaign: Campaign, basis: str, now: datetime) -> QuerySet[RegistrationRow]:
    found = RegistrationRow.objects.filter(registration__campaign=campaign, registration__state__in=_STATES[basis])
    for key, kind in ROW_KINDS.items():
        if key in campaign.left_out:
            found = found.exclude(kind=kind, registration__in=_sent_without(campaign, key))
    clusters = list(clusters_of(campaign))
    seats = Seat.objects.filter(cluster__in=clusters, unit=OuterRef("registration__unit"))
    if clusters:
        seats = seats.on(day_within(clusters[0].year, now))
    return found.annotate(cluster=Subquery(seats.order_by("cluster__order", "pk").values("cluster")[:1]))


def _sent_without(campaign: Campaign, key: str) -> QuerySet:
    """Registrations whose newest submission has no rows of a part, whatever the draft still keeps of it."""
    newest = Submission.objects.filter(registration=OuterRef("registration")).order_by("-number").values("number")
    sent = Submission.objects.filter(registration__campaign=campaign, number=Subquery(newest[:1]))
    return sent.filter(**{f"content__{key}": []}).values("registration")


_BY = {
    UNIT: "registration__unit",
    KIND: "registration__unit__kind",
    CLUSTER: "cluster",
    TITLE: "title",
}


def table(campaign: Campaign, grouping: str, basis: str, now: datetime) -> Table:
    """One table, grouped by unit, kind of unit, cluster or title. Raises KeyError for an unknown grouping."""
    found = _counted(campaign, basis, now)
    by = _BY[grouping]
    sums = {
        "units": Count("registration", distinct=True),
        "collectives": Count("pk", filter=Q(kind=COLLECTIVE)),
        "persons": Count("pk", filter=Q(kind=PERSON)),
        "direct": Count("pk", filter=Q(kind=PERSON, direct_worker=True)),
    }
    lines = {each[by]: each for each in found.order_by().values(by).annotate(**sums)}
    cells: dict[Any, dict] = {}
    overall: dict[tuple[str, int | None], int] = {}
    for each in found.order_by().values(by, "kind", "title").annotate(times=Count("pk")):
        cells.setdefault(each[by], {})[each["kind"], each["title"]] = each["times"]
    for each in found.order_by().values("kind", "title").annotate(times=Count("pk")):
        overall[each["kind"], each["title"]] = each["times"]
    names = _names(campaign, grouping, basis, lines)
    return Table(
        grouping,
        _columns(campaign, overall) if grouping != TITLE else [],
        [_figures(key, name, lines.get(key, {}), cells.get(key, {})) for key, name in names.items()],
        _figures(None, "Tổng cộng", found.aggregate(**sums), overall),
        units_of_campaign(campaign, now).count(),
        counted_registrations(campaign, basis).count(),
    )


def counted_registrations(campaign: Campaign, basis: str) -> QuerySet[Registration]:
    """The registrations that a basis counts."""
    return Registration.objects.filter(campaign=campaign, state__in=_STATES[basis])


def _figures(key: Any, name: str, sums: Mapping[str, Any], cells: Mapping) -> Figures:
    counted = {each: sums.get(each, 0) for each in ("units", "collectives", "persons", "direct")}
    return Figures(key, name, cells=dict(cells), **counted)


def _columns(campaign: Campaign, overall: Mapping[tuple[str, int | None], int]) -> list[Column]:
    """The titles that somebody registered, in the order of the catalogue, collectives before persons."""
    titles = {each.pk: each for each in Title.objects.filter(pk__in={title for _, title in overall if title})}
    order = {COLLECTIVE: 0, PERSON: 1}

    def place(key):
        title = titles.get(key[1])
        return order.get(key[0], 2), title is None, title.order if title else 0, title.name if title else "", key[1]

    return [
        Column(kind, title, titles[title].name if title in titles else "Chưa ghi danh hiệu")
        for kind, title in sorted(overall, key=place)
    ]


def _names(campaign: Campaign, grouping: str, basis: str, lines: Mapping[Any, Any]) -> dict[Any, str]:
    """{key: name} of the lines in their order; units that sent and registered nobody have a line of noughts."""
    if grouping == UNIT:
        sent = Unit.objects.filter(pk__in=counted_registrations(campaign, basis).values("unit")).in_order()
        return {unit.pk: unit.name for unit in sent}
    if grouping == KIND:
        labels = dict(Unit.Kind.choices)
        return {kind: labels[kind] for kind in labels if kind in lines or kind in campaign.unit_kinds}
    if grouping == CLUSTER:
        known: dict[Any, str] = {cluster.pk: cluster.name for cluster in clusters_of(campaign)}
        return known | ({None: "Chưa xếp cụm, khối"} if None in lines or not known else {})
    titles = {*campaign.titles.values_list("pk", flat=True), *(key for key in lines if key)}
    found: dict[Any, str] = {
        each.pk: each.name for each in Title.objects.filter(pk__in=titles).order_by("order", "name")
    }
    return found | ({None: "Chưa ghi danh hiệu"} if None in lines else {})


def cluster_name(campaign: Campaign, key: int) -> str:
    """The name of a cluster of the campaign by its primary key; what is said of units without one for 0."""
    if key == NO_CLUSTER:
        return "Chưa xếp cụm, khối"
    return next((each.name for each in Cluster.objects.filter(pk=key, pk__in=clusters_of(campaign))), "")
