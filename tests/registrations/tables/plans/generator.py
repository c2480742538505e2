"""Invents work plans in the many ways in which offices write them, with what must be read out of each.

Nothing of the reader is used here: a plan and its expectation come from the same records.
"""

import calendar
import datetime
import random
from dataclasses import dataclass, field

YEAR = 2024
VERBS = [
    "Ban hành",
    "Xây dựng",
    "Tổ chức",
    "Trình",
    "Hướng dẫn",
    "Kiểm tra",
    "Tổng hợp",
    "Đôn đốc",
    "Thẩm định",
    "Công bố",
    "Rà soát",
]
THINGS = [
    "kế hoạch phát động phong trào thi đua yêu nước", "quy chế hoạt động của Hội đồng sáng kiến", "hồ sơ khen thưởng bậc cao",
    "hội nghị biểu dương điển hình tiên tiến", "báo cáo sơ kết 6 tháng đầu năm", "lớp bồi dưỡng nghiệp vụ (hai lớp)",
    "việc chấm điểm, xếp hạng các cụm, khối", "giao ước thi đua của khối các cơ quan Đảng", "hướng dẫn tổng kết năm học 2023 - 2024",
    "chuyên mục “Người tốt, việc tốt”", "danh sách đề nghị tặng Bằng khen", "kết quả thực hiện chỉ tiêu quý trước",
    "văn bản chỉ đạo, triển khai; phân công theo dõi", "tờ trình về việc kiện toàn Hội đồng",
]  # fmt: skip
TAILS = [
    "",
    "",
    " năm 2024",
    " trên địa bàn tỉnh",
    " theo kế hoạch của Trung ương",
    " cho cán bộ cơ sở",
    " giai đoạn 2021 - 2025",
]
AGENCIES = [
    "UBND tỉnh", "Sở Nội vụ", "Sở Giáo dục và Đào tạo", "Sở Văn hóa, Thể thao và Du lịch", "Văn phòng UBND tỉnh",
    "Sở Lao động - Thương binh và Xã hội", "Hội đồng TĐKT tỉnh", "Báo Lạng Sơn", "Đài Phát thanh và Truyền hình tỉnh",
    "Ban Tuyên giáo Tỉnh ủy", "Công an tỉnh", "Bộ Chỉ huy Quân sự tỉnh", "Liên đoàn Lao động tỉnh", "Tỉnh đoàn",
    "Hội Liên hiệp Phụ nữ tỉnh", "UBND các xã, phường", "Văn phòng Đoàn đại biểu Quốc hội và HĐND tỉnh", "Sở Y tế",
    "Ủy ban Mặt trận Tổ quốc Việt Nam tỉnh", "Phòng Văn hóa - Xã hội", "Kho bạc Nhà nước tỉnh", "Cục Thống kê",
]  # fmt: skip
GROUPS = [
    "Các cơ quan, đơn vị liên quan",
    "Các sở, ban, ngành",
    "Các cụm, khối thi đua",
    "Các phòng, đơn vị trực thuộc",
]
PRODUCTS = ["Kế hoạch", "Quyết định", "Báo cáo", "Tờ trình", "Văn bản hướng dẫn"]
ROMAN = ["", "I", "II", "III", "IV"]
HEADINGS = {
    "number": ["TT", "STT", "Số TT", "Stt", "Số thứ tự"],
    "text": ["Nội dung", "Nội dung công việc", "Nhiệm vụ", "Tên nhiệm vụ", "CÔNG VIỆC", "Nội dung nhiệm vụ", "Hoạt động", "Nội dung thực hiện"],
    "lead": ["Cơ quan chủ trì", "Đơn vị chủ trì", "Chủ trì", "Cơ quan, đơn vị chủ trì", "Đơn vị đầu mối"],
    "with": ["Cơ quan phối hợp", "Phối hợp", "Đơn vị phối hợp", "Cơ quan, đơn vị phối hợp"],
    "agencies": ["Cơ quan thực hiện", "Đơn vị thực hiện", "Phân công thực hiện", "Cơ quan chủ trì, phối hợp", "Trách nhiệm thực hiện"],
    "time": ["Thời gian", "Thời gian thực hiện", "Tiến độ", "Thời hạn hoàn thành", "Thời gian hoàn thành"],
    "quarter": ["Quý"],
    "product": ["Sản phẩm", "Kết quả, sản phẩm", "Sản phẩm dự kiến"],
    "note": ["Ghi chú"],
    "place": ["Kinh phí", "Lãnh đạo phụ trách"],
}  # fmt: skip


@dataclass
class Expected:
    """One task as it must come back."""

    text: str
    lead: list[str]
    cooperating: list[str]
    number: str = ""
    quarters: list[int] = field(default_factory=list)
    months: list[int] = field(default_factory=list)
    due: str = ""
    product: str = ""
    time: str = ""
    doubts: list[str] = field(default_factory=list)
    """A word of each doubt that was planted."""


@dataclass
class Style:
    """How one office writes its plans."""

    form: str
    columns: list[str]
    periods: str
    roles: str
    numbers: str
    bullets: str
    full_stop: bool
    restart: bool
    pages: bool
    ditto: bool


@dataclass
class Plan:
    """Rows of a table, or paragraphs, with marks for the writer."""

    style: Style
    expected: list[Expected]
    rows: list[list[str]]
    wide: set[int]
    headers: list[int]
    notes: int


def end_of(month: int) -> str:
    return str(datetime.date(YEAR, month, calendar.monthrange(YEAR, month)[1]))


def choose_style(chance: random.Random) -> Style:
    form = chance.choice(
        ["docx", "docx", "docx", "xlsx", "xlsx", "csv", "tabs", "bars", "blanks", "prose", "html", "tcvn3", "vni"]
    )
    periods = chance.choice(
        ["quarter rows", "quarter rows", "month rows", "time column", "time column", "quarter column"]
    )
    roles = chance.choice(["two columns", "two columns", "one column", "in words", "labels"])
    if form == "blanks":
        periods, roles = (
            chance.choice(["quarter rows", "month rows", "time column"]),
            chance.choice(["two columns", "one column"]),
        )
    if form == "prose":
        periods, roles = chance.choice(["quarter rows", "month rows"]), "two columns"
    columns = ["number", "text", *(["lead", "with"] if roles == "two columns" else ["agencies"])]
    if periods in ("time column", "quarter column"):
        columns.insert(chance.randint(2, len(columns)), "time" if periods == "time column" else "quarter")
    for extra in ("product", "place", "note"):
        if chance.random() < 0.25 and form not in ("blanks", "prose"):
            columns.append(extra)
    numbers = chance.choice(["1", "1", "1.", "01", "none"]) if form not in ("prose", "blanks") else "1"
    return Style(
        form, columns, periods, roles, numbers,
        bullets=chance.choice(["-", "-", ";", "lines", "sentence"] if form in ("docx", "xlsx") else ["-", ";", "sentence"]),
        full_stop=chance.random() < 0.5,
        restart=periods.endswith("rows") and chance.random() < 0.4,
        pages=form in ("docx", "tabs", "csv") and chance.random() < 0.6,
        ditto=form not in ("prose", "blanks", "bars") and chance.random() < 0.2,
    )  # fmt: skip


def invent(chance: random.Random, style: Style) -> list[Expected]:
    tasks: list[Expected] = []
    used: set[str] = set()
    for _ in range(chance.randint(4, 14)):
        text = f"{chance.choice(VERBS)} {chance.choice(THINGS)}{chance.choice(TAILS)}{'.' if style.full_stop else ''}"
        if text in used:
            continue
        used.add(text)
        names = chance.sample(AGENCIES, chance.randint(1, 3))
        group = [chance.choice(GROUPS)] if chance.random() < 0.4 else []
        tasks.append(Expected(text, names[:1], names[1:] + group, product=chance.choice(PRODUCTS)))
    _times(chance, style, tasks)
    for task in tasks:
        if "product" not in style.columns:
            task.product = ""
    return tasks


def _times(chance: random.Random, style: Style, tasks: list[Expected]) -> None:
    if style.periods == "month rows":
        for task, month in zip(tasks, sorted(chance.choices(range(1, 13), k=len(tasks))), strict=True):
            task.months, task.quarters, task.due = [month], [(month + 2) // 3], end_of(month)
    elif style.periods == "time column":
        for task in tasks:
            _time_cell(chance, task)
    else:
        for task, quarter in zip(tasks, sorted(chance.choices(range(1, 5), k=len(tasks))), strict=True):
            task.quarters, task.due = [quarter], end_of(3 * quarter)
            task.time = chance.choice([ROMAN[quarter], f"Quý {ROMAN[quarter]}", str(quarter)])


def _time_cell(chance: random.Random, task: Expected) -> None:
    month, day = chance.randint(1, 11), chance.randint(2, 28)
    quarter = (month + 2) // 3
    on = datetime.date(YEAR, month, day)
    before = str(on - datetime.timedelta(1))
    forms = [
        (f"Quý {ROMAN[quarter]}", [], [quarter], end_of(3 * quarter)),
        (f"Quý {ROMAN[quarter]}/{YEAR}", [], [quarter], end_of(3 * quarter)),
        (f"Tháng {month}", [month], [quarter], end_of(month)),
        (f"Tháng {month:02d}/{YEAR}", [month], [quarter], end_of(month)),
        (f"Tháng {month}-{month + 1}", [month, month + 1], sorted({quarter, (month + 3) // 3}), end_of(month + 1)),
        (f"Trước ngày {day:02d}/{month:02d}/{YEAR}", [month], [quarter], before),
        (f"Xong trước {day}/{month}", [month], [quarter], before),
        (f"Ngày {day} tháng {month} năm {YEAR}", [month], [quarter], str(on)),
        (f"Đến hết ngày {day:02d}/{month:02d}", [month], [quarter], str(on)),
        (f"{day:02d}/{month:02d}/{YEAR}", [month], [quarter], str(on)),
        ("6 tháng cuối năm", [], [3, 4], end_of(12)),
        ("Quý I, III", [], [1, 3], end_of(9)),
        ("Thường xuyên", [], [1, 2, 3, 4], end_of(12)),
    ]
    task.time, task.months, task.quarters, task.due = chance.choice(forms)


def agencies_cell(chance: random.Random, style: Style, task: Expected, column: str) -> str:
    lead, others = "; ".join(task.lead), task.cooperating
    if column == "lead":
        return _listed(style, task.lead)
    if column == "with":
        return _listed(style, others)
    if style.roles == "in words":
        return f"{lead} chủ trì, phối hợp với {', '.join(others)}" if others else f"{lead} chủ trì"
    if style.roles == "labels":
        return f"Chủ trì: {lead}; phối hợp: {', '.join(others)}" if others else f"Chủ trì: {lead}"
    return _listed(style, task.lead + others)


def _listed(style: Style, names: list[str]) -> str:
    if style.bullets == "lines":
        return "\n".join(names)
    if style.bullets == "-":
        return ("\n" if style.form in ("docx", "xlsx") else " ").join(f"- {name}." for name in names)
    if style.bullets == ";":
        return "; ".join(names)
    return (
        ", ".join([names[0], *(n[:1].lower() + n[1:] if n.startswith("Các") else n for n in names[1:])])
        if names
        else ""
    )


def make(seed: int) -> Plan:
    chance = random.Random(seed)
    style = choose_style(chance)
    tasks = invent(chance, style)
    plan = Plan(style, tasks, [], set(), [], 0)
    plan.notes = style.roles == "one column" and any(len(t.lead + t.cooperating) > 1 for t in tasks)
    _number(chance, style, tasks)
    _plant(chance, style, tasks)
    plan.notes = bool(plan.notes) and any(len(t.lead + t.cooperating) > 1 for t in tasks)
    _lay_out(chance, plan)
    return plan


def _number(chance: random.Random, style: Style, tasks: list[Expected]) -> None:
    count, period = 0, None
    for task in tasks:
        here = task.months or task.quarters
        count = 1 if style.restart and here != period else count + 1
        period = here
        task.number = {"none": "", "01": f"{count:02d}"}.get(style.numbers, str(count))


def _plant(chance: random.Random, style: Style, tasks: list[Expected]) -> None:
    """Plant what a careful clerk would ask about."""
    if style.numbers == "none" or style.form in ("prose", "blanks", "bars") or len(tasks) < 5:
        return
    kind = chance.choice(["", "", "no number", "no agency", "gap"])
    at = chance.randint(1, len(tasks) - 2)
    task = tasks[at]
    if kind == "no number":
        task.number = ""
        task.doubts.append("không có số thứ tự")
    elif kind == "no agency":
        task.lead, task.cooperating = [], []
        task.doubts.append("Chưa ghi cơ quan")
    elif kind == "gap" and not style.restart:
        for later in tasks[at:]:
            number = int(later.number) + 1
            later.number = f"{number:02d}" if style.numbers == "01" else str(number)
        task.doubts.append("thiếu số")


def _lay_out(chance: random.Random, plan: Plan) -> None:
    style = plan.style
    headings = [chance.choice(HEADINGS[column]) for column in style.columns]
    plan.rows += [["KẾ HOẠCH"], [f"Công tác thi đua, khen thưởng năm {YEAR}"]]
    plan.headers.append(len(plan.rows))
    plan.rows.append(headings)
    period, above = None, {}
    for at, task in enumerate(plan.expected):
        here = task.months or task.quarters
        if style.periods.endswith("rows") and here != period:
            plan.wide.add(len(plan.rows))
            word = f"QUÝ {ROMAN[here[0]]}" if style.periods == "quarter rows" else f"Tháng {here[0]}"
            plan.rows.append([word + chance.choice(["", "", f"/{YEAR}"])])
            above = {}
        period = here
        cells = {c: _cell(chance, style, task, c) for c in style.columns}
        row = [_ditto(chance, style, c, cells[c], above) for c in style.columns]
        above = cells
        breaks = style.pages and at and chance.random() < 0.25 and task.number and task.lead
        if breaks:
            _break(chance, plan, row, headings)
        else:
            plan.rows.append(row)


def _ditto(chance: random.Random, style: Style, column: str, text: str, above: dict[str, str]) -> str:
    same = column in ("lead", "with", "agencies", "time") and text and above.get(column) == text
    return chance.choice(["nt", "-nt-", '"']) if style.ditto and same else text


def _cell(chance: random.Random, style: Style, task: Expected, column: str) -> str:
    if column == "number":
        return f"{task.number}." if style.numbers == "1." and task.number else task.number
    if column in ("lead", "with", "agencies"):
        return agencies_cell(chance, style, task, column) if task.lead else ""
    return {"text": task.text, "time": task.time, "quarter": task.time, "product": task.product}.get(column, "")


def _break(chance: random.Random, plan: Plan, row: list[str], headings: list[str]) -> None:
    """Let a page end within the row: the rest of its cells stands below the headings of the next page."""
    first, rest = list(row), [""] * len(row)
    text = plan.style.columns.index("text")
    words = row[text].split(" ")
    cut = next((i for i in range(2, len(words)) if words[i][:1].islower()), 0)
    if cut:
        first[text], rest[text] = " ".join(words[:cut]), " ".join(words[cut:])
    plan.rows.append(first)
    if cut:
        plan.headers.append(len(plan.rows))
        plan.rows += [headings, rest]
