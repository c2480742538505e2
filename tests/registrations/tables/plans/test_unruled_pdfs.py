"""PDF plans whose tables no lines rule: read where columns and rows are surely seen, else refused."""

import pytest
import typst

from registrations.tables.errors import UnreadableList
from registrations.tables.plans.reading import read_plan

TITLE = "#align(center)[*KẾ HOẠCH* \\ *Công tác thi đua, khen thưởng năm 2025*]\n\nỦy ban nhân dân tỉnh ban hành Kế hoạch công tác thi đua, khen thưởng năm 2025 như sau:\n\n"
FOOT = "\n\n#v(1em)\nCác cơ quan, đơn vị căn cứ Kế hoạch này tổ chức thực hiện; vướng mắc gửi về Sở Nội vụ để tổng hợp, báo cáo.\n\nNơi nhận: \\ - Như trên; \\ - Lưu: VT."
HEAD = ["TT", "Nội dung công việc", "Cơ quan chủ trì", "Cơ quan phối hợp", "Thời gian hoàn thành"]
ROWS = [
    [
        "1",
        "Ban hành Kế hoạch công tác thi đua, khen thưởng của tỉnh năm 2025 và hướng dẫn các cơ quan triển khai",
        "Sở Nội vụ",
        "Văn phòng UBND tỉnh; Sở Tư pháp",
        "Trước ngày 15/02/2025",
    ],
    ["2", "Ký kết giao ước thi đua", "Sở Văn hóa, Thể thao và Du lịch", "Sở Nội vụ", "Quý I"],
    [
        "3",
        "Kiểm tra công tác thi đua, khen thưởng tại các địa phương",
        "Thanh tra tỉnh",
        "Sở Nội vụ, Ủy ban MTTQ Việt Nam tỉnh",
        "Quý II",
    ],
    ["4", "Hội nghị biểu dương điển hình tiên tiến", "Sở Nội vụ", "", "Tháng 9"],
    ["5", "Tổng kết năm 2025", "Hội đồng Thi đua - Khen thưởng tỉnh", "Sở Nội vụ; Sở Tài chính", "Tháng 12"],
]
PERIODS = [["QUÝ I"], *ROWS[:2], ["QUÝ II"], ROWS[2], ["QUÝ III"], ROWS[3], ["QUÝ IV"], ROWS[4]]
WANTED = [
    ("1", "Sở Nội vụ", "Văn phòng UBND tỉnh; Sở Tư pháp", "2025-02-14"),
    ("2", "Sở Văn hóa, Thể thao và Du lịch", "Sở Nội vụ", "2025-03-31"),
    ("3", "Thanh tra tỉnh", "Sở Nội vụ; Ủy ban MTTQ Việt Nam tỉnh", "2025-06-30"),
    ("4", "Sở Nội vụ", "", "2025-09-30"),
    ("5", "Hội đồng Thi đua - Khen thưởng tỉnh", "Sở Nội vụ; Sở Tài chính", "2025-12-31"),
]
ONE_STOREY = f"table.header({', '.join(f'[*{text}*]' for text in HEAD)})"
TWO_STOREYS = (
    "table.header(table.cell(rowspan: 2)[TT], table.cell(rowspan: 2)[Nội dung công việc], "
    "table.cell(colspan: 2)[Cơ quan thực hiện], table.cell(rowspan: 2)[Thời gian], [Chủ trì], [Phối hợp])"
)
CENTRED = "(x, y) => if y == 0 { center + horizon } else { left }"
WIDTHS = "(1cm, 6cm, 3.5cm, 4cm, 3cm)"


def pdf(rows, page="width: 21cm, height: 29.7cm", header=ONE_STOREY, widths=WIDTHS, **options):
    cells = ", ".join(
        f"table.cell(colspan: 5, align: center)[*{row[0]}*]" if len(row) == 1 else ", ".join(f"[{c}]" for c in row)
        for row in rows
    )
    told = "".join(f", {name}: {value}" for name, value in ({"stroke": "none", "inset": "4pt"} | options).items())
    table = f"#table(columns: {widths}{told}, {header}, {cells})"
    return typst.compile(f"#set page({page}, margin: 1.5cm)\n#set text(size: 12pt)\n{TITLE}{table}{FOOT}".encode())


@pytest.mark.parametrize(
    "data",
    [
        pytest.param(lambda: pdf(ROWS), id="headings on the left"),
        pytest.param(lambda: pdf(PERIODS, align=CENTRED), id="quarters across, headings in the middle"),
        pytest.param(lambda: pdf(ROWS, header=TWO_STOREYS, align=CENTRED), id="headings of two storeys"),
        pytest.param(lambda: pdf(ROWS, inset="14pt", page="width: 21cm, height: 14cm"), id="over pages"),
        pytest.param(
            lambda: pdf(ROWS, header=ONE_STOREY.replace("(", "(repeat: false, ", 1), page="width: 21cm, height: 9cm"),
            id="over pages, headings on the first",
        ),
        pytest.param(lambda: pdf(ROWS, stroke="(x, y) => (bottom: 0.5pt)"), id="level rules only"),
        pytest.param(lambda: pdf(ROWS, inset="(x: 4pt, y: 3.8pt)"), id="no blank between rows"),
        pytest.param(lambda: pdf(ROWS, inset="10pt", align="center + horizon"), id="cells set in the middle"),
    ],
)
def test_columns_and_rows_are_seen_by_the_place_of_words(data):
    reading = read_plan(data(), "a.pdf")

    told = [
        (task.number, "; ".join(task.lead_agencies), "; ".join(task.cooperating_agencies), str(task.due_on))
        for task in reading.tasks
    ]
    assert told == WANTED
    assert [task.text for task in reading.tasks] == [row[1] for row in ROWS]
    assert any("không kẻ ô" in doubt for doubt in reading.doubts)


@pytest.mark.parametrize(
    "options",
    [
        pytest.param({"align": "center + horizon", "inset": "(x: 4pt, y: 3.8pt)"}, id="where a row begins"),
        pytest.param({"inset": "(x: 4pt, y: 0pt)"}, id="rows nearer to each other than their lines"),
        pytest.param(
            {"inset": "(x: 0.5pt, y: 4pt)", "widths": "(0.6cm, 6cm, 3.3cm, 4cm, 3cm)"}, id="where a column ends"
        ),
    ],
)
def test_what_is_not_surely_seen_is_not_read(options):
    with pytest.raises(UnreadableList, match=r"không kẻ ô.*Word hoặc Excel"):
        read_plan(pdf(ROWS, **options), "a.pdf")
