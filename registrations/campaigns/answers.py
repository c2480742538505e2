"""Answers of every kind: from what was typed to one normal text, and from there to words. Pure functions.

A question is anything with the fields of `models.Question`; a column is one
of its `columns`. The normal text of a number is "1234.5", of a date
"2027-01-20", of a table a JSON list of rows, each a list of normal cells.
"""

from __future__ import annotations

import json
import re
from collections.abc import Mapping, Sequence
from datetime import date
from decimal import Decimal, InvalidOperation
from typing import Any

from search.text import fold, tidy
from themes.base.vietnamese import number_text

LONGEST_TEXT = 5_000
LONGEST_CELL = 500
MOST_COLUMNS = 8
MOST_ROWS = 200
HIGHEST = {"number": Decimal(10) ** 15, "percent": Decimal(1000)}
TOLD = 5  # mistakes of one table that are named; the rest is counted

Column = Mapping[str, Any]


class BadAnswer(ValueError):
    """What was typed is no answer of its kind; `messages` say why, `places` the (row, column) of a table."""

    def __init__(self, messages: Sequence[str], places: Sequence[tuple[int, int]] = ()):
        super().__init__(" ".join(messages))
        self.messages = list(messages)
        self.places = set(places)


def normal(question: Any, typed: str) -> str:
    """The normal text of an answer that is one value (every kind but table and file). Raises BadAnswer."""
    if question.kind == "text":
        return normal_text(typed, question.word_limit)
    return _normal_value(question.kind, typed, question.choice_list)


def normal_text(typed: str, word_limit: int | None = None) -> str:
    """Lines tidied, at most one empty line between them. Raises BadAnswer beyond the limits."""
    lines = [tidy(line) for line in typed.replace("\r\n", "\n").replace("\r", "\n").split("\n")]
    kept = [line for at, line in enumerate(lines) if line or (at and lines[at - 1])]
    text = "\n".join(kept).strip()
    if len(text) > LONGEST_TEXT:
        raise BadAnswer([f"Nội dung dài {len(text)} ký tự, tối đa {LONGEST_TEXT}. Mời viết gọn lại."])
    if word_limit and (words := count_words(text)) > word_limit:
        raise BadAnswer([f"Nội dung dài {words} từ, tối đa {word_limit} từ. Mời viết gọn lại."])
    return text


def count_words(text: str) -> int:
    """Words as the page counts them while they are typed: what stands between blanks."""
    return len(text.split())


def _normal_value(kind: str, typed: str, choices: Sequence[str]) -> str:
    text = tidy(typed.replace("\x00", ""))
    if not text:
        return ""
    if kind in HIGHEST:
        return _normal_number(text, HIGHEST[kind])
    if kind == "date":
        return _normal_date(text)
    if kind == "choice":
        return _normal_choice(text, choices)
    if len(text) > LONGEST_CELL:
        raise BadAnswer([f"Ô dài {len(text)} ký tự, tối đa {LONGEST_CELL}."])
    return text


def _normal_number(text: str, highest: Decimal) -> str:
    text = re.sub(r"[\s%]", "", text)
    grouped = "," in text or re.fullmatch(r"\d{1,3}(\.\d{3})+", text)
    plain = text.replace(".", "").replace(",", ".") if grouped else text
    try:
        number = Decimal(plain) if re.fullmatch(r"\d{1,15}(\.\d{1,6})?", plain) else None
    except InvalidOperation:
        number = None
    if number is None:
        raise BadAnswer(["Mời ghi bằng chữ số, ví dụ 12 hoặc 98,5."])
    if number > highest:
        raise BadAnswer([f"Số này vượt mức {number_text(highest)}. Mời xem lại."])
    return format(number.normalize(), "f")


def _normal_date(text: str) -> str:
    if found := re.fullmatch(r"(\d{1,2})\s*[/.-]\s*(\d{1,2})\s*[/.-]\s*(\d{4})", text, re.ASCII):
        day, month, year = map(int, found.groups())
    elif found := re.fullmatch(r"(\d{4})-(\d{1,2})-(\d{1,2})", text, re.ASCII):
        year, month, day = map(int, found.groups())
    else:
        raise BadAnswer(["Mời ghi ngày dạng ngày/tháng/năm, ví dụ 20/01/2027."])
    try:
        read = date(year, month, day)
    except ValueError:
        raise BadAnswer(["Ngày này không có trong lịch. Mời xem lại, ví dụ 20/01/2027."]) from None
    if not 1900 <= read.year <= 2200:
        raise BadAnswer(["Mời xem lại năm."])
    return read.isoformat()


def _normal_choice(text: str, choices: Sequence[str]) -> str:
    tidied = {tidy(each): each for each in choices}
    alike = {fold(each): each for each in reversed(choices)}
    chosen = tidied.get(text) or alike.get(fold(text))
    if chosen is None:
        raise BadAnswer(["Lựa chọn này không có trong danh sách. Mời chọn lại."])
    return chosen


# --- tables ---------------------------------------------------------------------


def normal_rows(columns: Sequence[Column], rows: Sequence[Sequence[str]], most: int) -> list[list[str]]:
    """The rows of a table in normal form, empty ones left out. Raises BadAnswer naming every row that is wrong."""
    messages, places, taken = [], [], []
    for number, row in enumerate(rows):
        if any(tidy(cell) for cell in row[len(columns) :]):
            messages.append(f"Dòng {number + 1} có {len(row)} ô, bảng có {len(columns)} cột.")
            continue
        cells = []
        for at, column in enumerate(columns):
            typed = row[at] if at < len(row) else ""
            try:
                cells.append(_normal_value(column["kind"], typed, column.get("choices", ())))
            except BadAnswer as bad:
                messages.append(f"Dòng {number + 1}, cột “{column['name']}”: {bad.messages[0]}")
                places.append((number, at))
                cells.append("")
        taken.append(cells)
    taken = [cells for cells in taken if any(cells)]
    if len(taken) > most:
        messages.insert(0, f"Bảng có {number_text(len(taken))} dòng, tối đa {most}. Mời gửi danh sách dài bằng tệp.")
    if messages:
        more = len(messages) - TOLD
        told = messages[:TOLD] + ([f"Còn {number_text(more)} chỗ khác cần sửa."] if more > 0 else [])
        raise BadAnswer(told, places)
    return taken


def table_text(rows: Sequence[Sequence[str]]) -> str:
    """Normal rows as the text that is kept; an empty table is an empty text."""
    return json.dumps(rows, ensure_ascii=False, separators=(",", ":")) if rows else ""


def table_rows(value: str) -> list[list[str]]:
    """The rows that `table_text` wrote; none where the text is something else."""
    try:
        rows = json.loads(value) if value else []
    except ValueError:
        return []
    good = isinstance(rows, list) and all(isinstance(row, list) for row in rows)
    return [[str(cell) for cell in row] for row in rows] if good else []


def table_gaps(columns: Sequence[Column], value: str) -> list[str]:
    """What the rows of a table still lack, in words."""
    return [
        f"dòng {number} chưa ghi “{column['name']}”"
        for number, row in enumerate(table_rows(value), start=1)
        for column, cell in zip(columns, row, strict=False)
        if column.get("required") and not cell
    ]


# --- words ----------------------------------------------------------------------


def value_words(kind: str, value: str, measure: str = "") -> str:
    """One value in words: "1.234,5 người", "98,5 %", "20/01/2027", or the text itself."""
    if not value:
        return ""
    try:
        if kind in HIGHEST:
            return f"{number_text(value)} {'%' if kind == 'percent' else measure}".strip()
        if kind == "date":
            return f"{date.fromisoformat(value):%d/%m/%Y}"
    except ValueError:
        pass
    return value


def column_head(column: Column) -> str:
    """The heading of a column, with its measure: "Số người (người)"."""
    measure = "%" if column.get("kind") == "percent" else column.get("measure", "")
    return f"{column['name']} ({measure})" if measure and measure not in column["name"] else str(column["name"])


def row_words(columns: Sequence[Column], row: Sequence[str]) -> list[str]:
    """The cells of a normal row as people read them; measures stand in the headings."""
    return [value_words(column["kind"], cell) for column, cell in zip(columns, row, strict=False)]


def answer_words(answer: Mapping[str, Any]) -> str:
    """An answer of a snapshot in words; a table as lines of cells, for exports and mails."""
    if answer.get("kind") == "table":
        columns = answer.get("columns", ())
        rows = table_rows(answer.get("value", ""))
        return "\n".join(f"{number}. {'; '.join(row_words(columns, row))}" for number, row in enumerate(rows, start=1))
    return value_words(answer.get("kind", ""), answer.get("value", ""), answer.get("measure", ""))
