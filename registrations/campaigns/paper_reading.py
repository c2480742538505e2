"""A filled form read back: what goes into the steps, what is doubtful, what has to be put right first.

Nothing is written here. Rows come out of the files by way of `registrations.tables`, which trusts no file.
"""

from __future__ import annotations

import re
from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field, replace
from typing import Any

from registrations.tables.errors import UnreadableList
from registrations.tables.grids import Cell, Grid, Line
from registrations.tables.limits import DEFAULT_LIMITS
from registrations.tables.sources import read_form
from registrations.tables.wording import is_ditto
from registrations.titles.models import Title
from search.text import fold, tidy
from themes.base.vietnamese import number_text

from . import answers, paper
from .answers import BadAnswer
from .models import Campaign, Question, RegistrationRow
from .paper import LISTS, Paper, Part
from .pasting import says_yes
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
_NUMERAL = re.compile(r"(?:[IVX]+|\d+)\s*[.)]\s*")  # before the heading of a part; it moves when a part is left out
_FOOT = re.compile(
    r"(?:tổng|cộng|tổng cộng|tổng số)\s*[:.]?\s*(?:\d.*)?|(?:người lập|thủ trưởng|xác nhận của)\b.*"
    r"|\(?ký\b.*|.*\bngày\b.*\btháng\b.*\bnăm\b.*"
)
# Columns in which a row may say "as above": (part of a key, places).
_AS_ABOVE = {"collectives": {2, 3}, "persons": {2, 3, 4}}


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
    blocks = _parts(grids, expected, reading)
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
            alone = [line.joined() for line in grid.lines if len(line.own()) == 1]
            yield _Block(grid.name, alone, grid.lines)
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


def _parts(grids: Sequence[Grid], expected: Paper, reading: Reading) -> dict[str, _Block]:
    """{key of a part: its table}; a table cut in two is put together, one that is no part of the form is told."""
    found: dict[str, _Block] = {}
    widths = {part.key: len(part.columns) for part in expected.parts}
    last = ""
    for block in _blocks(grids):
        key = _part_of(block, expected)
        if not key and last and not block.above and _width(block) == widths[last] and not _is_signature(block):
            found[last].lines.extend(block.lines)
        elif key in found:
            part = next(each for each in expected.parts if each.key == key)
            reading.wrong(_step_of(key), f"{part.heading}: có hai bảng trong tệp. Mời gộp lại thành một.")
        elif key:
            found[key], last = block, key
        elif len(block.lines) > 1 and block.place != LISTS:
            reading.doubts.append(f"“{block.place}” không phải là phần nào của biểu nên không được đọc.")
    return found


def _width(block: _Block) -> int:
    return max((max(line.cells, default=-1) for line in block.lines), default=-1) + 1


def _is_signature(block: _Block) -> bool:
    return len(block.lines) == 1 and any(_FOOT.match(text.lower()) for text in block.lines[0].own().values())


def _part_of(block: _Block, expected: Paper) -> str:
    """Which part a table is: by the heading above it, whatever its number by now; a sheet also by its name."""
    said = {fold(_NUMERAL.sub("", text, count=1)) for text in block.above if _NUMERAL.match(text)}
    for part in expected.parts:
        if part.key.startswith("table:"):
            code = f"Mã: C{part.key.removeprefix('table:')}."
            if fold(_NUMERAL.sub("", part.heading, count=1)) in said or any(code in text for text in block.above):
                return part.key
        elif block.place == part.sheet or said & {fold(name) for name in paper.names_of(part)}:
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
    may_repeat = range(1, len(part.columns)) if part.key.startswith("table:") else _AS_ABOVE.get(part.key, ())
    odd = _Odd(part, reading)
    rows: list[tuple[str, list[str]]] = []
    for line in lines:
        if _is_heading(line, part):
            continue
        cells, own = [], False
        for at, column in enumerate(part.columns):
            cell = line.cells.get(places[at]) or Cell("")
            text = "" if cell.merged else cell.text
            own = own or bool(text) and not column.given
            if at in may_repeat and (cell.merged == "down" or is_ditto(text)):
                text = rows[-1][1][at] if rows else ""
                odd.note("repeated", line, places[at])
            elif cell.merged:
                odd.note("merged", line, places[at])
            if cell.formula:
                odd.note("formula", line, places[at])
            if cell.struck and text:
                odd.note("struck", line, places[at])
            cells.append(text)
        if part.key in _AS_ABOVE and _is_foot(cells):
            odd.note("foot", line, places[1])
        elif own:
            rows.append((f"dòng {line.number}", cells))
    odd.tell()
    return rows


def _is_heading(line: Line, part: Part) -> bool:
    """Whether the headings stand there once more, as where a table was cut in two."""
    said = [fold(text) for text in line.own().values()]
    wanted = {fold(column.heading) for column in part.columns}
    return len(said) > 1 and all(text in wanted for text in said)


def _is_foot(cells: Sequence[str]) -> bool:
    """A line below the list: a sum, the place and day, who signs."""
    return bool(cells[1]) and not any(cells[2:]) and bool(_FOOT.fullmatch(tidy(cells[1].replace("\n", " ")).lower()))


class _Odd:
    """Cells that are read, but not quite as they stand; told once for each way."""

    WORDS = {
        "formula": "có công thức; kết quả của công thức được lấy như chữ",
        "merged": "bị gộp",
        "repeated": "bị gộp hoặc ghi như trên; được đọc giống dòng trên",
        "struck": "bị gạch ngang mà vẫn được đọc",
        "foot": "ở cuối danh sách, không được đọc như một dòng",
    }

    def __init__(self, part: Part, reading: Reading):
        self.part, self.reading = part, reading
        self.found: dict[str, list[str]] = {way: [] for way in self.WORDS}

    def note(self, way: str, line: Line, column: int) -> None:
        self.found[way].append(line.reference(column))

    def tell(self) -> None:
        for way, where in self.found.items():
            if where:
                more = f" và {number_text(len(where) - TOLD)} ô khác" if len(where) > TOLD else ""
                said = f"ô {', '.join(where[:TOLD])}{more} {self.WORDS[way]}"
                self.reading.doubts.append(f"{self.part.heading}: {said}, đề nghị xem lại.")


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
    if says_yes(direct):
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
