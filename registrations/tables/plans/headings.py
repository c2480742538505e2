"""What the columns of a plan hold, by their headings in whatever wording."""

import re
from dataclasses import dataclass, field
from functools import lru_cache

from ..grids import Cell, Line
from ..wording import flat, one_line
from .agencies import begins_like_agency

TIME_FIELDS = ("time", "quarter", "month", "end")
AGENCY_FIELDS = ("agencies", "lead", "with")

_BODIES = r"(?:co quan|don vi|phong|khoa|ban|bo phan|cap|cq|dv|to chuc|nguoi|can bo|cong chuc|ca nhan|noi|doi tuong|thanh phan)"
_OF = rf"(?:(?:ten )?(?:cac )?{_BODIES}(?:\s*[,/&-]\s*|\s+va\s+|\s+))*"
_DONE = r"(?:\s+(?:thuc hien|trien khai|chinh|tham muu|chuan bi|soan thao|tong hop|dam nhiem|nhiem vu|cong viec|to chuc|chiu trach nhiem|va|,|/|chi dao|theo doi|ban hanh))*"
_WORK = r"(?:noi dung|hang muc|nhiem vu|cong viec|cong tac|hoat dong|dau viec|viec|chuong trinh|su kien|nhiem vu giai phap|giai phap|muc)"
_WHAT = (
    r"(?:\s*(?:,|/|&|-|va|:)?\s*(?:noi dung|nhiem vu|cong viec|cong tac|hoat dong|thuc hien|trien khai|trong tam|chu yeu|cu the"
    r"|giai phap|thi dua|khen thuong|can thuc hien|tdkt|trong nam|nam 20\d\d|nam|chinh|ke hoach|chi tieu|theo quy|du kien|can lam))*"
)
_HEADINGS: tuple[tuple[str, tuple[str, ...]], ...] = (
    ("number", (r"s?\.?\s?t\.?\s?t\.?|so tt|so thu tu|thu tu|so|no\.?|#|ma so|ma nhiem vu|ma",)),
    (
        "other",
        (
            r"(?:dia diem|noi to chuc|noi thuc hien|kinh phi|nguon kinh phi|du toan|can cu|co so phap ly|so luong|thanh phan|doi tuong)\b.*",
            r"(?:lanh dao|dong chi|nguoi|can bo|chi dao).*(?:phu trach|chi dao|theo doi|ky|duyet)\b.*|lanh dao.*|chi dao",
            r"(?:tinh trang|trang thai|tien do|ket qua)\s*(?:thuc hien|den nay|hien nay|xu ly)?\s*(?:\(.*\))?(?<!tien do)(?<!ket qua)(?<!tien do thuc hien)",
            r"(?:cap|co quan|nguoi|tham quyen).{0,12}(?:ban hanh|quyet dinh|phe duyet|trinh|ky|tham dinh)\b.*|danh gia.*|muc do.*",
        ),
    ),
    ("note", (r"ghi chu|luu y|y kien|chu thich|ghi nho",)),
    (
        "product",
        (
            r"(?:du kien )?(?:san pham|dau ra|hinh thuc van ban|loai van ban|hinh thuc|van ban|muc tieu|chi tieu)\b.*",
            r"ket qua(?:[\s,/&-]+(?:dau ra|can dat|dat duoc|du kien|cu the|phai dat|,|/|san pham|hoan thanh|cong viec|va)\b.*)?",
        ),
    ),
    ("start", (r"(?:thoi gian |ngay |thoi diem )?(?:bat dau|khoi dau)(?: thuc hien)?|tu (?:ngay|thang|quy)|tu",)),
    (
        "end",
        (
            r"(?:thoi gian |ngay |thoi diem )?(?:ket thuc|hoan thanh)|den (?:het )?(?:ngay|thang|quy)|den|(?:thoi )?han (?:hoan thanh|cuoi).*",
        ),
    ),
    ("quarter", (r"(?:theo )?quy|quy thuc hien|quy nam 20\d\d",)),
    ("month", (r"(?:theo )?thang|thang thuc hien",)),
    (
        "time",
        (
            r"(?:du kien )?(?:thoi gian|thoi han|tien do|thoi diem|lich|moc|ngay|han|ky han|thoi ky)\b(?!.*(?:noi dung|co quan)).*",
            r"(?:theo )?quy\s*[/,-]\s*thang|thang\s*[/,-]\s*quy|du kien(?: thuc hien)?|deadline|khi nao|bao gio|thoi gian|hoan thanh.*",
        ),
    ),
    (
        "agencies",
        (
            rf"{_OF}(?:chu tri|dau moi)\s*(?:\(.*\))?\s*(?:,|/|-|va|;|\+|&)?\s*(?:{_OF})phoi hop(?: thuc hien)?.*",
            rf"{_OF}phoi hop\s*(?:,|/|-|va)\s*{_OF}chu tri.*",
        ),
    ),
    (
        "with",
        (rf"{_OF}(?:cung )?(?:phoi hop|hiep dong|ho tro|tham gia|lien quan|cung thuc hien)\b.*", r"phoi hop.*"),
    ),
    (
        "lead",
        (
            rf"{_OF}(?:chu tri|dau moi|chu tri thuc hien|chiu trach nhiem chinh|thuc hien chinh)\b.*",
            rf"{_OF}tham muu\b.*",
        ),
    ),
    (
        "agencies",
        (
            rf"(?:cac )?{_BODIES}(?:\s*[,/&-]?\s*(?:va )?{_BODIES})*{_DONE}|{_OF}(?:thuc hien|trien khai|phu trach|chiu trach nhiem)\b.*",
            r"(?:phan cong|trach nhiem|to chuc|giao|chuan bi|truong doan|phu trach|chiu trach nhiem|thuc hien|ai (?:lam|thuc hien|phu trach|chiu trach nhiem))\b.*|(?:phong|ban),? ?(?:ban|phong)?(?: chuyen mon)?",
        ),
    ),
    (
        "text",
        (
            rf"(?:ten |cac |danh muc |noi dung )*{_WORK}{_WHAT}(?:\s*\(.*\))?",
            rf"{_BODIES} (?:duoc )?(?:kiem tra|giam sat|khao sat)|ten (?:goi|van ban|de an|phong trao|ke hoach|nghi quyet|quyet dinh)"
            r"(?:\s*(?:,|/|-|va)\s*(?:ten )?(?:goi|van ban|de an|phong trao|ke hoach|nghi quyet|quyet dinh|nhiem vu|du thao))*|nhiem vu.{0,60}|noi dung.{0,60}|cong viec.{0,50}|hoat dong.{0,40}|trich yeu.*",
        ),
    ),
)
_PATTERNS = [(name, re.compile("|".join(f"(?:{p})" for p in patterns))) for name, patterns in _HEADINGS]
_MARK_QUARTER = re.compile(
    r"(?:quy|q\.?)\s*(?P<n>iii|ii|iv|i|[1-4])(?:\s*/?\s*(?:nam )?20\d\d)?|(?P<bare>iii|ii|iv|i|[1-4])"
)
_MARK_MONTH = re.compile(r"(?:thang|t\.?)\s*(?P<n>1[0-2]|0?[1-9])(?:\s*/\s*20\d\d)?|(?P<bare>1[0-2]|0?[1-9])")
_CALENDARS = (("month_mark", tuple(map(str, range(1, 13)))), ("quarter_mark", ("I", "II", "III", "IV")))
_ROMAN = {"i": 1, "ii": 2, "iii": 3, "iv": 4}
_LONGEST = 90
_SHORT = {r"nd": "noi dung", r"t[./ ]?gian": "thoi gian", r"tg": "thoi gian", r"th[./]?han": "thoi han", r"ph[./]?hop": "phoi hop",
          r"c[./]?tri": "chu tri", r"n[./]?vu": "nhiem vu", r"c[./]viec": "cong viec"}  # fmt: skip
_PERSON = re.compile(r"(?:nguoi|can bo|cong chuc|ca nhan|chuyen vien|dong chi)\b.*")
"""Says who does it, where the plan names no office."""


@dataclass(slots=True)
class Column:
    """A column of a plan's table; `mark` is the quarter or month it stands for in a calendar of crosses."""

    index: int
    heading: str
    field: str
    mark: int = 0

    def time_of(self, text: str) -> str:
        """A time as its cell says it, a bare number with the word for what the heading counts: "3" → "Tháng 3"."""
        said = one_line(text)
        unit = re.search(r"(quy|thang)$", _key(self.heading)) if _BARE.fullmatch(flat(said)) else None
        name = unit[1] if unit else {"quarter": "quy", "month": "thang"}.get(self.field, "")
        if not name or flat(said).startswith(("quy", "thang", "t")) or "/" in said:
            return said
        return f"{'Quý' if name == 'quy' else 'Tháng'} {said}"


_BARE = re.compile(r"\d{1,2}|iii|ii|iv|i")
"""A number that does not say what it counts."""


@dataclass(slots=True)
class Header:
    """The header of a table: its columns, and how many lines it takes."""

    columns: list[Column] = field(default_factory=list)
    depth: int = 1
    guessed: bool = False

    def indexes(self, *fields: str) -> list[int]:
        """The columns of some fields, in order."""
        return [column.index for column in self.columns if column.field in fields]

    def first(self, *fields: str) -> int | None:
        """The first column of some fields."""
        return next(iter(self.indexes(*fields)), None)

    @property
    def tells_agencies(self) -> bool:
        """Has the table a column of agencies?"""
        return bool(self.indexes(*AGENCY_FIELDS))

    def same_as(self, other: "Header | None") -> bool:
        """Is this the same header, printed again on the next page?"""
        return other is not None and [(c.index, c.field) for c in self.columns] == [
            (c.index, c.field) for c in other.columns
        ]


_COUNTED = re.compile(r"\s*(?:\d{1,3}(?:\.\d{1,3})*|[IVX]{1,5})\s*[.)]?\s*")
"""Counts a row, which is therefore no header: "1 | Công tác khen thưởng | Các đơn vị"."""


def _key(text: str) -> str:
    """A heading in plain letters, the usual abbreviations written out."""
    key = re.sub(r"\s*\([^)]*\)?\s*$", "", flat(one_line(text))).strip(" .:*-") or flat(one_line(text)).strip(" .:*-()")
    key = re.sub(r"\bqui\b", "quy", key)
    for short, full in _SHORT.items():
        key = re.sub(rf"(?<![a-z]){short}(?![a-z])", full, key)
    return key


_UNIT = re.compile(r"\S\s*\((?:theo |tinh theo )?(quy|thang)\)\s*$")
"""Says of bare numbers below a heading what they count: "Thời gian (tháng)"."""


def _is_time(key: str) -> bool:
    return any(pattern.fullmatch(key) for name, pattern in _PATTERNS if name in TIME_FIELDS)


@lru_cache(maxsize=4096)
def classify(text: str) -> str:
    """The field a heading stands for, "" where it is not known."""
    key = _key(text)
    if not key or len(key) > _LONGEST or key.isdigit() and key:
        return ""
    if unit := _UNIT.search(flat(one_line(text))):
        return {"quy": "quarter", "thang": "month"}[unit[1]] if _is_time(key) else ""
    return next((name for name, pattern in _PATTERNS if pattern.fullmatch(key)), "")


def _mark(text: str, parent: str) -> tuple[str, int]:
    """The quarter or month a narrow column stands for; bare numbers only below a heading that says which."""
    key = re.sub(r"\bqui\b", "quy", flat(one_line(text)).strip(" .:"))
    above = flat(one_line(parent))
    match = _MARK_QUARTER.fullmatch(key)
    if match and (match["n"] or "quy" in above or match["bare"] in _ROMAN and classify(parent) in TIME_FIELDS):
        said = match["n"] or match["bare"]
        return "quarter_mark", _ROMAN.get(said) or int(said)
    match = _MARK_MONTH.fullmatch(key)
    if match and (match["n"] or "thang" in above):
        return "month_mark", int(match["n"] or match["bare"])
    return "", 0


def find_header(lines: list[Line], at: int) -> Header | None:
    """The header that begins at a line, None where none does."""
    line = lines[at]
    if line.loose or len(line.cells) < 2 or any(len(text) > _LONGEST * 2 for text in line.own().values()):
        return None
    if _COUNTED.fullmatch(next((text for _, text in sorted(line.own().items())), "")):
        return None
    below = lines[at + 1] if at + 1 < len(lines) and not lines[at + 1].loose else None
    one = _columns(line, None)
    if below is not None and _runs_on(line, below):
        whole = _columns(_joined(line, below), None)
        if _enough(whole) and _told(whole) > _told(one):
            return Header(whole, depth=2)
    if below is not None and _is_second(line, below):
        two = _columns(line, below)
        if _enough(two):
            return Header(two, depth=2)
    return Header(one) if _enough(one) else None


def _told(columns: list[Column]) -> int:
    return sum(column.field != "other" for column in columns)


def _enough(columns: list[Column]) -> bool:
    fields = [column.field for column in columns]
    if "text" not in fields:
        return False
    known = {
        "lead",
        "with",
        "agencies",
        "time",
        "quarter",
        "month",
        "end",
        "start",
        "product",
        "quarter_mark",
        "month_mark",
    }
    return bool(known.intersection(fields)) or "number" in fields


def _runs_on(line: Line, below: Line) -> bool:
    """Tell whether a line holds the ends of the headings above: "Nội dung" over "công việc", "Thời" over "gian"."""
    texts = below.own().values()
    known = [classify(text) for text in line.own().values()]
    return (
        len(texts) > 1
        and all(text[:1].islower() and len(text) < 30 for text in texts)
        and any(known)
        and not any(cell.merged for cell in (*line.cells.values(), *below.cells.values()))
    )


def _joined(line: Line, below: Line) -> Line:
    """Two lines of headings as one; an end that has nothing above it belongs to the nearest heading on its left."""
    own = line.own()
    ends = below.own()
    texts = {c: f"{own.get(c) or _parent(line, c)} {ends[c]}" if c in ends else text for c, text in own.items()}
    texts |= {c: f"{_parent(line, c)} {end}" for c, end in ends.items() if c not in own}
    return Line(line.place, line.number, {c: Cell(text) for c, text in sorted(texts.items())})


def _is_second(line: Line, below: Line) -> bool:
    """Tell whether a line divides headings of the one above it: "Chủ trì | Phối hợp", "Quý I | … | Quý IV"."""
    own = below.own()
    if not own or len(own) > len(below.cells):
        return False
    spread = {c for c, cell in line.cells.items() if cell.merged == "right"}
    parents = spread | {c - 1 for c in spread}
    for column, text in own.items():
        parent = _parent(line, column)
        known = classify(text) in (*AGENCY_FIELDS, *TIME_FIELDS, "start") or _mark(text, parent)[1]
        known = (
            known
            or column in parents
            and (
                classify(parent) in TIME_FIELDS
                and len(text) < 40
                or classify(parent) in AGENCY_FIELDS
                and begins_like_agency(text)
            )
        )
        if not known or not (column in parents or column not in line.own()):
            return False
    return True


def _parent(line: Line, column: int) -> str:
    """The heading above a column: its own, or the nearest to the left where cells were not merged."""
    if cell := line.cells.get(column):
        return cell.text
    left = [c for c in line.cells if c < column]
    return line.cells[max(left)].text if left else ""


def _columns(line: Line, below: Line | None) -> list[Column]:
    found: list[Column] = []
    for index in sorted({*line.cells, *(below.cells if below else ())}):
        parent = _parent(line, index)
        own = below.cells.get(index) if below else None
        text = own.text if own and own.text and not own.merged else parent
        name, mark = _mark(text, parent if own else "")
        if not mark:
            name = classify(text)
            name = name or (classify(parent) if text is not parent else "")
        found.append(Column(index, one_line(text), name or "other", mark))
    return _settle(_calendar(found))


def _calendar(columns: list[Column]) -> list[Column]:
    """Columns headed 1, 2, … 12 are months and I, II, III, IV quarters, also where no heading above says so."""
    for field_name, names in _CALENDARS:
        for at in range(len(columns) - len(names) + 1):
            run = columns[at : at + len(names)]
            if tuple(column.heading.strip(" .").lstrip("0") for column in run) == names:
                for mark, column in enumerate(run, start=1):
                    column.field, column.mark = field_name, mark
    return columns


def _settle(columns: list[Column]) -> list[Column]:
    """One number and one text column; agencies beside a column of those who co-operate are those who lead."""
    seen: set[str] = set()
    for column in columns:
        if column.field in ("number", "text"):
            if column.field in seen:
                column.field = "other" if column.field == "number" else "text_more"
            seen.add(column.field)
    fields = {column.field for column in columns}
    if not fields.intersection(("agencies", "lead")):
        for column in columns:
            column.field = (
                "agencies" if column.field == "other" and _PERSON.match(_key(column.heading)) else column.field
            )
    if "with" in fields and "lead" not in fields:  # who it is that the others help
        for column in columns:
            column.field = "lead" if column.field == "agencies" else column.field
    if "end" in fields and "time" in fields:
        for column in columns:
            column.field = "start" if column.field == "time" else column.field
    return columns


def is_counter_line(line: Line) -> bool:
    """Tell whether a line only counts the columns: (1) (2) (3), A B 1 2."""
    texts = [text.strip("()[] .") for text in line.own().values()]
    if len(texts) < 2 or not all(len(text) < 3 and (text.isdigit() or text.isalpha()) for text in texts):
        return False
    numbers = [int(text) for text in texts if text.isdigit()]
    return len(numbers) > 1 and numbers == list(range(numbers[0], numbers[0] + len(numbers)))
