"""Columns and tables of the back office that can be read on a phone: each row becomes a few labelled lines there."""

from wagtail.admin.ui.tables import BaseColumn, Column

from themes.base.vietnamese import number_text

CLASS = "listing stacks"  # for ``table_classname`` of a list view


class DayColumn(Column):
    """A date as it is written: Wagtail's own column would say "2 months ago"."""

    def get_value(self, instance):
        """The day as text; "" where there is none."""
        day = super().get_value(instance)
        return f"{day:%d/%m/%Y}" if day else ""


class Cell(Column):
    """A value with its label, which a narrow screen shows beside it; a link where ``get_url`` gives an address."""

    cell_template_name = "registrations/staff/cell.html"

    def __init__(self, *args, get_url=None, **kwargs):
        super().__init__(*args, **kwargs)
        self._url_of = get_url

    def get_cell_context_data(self, instance, parent_context):
        """The value, and where it leads."""
        context = super().get_cell_context_data(instance, parent_context)
        context["url"] = self._url_of(instance) if self._url_of else ""
        return context


class CountCell(Cell):
    """A number with its thousands apart."""

    def get_value(self, instance):
        """The number as text; "" where there is none."""
        value = super().get_value(instance)
        return "" if value is None else number_text(value)


class DayCell(Cell):
    """A day as dd/mm/yyyy: an office asks for the day, not for how long ago it was. ``unset`` stands for no day."""

    def __init__(self, *args, unset: str = "", **kwargs):
        super().__init__(*args, **kwargs)
        self._open = unset

    def get_value(self, instance):
        """The day as text."""
        value = super().get_value(instance)
        return f"{value:%d/%m/%Y}" if value else self._open


class StateCell(Cell):
    """A state in words: ``words`` gives (said, is it the usual one) of a row."""

    cell_template_name = "registrations/staff/state_cell.html"

    def __init__(self, name, *, words, **kwargs):
        super().__init__(name, accessor=lambda row: words(row)[0], **kwargs)
        self._words = words

    def get_cell_context_data(self, instance, parent_context):
        """The words, and whether they stand out."""
        context = super().get_cell_context_data(instance, parent_context)
        context["usual"] = self._words(instance)[1]
        return context


class PickCell(BaseColumn):
    """A box to tick; it belongs to the form with the id ``form`` that stands beside the table."""

    cell_template_name = "registrations/staff/pick_cell.html"
    header_template_name = "registrations/staff/pick_header.html"

    def __init__(self, name, *, form: str, **kwargs):
        super().__init__(name, label="Chọn", **kwargs)
        self.form = form

    def get_cell_context_data(self, instance, parent_context):
        """The key that the box sends."""
        return super().get_cell_context_data(instance, parent_context) | {"key": str(instance.pk), "row": instance}
