"""Signs in a text: advertising and machines are told, ordinary words are not."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from registrations.safeguards import signs


@pytest.mark.parametrize(
    ("text", "sign"),
    [
        ("Mua ngay http://a.example https://b.example/x www.c.example", "3 đường dẫn"),
        ("shop.vip hay top1.xyz hoặc bet.club", "3 đường dẫn"),
        ("xem [url=http://x.example]đây[/url]", "mã chèn liên kết"),
        ('<a href="http://x.example">đây</a>', "mã chèn liên kết"),
        ("Лучшие кредиты онлайн без отказа", "chữ nước ngoài"),
        ("优惠贷款请联系我们马上办理业务", "chữ nước ngoài"),
        ("a" * 40, "lặp một ký tự"),
        ("qwxz" * 30, "chuỗi ký tự dài"),
    ],
)
def test_signs_are_told(text, sign):
    assert any(sign in found for found in signs.of_text(text))


@pytest.mark.parametrize(
    "text",
    [
        "",
        "Tôi nhất trí.",
        "Đề nghị xem lại số liệu năm 2019, xem https://langson.example/tin/1.",
        "Đồng chí Nông Thị A là người Tày, rất tận tụy!!! 👍👍👍",
        "xem " + "https://langson.example/" + "tin-bai-rat-dai-" * 12,
        "Họ và tên: ..............................................................",
        "中",
    ],
)
def test_ordinary_words_carry_no_sign(text):
    assert signs.of_text(text) == []


@given(st.text())
def test_any_text_is_read(text):
    assert all(signs.of_text(text))
    alike = signs.likeness(text)
    assert not alike or len(alike) >= signs.REPEATABLE
