"""One line of a table → recipients: every field with the reason for its value."""

import re
from dataclasses import replace

from .award_cells import AwardCells
from .births import has_year, read_birth
from .column_content import mark_kind
from .columns import NAME_FIELDS, Header
from .kinds import Evidence, decide_kind
from .line_cells import Value
from .names import Kind, kind_by_shape, looks_personal, take_apart
from .phrases import (
    award_kind,
    find_period,
)
from .positions import split_position
from .records import ListRow
from .remarks import odd_name, speaks_against
from .titles import find_date
from .wording import body_case, flat, is_capital, is_mark, name_case, one_line, sentence_case

_LEADING_NUMBER = re.compile(r"(\d{1,5})\s*[.)/-]\s*(?=[^\W\d])")

_RANK = re.compile(r"(?:cap bac|quan ham|ham cap)\b")
_FOOTNOTE = re.compile(r"\s*(?:\(\*+\)|\[\w\]|[*†‡¹²³⁴]+)\s*$")


class LineReader(AwardCells):
    """Reads the recipients of one line."""

    def rows(self) -> list[ListRow]:
        """Return the recipients of the line: one per award, none where there is no name at all."""
        row = self.row
        row.number = self._text("number")
        self._read_name()
        self._read_personal()
        awards = list(self._awards())
        self._read_kind(awards[0][0] if awards else "")
        self._read_capitals()
        self._read_position()
        self._read_rest()
        self._check()
        if not awards:
            awards = [self._inherited_award()]
            if awards[0][0] and row.name:
                self._doubt_blank("award")
        self._remember()
        if len(awards) == 1:
            row.award, row.award_class, why = awards[0]
            self._finish_award(row, why)
            return [row]
        result = []
        for award, award_class, why in awards:
            copy = replace(
                row, award=award, award_class=award_class, doubts=list(row.doubts),
                errors=list(row.errors), because=dict(row.because), extra=dict(row.extra),
            )  # fmt: skip
            self._finish_award(copy, why)
            result.append(copy)
        return result

    # Name

    def _read_name(self) -> None:
        value = self._name_value()
        if not value.text:
            return
        self.row.source = self.line.reference(value.column)
        if len(value.text) > self.around.limits.name_length:
            self.row.errors.append(
                f"Tên dài hơn {self.around.limits.name_length} ký tự; đề nghị kiểm tra ô {self.row.source}."
            )
            value = replace(value, text=value.text[: self.around.limits.name_length - 1] + "…")
        if not self.row.number and (leading := _LEADING_NUMBER.match(value.text)):
            self.row.number = leading[1]
            value = replace(value, text=value.text[leading.end() :])
        if mark := _FOOTNOTE.search(value.text):
            value = replace(value, text=value.text[: mark.start()])
            self.row.doubt(f"Tên có dấu chú thích “{mark.group().strip()}”; đề nghị xem chú thích trong danh sách gốc.")
        self._parts = take_apart(value.text)
        self.row.because["name"] = value.why
        self.row.name = self._parts.name
        self.row.honorific = self._parts.honorific

    def _name_value(self) -> Value:
        family, given = self._value("family_name"), self._value("given_name")
        if family.text:
            self._name_field = "family_name"
            parts = [one_line(self._cell(column).text) for column in self.header.indexes("family_name")]
            return replace(family, text=" ".join(filter(None, (*parts, one_line(given.text)))))
        found: list[tuple[str, Value]] = []
        for name in (*NAME_FIELDS, "male", "female"):
            pieces = [self._cell(column) for column in self.header.indexes(name)]
            pieces = [p for p in pieces if p.text]
            if name in ("male", "female"):
                pieces = [p for p in pieces if not is_mark(p.text) and not has_year(p.text)]
            if pieces:
                text = " ".join(piece.text for piece in pieces)
                found.append((name, replace(pieces[0], text=text)))
        if not found:
            return Value()
        if len(found) == 2 and [name for name, _ in found] == ["name_person", "name_collective"]:
            self._beside = found.pop()[1]
        if len(found) > 1:
            texts = "” và “".join(one_line(value.text)[:60] for _, value in found)
            self.row.doubt(f"Dòng có hai tên (“{texts}”); đã lấy tên đứng trước.")
        self._name_field, value = found[0]
        return value

    def _read_personal(self) -> None:
        row, parts = self.row, self._parts
        title = self._value("honorific")
        if title.text:
            row.honorific = f"{one_line(title.text)} {row.honorific}".strip()
            parts.gender = parts.gender or {"ong": "nam", "ba": "nữ"}.get(flat(title.text.strip()), "")
        birth = self._value("birth_year")
        for name, gender in (("male", "nam"), ("female", "nữ")):
            value = self._value(name)
            if not value.text:
                continue
            if has_year(value.text) or is_mark(value.text) or self._name_field == name:
                self._set("gender", gender, value.why)
            if has_year(value.text):
                birth = value
        self._read_gender()
        self._read_birth(birth)
        row.posthumous = parts.posthumous

    def _read_gender(self) -> None:
        value = self._value("gender")
        said = {"nam": "nam", "nu": "nữ", "x": ""}.get(flat(value.text.strip()), "")
        if said:
            self._set("gender", said, value.why)
        elif value.text and not is_mark(value.text):
            self.row.doubt(f"Chưa đọc được giới tính “{one_line(value.text)[:40]}”.")
        honorific = self._parts.gender
        if honorific and self.row.gender and honorific != self.row.gender:
            self.row.doubt(f"Danh xưng “{self.row.honorific}” không khớp giới tính “{self.row.gender}”.")
        if honorific and not self.row.gender:
            self._set("gender", honorific, f"danh xưng “{self.row.honorific}”")

    def _read_birth(self, value: Value) -> None:
        text = value.text or self._parts.birth_year
        if not text:
            return
        year, doubt = read_birth(one_line(text))
        if year:
            self.row.birth_year = year
            self.row.because["birth_year"] = value.why or "ghi sau họ tên"
        if doubt:
            self.row.doubt(doubt)

    # Kind

    def _read_kind(self, award: str) -> None:
        row, parts = self.row, self._parts
        shape = kind_by_shape(f"{parts.honorific} {parts.name}" if parts.gender else parts.name)
        if parts.gender or parts.honorific:
            shape = shape or Kind.INDIVIDUAL
        cell = self._kind_cell()
        text, section = self.around.context.value("kind")
        inherited = self.around.context.value("award")[0]
        personal = next((name for name in ("birth_year", "gender") if name in row.because), "")
        verdict = decide_kind(
            Evidence(
                shape=shape,
                name_field=self._name_field,
                name_why=row.because.get("name", ""),
                cell=cell.text,
                cell_why=cell.why,
                section=Kind(text),
                section_why=f"mục “{section.text}”, {section.place}" if section else "",
                award=Kind(award_kind(award) or award_kind(inherited)),
                personal_field=personal or ("position" if self._value("position").text else ""),
                title=Kind(self.around.title.kind),
            )
        )
        row.kind = verdict.kind
        if cell.text:
            self._note("kind", cell, verdict.kind.label if verdict.kind else "")
        if verdict.kind:
            row.because["kind"] = verdict.why
        if row.name:
            row.doubts += verdict.doubts

    def _kind_cell(self) -> Value:
        """Return what a column of kinds says, or the ticked one of several such columns."""
        ticked = [v for c in self.header.indexes("kind_mark") if (v := self._cell(c)).text]
        if len(ticked) > 1:
            self.row.doubt("Dòng đánh dấu nhiều loại đối tượng; đề nghị kiểm tra.")
        elif ticked:
            kind = mark_kind(self.header.heading(ticked[0].column))
            return replace(ticked[0], text=str(kind), written="")
        return self._value("kind")

    def _read_capitals(self) -> None:
        """Write a person's name in capitals as usual; a body's name stays, its capitals cannot be known."""
        row = self.row
        if not is_capital(row.name):
            usual = name_case(row.name)
            if row.kind == Kind.INDIVIDUAL and usual.lower() == row.name.lower() and _unevenly(row.name, usual):
                row.name = usual
                row.because["name"] += "; chữ hoa, chữ thường đã được sửa theo cách viết tên người"
            return
        if row.kind == Kind.INDIVIDUAL and len(row.name.split()) <= 6:
            row.name = name_case(row.name)
            row.because["name"] += "; viết hoa toàn bộ, đã chuyển về cách viết thường"
        else:
            row.doubt(
                "Tên viết hoa toàn bộ, giữ nguyên; đề nghị kiểm tra cách viết"
                f"{f', có thể là “{usual}”' if (usual := body_case(row.name)[:120]) != row.name else ''}."
            )

    # Position, unit and the remaining fields

    def _read_position(self) -> None:
        row = self.row
        self._set("position", self._position_value())
        self._set("unit", self._unit_value())
        both = self._value("position_unit")
        if not both.text and row.position and not row.unit and not self.header.indexes("unit"):
            both, row.position = self._position_value(), ""
        if not both.text and self._parts.details and not (row.position and row.unit):
            both = Value(self._parts.details, -1, f"ghi sau tên, {row.because.get('name', '')}")
        if both.text:
            self._read_both(both)
        if self._parts.details and both.text != self._parts.details and not self._says(self._parts.details):
            row.doubt(f"Phần ghi sau tên “{self._parts.details[:80]}” chưa được đọc; đề nghị kiểm tra.")
        if row.position and not row.unit and not both.text and row.kind == Kind.INDIVIDUAL:
            position, unit, certain = split_position(row.position)
            if position and unit and certain:
                row.position = position
                self._set("unit", unit, row.because["position"])
        if row.position and is_capital(row.position):
            row.position = sentence_case(row.position)
        self._join_sub_unit()
        self._inherit_unit()

    def _inherit_unit(self) -> None:
        """Take the unit from beside the name, from the section, or from the sender named at the top."""
        row = self.row
        if not row.unit and self._beside.text:
            self._set("unit", self._beside)
        if not row.unit:
            unit, section = self.around.context.value("unit")
            if section is not None:
                self._set("unit", unit, f"mục “{section.text}”, {section.place}")
        named = self.header.indexes("unit") or self.header.indexes("position_unit") or row.address
        if not row.unit and not named and row.kind == Kind.INDIVIDUAL and (sender := self.around.title.unit):
            self._set("unit", sender, f"dòng đầu danh sách, {self.around.title.unit_place}")
        if not row.unit and not row.address and row.kind == Kind.INDIVIDUAL:
            self._doubt_blank("unit", "position_unit")

    def _says(self, details: str) -> bool:
        """Tell whether what stands behind the name only repeats position or unit."""
        told = flat(f"{self.row.position} {self.row.unit} {self._value('position_unit').text}")
        return all(piece in told for piece in re.split(r"\s*[,;]\s*|\s+-\s+", flat(details)))

    def _position_value(self) -> Value:
        """Return the position, of several columns joined: rank and duty, post in the Party and in the office."""
        found = [value for column in self.header.indexes("position") if (value := self._cell(column)).text]
        found.sort(key=lambda value: not _RANK.match(flat(self.header.heading(value.column))))
        if len(found) < 2:
            return found[0] if found else Value()
        texts = dict.fromkeys(one_line(value.text) for value in found)
        return replace(found[0], text=", ".join(texts), why="; ".join(value.why for value in found))

    def _unit_value(self) -> Value:
        value = self._value("unit")
        return replace(value, text=self._as_class(value, value.text)) if value.text else value

    def _as_class(self, value: Value, text: str) -> str:
        """Write "7A" below the heading "Lớp" as "Lớp 7A"."""
        below = flat(self.header.heading(value.column)) == "lop" and not flat(text).startswith("lop")
        return f"Lớp {text}" if below else text

    def _join_sub_unit(self) -> None:
        """Put the class or department before the unit it belongs to: "Lớp 7A, Trường THCS Tân Văn"."""
        part = self._value("sub_unit")
        if not part.text:
            return
        text = one_line(part.text)
        text = self._as_class(part, text)
        whole = self.row.unit
        self._set(
            "unit",
            f"{text}, {whole}" if whole else text,
            "; ".join(filter(None, (part.why, self.row.because.get("unit", "")))),
        )

    def _doubt_blank(self, *fields: str) -> None:
        """Say of an empty cell below a filled one that it may mean the same."""
        for column in (column for name in fields for column in self.header.indexes(name)):
            above = self.around.above.get(column)
            if above and column not in self.around.stale and not self._cell(column).text:
                reference = self.line.reference(column)
                self.row.doubt(f"Ô {reference} để trống, dòng trên ghi “{one_line(above)[:60]}”; đề nghị kiểm tra.")

    def _read_both(self, both: Value) -> None:
        if self.row.kind in (Kind.COLLECTIVE, Kind.ENTERPRISE, Kind.HOUSEHOLD):
            if not self.row.unit:
                self._set("unit", both)
            return
        position, unit, certain = split_position(both.text)
        if self.row.position and position and not unit:
            position, unit = "", position
        if position and self.row.position and flat(position) not in flat(self.row.position):
            self._set("position", f"{self.row.position}, {position}", f"{self.row.because['position']}; {both.why}")
        elif position and not self.row.position:
            self._set("position", position, both.why)
        if unit and not self.row.unit:
            self._set("unit", unit, both.why)
            if not certain and position:
                self.row.doubt(f"Tách “{one_line(both.text)[:80]}” thành chức vụ và đơn vị; đề nghị kiểm tra.")

    def _read_rest(self) -> None:
        row = self.row
        for name in ("address", "native_place", "authority", "note", "merit"):
            self._set(name, self._value(name))
        if self._parts.address and not row.address:
            self._set("address", self._parts.address, f"ghi sau tên, {row.because.get('name', '')}")
        if not row.merit:
            merit, section = self.around.context.value("merit")
            if section is not None:
                self._set("merit", merit, f"mục “{section.text[:60]}”, {section.place}")
            elif self.around.title.merit:
                self._set("merit", self.around.title.merit, "tiêu đề danh sách")
        period = self._value("period")
        if period.text:
            self._set("period", find_period(period.text) or period.text, period.why)
        else:
            text, section = self.around.context.value("period")
            why = f"mục “{section.text}”, {section.place}" if section else "tiêu đề danh sách"
            self._set("period", text or self.around.title.period, why)
        self._read_decision()
        conferred, section = self.around.context.value("posthumous")
        if re.search(r"truy tang|da (?:mat|hy sinh|hi sinh|tu tran)", flat(row.note)) or conferred:
            row.posthumous = True
        elif section is None and not self.around.context.value("award")[0]:
            row.posthumous = row.posthumous or self.around.title.posthumous
        for column in self.header.columns:
            if column.field in ("extra", "past_award") and column.heading:
                text = one_line(self._cell(column.index).text)
                if text:
                    row.extra[column.heading] = text
                    row.posthumous = row.posthumous or flat(text) == "truy tang"

    def _read_decision(self) -> None:
        row = self.row
        self._set("decision_number", self._value("decision_number"))
        row.decision_date = find_date(self._value("decision_date").text) or find_date(row.decision_number)
        if not row.decision_number and (decided := self.around.context.decision()):
            self._set("decision_number", decided.decision_number, f"mục “{decided.text[:60]}”, {decided.place}")
            row.decision_date = row.decision_date or decided.decision_date

    def _check(self) -> None:
        row = self.row
        if self.line.hidden:
            row.doubt(
                f"Dòng {self.line.number} đang được ẩn trong bảng tính; đề nghị kiểm tra có thuộc danh sách không."
            )
        if not row.name:
            row.errors.append(f"Dòng {self.line.number} chưa có tên người hoặc tập thể được khen thưởng.")
        elif not any(c.isalpha() for c in row.name):
            row.errors.append(f"“{row.name[:30]}” không phải là tên.")
        elif doubt := odd_name(row):
            row.doubt(doubt)
        for text in (row.note, *row.extra.values()):
            if text and speaks_against(text):
                row.doubt(f"Dòng ghi “{text[:60]}”; đề nghị kiểm tra có còn thuộc danh sách không.")
        struck = [self.line.reference(column) for column, cell in self.line.cells.items() if cell.struck]
        if struck:
            row.doubt(f"Chữ ở ô {', '.join(struck[:4])} bị gạch ngang; đề nghị kiểm tra có còn thuộc danh sách không.")


def _unevenly(name: str, usual: str) -> bool:
    """Tell whether a person's name has small first letters or words in capitals: "nông Thị HÀ"."""
    words = name.split()
    odd = any(word[0].islower() or (len(word) > 1 and word.isupper()) for word in words)
    return odd and name != usual and "'" not in name and looks_personal(usual)


def name_columns(header: Header) -> list[int]:
    """Return the columns in which a recipient's name can stand."""
    return header.indexes(*NAME_FIELDS, "male", "female")


def is_named(text: str) -> bool:
    """Tell whether a text has the form of a recipient's name."""
    return looks_personal(text.split(",")[0]) or kind_by_shape(text) != Kind.UNKNOWN
