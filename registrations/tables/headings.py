"""What a single heading stands for, in whatever wording."""

import re
from collections.abc import Mapping

from .assignments import heading_key
from .phrases import is_only_award
from .vocabulary import HEADINGS
from .wording import one_line

_PATTERNS = [(name, re.compile("|".join(f"(?:{p})" for p in patterns))) for name, patterns in HEADINGS]


def classify(text: str, remembered: Mapping[str, str] | None = None) -> str:
    """Return the field a heading stands for, "" where it is not known."""
    key = heading_key(text).replace(" & ", " va ")
    if remembered and key in remembered:
        return remembered[key]
    lowered = one_line(text).lower().strip(" .:*")
    if lowered in ("nam", "ông"):
        return "male"
    if lowered == "họ":
        return "family_name"
    if lowered == "hộ":
        return "name_household"
    if lowered in ("nữ", "bà"):
        return "female"
    if lowered in ("năm", "năm khen", "thời gian"):
        return "period"
    if not key or len(key) > 90:
        return ""
    if is_only_award(text) and not re.match(r"danh hieu\b(?! \")", key):
        return "award_mark"
    known = next((name for name, pattern in _PATTERNS if pattern.fullmatch(key)), "")
    if known or "/" not in key:
        return known
    halves = text.split("/")
    meant = {classify(half, remembered) for half in halves}  # "Position / Chức vụ"
    if len(meant) == 1:
        return meant.pop()
    # "Department / Bộ phận": where the languages part, the office's own says what stands in the column.
    own = [half for half in halves if not half.isascii()]
    return classify(own[0], remembered) if len(halves) == 2 and len(own) == 1 else ""
