"""The numbers and letters at the left edge of a plan's table, and where its rows stand."""

import re

from ..grids import Line
from ..wording import flat, one_line
from .headings import classify

NUMBER = re.compile(r"[(\[]?\s*\d{1,3}(?:\.\d{1,3})*\s*[.)\]:/-]*")
_ROMAN = re.compile(r"[IVX]{1,6}(?:\.\d{1,3})*\s*[.):-]*")
_LETTER = re.compile(r"[A-ZĐa-zđ]\s*[.):-]*")
AUTO = "•"
_GENERAL = re.compile(
    r"(?:noi dung|nhiem vu|ke hoach|chuong trinh|muc dich|yeu cau|muc tieu|to chuc thuc hien|kinh phi|phan cong|tien do"
    r"|thoi gian|cac nhiem vu|danh muc|cu the|can cu|quan diem|giai phap)\b"
)
"""Begins the heading of a chapter that says nothing of the tasks in it."""


def place_of(line: Line) -> str:
    """Where a row stands, for people: "Bảng 2, dòng 3"."""
    return line.place if line.loose else f"{line.place}, dòng {line.number}"


def is_counter_text(text: str) -> bool:
    """Tell whether a text counts a column: "(1)"."""
    return bool(re.fullmatch(r"\(\d\)", text.strip()))


def is_number(text: str) -> bool:
    return text == AUTO or bool(NUMBER.fullmatch(text.strip())) and bool(text.strip())


def is_letter(text: str) -> bool:
    """Tell whether a text counts by small letters: "a)"."""
    return bool(re.fullmatch(r"[a-zđ]\s*[.):-]*", text.strip()))


def is_label(text: str) -> bool:
    text = text.strip()
    return bool(NUMBER.fullmatch(text) or _ROMAN.fullmatch(text) or _LETTER.fullmatch(text)) and bool(text)


def depth_of(number: str) -> int:
    """How deep a number stands: letters and Roman numerals 0 and 1, then one for each part."""
    if not number or number == AUTO:
        return 5
    if _ROMAN.fullmatch(number) and "." not in number.rstrip("."):
        return 1
    if re.fullmatch(r"[A-ZĐ]\W*", number):
        return 0
    return 1 + len(re.findall(r"\d+", number))


def chapter_of(text: str) -> list[tuple[int, str]]:
    """The section that a chapter of the document opens, none where its heading only says that tasks follow."""
    label = re.match(r"\W*(?:[IVX]{1,5}|[A-ZĐ])[.)]\s*", text)
    name = one_line(text[label.end() :] if label else text).strip(" .:")
    general = classify(name) or _GENERAL.match(flat(name)) or len(name) > 150
    return [] if general else [(0, name)]
