"""How lists of decisions and records are narrowed in the back office."""

import django_filters
from django import forms
from django.db.models import Q
from wagtail.admin.filters import WagtailFilterSet

from registrations.titles.models import Authority, Form, RecipientKind
from search import text
from search.text import whole_number

from .models import AwardKind, AwardRecord, Decision


class DecisionFilterSet(WagtailFilterSet):
    """Decisions by authority, kind and year."""

    authority = django_filters.MultipleChoiceFilter(
        label="Thẩm quyền", choices=Authority, widget=forms.CheckboxSelectMultiple
    )
    kind = django_filters.MultipleChoiceFilter(label="Loại", choices=AwardKind, widget=forms.CheckboxSelectMultiple)

    class Meta:
        model = Decision
        fields = ["authority", "kind", "year"]


class RecordFilterSet(WagtailFilterSet):
    """Records by decision, award, recipient and what may be shown."""

    # Only the decision whose list is looked at: a choice of all would be thousands of lines long.
    decision = django_filters.ModelChoiceFilter(label="Quyết định", queryset=Decision.objects.none())
    so = django_filters.CharFilter(label="Số quyết định", method="by_number")
    form = django_filters.MultipleChoiceFilter(label="Hình thức", choices=Form, widget=forms.CheckboxSelectMultiple)
    recipient_kind = django_filters.MultipleChoiceFilter(
        label="Đối tượng", choices=RecipientKind, widget=forms.CheckboxSelectMultiple
    )
    ended = django_filters.BooleanFilter(
        label="Đã hết giá trị", field_name="ended_on", lookup_expr="isnull", exclude=True
    )

    class Meta:
        model = AwardRecord
        fields = ["decision", "so", "form", "recipient_kind", "year", "is_public", "is_minor", "ended"]

    def __init__(self, data=None, *args, **kwargs):
        super().__init__(data, *args, **kwargs)
        chosen = str((data or {}).get("decision", ""))
        if pk := whole_number(chosen):
            self.filters["decision"].queryset = Decision.objects.filter(pk=pk)
        elif not chosen:
            del self.filters["decision"]

    def by_number(self, queryset, name, value):
        """A number is one number in every spelling; figures alone are those of any year and body."""
        figures = value.strip().lstrip("0")
        if figures.isascii() and figures.isdigit():
            return queryset.filter(decision__number_key__startswith=f"{figures}|")
        return queryset.filter(decision__number_key=Decision.key_of(value))


def find_records(queryset, typed: str):
    """Records whose name or unit holds every word that was typed, marks or not."""
    for word in text.fold(typed or "").split():
        queryset = queryset.filter(Q(name_key__contains=word) | Q(unit_key__contains=word))
    return queryset
