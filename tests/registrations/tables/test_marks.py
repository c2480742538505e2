"""What a file says beside its text: struck rows, remarks, numbering by style, tabulators, private numbers."""

import io
import zipfile

import pytest
import xlsxwriter

from registrations.tables.errors import UnreadableList
from registrations.tables.private import is_private, without_private
from registrations.tables.reading import read_list
from registrations.tables.remarks import speaks_against

TITLE = "DANH SÁCH TẶNG GIẤY KHEN CỦA CHỦ TỊCH UBND XÃ"
HEADER = ["TT", "Họ và tên", "Chức vụ"]
_W = "http://schemas.openxmlformats.org/wordprocessingml/2006/main"


def struck_workbook(*, comment: bool = False) -> bytes:
    buffer = io.BytesIO()
    book = xlsxwriter.Workbook(buffer, {"in_memory": True})
    line, sheet = book.add_format({"font_strikeout": True}), book.add_worksheet()
    sheet.write_row(0, 0, [TITLE])
    sheet.write_row(1, 0, HEADER)
    sheet.write_row(2, 0, ["1", "Tô Thị Vân", "Giáo viên"])
    sheet.write_row(3, 0, ["2", "Phan Văn Đông", "Bảo vệ"], line)
    if comment:
        sheet.write_comment(2, 1, "Xem lại")
    book.close()
    return buffer.getvalue()


def test_struck_rows_of_a_workbook_are_doubted():
    kept, struck = read_list(struck_workbook(), "ds.xlsx").rows
    assert not kept.doubts
    assert any("gạch ngang" in doubt and "Sheet1!B4" in doubt for doubt in struck.doubts)


def test_comments_are_announced():
    assert any("chú thích" in doubt for doubt in read_list(struck_workbook(comment=True), "ds.xlsx").doubts)
    assert not read_list(struck_workbook(), "ds.xlsx").doubts


@pytest.mark.parametrize(("mark", "doubted"), [("<w:strike/>", True), ('<w:strike w:val="0"/>', False), ("", False)])
def test_struck_rows_of_a_document_are_doubted(docx, mark, doubted):
    data = docx(TITLE, [HEADER, ["1", "Tô Thị Vân", "Giáo viên"]])
    data = _with_part(data, "word/document.xml", lambda xml: xml.replace("<w:r>", f"<w:r><w:rPr>{mark}</w:rPr>"))
    (row,) = read_list(data, "ds.docx").rows
    assert bool(row.doubts) == doubted


def test_paragraphs_numbered_by_their_style_are_a_list(docx, zipped):
    items = "".join(
        f'<w:p><w:pPr><w:pStyle w:val="ListNumber"/></w:pPr><w:r><w:t>{text}</w:t></w:r></w:p>'
        for text in ("Ông Lý Văn Thắng, Giáo viên Trường Mầm non A", "Bà Đàm Thị Xuân, Y sĩ Trạm Y tế xã B")
    )
    styles = f'<w:styles xmlns:w="{_W}"><w:style w:styleId="ListNumber"><w:pPr><w:numPr/></w:pPr></w:style></w:styles>'
    document = (
        f'<w:document xmlns:w="{_W}"><w:body><w:p><w:r><w:t>{TITLE}</w:t></w:r></w:p>{items}</w:body></w:document>'
    )
    data = zipped({"[Content_Types].xml": "<a/>", "word/document.xml": document, "word/styles.xml": styles})
    assert [row.name for row in read_list(data, "ds.docx").rows] == ["Lý Văn Thắng", "Đàm Thị Xuân"]


def test_table_typed_with_tabulators(docx):
    lines = ("\t".join(row) for row in (HEADER, ["1", "Tô Thị Vân", "Giáo viên"], ["2", "Mã Lan", "Y tá"]))
    blocks = [f"<w:p><w:r><w:t>{line.replace(chr(9), '</w:t><w:tab/><w:t>')}</w:t></w:r></w:p>" for line in lines]
    rows = read_list(docx(TITLE, *blocks), "ds.docx").rows
    assert [(row.name, row.position) for row in rows] == [("Tô Thị Vân", "Giáo viên"), ("Mã Lan", "Y tá")]


def test_private_numbers_inside_other_cells_stay_unread(read_rows):
    reading = read_rows(
        [
            [TITLE],
            [*HEADER, "Ghi chú"],
            ["1", "Hà Lê Anh (CCCD: 020188001234)", "Y sĩ", "Tel: 0912345678, chuyển khoản"],
            ["2", "Mã Lan - ĐT 0988.123.456", "Y tá", "0912 345 679"],
        ]
    )
    assert [row.name for row in reading.rows] == ["Hà Lê Anh", "Mã Lan"]
    told = str(reading.as_dict())
    assert not any(number in told for number in ("020188001234", "0912345678", "0988.123.456", "0912 345 679"))
    assert any("các số đó không được đọc" in doubt for doubt in reading.doubts)


@pytest.mark.parametrize(
    "text", ["Quyết định số 1042/QĐ-UBND", "2021-2022-2023", "12/03/1988", "1.404.000.000", "Số 15, ngõ 2, 01/2024"]
)
def test_other_numbers_are_read(text):
    assert without_private(text) == text
    assert not is_private(text)


@pytest.mark.parametrize(
    "text", ["Đã rút", "gạch tên", "Không đủ điều kiện", "Chuyển đợt sau", "Không đạt", "trùng QĐ"]
)
def test_remarks_against(text):
    assert speaks_against(text)


@pytest.mark.parametrize(
    "text", ["", "Đảng viên", "Khen đột xuất", "Tạm trú xã Ba Sơn", "Gia đình chính sách", "Loại A"]
)
def test_other_remarks(text):
    assert not speaks_against(text)


def _with_part(data: bytes, name: str, change) -> bytes:
    out = io.BytesIO()
    with zipfile.ZipFile(io.BytesIO(data)) as old, zipfile.ZipFile(out, "w") as new:
        for part in old.namelist():
            content = old.read(part).decode()
            new.writestr(part, change(content) if part == name else content)
    return out.getvalue()


@pytest.mark.parametrize(
    ("data", "name", "said"),
    [
        (b"<html><table><tr><td>TT</td></tr></table></html>", "ds.xls", "trang web"),
        (b'\xef\xbb\xbf<?xml version="1.0"?><Workbook/>', "ds.xls", "trang web hoặc XML"),
        (b"{\\rtf1\\ansi Danh sach}", "ds.doc", "RTF"),
        (b"Rar!\x1a\x07\0" + b"x" * 99, "ds.rar", "giải nén"),
    ],
)
def test_files_under_another_name_are_named(data, name, said):
    with pytest.raises(UnreadableList, match=said):
        read_list(data, name)


def test_damaged_open_documents_and_packed_lists_are_named(zipped):
    with pytest.raises(UnreadableList, match="hỏng"):
        read_list(
            zipped({"mimetype": "application/vnd.oasis.opendocument.spreadsheet", "content.xml": "<a/>"}), "a.ods"
        )
    with pytest.raises(UnreadableList, match="giải nén"):
        read_list(zipped({"Danh sách.xlsx": b"PK"}), "a.zip")


def test_open_quotation_mark_swallows_no_rows():
    rows = f'{TITLE}\nTT,Họ tên,Chức vụ\n1,"Hà An,Y sĩ\n2,Mã Lan,Y tá\n3,"Lê, Bảo",Y tá\n'
    reading = read_list(rows.encode(), "ds.csv")
    assert [row.name for row in reading.rows][:2] == ["Hà An", "Mã Lan"]
    assert len(reading.rows) == 3
    assert any("không khép" in doubt for doubt in reading.doubts)
