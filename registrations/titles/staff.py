"""The catalogue in the back office."""

import django_filters
from django import forms
from django.utils import timezone
from wagtail.admin.filters import WagtailFilterSet
from wagtail.admin.ui.tables import BooleanColumn, Column
from wagtail.admin.views import generic
from wagtail.admin.viewsets.model import ModelViewSet
from wagtail.log_actions import log

from search.staff_lists import FoldedSearchMixin

from . import actions
from .forms import TitleForm
from .models import AwardClass, Form, Level, RecipientKind, Title
from .queries import in_force


class TitleFilterSet(WagtailFilterSet):
    """Filters of the list: what is in force today comes to mind first."""

    in_force_today = django_filters.BooleanFilter(
        label="Còn hiệu lực hôm nay",
        method="only_in_force",
        widget=forms.Select(choices=[("", "Tất cả"), ("true", "Còn hiệu lực"), ("false", "Không có hiệu lực hôm nay")]),
    )
    form = django_filters.MultipleChoiceFilter(label="Hình thức", choices=Form, widget=forms.CheckboxSelectMultiple)
    level = django_filters.MultipleChoiceFilter(label="Cấp", choices=Level, widget=forms.CheckboxSelectMultiple)

    class Meta:
        model = Title
        fields = ["in_force_today", "form", "level", "verified"]

    def only_in_force(self, queryset, name, value):
        today = in_force(timezone.localdate()).values("pk")
        return queryset.filter(pk__in=today) if value else queryset.exclude(pk__in=today)


class TitleIndexView(FoldedSearchMixin, generic.IndexView):
    """The catalogue, row by row of validity."""


class TitleCreateView(generic.CreateView):
    def save_instance(self):
        title = actions.save_title(self.form)
        log(instance=title, action="wagtail.create", content_changed=True)
        return title


class TitleEditView(generic.EditView):
    def save_instance(self):
        title = actions.save_title(self.form)
        log(instance=title, action="wagtail.edit", content_changed=self.form.has_changed())
        return title


class TitleInspectView(generic.InspectView):
    """One row, with kinds and classes by their names."""

    def get_other_names_display_value(self):
        return ", ".join(self.object.other_names)

    def get_recipient_kinds_display_value(self):
        return ", ".join(RecipientKind(kind).label for kind in self.object.recipient_kinds)

    def get_classes_display_value(self):
        return ", ".join(AwardClass(each).label for each in self.object.classes)


class TitleViewSet(ModelViewSet):
    """Danh hiệu, hình thức khen thưởng: rows are ended, not deleted, because records refer to them."""

    model = Title
    name = "danh-hieu"
    icon = "list-ul"
    menu_label = "Danh hiệu, hình thức"
    menu_order = 20
    menu_hook = "register_catalogue_menu_item"
    add_to_admin_menu = False
    copy_view_enabled = True
    inspect_view_enabled = True
    inspect_view_fields_exclude = ["id", "edited_by_staff"]
    index_view_class = TitleIndexView
    add_view_class = TitleCreateView
    edit_view_class = TitleEditView
    inspect_view_class = TitleInspectView
    filterset_class = TitleFilterSet
    search_fields = ["name", "short_name", "code"]
    list_display = [
        "name",
        "short_name",
        Column("form", label="Hình thức", accessor="get_form_display"),
        Column("level", label="Cấp", accessor="get_level_display"),
        Column("span", label="Hiệu lực", sort_key="effective_from"),
        BooleanColumn("verified", label="Đã đối chiếu", sort_key="verified"),
    ]
    list_per_page = 50
    ordering = ["order", "code", "effective_from"]

    def get_form_class(self, for_update=False):
        return TitleForm
