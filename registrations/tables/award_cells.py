"""The awards of one line: of its cells, else of the section above, else of the title."""

import re
from collections.abc import Iterator
from dataclasses import replace

from .award_spelling import misspelt
from .line_cells import LineCells, Value
from .phrases import (
    Phrase,
    award_kind,
    class_name,
    find_awards,
    find_period,
    is_authority,
    is_only_award,
    same_award,
    split_class,
)
from .records import ListRow
from .wording import flat, is_mark, one_line

_AWARD_LENGTH = 300
_PRIZES = {
    "nhat": "Nhất", "nhi": "Nhì", "ba": "Ba", "khuyen khich": "Khuyến khích", "kk": "Khuyến khích",
    "dac biet": "Đặc biệt",
}  # fmt: skip
_YEAR_BEHIND = re.compile(r"\(?\s*(?:nam(?: hoc)?|giai doan) (?:19|20)\d\d(?:\s*-\s*(?:19|20)\d\d)?\s*\)?$")
_NO_AWARD = re.compile(
    r"0|ko|(?:khong|chua)(?: (?:co|xet|dat|de nghi|du|khen|duoc).*)?|(?:hoan thanh )?(?:xuat sac |tot )?nhiem vu|htxs?nv|httnv|hoan thanh.*nhiem vu"
)
_NOT_TICKED = ("0", "khong", "ko", "k")


class AwardCells(LineCells):
    """Reads awards and classes."""

    def _awards(self) -> Iterator[tuple[str, str, str]]:
        for column in self.header.columns:
            if column.field != "award_mark":
                continue
            value = self._cell(column.index)
            if not value.text:
                continue
            if flat(value.text.strip()) in _NOT_TICKED:
                continue
            award, award_class = (
                column.award,
                column.award_class or ("" if is_mark(value.text) else class_name(value.text)),
            )
            if not award:
                award = self._base_award()[0]
            if is_authority(value.text) and " của " not in award:
                award = f"{award} của {one_line(value.text)}"
            elif is_only_award(value.text):
                award = one_line(value.text)
            elif flat(award) in ("huy hieu", "ky niem chuong") and not is_mark(value.text):
                award = f"{award} {one_line(value.text)}"
            elif not is_mark(value.text) and not class_name(value.text):
                self.row.doubt(f"Cột “{column.heading}” ghi “{one_line(value.text)[:60]}”; được hiểu là có đánh dấu.")
            yield award, award_class, value.why
        for index in self.header.indexes("award"):
            value = self._cell(index)
            read = list(self._awards_in(value)) if value.text else []
            self._note("award", value, "; ".join(_with_class(award, award_class) for award, award_class, _ in read))
            yield from read

    def _awards_in(self, value: Value) -> Iterator[tuple[str, str, str]]:
        """Yield the awards that one cell names; "" where it says that there is none."""
        if _NO_AWARD.fullmatch(flat(value.text.strip(" .;()"))):
            self.row.doubt(
                f"Ô {self.line.reference(value.column)} ghi “{one_line(value.text)[:60]}”, không phải danh hiệu."
            )
            yield "", "", value.why
            return
        text = value.text[:_AWARD_LENGTH]
        pieces = [p.strip(" -+") for p in re.split(r"\n|[;,]|\s\+\s", text) if p.strip(" -+")]
        if not (len(pieces) > 1 and all(is_only_award(piece) for piece in pieces)):
            pieces = [one_line(text)]
        if len(pieces) > 1:
            self.row.doubt(
                f"Ô {self.line.reference(value.column)} nêu {len(pieces)} danh hiệu, mỗi danh hiệu được ghi thành một dòng."
            )
        for written in pieces:
            piece, period = _without_period(written)
            phrase = self._under_heading(split_class(self._without_posthumous(piece)), value.column)
            if class_name(piece) and self._base_award()[0]:
                award, _, why = self._base_award()
                yield award, class_name(piece), f"{value.why} và {why}"
            elif phrase.award:
                found = find_awards(piece)
                clear = len(found) == 1 and is_only_award(piece)
                if len(found) > 1:
                    self.row.doubt(f"Ô {self.line.reference(value.column)} nêu nhiều danh hiệu; đề nghị tách dòng.")
                award = found[0].award if clear and "danh hieu" in flat(piece) else phrase.award
                if period and not self.row.period:
                    self._set("period", period, value.why)
                yield award, phrase.award_class, value.why

    def _under_heading(self, phrase: Phrase, column: int) -> Phrase:
        """Join "Lao động" below the heading "Huân chương" to the name of an award."""
        heading = one_line(self.header.heading(column)).split(" / ")[-1]
        if phrase.award and flat(heading) in ("giai", "dat giai", "giai thuong") and flat(phrase.award) in _PRIZES:
            return replace(phrase, award=f"Giải {_PRIZES[flat(phrase.award)]}")
        if phrase.award and flat(heading) == "huy chuong" and flat(phrase.award) in ("vang", "bac", "dong"):
            return replace(phrase, award=f"Huy chương {phrase.award.capitalize()}")
        if not phrase.award or find_awards(phrase.award) or flat(heading) not in ("huan chuong", "huy chuong"):
            return phrase
        joined = f"{heading[:1].upper()}{heading[1:].lower()} {phrase.award}"
        return replace(phrase, award=joined) if find_awards(joined) else phrase

    def _without_posthumous(self, text: str) -> str:
        """Take "Truy tặng" off an award; it tells of the recipient, not of the award."""
        match = re.match(
            r"(?:truy (?:tang|phong|tang thuong)|tang thuong|tang|phong tang|cong nhan) +(?=\w)", flat(text)
        )
        if not match:
            return text
        if match.group().startswith("truy"):
            self.row.posthumous = True
        return text[match.end() :]

    def _base_award(self) -> tuple[str, str, str]:
        award, section = self.around.context.value("award")
        if section is not None:
            return award, section.award_class, f"mục “{section.text}”, {section.place}"
        if len(self.around.title.awards) == 1:
            phrase = self.around.title.awards[0]
            chosen = self.around.settled.value("award", phrase.award)
            if chosen is not None:
                phrase = split_class(chosen)
            return phrase.award, phrase.award_class, f"tiêu đề danh sách, {self.around.title.award_place}"
        return "", "", ""

    def _inherited_award(self) -> tuple[str, str, str]:
        award, award_class, why = self._base_award()
        if award:
            return award, award_class, why
        named = self.around.title.awards
        fitting = [p for p in named if award_kind(p.award) == self.row.kind] if self.row.kind else []
        if len(fitting) == 1:
            self.row.doubt(
                f"Tiêu đề nêu {len(named)} danh hiệu; “{fitting[0].award}” được chọn vì dành cho {self.row.kind.label.lower()}."
            )
            return fitting[0].award, fitting[0].award_class, f"tiêu đề danh sách, {self.around.title.award_place}"
        past = self._value("past_award")
        if past.text and not named:
            heading = self.header.heading(past.column)
            self.row.doubt(
                f"Danh hiệu lấy theo cột “{heading}”, có thể là danh hiệu đã có trước đây; đề nghị kiểm tra."
            )
            phrase = split_class(one_line(past.text)[:_AWARD_LENGTH])
            return phrase.award, phrase.award_class, past.why
        return "", "", ""

    def _finish_award(self, row: ListRow, why: str) -> None:
        if row.award:
            row.because["award"] = why
            self._complete_award(row)
            if slip := misspelt(row.award):
                row.doubt(f"“{slip}” trong tên danh hiệu có thể viết sai chính tả; đề nghị kiểm tra.")
            if row.authority and is_authority(row.authority) and " của " not in row.award:
                row.award = f"{row.award} của {row.authority}"
                row.because["award"] += f" và {row.because['authority']}"
        elif row.name:
            row.doubt("Chưa đọc được danh hiệu hoặc hình thức khen thưởng.")
        column = self._value("award_class")
        if column.text:
            row.award_class = class_name(column.text) or one_line(column.text)
            self._note("award_class", column, row.award_class)
            row.because["award_class"] = column.why
        elif row.award_class:
            row.because["award_class"] = why
        else:
            text, section = self.around.context.value("award_class")
            if section is not None:
                row.award_class = text
                row.because["award_class"] = f"mục “{section.text}”, {section.place}"

    def _complete_award(self, row: ListRow) -> None:
        """Take the fuller wording of a section or title: "Bằng khen" → "Bằng khen của Thủ tướng Chính phủ"."""
        fuller, _, where = self._base_award()
        if row.authority:
            return
        longer = [p.award for p in self.around.title.awards if _extends(p.award, row.award)]
        if len(longer) == 1 and not _extends(fuller, row.award):
            fuller, where = longer[0], f"tiêu đề danh sách, {self.around.title.award_place}"
        if _extends(fuller, row.award):
            row.award = fuller
            row.because["award"] += f"; ghi đầy đủ theo {where}"


def _extends(fuller: str, award: str) -> bool:
    """Tell whether one wording only adds who confers to the other."""
    return same_award(fuller).startswith(same_award(award) + " cua ")


def _without_period(piece: str) -> tuple[str, str]:
    """Separate the year from an award: "Chiến sĩ thi đua cơ sở năm 2024" → ("Chiến sĩ thi đua cơ sở", "2024")."""
    tail = _YEAR_BEHIND.search(flat(piece))
    rest = piece[: tail.start()].rstrip(" ,;-–") if tail else ""
    return (rest, find_period(piece[tail.start() :])) if tail and is_only_award(rest) else (piece, "")


def _with_class(award: str, award_class: str) -> str:
    return f"{award} hạng {award_class}" if award_class else award
