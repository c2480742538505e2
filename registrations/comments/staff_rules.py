"""The dated rules of handling in the back office, and the log of who opened senders."""

from __future__ import annotations

from django.core.exceptions import PermissionDenied
from django.core.paginator import Paginator
from django.urls import path
from django.views.generic import TemplateView
from wagtail.admin.views.generic import IndexView
from wagtail.admin.views.generic.base import WagtailAdminTemplateMixin
from wagtail.admin.viewsets.base import ViewSet
from wagtail.admin.viewsets.model import ModelViewSet

from registrations.staff_tables import CLASS, Cell, DayCell

from . import rules
from .models import HandlingTerm, LegalNotice, SenderOpening

PAGE_SIZE = 50


class YesCell(Cell):
    """Yes or no in words."""

    def get_value(self, instance):
        return "Đã đối chiếu" if super().get_value(instance) else "Chưa đối chiếu"


class _List(IndexView):
    table_classname = CLASS


class _Rules(ModelViewSet):
    index_view_class = _List
    copy_view_enabled = False
    add_to_admin_menu = False
    menu_hook = "register_consultation_menu_item"

    def get_common_view_kwargs(self, **kwargs):
        return super().get_common_view_kwargs(**{**kwargs, "delete_url_name": None})

    def get_urlpatterns(self):
        return [pattern for pattern in super().get_urlpatterns() if pattern.name != "delete"]


class HandlingTermViewSet(_Rules):
    """Thời hạn xử lý ý kiến: a new term is a new row; comments keep the one they began under."""

    model = HandlingTerm
    name = "thoi-han-xu-ly-y-kien"
    icon = "calendar-check"
    menu_label = "Thời hạn xử lý"
    menu_order = 60
    form_fields = ("step", "working_days", "effective_from", "effective_to", "source", "verified")
    list_display = (
        "__str__",
        DayCell("effective_from", label="Áp dụng từ"),
        DayCell("effective_to", label="Đến trước"),
        YesCell("verified", label="Đối chiếu"),
    )


class LegalNoticeViewSet(_Rules):
    """Lời dẫn về tố cáo, khiếu nại: what the page of a consultation says beside the form."""

    model = LegalNotice
    name = "loi-dan-to-cao"
    icon = "info-circle"
    menu_label = "Lời dẫn tố cáo, khiếu nại"
    menu_order = 70
    form_fields = ("text", "effective_from", "effective_to", "source", "verified")
    list_display = (
        "__str__",
        Cell("text", label="Lời dẫn"),
        DayCell("effective_to", label="Đến trước"),
        YesCell("verified", label="Đối chiếu"),
    )


class OpeningsView(WagtailAdminTemplateMixin, TemplateView):
    """Who opened which sender, when and why; newest first. It names no sender."""

    template_name = "registrations/comments/admin/openings.html"
    page_title = "Nhật ký mở thông tin người gửi"
    header_icon = "history"

    def dispatch(self, request, *args, **kwargs):
        if not rules.may_see_openings(request.user):
            raise PermissionDenied
        return super().dispatch(request, *args, **kwargs)

    def get_breadcrumbs_items(self):
        return [*self.breadcrumbs_items, {"url": "", "label": self.page_title}]

    def get_context_data(self, **kwargs):
        openings = SenderOpening.objects.select_related("by", "comment__receipt", "comment__consultation")
        openings = openings.only("at", "reason", "by", "comment__receipt__code", "comment__consultation__title")
        page = Paginator(openings, PAGE_SIZE).get_page(self.request.GET.get("p"))
        return super().get_context_data(**kwargs, page=page)


class OpeningsViewSet(ViewSet):
    """Nhật ký mở thông tin người gửi."""

    name = "mo-nguoi-gui"
    icon = "history"
    menu_label = "Nhật ký mở người gửi"
    menu_order = 90
    menu_hook = "register_consultation_menu_item"

    def get_menu_item(self, order=None):
        item = super().get_menu_item(order)
        item.is_shown = lambda request: rules.may_see_openings(request.user)
        return item

    def get_urlpatterns(self):
        return [path("", OpeningsView.as_view(), name="index")]
