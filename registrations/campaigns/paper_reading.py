"""A filled form read back: what goes into the steps, what is doubtful, what has to be put right first.

Nothing is written here. Rows come out of the files by way of `registrations.tables`, which trusts no file.
"""

from __future__ import annotations

import re
from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field, replace
from typing import Any

from registrations.tables.errors import UnreadableList
from registrations.tables.grids import Grid, Line
from registrations.tables.limits import DEFAULT_LIMITS
from registrations.tables.sources import read_form
from registrations.titles.models import Title
from search.text import fold, tidy
from themes.base.vietnamese import number_text

from . import answers, paper
from .answers import BadAnswer
from .models import Campaign, Question, RegistrationRow
from .paper import Paper, Part
from .steps import MAX_ROWS

LIMITS = replace(
    DEFAULT_LIMITS,
    file_size=5 * 1024 * 1024,
    unpacked_size=60 * 1024 * 1024,
    rows=2_000,
    columns=40,
    cells=400_000,
    sheets=40,
    cell_length=12_000,
    blank_lines=True,
)
LONGEST = {name: RegistrationRow._meta.get_field(name).max_length for name in ("name", "position", "initiative")}
LONGEST_PLEDGE, LONGEST_CONTACT, LONGEST_PHONE = 10_000, 150, 20
TOLD = 8  # doubts of one kind that are told; the rest is counted
_HIDDEN = re.compile("Trang tính ẩn")


class RefusedForm(Exception):
    """The file is not this campaign's form, or cannot be read. The message is for the screen."""


@dataclass(slots=True)
class Reading:
    """What a filled form says: `payloads` by step; `doubts` to look at; `errors` that keep a part out."""

    payloads: dict[str, dict[str, Any]] = field(default_factory=dict)
    doubts: list[str] = field(default_factory=list)
    errors: dict[str, list[str]] = field(default_factory=dict)

    def wrong(self, step: str, message: str) -> None:
        """A mistake that has to be put right in the file before this step can be taken over."""
        self.errors.setdefault(step, []).append(message)


@dataclass(slots=True)
class _Block:
    """A table of the file with the texts above it."""

    place: str
    above: list[str]
    lines: list[Line]


def read(
    data: bytes,
    campaign: Campaign,
    questions: Sequence[Question],
    titles: Mapping[str, Sequence[Title]],
    *,
    unit: Any = None,
) -> Reading:
    """Read a filled .xlsx or .docx form. Raises RefusedForm."""
    try:
        grids = read_form(data, LIMITS)
    except UnreadableList as error:
        raise RefusedForm(str(error)) from error
    expected = paper.paper_of(campaign, questions, titles, deadline="", unit=unit)
    reading = Reading(doubts=[each for grid in grids for each in grid.doubts if not _HIDDEN.match(each)])
    blocks = {key: block for block in _blocks(grids) if (key := _part_of(block, expected))}
    facts = _facts(blocks.get("unit"), expected, reading)
    _require_this_form(facts, campaign, expected, unit, reading)
    _read_unit(facts, campaign, reading)
    for part in expected.parts[1:]:
        if part.key not in blocks:
            reading.wrong(_step_of(part.key), f"Không tìm thấy phần “{part.heading}” trong tệp.")
    for kind in ("collectives", "persons"):
        if kind in blocks:
            _read_list(kind, blocks[kind], expected, titles[kind], reading)
    _read_answers(blocks, expected, questions, reading)
    return reading


def _step_of(key: str) -> str:
    return key if key in {"unit", "collectives", "persons"} else "targets"


# --- finding the parts ----------------------------------------------------------


def _blocks(grids: Sequence[Grid]):
    for grid in grids:
        above: list[str] = []
        block: _Block | None = None
        workbook = not any(line.loose for line in grid.lines) and not any(line.starts_table for line in grid.lines)
        if workbook:
            yield _Block(grid.name, [line.joined() for line in grid.lines[:40]], grid.lines)
            continue
        for line in grid.lines:
            if line.loose:
                if block:
                    yield block
                    above, block = [], None
                above.append(line.joined())
            elif line.starts_table:
                if block:
                    yield block
                block, above = _Block(line.place, above, [line]), []
            elif block:
                block.lines.append(line)
        if block:
            yield block


def _part_of(block: _Block, expected: Paper) -> str:
    said = {fold(text) for text in block.above}
    for part in expected.parts:
        code = f"Mã: C{part.key.removeprefix('table:')}." if part.key.startswith("table:") else None
        if fold(part.heading) in said or (code and any(code in text for text in block.above)):
            return part.key
    return ""


def _columns(block: _Block, part: Part, reading: Reading) -> tuple[dict[int, int], list[Line]] | None:
    """(column expected → column of the file, lines below the headings); None where the headings are gone."""
    wanted = [fold(column.heading) for column in part.columns]
    for at, line in enumerate(block.lines):
        found = {column: fold(text) for column, text in line.own().items()}
        if sum(text in wanted for text in found.values()) < max(2, (len(wanted) + 1) // 2):
            continue
        places = {wanted.index(text): column for column, text in found.items() if text in wanted}
        missing = [part.columns[number].heading for number in range(len(wanted)) if number not in places]
        if missing:
            names = ", ".join(f"“{name}”" for name in missing)
            reading.wrong(_step_of(part.key), f"{part.heading}: tiêu đề cột {names} đã bị sửa hoặc bị xóa.")
            return None
        return places, block.lines[at + 1 :]
    reading.wrong(_step_of(part.key), f"{part.heading}: không còn dòng tiêu đề của bảng.")
    return None


def _rows(block: _Block, part: Part, reading: Reading) -> list[tuple[str, list[str]]]:
    """(where it stands, cells in the order of the form) of every row that was filled in."""
    found = _columns(block, part, reading)
    if found is None:
        return []
    places, lines = found
    rows, formulas, merged = [], [], []
    for line in lines:
        cells = []
        for at in range(len(part.columns)):
            cell = line.cells.get(places[at])
            cells.append("" if cell is None or cell.merged else cell.text)
            if cell is not None and cell.formula:
                formulas.append(line.reference(places[at]))
            if cell is not None and cell.merged:
                merged.append(line.reference(places[at]))
        if any(text for text, column in zip(cells, part.columns, strict=True) if not column.given):
            rows.append((f"dòng {line.number}", cells))
    for cells_of, words in ((formulas, "có công thức; kết quả của công thức được lấy như chữ"), (merged, "bị gộp")):
        if cells_of:
            more = f" và {number_text(len(cells_of) - TOLD)} ô khác" if len(cells_of) > TOLD else ""
            reading.doubts.append(f"{part.heading}: ô {', '.join(cells_of[:TOLD])}{more} {words}, đề nghị xem lại.")
    return rows


# --- the form itself ------------------------------------------------------------


def _facts(block: _Block | None, expected: Paper, reading: Reading) -> dict[str, str]:
    if block is None:
        raise RefusedForm("Tệp này không phải biểu đăng ký tải từ Trang này, hoặc phần đầu của biểu đã bị xóa.")
    facts = {}
    for _, (name, text) in _rows(block, expected.parts[0], reading):
        facts[fold(name)] = text
    if "unit" in reading.errors:
        raise RefusedForm(" ".join(reading.errors["unit"]))
    return facts


def _require_this_form(facts, campaign: Campaign, expected: Paper, unit: Any, reading: Reading) -> None:
    code = facts.get(fold(paper.CODE), "").strip()
    if not (found := re.fullmatch(r"DK-(\d{1,15})-([0-9A-F]{8})", code, re.ASCII)):
        raise RefusedForm("Không đọc được mã biểu. Mời dùng đúng biểu tải từ đợt này và giữ nguyên mã biểu.")
    if int(found[1]) != campaign.pk:
        raise RefusedForm("Biểu này của một đợt đăng ký khác. Mời tải biểu của đúng đợt.")
    if code != expected.code:
        reading.doubts.append(
            "Biểu được tải trước khi các câu hỏi của đợt thay đổi. Câu hỏi còn nguyên được đọc; mời xem lại phần chỉ tiêu."
        )
    given = facts.get(fold(paper.UNIT_CODE), "")
    if unit is not None and given and tidy(given) != tidy(unit.code):
        raise RefusedForm(f"Biểu này ghi mã đơn vị {given[:40]}, không phải mã của {unit.in_text} ({unit.code}).")


def _read_unit(facts, campaign: Campaign, reading: Reading) -> None:
    name, phone = (tidy(facts.get(fold(each), "").replace("\n", " ")) for each in (paper.CONTACT, paper.PHONE))
    if len(name) > LONGEST_CONTACT or len(phone) > LONGEST_PHONE:
        reading.wrong("unit", "Tên hoặc điện thoại người liên hệ dài quá mức.")
    digits = re.sub(r"[\s().-]", "", phone)
    if phone and not re.fullmatch(r"\+?\d{9,12}", digits, re.ASCII):
        reading.wrong("unit", f"Điện thoại liên hệ “{phone[:40]}” cần đủ 10 chữ số.")
    reading.payloads["unit"] = {"contact_name": name, "contact_phone": phone}
    pledge = facts.get(fold(paper.PLEDGE), "")
    if len(pledge) > LONGEST_PLEDGE:
        reading.wrong(
            "targets", f"Giao ước dài {number_text(len(pledge))} ký tự, tối đa {number_text(LONGEST_PLEDGE)}."
        )
    reading.payloads["targets"] = {"answers": {}, "pledge": pledge}


def _read_list(kind: str, block: _Block, expected: Paper, titles: Sequence[Title], reading: Reading) -> None:
    part = next(each for each in expected.parts if each.key == kind)
    rows = _rows(block, part, reading)
    if len(rows) > MAX_ROWS:
        reading.wrong(kind, f"{part.heading}: có {number_text(len(rows))} dòng, mỗi phần nhận tối đa {MAX_ROWS} dòng.")
        return
    known = {fold(name): each.pk for each in titles for name in (each.short_name, *each.other_names) if name}
    known |= {fold(label): pk for pk, label in paper.title_labels(titles).items()}
    taken = []
    for place, cells in rows:
        taken.append(
            _row(kind, [tidy(cell.replace("\n", " ")) for cell in cells], known, f"{part.heading}, {place}", reading)
        )
    reading.payloads[kind] = {"rows": taken}


def _row(kind: str, cells: list[str], known: Mapping[str, int], place: str, reading: Reading) -> dict[str, Any]:
    if kind == "collectives":
        _, name, written, note = cells
        position = direct = ""
    else:
        _, name, position, written, note, direct = cells
    title = known.get(fold(written)) if written else None
    if written and title is None:
        reading.doubts.append(f"{place}: chưa nhận ra danh hiệu “{written[:80]}”; chữ này được giữ ở cột ghi chú.")
        note = "; ".join(filter(None, (note, f"Danh hiệu ghi trong biểu: {written}")))
    row: dict[str, Any] = {"name": name, "position": position, "title_id": title, "initiative": note}
    for key, longest in LONGEST.items():
        if len(row[key]) > longest:
            reading.wrong(kind, f"{place}: ô dài {len(row[key])} ký tự, tối đa {longest}.")
    if fold(direct) in {"x", "co", "1"}:
        row["direct_worker"] = True
    elif direct:
        reading.doubts.append(f"{place}: cột lao động trực tiếp ghi “{direct[:20]}”, được coi như để trống.")
    return row


# --- answers --------------------------------------------------------------------


def _read_answers(blocks, expected: Paper, questions: Sequence[Question], reading: Reading) -> None:
    given = reading.payloads["targets"]["answers"]
    if "answers" in blocks:
        part = next((each for each in expected.parts if each.key == "answers"), None)
        if part:
            _read_values(blocks["answers"], part, paper.asked_on_paper(questions), given, reading)
    for question in paper.tables_on_paper(questions):
        key = f"table:{question.pk}"
        if key in blocks:
            part = next(each for each in expected.parts if each.key == key)
            _read_table(blocks[key], part, question, given, reading)


def _read_values(block, part: Part, questions: Sequence[Question], given: dict[int, str], reading: Reading) -> None:
    by_code = {paper.code_of_question(each): each for each in questions}
    for place, (code, asked, _, typed) in _rows(block, part, reading):
        question = by_code.pop(code.strip(), None)
        if question is None:
            reading.doubts.append(f"{part.heading}, {place}: câu hỏi “{asked[:80]}” không còn được hỏi, không đọc.")
            continue
        if fold(asked.split("\n")[0]) != fold(question.text):
            reading.doubts.append(
                f"{part.heading}, {place}: lời câu hỏi trong biểu khác với “{question.text}”; đọc theo mã {code}."
            )
        try:
            value = answers.normal(question, typed)
        except BadAnswer as bad:
            reading.wrong("targets", f"{question.text}: {' '.join(bad.messages)}")
            continue
        if value:
            given[question.pk] = value


def _read_table(block, part: Part, question: Question, given: dict[int, str], reading: Reading) -> None:
    rows = [cells[1:] for _, cells in _rows(block, part, reading)]
    try:
        value = answers.table_text(answers.normal_rows(question.columns, rows, question.max_rows))
    except BadAnswer as bad:
        reading.wrong("targets", f"{part.heading}: {' '.join(bad.messages)}")
        return
    if value:
        given[question.pk] = value
