"""The aggregate tables of a campaign on the desk, the rows behind each figure, the two files of the office."""

from __future__ import annotations

from urllib.parse import urlencode

from django.core.paginator import Paginator
from django.db.models import Count
from django.urls import reverse
from django.utils import timezone
from django.utils.functional import cached_property
from wagtail.log_actions import log

from registrations import downloads
from registrations.titles.models import RecipientKind, Title
from registrations.units.models import Unit
from search.text import whole_number

from . import aggregate_exports, aggregates
from .answer_totals import answer_totals
from .desk_views import FOLDER, PER_PAGE, CampaignView

# The parameter of the address by which a line of each grouping is named.
NAMED = {
    aggregates.UNIT: "don-vi",
    aggregates.KIND: "loai",
    aggregates.CLUSTER: "cum",
    aggregates.TITLE: "danh-hieu",
}
RECIPIENTS = {"tap-the": RecipientKind.COLLECTIVE, "ca-nhan": RecipientKind.PERSON}
WORDS = {kind: word for word, kind in RECIPIENTS.items()}


class _AggregatePage(CampaignView):
    """A page about the sums of a campaign."""

    def here(self):
        return "Tổng hợp"

    @cached_property
    def basis(self):
        """Which registrations are counted; unknown words mean those that were sent."""
        asked = self.request.GET.get("gom", "")
        return asked if asked in aggregates.BASES else aggregates.SENT

    @cached_property
    def grouping(self):
        """By what the lines are grouped; unknown words mean by kind of unit."""
        asked = self.request.GET.get("theo", "")
        return asked if asked in aggregates.GROUPINGS else aggregates.KIND

    def table(self):
        """The table that was asked for."""
        return aggregates.table(self.campaign, self.grouping, self.basis, timezone.now())


class AggregateView(_AggregatePage):
    """One aggregate table, each figure leading to its rows."""

    template_name = f"{FOLDER}/aggregate.html"

    def get_context_data(self, **kwargs):
        table = self.table()
        page = Paginator(table.lines, PER_PAGE).get_page(self.request.GET.get("p"))
        return super().get_context_data(
            table=table,
            page=page,
            lines=[self.line(table, figures) for figures in page],
            total=self.line(table, table.total),
            heads=[]
            if self.grouping == aggregates.TITLE
            else [(word, table.columns_of(kind)) for kind, word in _KINDS],
            grouping=self.grouping,
            groupings=aggregates.GROUPINGS.items(),
            head=aggregates.GROUPINGS[self.grouping],
            basis=self.basis,
            bases=aggregates.BASES.items(),
            totals=answer_totals(self.campaign, self.basis),
            **kwargs,
        )

    def line(self, table, figures):
        """A line as cells of (number, address of the rows behind it)."""
        here = {} if figures is table.total else {NAMED[self.grouping]: _key(figures.key)}
        cells = [(figures.units, self.behind(here | {"xem": "don-vi"}))] if self.grouping != aggregates.UNIT else []
        for kind in (aggregates.COLLECTIVE, aggregates.PERSON):
            own = here | {"doi-tuong": WORDS[kind]}
            for column in table.columns_of(kind):
                number = figures.cells.get(column.key, 0)
                cells.append((number, self.behind(own | {"danh-hieu": _key(column.title)})))
            sums = figures.collectives if kind == aggregates.COLLECTIVE else figures.persons
            cells.append((sums, self.behind(own)))
        cells.append((figures.direct, self.behind(here | {"doi-tuong": "ca-nhan", "truc-tiep": "1"})))
        cells.append((figures.total, self.behind(here)))
        return {"name": figures.name, "cells": [(number, url if number else "") for number, url in cells]}

    def behind(self, cut):
        """The address of the rows behind a figure."""
        path = reverse("campaigns_desk:aggregate_rows", args=[self.campaign.pk])
        return f"{path}?{urlencode({'gom': self.basis, **cut})}"


_KINDS = ((aggregates.COLLECTIVE, "Tập thể"), (aggregates.PERSON, "Cá nhân"))


def _key(key):
    return 0 if key is None else key


def _number(text):
    return whole_number(text, 11)


class RowsView(_AggregatePage):
    """The rows behind one figure, or the units behind it."""

    template_name = f"{FOLDER}/aggregate_rows.html"

    def here(self):
        return "Danh sách"

    def cut(self):
        """The conditions out of the address; what cannot be read leaves nothing out."""
        asked = self.request.GET
        kind = asked.get("loai", "")
        return aggregates.Cut(
            basis=self.basis,
            unit=_number(asked.get("don-vi", "")),
            kind_of_unit=kind if kind in Unit.Kind.values else "",
            cluster=_number(asked.get("cum", "")),
            title=_number(asked.get("danh-hieu", "")),
            kind=RECIPIENTS.get(asked.get("doi-tuong", ""), ""),
            direct=asked.get("truc-tiep") == "1",
        )

    def get_context_data(self, **kwargs):
        cut = self.cut()
        rows = aggregates.rows(self.campaign, cut, timezone.now())
        by_unit = self.request.GET.get("xem") == "don-vi"
        if by_unit:
            unit = ("registration", "registration__unit__name", "registration__unit__sort_key")
            found = rows.order_by().values(*unit).annotate(times=Count("pk")).order_by(unit[2], "registration")
        else:
            found = rows.select_related("registration__unit", "title")
            found = found.order_by("registration__unit__sort_key", "registration", "kind", "order")
        page = Paginator(found, PER_PAGE).get_page(self.request.GET.get("p"))
        return super().get_context_data(page=page, by_unit=by_unit, cut=cut, words=self.words(cut), **kwargs)

    def words(self, cut):
        """The conditions in words."""
        found = [aggregates.BASES[cut.basis].lower()]
        if cut.unit is not None:
            unit = Unit.objects.filter(pk=cut.unit).first()
            found.append(unit.name if unit else "")
        if cut.kind_of_unit:
            found.append(Unit.Kind(cut.kind_of_unit).label)
        if cut.cluster is not None:
            found.append(aggregates.cluster_name(self.campaign, cut.cluster))
        if cut.kind:
            found.append("tập thể" if cut.kind == RecipientKind.COLLECTIVE else "cá nhân")
        if cut.direct:
            found.append("người lao động trực tiếp")
        if cut.title is not None:
            title = Title.objects.filter(pk=cut.title).first()
            found.append(title.name if title else "chưa ghi danh hiệu" if cut.title == aggregates.NO_TITLE else "")
        return [each for each in found if each]


class _FileView(_AggregatePage):
    """A file of the table that was asked for."""

    http_method_names = ["get", "head"]
    make, ending = None, ""

    def get(self, request, *args, **kwargs):
        now = timezone.now()
        sheet = aggregate_exports.Sheet(self.campaign, self.table(), self.basis, now, request.user.full_name)
        body = type(self).make(sheet)
        data = {"grouping": aggregates.GROUPINGS[self.grouping].lower(), "ending": self.ending}
        log(self.campaign, "campaigns.aggregate", user=request.user, data=data)
        name = f"bieu-tong-hop-dang-ky-{self.campaign.year}-{self.grouping}.{self.ending}"
        return downloads.private(body, name)


class AggregateXlsxView(_FileView):
    """The office's form as .xlsx."""

    make, ending = staticmethod(aggregate_exports.xlsx), "xlsx"


class AggregateDocxView(_FileView):
    """The office's form as .docx."""

    make, ending = staticmethod(aggregate_exports.docx), "docx"
