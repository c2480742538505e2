"""OpenDocument files: the same lists and plans as Word and Excel give, and nothing that would do harm."""

import io
import time
import zipfile

import pytest

from registrations.tables.errors import UnreadableList
from registrations.tables.limits import Limits
from registrations.tables.plans.reading import read_plan
from registrations.tables.reading import read_list
from registrations.tables.sources import read_grids
from tests.registrations.tables.builders import build_docx, build_ods, build_odt

LIST = [
    ["TT", "Họ và tên", "Chức vụ, đơn vị"],
    ["1", "Nông Thị Hòa", "Giáo viên, Trường THPT Cao Lộc"],
    ["2", "Hoàng Văn Bình", "Phó Trưởng phòng, Sở Y tế"],
]
PLAN = [["TT", "Nội dung", "Chủ trì", "Thời gian"], ["1", "Sơ kết", "Sở Nội vụ", "Quý II"]]


def texts(data, name="a.odt", **limits):
    return [[line.own() for line in grid.lines] for grid in read_grids(data, name, Limits(**limits))]


@pytest.mark.parametrize(("data", "name"), [(build_odt("DANH SÁCH", LIST), "a.odt"), (build_ods({"A": LIST}), "a.ods")])
def test_lists_are_read(data, name):
    assert [row.name for row in read_list(data, name).rows] == ["Nông Thị Hòa", "Hoàng Văn Bình"]


def test_blanks_breaks_lists_and_notes_of_a_text():
    paragraph = (
        '<text:p>Kế<text:s text:c="2"/>hoạch<text:tab/>năm<text:line-break/>2026<text:note><text:note-body>'
        "<text:p>chú giải</text:p></text:note-body></text:note></text:p>"
    )
    listed = "<text:list><text:list-item><text:p>Họp Hội đồng</text:p></text:list-item></text:list>"
    removed = "<text:tracked-changes><text:changed-region><text:deletion><text:p>đã xóa</text:p></text:deletion></text:changed-region></text:tracked-changes>"
    grid = read_grids(build_odt(removed, paragraph, listed), "a.odt", Limits())[0]

    assert [line.joined() for line in grid.lines] == ["Kế hoạch năm 2026", "Họp Hội đồng"]
    assert [line.auto for line in grid.lines] == [False, True]


def test_merged_cells_repeat_what_they_spread():
    rows = [
        ["Một", ("Hai", {"span": 2, "down": 2}), None],
        ["Ba", None, None],
        ["Bốn", "Năm", "Sáu"],
    ]
    lines = read_grids(build_odt(rows), "a.odt", Limits())[0].lines

    assert [line.own() for line in lines] == [{0: "Một", 1: "Hai"}, {0: "Ba"}, {0: "Bốn", 1: "Năm", 2: "Sáu"}]
    assert [lines[1].cells[c].merged for c in (1, 2)] == ["down", "down"]
    assert lines[0].cells[2].merged == "right"


def test_struck_cells_hidden_rows_and_sheets_are_told():
    struck = '<table:table-row table:visibility="collapse"><table:table-cell><text:p><text:span text:style-name="struck">Bỏ</text:span></text:p></table:table-cell></table:table-row>'
    grids = read_grids(build_ods({"A": [struck, ["Còn"]], "B": [["x"]]}, hidden=("B",)), "a.ods", Limits())

    assert [grid.name for grid in grids] == ["A"]
    assert (grids[0].lines[0].hidden, grids[0].lines[0].cells[0].struck, grids[0].lines[1].cells[0].struck) == (
        True,
        True,
        False,
    )
    assert "Trang tính ẩn “B”" in grids[0].doubts[0]


def test_a_comment_and_a_macro_are_told_and_a_picture_is_known():
    noted = "<text:p>Việc<office:annotation><text:p>xem lại</text:p></office:annotation></text:p>"
    grid = read_grids(build_odt(noted, **{"Pictures/1.png": b"x", "Basic/Standard.xml": b"<a/>"}), "a.odt", Limits())[0]

    assert grid.lines[0].joined() == "Việc"
    assert grid.pictures
    assert [word in " ".join(grid.doubts) for word in ("chú thích", "macro")] == [True, True]


def test_what_would_fill_the_memory_is_not_laid_out():
    empty = '<table:table-row table:number-rows-repeated="1048576"><table:table-cell table:number-columns-repeated="16384"/></table:table-row>'
    full = '<table:table-row table:number-rows-repeated="1048576"><table:table-cell table:number-columns-repeated="16384"><text:p>a</text:p></table:table-cell></table:table-row>'
    began = time.process_time()  # other work on this machine does not count

    assert texts(build_ods({"A": [["Một"], empty, ["Hai"]]}), "a.ods") == [[{0: "Một"}, {0: "Hai"}]]
    assert sum(map(len, texts(build_ods({"A": [full]}), "a.ods")[0])) <= 200 * 200
    assert time.process_time() - began < 5


@pytest.mark.parametrize(
    ("data", "words"),
    [
        (build_odt("a", **{"META-INF/manifest.xml": b"<manifest:encryption-data/>"}), "mật khẩu"),
        (build_odt("a")[:-60], "hỏng"),
        (build_ods({"A": [["x"]] * 3000}), "vượt mức"),
    ],
    ids=["locked", "damaged", "too long"],
)
def test_refusals_say_what_to_do(data, words):
    with pytest.raises(UnreadableList, match=words):
        read_grids(data, "a.odt", Limits(rows=1000))


def test_entities_are_refused():
    out = io.BytesIO()
    with zipfile.ZipFile(io.BytesIO(build_odt("a"))) as old, zipfile.ZipFile(out, "w") as new:
        for name in old.namelist():
            content = old.read(name).decode()
            new.writestr(name, content.replace("?><office", '?><!DOCTYPE a [<!ENTITY x "ha">]><office', 1))
    with pytest.raises(UnreadableList, match="không an toàn"):
        read_grids(out.getvalue(), "a.odt", Limits())


def test_a_plan_is_the_same_in_word_and_in_libreoffice():
    said = [
        read_plan(build("KẾ HOẠCH NĂM 2026", PLAN), name).as_dict()
        for build, name in ((build_docx, "a.docx"), (build_odt, "a.odt"))
    ]

    assert said[0] == said[1]
