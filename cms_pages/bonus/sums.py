"""Sums as offices write them: "12.000.000 đồng", "1,5 triệu", "1,5 lần mức lương cơ sở"."""

import re
from decimal import Decimal

from django import forms
from django.core.exceptions import ValidationError
from django.core.validators import EMPTY_VALUES
from django.db import models
from django.utils.text import capfirst

from search.text import tidy
from search.text.number_words import flat
from themes.base.vietnamese import number_text

MOST = 10**12
LONGEST = 60
_GROUPED = re.compile(r"\d{1,3}(?:[., ]\d{3})+|\d+")
_UNITS = {"nghin": 10**3, "ngan": 10**3, "trieu": 10**6, "ty": 10**9, "ti": 10**9}
_IN_UNITS = re.compile(r"(\d{1,6})(?:[.,](\d{1,3}))?\s*(" + "|".join(_UNITS) + ")")
_TIMES = re.compile(r"(\d{1,3})(?:[.,](\d{1,2}))?\s*(?:lan\b.*)?")
BAD_SUM = "Mời ghi số tiền, ví dụ 12.000.000 hoặc 1,5 triệu. Tính theo lương cơ sở thì ghi ở ô số lần."
BAD_TIMES = "Mời ghi số lần mức lương cơ sở, ví dụ 1,5."


def read_sum(text):
    """Đồng of a sum as written. Raises ValueError for what is none, a fraction of a đồng, or more than MOST."""
    said = re.sub(r"\s*(?:đồng|dong|đ|vnđ|vnd)\.?\s*$", "", tidy(text).lower()).strip()
    if match := _IN_UNITS.fullmatch(flat(said)):
        whole, part, unit = match.groups()
        value = Decimal(f"{whole}.{part or 0}") * _UNITS[unit]
    elif _GROUPED.fullmatch(said):
        value = Decimal(re.sub(r"[., ]", "", said))
    else:
        raise ValueError(text)
    if value != int(value) or value > MOST:
        raise ValueError(text)
    return int(value)


def read_times(text):
    """How many times the base salary, as written: "1,5", "0.5 lần". Raises ValueError."""
    match = _TIMES.fullmatch(flat(tidy(text)))
    if not match:
        raise ValueError(text)
    value = Decimal(f"{match[1]}.{match[2] or 0}")
    if not value:
        raise ValueError(text)
    return value


class _Written(forms.Field):
    """A number that is typed and shown as offices write it."""

    def __init__(self, *, read, show, told, **kwargs):
        self._read, self._show, self._told = read, show, told
        super().__init__(**kwargs)

    def to_python(self, value):
        if value in EMPTY_VALUES or not str(value).strip():
            return None
        try:
            return self._read(str(value)[:LONGEST])
        except ValueError as error:
            raise ValidationError(self._told) from error

    def prepare_value(self, value):
        return value if value is None or isinstance(value, str) else self._show(value)

    def has_changed(self, initial, data):
        try:
            return self.to_python(data) != initial
        except ValidationError:
            return True


class SumField(models.PositiveBigIntegerField):
    """Số tiền, đồng."""

    def formfield(self, **kwargs):
        told = {"label": capfirst(self.verbose_name), "help_text": self.help_text, "required": not self.blank}
        return _Written(read=read_sum, show=number_text, told=BAD_SUM, **told)


class TimesField(models.DecimalField):
    """Số lần mức lương cơ sở."""

    def __init__(self, *args, **kwargs):
        super().__init__(*args, **kwargs | {"max_digits": 5, "decimal_places": 2})

    def formfield(self, **kwargs):
        told = {"label": capfirst(self.verbose_name), "help_text": self.help_text, "required": not self.blank}
        return _Written(read=read_times, show=times_text, told=BAD_TIMES, **told)


def times_text(value):
    """ "1,5" of Decimal("1.50")."""
    return f"{Decimal(value).normalize():f}".replace(".", ",")
