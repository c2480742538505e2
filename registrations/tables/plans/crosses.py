"""Columns named for offices, in which marks say who takes part in a task: "x", "CT" (chủ trì), "PH" (phối hợp)."""

import re

from ..grids import Line
from ..wording import flat, is_blank, is_mark
from .agencies import Role, begins_like_agency
from .headings import AGENCY_FIELDS, Header

AGENCY_MARK = "agency_mark"
ROLES: dict[str, Role] = {"lead": "lead", "with": "with", "agencies": ""}
"""The role of those whom a column names."""
_LEADS = re.compile(r"(?:ct|chu tri|c/tri|c|dau moi)\.?")
_HELPS = re.compile(r"(?:ph|phoi hop|p/hop|p|tham gia)\.?")


def find_agency_columns(header: Header, lines: list[Line]) -> None:
    """Tell the columns below which only marks stand, their headings being offices."""
    for column in header.columns:
        if column.field in ("other", *AGENCY_FIELDS) and begins_like_agency(column.heading):
            texts = [text for line in lines if not line.loose and (text := line.own().get(column.index, ""))]
            if texts and all(is_blank(text) or role_of_mark(text) is not None for text in texts):
                column.field = AGENCY_MARK


def role_of_mark(text: str) -> Role | None:
    """The role a mark stands for, "" for a mere cross, None where the text is no mark."""
    said = flat(text).strip()
    if _LEADS.fullmatch(said):
        return "lead"
    if _HELPS.fullmatch(said):
        return "with"
    return "" if is_mark(text) else None
