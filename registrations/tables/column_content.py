"""What depends on the neighbours of a column and on what stands in it, once its heading is read."""

import re
from collections.abc import Mapping
from dataclasses import replace

from .assignments import heading_key
from .columns import BY_CONTENT, BY_HAND, BY_HEADING, NAME_FIELDS, UNKNOWN_HEADING, Column, Header
from .grids import Line
from .names import Kind, kind_by_shape, kinds_in, looks_personal
from .phrases import find_awards, is_only_award
from .wording import column_letter, is_blank, is_mark, one_line

_MONEY = re.compile(r"\d{1,3}(?:[., ]?\d{3})+(?:[.,]0+)?(?: ?(?:đ|đồng|vnđ))?", re.IGNORECASE)
_NAMED = (*NAME_FIELDS, "male", "female")
_NUMBER_OF = re.compile(r"(?:tong |cong )?(?:so|tong|cong)\b")
_WHOLE = re.compile(r"\d{1,5}")
_DECIDED = re.compile(
    r"(?:ket qua|y kien|duoc|hoi dong|da)\b.*\b(?:xet|duyet|thong nhat|thong qua|quyet dinh|hoi dong)\b|\bduoc duyet\b"
)
_PROPOSED = ("de nghi", "de xuat")
_UNREAD = ("extra", "private")
_LONG_NUMBER = re.compile(
    r"'?(?:0\d{2}\d{9}|0\d{9}|\d{9}|\+?84\d{9}|\d{3}[ .]\d{3}[ .]\d{3,6}|0\d{3}[ .]\d{3}[ .]\d{3})"
)


class Below:
    """The cells under a header, by column."""

    def __init__(self, lines: list[Line]) -> None:
        self.lines = [line for line in lines if not line.loose]
        self.rows = [own for line in self.lines if len(own := line.own()) > 1]

    def texts(self, column: int) -> list[str]:
        """Return what stands in a column, blanks left out."""
        return [row[column] for row in self.rows if column in row and not is_blank(row[column])]

    def share(self, column: int, pattern: re.Pattern[str]) -> float:
        """Return the share of a column's cells that a pattern fits."""
        texts = self.texts(column)
        return sum(bool(pattern.fullmatch(text.strip())) for text in texts) / len(texts) if texts else 0.0


def settle(header: Header, below: list[Line], remembered: Mapping[str, str]) -> None:
    """Decide what depends on the neighbours: "Tên" beside "Họ đệm", "Đơn vị" where nothing else is a name."""
    if not header.has_names() and (found := _column_of_people(header, below)) is not None:
        column = header.columns[found]
        header.columns[found] = replace(column, field="name", why=BY_CONTENT)
        header.doubts.append(
            f"Cột “{column.heading}” được hiểu là tên người, tập thể được khen thưởng theo nội dung; đề nghị kiểm tra."
        )
    cells = Below(below)
    _settle_by_content(header, cells)
    _drop_proposals(header)
    names = {column.field for column in header.columns}
    if "birth_year" not in names and (ages := [c.heading for c in header.columns if c.key.startswith("tuoi")]):
        header.doubts.append(f"Cột “{ages[0]}” chỉ cho biết tuổi; năm sinh được để trống.")
    parts = [c for c in header.columns if c.field == "sub_unit" and c.key != "lop"]
    parts = parts if "unit" in names and not names.intersection(_NAMED) else []
    for position, column in enumerate(header.columns):
        settled = column.field
        if column.why == BY_HAND:
            continue
        if column.field == "name" and "family_name" in names:
            settled = "given_name"
        elif column in parts:
            settled = "name_collective"
        elif column.field == "sub_unit" and not names.intersection(("unit", "position_unit")):
            settled = "unit"
        elif column.field == "unit" and not parts and not names.intersection(_NAMED):
            settled = "name_collective"
            header.summary = sum(_counts(c, cells) for c in header.columns) > 1
        elif column.field == "male" and "female" not in names:
            settled = "extra"
        if settled != column.field:
            header.columns[position] = replace(column, field=settled)


def _settle_by_content(header: Header, cells: Below) -> None:
    """Put right what the content of a column tells better than its heading."""
    ticked = any(column.field == "award_mark" for column in header.columns)
    for position, column in enumerate(header.columns):
        if ticked and column.why == UNKNOWN_HEADING and (award := _ticked_award(column, cells)):
            header.columns[position] = replace(column, field="award_mark", award=award, why=BY_CONTENT)
        elif _verdicts(column, cells):
            header.columns[position] = replace(column, field="award", why=BY_CONTENT)
        elif column.why != BY_HAND and (field := _by_content(column, header, cells)) != column.field:
            header.columns[position] = replace(column, field=field, why=BY_CONTENT)


def _by_content(column: Column, header: Header, cells: Below) -> str:
    """Return the field of a column whose content tells against its heading, else the field it has."""
    field, texts = column.field, cells.texts(column.index)
    if not texts:
        return field
    if field in ("name_person", "name_collective", "name_household") and all(map(is_mark, texts)):
        others = [c for c in header.columns if c.field in NAME_FIELDS and c.index != column.index]
        return "kind_mark" if any(not all(map(is_mark, cells.texts(c.index))) for c in others) else field
    if field in ("award", "merit", "past_award") and cells.share(column.index, _MONEY) > 0.6:
        return "extra"
    if (field in ("note", "unit", "address") or column.why == UNKNOWN_HEADING) and cells.share(
        column.index, _LONG_NUMBER
    ) > 0.6:
        return "private"
    return field


def _counts(column: Column, cells: Below) -> bool:
    """Tell whether a column states how many there are: "Số tập thể", "Tổng số"."""
    return bool(_NUMBER_OF.match(column.key)) and column.field == "extra" and cells.share(column.index, _WHOLE) == 1


def _verdicts(column: Column, cells: Below) -> bool:
    """Tell whether a column of results names the awards that were agreed on: "Kết quả xét"."""
    texts = cells.texts(column.index) if column.field == "extra" and _DECIDED.search(column.key) else []
    return bool(texts) and sum(map(is_only_award, texts)) * 2 > len(texts)


def _drop_proposals(header: Header) -> None:
    """Leave the awards asked for unread where another column holds those that were agreed on."""
    awards = [column for column in header.columns if column.field == "award"]
    decided = [column for column in awards if _DECIDED.search(column.key)]
    for column in awards:
        if decided and column.key.startswith(_PROPOSED) or decided and column.key.endswith(_PROPOSED):
            why = f"là đề nghị; đã lấy cột “{decided[0].heading}”"
            header.columns[header.columns.index(column)] = replace(column, field="past_award", why=why)
            header.doubts.append(f"Cột “{column.heading}” {why}.")


def _ticked_award(column: Column, cells: Below) -> str:
    """Return the award that a ticked column beside others names in words of its own: "Kỷ niệm chương CCB"."""
    texts = cells.texts(column.index)
    return one_line(column.heading) if texts and all(map(is_mark, texts)) and find_awards(column.heading) else ""


def mark_kind(heading: str) -> Kind:
    """Return the kind that a ticked column stands for by its heading."""
    kinds = kinds_in(heading.split(" / ")[-1])
    return kinds.pop() if len(kinds) == 1 else Kind.UNKNOWN


def _column_of_people(header: Header, below: list[Line]) -> int | None:
    """Return the position of the column that holds names of people by its content, None where none does."""
    best, most = None, 0.0
    for position, column in enumerate(header.columns):
        texts = [line.own()[column.index] for line in below if not line.loose and column.index in line.own()]
        people = sum(looks_personal(text.split("\n")[0].split(",")[0]) for text in texts)
        named = people + sum(kind_by_shape(text) in ("collective", "enterprise") for text in texts)
        known = column.field in ("number", "award", "unit") or column.field in _UNREAD and column.why == BY_HEADING
        if known or named * 2 < len(texts):
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
        before = next((c for c in header.columns if c.index == index - 1), None)
        if before and before.field in ("name", "name_person") and _given_names(rows, index):
            header.columns.append(replace(before, index=index, why=BY_CONTENT))
            continue
        heading = f"Cột {column_letter(index)}"
        key = heading_key(heading)
        settled = remembered.get(key, "")
        why = BY_HAND if settled else "cột không có tiêu đề"
        private = not settled and Below(below).share(index, _LONG_NUMBER) > 0.6
        field = settled or ("private" if private else "extra")
        header.columns.append(Column(index, heading, field, key=key, why=why))
        if field == "extra" and not settled:
            header.doubts.append(f"{heading} có nội dung nhưng không có tiêu đề nên chưa được đọc; đề nghị kiểm tra.")
    header.columns.sort(key=lambda column: column.index)


def _given_names(rows: list[Line], index: int) -> bool:
    """Tell whether a column without a heading holds the given names that belong to the column before it."""
    texts = [line.own()[index] for line in rows if index in line.own()]
    return sum(text.isalpha() and text[0].isupper() for text in texts) * 4 > len(texts) * 3
