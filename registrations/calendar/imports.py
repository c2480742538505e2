"""Many days at once, as an officer pastes them from a spreadsheet or a text."""

from __future__ import annotations

import csv
import io
import re
import unicodedata
from datetime import date

from django.core.exceptions import ValidationError

from .models import CalendarDay

MOST_LINES = 400
COLUMNS = "ngày, nghỉ hoặc làm, lý do, căn cứ"
_WORKS = {"lam": True, "lam viec": True, "lam bu": True, "co": True, "nghi": False, "nghi le": False, "nghi bu": False}


def _folded(text: str) -> str:
    plain = unicodedata.normalize("NFD", text.lower().replace("đ", "d"))
    return " ".join("".join(sign for sign in plain if not unicodedata.combining(sign)).split())


def _date(text: str) -> date:
    text = text.strip()
    if found := re.fullmatch(r"(\d{1,2})[/.-](\d{1,2})[/.-](\d{4})", text):
        return date(int(found[3]), int(found[2]), int(found[1]))
    return date.fromisoformat(text)


def _cells(line: str) -> list[str]:
    mark = next((mark for mark in ("\t", ";") if mark in line), ",")
    return [cell.strip() for cell in next(csv.reader(io.StringIO(line), delimiter=mark))]


def read_days(text: str, *, scope: str = "", year: int | None = None) -> list[CalendarDay]:
    """Unsaved days, one per line: date (dd/mm/yyyy), rest or work, reason, source; parted by tab, semicolon or comma.

    A line of headings and empty lines are passed over. Raises ValidationError
    with one sentence for every line that cannot be read, or of another year.
    """
    lines = unicodedata.normalize("NFC", text).replace("\x00", "").splitlines()
    if len(lines) > MOST_LINES:
        raise ValidationError(f"Mỗi lần nhập được nhiều nhất {MOST_LINES} dòng; ở đây có {len(lines)}.")
    rows: list[CalendarDay] = []
    faults: list[str] = []
    seen: set[date] = set()
    for number, line in enumerate(lines, start=1):
        if not line.strip() or (not rows and _folded(line).startswith("ngay")):
            continue
        try:
            row = _read(line, scope)
            if row.date in seen:
                raise ValidationError(f"ngày {row.date:%d/%m/%Y} có hai dòng")
            if year and row.date.year != year:
                raise ValidationError(f"ngày {row.date:%d/%m/%Y} không thuộc năm {year}")
        except ValidationError as error:
            faults.append(f"Dòng {number}: {'; '.join(error.messages)}.")
            continue
        seen.add(row.date)
        rows.append(row)
    if faults:
        raise ValidationError(faults)
    if not rows:
        raise ValidationError(f"Chưa có dòng nào. Mỗi dòng gồm: {COLUMNS}.")
    return rows


def _read(line: str, scope: str) -> CalendarDay:
    try:
        cells = _cells(line)
    except csv.Error:
        raise ValidationError("không đọc được") from None
    day, works, reason, source = [*cells, "", "", "", ""][:4]
    try:
        when = _date(day)
    except ValueError:
        raise ValidationError(f"“{day[:30]}” chưa phải là ngày dạng ngày/tháng/năm") from None
    decided = _WORKS.get(_folded(works))
    if decided is None:
        raise ValidationError(f"“{works[:30]}” cần ghi là “nghỉ” hoặc “làm”")
    if not reason or not source:
        raise ValidationError("mời ghi đủ lý do và căn cứ")
    if len(reason) > 200 or len(source) > 300:
        raise ValidationError("lý do tối đa 200 ký tự, căn cứ tối đa 300 ký tự")
    return CalendarDay(
        date=when, works=decided, kind=_kind(when, decided, reason), reason=reason, source=source, scope=scope
    )


def _kind(day: date, works: bool, reason: str) -> str:
    words = _folded(reason)
    if works or "hoan doi" in words or "thay cho" in words:
        return CalendarDay.Kind.SWAP
    if "nghi bu" in words:
        return CalendarDay.Kind.COMPENSATION
    if re.search(r"\btet\b|\ble\b|quoc khanh|hung vuong|gio to|lao dong|chien thang|30/4|van hoa", words):
        return CalendarDay.Kind.HOLIDAY
    return CalendarDay.Kind.CLOSURE
