"""What looks private in a text is found, and once hidden it is gone."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from registrations.feedback.masking import What, find, fold_in_place, hide, prepared, settle


def kinds(text):
    return [(each.what, each.text) for each in find(prepared(text))]


@pytest.mark.parametrize(
    ("text", "what", "found"),
    [
        ("Gọi 0912 000 111 nhé", What.PHONE, "0912 000 111"),
        ("Gọi 0912.000.111", What.PHONE, "0912.000.111"),
        ("Gọi +84 912-000-111", What.PHONE, "+84 912-000-111"),
        ("Gọi (0205) 3870 123", What.PHONE, "0205) 3870 123"),
        ("số ０９１２０００１１１", What.PHONE, "０９１２０００１１１"),
        ("số 09\u200b12000\u200b111", What.PHONE, "0912000111"),
        (
            "không chín một hai không không không một một một",
            What.PHONE,
            "không chín một hai không không không một một một",
        ),
        ("CCCD 020085001234", What.IDENTITY, "020085001234"),
        ("căn cước công dân số 020 085 001 234", What.IDENTITY, "020 085 001 234"),
        ("chứng minh nhân dân 080123456", What.IDENTITY, "080123456"),
        ("hộ chiếu C1234567", What.IDENTITY, "C1234567"),
        ("thư an.nv@vidu.vn ạ", What.EMAIL, "an.nv@vidu.vn"),
        ("thư an.nv (at) vidu.vn ạ", What.EMAIL, "an.nv (at) vidu.vn"),
        ("stk 190345678", What.ACCOUNT, "190345678"),
        ("số tài khoản: 1903 4567 8901 2", What.ACCOUNT, "1903 4567 8901 2"),
        ("xe 12A-123.45 đỗ", What.PLATE, "12A-123.45"),
        ("xe 12H1 678.90", What.PLATE, "12H1 678.90"),
        ("ở thôn Nà Pán, xã Kiên Mộc", What.ADDRESS, "thôn Nà Pán, xã Kiên Mộc"),
        ("nhà tôi ở số nhà 12, ngõ 5", What.ADDRESS, "số nhà 12, ngõ 5"),
        ("o thon na pan", What.ADDRESS, "thon na pan"),
        ("Tổ 5, khối 3, phường Tam Thanh", What.ADDRESS, "Tổ 5, khối 3, phường Tam Thanh"),
        ("của Nguyễn Văn An gửi", What.NAME, "Nguyễn Văn An"),
        ("cua nguyen van an gui", What.NAME, "nguyen van an"),
        ("NÔNG THỊ MẪU hỏi", What.NAME, "NÔNG THỊ MẪU"),
        ("ông Quyền hỏi", What.NAME, "Quyền"),
        ("tên tôi là Lò Mẩy Pham", What.NAME, "Lò Mẩy Pham"),
        ("sinh ngày 02/3/1980", What.BIRTH, "02/3/1980"),
        ("xem https://mang.example/an.nv", What.LINK, "https://mang.example/an.nv"),
        ("mã 1234 5678 9012 345", What.NUMBER, "1234 5678 9012 345"),
    ],
)
def test_private_data_is_found_in_many_spellings(text, what, found):
    assert (what, found) in kinds(text)


@pytest.mark.parametrize(
    "text",
    [
        "Nghị định số 98/2023/NĐ-CP ngày 31/12/2023 quy định thế nào?",
        "Quyết định 1657/QĐ-UBND giai đoạn 2021-2025",
        "Mức thưởng 3.510.000 đồng, năm 2026",
        "Ủy ban nhân dân tỉnh Lạng Sơn và tỉnh Cao Bằng",
        "Huân chương Hồ Chí Minh, Mẹ Việt Nam Anh hùng",
        "Gia đình văn hóa cần tiêu chuẩn gì?",
        "Bằng khen của Thủ tướng Chính phủ và cờ thi đua",
    ],
)
def test_what_every_question_holds_is_left_alone(text):
    assert kinds(text) == []


def test_a_decomposed_name_is_found_as_well():
    assert (What.NAME, "Nguyễn Văn An") in kinds("của Nguyễn Văn An")


def test_words_of_the_sender_are_found_wherever_they_stand():
    text = prepared("chau la mau tham o ban")

    assert [each.text for each in find(text, ["Mẫu Thắm"])] == ["mau tham"]


def test_hiding_leaves_the_rest_as_it_was():
    text = prepared("Tôi là Nguyễn Văn An, số 0912 000 111. Hồ sơ gồm gì?")

    assert hide(text, find(text)) == "Tôi là [họ tên], số [số điện thoại]. Hồ sơ gồm gì?"


def test_nothing_is_settled_until_each_finding_is_decided_on():
    text = prepared("Nguyễn Văn An gọi 0912 000 111")
    name, phone = find(text)

    assert settle(text, {})[1] == [name, phone]
    masked, waiting, _ = settle(text, {name.key: True})
    assert masked == "[họ tên] gọi 0912 000 111"
    assert [each.what for each in waiting] == [What.PHONE]
    masked, waiting, stays = settle(text, {name.key: True, phone.key: False})
    assert (masked, waiting, [each.text for each in stays]) == ("[họ tên] gọi 0912 000 111", [], ["0912 000 111"])


WORDS = st.sampled_from(["hồ sơ", "gồm gì", "Hội đồng", "ạ", ",", ".", "năm 2025", "xin hỏi", "\n", "bằng khen"])
PRIVATE = st.one_of(
    st.from_regex(r"09[0-9]{8}", fullmatch=True),
    st.from_regex(r"0[0-9]{2} [0-9]{3} [0-9]{3} [0-9]{3}", fullmatch=True),
    st.from_regex(r"[a-z]{3,8}@[a-z]{3,6}\.vn", fullmatch=True),
    st.sampled_from(["Nguyễn Văn An", "nguyen thi hoa", "NÔNG VĂN MẪU", "thôn Nà Pán", "12A-123.45", "số nhà 7"]),
)


@given(st.lists(st.one_of(WORDS, PRIVATE), max_size=12), PRIVATE)
def test_whatever_stands_around_it_a_private_word_is_gone_when_all_is_hidden(parts, secret):
    text = prepared(" ; ".join([*parts, secret]))
    for _ in range(8):
        found = find(text)
        if not found:
            break
        text = hide(text, found)

    assert secret not in text
    assert find(text) == []


@given(st.text(max_size=300))
def test_any_text_is_read_without_fault_and_findings_lie_apart_in_it(raw):
    text = prepared(raw)
    found = find(text)

    assert len(fold_in_place(text)) == len(text)
    assert prepared(text) == text
    assert all(text[each.start : each.end] == each.text for each in found)
    assert all(one.end <= other.start for one, other in zip(found, found[1:], strict=False))
