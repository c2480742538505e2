"""Captions come from people's files and go out as WebVTT."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from cms_pages.media.captions import CaptionError, decoded, read, webvtt
from tests.factories.films import SRT, VTT


def test_subrip_becomes_webvtt_without_its_numbers_and_colours():
    assert webvtt(SRT) == (
        "WEBVTT\n\n00:00:00.000 --> 00:00:02.500\nCả thôn\ngóp ngày công.\n\n00:00:03.000 --> 00:00:04.000\nĐường mới\n"
    )


def test_webvtt_stays_what_it_is():
    assert webvtt(VTT) == VTT
    assert webvtt(webvtt(SRT)) == webvtt(SRT)


def test_place_of_a_line_and_its_speaker_are_kept():
    told = "WEBVTT - phim\n\nNOTE ai đó viết\n\nmở đầu\n01:02.500 --> 01:04.000 line:0 align:start\n<v Bà Mỷ>Con đường này\n"

    assert webvtt(told) == ("WEBVTT\n\n00:01:02.500 --> 00:01:04.000 line:0 align:start\n<v Bà Mỷ>Con đường này\n")


def test_letters_come_out_in_one_form():
    assert "Đường mới" in webvtt(VTT.replace("Cả thôn góp ngày công.", "Đường mo\u031b\u0301i\u200b"))


@pytest.mark.parametrize(
    ("text", "told"),
    [
        ("", "Chưa thấy dòng phụ đề"),
        ("WEBVTT\n", "Chưa thấy dòng phụ đề"),
        ("Lời phim chép tay, không có giờ.", "Chưa thấy dòng phụ đề"),
        ("WEBVTT\n\n00:01 --> 00:02\nLời", "Dòng 3 chưa đúng"),
        ("1\n00:00:05,000 --> 00:00:02,000\nLời", "Dòng 2: lúc hết"),
        ("WEBVTT\n\n00:61.000 --> 00:62.000\nLời", "Dòng 3 chưa đúng"),
    ],
)
def test_what_is_wrong_is_told_with_its_line(text, told):
    with pytest.raises(CaptionError, match=told):
        webvtt(text)


@pytest.mark.parametrize("codec", ["utf-8", "utf-8-sig", "utf-16"])
def test_files_of_word_processors_are_read(codec):
    assert webvtt(decoded(VTT.encode(codec))) == VTT


def test_legacy_encodings_are_refused_with_what_to_do():
    with pytest.raises(CaptionError, match="UTF-8"):
        decoded("Cả thôn".encode("utf-16-le") + b"\xff")


@given(st.text(max_size=200))
def test_whatever_is_sent_is_read_or_refused(text):
    try:
        made = webvtt(text)
    except CaptionError:
        return
    assert read(made)
    assert webvtt(made) == made


@given(
    st.lists(
        st.tuples(
            st.integers(0, 359_000_000), st.integers(1, 60_000), st.sampled_from(["Lời", "Hai\ndòng", "Đ ư ờ n g"])
        ),
        min_size=1,
        max_size=20,
    )
)
def test_times_come_out_as_they_went_in(cues):
    def stamp(ms):
        return f"{ms // 3_600_000:02d}:{ms // 60_000 % 60:02d}:{ms // 1000 % 60:02d},{ms % 1000:03d}"

    text = "\n\n".join(f"{stamp(start)} --> {stamp(start + length)}\n{words}" for start, length, words in cues)

    assert [(round(cue.start * 1000), round(cue.end * 1000)) for cue in read(text)] == sorted(
        (start, start + length) for start, length, _ in cues
    )
