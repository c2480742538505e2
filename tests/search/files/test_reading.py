"""The words of files: by page, by sheet, by passage; and what is said of files that cannot be read."""

import time
import zlib

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from search.files.reading import kind_of, read_file
from tests.factories import files


def test_a_pdf_is_read_page_by_page():
    read = read_file(files.pdf("Kế hoạch phát động thi đua", "Phụ lục danh sách", "Nơi nhận"))
    assert (read.state, read.pages, read.cut) == ("read", 3, False)
    assert [(page, text) for page, _, text in read.passages] == [
        (1, "Kế hoạch phát động thi đua"),
        (2, "Phụ lục danh sách"),
        (3, "Nơi nhận"),
    ]


def test_a_word_document_has_no_pages_but_words():
    read = read_file(files.docx("Căn cứ Luật", "Điều 1. Tặng Bằng khen"))
    assert (read.state, read.pages) == ("read", 0)
    assert read.passages == [(None, "", "Căn cứ Luật\nĐiều 1. Tặng Bằng khen")]


def test_a_long_word_document_comes_in_passages():
    read = read_file(files.docx(*[f"Đoạn {n} " + "chữ " * 100 for n in range(40)]))
    assert len(read.passages) > 3
    assert max(len(text) for *_, text in read.passages) < 5_000


def test_a_workbook_is_read_sheet_by_sheet():
    read = read_file(files.xlsx(Một=[["STT", "Họ và tên"], [1, "Nông Thị Hòa"]], Hai=[["Xã Vũ Lăng"]]))
    assert (read.state, read.pages) == ("read", 2)
    assert read.passages == [(None, "Một", "STT ; Họ và tên\n1 ; Nông Thị Hòa"), (None, "Hai", "Xã Vũ Lăng")]


def test_of_a_workbook_with_macros_the_sheets_are_read_and_nothing_else():
    read = read_file(files.with_macros(files.xlsx(Xã=[["Triệu Thị Mẩy"]])))
    assert (read.state, read.passages) == ("read", [(None, "Xã", "Triệu Thị Mẩy")])


def test_long_files_are_cut_and_say_so():
    read = read_file(files.pdf("một " * 50, "hai " * 50), most=250)
    assert read.cut
    assert read.characters <= 250


@pytest.mark.parametrize(
    ("data", "state"),
    [
        (files.scan(), "scanned"),
        (files.xlsx(Trống=[]), "scanned"),
        (files.pdf("Chữ")[:400], "broken"),
        (b"%PDF-1.7 not really", "broken"),
        (files.docx("Chữ")[:-30], "broken"),
        (files.docx("&bomb;", head='<!DOCTYPE x [<!ENTITY bomb "boom">]>'), "broken"),
        (b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1" + "EncryptedPackage".encode("utf-16-le"), "locked"),
        (files.locked_pdf(), "locked"),
        (b"MZ a program", "unknown"),
        (b"", "unknown"),
        (b"plain words", "unknown"),
    ],
    ids=range(11),
)
def test_what_cannot_be_read_says_why(data, state):
    read = read_file(data)
    assert (read.state, read.passages) == (state, [])


def test_a_small_file_that_unpacks_to_too_much():
    bomb = files.docx("A" * (80 << 20))
    assert len(bomb) < 200_000
    assert read_file(bomb).state == "too_large"


def test_a_pdf_stream_that_unpacks_to_too_much():
    """400 MB of page contents in half a megabyte: ended by the limits of the process, in bounded time."""
    packer = zlib.compressobj(9)
    stream = b"".join(packer.compress(b"BT (a) Tj ET " * 80_000) for _ in range(400)) + packer.flush()
    objects = [
        b"<</Type/Catalog/Pages 2 0 R>>",
        b"<</Type/Pages/Kids[3 0 R]/Count 1>>",
        b"<</Type/Page/Parent 2 0 R/MediaBox[0 0 9 9]/Contents 4 0 R/Resources<</Font<</F<</Type/Font/Subtype/Type1"
        b"/BaseFont/Helvetica>>>>>>>>",
        b"<</Length %d/Filter/FlateDecode>>stream\n%s\nendstream" % (len(stream), stream),
    ]
    body = b"".join(b"%d 0 obj%s endobj\n" % (at, each) for at, each in enumerate(objects, 1))
    began = time.monotonic()
    read = read_file(b"%PDF-1.4\n" + body + b"trailer<</Root 1 0 R>>", seconds=8)
    assert time.monotonic() - began < 30  # minutes, were the limit not kept
    assert read.passages == []


@given(st.binary(max_size=400))
@settings(max_examples=15, deadline=None)
def test_any_bytes_are_answered(data):
    assert read_file(b"%PDF-1.4\n" + data).passages == []
    kind_of(data)
