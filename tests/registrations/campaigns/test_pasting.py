"""Lists as offices keep them, copied into the form: with headings or without, in another order, with ditto marks."""

import pytest

from registrations.campaigns.pasting import BadPaste, rows_from
from registrations.titles.models import Title

LIMITS = {"name": 200, "position": 250, "initiative": 300}
TITLES = [
    Title(pk=1, name="Lao động tiên tiến", short_name="LĐTT"),
    Title(pk=2, name="Chiến sĩ thi đua cơ sở", short_name="CSTĐCS"),
]


def read(text, kind="ca-nhan"):
    return rows_from(text, kind, TITLES, LIMITS)


def row(name, position="", title=None, initiative="", **more):
    return {"name": name, "position": position, "title_id": title, "initiative": initiative} | more


@pytest.mark.parametrize(
    ("text", "rows"),
    [
        ("Vi Thị Hoa\tKế toán\tLĐTT\tCải tiến\tx", [row("Vi Thị Hoa", "Kế toán", 1, "Cải tiến", direct_worker=True)]),
        ("1\tVi Thị Hoa\tKế toán\tLĐTT\n2.\tLý A\t\tCSTĐCS", [row("Vi Thị Hoa", "Kế toán", 1), row("Lý A", "", 2)]),
        ("Vi Thị Hoa\nLý A", [row("Vi Thị Hoa"), row("Lý A")]),
        # Without headings the column of titles is known by what stands in it.
        ("Vi Thị Hoa\tLao động tiên tiến\nLý A\tcstđcs", [row("Vi Thị Hoa", "", 1), row("Lý A", "", 2)]),
        # With headings any order will do, and columns that the form does not ask for are passed over.
        (
            "STT\tChức vụ\tHọ và tên\tNăm sinh\tDanh hiệu đề nghị\n1\tKế toán\tVi Thị Hoa\t1980\tLĐTT",
            [row("Vi Thị Hoa", "Kế toán", 1)],
        ),
        (
            "DANH SÁCH ĐĂNG KÝ\nTT\tHọ tên\tDanh hiệu đăng ký\tTên sáng kiến\n(1)\t(2)\t(3)\t(4)\n1\tLý A\tLĐTT\tMáy ấp",
            [row("Lý A", "", 1, "Máy ấp")],
        ),
        # Ditto marks, as they are typed and as Word makes them.
        (
            'Lý A\tCông chức\tLĐTT\nLý B\t"\t-nt-\nLý C\tnhư trên\t”',
            [row(each, "Công chức", 1) for each in ("Lý A", "Lý B", "Lý C")],
        ),
        (
            "Lý A\tCông chức\tDanh hiệu lạ",
            [row("Lý A", "Công chức", None, "Danh hiệu ghi trong danh sách: Danh hiệu lạ")],
        ),
        ("", []),
        ("\t\t\n \n", []),
    ],
    ids=["plain", "numbered", "names", "two columns", "any order", "title above", "ditto", "strange", "", "blank"],
)
def test_persons(text, rows):
    assert read(text).rows == rows


@pytest.mark.parametrize(
    ("text", "rows"),
    [
        ("Thôn Nà Lìu\tLĐTT\tMới lập", [row("Thôn Nà Lìu", "", 1, "Mới lập")]),
        (
            "STT\tTên đơn vị\tHình thức\n1\tTập thể\tLĐTT\n2\tThôn A\tCSTĐCS",
            [row("Tập thể", "", 1), row("Thôn A", "", 2)],
        ),
        # A note of the same words as a heading does not make a heading of its row.
        ("Thôn A\tLĐTT\ttập thể\nThôn B\tLĐTT\t", [row("Thôn A", "", 1, "tập thể"), row("Thôn B", "", 1)]),
    ],
    ids=["plain", "headings", "note"],
)
def test_collectives(text, rows):
    assert read(text, "tap-the").rows == rows


def test_columns_without_a_place_are_named():
    read_ = read("STT\tHọ và tên\tNăm sinh\tDanh hiệu\tĐơn vị công tác\n1\tLý A\t1990\tLĐTT\tThôn A")
    assert read_.passed_over == ["Năm sinh", "Đơn vị công tác"]
    assert read("Lý A\tKế toán\tLĐTT").passed_over == []


def test_a_cell_too_long_is_named_and_nothing_is_taken():
    with pytest.raises(BadPaste, match="Dòng 2 có ô dài 201 ký tự"):
        read(f"Lý A\n{'a' * 201}")


@pytest.mark.parametrize("count", [500, 501, 10_000])
def test_five_hundred_rows_at_a_time_also_below_headings(count):
    text = "Họ và tên\tDanh hiệu\n" + "\n".join(f"Lý {number}\tLĐTT" for number in range(count))
    if count == 500:
        assert len(read(text).rows) == 500
    else:
        with pytest.raises(BadPaste, match="tối đa 500 dòng"):
            read(text)
