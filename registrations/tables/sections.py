"""Lines that are no recipients: sections, totals, signatures; and the context sections carry."""

import datetime
import re
from collections.abc import Mapping
from dataclasses import dataclass, field
from functools import lru_cache

from .assignments import SECTION_FIELDS, value_key
from .names import Kind, kind_by_shape, kinds_in, parse_kind
from .phrases import (
    award_kind,
    awards_conferred,
    class_name,
    find_awards,
    find_period,
    merit_start,
    only_posthumous,
    split_class,
)
from .records import SectionReading
from .titles import find_decision
from .wording import flat, one_line

_LABEL = re.compile(
    r"^\s*(?:(?:Phần|PHẦN|Mục|MỤC|Nhóm|NHÓM)\s+)?"
    r"(?:(?P<roman>(?:X{0,3}(?:IX|IV|V?I{1,3}|V)|X{1,3}))|(?P<letter>[A-HĐK])|(?P<small>[a-hđ])"
    r"|(?P<arabic>\d{1,2}(?:\.\d{1,2})*))"
    r"\s*(?:[.)/:]|[-–]\s|(?P<end>$)"
    r"|\s(?=(?i:tập thể|cá nhân|hộ gia|gia đình|doanh|danh hiệu|hình thức|bằng khen|giấy khen|huân|huy|cờ|chiến s"
    r"|đơn vị|hạng)))\s*"
)
_LEADING = re.compile(r"^(?:[*+•–-]\s*)?(?:(?:tên )?(?:đơn vị|cơ quan|tổ chức)\s*:\s*)?", re.IGNORECASE)
"""What may stand before a section's own words: "* ", "Đơn vị: "."""
_SIGNATURE = re.compile(
    r"noi nhan\s*:|kt\.? |tm\.? |tl\.? |tuq\.? |q\. |t/m |nguoi lap"
    r"|(?:chu tich|giam doc|thu truong|truong ban|hieu truong|truong phong|pho chu tich|chanh van phong)"
    r"(?: (?:don vi|hoi dong|co quan|ubnd|uy ban nhan dan.*))?$"
    r"|\(?ky(?:,? (?:ten|ghi|dong dau)|\b.{0,4}ro ho ten)|xac nhan cua|ho so gui|lap bieu"
)
_PLACE_DATE = re.compile(r".{0,40}, ?ngay .{1,10} thang .{1,10} nam .{2,6}$")
_TOTAL = re.compile(
    r"(?:tong (?:so|cong(?! ty| doan))\b|tong\s*(?:[:.]|\d|$)|cong\s*(?:[:.]|\d|$|(?:muc|so)\b.*\d)"
    r"|(?:an dinh|tat ca|danh sach (?:nay|tren|co|gom))\b.*\d)"
)
_COUNT = re.compile(
    r"(\d{1,6})\s*(?:\(.{1,40}?\)\s*)?(tap the|ca nhan|ho gia dinh|ho\b|doanh nghiep|nguoi|don vi|ong|truong hop)"
)
_COUNT_BEFORE = re.compile(r"(tap the|ca nhan|ho gia dinh|doanh nghiep)\s*[:(]?\s*(?:so luong\s*:?)?\s*(\d{1,6})\b")
_KIND_OF_COUNT = {
    "tap the": Kind.COLLECTIVE, "don vi": Kind.COLLECTIVE, "ca nhan": Kind.INDIVIDUAL, "nguoi": Kind.INDIVIDUAL,
    "ho gia dinh": Kind.HOUSEHOLD, "ho": Kind.HOUSEHOLD, "doanh nghiep": Kind.ENTERPRISE,
}  # fmt: skip
_FILLER = re.compile(
    r"danh hieu(?: vinh du nha nuoc)?|hinh thuc(?: khen thuong)?|khen thuong|tang thuong|truy tang|tang|cong nhan|doi voi|cho|cac|danh cho"
    r"|doi tuong|va|la|gom|cap tinh|nguoi|tap the|ca nhan|ho gia dinh|gia dinh|doanh nghiep|doanh nhan|hop tac xa|don vi"
    r"|hang|nhat|nhi|ba|so luong|[\W\d_]"
)


@dataclass(slots=True)
class Section:
    """What a section line says."""

    text: str
    place: str
    style: str
    kind: Kind = Kind.UNKNOWN
    award: str = ""
    award_class: str = ""
    period: str = ""
    unit: str = ""
    address: str = ""
    merit: str = ""
    posthumous: bool = False
    decision_number: str = ""
    decision_date: datetime.date | None = None
    count: int | None = None
    seen: int = 0
    key: str = ""

    def settle(self, settled: Mapping[str, str]) -> None:
        """Let the section say what an officer made of it, and nothing else."""
        self.kind, self.count = parse_kind(settled.get("kind", "")), None
        for name in ("award_class", "period", "unit", "merit", "address"):
            setattr(self, name, settled.get(name, ""))
        phrase = split_class(settled.get("award", ""))
        self.award, self.award_class = phrase.award, self.award_class or phrase.award_class
        self.style = self.style or "plain-settled"

    def reading(self) -> SectionReading:
        """Return what is shown of the section."""
        said = {name: str(getattr(self, name)) for name in SECTION_FIELDS if getattr(self, name)}
        return SectionReading(self.text, self.key, self.place, said, self.seen)

    def says_something(self) -> bool:
        """Tell whether the section settles at least one value."""
        return bool(
            self.kind or self.award or self.award_class or self.period or self.unit or self.merit or self.address
        )


@dataclass(slots=True)
class Context:
    """The sections in force at a line, outermost first."""

    stack: list[Section] = field(default_factory=list)
    _order: list[str] = field(default_factory=list)

    def enter(self, section: Section) -> None:
        """Open a section: it ends those of its own style and of every style nested in it."""
        if section.style not in self._order:
            self._order.append(section.style)
        level = self._order.index(section.style)
        self.stack = [s for s in self.stack if self._order.index(s.style) < level]
        self.stack.append(section)

    def decision(self) -> Section | None:
        """Return the innermost section that names a decision of its own."""
        return next((section for section in reversed(self.stack) if section.decision_number), None)

    def value(self, name: str) -> tuple[str, Section | None]:
        """Return the innermost value of a field and the section that gave it."""
        for section in reversed(self.stack):
            value = getattr(section, name)
            if value:
                return value, section
            if name == "award_class" and section.award:
                return "", None
        return "", None


def sheet_section(name: str) -> str:
    """Return the part of a sheet's name that may say what its rows share: "DS Tập thể" → "Tập thể"."""
    return re.sub(r"^\s*(?:\d+[.)]?\s*)?(?:danh sách|ds|bảng|biểu)\b[\s.:_-]*", "", name, flags=re.IGNORECASE).strip()


def section_key(text: str) -> str:
    """Return the form under which a section row is remembered: without numeral and stated number."""
    core = label_of(one_line(text))[1]
    return value_key(re.sub(r"\s*[(:]\s*\d+[^)]*\)?\s*$", "", core)) or value_key(text)


@lru_cache(maxsize=1 << 12)
def label_of(text: str) -> tuple[str, str]:
    """Return the style of a line's numeral ("roman", "letter", "small", "arabic", "") and the rest."""
    match = _LABEL.match(text)
    if not match:
        return "", text
    for style in ("roman", "letter", "small", "arabic"):
        if match[style]:
            dots = match[style].count(".") if style == "arabic" else 0
            return style + "." * dots, text[match.end() :].strip()
    return "", text


def _kinds_named(rest: str, folded: str) -> set[Kind]:
    """Return the kinds a section names; a sector such as "Khối doanh nghiệp" has people of all kinds."""
    if re.match(r"(?:khoi|cum|nganh|linh vuc)\b", folded):
        return set()
    return kinds_in(rest, outright=not _only_filler(rest))


def read_section(text: str, place: str) -> Section:
    """Read what a section line says of the rows below it."""
    style, core = label_of(one_line(text))
    core = _LEADING.sub("", core)
    folded = flat(core)
    section = Section(text=one_line(text), place=place, style=style, key=section_key(text))
    phrases = awards_conferred(core)
    if len(phrases) == 1:
        section.award, section.award_class = phrases[0].award, phrases[0].award_class
    rest = core
    for phrase in reversed(phrases):
        rest = rest[: phrase.start] + " " + rest[phrase.end :]
    kinds = _kinds_named(rest, folded)
    if len(kinds) == 1:
        section.kind = kinds.pop()
    elif not kinds and section.award and award_kind(section.award):
        section.kind = Kind(award_kind(section.award))
    if not section.award_class:
        match = re.search(r"hang\s+(?:nhat|nhi|ba|i{1,3}|[123])\b", folded)
        section.award_class = class_name(match.group()) if match else ""
    section.period = find_period(core)
    section.posthumous = only_posthumous(core) and (bool(section.award) or _only_filler(core))
    merit = merit_start(core)
    if merit is not None:
        section.merit = core[merit:].strip(" .;:")
    counted = re.search(r"[(:]\s*(\d{1,6})\s*(?:nguoi|tap the|ca nhan|ho|don vi|doanh nghiep|\w+)?\s*\)?\s*$", folded)
    if counted and not re.search(r"(?:19|20)\d\d\)?$", folded):
        section.count = int(counted[1])
    elif not counted and (found := _COUNT.search(flat(rest))):
        section.count = sum(read_counts(rest).values()) or int(found[1])
    section.decision_number, section.decision_date = find_decision(core)
    shape = kind_by_shape(core)
    if (
        not section.award
        and not section.merit
        and shape in (Kind.COLLECTIVE, Kind.ENTERPRISE)
        and not _only_filler(core)
        and not folded.startswith(("khoi ", "cum ", "cac "))
    ):
        section.unit = re.sub(r"\s*[(:]\s*\d+.*$", "", core).strip(" .:;")
        section.kind = Kind.UNKNOWN
    if not style:
        dimension = next((n for n in ("kind", "award", "unit", "period") if getattr(section, n)), "other")
        if section.award:
            dimension = "award"
        section.style = f"plain-{dimension}"
    return section


def _only_filler(text: str) -> bool:
    return not _FILLER.sub("", flat(text))


def is_bare_section(text: str) -> bool:
    """Tell whether a text names nothing but a kind, an award or a class: "Tập thể", "Hạng Nhất"."""
    if len(text) > 400:
        return False
    core = label_of(one_line(text))[1]
    phrases = find_awards(core)
    rest = core
    for phrase in reversed(phrases):
        rest = rest[: phrase.start] + " " + rest[phrase.end :]
    if not _only_filler(rest):
        return False
    return bool(phrases) or bool(kinds_in(core)) or bool(re.search(r"\bhang\b", flat(core)))


def is_signature(text: str) -> bool:
    """Tell whether a line belongs to the block of signatures at the foot of a list."""
    folded = flat(one_line(text))
    return bool(_SIGNATURE.match(folded)) or bool(_PLACE_DATE.fullmatch(folded.strip(" .")))


def is_total(text: str) -> bool:
    """Tell whether a line sums the list up."""
    return bool(_TOTAL.match(flat(label_of(one_line(text))[1]).strip(" -*(")))


def read_counts(text: str) -> dict[Kind, int]:
    """Return the numbers by kind that a totals line states."""
    folded = flat(one_line(text))
    counts = {_KIND_OF_COUNT[w.strip()]: int(n) for n, w in _COUNT.findall(folded) if w.strip() in _KIND_OF_COUNT}
    if not counts:
        counts = {_KIND_OF_COUNT[w]: int(n) for w, n in _COUNT_BEFORE.findall(folded)}
    return counts
