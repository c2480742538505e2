"""The room in the back office: its addresses."""

from __future__ import annotations

from django.urls import path
from django.views.generic import RedirectView
from wagtail import hooks
from wagtail.admin.viewsets.base import ViewSet, ViewSetGroup

from registrations.movements.staff import MovementViewSet

from . import rules
from .building_views import CampaignViewSet
from .desk_aggregates import AggregateDocxView, AggregateView, AggregateXlsxView, RowsView
from .desk_bulk import BulkView, RunView
from .desk_registration import RegistrationView, ReturnView
from .desk_views import BoardView, ExportView, ExtendAllView, ExtendUnitView, IndexView
from .paper_views import PaperView


class DeskViewSet(ViewSet):
    """Bảng theo dõi."""

    name = "campaigns_desk"
    url_prefix = "theo-doi-dang-ky"
    icon = "form"
    menu_label = "Theo dõi đăng ký"

    def get_urlpatterns(self):
        return [
            path("", IndexView.as_view(), name="index"),
            path("<int:campaign_id>/", BoardView.as_view(), name="board"),
            path("<int:campaign_id>/nhieu/", BulkView.as_view(), name="bulk"),
            path("<int:campaign_id>/nhieu/<uuid:key>/", RunView.as_view(), name="run"),
            path("<int:campaign_id>/tong-hop/", AggregateView.as_view(), name="aggregate"),
            path("<int:campaign_id>/tong-hop/dong/", RowsView.as_view(), name="aggregate_rows"),
            path("<int:campaign_id>/tong-hop/xlsx/", AggregateXlsxView.as_view(), name="aggregate_xlsx"),
            path("<int:campaign_id>/tong-hop/docx/", AggregateDocxView.as_view(), name="aggregate_docx"),
            path("<int:campaign_id>/xlsx/", ExportView.as_view(), name="export"),
            path("<int:pk>/chi-tieu/", RedirectView.as_view(pattern_name="dot-dang-ky:edit"), name="questions"),
            path("<int:campaign_id>/gia-han/", ExtendAllView.as_view(), name="extend_all"),
            path("<int:campaign_id>/gia-han/<int:unit_id>/", ExtendUnitView.as_view(), name="extend"),
            path("<int:campaign_id>/ban-giay/<int:unit_id>/", PaperView.as_view(), name="paper"),
            path("ban/<uuid:registration_id>/", RegistrationView.as_view(), name="registration"),
            path("ban/<uuid:registration_id>/tra-lai/", ReturnView.as_view(), name="return"),
        ]


class RegistrationsGroup(ViewSetGroup):
    """The menu "Đăng ký thi đua"."""

    menu_label = "Đăng ký thi đua"
    menu_icon = "form"
    menu_name = "dang-ky-thi-dua"
    menu_order = 230
    items = (DeskViewSet, CampaignViewSet, MovementViewSet)

    def get_submenu_items(self):
        items = super().get_submenu_items()
        items[0].is_shown = lambda request: rules.may_see_board(request.user)
        # Rooms above hang their desks in here: `menu_hook = "register_registration_menu_item"` on a viewset.
        return items + [item() for item in hooks.get_hooks("register_registration_menu_item")]
