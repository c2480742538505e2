"""Columns of a table without a header, guessed by what stands in them."""

import re

from .assignments import heading_key
from .columns import BY_CONTENT, Column, Header
from .grids import Line
from .names import Kind, kind_by_shape
from .phrases import is_only_award
from .positions import is_position, split_position
from .wording import column_letter

_YEAR = re.compile(r"(?:\d{1,2}/\d{1,2}/)?(?:19|20)\d\d")


def guess_header(lines: list[Line], position: int) -> Header | None:
    """Return columns guessed from the lines at and below a position, None where no names stand.

    The header covers no line. Every column so assigned is announced as a doubt.
    """
    table: list[dict[int, str]] = []
    for line in lines[position : position + 100]:
        if line.loose or (line.starts_table and table):
            break
        if len(line.own()) > 1:
            table.append(line.own())
    if not table or len(lines[position].own()) < 2:
        return None
    shares: dict[int, dict[str, float]] = {}
    for column in sorted({c for own in table for c in own}):
        texts = [own[column] for own in table if column in own]
        kinds = [_content(text) for text in texts]
        shares[column] = {kind: kinds.count(kind) / len(table) for kind in set(kinds)}
    named = [c for c, s in shares.items() if s.get("person", 0) + s.get("body", 0) >= 0.5]
    if not named:
        return None
    name = max(named, key=lambda c: (shares[c].get("person", 0), -c))
    columns: list[Column] = []
    for column, share in shares.items():
        best = max(share, key=lambda kind: share[kind])
        field = {
            "integer": "number",
            "year": "birth_year",
            "position": "position_unit",
            "post": "position",
            "award": "award",
            "body": "unit",
        }
        guessed = "name" if column == name else field.get(best, "extra")
        if any(c.field == guessed for c in columns) and guessed != "extra":
            guessed = "extra"
        heading = f"Cột {column_letter(column)}"
        columns.append(Column(column, heading, guessed, key=heading_key(heading), why=BY_CONTENT))
    header = Header(lines[position].place, columns, lines=0)
    header.doubts.append("Bảng không có dòng tiêu đề; các cột được đoán theo nội dung, đề nghị kiểm tra.")
    return header


def _content(text: str) -> str:
    if re.fullmatch(r"\d{1,5}[.)]?", text) and not _YEAR.fullmatch(text):
        return "integer"
    if _YEAR.fullmatch(text):
        return "year"
    if is_only_award(text):
        return "award"
    kind = kind_by_shape(text)
    if kind == Kind.INDIVIDUAL:
        return "person"
    if kind != Kind.UNKNOWN:
        return "body"
    position, unit, _ = split_position(text)
    if unit:
        return "position"
    return "post" if position and is_position(text) else "text"
