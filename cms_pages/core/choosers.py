"""Choosing a unit in the page editor: found without accents, units of old marked by their last day."""

from django import forms
from django.db.models import F
from wagtail.admin.forms.choosers import BaseFilterForm
from wagtail.admin.ui.tables import Column
from wagtail.admin.views.generic import chooser
from wagtail.admin.viewsets.chooser import ChooserViewSet

from registrations.units.models import Unit
from search import text
from search.text import whole_number, whole_numbers


class UnitFindForm(BaseFilterForm):
    """Every word stands in a name of the unit, present or past."""

    q = forms.CharField(
        label="Tìm", required=False, widget=forms.TextInput(attrs={"placeholder": "Tên đơn vị, có dấu hoặc không dấu"})
    )

    def filter(self, objects):
        typed = text.tidy(self.cleaned_data.get("q") or "")[:200]
        if not typed:
            return objects
        self.is_searching, self.search_query = True, typed
        return objects.matching(text.fold(typed).split())


class _UnitList:
    filter_form_class = UnitFindForm

    def get_object_list(self):
        # Units that stand come first: those of old are rarely meant.
        return Unit.objects.order_by(F("effective_to").desc(nulls_first=True), "sort_key", "pk")

    @property
    def columns(self):
        return [*super().columns, Column("kind", label="Loại", accessor="get_kind_display")]


class UnitChooseView(_UnitList, chooser.ChooseView):
    pass


class UnitChooseResultsView(_UnitList, chooser.ChooseResultsView):
    pass


class UnitChosenView(chooser.ChosenView):
    def get_object(self, pk):
        return Unit.objects.get(pk=whole_number(pk) or 0)


class UnitChosenMultipleView(chooser.ChosenMultipleView):
    def get_objects(self, pks):
        return Unit.objects.filter(pk__in=whole_numbers(pks)).in_order()


class UnitChooserViewSet(ChooserViewSet):
    """Chọn đơn vị. Only where a panel asks for it (`widget=UnitChooser`): other forms have lists of their own."""

    name = "chon-don-vi"
    model = Unit
    icon = "home"
    register_widget = False
    choose_one_text = "Chọn đơn vị"
    choose_another_text = "Chọn đơn vị khác"
    edit_item_text = "Xem đơn vị"
    choose_view_class = UnitChooseView
    choose_results_view_class = UnitChooseResultsView
    chosen_view_class = UnitChosenView
    chosen_multiple_view_class = UnitChosenMultipleView


unit_chooser = UnitChooserViewSet()
UnitChooser = unit_chooser.widget_class
