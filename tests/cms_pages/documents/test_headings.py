"""What the head of a document says, as people type, paste and print it."""

import datetime

import pytest
from hypothesis import given
from hypothesis import strategies as st

from cms_pages.documents.headings import parts_of, read_first_page, read_heading

DAY = datetime.date
PLACE = "tỉnh Lạng Sơn"


@pytest.mark.parametrize(
    ("typed", "number", "kind", "issuer", "issued_on", "subject"),
    [
        (
            "QĐ số 27/2021/QĐ-UBND ngày 15/10/2021",
            "27/2021/QĐ-UBND", "quyet-dinh", "Ủy ban nhân dân tỉnh Lạng Sơn", DAY(2021, 10, 15), "",
        ),
        (
            "Quyết định số 1657/QĐ-UBND ngày 19 tháng 8 năm 2021 của UBND tỉnh về việc phê duyệt Đề án",
            "1657/QĐ-UBND", "quyet-dinh", "Ủy ban nhân dân tỉnh Lạng Sơn", DAY(2021, 8, 19), "Về việc phê duyệt Đề án",
        ),
        (
            "Nghị định số 152/2025/NĐ-CP ngày 14/6/2025 của Chính phủ quy định về phân cấp, phân quyền",
            "152/2025/NĐ-CP", "nghi-dinh", "Chính phủ", DAY(2025, 6, 14), "Quy định về phân cấp, phân quyền",
        ),
        ("152/2025/nđ-cp", "152/2025/NĐ-CP", "nghi-dinh", "Chính phủ", None, ""),
        ("152/2025/nd-cp", "152/2025/NĐ-CP", "nghi-dinh", "Chính phủ", None, ""),
        ("Luật số 06/2022/QH15", "06/2022/QH15", "luat", "Quốc hội", None, ""),
        ("Thông tư 15/2025/TT-BNV", "15/2025/TT-BNV", "thong-tu", "Bộ Nội vụ", None, ""),
        ("12/KH-HĐTĐKT", "12/KH-HĐTĐKT", "ke-hoach", "Hội đồng Thi đua - Khen thưởng tỉnh Lạng Sơn", None, ""),
        ("22/2018/QĐ-TTg", "22/2018/QĐ-TTg", "quyet-dinh", "Thủ tướng Chính phủ", None, ""),
        ("HD số 1482/HD-SNV, ngày 27/10/2026", "1482/HD-SNV", "huong-dan", "Sở Nội vụ", DAY(2026, 10, 27), ""),
        ("1672/NQ-UBTVQH15", "1672/NQ-UBTVQH15", "nghi-quyet", "Ủy ban Thường vụ Quốc hội", None, ""),
        ("34-CT/TW ngày 07/4/2014", "34-CT/TW", "chi-thi", "", DAY(2014, 4, 7), ""),
        (
            "Quyết định số 5/2022/QĐ-UBND ngày 1/2/2022 sửa đổi Quyết định số 27/2021/QĐ-UBND ngày 15/10/2021",
            "5/2022/QĐ-UBND", "quyet-dinh", "Ủy ban nhân dân tỉnh Lạng Sơn", DAY(2022, 2, 1),
            "Sửa đổi Quyết định số 27/2021/QĐ-UBND ngày 15/10/2021",
        ),
        (
            "Nghị quyết số 13/2018/NQ-HĐND ngày 10 tháng 12 năm 2018 của Hội đồng nhân dân tỉnh Quy định mức thưởng",
            "13/2018/NQ-HĐND", "nghi-quyet", "Hội đồng nhân dân tỉnh Lạng Sơn", DAY(2018, 12, 10),
            "Quy định mức thưởng",
        ),
    ],
)  # fmt: skip
def test_one_line_tells_several_things(typed, number, kind, issuer, issued_on, subject):
    heading = read_heading(typed, PLACE)

    assert (heading.number, heading.document_type, heading.issued_on) == (number, kind, issued_on)
    assert heading.issuer == issuer
    assert heading.subject == subject


@pytest.mark.parametrize(
    "text",
    [
        "",
        "Về công tác khen thưởng quý I",
        "Sửa đổi, bổ sung một số điều của Quyết định số 27/2021/QĐ-UBND ngày 15/10/2021",
        "Triển khai thực hiện Nghị định số 152/2025/NĐ-CP",
        "Kế hoạch 5 năm 2021-2025",
        "ngày 15/10/2021",
    ],
)
def test_a_number_further_on_is_that_of_another_document(text):
    assert not read_heading(text, PLACE)


@pytest.mark.parametrize(
    ("number", "parts"),
    [
        ("27/2021/QĐ-UBND", (27, "QĐ-UBND", 2021)),
        ("1657/QĐ-UBND", (1657, "QĐ-UBND", None)),
        ("06/2022/QH15", (6, "QH15", 2022)),
        ("30-CT/TU", (30, "CT/TU", None)),
        ("1630/SNV-TĐKT", (1630, "SNV-TĐKT", None)),
        ("không số", (None, "", None)),
        ("", (None, "", None)),
    ],
)
def test_parts_of_a_number(number, parts):
    assert parts_of(number) == parts


def test_first_page_of_a_signed_paper():
    page = (
        "ỦY BAN NHÂN DÂN TỈNH LẠNG SƠN CỘNG HÒA XÃ HỘI CHỦ NGHĨA VIỆT NAM Độc lập - Tự do - Hạnh phúc "
        "Số: 27/2021/QĐ-UBND Lạng Sơn, ngày 15 tháng 10 năm 2021 QUYẾT ĐỊNH Ban hành Quy chế. "
        "Căn cứ Luật Tổ chức chính quyền địa phương ngày 19 tháng 6 năm 2015"
    )

    heading = read_first_page(page, PLACE)

    assert (heading.number, heading.document_type, heading.issued_on) == (
        "27/2021/QĐ-UBND",
        "quyet-dinh",
        DAY(2021, 10, 15),
    )
    assert not read_first_page("Căn cứ Nghị định số 152/2025/NĐ-CP", PLACE)


SYMBOLS = st.sampled_from(["QĐ-UBND", "KH-UBND", "NQ-HĐND", "NĐ-CP", "TT-BNV", "QĐ-TTg", "HD-SNV", "TB-HĐTĐKT"])


@given(
    serial=st.integers(1, 9999),
    year=st.none() | st.integers(1990, 2035),
    symbol=SYMBOLS,
    day=st.dates(DAY(1990, 1, 1), DAY(2035, 12, 31)),
    before=st.sampled_from(["", "số ", "Số: ", "  "]),
)
def test_every_number_comes_back_as_it_was_printed(serial, year, symbol, day, before):
    printed = "/".join(filter(None, [str(serial), str(year or ""), symbol]))

    heading = read_heading(f"{before}{printed} ngày {day:%d/%m/%Y} của UBND tỉnh", PLACE)

    assert heading.number == printed
    assert (heading.serial, heading.symbol, heading.year, heading.issued_on) == (serial, symbol, year, day)
    assert parts_of(heading.number) == (serial, symbol, year)
    assert read_heading(heading.number, PLACE).number == printed


@given(st.text(max_size=200))
def test_nothing_that_is_typed_breaks_the_reading(text):
    heading = read_heading(text, PLACE)
    read_first_page(f"Số: {text}", PLACE)

    assert len(heading.number) <= len(text) + 4
    parts_of(text)
