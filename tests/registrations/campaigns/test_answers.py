"""Answers of every kind: what is typed, its normal form, its words; hostile input included."""

from datetime import date
from types import SimpleNamespace

import pytest
from hypothesis import given
from hypothesis import strategies as st

from registrations.campaigns import answers
from registrations.campaigns.answer_fields import pasted_rows
from registrations.campaigns.answers import BadAnswer

HOSTILE = ["<script>alert(1)</script>", "=1+1", "' OR 1=1 --", "\u200b", "9" * 5000, "1e999", "NaN", "-0", "²", "١٢"]
COLUMNS = [
    {"name": "Tên mô hình", "kind": "text", "required": True},
    {"name": "Số hộ", "kind": "number", "measure": "hộ"},
    {"name": "Tỷ lệ", "kind": "percent"},
    {"name": "Từ ngày", "kind": "date"},
    {"name": "Loại", "kind": "choice", "choices": ["Mới", "Nhân rộng"]},
]


def question(kind, choices=(), word_limit=None):
    return SimpleNamespace(kind=kind, choice_list=list(choices), word_limit=word_limit)


@pytest.mark.parametrize(
    ("kind", "typed", "kept"),
    [
        ("number", " 1.234,50 ", "1234.5"),
        ("number", "1234.5", "1234.5"),
        ("number", "1.234", "1234"),
        ("number", "12 345", "12345"),
        ("percent", "98,5 %", "98.5"),
        ("date", "5/1/2027", "2027-01-05"),
        ("date", "05-01-2027", "2027-01-05"),
        ("date", "2027-01-05", "2027-01-05"),
        ("date", "29.2.2028", "2028-02-29"),
        ("choice", "nhan rong", "Nhân rộng"),
        ("choice", "Nhân rộng", "Nhân rộng"),
        ("text", " Một\r\n\r\n\r\nHai  ba ", "Một\n\nHai ba"),
        ("number", "", ""),
        ("date", "  ", ""),
    ],
)
def test_what_is_typed_gets_one_normal_form(kind, typed, kept):
    assert answers.normal(question(kind, ["Mới", "Nhân rộng"]), typed) == kept


@pytest.mark.parametrize(
    ("kind", "typed", "why"),
    [
        ("number", "mười hai", "chữ số"),
        ("number", "-3", "chữ số"),
        ("number", "1e9", "chữ số"),
        ("number", "9999999999999999", "chữ số"),
        ("percent", "1000,5", "vượt mức"),
        ("date", "30/02/2027", "không có trong lịch"),
        ("date", "1/1/27", "ngày/tháng/năm"),
        ("date", "01/01/1500", "xem lại năm"),
        ("date", "13/13/2027", "không có trong lịch"),
        ("choice", "Khác", "không có trong danh sách"),
        ("text", "a " * 2600, "ký tự"),
    ],
)
def test_what_is_no_answer_is_said_in_vietnamese(kind, typed, why):
    with pytest.raises(BadAnswer, match=why):
        answers.normal(question(kind, ["Mới"]), typed)


def test_the_word_limit_counts_words_and_takes_the_last_one():
    assert answers.normal(question("text", word_limit=3), "một hai\nba") == "một hai\nba"
    with pytest.raises(BadAnswer, match="4 từ, tối đa 3"):
        answers.normal(question("text", word_limit=3), "một hai ba bốn")


@pytest.mark.parametrize("kind", ["text", "number", "percent", "date", "choice"])
@pytest.mark.parametrize("typed", HOSTILE)
def test_hostile_input_is_an_answer_or_refused_never_an_error(kind, typed):
    asked, told = question(kind, ["Mới"]), None
    try:
        kept = answers.normal(asked, typed)
    except BadAnswer as bad:
        kept, told = "", bad.messages
    assert told or answers.normal(asked, answers.value_words(kind, kept)) == kept


@given(st.sampled_from(["number", "percent", "date", "choice", "text"]), st.text(max_size=40))
def test_the_normal_form_is_stable(kind, typed):
    asked = question(kind, ["Mới", "Nhân rộng"])
    try:
        kept = answers.normal(asked, typed.replace("\x00", ""))
    except BadAnswer:
        return
    assert answers.normal(asked, answers.value_words(kind, kept)) == kept


@given(st.decimals(0, 10**9, places=3), st.dates(date(1900, 1, 1), date(2200, 12, 31)))
def test_words_are_read_back(number, day):
    plain = answers.normal(question("number"), str(number).replace(".", ","))
    assert answers.normal(question("number"), answers.value_words("number", plain)) == plain
    assert answers.normal(question("date"), f"{day:%d/%m/}{day.year:04d}") == day.isoformat()


def test_a_table_is_read_cell_by_cell_and_empty_rows_go():
    rows = answers.normal_rows(COLUMNS, [["Vườn mẫu", "1.200", "98,5%", "1/3/2027", "moi"], ["", " ", "", "", ""]], 5)
    assert rows == [["Vườn mẫu", "1200", "98.5", "2027-03-01", "Mới"]]
    assert answers.table_rows(answers.table_text(rows)) == rows
    assert answers.row_words(COLUMNS, rows[0]) == ["Vườn mẫu", "1.200", "98,5 %", "01/03/2027", "Mới"]


def test_mistakes_of_a_table_are_named_by_row_and_column_and_counted():
    wrong = [["Tên", "x", "", "", ""] for _ in range(9)]
    with pytest.raises(BadAnswer) as caught:
        answers.normal_rows(COLUMNS, wrong, 20)
    assert caught.value.messages[0].startswith("Dòng 1, cột “Số hộ”")
    assert caught.value.messages[-1] == "Còn 4 chỗ khác cần sửa."
    assert (8, 1) in caught.value.places


def test_too_many_rows_or_cells_are_refused():
    with pytest.raises(BadAnswer, match="tối đa 2"):
        answers.normal_rows(COLUMNS, [["a"]] * 3, 2)
    with pytest.raises(BadAnswer, match="bảng có 5 cột"):
        answers.normal_rows(COLUMNS, [["a", "", "", "", "", "thừa"]], 2)


def test_missing_cells_are_named_only_where_they_are_needed():
    value = answers.table_text([["Vườn mẫu", "", "", "", ""], ["", "3", "", "", ""]])
    assert answers.table_gaps(COLUMNS, value) == ["dòng 2 chưa ghi “Tên mô hình”"]


@pytest.mark.parametrize("value", ["{", "null", '"x"', "[1]", "[[1,null]]"])
def test_a_stored_text_that_is_no_table_shows_nothing_broken(value):
    assert isinstance(answers.answer_words({"kind": "table", "columns": COLUMNS, "value": value}), str)


def test_rows_out_of_excel_come_without_headings_and_numbers():
    text = "STT\tTên mô hình\tSố hộ (hộ)\tTỷ lệ\tTừ ngày\tLoại\n1\tVườn mẫu\t12\t5\t1/3/2027\tMới\n"
    assert pasted_rows(text, COLUMNS, 10) == [["Vườn mẫu", "12", "5", "1/3/2027", "Mới"]]


def test_ten_thousand_pasted_rows_are_answered_with_the_limit():
    with pytest.raises(BadAnswer, match="tối đa 30 dòng"):
        pasted_rows("Tên\t1\n" * 10_000, COLUMNS, 30)
