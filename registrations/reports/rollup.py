"""Figures of units rolled up per cluster and for the province, counted by the database.

What a figure is made of follows the indicator: a sum over the units, the mean
of the units, or the share of two indicators (the sum of one over the sum of
the other, in the units that gave both). Only reports that were sent count, or
only those accepted; a draft never does.
"""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field
from datetime import datetime
from decimal import Decimal

from django.db.models import Count, F, OuterRef, Q, Subquery, Sum

from registrations.clusters.models import Cluster
from registrations.units.models import Succession, Unit

from . import board, reading
from .models import SCALE, Figure, Indicator, ReportPeriod, UnitReport
from .queries import targets_of_units, units_of_period

UNPLACED = None
SHOWN_PLACES = 2


@dataclass(frozen=True, slots=True)
class Part:
    """What one group of units adds to a figure: sums in ten-thousandths, and how many units gave one."""

    total: int = 0
    whole: int = 0
    units: int = 0

    def __add__(self, other: Part) -> Part:
        return Part(self.total + other.total, self.whole + other.whole, self.units + other.units)

    def number(self, roll_up: str) -> Decimal | None:
        """The figure; None where no unit gave one, or where the whole of a share is nothing."""
        if not self.units:
            return None
        if roll_up == Indicator.RollUp.SUM:
            return Decimal(self.total) / SCALE
        if roll_up == Indicator.RollUp.MEAN:
            return Decimal(self.total) / SCALE / self.units
        return Decimal(self.total) / self.whole * 100 if self.whole else None


@dataclass(frozen=True, slots=True)
class Cell:
    """One figure of the table, in words, with the number of units behind it."""

    number: Decimal | None
    words: str
    units: int


@dataclass(frozen=True, slots=True)
class Line:
    """One indicator: the province, each group, last period, the target and what became of them."""

    indicator: Indicator
    all: Cell
    groups: list[Cell]
    previous: Cell | None
    change: reading.Change | None
    target: Cell | None
    reached: tuple[bool, str] | None


@dataclass(frozen=True, slots=True)
class Table:
    """The roll-up of a period: `groups` are its clusters in order, then None for units in none, if there are any."""

    period: ReportPeriod
    accepted_only: bool
    groups: list[Cluster | None]
    lines: list[Line]
    counted: int
    asked: int
    counted_by_group: list[int] = field(default_factory=list)
    asked_by_group: list[int] = field(default_factory=list)

    @property
    def missing(self) -> int:
        """Units that are asked and whose report does not count yet."""
        return self.asked - self.counted


def reports_of(period: ReportPeriod, accepted_only: bool):
    """The reports that count."""
    return UnitReport.objects.filter(period=period).counted(accepted_only=accepted_only)


def _cluster_of(period: ReportPeriod, now: datetime, unit: str) -> Subquery:
    """The cluster of a row's unit, as a subquery."""
    return Subquery(board.seats(period, now).filter(unit=OuterRef(unit)).order_by("pk").values("cluster")[:1])


def parts(period: ReportPeriod, now: datetime, *, accepted_only: bool) -> dict[int, dict[int | None, Part]]:
    """{indicator pk: {cluster pk or None: Part}}; one query, and one for each share."""
    figures = Figure.objects.filter(report__in=reports_of(period, accepted_only), scaled__isnull=False)
    figures = figures.annotate(cluster=_cluster_of(period, now, "report__unit")).order_by()
    found: dict[int, dict[int | None, Part]] = {}
    rows = figures.values("indicator", "cluster").annotate(total=Sum("scaled"), units=Count("pk"))
    for row in rows:
        part = Part(int(row["total"]), 0, row["units"])
        found.setdefault(row["indicator"], {})[row["cluster"]] = part
    for each in period.indicators.all():
        if each.roll_up == Indicator.RollUp.SHARE:
            found[each.pk] = _share(each, figures)
    return found


def _share(indicator: Indicator, figures) -> dict[int | None, Part]:
    """Sums of part and whole over the units that gave both."""
    whole = Figure.objects.filter(report=OuterRef("report"), indicator=indicator.whole_id).values("scaled")[:1]
    both = figures.filter(indicator=indicator.part_id).annotate(of=Subquery(whole)).filter(of__isnull=False)
    rows = both.values("cluster").annotate(total=Sum("scaled"), whole=Sum(F("of")), units=Count("pk"))
    return {row["cluster"]: Part(int(row["total"]), int(row["whole"]), row["units"]) for row in rows}


def roll_up(period: ReportPeriod, now: datetime, *, accepted_only: bool = True) -> Table:
    """The whole table of a period."""
    clusters = list(board.clusters_of(period))
    found = parts(period, now, accepted_only=accepted_only)
    asked, counted = _asked(period, now), _counted(period, now, accepted_only)
    groups: list[Cluster | None] = [*clusters, *([UNPLACED] if asked.get(None) or counted.get(None) else [])]
    before = _before(period, now, accepted_only)
    aims = _aims(period, accepted_only)
    lines = []
    for each in period.indicators.all():
        if each.roll_up != Indicator.RollUp.NONE and each.is_figure:
            lines.append(_line(each, found.get(each.pk, {}), groups, before.get(each.key), aims.get(each.pk)))
    return Table(
        period=period,
        accepted_only=accepted_only,
        groups=groups,
        lines=lines,
        counted=sum(counted.values()),
        asked=sum(asked.values()),
        counted_by_group=[counted.get(each.pk if each else None, 0) for each in groups],
        asked_by_group=[asked.get(each.pk if each else None, 0) for each in groups],
    )


def _asked(period: ReportPeriod, now: datetime) -> dict[int | None, int]:
    units = units_of_period(period, now).order_by().values("pk")
    rows = Unit.objects.filter(pk__in=units).annotate(cluster=_cluster_of(period, now, "pk")).order_by()
    return {row["cluster"]: row["n"] for row in rows.values("cluster").annotate(n=Count("pk"))}


def _counted(period: ReportPeriod, now: datetime, accepted_only: bool) -> dict[int | None, int]:
    rows = reports_of(period, accepted_only).annotate(cluster=_cluster_of(period, now, "unit")).order_by()
    return {row["cluster"]: row["n"] for row in rows.values("cluster").annotate(n=Count("pk"))}


def _before(period: ReportPeriod, now: datetime, accepted_only: bool) -> dict:
    """{key: (indicator, Part)} of the period before, over all its units."""
    if period.previous is None:
        return {}
    found = parts(period.previous, now, accepted_only=accepted_only)
    result = {}
    for each in period.previous.indicators.all():
        result[each.key] = (each, sum(found.get(each.pk, {}).values(), Part()))
    return result


def counted_twice(period: ReportPeriod, accepted_only: bool) -> list[Succession]:
    """Units that reported and then passed into another that reported too: the sums may hold their figures twice."""
    reporting = reports_of(period, accepted_only).values("unit")
    found = Succession.objects.filter(predecessor__in=reporting, successor__in=reporting)
    return list(found.select_related("predecessor", "successor").order_by("successor__sort_key", "on", "pk")[:100])


def _aims(period: ReportPeriod, accepted_only: bool) -> dict[int, tuple[Part, Part]]:
    """{indicator pk: (what units aimed at, what the same units reached)}, of units that count and had an aim."""
    wanted = {each.pk for each in period.indicators.all() if each.target_key and each.is_figure}
    if not wanted:
        return {}
    reports = reports_of(period, accepted_only)
    targets = targets_of_units(period, reports.values("unit"))
    rows = Figure.objects.filter(report__in=reports, indicator__in=wanted, scaled__isnull=False)
    found: dict[int, tuple[Part, Part]] = {}
    for unit, indicator, scaled in rows.values_list("report__unit", "indicator", "scaled").iterator():
        aim = targets.get(unit, {}).get(indicator)
        if aim is not None:
            aimed, reached = found.get(indicator, (Part(), Part()))
            found[indicator] = (aimed + Part(int(aim * SCALE), 0, 1), reached + Part(scaled, 0, 1))
    return found


def cell(part: Part, indicator: Indicator) -> Cell:
    """A part as a figure in words."""
    number = part.number(indicator.roll_up)
    told = number if number is None or number == number.to_integral() else reading.rounded(number, _places(indicator))
    return Cell(number, reading.shown(told, indicator.unit_of_measure), part.units)


def _places(indicator: Indicator) -> int:
    return reading.PLACES if indicator.roll_up == Indicator.RollUp.SUM else SHOWN_PLACES


def _line(
    indicator: Indicator,
    found: Mapping[int | None, Part],
    groups: Sequence[Cluster | None],
    before: tuple[Indicator, Part] | None,
    aims: tuple[Part, Part] | None,
) -> Line:
    measure, roll = indicator.unit_of_measure, indicator.roll_up
    everything = cell(sum(found.values(), Part()), indicator)
    previous = cell(before[1], before[0]) if before and before[1].units else None
    target, reached = None, None
    if aims and roll != Indicator.RollUp.SHARE:
        target = cell(aims[0], indicator)
        reached = reading.against_target(aims[1].number(roll), aims[0].number(roll), indicator.better, measure)
    return Line(
        indicator=indicator,
        all=everything,
        groups=[cell(found.get(each.pk if each else None, Part()), indicator) for each in groups],
        previous=previous,
        change=_change(everything, previous, indicator) if before and before[0].roll_up == roll else None,
        target=target,
        reached=reached,
    )


def _change(now: Cell, before: Cell | None, indicator: Indicator) -> reading.Change | None:
    if before is None or now.number is None or before.number is None:
        return None
    places = _places(indicator)
    pair = (reading.rounded(now.number, places), reading.rounded(before.number, places))
    percent = indicator.kind == Indicator.Kind.PERCENT
    return reading.change(*pair, indicator.unit_of_measure, is_percent=percent)


def units_behind(
    period: ReportPeriod, indicator: Indicator, now: datetime, choice: board.Choice, *, accepted_only: bool
):
    """(units of a group whose figure counts, units of it that are missing).

    Each has `scaled` (of a share: its part), `of` (of a share: its whole, else None) and `note`.
    """
    is_share = indicator.roll_up == Indicator.RollUp.SHARE
    figures = Figure.objects.filter(
        report__in=reports_of(period, accepted_only), report__unit=OuterRef("pk"), scaled__isnull=False
    )
    shown = figures.filter(indicator=indicator.part_id if is_share else indicator.pk).values("scaled")[:1]
    whole = figures.filter(indicator=indicator.whole_id if is_share else indicator.pk).values("scaled")[:1]
    found = board.units(period, choice, now).annotate(
        scaled=Subquery(shown),
        of=Subquery(whole),
        note=Subquery(figures.filter(indicator=indicator).values("note")[:1]),
    )
    given = Q(scaled__isnull=False, of__isnull=False)
    return found.filter(given), found.exclude(given)
