"""Plans without a table: headings of quarters or months, numbered paragraphs, and lines such as "Chủ trì: …"."""

import re
from dataclasses import dataclass

from ..grids import Grid, Line
from ..wording import flat, is_capital, one_line
from .agencies import Role, begins_like_agency
from .drafts import STATED_TIME, Draft, is_open
from .labels import place_of
from .sentences import agencies_from_sentence
from .when import period_heading, read_when

_LABEL = re.compile(
    r"\s*(?:(?P<roman>[IVX]{1,5})[.)/:]|(?P<letter>[A-ZĐ])[.)]|(?P<number>\d{1,3}(?:\.\d{1,3})*)(?:[.):]|/(?=\s)|(?=\s))|(?P<small>[a-zđ])[).]"
    r"|(?P<bullet>[-+*•–●▪])|(?:Nhiệm vụ|NHIỆM VỤ|Công việc|CÔNG VIỆC|Việc)(?: số)?\s*(?P<counted>\d{1,3})?\s*:)\s*(?=\S)"
)
_ATTRIBUTE = re.compile(
    r"(?<![a-z])[-+*•(]?\s*(?:(?:cac |ten )?(?:co quan|don vi|phong|bo phan|cq|dv|to chuc|nguoi|can bo)(?:[,/] ?(?:don vi|ca nhan|to chuc|bo phan))*\s+)?"
    r"(?P<name>chu tri(?:[,/ ]+(?:tham muu|thuc hien))*|dau moi|phoi hop(?: thuc hien)?|tham gia|thuc hien|phu trach|trach nhiem(?: thuc hien)?|phan cong(?: thuc hien)?"
    r"|thoi gian(?: (?:thuc hien|hoan thanh|to chuc|du kien))*|thoi han(?: hoan thanh)?|tien do(?: thuc hien)?|hoan thanh"
    r"|san pham(?: dau ra)?|ket qua(?: dau ra)?|dia diem|kinh phi|thanh phan)\s*:\s*"
)
_TIME = re.compile(r"(?:thoi gian|thoi han|tien do)(?: [a-z]+)*\s*:")
_STOP = re.compile(r"\W*(?:noi nhan|kt\.|tm\.|tl\.)|to chuc thuc hien$|.*\bnoi nhan\s*:")
_SKIPPED = re.compile(
    r"(?:muc dich|yeu cau|muc tieu|to chuc thuc hien|kinh phi|can cu|quan diem|phuong huong|danh gia|ket qua|noi nhan)\b.*"
)
_ROLES: dict[str, Role] = {"chu tri": "lead", "dau moi": "lead", "phoi hop": "with", "tham gia": "with"}
_CLAUSE = re.compile(
    r"(?:[.;,:]|\s[-–])\s+(?P<who>(?:giao |do )?[^.;,]{2,70} (?:chu tri|lam dau moi|dau moi)\b[^.]*|[^.;]{2,90} (?=thuc hien[.;]?$))(?:thuc hien)?[.;]?$"
)
_DONE_BY = re.compile(r",\s*(?=(?:hoan thanh|xong|thoi gian|ket thuc)\b)(?P<time>[^.;:]{6,60}(?:\.\d[^.;:]*)*?)[.;]?$")
_DOTS = re.compile(r"\s*(?:\.{4,}|…{2,}|_{4,})\s*")
_BY_DAY = re.compile(r"(?:truoc|den|cham nhat|ngay|tuan)\b")
_TIMED = re.compile(r"(?P<time>[^:.;]{3,50}):\s+(?P<words>\S.{7,})")
_DASHED_TIME = re.compile(r"(?:\s[–-]|[:;])\s+(?P<time>[^–:;()]{4,40}?)[.;]?$")
_PAREN = re.compile(r"\(([^()]{4,250})\)\s*[.;]?\s*$")


def _timed(core: str) -> tuple[str, str] | None:
    """A time before a colon and the task behind it: "Tháng 6: sơ kết phong trào"."""
    match = _TIMED.fullmatch(core)
    if match is None:
        return None
    time = match["time"].strip()
    return (time, match["words"]) if _tells_time(time) and not _ATTRIBUTE.match(flat(core)) else None


def _tells_time(text: str) -> bool:
    """Tell whether a piece of a sentence says nothing but when."""
    return bool(period_heading(text)) or bool(_BY_DAY.match(flat(text))) and read_when(text).known


@dataclass(slots=True)
class _Item:
    """A paragraph that may be a task."""

    draft: Draft
    level: str
    told: bool = False
    """It names agencies or a time of its own."""


class ProseReader:
    """Goes through the paragraphs of a document."""

    def __init__(self, grid: Grid) -> None:
        self.lines = [line for line in grid.lines if line.joined()]
        self.items: list[_Item] = []
        self.period = self.section = self.agency = ""
        self.skipping = False
        self.level = ""
        self.by_time = False
        """Its headings say "Thời gian: Quý I"."""
        self.unread: list[str] = []
        """Paragraphs beside tasks that name neither who does them nor when."""

    def read(self) -> list[Draft]:
        """The tasks: paragraphs below a quarter or month, or ones that name agencies or a time."""
        for at, line in enumerate(self.lines):
            if _STOP.match(flat(line.joined())):
                break
            self._line(line, at)
        tasks = [item for item in self.items if item.draft.period or item.told]
        beside = {(item.draft.section, item.level) for item in tasks}
        left = [item for item in self.items if not (item.draft.period or item.told)]
        self.unread = [item.draft.text for item in left if (item.draft.section, item.level) in beside]
        return [item.draft for item in tasks]

    def _line(self, line: Line, at: int) -> None:
        text = one_line(line.joined())
        label = _LABEL.match(text)
        core = text[label.end() :] if label else text
        if self._tells_time(text, core):
            self._attributes(self.items[-1], core)
            self.items[-1].draft.sources.append(place_of(line))
        elif not self.skipping and (timed := _timed(core)):
            self._timed_item(line, self._kind(label), *timed)
        elif period := period_heading(text):
            self.by_time = flat(core).startswith("thoi gian")
            self.period, self.section, self.skipping, self.level, self.agency = period, "", False, "", ""
        elif self._is_chapter(text, label, core):
            self.skipping = bool(_SKIPPED.match(flat(core)))
            self.period, self.section, self.level, self.agency = "", one_line(core).strip(" .:"), "", ""
        elif self.skipping:
            return
        elif _ATTRIBUTE.match(flat(core)) and self.items:
            self._attributes(self.items[-1], core)
            self.items[-1].draft.sources.append(place_of(line))
        else:
            self._item(line, at, text, label, core)

    def _tells_time(self, text: str, core: str) -> bool:
        """Tell whether "Thời gian: tháng 2" is the time of the task above, not the heading of tasks below."""
        if self.skipping or self.by_time or not self.items or not _TIME.match(flat(core)):
            return False
        last = self.items[-1].draft
        return last.period == self.period and not last.time and bool(period_heading(text))

    @staticmethod
    def _is_chapter(text: str, label: re.Match[str] | None, core: str) -> bool:
        if _SKIPPED.fullmatch(flat(core).strip(" .:")) and len(core) < 60:
            return True
        return bool(label and (label["roman"] or label["letter"])) and (is_capital(core) or len(core) < 120)

    def _kind(self, label: re.Match[str] | None) -> str:
        if label is None:
            return ""
        if label["counted"] or label.lastgroup is None:
            return "number0"
        if label["number"]:
            return f"number{label['number'].count('.')}"
        return str(label.lastgroup)

    def _item(self, line: Line, at: int, text: str, label: re.Match[str] | None, core: str) -> None:
        kind = self._kind(label)
        last = self.items[-1] if self.items else None
        inside = last is not None and last.draft.period == self.period and last.draft.section.endswith(self.section)
        if inside and last is not None and self._belongs(last, kind, core):
            before = _ATTRIBUTE.search(flat(core))
            own = core[: before.start()] if before else core
            last.draft.add_text(f"- {own.strip()}" if kind == "bullet" else own.strip())
            last.draft.sources.append(place_of(line))
            if before:
                self._attributes(last, core[before.start() :])
            return
        if self._heads(at, kind, core):
            self.section, self.level = one_line(core).strip(" .:"), kind
            self.agency = self.section if begins_like_agency(core) and len(core) < 90 else ""
            return
        if not label and (not self.period or len(core) < 15 or is_capital(core)):
            return
        draft = Draft(period=self.period, section=self.section, sources=[place_of(line)])
        draft.number = (label["number"] or label["counted"] or "") if label else ""
        self._tell(_Item(draft, kind), core)

    def _timed_item(self, line: Line, kind: str, time: str, core: str) -> None:
        """Read "Tháng 6: sơ kết": a task and its time; without a mark in front the time holds for what follows too."""
        if kind in ("", "roman", "letter"):
            self.period, self.skipping = time, False
        draft = Draft(period=self.period, section=self.section, sources=[place_of(line)])
        draft.time = "" if self.period == time else time
        self._tell(_Item(draft, kind, told=True), core)

    def _tell(self, item: _Item, core: str) -> None:
        """Take apart what the words of a task say of its agencies and time."""
        draft = item.draft
        self.items.append(item)
        first = _ATTRIBUTE.search(flat(core))
        draft.text = core[: first.start()].strip(" (;,") if first else core
        if first:
            self._attributes(item, core[first.start() :].rstrip(" )"))
        self._behind_dots(item)
        self._behind_dash(item)
        self._parenthesis(item)
        self._clause(item)
        agencies_from_sentence(item.draft)
        if self.agency and not item.draft.agencies:
            # A plan told office by office; what has no time there is a standing duty, no task of the plan.
            item.draft.add_agencies("lead", self.agency)
            item.told = item.told or STATED_TIME.search(flat(item.draft.text)) is not None

    def _belongs(self, last: _Item, kind: str, core: str) -> bool:
        """Tell whether a paragraph tells more of the task above."""
        if not kind:
            return core[:1].islower() or last.told and not self.period
        deeper = {"bullet": 3, "small": 2, "number1": 1, "number2": 2}.get(kind, 0)
        above = {"bullet": 3, "small": 2, "number1": 1, "number2": 2}.get(last.level, 0)
        return deeper > above and bool(last.level) or core[:1].islower() and is_open(last.draft.text)

    def _heads(self, at: int, kind: str, core: str) -> bool:
        """Tell whether a numbered paragraph is only the heading of those below it."""
        if not kind.startswith("number") and kind != "small" or len(core) > 110 or core.endswith((".", ";")):
            return False
        for line in self.lines[at + 1 : at + 2]:
            text = one_line(line.joined())
            label = _LABEL.match(text)
            below = self._kind(label)
            if not label or below == kind or _ATTRIBUTE.match(flat(text[label.end() :])):
                return False
            return below in ("bullet", "small", "number1", "number2")
        return False

    def _attributes(self, item: _Item, text: str) -> None:
        """Read "Chủ trì: …; phối hợp: …; thời gian: …" into the task."""
        found = list(_ATTRIBUTE.finditer(flat(text)))
        for at, match in enumerate(found):
            end = found[at + 1].start() if at + 1 < len(found) else len(text)
            value = text[match.end() : end].strip(" .;,()-+*•")
            value += ")" * (value.count("(") > value.count(")"))
            name = match["name"]
            draft, role = item.draft, next((r for word, r in _ROLES.items() if name.startswith(word)), None)
            if role is not None:
                draft.add_agencies(role, value)
            elif name.startswith(("thoi", "tien do", "hoan thanh")):
                draft.time = f"{draft.time} {value}".strip()
            elif name.startswith(("san pham", "ket qua")):
                draft.product = value
            elif name.startswith(("thuc hien", "phu trach", "trach nhiem", "phan cong")):
                draft.add_agencies("", value)
            else:
                draft.note = f"{draft.note} {value}".strip()
            item.told = item.told or role is not None or name[:4] not in ("dia ", "kinh")

    @staticmethod
    def _behind_dots(item: _Item) -> None:
        """Read "Tổng kết ........ Sở Nội vụ"."""
        words, _, who = (part.strip() for part in _DOTS.sub("\n", item.draft.text, count=1).partition("\n"))
        if words and begins_like_agency(who):
            item.draft.text = words
            item.draft.add_agencies("", who)

    @staticmethod
    def _behind_dash(item: _Item) -> None:
        """Read "Bình xét – trước 30/11/2026"."""
        match = _DASHED_TIME.search(item.draft.text)
        if match and not item.draft.time and _tells_time(match["time"]):
            item.draft.text, item.draft.time, item.told = item.draft.text[: match.start()].strip(), match["time"], True

    def _clause(self, item: _Item) -> None:
        """Read "…; Sở Nội vụ chủ trì, phối hợp với các sở, hoàn thành trước 30/6." behind a task."""
        ends = _DONE_BY.search(flat(item.draft.text))
        time = item.draft.text[ends.start("time") : ends.end("time")] if ends else ""
        text = item.draft.text[: ends.start()] if ends and read_when(time).known else item.draft.text
        match = _CLAUSE.search(flat(text))
        if match is None or item.draft.agencies:
            return
        who = text[match.start("who") :].strip(" .;")
        if begins_like_agency(re.sub(r"^(?:[Gg]iao|[Dd]o)\s+", "", who)):
            item.draft.text = text[: match.start()].strip() + text[match.start() : match.start() + 1].strip(";,:")
            item.draft.add_agencies("", who)
            item.draft.time = item.draft.time or (time if text != item.draft.text and ends else "")
            item.told = True

    def _parenthesis(self, item: _Item) -> None:
        """Read "(Sở Nội vụ; trước ngày 15/3)" behind a task."""
        match = _PAREN.search(item.draft.text)
        if match is None or item.told:
            return
        parts = re.split(r"\s*;\s*|,\s*(?=(?:hoàn thành|thời gian|xong|trước|trong (?:quý|tháng))\b)", match[1])
        times = [part for part in parts if len(part) < 60 and read_when(part).known]
        agencies = [part for part in parts if part not in times and begins_like_agency(part)]
        if len(times) + len(agencies) != len(parts) or not parts:
            return
        item.draft.text = item.draft.text[: match.start()].strip()
        item.draft.time = ", ".join(times)
        if agencies:
            item.draft.add_agencies("", "; ".join(agencies))
        item.told = True
