"""The province's own plan in both its forms, PDF files, the command, and files that are no plans or would do harm."""

import io
import json
import random
import re
from collections import Counter
from pathlib import Path

import pypdfium2
import pytest
import typst
from django.core.management import CommandError, call_command
from hypothesis import given, settings
from hypothesis import strategies as st

from registrations.tables.errors import UnreadableList
from registrations.tables.limits import Limits
from registrations.tables.plans.reading import read_plan
from registrations.tables.plans.records import PlanReading
from tests.registrations.tables.builders import build_docx, build_xlsx, build_zip

FILES = sorted((Path(__file__).parent / "files").iterdir())
OLE = b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1"
TABLE = [["TT", "Nội dung", "Cơ quan thực hiện"], ["1", "Sơ kết", "Sở Nội vụ"]]


def read(data, name="ke-hoach.txt", **options):
    return read_plan(data.encode() if isinstance(data, str) else data, name, **options)


@pytest.mark.parametrize("file", FILES, ids=lambda file: file.suffix)
def test_plan_of_the_province_comes_out_whole(file):
    reading = read(file.read_bytes(), file.name)

    assert Counter(task.quarter for task in reading.tasks) == {1: 10, 2: 5, 3: 4, 4: 7}
    assert [task.number for task in reading.tasks] == [str(n) for n in range(1, 27)]
    assert (reading.title, reading.year) == ("Kế hoạch công tác thi đua, khen thưởng năm 2022", 2022)
    assert not any(task.doubts for task in reading.tasks)
    assert len(reading.doubts) == 1
    assert "chủ trì" in reading.doubts[0]
    third, fourth, last = reading.tasks[2], reading.tasks[3], reading.tasks[21]
    assert third.text.endswith("các cơ quan và các cụm thi đua ký kết giao ước thi đua, đăng ký thi đua năm 2022.")
    assert (third.lead_agencies, third.cooperating_agencies) == (["Hội đồng TĐKT tỉnh"], ["Sở Nội vụ"])
    assert fourth.lead_agencies == ["UBND tỉnh", "Hội đồng TĐKT tỉnh"]
    assert last.cooperating_agencies == ["Các cơ quan, đơn vị liên quan"]
    assert sum(len(task.lead_agencies) + len(task.cooperating_agencies) for task in reading.tasks) == 68
    assert str(third.due_on) == "2022-03-31"


def _typst(rows, columns):
    cells = ", ".join(
        f"table.cell(colspan: {columns})[{row[0]}]" if len(row) == 1 else ", ".join(f"[{c}]" for c in row)
        for row in rows
    )
    widths = ", ".join(["1fr", "4fr", "3fr", "2fr"][:columns])
    return f"#set page(width: 13cm, height: 9cm)\n#align(center)[KẾ HOẠCH \\ Công tác năm 2024]\n#table(columns: ({widths}), {cells})\nNơi nhận: \\ - Lưu: VT."


def test_pdf_is_read_by_its_ruled_lines():
    rows = [
        ["TT", "Nội dung", "Cơ quan chủ trì", "Thời gian"],
        ["QUÝ I"],
        [
            "1",
            "Tổ chức Hội nghị tổng kết công tác thi đua, khen thưởng UBND tỉnh",
            "Sở Văn hóa, Thể thao và Du lịch",
            "Trước 15/02/2024",
        ],
        ["2", "Kiểm tra", "Thanh tra tỉnh; Sở Nội vụ", "Tháng 3"],
        ["QUÝ II"],
        *[[str(n), f"Việc thứ {n} của quý", "Sở Nội vụ", ""] for n in range(3, 12)],
    ]
    tasks = read(typst.compile(_typst(rows, 4).encode()), "a.pdf").tasks

    assert len(tasks) == 11
    assert tasks[0].text == rows[2][1]
    assert tasks[0].lead_agencies == ["Sở Văn hóa, Thể thao và Du lịch"]
    assert [(t.quarter, str(t.due_on)) for t in tasks[:3]] == [(1, "2024-02-14"), (1, "2024-03-31"), (2, "2024-06-30")]
    assert not any(task.doubts for task in tasks)


def _merged_down():
    """Quarters merged over four rows each and set in the middle, on pages that break within them."""
    quarters = [
        ", ".join(
            [
                f"table.cell(rowspan: 4)[Quý {quarter}]",
                *(f"[{n}], [Việc thứ {n} của năm], [Sở Nội vụ]" for n in numbers),
            ]
        )
        for quarter, numbers in (("I", range(1, 5)), ("II", range(5, 9)), ("III", range(9, 13)))
    ]
    return typst.compile(
        (
            "#set page(width: 16cm, height: 5cm, margin: 1cm)\n#set table(align: horizon)\nKẾ HOẠCH \\ Công tác năm 2024\n"
            "#table(columns: (1fr, 1fr, 3fr, 2fr), table.header[Thời gian][TT][Nội dung][Chủ trì], "
            f"{', '.join(quarters)})"
        ).encode()
    )


def _turned(data):
    """The same pages drawn sideways and told to be shown turned, as scanners and printers save them."""
    document = pypdfium2.PdfDocument(data)
    for page in document:
        width, height = page.get_size()
        pypdfium2.raw.FPDFPage_TransFormWithClip(page.raw, pypdfium2.raw.FS_MATRIX(0, 1, -1, 0, height, 0), None)
        page.set_mediabox(0, 0, height, width)
        page.set_rotation(90)
    buffer = io.BytesIO()
    document.save(buffer)
    return buffer.getvalue()


@pytest.mark.parametrize("turn", [bytes, _turned], ids=["as drawn", "turned"])
def test_cells_of_a_pdf_merged_down_over_rows_and_pages(turn):
    reading = read(turn(_merged_down()), "a.pdf")

    assert reading.title == "Kế hoạch công tác năm 2024"
    assert [(task.number, task.quarter) for task in reading.tasks] == [(str(n), (n + 3) // 4) for n in range(1, 13)]
    assert not any(task.doubts for task in reading.tasks)


def test_pdf_of_pictures_is_told_from_a_damaged_one():
    assert "không có chữ" in refusal(typst.compile(b"#rect(width: 3cm)"), "a.pdf")
    assert "hỏng" in refusal(b"%PDF-1.7\nnothing", "a.pdf")


def test_json_of_the_command():
    out = io.StringIO()
    call_command("read_plan", str(FILES[0]), "--json", stdout=out)
    told = json.loads(out.getvalue())
    assert (told["count"], told["year"], len(told["tasks"])) == (26, 2022, 26)
    task = told["tasks"][11]
    assert (task["number"], task["quarter"], task["month"], task["deadline"]) == ("12", 2, None, "")
    assert task["lead_agencies"] == ["Hội đồng TĐKT tỉnh"]
    assert task["cooperating_agencies"] == ["Sở Nội vụ", "Các cơ quan, đơn vị liên quan"]
    assert task["doubts"] == []


def test_command_tells_people_too_and_refuses_in_words(tmp_path):
    out = io.StringIO()
    call_command("read_plan", str(FILES[1]), stdout=out)
    assert "Đọc được 26 nhiệm vụ" in out.getvalue()
    with pytest.raises(CommandError, match="Không mở được"):
        call_command("read_plan", str(tmp_path / "none.docx"))
    (tmp_path / "a.txt").write_text("Thư mời họp.\n\nKính gửi các đơn vị.")
    with pytest.raises(CommandError, match="Không tìm thấy nhiệm vụ"):
        call_command("read_plan", str(tmp_path / "a.txt"), "--json")


def refusal(data, name, **options):
    with pytest.raises(UnreadableList) as caught:
        read(data, name, **options)
    message = str(caught.value)
    assert re.search("[à-ỹ]", message)
    assert "danh sách" not in message.lower()
    return message


@pytest.mark.parametrize(
    ("data", "name", "words"),
    [
        (b"", "a.docx", "trống"),
        (b"\0" * 400, "a.txt", "trống"),
        (b"\xef\xbb\xbf  \n", "a.csv", "trống"),
        (b"\x89PNG\r\n\x1a\n" + b"x" * 90, "a.pdf", "ảnh"),
        (OLE + b"\0" * 512 + "EncryptedPackage".encode("utf-16-le"), "a.docx", "mật khẩu"),
        (OLE + b"\0" * 512 + "WordDocument".encode("utf-16-le"), "a.doc", ".docx"),
        (OLE + b"\0" * 600, "a.xls", "hỏng"),
        (b"{\\rtf1 abc}", "a.doc", "RTF"),
        (b"PK\x03\x04oops", "a.docx", "hỏng"),
        (build_zip({"word/document.xml": "<a/>", "word/vbaProject.bin": b"x"}), "a.docm", "macro"),
        (build_zip({"ke-hoach.docx": b"x"}), "a.zip", "nén"),
        (build_docx(TABLE, prolog='<!DOCTYPE a [<!ENTITY x "ha">]>'), "a.docx", "không an toàn"),
        (build_docx("Thư mời", [["Kính gửi", "Sở Nội vụ"]]), "a.docx", "Không tìm thấy nhiệm vụ"),
        (build_docx(TABLE[:1]), "a.docx", "Không tìm thấy nhiệm vụ"),
        (build_xlsx({"A": [["STT", "Họ và tên", "Đơn vị"], [1, "Hà Văn Lợi", "Sở Y tế"]]}), "a.xlsx", "Không tìm thấy"),
        ("TT\tNội dung\tCơ quan thực hiện\n" + "1\tHọp\tSở Nội vụ\n" * 1200, "a.txt", "1.000"),
    ],
)  # fmt: skip
def test_files_that_are_no_plans(data, name, words):
    assert words in refusal(data, name)


def test_bombs_and_oversize():
    bomb = build_zip({"word/document.xml": b"<w:document>" + b" " * (80 << 20)})
    assert "mức cho phép" in refusal(bomb, "a.docx", limits=Limits(unpacked_size=10 << 20))
    assert "MB" in refusal(b"a" * 2_000_000, "a.txt", limits=Limits(file_size=1 << 20))


def read_or_refuse(data, name):
    try:
        assert isinstance(read_plan(data, name, limits=Limits(unpacked_size=20_000_000)), PlanReading)
    except UnreadableList as error:
        assert str(error)  # noqa: PT017


@settings(max_examples=150, deadline=None)
@given(
    rows=st.lists(st.lists(st.text(max_size=30), max_size=5), max_size=8),
    words=st.lists(
        st.sampled_from(
            ["QUÝ I", "1", "- Sở Nội vụ.", "nt", "Tháng 13", "31/02", "(chủ trì)", "Chủ trì:", "a)", "|", "+--+"]
        )
    ),
    suffix=st.sampled_from([".txt", ".csv", ".doc", ""]),
)
def test_arbitrary_text_under_a_heading(rows, words, suffix):
    body = "\n".join("\t".join(row) for row in rows) + "\n" + "\t".join(words) + "\n" + "\n".join(words)
    text = "TT\tNội dung\tCơ quan chủ trì\tThời gian\n" + body
    read_or_refuse(text.encode(errors="ignore"), f"a{suffix}")
    read_or_refuse(body.encode(errors="ignore"), f"a{suffix}")


@settings(max_examples=60, deadline=None)
@given(data=st.binary(max_size=300), head=st.sampled_from([b"", b"PK\x03\x04", OLE, b"\xff\xfe", b"<html>"]))
def test_arbitrary_bytes(data, head):
    read_or_refuse(head + data, "kế hoạch.docx")


def test_damaged_copies():
    chance = random.Random(2022)
    for file in FILES:
        source = file.read_bytes()
        for _ in range(15):
            data = bytearray(source)
            for _ in range(chance.randint(1, 30)):
                data[chance.randrange(len(data))] = chance.randrange(256)
            read_or_refuse(bytes(data[: chance.choice([len(data), chance.randrange(len(data))])]), file.name)


def test_many_columns_without_a_place_are_told_in_one_sentence():
    head = ["TT", "Nội dung", "Chủ trì", "Thời gian", *(f"Tiêu chí {n}" for n in range(296))]
    reading = read(build_xlsx({"a": [head, [1, "Sơ kết", "Sở Nội vụ", "Quý II 2026", *["x"] * 296]]}), "a.xlsx")

    assert [task.text for task in reading.tasks] == ["Sơ kết"]
    assert len(reading.doubts) < 12
    assert any("cột khác" in doubt for doubt in reading.doubts)
