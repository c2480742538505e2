"""A task while it is being put together from the rows it is spread over, and how it is finished."""

import re
from dataclasses import dataclass, field, replace

from ..wording import flat, is_blank, is_mark, one_line
from .agencies import Agencies, Role, begins_like_agency, is_generic, read_agencies, without_times
from .records import Task
from .when import When, quarter_of, read_when

NO_AGENCY = "Chưa ghi cơ quan thực hiện."
_FROM_ONE_CELL = "Tách từ một ô ghi nhiều việc; đề nghị kiểm tra."
NO_TIME = "Chưa rõ quý hoặc tháng thực hiện."
STATED_TIME = re.compile(
    r"\b(?:(?:hoan thanh|xong|ket thuc|thuc hien|to chuc)\s+)?(?:trong(?=\s+(?:quy|thang))|truoc|cham nhat(?: la)?|den het|muon nhat|xong trong|hoan thanh trong"
    r"|bao cao truoc)\s+(?:vao\s+)?(?:ngay|thang|quy|\d)[^;.()]{0,40}(?:\.\d[\d.]*)?"
)


@dataclass(slots=True)
class Draft:
    """The cells of one task, as they stand in its rows."""

    number: str = ""
    text: str = ""
    agencies: dict[Role, str] = field(default_factory=dict)
    time: str = ""
    marks: list[tuple[str, int]] = field(default_factory=list)
    product: str = ""
    note: str = ""
    section: str = ""
    period: str = ""
    sources: list[str] = field(default_factory=list)
    doubts: list[str] = field(default_factory=list)

    def add_text(self, text: str) -> None:
        """Append a further part of the task's text: the rest of a broken sentence, or a line of its own."""
        self.text = join(self.text, text)

    def add_agencies(self, role: Role, text: str) -> None:
        """Append what a further row says of the agencies."""
        known = self.agencies.get(role, "")
        self.agencies[role] = f"{known}\n{text}" if known else text

    def add_mark(self, name: str, mark: int, text: str) -> None:
        """Take over a cross in the column of a quarter or month; a day or month written there instead tells more."""
        if not text:
            return
        self.marks.append((name, mark))
        if not is_mark(text) and read_when(text).known:
            self.time = f"{self.time}, {one_line(text)}".strip(", ")
        elif not is_mark(text):
            self.note = f"{self.note} {one_line(text)}".strip()

    def doubt(self, sentence: str) -> None:
        """Add a doubt once."""
        if sentence not in self.doubts:
            self.doubts.append(sentence)


def join(above: str, below: str) -> str:
    """Put two parts of a text together."""
    if not above or not below:
        return above or below
    runs_on = (is_open(above) or below[:1].islower()) and not _DASHED.match(below)
    return f"{above}{' ' if runs_on else chr(10)}{below}"


def is_open(text: str) -> bool:
    """Tell whether a sentence goes on: it ends neither with a full stop nor with a semicolon."""
    return not text.rstrip(" ”\"')").endswith((".", ";", ":", "!", "?", "…", "./")) and not text.endswith(")")


def close_sentences(drafts: list[Draft]) -> bool:
    """Do the tasks of a plan end with a full stop? The last one may still go on."""
    whole = drafts[:-1]
    return sum(not is_open(draft.text) for draft in whole) * 2 > len(whole)


def tidy_text(text: str) -> str:
    """Join the lines of a text that are broken within a sentence; lines with bullets of their own stay apart."""
    lines: list[str] = []
    for line in text.split("\n"):
        bullet = bool(re.match(r"\s*(?:[-+*•]|[a-zđ]\))\s*\S", line))
        if lines and not bullet and (is_open(lines[-1]) or line[:1].islower()):
            lines[-1] += f" {line.strip()}"
        else:
            lines.append(line.strip())
    return "\n".join(lines)


_DASHED = re.compile(r"\s*[-+*•–●▪]\s*(?=\S)")


def apart_by_bullets(draft: Draft) -> list[Draft]:
    """The tasks of a cell that holds nothing but bullets, in a table that counts none; else the draft as it is.

    Agencies that stand line by line beside as many bullets belong to one each.
    """
    lines = [line for line in draft.text.split("\n") if line.strip()]
    counted = _counted(draft.number, lines)
    if not counted and (draft.number or not lines or not _DASHED.match(lines[0])):
        return [draft]
    texts: list[str] = []
    for at, line in enumerate(lines):
        bullet = _COUNTED.match(line) if at in counted else None if counted else _DASHED.match(line)
        if bullet or not at:
            texts.append(line[bullet.end() if bullet else 0 :].strip())
        else:
            texts[-1] = f"{texts[-1]} {line.strip()}"
    told = {role: [line for line in text.split("\n") if line.strip()] for role, text in draft.agencies.items()}
    found = []
    for at, text in enumerate(texts):
        agencies = {
            role: lines[at] if len(lines) == len(texts) else draft.agencies[role] for role, lines in told.items()
        }
        number = str(int(draft.number) + at) if counted else draft.number
        part = replace(
            draft, number=number, text=text, agencies=agencies, marks=list(draft.marks), sources=list(draft.sources)
        )
        part.doubts = [*draft.doubts, *([_FROM_ONE_CELL] if len(texts) > 1 else [])]
        found.append(part)
    return found


_COUNTED = re.compile(r"\s*(\d{1,2})[.)/]\s+(?=\S)")


def _counted(number: str, lines: list[str]) -> list[int]:
    """The lines that carry on the count of a task: "2. …", "3. …" in the cell whose words began with "1."."""
    found: list[int] = []
    for at, line in enumerate(lines):
        counts = _COUNTED.match(line) if number.isdigit() else None
        if counts and int(counts[1]) == int(number) + len(found) + 1:
            found.append(at)
    return found


def below_their_heading(drafts: list[Draft]) -> list[Draft]:
    """Let tasks 1.1, 1.2 take over what only their heading 1 says: who does them, or when; it is no task itself."""
    found: list[Draft] = []
    at = 0
    while at < len(drafts):
        above = drafts[at]
        number = above.number.rstrip(".")
        end = at + 1
        while number and end < len(drafts) and drafts[end].number.startswith(f"{number}."):
            end += 1
        parts = drafts[at + 1 : end]
        timed, named = bool(above.time or above.marks), bool(above.agencies)
        if parts and timed != named and all(_completes(part, timed) for part in parts):
            found += [_below(above, part) for part in parts]
            at = end
        else:
            found.append(above)
            at += 1
    return found


def _completes(part: Draft, timed: bool) -> bool:
    """Tell whether a task says just what its heading leaves open."""
    return bool(part.agencies) == timed and bool(part.time or part.marks) != timed


def _below(above: Draft, part: Draft) -> Draft:
    section = " – ".join(filter(None, (above.section, one_line(above.text).strip(" .:"))))
    return replace(
        part,
        section=section,
        agencies=part.agencies or dict(above.agencies),
        time=part.time or above.time,
        marks=part.marks or list(above.marks),
    )


def finish(
    draft: Draft,
    year: int | None,
    *,
    agencies_told: bool,
    time_told: bool,
    school_year: bool = False,
    more_years: int = 0,
) -> Task:
    """Read the cells of a draft; `agencies_told` and `time_told` say whether the plan gives these at all.

    In a plan of a school year the months before August belong to the year after `year`. A plan of a period goes on
    for `more_years` after it.
    """
    task = Task(draft.number, text=tidy_text(draft.text), section=draft.section)
    task.product, task.note = one_line(draft.product), one_line(draft.note)
    task.sources, task.doubts = list(dict.fromkeys(draft.sources)), list(draft.doubts)
    _set_agencies(task, draft, agencies_told)
    if school_year and year and (due := read_when(draft.time or draft.period, year).due_on) and due.month <= _HOLIDAYS:
        _set_time(task, draft, year + 1, time_told, plan_year=year, more_years=more_years)
    else:
        _set_time(task, draft, year, time_told, plan_year=year, more_years=more_years)
    if not task.text:
        task.doubt("Chưa có nội dung nhiệm vụ.")
    return task


_HOLIDAYS = 7
"""The month in which a school year is over."""
_WHO = re.compile(r"\s*\(([^()]{4,250}?\b(?:chu tri|phoi hop|dau moi|thuc hien)\b[^()]{0,200})\)\s*[.;]?\s*$")


_NAMED = re.compile(r"\s*\(([^()]{4,150})\)\s*[.;]?\s*$")


def agencies_apart(draft: Draft) -> None:
    """Take "(Sở Nội vụ chủ trì)", "(Sở Nội vụ)" behind a task's words for its agencies; the plan names none elsewhere."""
    match = None if draft.agencies else _WHO.search(flat(draft.text)) or _NAMED.search(flat(draft.text))
    if match is None:
        return
    who = draft.text[match.start(1) : match.end(1)].strip()
    if begins_like_agency(who) or re.match(r"(?:co quan |don vi )?(?:chu tri|phoi hop|thuc hien)\s*:", flat(who)):
        draft.text = draft.text[: match.start()].strip()
        draft.add_agencies("", who)


def times_apart(draft: Draft) -> None:
    """Take out of the agencies what they say of the time, where the plan says it nowhere else."""
    if is_blank(draft.time) and not draft.marks:
        for role, text in draft.agencies.items():
            draft.agencies[role], time = without_times(text)
            draft.time = f"{draft.time}, {time}".strip(", ") if time else draft.time


def _set_agencies(task: Task, draft: Draft, told: bool) -> None:
    found = Agencies()
    for role in ("lead", "", "with"):
        if text := draft.agencies.get(role, ""):
            part = read_agencies(text, role)
            found.lead += [name for name in part.lead if name not in found.lead]
            found.cooperating += [name for name in part.cooperating if name not in found.cooperating]
            found.stated = found.stated and part.stated
    task.lead_agencies = found.lead
    task.cooperating_agencies = [name for name in found.cooperating if name not in found.lead]
    task.roles_stated = found.stated
    if told and not (found.lead or found.cooperating):
        task.doubt(NO_AGENCY)
    elif told and not found.lead:
        task.doubt("Chưa ghi cơ quan chủ trì.")
    elif found.lead and all(map(is_generic, found.lead)) and not found.cooperating:
        task.doubt(f"“{found.lead[0]}” chưa nêu tên cơ quan cụ thể.")


def _set_time(
    task: Task, draft: Draft, year: int | None, told: bool, *, plan_year: int | None, more_years: int = 0
) -> None:
    section = read_when(draft.period, year)
    year = section.year or year
    own = read_when(_as_quarter(draft.time), year)
    task.deadline = one_line(draft.time) if not is_blank(draft.time) else ""
    if not (own.known or task.deadline) and not section.known:
        own = _from_text(task, year)
    chosen = own if own.known else section
    if draft.marks and not own.known:
        chosen = _marked(draft.marks, year)
    task.quarters, task.months, task.all_year = chosen.quarters, chosen.months, chosen.all_year
    task.due_on = own.due_on or chosen.due_on
    if section.known and not section.all_year:
        _within(task, draft, own, section)
    if own.impossible:
        task.doubt(f"Ngày “{own.impossible}” không có trong lịch.")
    if task.deadline and not own.known and not own.impossible:
        missing = "" if section.known else f" {NO_TIME}"
        task.doubt(f"Thời hạn “{task.deadline}” chưa quy ra được ngày, tháng.{missing}")
    elif told and not chosen.known:
        task.doubt(NO_TIME)
    if own.year and plan_year and own.year != section.year and not plan_year <= own.year <= plan_year + more_years:
        task.doubt(f"Thời hạn “{task.deadline}” thuộc năm {own.year}, ngoài năm {plan_year} của kế hoạch.")


_BARE_QUARTER = re.compile(r"\s*(?:iii|ii|iv|i)(?:\s*(?:,|-|va|;)\s*(?:iii|ii|iv|i))*\s*(?:[/-]\s*20\d\d)?\s*")


def _as_quarter(text: str) -> str:
    """A time that is only Roman numerals, "II/2026", means quarters."""
    return f"Quý {text}" if _BARE_QUARTER.fullmatch(flat(text)) else text


def _within(task: Task, draft: Draft, own: When, section: When) -> None:
    """Keep the section's quarter and month where the task's own time only says more of them; doubt what is outside."""
    if not own.known or own.all_year:
        return
    outside = [q for q in own.quarters if q not in section.quarters]
    if section.months and not outside and own.months and not set(own.months) & set(section.months):
        outside = own.months
    if outside and (own.due_on is None or own.due_on.year == (own.year or own.due_on.year)):
        task.doubt(f"Thời hạn “{task.deadline}” không nằm trong {one_line(draft.period)}.")
    task.quarters = section.quarters if outside or not own.months else own.quarters
    task.months = own.months if not outside and own.months else section.months


def _from_text(task: Task, year: int | None) -> When:
    """Read a deadline that stands within the sentence itself: "… hoàn thành trước ngày 30/11"."""
    line = one_line(task.text)
    match = STATED_TIME.search(flat(line))
    found = read_when(match[0], year) if match else When()
    if match and found.known:
        task.deadline = line[match.start() : match.end()].strip(" ,.;")
        task.deadline = task.deadline[:1].upper() + task.deadline[1:]
        return found
    return When()


def _marked(marks: list[tuple[str, int]], year: int | None) -> When:
    """The time that crosses in a calendar of quarters or months tell."""
    months = sorted({n for kind, n in marks if kind == "month_mark"})
    quarters = sorted({n for kind, n in marks if kind == "quarter_mark"} | {quarter_of(m) for m in months})
    last = months[-1] if months else 3 * quarters[-1]
    found = read_when(f"tháng {last}", year)
    return When(quarters, months, found.due_on, all_year=len(months) == 12 or (not months and len(quarters) == 4))
