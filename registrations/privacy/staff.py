"""Personal data in the back office, under "Danh mục"."""

from django import forms
from django.forms import modelform_factory
from wagtail.admin.forms import WagtailAdminModelForm
from wagtail.admin.ui.tables import Column
from wagtail.admin.viewsets.model import ModelViewSet

from registrations.staff_tables import DayColumn

from . import terms
from .models import ConsentText, RetentionTerm, RightsTerm
from .registry import keepings


class ConsentTextViewSet(ModelViewSet):
    """Lời đồng ý xử lý dữ liệu: a new version is added, an old one never changed."""

    model = ConsentText
    name = "loi-dong-y"
    icon = "lock"
    menu_label = "Lời đồng ý"
    menu_order = 80
    menu_hook = "register_catalogue_menu_item"
    add_to_admin_menu = False
    inspect_view_enabled = True
    copy_view_enabled = False
    list_display = (
        "version",
        DayColumn("effective_from", label="Áp dụng từ"),
        Column("retention_months", label="Tháng lưu"),
    )
    form_fields = ("version", "text", "retention_months", "effective_from", "source")

    def get_url_name(self, view_name):
        """Nothing is edited here: logs and reports lead to the page that shows it."""
        return super().get_url_name("inspect" if view_name == "edit" else view_name)

    def get_common_view_kwargs(self, **kwargs):
        return super().get_common_view_kwargs(**{**kwargs, "delete_url_name": None, "edit_url_name": None})

    def get_urlpatterns(self):
        return [pattern for pattern in super().get_urlpatterns() if pattern.name not in {"delete", "edit"}]


class TermForm(WagtailAdminModelForm):
    """A term of keeping; the kind is chosen from those that rooms named, and never goes below the least."""

    code = forms.ChoiceField(label="Loại dữ liệu", choices=terms.choices)

    def clean(self):
        data = super().clean()
        least = next((each.least for each in keepings() if each.code == data.get("code")), 1)
        if data.get("months") and data["months"] < least:
            self.add_error("months", f"Loại dữ liệu này giữ ít nhất {least} tháng.")
        return data


class RetentionTermViewSet(ModelViewSet):
    """Thời hạn lưu dữ liệu: dated rows; without one the term of the room holds."""

    model = RetentionTerm
    name = "thoi-han-luu"
    icon = "time"
    menu_label = "Thời hạn lưu dữ liệu"
    menu_order = 81
    menu_hook = "register_catalogue_menu_item"
    add_to_admin_menu = False
    copy_view_enabled = False
    list_display = (
        Column("code", label="Loại dữ liệu", accessor=lambda row: dict(terms.choices()).get(row.code, row.code)),
        Column("months", label="Tháng lưu"),
        DayColumn("effective_from", label="Áp dụng từ"),
        Column("source", label="Căn cứ"),
    )
    form_fields = ("code", "months", "effective_from", "effective_to", "source")

    def get_form_class(self, for_update=False):
        return modelform_factory(RetentionTerm, form=TermForm, fields=self.form_fields)


class RightsTermViewSet(ModelViewSet):
    """Thời hạn giải quyết yêu cầu về dữ liệu cá nhân."""

    model = RightsTerm
    name = "thoi-han-yeu-cau"
    icon = "time"
    menu_label = "Thời hạn giải quyết yêu cầu"
    menu_order = 85
    menu_hook = "register_catalogue_menu_item"
    add_to_admin_menu = False
    copy_view_enabled = False
    list_display = (
        Column("kind", label="Yêu cầu", accessor="get_kind_display"),
        Column("working_days", label="Ngày làm việc"),
        DayColumn("effective_from", label="Áp dụng từ"),
        Column("verified", label="Đã đối chiếu", accessor=lambda row: "Đã đối chiếu" if row.verified else "Chưa"),
    )
    form_fields = ("kind", "working_days", "effective_from", "effective_to", "source", "verified")
