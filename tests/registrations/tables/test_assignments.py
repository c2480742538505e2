"""What an officer settles by hand goes before what was recognised."""

import json

from registrations.tables.columns import FIELD_LABELS

ROWS = [
    ["STT", "Họ và tên", "Mã A", "Đơn vị", "Đơn vị", "HTKT", "Đối tượng"],
    ["I. Khối trường"],
    [1, "Hà Văn Lợi", "Bác sĩ", "Sở Y tế", "Phòng A", "BK tỉnh", "TT"],
    [2, "Hà Văn Lai", "Bác sĩ", "Sở Y tế", "Phòng B", "BK tỉnh", "CN"],
]


def test_columns_values_and_sections_are_described(read_rows):
    data = json.loads(json.dumps(read_rows(ROWS).as_dict()))
    columns = {column["letter"]: column for column in data["sheets"][0]["columns"]}
    assert columns["C"] == {
        "letter": "C",
        "heading": "Mã A",
        "key": "ma a",
        "field": "extra",
        "label": FIELD_LABELS["extra"],
        "why": "chưa rõ cột này chứa gì",
        "samples": ["Bác sĩ"],
    }
    assert (columns["E"]["key"], columns["E"]["field"]) == ("don vi 2", "extra")
    assert "đã được đọc là đơn vị" in columns["E"]["why"]
    assert [(v["field"], v["key"], v["count"], v["read_as"]) for v in data["values"]] == [
        ("award", "bk tỉnh", 2, "BK tỉnh"),
        ("kind", "tt", 1, "Tập thể"),
        ("kind", "cn", 1, "Cá nhân"),
    ]
    assert [(s["key"], s["rows"], s["reads"]) for s in data["sections"]] == [("khối trường", 2, {})]


def test_a_column_given_away_takes_the_field_from_the_one_before(read_rows):
    reading = read_rows(ROWS, headings={"don vi 2": "unit", "ma a": "position", "nothing": "unit", "stt": "no field"})
    assert [(row.position, row.unit) for row in reading.rows] == [("Bác sĩ", "Phòng A"), ("Bác sĩ", "Phòng B")]
    assert not any("Hai cột" in doubt for doubt in reading.doubts)
    assert reading.sheets[0].columns[4].why == "do người dùng chọn"


def test_values_are_read_as_if_the_cell_had_held_them(read_rows):
    values = {"award": {"bk tỉnh": "Bằng khen của Chủ tịch UBND tỉnh"}, "kind": {"tt": "household", "cn": "Cá nhân"}}
    reading = read_rows(ROWS, values=values)
    assert {row.award for row in reading.rows} == {"Bằng khen của Chủ tịch UBND tỉnh"}
    assert [row.kind for row in reading.rows] == ["household", "individual"]
    assert "do người dùng gán" in reading.rows[0].because["award"]
    assert reading.values[0].text == "BK tỉnh"


def test_an_award_in_title_and_section_follows_the_values_too(read_rows):
    rows = [["DANH SÁCH TẶNG GIẤY KHEN"], ["STT", "Họ và tên", "Đơn vị"], [1, "Hà Văn Lợi", "Sở Y tế"]]
    values = {"award": {"giấy khen": "Giấy khen của Giám đốc Sở Y tế"}}
    assert read_rows(rows, values=values).rows[0].award == "Giấy khen của Giám đốc Sở Y tế"
    rows = [rows[1], ["I. Giấy khen"], rows[2]]
    assert read_rows(rows, values=values).rows[0].award == "Giấy khen của Giám đốc Sở Y tế"


def test_sections_are_given_another_meaning(read_rows):
    said = {"khối trường": {"kind": "individual", "merit": "Dạy tốt", "award": "Huân chương Lao động hạng Ba"}}
    reading = read_rows([row[:5] for row in ROWS], sections=said)
    assert {(row.kind, row.merit, row.award, row.award_class) for row in reading.rows} == {
        ("individual", "Dạy tốt", "Huân chương Lao động", "Ba")
    }


def test_a_section_is_made_a_recipient_and_the_other_way_round(read_rows):
    rows = [
        ["STT", "Tên", "Danh hiệu"],
        [1, "Nhóm Sao Mai", "Giấy khen"],
        [None, "Sở Y tế"],
        [2, "Lý A Páo", "Giấy khen"],
    ]
    assert [row.name for row in read_rows(rows).rows] == ["Nhóm Sao Mai", "Lý A Páo"]
    reading = read_rows(rows, sections={"sở y tế": {"recipient": "1"}})
    assert [row.name for row in reading.rows] == ["Nhóm Sao Mai", "Sở Y tế", "Lý A Páo"]
    reading = read_rows(rows, sections={"nhóm sao mai": {}})
    assert [row.name for row in reading.rows] == ["Lý A Páo"]
