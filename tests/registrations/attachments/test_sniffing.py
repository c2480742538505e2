"""What files are taken, told from their bytes."""

import io
import zipfile

import pytest
from django.core.files.uploadedfile import SimpleUploadedFile
from hypothesis import given
from hypothesis import strategies as st

from registrations.attachments.actions import RefusedFile, check
from registrations.attachments.naming import MAX_LENGTH, safe_name
from registrations.attachments.sniffing import CITIZEN_KINDS, OFFICE_KINDS, Unrecognised, sniff

PDF = b"%PDF-1.7\n%\xe2\xe3\xcf\xd3\n"
PNG = b"\x89PNG\r\n\x1a\n" + b"\0" * 40


def office_file(main_part="word/document.xml", *more, fill=b"<x/>"):
    """A zip that has the parts of an office file."""
    out = io.BytesIO()
    with zipfile.ZipFile(out, "w", zipfile.ZIP_DEFLATED) as archive:
        for name in ("[Content_Types].xml", main_part, *more):
            archive.writestr(name, fill)
    return out.getvalue()


@pytest.mark.parametrize(
    ("content", "extension"),
    [
        (PDF, "pdf"),
        (PNG, "png"),
        (b"\xff\xd8\xff\xe0" + b"\0" * 30, "jpg"),
        (b"RIFF\x10\0\0\0WEBPVP8 ", "webp"),
        (b"\0\0\0\x18ftypheic" + b"\0" * 20, "heic"),
        (office_file(), "docx"),
        (office_file("xl/workbook.xml"), "xlsx"),
    ],
    ids=["pdf", "png", "jpg", "webp", "heic", "docx", "xlsx"],
)
def test_known_kinds_are_told_by_their_bytes(content, extension):
    assert sniff(io.BytesIO(content)).extension == extension


@pytest.mark.parametrize(
    ("name", "content", "says"),
    [
        ("bao-cao.docx", b"MZ\x90\x00\x03" + b"\0" * 200, "chương trình"),
        ("anh.png", b"<svg xmlns='http://www.w3.org/2000/svg'><script>1</script></svg>", "Không nhận ra"),
        ("trang.pdf", b"<!doctype html><script>alert(1)</script>", "Không nhận ra"),
        ("cu.doc", b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1" + b"\0" * 500, ".docx"),
        ("macro.xlsx", office_file("xl/workbook.xml", "xl/vbaProject.bin"), "macro"),
        ("nhung.docx", office_file("word/document.xml", "word/embeddings/oleObject1.bin"), "macro"),
        ("nen.docx", office_file("bat-ky.txt"), "tệp nén"),
        ("hong.docx", b"PK\x03\x04" + b"\0" * 60, "hỏng"),
        ("bom.xlsx", office_file("xl/workbook.xml", fill=b"\0" * 12_000_000), "quá lớn"),
        ("trong.pdf", b"", "trống"),
    ],
    ids=lambda value: value if isinstance(value, str) and "." in value[-6:] else "",
)
def test_what_is_not_taken_is_told_why(name, content, says):
    with pytest.raises(RefusedFile) as refused:
        check(SimpleUploadedFile(name, content))
    assert says in refused.value.message


def test_a_pdf_that_is_too_heavy_is_told_both_sizes():
    with pytest.raises(RefusedFile) as refused:
        check(SimpleUploadedFile("nang.pdf", PDF + b"0" * 3_000_000), max_bytes=2 * 1024 * 1024)
    assert "2,9 MB" in refused.value.message
    assert "2 MB" in refused.value.message


def test_citizens_send_no_office_files():
    upload = SimpleUploadedFile("don.docx", office_file())
    assert check(upload, allowed=OFFICE_KINDS).extension == "docx"
    with pytest.raises(RefusedFile, match="PDF"):
        check(upload, allowed=CITIZEN_KINDS)


@given(st.binary(max_size=600))
def test_any_bytes_are_either_a_kind_or_refused(content):
    try:
        answer = sniff(io.BytesIO(content)).extension
    except Unrecognised as refused:
        answer = str(refused)
    assert answer in OFFICE_KINDS or answer.endswith(".")


@given(st.text(max_size=3000))
def test_any_name_becomes_one_that_can_be_saved(name):
    safe = safe_name(name, "pdf")
    assert safe.endswith(".pdf")
    assert len(safe) <= MAX_LENGTH
    assert not set(safe) & set('/\\:*?"<>|\r\n\0')


def test_a_name_keeps_its_words_and_loses_its_path():
    assert safe_name("C:\\máy\\Báo cáo quý I.exe", "docx") == "Báo cáo quý I.docx"
    assert safe_name("../../etc/passwd", "pdf") == "passwd.pdf"
    assert safe_name("Ba\u0301o ca\u0301o\u200b.pdf", "pdf") == "Báo cáo.pdf"
    assert safe_name("\u202egnp.exe", "png") == "gnp.png"
