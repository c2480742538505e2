"""From the lines of a header to its columns: every heading read together with those above it."""

import re
from collections.abc import Iterator, Mapping
from dataclasses import replace

from .assignments import heading_key
from .columns import BY_HAND, FIELD_LABELS, GIVEN_WAY, NAME_FIELDS, UNKNOWN_HEADING, Column, Header
from .grids import Line
from .headings import classify
from .phrases import class_name, find_awards
from .wording import flat, one_line

_REPEATABLE = (
    "award_mark", "award", "extra", "private", "note", "male", "female", "address", "number",
    "past_award", "kind_mark", "family_name", "position",
)  # fmt: skip
"""Fields of which a table may well have several columns."""


def assign(header: Header, levels: list[Line], remembered: Mapping[str, str]) -> None:
    """Give the header its columns, first come first served; what was settled by hand goes first."""
    columns = list(_columns(levels, remembered))
    chosen = {c.field: c for c, _ in columns if c.why == BY_HAND and c.field not in _REPEATABLE}
    taken: dict[str, Column] = dict(chosen)
    for column, joined in columns:
        first = taken.get(column.field)
        repeats = first is not None and first.index != column.index and column.field not in _REPEATABLE
        if first is not None and repeats and not joined:
            why = GIVEN_WAY.format(heading=first.heading, label=FIELD_LABELS[column.field])
            if column.field not in chosen:
                header.doubts.append(
                    f"Hai cột “{first.heading}” và “{column.heading}” cùng có thể là "
                    f"{FIELD_LABELS[column.field]}; đã lấy cột đứng trước."
                )
            column = replace(column, field="extra", why=why)
        taken.setdefault(column.field, column)
        header.columns.append(column)


def _columns(levels: list[Line], remembered: Mapping[str, str]) -> Iterator[tuple[Column, bool]]:
    """Yield the columns in order, each with whether it carries on a merged heading."""
    keys: dict[str, int] = {}
    inherited = [""] * len(levels)
    for index in range(max((c for line in levels for c in line.cells), default=-1) + 1):
        path: list[str] = []
        own = False
        for level, line in enumerate(levels):
            cell = line.cells.get(index)
            if cell and cell.text:
                own = own or cell.merged != "right"
                inherited[level:] = [cell.text] + [""] * (len(levels) - level - 1)
            text = inherited[level]
            if text and (not path or one_line(text) != one_line(path[-1])):
                path.append(text)
        present = [line.cells[index] for line in levels if index in line.cells and line.cells[index].text]
        if not present:
            continue
        joined = not own and all(cell.merged == "right" for cell in present)
        column = _column(index, path, remembered, keys)
        if joined and column.field not in NAME_FIELDS:
            continue
        yield column, joined


def _column(index: int, path: list[str], remembered: Mapping[str, str], keys: dict[str, int]) -> Column:
    heading = " / ".join(one_line(text) for text in path)
    key = heading_key(heading)
    keys[key] = keys.get(key, 0) + 1
    if keys[key] > 1:
        key = f"{key} {keys[key]}"
    settled = remembered.get(key, "")
    name = settled or _field(path, remembered)
    why = BY_HAND if settled else "" if name else UNKNOWN_HEADING
    column = Column(index, heading, name or "extra", key=key, **({"why": why} if why else {}))
    if name == "award_class" and not settled and (award_class := class_name(path[-1])):
        award = find_awards(heading)
        return replace(column, field="award_mark", award=award[0].award if award else "", award_class=award_class)
    if name != "award_mark":
        return column
    phrase = find_awards(path[-1]) or find_awards(heading)
    if phrase:
        return replace(column, award=phrase[0].award, award_class=phrase[0].award_class)
    return replace(column, award=one_line(path[-1])) if settled else replace(column, field="extra", why=UNKNOWN_HEADING)


def _field(path: list[str], remembered: Mapping[str, str]) -> str:
    """Return what a heading stands for below those above it, innermost first."""
    fields = [classify(text, remembered) for text in path]
    own, above = fields[-1], next((f for f in reversed(fields[:-1]) if f), "")
    lowest = flat(one_line(path[-1])).strip(" .:*")
    if above == "award" and find_awards(path[-1]):
        return "award_mark"
    if above in ("award", "past_award") and re.fullmatch(
        r"(?:nam(?: hoc)? )?(?:19|20)\d\d(?:\s*-\s*(?:19|20)\d\d)?", lowest
    ):
        return "past_award"
    if above in ("decision_number", "decision_date"):
        if lowest in ("so", "so qd", "so quyet dinh", "so hieu"):
            return "decision_number"
        if lowest.startswith(("ngay", "thoi gian", "nam")):
            return "decision_date"
    if above == "birth_year" and one_line(path[-1]).lower() in ("ngày", "tháng", "năm", "ngày, tháng"):
        return "birth_year" if lowest == "nam" else "extra"
    if own == "name" and above in ("unit", "award", "position"):
        return above
    return own or above
