"""A unit or a title in a form of the back office: typed or picked, without a list of three hundred to scroll through."""

from itertools import groupby

from django import forms

from registrations.titles.models import Form, Title
from registrations.units.models import Unit
from search import text

UNIT_LIST = "don-vi-goi-y"


class UnitField(forms.CharField):
    """A unit typed or picked from a list of suggestions: works without JavaScript, takes any spelling of a name.

    Gives a Unit or None. ``queryset`` narrows what may be named. The page
    holds the suggestions as a ``datalist`` with the id UNIT_LIST.
    """

    widget = forms.TextInput(attrs={"list": UNIT_LIST, "autocomplete": "off"})

    def __init__(self, *, queryset=None, **kwargs):
        super().__init__(**{"required": False, "max_length": 330, **kwargs})
        self.queryset = queryset

    def _units(self):
        return Unit.objects.all() if self.queryset is None else self.queryset

    def prepare_value(self, value):
        if isinstance(value, int):
            return str(Unit.objects.filter(pk=value).first() or "")
        return str(value or "")

    def has_changed(self, initial, data):
        return self.prepare_value(initial) != text.tidy(data or "")

    def clean(self, value):
        typed = text.tidy(super().clean(value) or "")
        if not typed:
            return None
        if exact := self._units().filter(label=typed).first():
            return exact
        found = list(self._units().matching(text.fold(typed).split()).in_order()[:6])
        named = [unit for unit in found if text.fold(unit.label) == text.fold(typed)]
        if len(named or found) == 1:
            return (named or found)[0]
        if not found:
            raise forms.ValidationError("Chưa có đơn vị này trong danh mục. Mời chọn trong danh sách gợi ý.")
        names = "; ".join(unit.label for unit in found[:5])
        raise forms.ValidationError(f"Có nhiều đơn vị mang tên gần như vậy: {names}. Mời ghi rõ tên.")


def unit_labels(on):
    """Names to suggest for a day: the units that stood then."""
    return Unit.objects.in_force(on).in_order().values_list("label", flat=True)


class _ByForm(forms.models.ModelChoiceIterator):
    def __iter__(self):
        yield ("", self.field.empty_label)
        order = {value: number for number, value in enumerate(Form.values)}
        rows = sorted(self.queryset, key=lambda title: order.get(title.form, len(order)))
        labels = dict(Form.choices)
        for form, titles in groupby(rows, key=lambda title: title.form):
            yield (labels.get(form, "Khác"), [self.choice(title) for title in titles])


class TitleField(forms.ModelChoiceField):
    """A row of the catalogue, grouped by form, so that nobody reads through all of it."""

    iterator = _ByForm

    def __init__(self, **kwargs):
        super().__init__(
            **{
                "label": "Mục trong danh mục",
                "queryset": Title.objects.none(),
                "required": False,
                "empty_label": "chỉ giữ nguyên chữ",
                **kwargs,
            }
        )

    def on(self, day, *, kept: int | None = None) -> None:
        """Offer the rows in force on the day, and say so; the one that is there already may stay."""
        in_force = Title.objects.in_force(day)
        self.queryset = in_force | Title.objects.filter(pk=kept) if kept else in_force
        self.help_text = f"Danh mục có hiệu lực ngày {day:%d/%m/%Y}."
