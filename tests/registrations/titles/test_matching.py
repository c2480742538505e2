"""Award wordings of offices find their row of the catalogue."""

from datetime import date

import pytest
from hypothesis import given
from hypothesis import strategies as st

from registrations.titles.actions import load_catalogue
from registrations.titles.matching import Catalogue, class_of
from registrations.titles.models import Authority
from registrations.titles.queries import in_force

pytestmark = pytest.mark.django_db


@pytest.fixture
def catalogue(catalogue):
    return Catalogue(in_force(date(2025, 6, 12)))


@pytest.mark.parametrize(
    ("wording", "code", "award_class"),
    [
        ("Bằng khen của Chủ tịch UBND tỉnh", "bk-tinh", ""),
        ("Bằng khen của Chủ tịch Uỷ ban nhân dân tỉnh Lạng Sơn", "bk-tinh", ""),
        ("tặng BK của UBND tỉnh", "bk-tinh", ""),
        ("Bằng khen của Thủ tướng Chính phủ", "bk-thu-tuong", ""),
        ("BK TTg", "bk-thu-tuong", ""),
        ("Huân chương Lao động hạng 3", "hc-lao-dong", "ba"),
        ("HCLĐ hạng Nhì", "hc-lao-dong", "nhi"),
        ("Truy tặng Huân chương Dũng cảm", "hc-dung-cam", ""),
        ("CSTĐ cấp tỉnh", "cstd-tinh", ""),
        ("Chiến sỹ thi đua cấp tỉnh năm 2024", "cstd-tinh", ""),
        ("Chiến sĩ thi đua toàn quốc", "cstd-toan-quoc", ""),
        ("CSTĐCS", "cstd-co-so", ""),
        ("Tập thể lao động xuất sắc", "tap-the-ldxs", ""),
        ("Tập thể LĐTT", "tap-the-ldtt", ""),
        ("Lao động tiên tiến", "lao-dong-tien-tien", ""),
        ("Cờ thi đua của UBND tỉnh", "co-thi-dua-tinh", ""),
        ("Cờ thi đua của Chính phủ", "co-thi-dua-chinh-phu", ""),
        ("Giấy khen của Giám đốc Sở Giáo dục và Đào tạo", "gk-so-nganh", ""),
        ("Danh hiệu “Công dân Lạng Sơn ưu tú”", "cong-dan-uu-tu", ""),
        ("Nghệ nhân Ưu tú", "nghe-nhan-uu-tu", ""),
        ("Huy chương Kháng chiến chống Mỹ cứu nước hạng Nhất", "huy-chuong-khang-chien", "nhat"),
        ("Anh hùng LLVT nhân dân", "anh-hung-llvtnd", ""),
    ],
)
def test_wordings_of_offices_are_understood(catalogue, wording, code, award_class):
    found = catalogue.match(wording)
    assert found.title is not None, found.doubts
    assert (found.title.code, found.award_class) == (code, award_class)
    assert not found.doubts


def test_a_bare_short_form_takes_the_authority_of_the_decision(catalogue):
    found = catalogue.match("BK", authority=Authority.PROVINCE_CHAIR)
    assert found.title.code == "bk-tinh"
    assert "thẩm quyền" in found.why


def test_a_bare_short_form_without_authority_is_a_doubt_not_a_guess(catalogue):
    found = catalogue.match("Bằng khen")
    assert found.title is None
    assert "nhiều mục" in found.doubts[0]
    assert len(found.candidates) > 1


def test_a_missing_class_and_a_foreign_authority_are_doubts(catalogue):
    assert "chưa ghi hạng" in catalogue.match("Huân chương Lao động").doubts[0]
    doubts = catalogue.match("Huân chương Lao động hạng Ba", authority=Authority.PROVINCE_CHAIR).doubts
    assert any("thẩm quyền" in doubt for doubt in doubts)


def test_a_row_that_ended_before_the_day_is_not_taken():
    load_catalogue()
    before = Catalogue(in_force(date(2025, 6, 30))).match("Giấy khen của Chủ tịch UBND huyện")
    after = Catalogue(in_force(date(2025, 7, 1))).match("Giấy khen của Chủ tịch UBND huyện")
    assert before.title.code == "gk-huyen"
    assert after.title is None or after.title.code != "gk-huyen"


def test_posthumous_is_read_from_the_wording(catalogue):
    assert catalogue.match("Truy tặng Huân chương Dũng cảm").posthumous


def test_a_wrong_kind_of_recipient_is_a_doubt(catalogue):
    found = catalogue.match("Lao động tiên tiến", recipient_kind="tap-the")
    assert any("đối tượng" in doubt for doubt in found.doubts)


@given(st.text(max_size=200))
def test_class_of_never_fails(wording):
    assert class_of(wording) in {"", "nhat", "nhi", "ba"}


@pytest.mark.parametrize("wording", ["", "   ", "=1+1", "<script>", "\u200b", "x" * 5000, "Bă\u0301ng khen"])
def test_nonsense_gives_a_doubt_and_no_error(catalogue, wording):
    found = catalogue.match(wording)
    assert found.title is not None or found.doubts
