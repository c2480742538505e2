"""From the lines of a header to its columns: every heading read together with those above it."""

from collections.abc import Iterator, Mapping
from dataclasses import replace

from .assignments import heading_key
from .columns import BY_CONTENT, BY_HAND, FIELD_LABELS, NAME_FIELDS, UNKNOWN_HEADING, Column, Header
from .grids import Line
from .headings import classify
from .names import kind_by_shape, looks_personal
from .phrases import find_awards
from .wording import column_letter, flat, one_line

_REPEATABLE = ("award_mark", "award", "extra", "private", "note", "male", "female", "address", "number")
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
            why = f"cột “{first.heading}” đã được đọc là {FIELD_LABELS[column.field]}"
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


def settle(header: Header, below: list[Line], remembered: Mapping[str, str]) -> None:
    """Decide what depends on the neighbours: "Tên" beside "Họ đệm", "Đơn vị" where nothing else is a name."""
    if not header.has_names() and (found := _column_of_people(header, below)) is not None:
        column = header.columns[found]
        header.columns[found] = replace(column, field="name", why=BY_CONTENT)
        header.doubts.append(
            f"Cột “{column.heading}” được hiểu là tên người, tập thể được khen thưởng theo nội dung; đề nghị kiểm tra."
        )
    names = {column.field for column in header.columns}
    for position, column in enumerate(header.columns):
        settled = column.field
        if column.why == BY_HAND:
            continue
        if column.field == "name" and "family_name" in names:
            settled = "given_name"
        elif column.field == "unit" and not names.intersection((*NAME_FIELDS, "male", "female")):
            settled = "name_collective"
        elif column.field == "male" and "female" not in names:
            settled = "extra"
        if settled != column.field:
            header.columns[position] = replace(column, field=settled)


def _column_of_people(header: Header, below: list[Line]) -> int | None:
    """Return the position of the column that holds names of people by its content, None where none does."""
    best, most = None, 0.0
    for position, column in enumerate(header.columns):
        texts = [line.own()[column.index] for line in below if not line.loose and column.index in line.own()]
        people = sum(looks_personal(text.split("\n")[0].split(",")[0]) for text in texts)
        named = people + sum(kind_by_shape(text) in ("collective", "enterprise") for text in texts)
        if column.field in ("number", "award", "unit") or named * 2 < len(texts):
            continue
        if texts and people / len(texts) > most:
            best, most = position, people / len(texts)
    return best


def add_unheaded(header: Header, below: list[Line], remembered: Mapping[str, str]) -> None:
    """Add the columns that hold something below but have no heading of their own."""
    taken = {column.index for column in header.columns}
    rows = [line for line in below if not line.loose and len(line.own()) > 2]
    for index in sorted({c for line in rows for c in line.own()} - taken):
        filled = sum(index in line.own() for line in rows)
        if filled < 2 or filled * 4 < len(rows):
            continue
        heading = f"Cột {column_letter(index)}"
        key = heading_key(heading)
        settled = remembered.get(key, "")
        why = BY_HAND if settled else "cột không có tiêu đề"
        header.columns.append(Column(index, heading, settled or "extra", key=key, why=why))
        if not settled:
            header.doubts.append(f"{heading} có nội dung nhưng không có tiêu đề nên chưa được đọc; đề nghị kiểm tra.")
    header.columns.sort(key=lambda column: column.index)
