"""Lists pasted from a spreadsheet or sent as a file → cases of a nomination."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import replace
from datetime import date
from typing import Any

from registrations.tables.errors import UnreadableList
from registrations.tables.limits import DEFAULT_LIMITS
from registrations.tables.names import Kind as ListKind
from registrations.tables.plain import read_pasted
from registrations.tables.reading import read_list, read_pasted_list
from registrations.tables.records import ListRow
from registrations.titles.matching import Catalogue
from registrations.titles.models import Title
from search.text import tidy

from .models import Case, CaseKind
from .queries import MAX_CASES

LIMITS = {
    name: Case._meta.get_field(name).max_length for name in ("name", "position", "workplace", "place", "period", "note")
}
_KINDS = {
    ListKind.INDIVIDUAL: CaseKind.PERSON,
    ListKind.COLLECTIVE: CaseKind.COLLECTIVE,
    ListKind.HOUSEHOLD: CaseKind.HOUSEHOLD,
    ListKind.ENTERPRISE: CaseKind.COMPANY,
}
_COLLECTIVE_STARTS = (
    "trường",
    "phòng",
    "ban ",
    "chi cục",
    "thôn",
    "khối",
    "hợp tác xã",
    "trạm",
    "đội",
    "tổ ",
    "chi bộ",
    "ubnd",
    "ủy ban",
    "hội ",
    "đoàn",
    "sở ",
    "xã ",
    "phường ",
)
_COMPANY_STARTS = ("công ty", "doanh nghiệp", "tập đoàn", "tổng công ty")


class BadList(ValueError):
    """A list that cannot be taken; the message says why and where."""


def from_paste(text: str, on: date) -> list[dict[str, Any]]:
    """Cases out of pasted rows; one column of names will do. Raises BadList, and then no row is taken."""
    limits = replace(DEFAULT_LIMITS, rows=MAX_CASES + 10)
    try:
        grid = read_pasted(text, limits)
        if grid and max(map(len, grid)) == 1:
            return _checked([_named(row[0]) for row in grid])
        return _rows(read_pasted_list(text, limits=limits).rows, on)
    except UnreadableList as error:
        raise BadList(str(error)) from error


def from_file(data: bytes, filename: str, on: date) -> list[dict[str, Any]]:
    """Cases out of an .xlsx, .xls, .docx or .csv list. Raises BadList, and then no row is taken."""
    try:
        return _rows(read_list(data, filename, limits=replace(DEFAULT_LIMITS, rows=MAX_CASES + 10)).rows, on)
    except UnreadableList as error:
        raise BadList(str(error)) from error


def _named(name: str) -> dict[str, Any]:
    lowered = name.lower()
    kind = CaseKind.PERSON
    if lowered.startswith(_COMPANY_STARTS):
        kind = CaseKind.COMPANY
    elif lowered.startswith("hộ gia đình"):
        kind = CaseKind.HOUSEHOLD
    elif lowered.startswith(_COLLECTIVE_STARTS):
        kind = CaseKind.COLLECTIVE
    return {"name": tidy(name), "kind": kind}


def _rows(rows: Iterable[ListRow], on: date) -> list[dict[str, Any]]:
    catalogue = Catalogue(list(Title.objects.in_force(on)))
    return _checked([_row(row, catalogue) for row in rows])


def _row(row: ListRow, catalogue: Catalogue) -> dict[str, Any]:
    kind = _KINDS.get(row.kind) or _named(row.name)["kind"]
    notes = [row.note] if row.note else []
    match = catalogue.match(row.award, recipient_kind=CaseKind(kind).recipient_kind) if row.award else None
    if match and match.title is None:
        notes.append(f"Danh hiệu ghi trong danh sách: {row.award}")
    award_class = (match.award_class if match else "") or row.award_class
    title = match.title if match else None
    return {
        "name": row.name,
        "kind": kind,
        "birth_year": row.birth_year if row.birth_year and 1850 < row.birth_year <= 2200 else None,
        "gender": {"nam": Case.Gender.MALE, "nữ": Case.Gender.FEMALE}.get(row.gender, ""),
        "position": row.position,
        "workplace": row.unit,
        "place": row.address,
        "title_id": title.pk if title else None,
        "award_class": award_class if title and award_class in title.classes else "",
        "period": row.period,
        "summary": row.merit[:20_000],
        "note": "; ".join(notes)[: LIMITS["note"]],
    }


def _checked(rows: list[dict[str, Any]]) -> list[dict[str, Any]]:
    if len(rows) > MAX_CASES:
        raise BadList(f"Mỗi tờ trình nhận tối đa {MAX_CASES} trường hợp. Mời chia danh sách thành nhiều tờ trình.")
    for number, row in enumerate(rows, start=1):
        for field, longest in LIMITS.items():
            if longest and len(row.get(field, "")) > longest:
                raise BadList(f"Dòng {number} có ô dài {len(row[field])} ký tự, tối đa {longest}. Chưa nhận dòng nào.")
    return rows
