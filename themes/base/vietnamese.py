"""Dates, hours, numbers and sizes as Vietnamese offices write them."""

from __future__ import annotations

import datetime as dt
from decimal import ROUND_HALF_UP, Decimal, InvalidOperation

from django.utils import timezone

WEEKDAYS = ("thứ Hai", "thứ Ba", "thứ Tư", "thứ Năm", "thứ Sáu", "thứ Bảy", "Chủ nhật")
WEEKDAYS_SHORT = ("Hai", "Ba", "Tư", "Năm", "Sáu", "Bảy", "CN")
_UNITS = ((1024**3, "GB"), (1024**2, "MB"), (1024, "KB"))


def local(value: dt.datetime) -> dt.datetime:
    """An aware moment in the zone of the office; a naive one is taken to be there already."""
    return timezone.localtime(value) if timezone.is_aware(value) else value


def day(value: dt.date | dt.datetime) -> dt.date:
    """The calendar day of a moment in the zone of the office."""
    return local(value).date() if isinstance(value, dt.datetime) else value


def date_text(value: dt.date | dt.datetime) -> str:
    """20/11/2026."""
    return f"{day(value):%d/%m/%Y}"


def month_in_full(value: dt.date) -> str:
    """The month of a date in official papers: "01", "02", then "3" to "12" (Decree 30/2020/NĐ-CP, appendix I).

    So that no figure can be added, a nought stands before January and February, and before days below 10.
    """
    return f"{value.month:02d}" if value.month < 3 else str(value.month)


def day_in_full(value: dt.date) -> str:
    """A date as official papers write it: "ngày 05 tháng 3 năm 2026"."""
    return f"ngày {value.day:02d} tháng {month_in_full(value)} năm {value.year}"


def time_text(value: dt.datetime | dt.time) -> str:
    """14 giờ 32 phút; on the hour just "14 giờ"."""
    moment = local(value) if isinstance(value, dt.datetime) else value
    return f"{moment.hour} giờ {moment.minute:02d} phút" if moment.minute else f"{moment.hour} giờ"


def datetime_text(value: dt.datetime) -> str:
    """14 giờ 32 phút, ngày 20/11/2026."""
    return f"{time_text(value)}, ngày {date_text(value)}"


def weekday_text(value: dt.date | dt.datetime) -> str:
    """thứ Sáu."""
    return WEEKDAYS[day(value).weekday()]


def number_text(value: float | Decimal | str, places: int | None = None) -> str:
    """1.234,5: dots between thousands, a decimal comma.

    `places` fixes the digits after the comma; otherwise superfluous zeros go.
    Raises ValueError if the value is not a number.
    """
    try:
        number = Decimal(str(value))
    except InvalidOperation as error:
        raise ValueError(f"not a number: {value!r}") from error
    if not number.is_finite():
        raise ValueError(f"not a finite number: {value!r}")
    if places is not None:
        number = number.quantize(Decimal(1).scaleb(-places), rounding=ROUND_HALF_UP)
    text = f"{number:,f}"
    if places is None and "." in text:
        text = text.rstrip("0").rstrip(".")
    return text.translate(str.maketrans(",.", ".,"))


def size_text(size: int) -> str:
    """412 KB, 1,2 MB: a file's size in bytes, as people read it."""
    for factor, unit in _UNITS:
        if size >= factor:
            amount = Decimal(size) / factor
            return f"{number_text(amount.quantize(Decimal('0.1') if amount < 10 else Decimal(1)))} {unit}"
    return f"{size} byte"
