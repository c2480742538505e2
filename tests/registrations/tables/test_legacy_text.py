"""Fonts from before Unicode. Samples are spelled by hand after the published code tables."""

import pytest

from registrations.tables.legacy_text import convert, from_tcvn3, from_vni, is_syllable
from registrations.tables.reading import read_list


@pytest.mark.parametrize(
    ("old", "new"),
    [
        ("NguyÔn V¨n Lîi", "Nguyễn Văn Lợi"),
        ("B»ng khen cña Chñ tÞch UBND tØnh", "Bằng khen của Chủ tịch UBND tỉnh"),
        ("Th\xad¬ng bÖnh binh", "Thương bệnh binh"),
        ("§ç ThÞ Ph\xad\xeeng", "Đỗ Thị Phượng"),
        ("L·o n«ng TrÇn DÇn", "Lão nông Trần Dần"),
    ],
)
def test_tcvn3(old, new):
    assert from_tcvn3(old) == new
    assert convert([old]) == ([new], "TCVN3")


@pytest.mark.parametrize(
    ("old", "new"),
    [
        ("Nguyeãn Vaên Lôïi", "Nguyễn Văn Lợi"),
        ("Ñoã Thò Phöôïng", "Đỗ Thị Phượng"),
        ("Baèng khen cuûa Chuû tòch", "Bằng khen của Chủ tịch"),
        ("LEÂ THÒ HAÛI", "LÊ THỊ HẢI"),
    ],
)
def test_vni(old, new):
    assert from_vni(old) == new
    assert convert([old]) == ([new], "VNI")


def test_unicode_text_is_left_alone():
    texts = ["Hà Thị Lan", "Nông Văn Páo", "Lã Thế Công", "Trường THCS Hoà Bình", "Café", "2024–2025"]
    assert convert(texts) == (texts, "")


def test_capitals_font():
    assert from_tcvn3("NGUYÔN V¡N LîI") == "NGUYỄN VĂN LỢI"


def test_mixed_file_converts_only_the_old_cells():
    texts, coding = convert(["Họ và tên", "NguyÔn V¨n Lîi", "Hà Thị Lan"])
    assert (texts, coding) == (["Họ và tên", "Nguyễn Văn Lợi", "Hà Thị Lan"], "TCVN3")


@pytest.mark.parametrize(
    "word", ["nghiêng", "Quyết", "giữ", "gì", "khuỷu", "thuở", "ươm", "yêu", "Đắc", "huỳnh", "oanh"]
)
def test_syllables(word):
    assert is_syllable(word)


@pytest.mark.parametrize("word", ["NguyÔ®", "Th­ëng", "Vaên¨", "straße", "áà"])
def test_no_syllables(word):
    assert not is_syllable(word)


def test_whole_list_in_an_old_font(read_rows):
    reading = read_rows(
        [
            ["STT", "Hä vµ tªn", "Chøc vô", "§¬n vÞ", "Danh hiÖu"],
            ["1", "NguyÔn V¨n Lîi", "B¸c sÜ", "Së Y tÕ", "Lao ®éng tiªn tiÕn"],
        ]
    )
    row = reading.rows[0]
    assert (row.name, row.position, row.unit, row.award) == (
        "Nguyễn Văn Lợi",
        "Bác sĩ",
        "Sở Y tế",
        "Lao động tiên tiến",
    )
    assert any("TCVN3" in doubt for doubt in reading.doubts)


def test_csv_in_an_old_font():
    text = "STT;Hä vµ tªn;Danh hiÖu\n1;NguyÔn V¨n Lîi;Lao ®éng tiªn tiÕn\n"
    assert read_list(text.encode("latin-1"), "ds.csv").rows[0].name == "Nguyễn Văn Lợi"
