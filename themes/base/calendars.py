"""Lays the days of a window out as weeks, Monday first."""

from __future__ import annotations

import datetime as dt
from collections.abc import Iterable, Mapping
from typing import Any


def _get(day: Any, name: str) -> Any:
    return day.get(name) if isinstance(day, Mapping) else getattr(day, name, None)


def calendar_weeks(days: Iterable[Any], today: dt.date | None = None) -> list[list[dict[str, str]]]:
    """Weeks of cells for `components/calendar.html`.

    Each of `days` is a mapping or object with `date`, `number` (running number
    of the working day, None on a day off) and optionally `note` (a word or two:
    "nghỉ", "lễ"). The last numbered day is marked as the last of the window.
    """
    by_date = {_get(day, "date"): day for day in days}
    if not by_date:
        return []
    numbered = [date for date, day in by_date.items() if _get(day, "number")]
    last = max(numbered, default=None)
    first = min(by_date)
    cursor = first - dt.timedelta(days=first.weekday())
    weeks = []
    while cursor <= max(by_date):
        week = [cursor + dt.timedelta(days=i) for i in range(7)]
        weeks.append([_cell(date, by_date.get(date), today, last) for date in week])
        cursor += dt.timedelta(days=7)
    return weeks


def _cell(date: dt.date, day: Any, today: dt.date | None, last: dt.date | None) -> dict[str, str]:
    cell = {
        "day": str(date.day),
        "iso": date.isoformat(),
        "number": "",
        "note": "",
        "state": "",
        "spoken": "",
        "mark": "",
    }
    if date.day == 1:  # where one month ends, the next is named
        cell["day"] = f"1/{date.month}"
    if day is None:
        return cell | {"state": "is-out"}
    number = _get(day, "number")
    if not number:
        return cell | {"state": "is-off" + (" is-now" if date == today else ""), "note": _get(day, "note") or "nghỉ"}
    states, spoken = [], []
    if today and date < today:
        states.append("is-past")
    if date == today:
        states.append("is-today")
        spoken.append("hôm nay")
    if date == last:
        states.append("is-last")
        spoken.append("ngày cuối")
    note = "".join(f", {word}" for word in spoken)
    # Seen words too, so that no colour is needed; "hôm nay" and "ngày cuối" do not fit a cell on a phone.
    mark = ", ".join(word.split()[1] for word in spoken)
    return cell | {"number": str(number), "state": " ".join(states), "spoken": note, "mark": mark}
