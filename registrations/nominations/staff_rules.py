"""The dated rules about nominations in the back office, and the menu of the room."""

from __future__ import annotations

from functools import partial

from django import forms
from wagtail.admin.views import generic
from wagtail.admin.viewsets.base import ViewSetGroup
from wagtail.admin.viewsets.model import ModelViewSet
from wagtail.admin.widgets import AdminDateInput

from registrations import staff_tables
from registrations.titles.models import Title

from . import rules
from .models import FilingPlace, PaperRule, StandingRule, StateTerm
from .staff import NominationsDesk

DATES = ("effective_from", "effective_to", "legal_source", "verified")


def _codes():
    rows = Title.objects.order_by("order", "code", "-effective_from").values_list("code", "name")
    return list(dict(rows).items())


class _RuleForm(forms.ModelForm):
    """A rule; titles are chosen by name and kept by code, so that the rule outlives a row of the catalogue."""

    def __init__(self, *args, **kwargs):
        super().__init__(*args, **kwargs)
        for name in ("title_code", "other_code"):
            if name in self.fields:
                field = self.fields[name]
                begin = [] if field.required else [("", "Mọi danh hiệu")]
                self.fields[name] = forms.ChoiceField(
                    label=field.label.replace("Mã danh hiệu", "Danh hiệu"),
                    choices=[*begin, *_codes()],
                    required=field.required,
                )


def _form_for(model, *names):
    widgets = {"effective_from": AdminDateInput, "effective_to": AdminDateInput}
    secure = {"url": partial(forms.URLField, assume_scheme="https")}
    return forms.modelform_factory(
        model, form=_RuleForm, fields=(*names, *DATES), widgets=widgets, field_classes=secure
    )


class RuleIndexView(generic.IndexView):
    """A list of rules."""

    table_classname = staff_tables.CLASS


class _RuleViewSet(ModelViewSet):
    copy_view_enabled = False
    add_to_admin_menu = False
    index_view_class = RuleIndexView
    list_per_page = 50
    names: tuple[str, ...] = ()

    def get_form_class(self, for_update=False):
        return _form_for(self.model, *self.names)


class _Days:
    columns = (
        staff_tables.DayCell("effective_from", label="Từ ngày", unset="từ trước"),
        staff_tables.DayCell("effective_to", label="Đến trước ngày", unset="đến nay"),
    )


class PaperViewSet(_RuleViewSet):
    """Giấy tờ của hồ sơ."""

    model = PaperRule
    name = "giay-to-de-nghi"
    icon = "doc-full"
    menu_label = "Giấy tờ của hồ sơ"
    names = ("name", "hint", "title_code", "form", "level", "kind", "not_for", "order")
    list_display = ["name", staff_tables.Cell("title_code", label="Danh hiệu"), *_Days.columns]


class StandingRuleViewSet(_RuleViewSet):
    """Điều kiện để lưu ý."""

    model = StandingRule
    name = "dieu-kien-de-nghi"
    icon = "warning"
    menu_label = "Điều kiện để lưu ý"
    names = ("title_code", "kind", "other_code", "times", "years")
    list_display = ["__str__", *_Days.columns]


class TermViewSet(_RuleViewSet):
    """Thời hạn của các bước."""

    model = StateTerm
    name = "thoi-han-de-nghi"
    icon = "time"
    menu_label = "Thời hạn của các bước"
    names = ("state", "kind", "working_days")
    list_display = ["__str__", *_Days.columns]


class FilingPlaceViewSet(_RuleViewSet):
    """Nơi nộp hồ sơ."""

    model = FilingPlace
    name = "noi-nop-ho-so"
    icon = "link"
    menu_label = "Nơi nộp hồ sơ"
    names = ("name", "url", "level", "kind")
    list_display = ["name", *_Days.columns]


class NominationsGroup(ViewSetGroup):
    """The menu "Hồ sơ đề nghị"."""

    menu_label = "Hồ sơ đề nghị"
    menu_icon = "list-ul"
    menu_name = "de-nghi-khen-thuong"
    menu_order = 225
    items = (NominationsDesk, PaperViewSet, StandingRuleViewSet, TermViewSet, FilingPlaceViewSet)

    def get_submenu_items(self):
        items = super().get_submenu_items()
        items[0].is_shown = lambda request: rules.may_see_desk(request.user)
        return items
