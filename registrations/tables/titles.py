"""The block above a list: title, decision number and date, award and period of the whole list."""

import datetime
import re
from dataclasses import dataclass, field

from .names import Kind, kind_by_shape, kinds_in
from .phrases import Phrase, awards_conferred, find_period, merit_end, merit_start, only_posthumous, same_award
from .wording import flat, one_line

_NUMBER = re.compile(
    r"(?:\bs[ốo]|quyết định|\bQĐ)\s*[:.]?\s*(\d{1,6}\s*(?:(?:/\s*\d{4}\s*)?/\s*(?:QĐ|QD|NQ)\s*[-–]\s*[\w&]+"
    r"(?:\s*[-–.]\s*[A-ZĐ][\w.]*)*|[-–]\s*(?:QĐ|NQ)\s*/\s*[A-ZĐ][\w&]*))",
    re.IGNORECASE,
)
_MISSING = re.compile(r"(?:quyết định\s+)?số\s*[:.]?\s*[.…_\s]*/\s*QĐ", re.IGNORECASE)
_DATE_WORDS = re.compile(r"ngay\s*(\d{1,2})\s*thang\s*(\d{1,2})\s*nam\s*(\d{4})")
_DATE_DIGITS = re.compile(r"(?<!\d)(\d{1,2})\s*[/.-]\s*(\d{1,2})\s*[/.-]\s*(\d{4})(?!\d)")
_OPENING = re.compile(
    r"(?:(?:du thao )?danh sach|bang tong hop|bieu tong hop|tong hop|quyet dinh$|bang ke|trich ngang)"
)
_OFFICE = re.compile(
    r"(?:uy ban nhan dan|ubnd|hoi dong|cong hoa xa hoi|doc lap\s*-|so [a-z ]+$|phu luc|mau so"
    r"|bieu (?:so|mau)|tinh lang son|don vi:|-{3,})"
)
_SENDER = re.compile(r"(?:ten )?(?:don vi|co quan|truong|to chuc|co so)(?: (?:de nghi|trinh|lap|cong tac))?\s*:\s*")
_PAPER = re.compile(r"ke hoach|bao cao|huong dan|chuong trinh|de an|quy che|thong bao|giay moi|cong van")
_NOT_AWARDED = re.compile(
    r"\b(?:dang ky|thu hoi|huy bo|bai bo|dinh chinh|cap doi|cap lai|du thao|du kien|khong (?:du|dat|xet|duoc|de nghi)\b.{0,12}"
    r"|danh sach (?:cac )?(?:dai bieu|khach moi|giam khao|thanh vien (?:hoi dong|ban|to)\b))"
)
_LEGAL = re.compile(r"(?:can cu|theo de nghi|xet de nghi|chieu theo)")


@dataclass(slots=True)
class Title:
    """What the text above and between the tables says of the whole list."""

    lines: list[str] = field(default_factory=list)
    decision_number: str = ""
    decision_date: datetime.date | None = None
    awards: list[Phrase] = field(default_factory=list)
    award_place: str = ""
    period: str = ""
    merit: str = ""
    kind: str = ""
    posthumous: bool = False
    doubts: list[str] = field(default_factory=list)
    paper: str = ""
    """What the document calls itself where it is no list: "KẾ HOẠCH"."""
    unit: str = ""
    unit_place: str = ""
    _open: bool = False
    _aside: list[tuple[Phrase, str]] = field(default_factory=list)
    """Awards named only in brackets: "(Kèm theo Quyết định … về việc tặng Giấy khen)"."""

    def read(self, text: str, place: str) -> None:
        """Take in one line of the title block."""
        line = one_line(text)
        folded = flat(line)
        if _LEGAL.match(folded):
            return
        self._read_decision(line)
        if _PAPER.fullmatch(folded):
            self.paper = self.paper or line
        if line.startswith("(") or folded.startswith("kem theo") or not folded:
            self._open = False
            if not self.awards:
                self._aside = self._aside or [(phrase, place) for phrase in awards_conferred(line.strip("()"))]
            return
        if (sender := _SENDER.match(folded)) and kind_by_shape(line[sender.end() :]) in (
            Kind.COLLECTIVE,
            Kind.ENTERPRISE,
        ):
            self.unit, self.unit_place = line[sender.end() :].strip(" ."), place
            return
        if folded.startswith("dieu ") and re.match(r"dieu \d", folded):
            self._open = False
        elif _OPENING.match(folded):
            if not self.lines or flat(self.lines[0]).startswith("quyet dinh"):
                self._open, self.lines = True, []
        elif _OFFICE.match(folded) or re.match(r"so\s*[:.]|.{0,40}, ngay ", folded):
            return
        if self._open and len(self.lines) < 6:
            self.lines.append(line)
        self._read_context(line, folded, place)

    def close(self) -> None:
        """End the block: what follows a header belongs to the title no more."""
        self._open = False
        if not self.awards:
            for phrase, place in self._aside:
                self.add_award(phrase, place)

    @property
    def text(self) -> str:
        """The title on one line."""
        return " ".join(self.lines)[:500]

    def not_yet_awarded(self) -> str:
        """Return a doubt where the title speaks of something else than awards given: aims, guests, revocations."""
        match = _NOT_AWARDED.search(flat(self.text))
        if self.paper and not self.lines:
            return f"Văn bản mở đầu là “{self.paper}”; đề nghị kiểm tra đây có phải danh sách được khen thưởng."
        if not match:
            return ""
        return f"Tiêu đề ghi “{self.text[match.start() : match.end()]}”; đề nghị kiểm tra đây có phải danh sách được khen thưởng."

    def _read_context(self, line: str, folded: str, place: str) -> None:
        merit = merit_start(line)
        for phrase in awards_conferred(line):
            self.add_award(phrase, place)
        kinds = kinds_in(line) if self._open else set()
        self.kind = self.kind or (kinds.pop() if len(kinds) == 1 else "")
        self.period = self.period or find_period(line)
        self.posthumous = self.posthumous or (bool(self.awards) and only_posthumous(line))
        if merit is not None and not self.merit:
            self.merit = line[merit : merit_end(line)].split("(")[0].strip(" .;:")

    def add_award(self, phrase: Phrase, place: str) -> None:
        """Keep the fuller of two wordings: "Bằng khen" adds nothing to "Bằng khen của Thủ tướng"."""
        self.award_place = self.award_place or place
        key = same_award(phrase.award)
        for position, known in enumerate(self.awards):
            if phrase.award_class == known.award_class and same_award(known.award).startswith(key):
                return
            if phrase.award_class == known.award_class and key.startswith(same_award(known.award)):
                self.awards[position] = phrase
                return
        self.awards.append(phrase)

    def _read_decision(self, line: str) -> None:
        match = _NUMBER.search(line)
        if not match:
            if _MISSING.search(line) and not self.decision_number:
                self.doubts.append("Quyết định chưa ghi số; đề nghị bổ sung.")
            if self.decision_date is None and re.match(r"[^()]{0,40}, ngay ", flat(line)):
                self.decision_date = find_date(line)
            return
        number, date = find_decision(line)
        if self.decision_number and self.decision_number != number:
            self.doubts.append(f"Tệp nêu nhiều số quyết định ({self.decision_number}, {number}); đã lấy số đầu tiên.")
            return
        self.decision_number = number
        self.decision_date = date or self.decision_date


def find_decision(text: str) -> tuple[str, datetime.date | None]:
    """Return number and date of the decision a text names: "QĐ số 12/QĐ-UBND ngày 3/1/2024" → ("12/QĐ-UBND", …)."""
    match = _NUMBER.search(text)
    if not match:
        return "", None
    return re.sub(r"\s+", "", match[1]).replace("–", "-"), find_date(text[match.end() : match.end() + 80])


def find_date(text: str) -> datetime.date | None:
    """Return the first date written day-first in a text, None where there is none or it cannot be."""
    match = _DATE_WORDS.search(flat(text)) or _DATE_DIGITS.search(text)
    if not match:
        return None
    day, month, year = map(int, match.groups())
    try:
        return datetime.date(year, month, day)
    except ValueError:
        return None
