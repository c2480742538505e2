"""Files that are no lists, or would do harm: each ends in a message, never in another exception."""

import io
import random
import re
import struct
import zipfile
from pathlib import Path

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from registrations.tables.errors import UnreadableList
from registrations.tables.limits import Limits
from registrations.tables.plain import read_pasted
from registrations.tables.reading import read_list
from registrations.tables.records import ListReading

SUFFIXES = [".xlsx", ".xls", ".docx", ".csv", ".txt", ".pdf", ""]
FILES = sorted((Path(__file__).parent / "files").iterdir())
HEAD = ["STT", "Họ và tên", "Đơn vị", "Danh hiệu"]
OLE = b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1"


def refusal(data: bytes, name: str, **options: object) -> str:
    with pytest.raises(UnreadableList) as caught:
        read_list(data, name, **options)
    message = str(caught.value)
    assert re.search("[à-ỹ]", message)
    assert message.endswith(".")
    return message


@pytest.mark.parametrize("suffix", SUFFIXES)
@pytest.mark.parametrize(
    "data",
    [
        b"",
        b"   \n",
        b"\0" * 500,
        b"MZ\x90\0" + b"\0" * 200,
        b"PK\x03\x04oops",
        b"\x89PNG\r\n\x1a\n",
        OLE + b"\0" * 600,
        b"%PDF-1.7\n",
        b"<html><body>x</body></html>",
    ],
)
def test_files_that_are_no_lists(data, suffix):
    refusal(data, f"danh-sach{suffix}")


def test_other_office_files_are_named_for_what_they_are():
    assert "mật khẩu" in refusal(OLE + b"\0" * 512 + "EncryptedPackage".encode("utf-16-le"), "a.xlsx")
    assert ".docx" in refusal(OLE + b"\0" * 512 + "WordDocument".encode("utf-16-le"), "a.doc")
    assert "PDF" in refusal(b"%PDF-1.7", "a.pdf")


def test_workbook_without_a_table(xlsx, docx):
    assert "Không tìm thấy" in refusal(xlsx({"Sheet1": [["Kế hoạch công tác"], ["1", "Họp cơ quan"]]}), "a.xlsx")
    assert "Không tìm thấy" in refusal(xlsx({"Sheet1": [HEAD]}), "a.xlsx")
    refusal(xlsx({"Sheet1": []}), "a.xlsx")
    refusal(docx("Kế hoạch năm 2025", "1. Mục đích", "2. Yêu cầu"), "a.docx")


def test_too_many_rows_are_refused_before_they_are_laid_out(xlsx, docx):
    rows = [HEAD, *[[i, "Hà Văn Lợi", "Sở Y tế", "Giấy khen"] for i in range(1, 40)]]
    limits = Limits(rows=30)
    for data, name in (
        (xlsx({"Sheet1": rows}), "a.xlsx"),
        (docx(rows), "a.docx"),
        ("\n".join(";".join(map(str, row)) for row in rows).encode(), "a.csv"),
    ):
        assert "30 dòng" in refusal(data, name, limits=limits)
    assert "40.000 dòng" in refusal(b"STT;Ten\n" + b"1;A B\n" * 100_000, "a.csv")


def test_far_cell_does_not_blow_up(zipped):
    sheet = (
        '<worksheet xmlns="http://schemas.openxmlformats.org/spreadsheetml/2006/main"><sheetData>'
        '<row r="1"><c r="A1" t="inlineStr"><is><t>STT</t></is></c></row>'
        '<row r="1048576"><c r="XFD1048576"><v>1</v></c></row></sheetData></worksheet>'
    )
    assert "trải rộng" in refusal(workbook_parts(zipped, sheet), "a.xlsx")


def workbook_parts(zipped, sheet: str, prolog: str = "") -> bytes:
    office = "http://schemas.openxmlformats.org/officeDocument/2006/relationships"
    return zipped(
        {
            "xl/workbook.xml": f'{prolog}<workbook xmlns="http://schemas.openxmlformats.org/spreadsheetml/2006/main" xmlns:r="{office}">'
            '<sheets><sheet name="A" sheetId="1" r:id="rId1"/></sheets></workbook>',
            "xl/_rels/workbook.xml.rels": '<Relationships xmlns="http://schemas.openxmlformats.org/package/2006/relationships">'
            f'<Relationship Id="rId1" Type="{office}/worksheet" Target="worksheets/sheet1.xml"/></Relationships>',
            "xl/worksheets/sheet1.xml": sheet,
        }
    )


def test_zip_bombs(zipped):
    bomb = b"<w:document>" + b" " * (80 * 1024 * 1024)
    limits = Limits(unpacked_size=10 * 1024 * 1024)
    for name in ("word/document.xml", "xl/workbook.xml"):
        assert "mức cho phép" in refusal(zipped({name: bomb}), "a.docx", limits=limits)
    many = zipped({f"word/{i}.xml": "" for i in range(6000)})
    assert "mức cho phép" in refusal(many, "a.docx")


def test_zip_that_lies_about_its_sizes(zipped):
    data = bytearray(zipped({"word/document.xml": b"<a>" + b" " * 3_000_000 + b"</a>"}))
    for signature, offset in ((b"PK\x03\x04", 22), (b"PK\x01\x02", 24)):
        start = data.index(signature)
        data[start + offset : start + offset + 4] = struct.pack("<I", 10)
    refusal(bytes(data), "a.docx")


def test_entities_are_not_expanded(docx, zipped):
    prolog = '<!DOCTYPE a [<!ENTITY x "ha"><!ENTITY y "&x;&x;&x;&x;&x;">]>'
    assert "không an toàn" in refusal(docx("&y;", prolog=prolog), "a.docx")
    sheet = "<worksheet><sheetData/></worksheet>"
    assert "không an toàn" in refusal(workbook_parts(zipped, sheet, prolog), "a.xlsx")
    outside = '<!DOCTYPE a [<!ENTITY x SYSTEM "file:///etc/passwd">]>'
    assert "không an toàn" in refusal(docx("&x;", prolog=outside), "a.docx")


def test_encrypted_zip_entry(docx):
    data = bytearray(docx("Danh sách"))
    for signature, offset in ((b"PK\x03\x04", 6), (b"PK\x01\x02", 8)):
        position = data.index(signature)
        data[position + offset] |= 1
    assert "mật khẩu" in refusal(bytes(data), "a.docx")


def test_file_beyond_the_size_limit():
    assert "MB" in refusal(b"a" * 2_000_000, "a.csv", limits=Limits(file_size=1_048_576))
    assert "MB" in refusal(io.BytesIO(b"a" * 2_000_000), "a.csv", limits=Limits(file_size=1_048_576))


def read_or_refuse(data: bytes, name: str) -> None:
    try:
        assert isinstance(read_list(data, name, limits=Limits(unpacked_size=20_000_000)), ListReading)
    except UnreadableList as error:
        assert str(error)  # noqa: PT017


@settings(max_examples=150, deadline=None)
@given(
    data=st.binary(max_size=400),
    head=st.sampled_from([b"", b"PK\x03\x04", OLE, b"\xff\xfe", b"\xef\xbb\xbf"]),
    suffix=st.sampled_from(SUFFIXES),
)
def test_arbitrary_bytes(data, head, suffix):
    read_or_refuse(head + data, f"danh sách{suffix}")


@settings(max_examples=100, deadline=None)
@given(text=st.text(max_size=300), name=st.text(max_size=10))
def test_arbitrary_text_under_a_header(text, name):
    read_or_refuse(f"STT;Họ và tên;Đơn vị;Danh hiệu\n1;{text}\n".encode(errors="ignore"), f"{name}.csv")


@settings(max_examples=60, deadline=None, suppress_health_check=[HealthCheck.function_scoped_fixture])
@given(rows=st.lists(st.lists(st.text(max_size=30), max_size=6), max_size=8))
def test_arbitrary_cells(docx, rows):
    clean = [[re.sub(r"[^\t\n -\ud7ff\ue000-\ufffd]", "", cell) for cell in row] for row in rows]
    read_or_refuse(docx([HEAD, *clean]), "a.docx")


@pytest.mark.parametrize("file", FILES, ids=lambda file: file.suffix)
def test_damaged_copies_of_real_files(file):
    source = file.read_bytes()
    chance = random.Random(2025)
    for _ in range(40):
        data = bytearray(source)
        for _ in range(chance.randint(1, 30)):
            data[chance.randrange(len(data))] = chance.randrange(256)
        read_or_refuse(bytes(data[: chance.choice([len(data), chance.randrange(len(data))])]), file.name)


@pytest.mark.parametrize("file", FILES, ids=lambda file: file.suffix)
def test_damaged_xml_in_whole_zips(file):
    chance = random.Random(7)
    with zipfile.ZipFile(file) as archive:
        parts = {name: archive.read(name) for name in archive.namelist() if name.endswith((".xml", ".rels"))}
    for _ in range(25):
        buffer = io.BytesIO()
        with zipfile.ZipFile(buffer, "w") as archive:
            for name, content in parts.items():
                changed = bytearray(content)
                if not name.startswith("word/styles"):
                    for _ in range(chance.randint(0, 2)):
                        changed[chance.randrange(len(changed))] = chance.randrange(32, 127)
                archive.writestr(name, bytes(changed))
        read_or_refuse(buffer.getvalue(), file.name)


@settings(max_examples=60, deadline=None)
@given(st.text(max_size=300))
def test_pasted_rows_are_always_even(text):
    rows = read_pasted(text)
    assert len({len(row) for row in rows}) <= 1
    assert all("\t" not in cell and "\0" not in cell for row in rows for cell in row)
