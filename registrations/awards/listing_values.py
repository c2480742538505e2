"""What the values of one row of a list must be like, read or put right by hand."""

from datetime import date

from search import text
from search.text import year_number

from .models import AwardRecord

NAME_LENGTH = 300
LENGTHS = {"position": 500, "unit_wording": 500, "place_then": 300, "award_wording": 500, "period": 60, "honorific": 20}
MERIT_LENGTH = 5000
MINOR_AGE = 16


def birth_year_of(given) -> int | None:
    """The year at the end of what was written, or None."""
    year = year_number(str(given or "").strip()[-4:])
    return year if year and 1850 <= year <= 2200 else None


def is_minor(birth_year: int | None, on: date) -> bool:
    """Under 16 on the day, taking the last day of the birth year: rather hidden than shown."""
    return birth_year is not None and on.year - birth_year <= MINOR_AGE


def check(values: dict) -> tuple[list[str], list[str]]:
    """Errors and doubts of the values of a row; values that are too long are cut in place."""
    errors, doubts = [], []
    name = values["name"]
    if not name:
        errors.append("Chưa có họ tên hoặc tên tập thể.")
    elif not text.fold(name):
        errors.append("Tên không có chữ nào đọc được.")
    if len(name) > NAME_LENGTH:
        errors.append(f"Tên dài {len(name)} ký tự, vượt mức {NAME_LENGTH}. Mời kiểm tra lại ô này trong tệp.")
        values["name"] = name[:NAME_LENGTH]
    if name[:1] in ("=", "+", "@", "-") or "<" in name:
        doubts.append("Tên có ký tự lạ, có thể là công thức hoặc mã. Nội dung được giữ nguyên như chữ thường.")
    for field, length in LENGTHS.items():
        if len(values[field]) > length:
            values[field] = values[field][: length - 1] + "…"
            label = str(AwardRecord._meta.get_field(field).verbose_name)
            doubts.append(f"{label[:1].upper()}{label[1:]} quá dài nên đã cắt bớt.")
    if len(values["merit"]) > MERIT_LENGTH:
        values["merit"] = values["merit"][: MERIT_LENGTH - 1] + "…"
        doubts.append("Thành tích quá dài nên đã cắt bớt.")
    return errors, doubts
