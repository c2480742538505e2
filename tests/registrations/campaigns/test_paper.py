"""The form on paper: made from a campaign, filled in, read back equal; hostile files refused or doubted."""

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
    return st.text(max_size=longest).map(lambda text: answers.normal_text(text).replace("\n", " ")[:longest].strip())


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
        (b"PK" + b"x" * (6 * 1024 * 1024), "lớn hơn mức cho phép"),
    ],
    ids=["empty", "pdf", "damaged", "old", "bomb", "macro", "stranger", "heavy"],
)
def test_what_is_no_form_is_refused(data, why):
    with pytest.raises(RefusedForm, match=why):
        read(data)
