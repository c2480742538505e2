"""The working calendar in the back office, under "Danh mục"."""

import django_filters
from django.contrib import messages
from django.urls import reverse
from django.utils import timezone
from django.utils.text import capfirst
from wagtail.admin.filters import WagtailFilterSet
from wagtail.admin.ui.tables import BooleanColumn, Column, TitleColumn
from wagtail.admin.views import generic
from wagtail.admin.viewsets.model import ModelViewSet
from wagtail.admin.widgets.button import HeaderButton

from . import actions, year_staff
from .models import CalendarDay
from .working_days import WEEKDAYS


class CalendarDayFilterSet(WagtailFilterSet):
    year = django_filters.NumberFilter(label="Năm", field_name="date", lookup_expr="year")

    class Meta:
        model = CalendarDay
        fields = ("year", "works", "verified", "scope")


class _SavesDay:
    def save_instance(self):
        day = actions.save_day(self.form.save(commit=False), by=self.request.user)
        for sentence in day.effects:
            messages.warning(self.request, sentence)
        return day


class CalendarDayIndexView(generic.IndexView):
    """The list of decided days, with the way to the screen of a whole year."""

    @property
    def header_buttons(self):
        year = timezone.localdate().year
        if not self.request.user.has_perm("calendar.change_calendarday"):
            return super().header_buttons
        offered = [
            HeaderButton(f"Lịch năm {each}", url=reverse(f"{year_staff.NAME}:year", args=[each]))
            for each in (year, year + 1)
        ]
        return [*super().header_buttons, *offered]


class CalendarDayCreateView(_SavesDay, generic.CreateView):
    pass


class CalendarDayEditView(_SavesDay, generic.EditView):
    pass


class CalendarDayDeleteView(generic.DeleteView):
    def delete_action(self):
        actions.remove_day(self.object, by=self.request.user)


class DayColumn(TitleColumn):
    """The day in words: Wagtail's own column of dates would say "2 months ago"."""

    def get_value(self, instance):
        return capfirst(f"{WEEKDAYS[instance.date.weekday()]}, {instance.date:%d/%m/%Y}")


def _address(day):
    return reverse("lich-lam-viec:edit", args=[day.pk])


class CalendarDayViewSet(ModelViewSet):
    """Lịch làm việc: a closure that is added lengthens windows that are open; removing one never shortens them."""

    model = CalendarDay
    name = "lich-lam-viec"
    icon = "calendar"
    menu_label = "Lịch làm việc"
    menu_order = 30
    menu_hook = "register_catalogue_menu_item"
    add_to_admin_menu = False
    copy_view_enabled = False
    index_view_class = CalendarDayIndexView
    add_view_class = CalendarDayCreateView
    edit_view_class = CalendarDayEditView
    delete_view_class = CalendarDayDeleteView
    filterset_class = CalendarDayFilterSet
    search_fields = ("reason", "source")
    form_fields = ("date", "kind", "works", "reason", "source", "scope", "verified")
    list_per_page = 50
    ordering = ("-date",)
    list_display = (
        DayColumn("date", label="Ngày", sort_key="date", get_url=_address),
        BooleanColumn("works", label="Làm việc", sort_key="works"),
        Column("reason", label="Lý do"),
        Column("source", label="Căn cứ"),
        BooleanColumn("verified", label="Đã đối chiếu", sort_key="verified"),
    )

    def get_urlpatterns(self):
        return [*super().get_urlpatterns(), *year_staff.urlpatterns()]
