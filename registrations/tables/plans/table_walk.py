"""The rows below a plan's header: a task, the rest of the task above, a quarter, a section, or the end."""

import re

from ..grids import Cell, Grid, Line
from ..wording import flat, is_blank, is_capital, is_ditto, one_line
from .agencies import begins_like_agency
from .crosses import AGENCY_MARK, ROLES, find_agency_columns, role_of_mark
from .drafts import Draft, close_sentences, is_open
from .headings import AGENCY_FIELDS, TIME_FIELDS, Column, Header, find_header, is_counter_line
from .labels import AUTO, NUMBER, chapter_of, depth_of, is_counter_text, is_label, is_letter, is_number, place_of
from .row_words import ANNEX, BARE_BULLET, BRACKETED, BULLET, COUNTED, END, JOINED, NO_NUMBER, PAGE, PLAN, TOTAL
from .when import period_heading, read_when


class TableWalk:
    """Reads the tables of one grid into drafts."""

    def __init__(self, grid: Grid, period: str = "") -> None:
        self.grid = grid
        self.lines = grid.lines
        self.header: Header | None = None
        self.period = period
        self.sections: list[tuple[int, str]] = []
        self.bracketed = False
        """The heading of the section told the period, behind its words: "Nhiệm vụ trọng tâm (Quý I)"."""
        self.divided = False
        """The section has tasks one step below its own number: 2, then 2.1 or a dash."""
        self.drafts: list[Draft] = []
        self.headers: list[Header] = []
        self.broken = False
        """A page or table ended just above."""
        self.numbered = False
        self.above: dict[int, str] = {}
        self.unread: list[str] = []
        self.plans = 0
        """Further plans that begin below the tasks of the first."""

    def read(self, guessed: Header | None = None) -> list[Draft]:
        """Read all tables; `guessed` is a header for a table that has none."""
        if guessed:
            self._begin(guessed, 0)
        at = 0
        while at < len(self.lines):
            line = self.lines[at]
            header = None if guessed else find_header(self.lines, at)
            if header is not None and not self._only_a_task(header, line, at):
                self._begin(header, at + header.depth)
                at += header.depth
                continue
            if line.starts_table and not guessed and self.header is not None and not self._goes_on(line, at):
                self.header = None
            self._line(line, at)
            at += 1
        return self.drafts

    def _only_a_task(self, header: Header, line: Line, at: int) -> bool:
        """Tell whether a row amid a table only reads like a header: "Công tác khen thưởng | Các phòng | Quý I"."""
        if self.header is None or line.starts_table or header.depth > 1 or self.lines[at - 1].loose:
            return False
        known = {column.index for column in header.columns if column.field != "other"}
        told = sum(column.field != "other" for column in self.header.columns)
        return len(known) < told and (len(known) < len(line.own()) or len(known) < 3)

    def _begin(self, header: Header, at: int) -> None:
        find_agency_columns(header, self.lines[at:])
        self.broken = bool(self.drafts)
        if not header.same_as(self.header):
            self.above = {}
        self.header = header
        self.headers.append(header)
        column = header.first("number")
        texts = [line.own().get(column, "") for line in self.lines[at:] if column is not None and not line.loose]
        numbers = [text for text in texts if is_number(text)]
        self.numbered = len(numbers) * 3 > len([text for text in texts if text]) and bool(numbers) or self.numbered

    def _goes_on(self, line: Line, at: int) -> bool:
        """Tell whether a table without a header carries on the one above."""
        header = self.header
        if header is None or not line.cells:
            return False
        width = max(column.index for column in header.columns)
        number = header.first("number")
        if any(END.match(flat(text)) for text in line.own().values()) or max(line.cells) > width:
            return False
        texts = line.own()
        numbered = number is not None and is_number(texts.get(number, ""))
        agencies = [texts.get(c, "") for c in header.indexes(*AGENCY_FIELDS)]
        agency = any(begins_like_agency(text) for text in agencies)
        # A page may break a sentence, or the name of an agency.
        rest = any(text[:1].islower() for text in (texts.get(header.first("text") or 0, ""), *agencies))
        self.broken = True
        whole = len(line.cells) == width + 1
        return numbered or agency or rest or bool(self._period(line)) or whole or self._counts_on(at)

    def _counts_on(self, at: int) -> bool:
        """Tell whether the next number of a table follows the last one."""
        column = self.header.first("number") if self.header else None
        last = next((int(m[0]) for draft in self.drafts[::-1] if (m := re.search(r"\d+(?=\D*$)", draft.number))), None)
        for line in self.lines[at + 1 : at + 6]:
            text = line.own().get(column, "") if column is not None and not line.loose else ""
            if line.starts_table or last is None:
                break
            if NUMBER.fullmatch(text):
                return int(re.findall(r"\d+", text)[-1]) == last + 1
        return False

    def _line(self, line: Line, at: int) -> None:
        if line.loose:
            self._loose(line)
            return
        own = {c: t for c, t in line.own().items() if not is_blank(t)}
        if not own:
            return
        if period := self._period(line):
            self._enter(period)
            return
        if self.header is None:
            return
        text = line.joined()
        if is_counter_line(line) and not self.is_numbered_task(own):
            return
        if self._ends(own) and not self._number(own):
            self.header = None
            return
        if PAGE.fullmatch(flat(text)) or (TOTAL.fullmatch(flat(text)) and not self._number(own)):
            return
        if self._section(line, own, at):
            return
        self._row(line, own, at)

    def _ends(self, own: dict[int, str]) -> bool:
        """Tell whether a row is the foot of the plan; "Giám đốc" beside a task is who does it."""
        beside = self.header.indexes(*AGENCY_FIELDS) if self.header and self.header.first("text") in own else []
        return any(END.match(flat(one_line(text))) for column, text in own.items() if column not in beside)

    def is_numbered_task(self, own: dict[int, str]) -> bool:
        column = self.header.first("text") if self.header else None
        return column is not None and len(own.get(column, "")) > 3

    def _loose(self, line: Line) -> None:
        text = line.joined()
        if period := period_heading(text):
            self._enter(period)
        elif self.drafts and PLAN.match(text):
            self.plans += 1
            self.sections, self.period, self.header = [], "", None
        elif re.match(r"\W*(?:[IVX]{1,5}|[A-Z])[.)]\s", text):
            self.sections, self.period = chapter_of(text), ""
            if self.header is not None and END.search(flat(text)):
                self.header = None
        elif ANNEX.match(flat(text)):
            self.sections, self.period = [], ""
        elif END.match(flat(text)):
            self.header = None
        elif self.header is not None and not PAGE.fullmatch(flat(text)):
            self.unread.append(text)

    def _enter(self, period: str) -> None:
        self.period, self.sections, self.above, self.bracketed = period, [], {}, False

    def _period(self, line: Line) -> str:
        """The quarter or month that a row of the table announces for the rows below it."""
        own = [text for _, text in sorted(line.own().items()) if not is_blank(text)]
        if not own or len(own) > 2:
            return ""
        if self.header is not None and len(own) == 1:
            column = min(line.own())
            wide = len(line.cells) > 1 and all(c.merged for k, c in line.cells.items() if k != column)
            if column in self.header.indexes(*TIME_FIELDS) and not wide and "\n" not in own[0]:
                return ""  # the time of the task above, on a row of its own
        if len(own) == 2 and not (is_label(own[0])):
            return ""
        return period_heading(own[-1])

    def _number(self, own: dict[int, str]) -> str:
        column = self.header.first("number") if self.header else None
        text = own.get(column, "") if column is not None else ""
        return one_line(text).strip() if is_label(text) or text == AUTO else ""

    def _section(self, line: Line, own: dict[int, str], at: int) -> bool:
        """Enter a section where a row only names one: "A. Công tác tham mưu", or one cell over the whole table."""
        header = self.header
        if header is None:
            return False
        number = self._number(own)
        column = header.first("number")
        others = {c: text for c, text in own.items() if c != column or not number}
        if len(others) != 1:
            return False
        place, text = next(iter(others.items()))
        if place not in {column, header.first("text")} or "\n" in text and not number:
            return False
        if any(c.merged == "down" for k, c in line.cells.items() if k in header.indexes("text")):
            return False
        depth = depth_of(number)
        wide = sum(cell.merged == "right" for cell in line.cells.values()) >= max(1, len(header.columns) - 2)
        following = self._following(at)
        label = re.match(r"\s*(?:[IVX]{1,5}|[A-ZĐ])\s*[.)/:-]\s*(?=\S)", text) if not number else None
        opens = (
            depth in (0, 1)
            and not self._like_tasks(depth)
            and bool(following)
            or bool(number)
            and following.lstrip("0").startswith(f"{number.rstrip('.)').lstrip('0')}.")
            or bool(number)
            and (bool(BARE_BULLET.fullmatch(following)) or self._lettered(number, following, at))
            or not number
            and (wide or bool(label) or is_capital(text) and not is_open(f"{text}"[:-1]) or is_capital(text))
            or bool(number)
            and wide
        )
        if not opens or not number and not wide and text[:1].islower():
            return False
        core = text[label.end() :] if label else text
        kept = [(d, name) for d, name in self.sections if d < depth] if number else []
        self.sections = [*kept, (depth if number else 0, one_line(core).strip(" .:"))]
        bracketed = BRACKETED.search(core)
        period = period_heading(bracketed[1]) if bracketed else ""
        if period or self.bracketed:
            self.period, self.bracketed = period, bool(period)
        self.divided = False
        self.above = {}
        return True

    def _like_tasks(self, depth: int) -> bool:
        """Tell whether tasks themselves bear numbers of this kind: the plan counts them I, II, III or a, b, c."""
        column = self.header.first("number") if self.header else None
        texts = [line.own().get(column, "") for line in self.lines if column is not None and not line.loose]
        return not any(NUMBER.fullmatch(text) for text in texts if text and not is_counter_text(text)) and depth < 2

    def _following(self, at: int) -> str:
        """The number of the next row that has one."""
        column = self.header.first("number") if self.header else None
        for line in self.lines[at + 1 : at + 6]:
            text = line.own().get(column, "") if column is not None and not line.loose else ""
            if is_label(text) or text == AUTO or BARE_BULLET.fullmatch(text):
                return one_line(text)
            if line.own() and not line.loose:
                return ""
        return ""

    def _lettered(self, number: str, following: str, at: int) -> bool:
        """Tell whether rows a, b, c below say who does it and when: then the numbered one is their heading."""
        if not NUMBER.fullmatch(number) or not is_letter(following) or self.header is None:
            return False
        others = self.header.indexes(*AGENCY_FIELDS, *TIME_FIELDS)
        return any(self.lines[at + 1].own().get(column) for column in others)

    def _row(self, line: Line, own: dict[int, str], at: int) -> None:
        number = self._number(own)
        text = self._text(own)
        last = self.drafts[-1] if self.drafts else None
        if last is not None and not number and self._continues(line, own, text, at):
            if self._half(own, at) and text[:1].isupper() and not close_sentences(self.drafts):
                last.doubt(JOINED.format(place_of(line)))
            self._append(last, line, own, text)
        elif text or number:
            self._new(line, own, number, text, at)
        else:
            self.unread.append(line.joined())
        self.broken = False

    def _text(self, own: dict[int, str]) -> str:
        columns = self.header.indexes("text", "text_more") if self.header else []
        return "\n".join(own[c] for c in columns if c in own)

    def _continues(self, line: Line, own: dict[int, str], text: str, at: int) -> bool:
        """Tell whether a row without a number belongs to the task above."""
        header, last = self.header, self.drafts[-1]
        if header is None or (last.period != self.period and last.text != ""):
            return False
        if not text or text[:1].islower():
            return True
        if any(line.cells[c].merged == "down" for c in header.indexes("text") if c in line.cells):
            return True
        place = header.first("number")
        number = line.cells.get(place) if place is not None else None
        others = header.indexes(*AGENCY_FIELDS, *TIME_FIELDS, "product")
        speaks = any(c in own for c in others)
        if number is not None and number.merged == "down" and number.text:
            return not speaks or all(line.cells[c].merged for c in header.indexes(*AGENCY_FIELDS) if c in line.cells)
        if self.numbered and self._missing_number(at):
            return False
        if BULLET.match(text) and self.numbered and not speaks:
            return True
        if self.broken and is_open(last.text):
            return close_sentences(self.drafts) or not speaks or self._half(own, at)
        return self.numbered and not speaks and header.tells_agencies

    def _half(self, own: dict[int, str], at: int) -> bool:
        """Tell whether a row behind a break is half of the one above: no number, no time, and the count goes on."""
        header = self.header
        if header is None or not (self.broken and self.numbered and self.drafts and self.drafts[-1].time):
            return False
        return not any(c in own for c in header.indexes(*TIME_FIELDS)) and self._counts_on(at)

    def _missing_number(self, at: int) -> bool:
        """Tell whether the next number leaves room for this row: 4, (none), 6."""
        numbers = [int(m[0]) for draft in self.drafts[-3:] if (m := re.search(r"\d+(?=\D*$)", draft.number))]
        column = self.header.first("number") if self.header else None
        last = self.drafts[-1]
        if not numbers or column is None:
            return False
        since = 1 if not last.number else 0
        for line in self.lines[at + 1 : at + 40]:
            text = line.own().get(column, "")
            if not line.loose and NUMBER.fullmatch(text):
                following = re.findall(r"\d+", text)
                return bool(following) and int(following[-1]) > numbers[-1] + 1 + since
        return False

    def _append(self, last: Draft, line: Line, own: dict[int, str], text: str) -> None:
        if text:
            if not text[:1].islower() and not BULLET.match(text) and not (self.broken and is_open(last.text)):
                last.doubt(JOINED.format(place_of(line)))
            last.add_text(text)
        self._fill(last, line, merged=False)
        last.sources.append(place_of(line))

    def _new(self, line: Line, own: dict[int, str], number: str, text: str, at: int) -> None:
        if self.header is None:
            return
        column = self.header.first("number")
        dashed = column is not None and bool(BARE_BULLET.fullmatch(line.own().get(column, "")))
        dashed = dashed or bool(self.sections) and self.sections[-1][0] > 1 and is_letter(number)
        self._leave_section(number, dashed=dashed)
        counted = COUNTED.match(text) if column is None else None
        if counted:  # no column counts; the words of the task do
            number, text = counted[1], text[counted.end() :]
        draft = Draft(number="" if number == AUTO else number.strip(" .):([]-"), text=text, period=self.period)
        draft.section = " – ".join(name for _, name in self.sections)
        draft.sources.append(place_of(line))
        cell = line.cells.get(self.header.first("number") or 0)
        if self.numbered and not number and not dashed:
            shared = cell is not None and cell.merged == "down" and cell.text
            draft.doubt(f"Dùng chung số thứ tự {cell.text} với dòng trên." if shared and cell else NO_NUMBER)
        if line.hidden:
            draft.doubt("Dòng đang được ẩn trong bảng tính.")
        if any(each.struck for each in line.cells.values()):
            draft.doubt("Có chữ bị gạch ngang; đề nghị kiểm tra nhiệm vụ còn trong kế hoạch không.")
        if any(each.formula and not each.text for each in line.cells.values()):
            draft.doubt("Có ô chứa công thức chưa tính nên không đọc được.")
        self.drafts.append(draft)
        self._fill(draft, line, merged=True)

    def _leave_section(self, number: str, *, dashed: bool) -> None:
        """Leave a section that was told by its sub-numbers where the count goes on beside it: 2, 2.1, 2.2, then 3."""
        if not self.sections or not (number or dashed):
            return
        depth = depth_of(number) if number != AUTO else 5
        if dashed or depth > self.sections[-1][0] > 1:
            self.divided = True
        elif self.divided and NUMBER.fullmatch(number):
            self.sections = [section for section in self.sections if section[0] < depth]
            self.divided = False

    def _fill(self, draft: Draft, line: Line, *, merged: bool) -> None:
        """Take over the cells of a row; copies of merged cells only for the first row of a task."""
        if self.header is None:
            return
        times = [column.index for column in self.header.columns if column.field in TIME_FIELDS]
        said = [index for index in times if not is_blank(line.text(index))]
        for column in self.header.columns:
            cell = line.cells.get(column.index, Cell(""))
            if cell.merged == "right" or (cell.merged and not merged):
                continue
            text = cell.text if not is_blank(cell.text) else ""
            if text and is_ditto(text):
                text = self.above.get(column.index, "")
            elif text:
                self.above[column.index] = text
            self._put(draft, column, text, fresh=merged and not said)

    def _put(self, draft: Draft, column: Column, text: str, *, fresh: bool) -> None:
        name = column.field
        if name in ROLES:
            if text:
                draft.add_agencies(ROLES[name], text)
        elif name == AGENCY_MARK:
            if text:
                draft.add_agencies(role_of_mark(text) or "", column.heading)
        elif name in ("quarter", "month"):
            if not text and fresh and self.above.get(column.index) and not self.period:
                text = self.above[column.index]
                draft.doubt(f"Ô thời gian để trống; tạm lấy “{one_line(text)}” theo dòng trên.")
            if text:
                said = column.time_of(text)
                draft.time = f"{draft.time}, {said}" if draft.time else said
        elif name in ("time", "end"):
            both = text and read_when(draft.time).known and read_when(text).known
            draft.time = f"{draft.time}{'; ' if both else ' '}{column.time_of(text)}".strip() if text else draft.time
        elif name in ("quarter_mark", "month_mark"):
            draft.add_mark(name, column.mark, text)
        elif name == "product" and text:
            draft.product = f"{draft.product} {one_line(text)}".strip()
        elif name == "note" and text:
            draft.note = f"{draft.note} {one_line(text)}".strip()
