"""The form of a campaign on paper: its parts as plain tables, from which the files are written and read back.

Both files, .xlsx and .docx, hold the same parts with the same headings; a part
is found again by its heading, a column by its own, a question by its code.
"""

from __future__ import annotations

import hashlib
import json
from collections import Counter
from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field
from typing import Any

from registrations.titles.models import Title
from search.text import fold, tidy

from . import answers
from .models import Campaign, Question
from .steps import COLLECTIVES, MAX_ROWS, PERSONS, TARGETS, asks

YES = "x"
SPARE = {"collectives": 12, "persons": 20}
CODE, UNIT_NAME, UNIT_CODE = "Mã biểu", "Tên đơn vị", "Mã đơn vị"
LISTS = "Danh mục"  # the sheet of what may be chosen
OF_UNIT, OF_UNIT_AND_PLEDGE = "ĐƠN VỊ", "ĐƠN VỊ VÀ GIAO ƯỚC THI ĐUA"
CONTACT, PHONE, PLEDGE = "Người liên hệ", "Điện thoại liên hệ", "Nội dung giao ước thi đua"
HOW = {
    "text": "Chữ",
    "number": "Số",
    "percent": "Số, tính theo %",
    "date": "Ngày/tháng/năm",
    "choice": "Chọn một",
}


@dataclass(frozen=True, slots=True)
class PaperColumn:
    """One column: its heading, its width in characters, what may be chosen, whether it is filled in beforehand."""

    heading: str
    width: int
    choices: tuple[str, ...] = ()
    given: bool = False


@dataclass(slots=True)
class Part:
    """One table of the form."""

    key: str
    sheet: str
    heading: str
    columns: list[PaperColumn]
    rows: list[list[str]] = field(default_factory=list)
    note: str = ""
    spare: int = 0
    choices: dict[int, tuple[str, ...]] = field(default_factory=dict)  # row → what may be chosen in its last cell


@dataclass(slots=True)
class Paper:
    """The whole form: who asks, what, until when, and its parts."""

    code: str
    body: str
    title: str
    deadline: str
    guidance: str
    parts: list[Part]
    files: list[str]


def asked_on_paper(questions: Sequence[Question]) -> list[Question]:
    """The questions that are answered in the table of questions."""
    return [each for each in questions if each.kind not in {Question.Kind.TABLE, Question.Kind.FILE}]


def tables_on_paper(questions: Sequence[Question]) -> list[Question]:
    """The questions that have a table of their own."""
    return [each for each in questions if each.kind == Question.Kind.TABLE]


def code_of(campaign: Campaign, questions: Sequence[Question]) -> str:
    """What tells this form from every other: the campaign, and a mark of its questions."""
    asked = json.dumps([(each.pk, each.kind, each.text) for each in questions], ensure_ascii=False)
    return f"DK-{campaign.pk}-{hashlib.sha256(asked.encode()).hexdigest()[:8].upper()}"


def title_labels(titles: Sequence[Title]) -> dict[int, str]:
    """What stands for each title on the form, no two alike: the name, with the short name or code where it must."""
    counted = Counter(fold(title.name) for title in titles)
    return {
        title.pk: title.name if counted[fold(title.name)] == 1 else f"{title.name} ({title.short_name or title.code})"
        for title in titles
    }


def paper_of(
    campaign: Campaign,
    questions: Sequence[Question],
    titles: Mapping[str, Sequence[Title]],
    *,
    deadline: str,
    unit: Any = None,
    filled: Mapping[str, Any] | None = None,
) -> Paper:
    """The form, blank or with what a unit has filled in.

    `titles` are those that collectives and persons may aim at; `filled` has the
    payloads of the steps, as `actions.save_step` takes them.
    """
    filled = filled or {}
    code = code_of(campaign, questions)
    pledges = not campaign.is_document and asks(campaign, TARGETS)
    parts = [_information(code, unit, filled, pledges)]
    if not campaign.is_document:
        for step in (COLLECTIVES, PERSONS):
            if asks(campaign, step):
                parts.append(_list(step.key, titles[step.key], filled, len(parts) + 1))
    said = filled.get("targets", {}).get("answers", {})
    if asked_on_paper(questions):
        parts.append(_questions(asked_on_paper(questions), said, len(parts) + 1))
    for number, question in enumerate(tables_on_paper(questions), start=1):
        parts.append(_table(question, said.get(question.pk, ""), number, len(parts) + 1))
    return Paper(
        code,
        campaign.organising_body.name,
        campaign.name,
        deadline,
        campaign.guidance,
        parts,
        [each.text for each in questions if each.kind == Question.Kind.FILE],
    )


def _information(code: str, unit: Any, filled: Mapping[str, Any], pledges: bool) -> Part:
    contact = filled.get("unit", {})
    rows = [
        [CODE, code],
        [UNIT_NAME, unit.name if unit else ""],
        [UNIT_CODE, unit.code if unit else ""],
        [CONTACT, contact.get("contact_name", "")],
        [PHONE, contact.get("contact_phone", "")],
    ]
    if pledges:
        rows.append([PLEDGE, filled.get("targets", {}).get("pledge", "")])
    columns = [PaperColumn("Mục", 28, given=True), PaperColumn("Nội dung", 80)]
    note = "Mã biểu dùng để đọc lại biểu này, mời giữ nguyên. Giao ước: mỗi việc một dòng."
    return Part("unit", "Đơn vị", f"I. {OF_UNIT_AND_PLEDGE if pledges else OF_UNIT}", columns, rows, note)


def names_of(part: Part) -> set[str]:
    """What a part is called, without its number; also on a form from before a part was left out."""
    names = {part.heading.partition(". ")[2]}
    return names | {OF_UNIT, OF_UNIT_AND_PLEDGE} if part.key == "unit" else names


def _list(kind: str, titles: Sequence[Title], filled: Mapping[str, Any], place: int) -> Part:
    labels = title_labels(titles)
    rows = filled.get(kind, {}).get("rows", [])
    names = tuple(labels.values())
    number = PaperColumn("STT", 6, given=True)
    aimed = PaperColumn("Danh hiệu đăng ký", 36, names)
    if kind == "collectives":
        columns = [number, PaperColumn("Tên tập thể", 44), aimed, PaperColumn("Ghi chú", 40)]
        cells = [[row["name"], labels.get(row["title_id"], ""), row["initiative"]] for row in rows]
        sheet, heading = "Tập thể", "TẬP THỂ ĐĂNG KÝ"
    else:
        direct = PaperColumn("Lao động trực tiếp (ghi x)", 12, (YES,))
        columns = [number, PaperColumn("Họ và tên", 30), PaperColumn("Chức vụ, bộ phận", 34), aimed]
        columns += [PaperColumn("Sáng kiến (nếu có)", 40), direct]
        cells = [
            [row["name"], row["position"], labels.get(row["title_id"], ""), row["initiative"]]
            + [YES if row.get("direct_worker") else ""]
            for row in rows
        ]
        sheet, heading = "Cá nhân", "CÁ NHÂN ĐĂNG KÝ"
    numbered = [[str(at), *row] for at, row in enumerate(cells, start=1)]
    note = (
        f"Mỗi dòng một {'tập thể' if kind == 'collectives' else 'người'}; thêm dòng khi cần, tối đa {MAX_ROWS} dòng. "
    )
    note += f"Danh hiệu: {'; '.join(names)}."
    return Part(kind, sheet, f"{roman(place)}. {heading}", columns, numbered, note, SPARE[kind])


_ROMAN = ("", "I", "II", "III", "IV", "V", "VI", "VII", "VIII", "IX", "X")


def roman(number: int) -> str:
    """I, II, III … as the parts of official documents are numbered; plain digits beyond ten."""
    return _ROMAN[number] if number < len(_ROMAN) else str(number)


def _questions(questions: Sequence[Question], said: Mapping[int, str], number: int) -> Part:
    columns = [PaperColumn("Mã", 10, given=True), PaperColumn("Chỉ tiêu, câu hỏi", 48, given=True)]
    columns += [PaperColumn("Cách ghi", 24, given=True), PaperColumn("Trả lời", 60)]
    part = Part("answers", "Chỉ tiêu", f"{roman(number)}. CHỈ TIÊU", columns)
    part.note = "Số lẻ dùng dấu phẩy, ví dụ 98,5. Cột Mã dùng để đọc lại, mời giữ nguyên."
    for at, question in enumerate(questions):
        words = answers.value_words(question.kind, said.get(question.pk, "")).removesuffix(" %")
        if question.kind in {"text", "choice"}:
            words = said.get(question.pk, "")
        part.rows.append([code_of_question(question), _asked(question), how(question), words])
        if question.kind == "choice":
            part.choices[at] = tuple(question.choice_list)
    return part


def code_of_question(question: Question) -> str:
    """What tells a version of a question on paper: "C12"."""
    return f"C{question.pk}"


def _asked(question: Question) -> str:
    return f"{question.text}\n{question.hint}" if question.hint else question.text


def how(question: Question) -> str:
    """How an answer is to be written: "Số (hộ)", "Chọn một: …", "Chữ, tối đa 100 từ"."""
    words = HOW[question.kind]
    if question.kind == "number" and question.measure:
        words += f" ({question.measure})"
    if question.kind == "choice":
        words += f": {'; '.join(question.choice_list)}"
    if question.kind == "text" and question.word_limit:
        words += f", tối đa {question.word_limit} từ"
    return words if question.required else f"{words}. Không bắt buộc"


def _table(question: Question, value: str, number: int, place: int) -> Part:
    columns = [PaperColumn("STT", 6, given=True)]
    for each in question.columns:
        choices = tuple(each.get("choices", ())) if each["kind"] == "choice" else ()
        columns.append(PaperColumn(answers.column_head(each), 26, choices))
    rows = [
        [str(at), *(cell_words(column, cell) for column, cell in zip(question.columns, row, strict=False))]
        for at, row in enumerate(answers.table_rows(value), start=1)
    ]
    note = f"{question.hint} Tối đa {question.max_rows} dòng. Mã: {code_of_question(question)}.".strip()
    heading = f"{roman(place)}. BẢNG {number}. {tidy(question.text)}"
    return Part(f"table:{question.pk}", f"Bảng {number}", heading, columns, rows, note, min(question.max_rows, 8))


def cell_words(column: Mapping[str, Any], cell: str) -> str:
    """A cell as it is written on paper and read back."""
    if column["kind"] in {"number", "percent", "date"}:
        return answers.value_words(column["kind"], cell).removesuffix(" %")
    return cell
