"""The roll-up in the back office: the province and its clusters, what stands behind each figure, the workbook."""

from __future__ import annotations

from decimal import Decimal

from django.core.paginator import Paginator
from django.shortcuts import get_object_or_404
from django.utils import timezone
from django.utils.functional import cached_property
from wagtail.log_actions import log

from registrations import downloads

from . import board, charts, exports, reading, rollup, rules
from .models import SCALE, Indicator
from .staff import FOLDER, NO_CLUSTER, PeriodDesk

PER_PAGE = 100
WITH_SENT = "gui"


class RollUpView(PeriodDesk):
    """Every indicator for the province and each cluster."""

    template_name = f"{FOLDER}/rollup.html"
    page_name = "Tổng hợp"

    @cached_property
    def accepted_only(self):
        """Whether only accepted reports count; the address may ask for those sent too."""
        return self.request.GET.get("muc") != WITH_SENT

    def get_context_data(self, **kwargs):
        table = rollup.roll_up(self.period, timezone.now(), accepted_only=self.accepted_only)
        heads = list(zip(table.groups, table.counted_by_group, table.asked_by_group, strict=True))
        return super().get_context_data(
            table=table,
            heads=heads,
            rows=[(line, list(zip(table.groups, line.groups, strict=True))) for line in table.lines],
            accepted_only=self.accepted_only,
            twice=rollup.counted_twice(self.period, self.accepted_only),
            with_sent=WITH_SENT,
            no_cluster=NO_CLUSTER,
            summaries=self.period.summaries.select_related("made_by", "released_by"),
            may_summarise=rules.may_summarise(self.request.user),
            **kwargs,
        )


class RollUpExportView(RollUpView):
    """The roll-up as .xlsx."""

    http_method_names = ["get", "head"]

    def get(self, request, *args, **kwargs):
        table = rollup.roll_up(self.period, timezone.now(), accepted_only=self.accepted_only)
        log(self.period, "reports.export", user=request.user)
        return downloads.private(exports.rollup_workbook(table), f"tong-hop-bao-cao-{self.period.year}.xlsx")


class FigureView(RollUpView):
    """One indicator: by cluster with its chart, and the reports behind the figure; missing units are named."""

    template_name = f"{FOLDER}/figure.html"

    def dispatch(self, request, *args, **kwargs):
        found = Indicator.objects.filter(period=kwargs["period_id"]).exclude(roll_up=Indicator.RollUp.NONE)
        self.indicator = get_object_or_404(found.exclude(kind=Indicator.Kind.TEXT), pk=kwargs["indicator_id"])
        self.page_name = self.indicator.name
        return super().dispatch(request, *args, **kwargs)

    def choice(self):
        """The group that the address asks for."""
        asked = self.request.GET.get("cum", "")
        cluster = next((each for each in board.clusters_of(self.period) if str(each.pk) == asked), None)
        return board.Choice(cluster=cluster, no_cluster=asked == NO_CLUSTER)

    def get_context_data(self, **kwargs):
        now, choice, get = timezone.now(), self.choice(), self.request.GET
        given, missing = rollup.units_behind(self.period, self.indicator, now, choice, accepted_only=self.accepted_only)
        show_missing = get.get("xem") == "thieu"
        page = Paginator(missing if show_missing else given, PER_PAGE).get_page(get.get("p"))
        context = super().get_context_data(**kwargs)
        line, groups = next(row for row in context["rows"] if row[0].indicator.pk == self.indicator.pk)
        return context | {
            "indicator": self.indicator,
            "line": line,
            "chart": charts.bars([(each.name if each else "Chưa xếp", cell) for each, cell in groups]),
            "groups": groups,
            "choice": choice,
            "show_missing": show_missing,
            "given_count": given.count(),
            "missing_count": missing.count(),
            "page": page,
            "units": [self.row(unit, now) for unit in page],
        }

    def row(self, unit, now):
        """One unit behind the figure."""
        standing = board.standing_of(self.period, unit, now)
        return {"unit": unit, "value": self.value(unit), "words": rules.STANDING_WORDS[standing][1]}

    def value(self, unit):
        """What the unit gave; of a share its two numbers."""
        if unit.scaled is None:
            return ""
        number = Decimal(unit.scaled) / SCALE
        if self.indicator.roll_up == Indicator.RollUp.SHARE:
            whole = Decimal(unit.of) / SCALE if unit.of is not None else None
            return f"{reading.shown(number)} / {reading.shown(whole)}"
        return reading.shown(number, self.indicator.unit_of_measure)
