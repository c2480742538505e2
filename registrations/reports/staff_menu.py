"""Addresses and menu of the desk."""

from __future__ import annotations

from django.urls import path
from wagtail.admin.viewsets.base import ViewSet, ViewSetGroup

from . import rules, staff, staff_periods, staff_rollup, staff_summaries


class DeskViewSet(ViewSet):
    """Theo dõi báo cáo."""

    name = "reports_desk"
    url_prefix = "theo-doi-bao-cao"
    icon = "doc-full"
    menu_label = "Theo dõi báo cáo"

    def get_urlpatterns(self):
        return [
            path("", staff.IndexView.as_view(), name="index"),
            path("<int:period_id>/", staff.BoardView.as_view(), name="board"),
            path("<int:period_id>/xlsx/", staff.ExportView.as_view(), name="export"),
            path("<int:period_id>/chi-tieu/", staff_periods.IndicatorsView.as_view(), name="indicators"),
            path("<int:period_id>/chep/", staff_periods.CopyView.as_view(), name="copy"),
            path("<int:period_id>/gia-han/", staff.ExtendView.as_view(), name="extend_all"),
            path("<int:period_id>/gia-han/<int:unit_id>/", staff.ExtendView.as_view(), name="extend"),
            path("<int:period_id>/tong-hop/", staff_rollup.RollUpView.as_view(), name="rollup"),
            path("<int:period_id>/tong-hop/xlsx/", staff_rollup.RollUpExportView.as_view(), name="rollup_export"),
            path("<int:period_id>/tong-hop/<int:indicator_id>/", staff_rollup.FigureView.as_view(), name="figure"),
            path("<int:period_id>/ban-tong-hop/", staff_summaries.DraftView.as_view(), name="draft_summary"),
            path(
                "<int:period_id>/ban-tong-hop/<int:summary_id>/",
                staff_summaries.DraftView.as_view(),
                name="redraft_summary",
            ),
            path("tong-hop/<int:summary_id>/", staff_summaries.SummaryView.as_view(), name="summary"),
            path("ban/<uuid:report_id>/", staff.ReportView.as_view(), name="report"),
        ]


class ReportsGroup(ViewSetGroup):
    """The menu "Báo cáo thi đua"."""

    menu_label = "Báo cáo thi đua"
    menu_icon = "doc-full"
    menu_name = "bao-cao-phong-trao"
    menu_order = 232
    items = (DeskViewSet, staff_periods.PeriodViewSet)

    def get_submenu_items(self):
        items = super().get_submenu_items()
        items[0].is_shown = lambda request: rules.may_see_board(request.user)
        return items
