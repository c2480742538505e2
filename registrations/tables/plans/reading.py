"""Reading a work plan: the entry point.

A plan is a table of tasks, in several files' forms, or paragraphs below headings of quarters and months. What is
stated comes back as it stands; what is inferred, left out or contradicted is told as a doubt beside the task.
"""

import re
from collections import Counter
from typing import BinaryIO

from search.text import canonical, find_numbers, find_spans

from ..errors import UnreadableList
from ..grids import Grid
from ..limits import DEFAULT_LIMITS, Limits
from ..wording import flat, is_capital, one_line, sentence_case
from .drafts import Draft, agencies_apart, apart_by_bullets, below_their_heading, finish, times_apart
from .files import plan_grids
from .guesses import guess_header
from .headings import find_header
from .labels import is_counter_text
from .matrices import grid_of_calendar
from .prose import ProseReader
from .records import PlanReading, Task
from .sentences import agencies_from_sentence
from .table_walk import TableWalk
from .when import period_heading

_NO_PLAN = (
    "Không tìm thấy nhiệm vụ nào trong tệp: cần một bảng có cột nội dung và cơ quan thực hiện hoặc thời gian, "
    "hoặc các mục theo quý, theo tháng. Kính đề nghị ông, bà kiểm tra lại tệp."
)
_PICTURE = (
    "Tệp chỉ có ảnh của kế hoạch nên không đọc được. Kính đề nghị ông, bà gửi bản Word hoặc Excel có chữ của kế hoạch."
)
_MOST_TASKS = 1_000
_MOST_COLUMNS = 8
"""Columns left out that are told by name."""
_ROLES = (
    "Kế hoạch không ghi rõ cơ quan nào chủ trì: cơ quan ghi đầu tiên tạm coi là chủ trì, các cơ quan sau là phối hợp; "
    "đề nghị kiểm tra."
)
_NO_TIMES = "Kế hoạch không ghi thời gian theo quý, tháng hoặc ngày cho các nhiệm vụ."
_NO_AGENCIES = "Kế hoạch không ghi cơ quan thực hiện cho các nhiệm vụ."
_SEVERAL_PLANS = (
    "Tệp có hơn một kế hoạch; nhiệm vụ của các kế hoạch được đọc chung. "
    "Nếu là các kế hoạch riêng, đề nghị tách tệp và nhập từng kế hoạch."
)
_NO_YEAR = "Chưa rõ năm của kế hoạch nên chưa tính được ngày đến hạn."


_YEARS = re.compile(r"(?P<what>nam hoc|nien hoc|giai doan|nhiem ky)\s*(20\d\d)\s*(?:[-–/]|den(?: nam)?)\s*(20\d\d)")
"""A plan of more than one calendar year."""
_OF_THE_TITLE = re.compile(
    r"(?:cua .{3,70} )?(?:nam|nam hoc|nien hoc|quy|thang|hoc ky|giai doan|tuan)\b.{0,30}20\d\d.{0,12}"
)


def read_plan(
    file: BinaryIO | bytes, filename: str, *, year: int | None = None, limits: Limits = DEFAULT_LIMITS
) -> PlanReading:
    """Read a work plan from a .docx, .xlsx, .xls, .odt, .ods, .csv, .txt, .html or .pdf file; `year` overrules the plan's own.

    Raises UnreadableList, with a message for the screen, and nothing else.
    """
    data = file if isinstance(file, bytes) else file.read(limits.file_size + 1)
    return read_grids_of_plan(plan_grids(data, filename, limits), year=year)


def read_grids_of_plan(grids: list[Grid], *, year: int | None = None) -> PlanReading:
    """Read tasks out of grids. Raises UnreadableList where there are none."""
    reading = PlanReading()
    several = _head(reading, grids)
    reading.year = year or reading.year
    drafts = _tables(grids, reading)
    if not drafts:
        drafts = _tables([found for grid in grids if (found := grid_of_calendar(grid))], reading)
    if not drafts:
        drafts = _without_header(grids, reading)
    if not drafts:
        drafts = _prose(grids, reading)
    if not drafts:
        raise UnreadableList(_PICTURE if any(grid.pictures for grid in grids) else _NO_PLAN)
    if len(drafts) > _MOST_TASKS:
        raise UnreadableList(
            f"Kế hoạch có hơn {_MOST_TASKS:,}".replace(",", ".") + " dòng nhiệm vụ, vượt mức đọc được. "
            "Kính đề nghị ông, bà kiểm tra lại tệp hoặc chia thành nhiều kế hoạch."
        )
    for grid in grids:
        for doubt in grid.doubts:
            reading.doubt(doubt.replace("danh sách", "kế hoạch"))
    _finish(reading, drafts, several)
    return reading


def _tables(grids: list[Grid], reading: PlanReading) -> list[Draft]:
    drafts: list[Draft] = []
    for grid in grids:
        walk = TableWalk(grid, period_heading(grid.name))
        found = walk.read()
        if found:
            if walk.plans:
                reading.doubt(_SEVERAL_PLANS)
            hidden = grid.hidden_columns.intersection(
                c.index for h in walk.headers for c in h.columns if c.field != "other"
            )
            if hidden:
                reading.doubt(f"{grid.name}: có cột đang được ẩn trong bảng tính nhưng vẫn được đọc.")
            for text in walk.unread[:5]:
                reading.doubt(f"Chưa đọc dòng “{text[:80]}”.")
            left_out = _left_out(walk)
            for heading in left_out[:_MOST_COLUMNS]:
                reading.doubt(f"Cột “{heading[:80]}” không có chỗ trong kế hoạch của Trang nên không được nhập.")
            if more := len(left_out[_MOST_COLUMNS:]):
                reading.doubt(f"Còn {more} cột khác cũng không được nhập.")
        counts = any(header.first("number") is not None for header in walk.headers)
        found = below_their_heading(found)
        drafts += found if counts else [part for draft in found for part in apart_by_bullets(draft)]
    return drafts


def _prose(grids: list[Grid], reading: PlanReading) -> list[Draft]:
    """Read plans without a table."""
    drafts: list[Draft] = []
    for grid in grids:
        reader = ProseReader(grid)
        drafts += reader.read()
        for text in reader.unread[:5]:
            reading.doubt(f"Chưa đọc đoạn “{one_line(text)[:80]}”: không ghi cơ quan, thời gian.")
        if more := len(reader.unread[5:]):
            reading.doubt(f"Còn {more} đoạn khác không ghi cơ quan, thời gian cũng chưa được đọc.")
    return drafts


def _left_out(walk: TableWalk) -> list[str]:
    """Headings of columns that hold words no field of a task takes."""
    named = {column.index: column.heading for h in walk.headers for column in h.columns if column.field == "other"}
    filled = {c for line in walk.lines if not line.loose for c, text in line.own().items() if c in named and text}
    told = (one_line(named[c]) for c in sorted(filled) if _holds_more(walk, c, named[c]))
    return list(dict.fromkeys(heading for heading in told if heading))


def _holds_more(walk: TableWalk, column: int, heading: str) -> bool:
    texts = {one_line(line.own().get(column, "")) for line in walk.lines if not line.loose}
    return any(text not in ("", one_line(heading)) and not is_counter_text(text) for text in texts)


def _without_header(grids: list[Grid], reading: PlanReading) -> list[Draft]:
    """Read tables whose columns have no headings, by what stands in them."""
    drafts: list[Draft] = []
    for grid in grids:
        header = guess_header(grid)
        if header is not None:
            drafts += TableWalk(grid, period_heading(grid.name)).read(header)
    if drafts:
        reading.doubt("Bảng không có dòng tiêu đề cột; các cột được nhận theo nội dung, đề nghị kiểm tra.")
    return drafts


def _finish(reading: PlanReading, drafts: list[Draft], several: re.Match[str] | None) -> None:
    if not any(draft.agencies for draft in drafts):
        for draft in drafts:
            agencies_apart(draft)
            agencies_from_sentence(draft, roles_only=True)
    agencies = any(draft.agencies for draft in drafts)
    for draft in drafts:
        times_apart(draft)
    time = any(draft.time or draft.marks or draft.period for draft in drafts)
    school = several is not None and several["what"] in ("nam hoc", "nien hoc")
    more = int(several[3]) - int(several[2]) if several else 0
    for draft in drafts:
        reading.tasks.append(
            finish(draft, reading.year, agencies_told=agencies, time_told=time, school_year=school, more_years=more)
        )
    time = any(task.quarters for task in reading.tasks)
    _check_numbers(reading.tasks, drafts)
    _check_twins(reading.tasks)
    if not agencies:
        reading.doubt(_NO_AGENCIES)
    elif any(not task.roles_stated for task in reading.tasks):
        reading.doubt(_ROLES)
    if not time:
        reading.doubt(_NO_TIMES)
    elif reading.year is None and any(task.quarters and task.due_on is None for task in reading.tasks):
        reading.doubt(_NO_YEAR)


def _check_numbers(tasks: list[Task], drafts: list[Draft]) -> None:
    """Doubt numbers that are left out or come twice; counting may begin anew in each quarter or section."""
    last = unnumbered = 0
    place = since = ("", "", "")
    for task, draft in zip(tasks, drafts, strict=True):
        here = (draft.period, draft.section, draft.sources[0].partition(", dòng")[0] if _is_first(task) else place[2])
        if not re.fullmatch(r"\d+", task.number):
            unnumbered = 1 if here != since else unnumbered + (not task.number)
            since = here
            continue
        value = int(task.number)
        fresh = here != place and value == 1 + (unnumbered if since == here else 0) or not last
        if last and not fresh and value != last + 1 and not last < value <= last + 1 + unnumbered:
            missing = [str(n) for n in range(last + 1, value)][:5]
            what = f"có thể thiếu số {', '.join(missing)}" if missing else "số bị lặp hoặc đảo"
            task.doubt(f"Số thứ tự {value} đứng sau số {last}: {what}; đề nghị kiểm tra.")
        last, place, since, unnumbered = value, here, here, 0


def _is_first(task: Task) -> bool:
    """Is this the first of a count? Only there a new table may begin to count anew; a page may break any other."""
    return bool(re.fullmatch(r"0*1", task.number))


def _check_twins(tasks: list[Task]) -> None:
    keys = [(canonical(task.text), tuple(task.quarters), tuple(task.months), task.deadline) for task in tasks]
    counts = Counter(keys)
    seen: dict[object, Task] = {}
    for key, task in zip(keys, tasks, strict=True):
        if counts[key] > 1 and key in seen and task.text:
            other = seen[key].number or "trên"
            task.doubt(f"Có thể trùng với nhiệm vụ {other}: cùng nội dung và thời gian.")
        seen.setdefault(key, task)


_NUMBER_OF_PLAN = re.compile(r"^\W*(?:(?:ban hanh )?kem theo (?:ke hoach|quyet dinh) )?so\b\s*:?\s*|\bso\s*:\s*")


# The head of a page of which a PDF made one line: the word for a plan in capitals, then what it is about.
_TITLE_INSIDE = re.compile(r"(?<!\w)((?:KẾ HOẠCH|CHƯƠNG TRÌNH(?: CÔNG TÁC)?)\s+\S.{7,240})$")


def _head(reading: PlanReading, grids: list[Grid]) -> re.Match[str] | None:
    """Read title, year, number and date of issue out of what stands above the tasks; and the years, where several."""
    texts = [one_line(text) for grid in grids for line in grid.lines[:60] for text in line.own().values()][:150]
    above = [one_line(text) for grid in grids for text in _above_table(grid)][:150] or texts
    for at, text in enumerate(above):
        folded = flat(text)
        if (
            re.match(r"\W*(?:ke hoach|chuong trinh cong tac|chuong trinh|lich cong tac|danh muc nhiem vu)\b", folded)
            and len(text) < 250
        ):
            below = above[at + 1] if at + 1 < len(above) else ""
            alone = (
                len(text.split()) < 4
                and below
                and not re.match(r"(?:can cu|[ivx]+\.|\d+[.)]|phu luc|thuc hien|tt$|stt$)", flat(below))
                and not period_heading(below)
            )
            alone = alone or not re.search(r"20\d\d", text) and bool(_OF_THE_TITLE.fullmatch(flat(below)))
            reading.title = _title(f"{text} {below}" if alone and len(below) < 250 else text)
            break
    else:
        inside = next((match for text in above if (match := _TITLE_INSIDE.search(text))), None)
        reading.title = _title(inside[1]) if inside else ""
    years = re.compile(r"(?:nam|nam hoc|/|ke hoach|kh|cong tac|chuong trinh|nhiem vu)\s*(20\d\d)(?!\d)|^(20\d\d)$")
    for text in [reading.title, *(grid.name for grid in grids), *(t for t in texts if period_heading(t)), *texts]:
        if match := years.search(flat(text)):
            reading.year = int(match[1] or match[2])
            break
    if reading.year is None and (named := re.findall(r"(?<!\d)20\d\d(?!\d)", reading.title)):
        reading.year = int(named[0])
    for text in texts[:14]:
        said = _NUMBER_OF_PLAN.search(flat(text))
        found = [number for number in find_numbers(text) if said and number.start - 3 < said.end() < number.end]
        if found and not reading.number:
            reading.number = re.sub(r"\s*([/-])\s*", r"\1", found[0].original.strip())
        if reading.issued_on is None and re.search(r",\s*ngay\s*\d", flat(text)):
            spans = [span for span in find_spans(text) if span.token.startswith("d")]
            reading.issued_on = spans[0].start if spans else None
    return _YEARS.search(flat(reading.title))


def _above_table(grid: Grid) -> list[str]:
    """What stands above the first table of tasks: a plan's title does, never what a task is called."""
    lines = grid.lines[:60]
    end = next((at for at in range(len(lines)) if find_header(lines, at) is not None), len(lines))
    return [text for line in lines[:end] for text in line.own().values()]


def _title(text: str) -> str:
    words = text.strip(" .:")
    first, _, rest = words.partition(" ")
    if is_capital(words):
        return sentence_case(words)
    if is_capital(f"{first} {rest.split(' ')[0] if rest else ''}"):
        pieces = words.split(" ")
        capitals = next((i for i, word in enumerate(pieces) if not word.isupper()), len(pieces))
        head = " ".join(pieces[:capitals]).capitalize()
        tail = " ".join(pieces[capitals:])
        return f"{head} {tail[:1].lower() + tail[1:]}".strip()
    return words
