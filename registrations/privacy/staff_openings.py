"""Who opened whose data, and what was erased by its term: for administrators, with export."""

import django_filters
from django import forms
from django.contrib.auth import get_user_model
from django.core.exceptions import PermissionDenied
from django.utils import timezone
from wagtail.admin.filters import WagtailFilterSet
from wagtail.admin.ui.tables import Column
from wagtail.admin.views import generic
from wagtail.admin.viewsets.model import ModelViewSet
from wagtail.models import ModelLogEntry

from . import queries, registry, rules
from .models import RetentionRun


def _minute(value):
    return f"{timezone.localtime(value):%d/%m/%Y %H:%M}"


def _plain(value):
    """Text that no spreadsheet takes for a formula."""
    text = "" if value is None else str(value)
    return f"'{text}" if text.startswith(("=", "+", "-", "@", "\t", "\r")) else text


def _alike(prepare):
    return {"csv": prepare, "xlsx": prepare}


class MinuteColumn(Column):
    """A time as it is written."""

    def get_value(self, instance):
        return _minute(super().get_value(instance))


class OpeningFilterSet(WagtailFilterSet):
    action = django_filters.ChoiceFilter(
        label="Việc", choices=lambda: registry.openings().items(), empty_label="Tất cả"
    )
    user = django_filters.ModelChoiceFilter(
        label="Người mở", queryset=lambda request: get_user_model().objects.filter(is_staff=True), empty_label="Tất cả"
    )
    since = django_filters.DateFilter(
        label="Từ ngày", field_name="timestamp", lookup_expr="date__gte", widget=forms.DateInput(attrs={"type": "date"})
    )
    until = django_filters.DateFilter(
        label="Đến ngày",
        field_name="timestamp",
        lookup_expr="date__lte",
        widget=forms.DateInput(attrs={"type": "date"}),
    )

    class Meta:
        model = ModelLogEntry
        fields = ("action", "user", "since", "until")


class Guarded(generic.IndexView):
    """A list for those who may see the log."""

    def dispatch(self, request, *args, **kwargs):
        if not rules.may_see_openings(request.user):
            raise PermissionDenied
        return super().dispatch(request, *args, **kwargs)


class OpeningIndexView(Guarded):
    """The log of openings: never whose data, only under which receipt or record."""

    page_title = "Nhật ký mở dữ liệu cá nhân"
    list_export = ("timestamp", "user", "action", "content_type", "label")
    export_headings = {
        "timestamp": "Lúc", "user": "Người mở", "action": "Việc", "content_type": "Loại bản ghi", "label": "Bản ghi",
    }  # fmt: skip
    export_filename = "nhat-ky-mo-du-lieu"
    custom_field_preprocess = {
        "timestamp": _alike(_minute),
        "user": _alike(_plain),
        "action": _alike(lambda value: registry.openings().get(value, value)),
        "content_type": _alike(lambda value: str(value.name) if value else ""),
        "label": _alike(_plain),
    }

    def get_base_queryset(self):
        return queries.opening_entries()

    def get_ordering(self):
        return ("-timestamp", "-pk")

    def order_queryset(self, queryset):
        return queryset.order_by("-timestamp", "-pk")


class LogViewSet(ModelViewSet):
    """A list that is read and exported, and nothing else."""

    add_to_admin_menu = False
    copy_view_enabled = False
    inspect_view_enabled = False
    menu_hook = "register_catalogue_menu_item"
    list_per_page = 50

    def get_common_view_kwargs(self, **kwargs):
        gone = {"add_url_name": None, "delete_url_name": None, "edit_url_name": None, "inspect_url_name": None}
        return super().get_common_view_kwargs(**(kwargs | gone))

    def get_urlpatterns(self):
        return [pattern for pattern in super().get_urlpatterns() if pattern.name in {"index", "index_results"}]

    def get_menu_item(self, order=None):
        item = super().get_menu_item(order)
        item.is_shown = lambda request: rules.may_see_openings(request.user)
        return item


class OpeningViewSet(LogViewSet):
    """Nhật ký mở dữ liệu cá nhân."""

    model = ModelLogEntry
    name = "nhat-ky-mo-du-lieu"
    icon = "history"
    menu_label = "Nhật ký mở dữ liệu"
    menu_order = 83
    index_view_class = OpeningIndexView
    filterset_class = OpeningFilterSet
    form_fields = ("label",)
    list_display = (
        MinuteColumn("timestamp", label="Lúc"),
        Column("user", label="Người mở"),
        Column("action", label="Việc", accessor=lambda entry: registry.openings().get(entry.action, entry.action)),
        Column("label", label="Bản ghi"),
    )


class RunIndexView(Guarded):
    page_title = "Các lần xóa theo thời hạn"


class RetentionRunViewSet(LogViewSet):
    """Các lần xóa theo thời hạn."""

    model = RetentionRun
    name = "lan-xoa"
    icon = "bin"
    menu_label = "Lần xóa theo thời hạn"
    menu_order = 84
    index_view_class = RunIndexView
    form_fields = ("title",)
    ordering = ("-at", "-pk")
    list_display = (
        MinuteColumn("at", label="Lúc"),
        Column("title", label="Đã xóa"),
        Column("count", label="Số bản ghi"),
        Column("failed", label="Chưa xóa được"),
        Column("term", label="Theo thời hạn"),
    )
