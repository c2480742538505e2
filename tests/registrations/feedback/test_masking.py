"""What looks private in a text is found, and once hidden it is gone."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from registrations.feedback.masking import find, hide, hide_all, prepared, settle
from registrations.feedback.private_shapes import What, fold_in_place


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


# As people write them: (text, what must be gone).
WRITTEN = [
    ("số 091 200 0111", "091 200 0111"),
    ("84912000111", "84912000111"),
    ("(+84) 912000111", "912000111"),
    ("0084912000111", "0084912000111"),
    ("gọi O912000111", "O912000111"),
    ("09l2000111", "09l2000111"),
    ("0912/000/111", "0912/000/111"),
    ("0912,000,111", "0912,000,111"),
    ("0 9 1 2 0 0 0 1 1 1", "0 9 1 2 0 0 0 1 1 1"),
    ("0912 không không không 111", "0912 không không không 111"),
    ("SĐT: 912000111", "912000111"),
    ("số 0205 3 812 345", "0205 3 812 345"),
    ("CMND: 08 0123 456", "08 0123 456"),
    ("CCCD số: 020.085.001.234", "020.085.001.234"),
    ("số cccd của tôi là 020085001234", "020085001234"),
    ("CMT 080123456", "080123456"),
    ("hộ chiếu số B1234567", "B1234567"),
    ("BHXH 1234567890", "1234567890"),
    ("thẻ BHYT DN4012012345678", "DN4012012345678"),
    ("mã số thuế 4900123456", "4900123456"),
    ("số tài khoản ngân hàng Agribank: 8400205123456", "8400205123456"),
    ("TK 19034567890123", "19034567890123"),
    ("stk 0123 4567 8901 Vietcombank", "0123 4567 8901"),
    ("an.nv @ gmail . com", "an.nv @ gmail . com"),
    ("an.nv[at]gmail.com", "an.nv[at]gmail.com"),
    ("annv a còng gmail chấm com", "annv a còng gmail chấm com"),
    ("an＠vidu.vn", "an＠vidu.vn"),
    ("xe 12A12345", "12A12345"),
    ("xe 29-X1 234.56", "29-X1 234.56"),
    ("biển 12-B1 12345", "12-B1 12345"),
    ("xe 12a-123.45", "12a-123.45"),
    ("sinh năm 1975", "1975"),
    ("sinh ngày 12 tháng 3 năm 1975", "12 tháng 3 năm 1975"),
    ("ngày sinh: 12/3/75", "12/3/75"),
    ("sinh năm 75", "75"),
    ("nhà ở xóm 5", "xóm 5"),
    ("khu phố 3", "khu phố 3"),
    ("tổ dân phố số 7", "tổ dân phố số 7"),
    ("số 12 đường Trần Đăng Ninh", "số 12 đường Trần Đăng Ninh"),
    ("ngõ 15/3", "ngõ 15/3"),
    ("bản Khuổi Tao", "bản Khuổi Tao"),
    ("thon 5 xa hoang van thu", "thon 5"),
    ("khối 8, phường Vĩnh Trại", "khối 8, phường Vĩnh Trại"),
    ("anh Hùng ở cơ quan", "Hùng"),
    ("chị Lan", "Lan"),
    ("bà N.T.H", "N.T.H"),
    ("cháu Minh", "Minh"),
    ("Ông Lý A Páo", "Lý A Páo"),
    ("đ/c Hoàng Văn Thắng", "Hoàng Văn Thắng"),
    ("ông Nguyễn V. A.", "Nguyễn V. A"),
    ("nguyễn thị thu hà gửi đơn", "nguyễn thị thu hà"),
    ("em tên là hoàng", "hoàng"),
    ("Tôi là Lò Thị Ún, dân bản", "Lò Thị Ún"),
    ("Nguyễn-Văn-An", "Nguyễn-Văn-An"),
    ("đồng chí Bí thư Hoàng Văn Mẫu", "Hoàng Văn Mẫu"),
    ("ong Hung hoi", "Hung"),
    ("Ng. Văn An", "Ng. Văn An"),
    ("ông  Nông   Văn  Thử", "Nông   Văn  Thử"),
]

ORDINARY = [
    "Mức 3.510.000 đồng, 1.490.000đ, 2 340 000 đồng",
    "các năm 2021, 2022, 2023, 2024",
    "từ 01/01/2024 - 31/12/2024",
    "từ 15.3.2024-20.4.2024",
    "năm học 2024 – 2025",
    "Khoản 2 Điều 24 Luật Thi đua, khen thưởng",
    "được tặng ba Huân chương Lao động",
    "có Bằng khen của Bộ Nội vụ và Cờ thi đua của Chính phủ",
    "thay Nghị định 91 bằng Nghị định mới",
    "Ban Thường vụ, Ban Chấp hành, Ban Tổ chức",
    "phó Chủ tịch Ủy ban nhân dân",
    "đi Lạng Sơn, còn Hà Nội thì sao",
    "ông Chủ tịch xã có quyền không",
    "đồng chí Bí thư chi bộ",
    "quý Ông Bà",
    "Ủy ban nhân dân xã Kiên Mộc trình hồ sơ",
    "Mẹ Việt Nam Anh hùng",
    "danh hiệu Anh Hùng Lao Động",
    "chỉ Hội đồng mới xét",
    "câu hỏi 1: có được không",
    "tờ số 5 của hồ sơ",
    "15 ở 2024 và 20 đi 2025",
    "Liên đoàn Lao động tỉnh",
    "Hội Nông dân",
    "cơ quan Công an tỉnh",
    "tỷ lệ 95,5% của 10.000 người",
    "Thông tư 15/2025/TT-BNV",
    "Chiến sĩ thi đua cơ sở 3 năm liền",
    "Tôi là công chức xã, tôi tên gì không cần nêu",
    "không năm nào, một hai ba lần",
    "Tổ chức Đảng, Quân đội nhân dân",
    "thành phố Lạng Sơn, tỉnh Lạng Sơn",
    "Khối thi đua số 3",
]


def test_numbers_names_and_places_are_found_however_they_are_written():
    assert [(text, hide_all(text)) for text, private in WRITTEN if private in hide_all(text)] == []


def test_ordinary_words_of_this_field_are_no_private_data():
    found = {text: kinds(text) for text in ORDINARY}
    assert {text: each for text, each in found.items() if each} == {}


@given(
    st.sampled_from(["0912000111", "84912000111", "020085001234", "080123456"]),
    st.lists(st.sampled_from(["", "", " ", ".", "-", " - ", "\u200b", "\u00a0"]), min_size=12, max_size=12),
    st.booleans(),
)
def test_a_number_is_found_whatever_stands_between_its_digits(number, signs, wide):
    digits = [chr(ord("０") + int(digit)) if wide else digit for digit in number]
    text = f"số {''.join(digit + sign for digit, sign in zip(digits, signs, strict=False))} ạ"
    assert not any(sign.isdigit() for sign in hide_all(text))


def test_a_commune_is_private_with_a_hamlet_and_not_with_its_committee():
    assert kinds("Ủy ban nhân dân xã Kiên Mộc trình hồ sơ") == []
    assert kinds("nhà ở thôn Nà Pán, xã Kiên Mộc") == [(What.ADDRESS, "thôn Nà Pán, xã Kiên Mộc")]


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
