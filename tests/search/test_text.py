"""The text functions: properties that hold for any text, and the tables of the dossier."""

import unicodedata

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from search import text as t

SYLLABLES = st.from_regex(
    r"\A(ngh|ng|nh|ch|gh|kh|ph|th|tr|[bcdđghklmnprstvx])?"
    r"(oa|oe|uy|ia|ua|ưa|ai|ao|eo|iê|ươ|uô|a|ă|â|e|ê|i|o|ô|ơ|u|ư|y)(ng|nh|ch|[cmnpt])?\Z"
)
ANYTHING = st.text(max_size=200) | st.text(
    alphabet=st.characters(categories=["Ll", "Lu", "Mn", "Nd", "Cf", "Zs", "Pd", "Cs", "Cc"]), max_size=60
)
VIETNAMESE = st.text(
    alphabet="aăâbcdđeêghiklmnoôơpqrstuưvxyàáảãạằắẳẵặầấẩẫậèéẻẽẹềếểễệìíỉĩịòóỏõọồốổỗộờớởỡợùúủũụừứửữựỳýỷỹỵ 0123456789/-.,ĐUB",
    max_size=80,
)
TONES = "\u0300\u0309\u0303\u0301\u0323"


@given(ANYTHING)
@settings(max_examples=300, deadline=None)
def test_any_text_is_taken(text):
    for function in (
        t.clean,
        t.tidy,
        t.canonical,
        t.fold,
        t.slug,
        t.file_name,
        t.sort_key,
        t.person_sort_key,
        t.without_titles,
    ):
        assert isinstance(function(text), str)
    t.tokens(text)
    t.find_numbers(text)
    t.find_numbers(text, typed=True)
    t.find_spans(text)
    t.parse_number(text)
    t.parse_span(text)


@given(ANYTHING)
@settings(max_examples=300, deadline=None)
def test_keys_are_stable(text):
    for function in (t.clean, t.tidy, t.canonical, t.fold, t.slug):
        once = function(text)
        assert function(once) == once


@given(ANYTHING)
@settings(max_examples=200, deadline=None)
def test_composed_and_decomposed_text_are_one(text):
    for function in (t.clean, t.canonical, t.fold, t.slug, t.sort_key):
        assert function(unicodedata.normalize("NFD", text)) == function(unicodedata.normalize("NFC", text))


@given(ANYTHING)
@settings(max_examples=200, deadline=None)
def test_folded_text_slugs_and_file_names_are_plain(text):
    assert set(t.fold(text)) <= set("abcdefghijklmnopqrstuvwxyz0123456789 ")
    assert set(t.slug(text)) <= set("abcdefghijklmnopqrstuvwxyz0123456789-")
    assert set(t.file_name(text)) <= set("abcdefghijklmnopqrstuvwxyz0123456789-.")
    assert t.file_name(text).strip(".") == t.file_name(text) != ""
    t.clean(text).encode()


@given(SYLLABLES, st.sampled_from(TONES), st.integers(0, 2))
def test_the_place_of_the_tone_mark_does_not_matter(syllable, tone, place):
    """However the mark is placed on a vowel, the syllable has one key, stable, and it keeps its letters."""
    vowels = [at for at, char in enumerate(syllable) if char in "aăâeêioôơuưy"]
    at = vowels[min(place, len(vowels) - 1)] + 1
    first = vowels[0] + 1
    one = unicodedata.normalize("NFC", syllable[:at] + tone + syllable[at:])
    other = unicodedata.normalize("NFC", syllable[:first] + tone + syllable[first:])
    assert t.key_a(one) == t.key_a(other)
    assert t.key_b(one) == t.key_b(syllable)
    assert t.split_tone(t.key_a(one))[1] == t.split_tone(one)[1]


@given(VIETNAMESE, VIETNAMESE, VIETNAMESE)
def test_sorting_is_an_order(a, b, c):
    for key in (t.sort_key, t.person_sort_key):
        assert key(a).isascii()
        assert key(a) == key(a.upper())
        assert (key(a) <= key(b)) or (key(b) <= key(a))
        if key(a) <= key(b) <= key(c):
            assert key(a) <= key(c)


@given(VIETNAMESE, VIETNAMESE, st.integers(20, 200))
def test_highlighting_gives_the_text_back(text, wanted, width):
    needles = t.needles([wanted])
    assert "".join(piece for piece, _ in t.highlight(text, needles)) == t.tidy(text)
    shown = "".join(piece for piece, _ in t.snippet(text, needles, width))
    assert shown.removeprefix("… ").removesuffix(" …") in t.tidy(text)


@given(VIETNAMESE)
def test_offsets_point_at_the_words(text):
    for token in t.tokens(text):
        assert text[token.start : token.end] == token.text
    for number in t.find_numbers(text, typed=True):
        assert number.shown in t.clean(text)[number.start : number.end].replace(".", "")


@pytest.mark.parametrize(
    ("written", "key"),
    [
        ("hoà", "hòa"), ("HOÀ", "hòa"), ("khoẻ", "khỏe"), ("thuý", "thúy"), ("Uỷ", "ủy"), ("toạ", "tọa"), ("xoè", "xòe"),
        ("qúy", "quý"), ("quí", "quý"), ("quì", "quỳ"), ("qủa", "quả"), ("quỹ", "quỹ"), ("qũy", "quỹ"), ("gìa", "già"), ("gỉa", "giả"),
        ("giữ", "giữ"), ("gìn", "gìn"), ("gì", "gì"), ("hoàn", "hoàn"), ("thuyền", "thuyền"), ("khuỷu", "khuỷu"), ("ngoài", "ngoài"),
        ("kì", "kỳ"), ("kỉ", "kỷ"), ("lí", "lý"), ("mĩ", "mỹ"), ("sĩ", "sỹ"), ("tỉ", "tỷ"), ("hi", "hy"), ("Vi", "vy"), ("thúi", "thúi"),
        ("tay", "tay"), ("tai", "tai"), ("thị", "thị"), ("mía", "mía"), ("của", "của"), ("Ðảng", "đảng"), ("nghĩa", "nghĩa"),
    ],
)  # fmt: skip
def test_key_a(written, key):
    assert t.key_a(written) == key


@pytest.mark.parametrize(
    ("written", "folded"),
    [
        ("Đặng Thị Tuyết", "dang thi tuyet"),
        ("ĐỀ ÁN", "de an"),
        ("đ", "d"),
        ("Thi đua – Khen thưởng", "thi dua khen thuong"),
        ("Thi đua, khen\u00a0thưởng", "thi dua khen thuong"),
        ("“Công dân ưu tú”", "cong dan uu tu"),
        ("06 tháng", "6 thang"),
        ("2.500 lượt", "2500 luot"),
        ("1657 /QĐ-UBND", "1657 qd ubnd"),
        ("ph\u200bong tr\ufeffào", "phong trao"),
        ("Ắ Ấ Ế ộ ữ", "a a e o u"),
        ("Мoscow", "moscow"),
        ("", ""),
    ],
)
def test_fold(written, folded):
    assert t.fold(written) == folded


@pytest.mark.parametrize(
    ("a", "b"), [("uy", "ui"), ("thúy", "thúi"), ("tay", "tai"), ("đột", "độ"), ("dương", "đường")]
)
def test_different_words_keep_different_exact_keys(a, b):
    assert t.canonical(a) != t.canonical(b)


def test_clean_and_tidy_have_the_same_offsets():
    text = "“Giai đoạn 2021 – 2025”  của\u00a0tỉnh"
    assert t.tidy(text) == "“Giai đoạn 2021 – 2025” của tỉnh"
    assert t.clean(text) == '"Giai đoạn 2021 - 2025" của tỉnh'


def test_dictionary_order():
    words = [
        "an",
        "án",
        "ăn",
        "ân",
        "ba",
        "bà",
        "bả",
        "bã",
        "bá",
        "bạ",
        "ban",
        "cụm 2",
        "cụm 10",
        "da",
        "đa",
        "em",
        "ê",
        "lạ",
        "lan",
        "Vi",
        "Võ",
        "Vũ",
    ]
    assert sorted(set(words), key=t.sort_key) == words


def test_people_are_ordered_by_given_name():
    names = ["Nguyễn Văn An", "Bà Nông Thị Ánh", "TS. Lê Ân", "Bế Văn Bình", "Nguyễn Văn Bình", "Vi Thị Ý (Vi Thị Lan)"]
    assert sorted(set(names), key=t.person_sort_key) == names
    assert t.without_titles("Đ/c Nguyễn Văn An") == "Nguyễn Văn An"
    assert t.without_titles("TS.BS. Lê An") == "Lê An"
    assert t.without_titles("Bà") == "Bà"
    assert t.without_titles("Anh hùng Lao động Lê An") != "Lao động Lê An"


def test_addresses_and_file_names():
    assert t.slug("Quyết định khen thưởng Đặng Thị Tuyết đợt 2") == "quyet-dinh-khen-thuong-dang-thi-tuyet-dot-2"
    assert t.slug("Lí lịch số 04/QĐ-UBND") == "li-lich-so-04-qd-ubnd"
    assert t.slug("một hai ba", limit=8) == "mot-hai"
    assert t.file_name("Bảng kê số 1.XLSX") == "bang-ke-so-1.xlsx"
    assert t.file_name("../../etc/passwd") == "passwd"
    assert t.file_name("....") == "tep"


@pytest.mark.parametrize(
    ("written", "read"),
    [
        ("1657/QĐ-UBND", "1657|qd|ubnd|"), ("1657 /QĐ-UBND", "1657|qd|ubnd|"), ("01657/qđ-ubnd", "1657|qd|ubnd|"),
        ("57/2018/QĐ-UBND", "57|qd|ubnd|2018"), ("12/2019/NQ-HĐND", "12|nq|hdnd|2019"), ("91/2017/NĐ-CP", "91|nd|cp|2017"),
        ("12/2019/TT-BNV", "12|tt|bnv|2019"), ("06/2022/QH15", "6||qh15|2022"), ("818/NQ-UBTVQH14", "818|nq|ubtvqh14|"),
        ("34-CT/TW", "34|ct|tw|"), ("30-CT/TU", "30|ct|tu|"), ("1160-KL/TU", "1160|kl|tu|"), ("49/KH-UBND", "49|kh|ubnd|"),
        ("301/KH-SKHĐT", "301|kh|skhdt|"), ("98/QĐ-HĐTĐKT", "98|qd|hdtdkt|"), ("03/VBHN-BNV", "3|vbhn|bnv|"),
        ("115/VBHN-VPQH", "115|vbhn|vpqh|"), ("Quyết định số 1657/QĐ-UBND", "1657|qd|ubnd|"), ("QĐ-TTg 08", "8|qd|ttg|"),
        ("12/2019/TTLT-BNV-BTC", "12|ttlt|bnv-btc|2019"), ("1657a/QĐ-UBND", "1657a|qd|ubnd|"), ("Số: 45/TB-VP", "45|tb|vp|"),
        ("19/8/2021", None), ("KG-VX", None), ("bằng khen", None), ("5 kế hoạch", None),
    ],
)  # fmt: skip
def test_document_numbers(written, read):
    number = t.parse_number(written)
    assert (number.normalised if number else None) == read


@pytest.mark.parametrize(
    ("text", "number"),
    [
        ("Theo Quyết định số 27/QĐ-UBND. Theo đó, các xã", "27/QĐ-UBND"), ("27/QĐ-UBND. Xem thêm", "27/QĐ-UBND"),
        ("27/QĐ-UBND - Trang 2", "27/QĐ-UBND"), ("27/QĐ-UBND.VX ngày 3", "27/QĐ-UBND.VX"), ("27/QĐ-UBND - VX", "27/QĐ-UBND - VX"),
        ("27/QĐ-UBND- VX", "27/QĐ-UBND- VX"), ("27/TTLT-BNV-BTC. Hai", "27/TTLT-BNV-BTC"),
    ],
)  # fmt: skip
def test_a_number_ends_with_its_sentence(text, number):
    assert [each.original for each in t.find_numbers(text)] == [number]


def test_numbers_keep_what_was_printed():
    number = t.parse_number("04/KH-UBND")
    assert (number.number, number.shown, number.original) == (4, "04", "04/KH-UBND")
    assert t.same_number("04/KH-UBND", "4 / kh-ubnd")
    assert not t.same_number("04/KH-UBND", "104/KH-UBND")
    assert not t.same_number("06/2022/QH15", "06/2026/QH15")


@pytest.mark.parametrize(
    "typed",
    ["CSTĐ cơ sở 2022", "cstd co so 2022", "dân tộc thiểu số 2023", "dan toc thieu so 2023", "hồ sơ 12", "ho so 12", "sổ 12", "chuyển đổi số 2023"],
)  # fmt: skip
def test_words_that_end_like_the_word_for_number(typed):
    assert t.find_numbers(typed, typed=True) == []


@pytest.mark.parametrize(
    "typed", ["số 1657", "so 1657", "Số1657", "văn bản có số 1657", "quyết định số 1657", "so hieu 1657"]
)
def test_the_word_for_number(typed):
    (found,) = t.find_numbers(typed, typed=True)
    assert found.number == 1657


def test_numbers_in_running_text():
    text = (
        "Căn cứ Nghị định số 91/2017/NĐ-CP, Thông tư 12/2019/TT-BNV và Chỉ thị số 30; kế hoạch 5 năm, ngày 19/8/2021."
    )
    assert [n.normalised for n in t.find_numbers(text)] == ["91|nd|cp|2017", "12|tt|bnv|2019", "30|ct||"]


@pytest.mark.parametrize(
    ("written", "token", "start", "end"),
    [
        ("19/8/2021", "d2021-08-19", "2021-08-19", "2021-08-20"), ("19 /8/2021", "d2021-08-19", "2021-08-19", "2021-08-20"),
        ("ngày 19 tháng 8 năm 2021", "d2021-08-19", "2021-08-19", "2021-08-20"), ("tháng 12/2021", "m2021-12", "2021-12-01", "2022-01-01"),
        ("Quý IV/2022", "q2022-4", "2022-10-01", "2023-01-01"), ("quý 1 năm 2022", "q2022-1", "2022-01-01", "2022-04-01"),
        ("6 tháng cuối năm 2022", "h2022-2", "2022-07-01", "2023-01-01"), ("năm học 2021 - 2022", "p2021-2022", "2021-09-01", "2022-09-01"),
        ("giai đoạn 2021–2025", "p2021-2025", "2021-01-01", "2026-01-01"), ("năm 2021", "y2021", "2021-01-01", "2022-01-01"),
        ("2021", "y2021", "2021-01-01", "2022-01-01"),
    ],
)  # fmt: skip
def test_spans(written, token, start, end):
    for form in (written, unicodedata.normalize("NFD", written), written.upper()):
        span = t.parse_span(form)
        assert (span.token, span.start.isoformat(), span.end.isoformat()) == (token, start, end)


@pytest.mark.parametrize(
    "written", ["31/2/2021", "0/1/2021", "13/2021", "quý V/2021", "2025-2021", "99/99/2021", "19/8/21"]
)
def test_impossible_dates_are_none(written):
    assert t.parse_span(written) is None


def test_snippet_finds_the_place_and_marks_exact_spelling():
    body = "Hội nghị diễn ra trang trọng. " * 30 + "Chị Nông Thị Hòa được tặng Bằng khen. " + "Nội dung khác. " * 30
    shown = t.snippet(body, t.needles(["nông", "thị", "hòa"]), 120)
    assert "".join(s.text for s in shown if s.hit) == "NôngThịHòa"
    assert shown[0].text == "… "
    assert len("".join(s.text for s in shown)) < 140


def test_exact_spelling_alone_is_marked_where_it_stands():
    shown = t.highlight("Xã Hòa Bình, xã Hoa Bình", t.needles(["hòa"]))
    assert [s.text for s in shown if s.hit] == ["Hòa"]
    assert [s.text for s in t.highlight("xã Hoa Bình", t.needles(["hòa"])) if s.hit] == ["Hoa"]


def test_phrases_are_marked_whole():
    shown = t.highlight("Lao động, chiến sĩ thi đua và sĩ quan", t.needles(["chiến sỹ thi đua"]))
    assert [s.text for s in shown if s.hit] == ["chiến sĩ thi đua"]


@pytest.mark.parametrize(
    ("typed", "number"),
    [("7", 7), ("007", 7), ("1" * 14, int("1" * 14)), ("1" * 15, None), ("", None), (None, None), (" 7", None),
     ("+7", None), ("-1", None), ("1.5", None), ("1_0", None), ("٣", None), ("²", None), ("7\x00", None)],
)  # fmt: skip
def test_whole_numbers_of_addresses_and_forms(typed, number):
    assert t.whole_number(typed) == number


def test_whole_numbers_are_as_long_as_may_be():
    assert (t.whole_number("2026", 4), t.whole_number("20260", 4)) == (2026, None)


def test_of_several_only_numbers_are_taken_in_their_order():
    assert t.whole_numbers(["12", "x", "", "3", "-4", "٣", "9" * 30, "0"]) == [12, 3, 0]


@pytest.mark.parametrize(
    ("typed", "year"),
    [("2026", 2026), ("0850", 850), ("26", None), ("20260", None), ("", None), (None, None), ("٢٠٢٦", None)],
)
def test_years_have_four_digits(typed, year):
    assert t.year_number(typed) == year


def test_words_of_an_address_are_fit_for_a_database_and_short():
    assert t.asked_words("Nông\x00 Thị Hòa", 8) == "Nông Thị"
    assert t.asked_words(None) == t.asked_words("\x00") == ""
    assert len(t.asked_words("a" * 1000)) == 100
