"""What the head of a document says, as people type, paste and print it."""

import datetime
import unicodedata

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


UBND = "Ủy ban nhân dân tỉnh Lạng Sơn"
COUNCIL = "Hội đồng Thi đua - Khen thưởng tỉnh Lạng Sơn"


@pytest.mark.parametrize(
    ("typed", "number", "kind", "issuer", "issued_on", "subject"),
    [
        (
            "Hướng dẫn số 56/HD-BTĐKTTW ngày 12/01/2006 của Ban Thi đua Khen thưởng Trung ương",
            "56/HD-BTĐKTTW", "huong-dan", "Ban Thi đua Khen thưởng Trung ương", DAY(2006, 1, 12), "",
        ),
        ("QĐ 12/2019/QĐ-UBND (30/9/2019)", "12/2019/QĐ-UBND", "quyet-dinh", UBND, DAY(2019, 9, 30), ""),
        (
            "CV 1234/SNV-TĐKT ngày 05.01.2024 V/v hướng dẫn tổng kết",
            "1234/SNV-TĐKT", "cong-van", "Sở Nội vụ", DAY(2024, 1, 5), "Về việc hướng dẫn tổng kết",
        ),
        (
            "Luật Thi đua, khen thưởng số 06/2022/QH15 ngày 15/6/2022",
            "06/2022/QH15", "luat", "Quốc hội", DAY(2022, 6, 15), "Luật Thi đua, khen thưởng",
        ),
        ("Bộ luật Lao động số 45/2019/QH14", "45/2019/QH14", "luat", "Quốc hội", None, "Bộ luật Lao động"),
        ("NQ 190/2025/QH15", "190/2025/QH15", "nghi-quyet", "Quốc hội", None, ""),
        ("Thông tư liên tịch 09/2011/TTLT-BNV-BTC", "09/2011/TTLT-BNV-BTC", "thong-tu-lien-tich", "Bộ Nội vụ, Bộ Tài chính", None, ""),
        ("Kết luận 83-KL/TW", "83-KL/TW", "ket-luan", "", None, ""),
        ("Thông báo 12-TB/TU", "12-TB/TU", "thong-bao", "Tỉnh ủy Lạng Sơn", None, ""),
        ("Văn bản hợp nhất 03/VBHN-VPQH", "03/VBHN-VPQH", "van-ban-hop-nhat", "Văn phòng Quốc hội", None, ""),
        ("Số : 27 / 2021 / QĐ - UBND", "27/2021/QĐ-UBND", "quyet-dinh", UBND, None, ""),
        ("số: 27/2021/QĐ–UBND ngày 15-10-2021", "27/2021/QĐ-UBND", "quyet-dinh", UBND, DAY(2021, 10, 15), ""),
        (
            "Quyet dinh so 27/2021/QD-UBND ngay 15/10/2021 cua UBND tinh ve viec ban hanh",
            "27/2021/QĐ-UBND", "quyet-dinh", UBND, DAY(2021, 10, 15), "Ve viec ban hanh",
        ),
        (
            "QUYẾT ĐỊNH SỐ 27/2021/QĐ-UBND NGÀY 15/10/2021 CỦA UBND TỈNH LẠNG SƠN",
            "27/2021/QĐ-UBND", "quyet-dinh", UBND, DAY(2021, 10, 15), "",
        ),
        ("Quyết định số 27/2021/Q\u00d0-UBND", "27/2021/QĐ-UBND", "quyet-dinh", UBND, None, ""),
        (
            "Quyết định\nsố 27/2021/QĐ-\nUBND ngày 15\ntháng 10 năm 2021 của\nỦy ban nhân dân tỉnh\nvề việc thi đua",
            "27/2021/QĐ-UBND", "quyet-dinh", UBND, DAY(2021, 10, 15), "Về việc thi đua",
        ),
        (
            "Số 27/2021/QĐ-UBND\nLạng Sơn, ngày 15 tháng 10 năm 2021\nQUYẾT ĐỊNH\nVề việc thi đua",
            "27/2021/QĐ-UBND", "quyet-dinh", UBND, DAY(2021, 10, 15), "Về việc thi đua",
        ),
        (
            "Nghị định 152/2025/NĐ-CP của CP ngày 14/6/2025 quy định về phân cấp",
            "152/2025/NĐ-CP", "nghi-dinh", "Chính phủ", DAY(2025, 6, 14), "Quy định về phân cấp",
        ),
        ("Quyết định 1657/QĐ-UBND năm 2021 phê duyệt Đề án", "1657/QĐ-UBND", "quyet-dinh", UBND, None, "Phê duyệt Đề án"),
        ("QĐ-UBND số 1657 ngày 19/8/2021", "1657/QĐ-UBND", "quyet-dinh", UBND, DAY(2021, 8, 19), ""),
        ("Chương trình hành động số 10/CTr-UBND", "10/CTr-UBND", "chuong-trinh", UBND, None, ""),
        (
            "Quy chế phối hợp số 06/QCPH-HĐTĐKT-LĐLĐ",
            "06/QCPH-HĐTĐKT-LĐLĐ", "quy-che", f"{COUNCIL}, Liên đoàn Lao động tỉnh Lạng Sơn", None, "",
        ),
        ("Công văn hỏa tốc số 345/UBND-NC ngày 5/5/2025", "345/UBND-NC", "cong-van", UBND, DAY(2025, 5, 5), ""),
        ("Văn bản số 1234/UBND-KGVX", "1234/UBND-KGVX", "cong-van", UBND, None, ""),
        ("1. Quyết định số 27/2021/QĐ-UBND;", "27/2021/QĐ-UBND", "quyet-dinh", UBND, None, ""),
        ("“Quyết định số 27/2021/QĐ-UBND”", "27/2021/QĐ-UBND", "quyet-dinh", UBND, None, ""),
        (
            "Kế hoạch số 9/KH-HĐTĐKT của Hội đồng Thi đua - Khen thưởng tỉnh, về phát động",
            "9/KH-HĐTĐKT", "ke-hoach", COUNCIL, None, "Về phát động",
        ),
        (
            "Quyết định số 5/QĐ-UBND, ngày 1/2/2022, của Chủ tịch UBND tỉnh Lạng Sơn, về việc khen thưởng",
            "5/QĐ-UBND", "quyet-dinh", f"Chủ tịch {UBND}", DAY(2022, 2, 1), "Về việc khen thưởng",
        ),
    ],
)  # fmt: skip
def test_shapes_in_which_offices_cite(typed, number, kind, issuer, issued_on, subject):
    for shape in (typed, unicodedata.normalize("NFD", typed), f"  {typed}\u200b "):
        heading = read_heading(shape, PLACE)

        assert (heading.number, heading.document_type, heading.issued_on) == (number, kind, issued_on)
        assert (heading.issuer, heading.subject) == (issuer, subject)
        assert heading.others == ()


def test_two_documents_in_one_line_give_the_first_and_name_the_other():
    line = "Nghị định số 152/2025/NĐ-CP ngày 14/6/2025 và Thông tư số 15/2025/TT-BNV ngày 04/8/2025"

    heading = read_heading(line, PLACE)

    assert (heading.number, heading.subject, heading.others) == ("152/2025/NĐ-CP", "", ("15/2025/TT-BNV",))
    # A number within what the document is about is no document beside it.
    about = read_heading("QĐ số 5/QĐ-UBND sửa đổi Quyết định số 27/2021/QĐ-UBND", PLACE)
    assert (about.subject, about.others) == ("Sửa đổi Quyết định số 27/2021/QĐ-UBND", ())


@pytest.mark.parametrize(
    "text",
    [
        "",
        "Về công tác khen thưởng quý I",
        "Sửa đổi, bổ sung một số điều của Quyết định số 27/2021/QĐ-UBND ngày 15/10/2021",
        "Triển khai thực hiện Nghị định số 152/2025/NĐ-CP",
        "Kế hoạch 5 năm 2021-2025",
        "ngày 15/10/2021",
        "(Ban hành kèm theo Quyết định số 27/2021/QĐ-UBND ngày 15/10/2021 của UBND tỉnh)",
        "Luật sửa đổi một số điều của Luật Thi đua, khen thưởng số 15/2003/QH11",
        "Quyết định số     /QĐ-UBND ngày    tháng 10 năm 2021",
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


@given(
    serial=st.integers(1, 9999),
    year=st.integers(1990, 2035),
    symbol=SYMBOLS,
    day=st.dates(DAY(1990, 1, 1), DAY(2035, 12, 31)),
    dash=st.sampled_from(["-", "–", " - "]),
    slash=st.sampled_from(["/", " / "]),
    shape=st.sampled_from([str, str.lower, str.upper, lambda text: unicodedata.normalize("NFD", text)]),
    date=st.sampled_from(["ngày {0:%d/%m/%Y}", "({0:%d/%m/%Y})", ", ngày {0.day} tháng {0.month} năm {0.year}"]),
)
def test_every_way_of_writing_a_number_reads_the_same(serial, year, symbol, day, dash, slash, shape, date):
    printed = f"{serial}/{year}/{symbol}"
    written = shape(f"Số: {printed.replace('-', dash).replace('/', slash)} {date.format(day)}")

    heading = read_heading(written, PLACE)

    assert (heading.number.casefold(), heading.issued_on) == (printed.casefold(), day)
    assert read_heading(heading.number, PLACE).number == heading.number


@pytest.mark.parametrize(
    ("typed", "symbol", "issuer", "issued_on", "subject"),
    [
        ("Số: 35-QĐ/TU ngày 12/3/24", "QĐ/TU", "Tỉnh ủy Lạng Sơn", DAY(2024, 3, 12), ""),
        ("Sắc lệnh số 83/SL ngày 2-9-47", "SL", "", DAY(1947, 9, 2), ""),
        ("1657/QĐ-CT ngày 19 tháng 8 năm 04 về khen", "QĐ-CT", "Chủ tịch Ủy ban nhân dân tỉnh Lạng Sơn", DAY(2004, 8, 19), "Về khen"),
        ("15/TB-VPUB ngày 30/02/2024 về kết luận", "TB-VPUB", "Văn phòng Ủy ban nhân dân tỉnh Lạng Sơn", None, "Về kết luận"),
        ("1657QĐ/UBND ngày 19.8.2021", "QĐ/UBND", "Ủy ban nhân dân tỉnh Lạng Sơn", DAY(2021, 8, 19), ""),
        ("301/KH-SKHĐT", "KH-SKHĐT", "Sở Kế hoạch và Đầu tư", None, ""),
        ("13/2009/TTLT-BVHTTDL-BNV", "TTLT-BVHTTDL-BNV", "Bộ Văn hóa, Thể thao và Du lịch, Bộ Nội vụ", None, ""),
    ],
)  # fmt: skip
def test_short_years_impossible_days_and_old_symbols(typed, symbol, issuer, issued_on, subject):
    heading = read_heading(typed, PLACE)

    assert (heading.symbol, heading.issuer, heading.issued_on, heading.subject) == (symbol, issuer, issued_on, subject)


@given(st.text(max_size=200))
def test_nothing_that_is_typed_breaks_the_reading(text):
    heading = read_heading(text, PLACE)
    read_first_page(f"Số: {text}", PLACE)

    assert len(heading.number) <= len(text) + 4
    parts_of(text)
