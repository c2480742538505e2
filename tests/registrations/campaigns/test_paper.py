"""The form on paper: made from a campaign, filled in, read back equal; hostile files refused or doubted."""

import copy
import io
import zipfile
from types import SimpleNamespace

import openpyxl
import pytest
import xlsxwriter
from docx import Document
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from registrations.campaigns import answers, paper, paper_files, paper_reading
from registrations.campaigns.models import Campaign, Question
from registrations.campaigns.paper_reading import RefusedForm
from registrations.tables.wording import is_ditto
from registrations.titles.models import Title
from registrations.units.models import OrganisingBody

BODY = OrganisingBody(name="Hội đồng Thi đua - Khen thưởng tỉnh mẫu", short_name="Hội đồng", slug="mau")
CAMPAIGN = Campaign(
    pk=12, organising_body=BODY, year=2027, name="Đăng ký thi đua năm 2027", guidance="Ghi đủ.\nGửi sớm."
)
UNIT = SimpleNamespace(name="Xã Mẫu Sơn", code="X.01", in_text="xã Mẫu Sơn")
TITLES = {
    "collectives": [Title(pk=1, code="ttldtt", name="Tập thể lao động tiên tiến", short_name="TTLĐTT")],
    "persons": [
        Title(pk=2, code="cstd", name="Chiến sĩ thi đua cơ sở", short_name="CSTĐCS"),
        Title(pk=3, code="a", name="Trùng tên", short_name=""),
        Title(pk=4, code="b", name="Trùng tên", short_name=""),
    ],
}
COLUMNS = [
    {"name": "Tên mô hình", "kind": "text", "required": True},
    {"name": "Số hộ", "kind": "number", "measure": "hộ"},
    {"name": "Tỷ lệ", "kind": "percent"},
    {"name": "Từ ngày", "kind": "date"},
    {"name": "Loại", "kind": "choice", "choices": ["Mới", "Nhân rộng"]},
]
QUESTIONS = [
    Question(pk=21, kind="text", text="Cách làm", hint="Ngắn gọn", word_limit=1000),
    Question(pk=22, kind="number", text="Số sáng kiến", measure="sáng kiến"),
    Question(pk=23, kind="percent", text="Tỷ lệ đúng hạn"),
    Question(pk=24, kind="choice", text="Trọng tâm", choices="Nông thôn mới\nChuyển đổi số"),
    Question(pk=25, kind="date", text="Ngày phát động", required=False),
    Question(pk=26, kind="table", text="Các mô hình", columns=COLUMNS, max_rows=40),
    Question(pk=27, kind="file", text="Kế hoạch"),
]
WRITERS = {"xlsx": paper_files.workbook_of, "docx": paper_files.document_of}


def form(kind, filled=None, unit=UNIT, questions=QUESTIONS, campaign=CAMPAIGN):
    made = paper.paper_of(campaign, questions, TITLES, deadline="đến hết ngày 20/01/2027", unit=unit, filled=filled)
    return WRITERS[kind](made)


def read(data, **more):
    return paper_reading.read(data, CAMPAIGN, more.pop("questions", QUESTIONS), TITLES, **{"unit": UNIT} | more)


def line(longest):
    """One line of any letters; but no mark that stands for the line above, which is read as what stands there."""
    lines = st.text(max_size=longest).map(lambda text: answers.normal_text(text).replace("\n", " ")[:longest].strip())
    return lines.filter(lambda text: not is_ditto(text))


def normal(kind, **more):
    asked = SimpleNamespace(kind=kind, word_limit=None, choice_list=["Nông thôn mới", "Chuyển đổi số"], **more)
    return lambda text: answers.normal(asked, text)


NUMBERS = st.decimals(0, 900, places=2).map(lambda number: normal("number")(str(number).replace(".", ",")))
DATES = st.dates(min_value=__import__("datetime").date(1900, 1, 1), max_value=__import__("datetime").date(2200, 1, 1))
DATES = DATES.map(lambda day: day.isoformat())
CELLS = st.tuples(
    line(40),
    st.just("") | NUMBERS,
    st.just("") | NUMBERS,
    st.just("") | DATES,
    st.sampled_from(["", "Mới", "Nhân rộng"]),
).map(list)
PERSON = st.fixed_dictionaries(
    {"name": line(60), "position": line(40), "title_id": st.sampled_from([None, 2, 3, 4]), "initiative": line(80)},
    optional={"direct_worker": st.just(True)},
).filter(lambda row: any(row.values()))
COLLECTIVE = st.fixed_dictionaries(
    {"name": line(60), "position": st.just(""), "title_id": st.sampled_from([None, 1]), "initiative": line(80)}
).filter(lambda row: any(row.values()))
ANSWERS = st.fixed_dictionaries(
    {},
    optional={
        21: st.text(max_size=200).map(answers.normal_text),
        22: NUMBERS,
        23: NUMBERS,
        24: st.sampled_from(["Nông thôn mới", "Chuyển đổi số"]),
        25: DATES,
        26: st.lists(CELLS.filter(any), min_size=1, max_size=6).map(answers.table_text),
    },
).map(lambda given: {pk: value for pk, value in given.items() if value})
CONTENT = st.fixed_dictionaries(
    {
        "unit": st.fixed_dictionaries(
            {"contact_name": line(80), "contact_phone": st.sampled_from(["", "0912 000 000"])}
        ),
        "collectives": st.fixed_dictionaries({"rows": st.lists(COLLECTIVE, max_size=5)}),
        "persons": st.fixed_dictionaries({"rows": st.lists(PERSON, max_size=30)}),
        "targets": st.fixed_dictionaries(
            {"answers": ANSWERS, "pledge": st.text(max_size=300).map(answers.normal_text)}
        ),
    }
)


@pytest.mark.parametrize("kind", WRITERS)
@settings(max_examples=25, deadline=None, suppress_health_check=list(HealthCheck))
@given(content=CONTENT)
def test_what_is_filled_in_is_read_back_equal(kind, content):
    reading = read(form(kind, content))
    assert reading.errors == {}
    assert reading.doubts == []
    assert reading.payloads == content


@pytest.mark.parametrize("kind", WRITERS)
def test_a_blank_form_holds_nothing_and_is_read_without_doubt(kind):
    reading = read(form(kind, unit=None))
    assert (reading.doubts, reading.errors) == ([], {})
    assert reading.payloads == {
        "unit": {"contact_name": "", "contact_phone": ""},
        "collectives": {"rows": []},
        "persons": {"rows": []},
        "targets": {"answers": {}, "pledge": ""},
    }


def filled():
    rows = [{"name": "Nông Văn Mẫu", "position": "Trưởng thôn", "title_id": 2, "initiative": ""}]
    return {"persons": {"rows": rows}, "targets": {"answers": {22: "1234.5"}, "pledge": "Một"}}


def changed(edit):
    book = openpyxl.load_workbook(io.BytesIO(form("xlsx", filled())))
    edit(book)
    out = io.BytesIO()
    book.save(out)
    return out.getvalue()


def cell_of(sheet, text):
    return next(cell for row in sheet.iter_rows() for cell in row if cell.value == text)


def test_choices_stand_as_lists_in_the_cells():
    book = openpyxl.load_workbook(io.BytesIO(form("xlsx")))
    assert any("Danh mục" in each.formula1 for each in book["Cá nhân"].data_validations.dataValidation)
    assert book["Danh mục"].sheet_state == "hidden"
    assert "Chiến sĩ thi đua cơ sở" in [cell.value for cell in book["Danh mục"]["B"]]


def test_both_files_name_the_campaign_its_deadline_and_the_files_to_hand_in():
    document = Document(io.BytesIO(form("docx")))
    said = "\n".join(paragraph.text for paragraph in document.paragraphs)
    assert "ĐĂNG KÝ THI ĐUA NĂM 2027" in said
    assert "đến hết ngày 20/01/2027" in said
    assert "Nộp kèm tệp: Kế hoạch" in said
    assert "Danh hiệu: Tập thể lao động tiên tiến." in said


def test_a_number_typed_as_a_number_is_read_as_vietnamese_offices_write_it():
    def edit(book):
        sheet = book["Chỉ tiêu"]
        row = cell_of(sheet, "C22").row
        sheet.cell(row, 4).value = 1.234

    assert read(changed(edit)).payloads["targets"]["answers"][22] == "1.234"


def test_a_formula_is_doubted_and_shown_where_it_stands():
    def edit(book):
        row = cell_of(book["Cá nhân"], "Nông Văn Mẫu").row
        book["Cá nhân"].cell(row, 2).value = '=HYPERLINK("http://x","Nông Văn Mẫu")'

    assert any("có công thức" in doubt for doubt in read(changed(edit)).doubts)


def test_merged_cells_are_doubted():
    def edit(book):
        row = cell_of(book["Cá nhân"], "Nông Văn Mẫu").row
        book["Cá nhân"].merge_cells(start_row=row, end_row=row, start_column=2, end_column=3)

    assert any("bị gộp" in doubt for doubt in read(changed(edit)).doubts)


def test_changed_headings_keep_the_part_out():
    def edit(book):
        cell_of(book["Cá nhân"], "Họ và tên").value = "Tên gọi"

    reading = read(changed(edit))
    assert "“Họ và tên” đã bị sửa" in reading.errors["persons"][0]
    assert "persons" not in reading.payloads or reading.payloads["persons"]["rows"] == []


def test_columns_in_another_order_are_read():
    def edit(book):
        sheet = book["Tập thể"]
        head = cell_of(sheet, "Tên tập thể")
        other = sheet.cell(head.row, 4)
        head.value, other.value = other.value, head.value
        sheet.cell(head.row + 1, 4).value = "Thôn Cốc Lùng"

    assert read(changed(edit)).payloads["collectives"]["rows"][0]["name"] == "Thôn Cốc Lùng"


def test_a_deleted_sheet_is_named():
    reading = read(changed(lambda book: book.remove(book["Cá nhân"])))
    assert reading.errors["persons"] == ["Không tìm thấy phần “III. CÁ NHÂN ĐĂNG KÝ” trong tệp."]


def test_without_its_first_sheet_the_form_is_refused():
    with pytest.raises(RefusedForm, match="không phải biểu đăng ký"):
        read(changed(lambda book: book.remove(book["Đơn vị"])))


def test_a_title_nobody_knows_is_kept_as_a_note_and_doubted():
    def edit(book):
        row = cell_of(book["Cá nhân"], "Nông Văn Mẫu").row
        book["Cá nhân"].cell(row, 4).value = "Danh hiệu tự nghĩ"

    reading = read(changed(edit))
    assert "chưa nhận ra danh hiệu" in reading.doubts[0]
    (row,) = reading.payloads["persons"]["rows"]
    assert row["title_id"] is None
    assert row["initiative"] == "Danh hiệu ghi trong biểu: Danh hiệu tự nghĩ"


@pytest.mark.parametrize("kind", WRITERS)
def test_the_form_of_another_campaign_or_unit_is_refused(kind):
    other = Campaign(pk=13, organising_body=BODY, year=2027, name="Đợt khác")
    with pytest.raises(RefusedForm, match="đợt đăng ký khác"):
        read(form(kind, campaign=other))
    stranger = SimpleNamespace(name="Xã khác", code="X.02", in_text="xã khác")
    with pytest.raises(RefusedForm, match="không phải mã của"):
        read(form(kind), unit=stranger)


@pytest.mark.parametrize("kind", WRITERS)
def test_a_form_from_before_the_questions_changed_is_read_as_far_as_it_goes(kind):
    newer = [Question(pk=31, kind="number", text="Số sáng kiến cấp tỉnh"), *QUESTIONS[2:]]
    reading = read(form(kind, filled()), questions=newer)
    assert any("trước khi các câu hỏi" in doubt for doubt in reading.doubts)
    assert any("không còn được hỏi" in doubt for doubt in reading.doubts)
    assert reading.payloads["targets"]["answers"] == {}
    assert reading.payloads["persons"]["rows"]


def test_a_wrong_answer_keeps_the_step_out_and_names_the_question():
    def edit(book):
        sheet = book["Chỉ tiêu"]
        sheet.cell(cell_of(sheet, "C22").row, 4).value = "nhiều"

    assert "Số sáng kiến: Mời ghi bằng chữ số" in read(changed(edit)).errors["targets"][0]


def test_ten_thousand_rows_are_answered_with_the_limit():
    def edit(book):
        for _ in range(10_000):
            book["Cá nhân"].append(["1", "Nông Văn Mẫu", "", "Chiến sĩ thi đua cơ sở"])

    with pytest.raises(RefusedForm, match=r"2\.000 dòng"):
        read(changed(edit))


def test_more_rows_than_a_part_takes_keep_the_part_out():
    def edit(book):
        for _ in range(600):
            book["Cá nhân"].append(["1", "Nông Văn Mẫu", "", "Chiến sĩ thi đua cơ sở"])

    assert "tối đa 500 dòng" in read(changed(edit)).errors["persons"][0]


# --- as clerks fill it in ----------------------------------------------------------------------------------------


def people(reading):
    return [(row["name"], row["position"], row["title_id"]) for row in reading.payloads["persons"]["rows"]]


def typed(sheet, *rows, at=1):
    """Rows typed below the one that is filled in, leaving the numbers as they are."""
    first = cell_of(sheet, "Nông Văn Mẫu").row
    for number, cells in enumerate(rows, start=first + at):
        for column, text in cells.items():
            sheet.cell(number, column).value = text


MAU = ("Nông Văn Mẫu", "Trưởng thôn", 2)


def test_a_title_merged_over_several_people_is_theirs_and_told():
    def edit(book):
        sheet = book["Cá nhân"]
        typed(sheet, {2: "Lý A", 3: "Kế toán"}, {2: "Lý B"})
        row = cell_of(sheet, "Nông Văn Mẫu").row
        sheet.merge_cells(start_row=row, end_row=row + 2, start_column=4, end_column=4)

    reading = read(changed(edit))
    assert people(reading) == [MAU, ("Lý A", "Kế toán", 2), ("Lý B", "", 2)]
    assert any("giống dòng trên" in doubt for doubt in reading.doubts)


def test_ditto_marks_repeat_the_row_above_and_are_told():
    edit = lambda book: typed(book["Cá nhân"], {2: "Lý A", 3: '"', 4: "-nt-"}, {2: "Lý B", 3: "như trên", 4: "nt"})  # noqa: E731
    reading = read(changed(edit))
    assert people(reading) == [MAU, ("Lý A", *MAU[1:]), ("Lý B", *MAU[1:])]
    assert any("giống dòng trên" in doubt for doubt in reading.doubts)


def test_a_row_put_in_the_middle_with_no_number_is_read_in_its_place():
    def edit(book):
        sheet = book["Cá nhân"]
        row = cell_of(sheet, "Nông Văn Mẫu").row
        sheet.insert_rows(row)
        sheet.cell(row, 2).value = "Lý Đứng Trước"
        typed(sheet, {2: "Lý Đứng Sau", 4: "CSTĐCS"}, at=2)

    reading = read(changed(edit))
    assert people(reading) == [("Lý Đứng Trước", "", None), MAU, ("Lý Đứng Sau", "", 2)]


def test_what_is_written_below_the_list_is_no_person():
    lines = ["Tổng cộng: 2 người", "Mẫu Sơn, ngày 05 tháng 01 năm 2027", "Người lập biểu", "(Ký, ghi rõ họ tên)"]
    edit = lambda book: typed(book["Cá nhân"], {2: "Tống Công", 4: "CSTĐCS"}, *({2: each} for each in lines))  # noqa: E731
    reading = read(changed(edit))
    assert people(reading) == [MAU, ("Tống Công", "", 2)]
    assert any("cuối danh sách" in doubt for doubt in reading.doubts)


def test_a_sheet_that_was_added_or_copied_is_told():
    def edit(book):
        book.create_sheet("Nháp").append(["Lý A"])
        book["Nháp"].append(["Lý B"])
        book.copy_worksheet(book["Cá nhân"])

    reading = read(changed(edit))
    assert any("“Nháp” không phải là phần nào" in doubt for doubt in reading.doubts)
    assert "có hai bảng" in reading.errors["persons"][0]


def test_a_table_of_word_that_was_cut_in_two_is_read_whole():
    document = Document(io.BytesIO(form("docx", filled())))
    table = next(each for each in document.tables if each.rows[0].cells[1].text == "Họ và tên")
    table.rows[2].cells[1].text = "Lý Ở Bảng Sau"
    rows = [row._tr for row in table.rows]
    other = copy.deepcopy(table._tbl)
    table._tbl.addnext(other)
    table._tbl.addnext(document.add_paragraph()._p)
    for row in rows[2:]:
        table._tbl.remove(row)
    again = list(other.iterchildren("{http://schemas.openxmlformats.org/wordprocessingml/2006/main}tr"))
    other.remove(again[1])  # the headings stand there once more, the first person does not
    out = io.BytesIO()
    document.save(out)
    assert people(read(out.getvalue())) == [MAU, ("Lý Ở Bảng Sau", "", None)]


@pytest.mark.parametrize("kind", WRITERS)
def test_a_form_from_before_a_part_was_left_out_is_still_read(kind):
    short = Campaign(pk=12, organising_body=BODY, year=2027, name=CAMPAIGN.name, left_out=["collectives"])
    reading = paper_reading.read(form(kind, filled()), short, QUESTIONS, TITLES, unit=UNIT)
    assert people(reading) == [MAU]
    assert reading.payloads["targets"]["answers"] == {22: "1234.5"}
    assert reading.errors == {}


@pytest.mark.parametrize("kind", WRITERS)
def test_a_form_with_long_guidance_is_read_too(kind):
    long = Campaign(
        pk=12, organising_body=BODY, year=2027, name=CAMPAIGN.name, guidance="\n".join(["Mời ghi đủ."] * 80)
    )
    reading = read(form(kind, filled(), campaign=long))
    assert (people(reading), reading.errors) == ([MAU], {})


def bomb():
    out = io.BytesIO()
    with zipfile.ZipFile(out, "w", zipfile.ZIP_DEFLATED) as packed:
        packed.writestr("xl/workbook.xml", b"<workbook/>")
        packed.writestr("xl/worksheets/sheet1.xml", b"0" * 80_000_000)
    return out.getvalue()


def with_macro():
    out = io.BytesIO(form("xlsx"))
    with zipfile.ZipFile(out, "a") as packed:
        packed.writestr("xl/vbaProject.bin", b"x")
    return out.getvalue()


def strange_list():
    out = io.BytesIO()
    with xlsxwriter.Workbook(out) as book:
        book.add_worksheet().write(0, 0, "Danh sách")
    return out.getvalue()


@pytest.mark.parametrize(
    ("data", "why"),
    [
        (b"", "Chỉ nhận"),
        (b"%PDF-1.7", "Chỉ nhận"),
        (b"PK\x03\x04 hong", "hỏng"),
        (b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1", "Chỉ nhận"),
        (bomb(), "lớn hơn mức cho phép"),
        (with_macro(), "macro"),
        (strange_list(), "không phải biểu đăng ký"),
        (b"%PDF-1.7\n" + form("xlsx"), "Chỉ nhận"),
        (b"MZ" + form("docx"), "Chỉ nhận"),
        (b"PK" + b"x" * (6 * 1024 * 1024), "lớn hơn mức cho phép"),
    ],
    ids=["empty", "pdf", "damaged", "old", "bomb", "macro", "stranger", "polyglot", "program", "heavy"],
)
def test_what_is_no_form_is_refused(data, why):
    with pytest.raises(RefusedForm, match=why):
        read(data)
