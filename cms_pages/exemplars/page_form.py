"""The form in which a story is written."""

from django import forms
from django.db.models import F

from cms_pages.core.page_form import PageForm
from registrations.exemplars.kinds import Stage
from registrations.exemplars.places import BASE, today_of
from registrations.units.models import Unit


class PlaceField(forms.ModelChoiceField):
    """A commune or ward: those of today first, then those of old under the names they bore."""

    def __init__(self, **kwargs):
        units = Unit.objects.filter(kind__in=BASE)
        super().__init__(units.order_by(F("effective_to").desc(nulls_first=True), "sort_key", "pk"), **kwargs)


class ExemplarForm(PageForm):
    """Places by old and new names, steps in their order."""

    place_unit = PlaceField(
        label="Xã, phường",
        required=False,
        help_text="Để lọc theo địa bàn. Chọn tên cũ cũng được: trang ghi xã, phường hiện nay và giữ tên cũ bên cạnh.",
    )

    def clean(self):
        cleaned = super().clean()
        if unit := cleaned.get("place_unit"):
            cleaned["place_unit"], old = today_of(unit)
            cleaned["old_place"] = cleaned.get("old_place") or old
        if problem := self._steps_problem():
            self.add_error(None, problem)
        return cleaned

    def _steps_problem(self):
        """What is wrong with the order of the steps; "" when nothing is."""
        formset = self.formsets.get("steps")
        if formset is None or not formset.is_valid():
            return ""
        rows = [form.cleaned_data for form in formset.forms if form.cleaned_data and form not in formset.deleted_forms]
        order = {value: rank for rank, value in enumerate(Stage.values)}
        rows = sorted((row for row in rows if row.get("stage") and row.get("on")), key=lambda row: order[row["stage"]])
        if len({row["stage"] for row in rows}) < len(rows):
            return "Các bước: mỗi bước ghi một lần."
        for before, after in zip(rows, rows[1:], strict=False):
            if after["on"] <= before["on"]:
                names = Stage(after["stage"]).label, Stage(before["stage"]).label
                return f"Các bước: ngày của bước {names[0]} cần ở sau ngày của bước {names[1]}."
        return ""
