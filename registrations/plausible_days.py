"""Days as people of the office type them: an example stands at every field, and a year that nobody means is told.

A slip of the hand makes a year of 0206 or 20260, and nothing sorts or counts with it.
"""

import re
from datetime import date

from django.core.exceptions import ValidationError
from django.forms.fields import BaseTemporalField
from wagtail.admin.widgets import AdminDateInput, AdminDateTimeInput, AdminTimeInput

FIRST_YEAR, LAST_YEAR = 1900, 2200
FIRST_YEAR_OF_MOVEMENTS = 1948
SLIP = "Mời xem lại năm."
EXAMPLES = {
    AdminDateInput: "Ghi ngày/tháng/năm, ví dụ 20/01/2026.",
    AdminDateTimeInput: "Ghi ngày/tháng/năm giờ:phút, ví dụ 20/01/2026 14:30.",
    AdminTimeInput: "Ghi giờ:phút, ví dụ 14:30.",
}
_EXAMPLE = re.compile(r"\d/\d\d/\d{4}|\d:\d\d")


def connect() -> None:
    """Hold every field of a day to it, in forms and in the rows below them; once, at start."""
    validate, bound = BaseTemporalField.validate, BaseTemporalField.get_bound_field

    def plausible(field, value):
        validate(field, value)
        if isinstance(value, date) and not FIRST_YEAR <= value.year <= LAST_YEAR:
            raise ValidationError(SLIP)

    def exemplified(field, form, name):
        field.help_text = _with_example(str(field.help_text or ""), type(field.widget))
        return bound(field, form, name)

    BaseTemporalField.validate = plausible
    BaseTemporalField.get_bound_field = exemplified


def plausible_year(year: int) -> int:
    """A year typed by itself; raises ValidationError, so that it is told at its field and not by the database."""
    if not FIRST_YEAR_OF_MOVEMENTS <= year <= LAST_YEAR:
        raise ValidationError(SLIP)
    return year


def _with_example(words: str, widget: type) -> str:
    example = EXAMPLES.get(widget, "")
    if not example or _EXAMPLE.search(words):
        return words
    return f"{words} {example}".strip()
