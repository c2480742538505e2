"""What a film file really is."""

import contextlib
import io

import pytest
from hypothesis import given
from hypothesis import strategies as st

from cms_pages.media.reading import FilmFacts, NotAFilm, read_film
from tests.factories.films import box, m4a, mp3, mp4, webm


def facts(data):
    return read_film(io.BytesIO(data))


def test_mp4_and_webm_tell_length_and_size():
    assert facts(mp4(seconds=75, size=(1280, 720))) == FilmFacts("mp4", 75.0, 1280, 720)
    assert facts(webm(seconds=8.5, size=(320, 180))) == FilmFacts("webm", 8.5, 320, 180)


@pytest.mark.parametrize("codec", [b"avc1", b"av01", b"vp09"])
def test_pictures_that_browsers_play_are_taken(codec):
    assert facts(mp4(codec=codec)).extension == "mp4"


@pytest.mark.parametrize(
    ("data", "told"),
    [
        (b"", "không phải là phim"),
        (b"MZ\x90\x00" + bytes(200), "không phải là phim"),
        (b"<html><script>alert(1)</script>", "không phải là phim"),
        (b"%PDF-1.7 ftyp", "không phải là phim"),
        (mp4(brand=b"qt  "), "QuickTime"),
        (mp4(codec=b"hvc1"), "HEVC"),
        (mp4(codec=b"mp4a"), "Không thấy phần hình"),
        (box(b"ftyp", b"heic", bytes(8)), "HEIC"),
        (mp4()[:-500], "chưa tải hết"),
        (mp4()[:40], "chưa tải hết|bị hỏng"),
        (webm(doctype=b"matroska"), "Matroska"),
        (webm()[:30], "bị hỏng|Matroska"),
    ],
    ids=["empty", "program", "html", "pdf", "quicktime", "hevc", "sound", "heic", "cut", "stump", "mkv", "webm-stump"],
)
def test_anything_else_is_refused_with_a_reason(data, told):
    with pytest.raises(NotAFilm, match=told):
        facts(data)


@given(st.binary(max_size=400), st.integers(0, 300))
def test_no_bytes_break_the_reader(noise, at):
    for whole in (mp4(padding=256), webm()):
        file = io.BytesIO(whole[:at] + noise + whole[at + len(noise) :])
        with contextlib.suppress(NotAFilm):
            read_film(file)
        assert file.tell() == 0


@pytest.mark.parametrize(
    ("data", "extension", "seconds"), [(m4a(seconds=90), "m4a", 90), (mp3(), "mp3", 10), (mp3(tag=False), "mp3", 10)]
)
def test_sound_alone_is_read(data, extension, seconds):
    facts = read_film(io.BytesIO(data))

    assert (facts.extension, round(facts.duration), facts.width) == (extension, seconds, None)


@pytest.mark.parametrize("data", [b"ID3" + bytes(4), b"ID3\x04" + bytes(40), b"\xff\xfb\xf0\x00", b"\xff\xfb"])
def test_broken_sound_is_refused_in_words(data):
    with pytest.raises(NotAFilm, match="âm thanh|hỏng"):
        read_film(io.BytesIO(data))
