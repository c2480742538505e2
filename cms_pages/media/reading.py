"""What a film file really is, read from its bytes: kind, length, size of the picture.

Only what every browser plays by itself is taken: MP4 (ISO/IEC 14496-12) with
H.264, AV1 or VP9, and WebM (a part of Matroska); of sound alone M4A (MP4
with AAC) and MP3. Nothing is decoded.
"""

from __future__ import annotations

import math
import struct
from collections.abc import Iterator
from dataclasses import dataclass
from typing import BinaryIO

HEAD_BYTES = 4 * 1024 * 1024
MOST_BOXES = 5_000
PLAYED = {b"avc1", b"avc3", b"av01", b"vp09", b"vp08"}
HOW_SOUND = "Mời xuất lại thành MP3 hoặc M4A (AAC)."
HOW = "Mời xuất lại thành MP4 (hình H.264, tiếng AAC) hoặc WebM."
_EBML, _SEGMENT, _INFO, _TRACKS = 0x1A45DFA3, 0x18538067, 0x1549A966, 0x1654AE6B
_SCALE, _DURATION, _TRACK, _VIDEO, _WIDTH, _HEIGHT = 0x2AD7B1, 0x4489, 0xAE, 0xE0, 0xB0, 0xBA
_DOCTYPE = 0x4282


class NotAFilm(ValueError):
    """The bytes are no film that browsers play; the message tells the sender why and what to do."""


@dataclass(frozen=True, slots=True)
class FilmFacts:
    """What the file says of itself; duration in seconds (0: unknown), width and height in pixels (None: unknown)."""

    extension: str
    duration: float
    width: int | None
    height: int | None


def read_film(file: BinaryIO) -> FilmFacts:
    """The facts of an open film file, left at its beginning. Raises NotAFilm."""
    file.seek(0)
    head = file.read(64)
    try:
        if head[4:8] == b"ftyp":
            return _mp4(file, head)
        if head[:4] == b"\x1a\x45\xdf\xa3":
            return _webm(file)
        if head[:3] == b"ID3" or head[:2] in _MP3_BEGINS:
            return _mp3(file, head)
    except (struct.error, IndexError, OverflowError) as error:
        raise NotAFilm(f"Tệp phim bị hỏng hoặc chưa tải hết. {HOW}") from error
    finally:
        file.seek(0)
    raise NotAFilm(f"Tệp này không phải là phim MP4 hoặc WebM. {HOW} Âm thanh thì nhận MP3, M4A.")


# --- MP4 --------------------------------------------------------------------


def _mp4(file: BinaryIO, head: bytes) -> FilmFacts:
    if head[8:12] == b"qt  ":
        raise NotAFilm(f"Đây là phim QuickTime (.mov), nhiều trình duyệt không mở được. {HOW}")
    if head[8:10] == b"he" or head[8:12] in {b"mif1", b"msf1"}:
        raise NotAFilm("Đây là ảnh HEIC, không phải phim.")
    file.seek(0, 2)
    end = file.tell()
    duration, width, height, codecs = 0.0, None, None, []
    for path, start, stop in _boxes(file, 0, end):
        if path == ("moov", "mvhd"):
            duration = _mvhd(_bytes(file, start, min(stop, start + 64)))
        elif path == ("moov", "trak", "tkhd"):
            size = _tkhd(_bytes(file, start, min(stop, start + 128)))
            if all(size):
                width, height = size
        elif path == ("moov", "trak", "mdia", "minf", "stbl", "stsd"):
            codecs.append(_bytes(file, start, start + 16)[12:16])
    known = [codec for codec in codecs if codec in PLAYED]
    if {b"hvc1", b"hev1"} & set(codecs) and not known:
        raise NotAFilm(f"Phim này mã hóa kiểu HEVC (H.265), nhiều máy không xem được. {HOW}")
    if set(codecs) == {b"mp4a"} and width is None:
        return FilmFacts("m4a", duration, None, None)
    if not known:
        raise NotAFilm(f"Không thấy phần hình mà trình duyệt xem được trong tệp này. {HOW}")
    return FilmFacts("mp4", duration, width, height)


_MP3_BEGINS = {b"\xff\xfb", b"\xff\xfa", b"\xff\xf3", b"\xff\xf2"}
_MP3_KBITS = {
    1: (0, 32, 40, 48, 56, 64, 80, 96, 112, 128, 160, 192, 224, 256, 320, 0),
    2: (0, 8, 16, 24, 32, 40, 48, 56, 64, 80, 96, 112, 128, 144, 160, 0),
}


def _mp3(file: BinaryIO, head: bytes) -> FilmFacts:
    """MPEG audio, layer III (ISO/IEC 11172-3): its length by the rate of the first frame, as if all were like it."""
    start = 0
    if head[:3] == b"ID3":  # sizes of tags have seven bits a byte
        one, two, three, four = struct.unpack(">4B", head[6:10])
        start = 10 + (one << 21 | two << 14 | three << 7 | four)
    file.seek(0, 2)
    end = file.tell()
    frame = _bytes(file, start, start + 4)
    if frame[:2] not in _MP3_BEGINS:
        raise NotAFilm(f"Tệp âm thanh bị hỏng hoặc không phải là MP3. {HOW_SOUND}")
    kbits = _MP3_KBITS[1 if frame[1] & 0x08 else 2][frame[2] >> 4]
    if not kbits:
        raise NotAFilm(f"Tệp âm thanh bị hỏng. {HOW_SOUND}")
    return FilmFacts("mp3", (end - start) / (kbits * 125), None, None)


_CONTAINERS = {"moov", "trak", "mdia", "minf", "stbl"}


def _boxes(file: BinaryIO, start: int, end: int) -> Iterator[tuple[tuple[str, ...], int, int]]:
    """(path, start, end) of the matter of each box, containers opened; at most MOST_BOXES."""
    waiting: list[tuple[tuple[str, ...], int, int]] = [((), start, end)]
    seen = 0
    while waiting:
        path, at, stop = waiting.pop()
        while at + 8 <= stop:
            seen += 1
            if seen > MOST_BOXES:
                return
            size, kind = struct.unpack(">I4s", _bytes(file, at, at + 8))
            begin = at + 8
            if size == 1:
                (size,) = struct.unpack(">Q", _bytes(file, begin, begin + 8))
                begin += 8
            elif size == 0:
                size = stop - at
            if size < begin - at:
                raise NotAFilm(f"Tệp phim bị hỏng. {HOW}")
            if at + size > stop:
                raise NotAFilm(f"Tệp phim chưa tải hết hoặc bị hỏng. {HOW}")
            inner = (*path, kind.decode("latin-1"))
            yield inner, begin, at + size
            if inner[-1] in _CONTAINERS:
                waiting.append((inner, begin, at + size))
            at += size


def _bytes(file: BinaryIO, start: int, end: int) -> bytes:
    file.seek(start)
    return file.read(end - start)


def _mvhd(matter: bytes) -> float:
    scale, length = struct.unpack(">IQ", matter[20:32]) if matter[0] == 1 else struct.unpack(">II", matter[12:20])
    return length / scale if scale else 0.0


def _tkhd(matter: bytes) -> tuple[int, int]:
    at = 88 if matter[0] == 1 else 76
    width, height = struct.unpack(">II", matter[at : at + 8])
    return width >> 16, height >> 16


# --- WebM -------------------------------------------------------------------


def _webm(file: BinaryIO) -> FilmFacts:
    head = _bytes(file, 0, HEAD_BYTES)
    elements = list(_elements(head, 0, len(head)))
    doctype = next((_child(head, start, end, _DOCTYPE) for key, start, end in elements if key == _EBML), None)
    if doctype is None or head[doctype[0] : doctype[1]].rstrip(b"\0") != b"webm":
        raise NotAFilm(f"Đây là phim Matroska (.mkv), trình duyệt không mở được. {HOW}")
    segment = next(((start, end) for key, start, end in elements if key == _SEGMENT), None)
    if segment is None:
        raise NotAFilm(f"Tệp phim bị hỏng hoặc chưa tải hết. {HOW}")
    duration, size = 0.0, None
    for key, start, end in _elements(head, *segment):
        if key == _INFO:
            duration = _webm_duration(head, start, end)
        elif key == _TRACKS:
            size = _webm_size(head, start, end)
    if size is None:
        raise NotAFilm(f"Không thấy phần hình trong tệp này. {HOW}")
    return FilmFacts("webm", duration, *size)


def _elements(data: bytes, at: int, end: int) -> Iterator[tuple[int, int, int]]:
    """(key, start, end) of the elements of EBML between two places of the data; what is cut off is left out."""
    end = min(end, len(data))
    while at + 2 <= end:
        width = 9 - data[at].bit_length()
        if width > 4:
            return
        key = int.from_bytes(data[at : at + width])
        at += width
        if at >= end:
            return
        width = 9 - data[at].bit_length()
        if width > 8:
            return
        mask = (1 << (7 * width)) - 1
        size = int.from_bytes(data[at : at + width]) & mask
        at += width
        stop = end if size == mask else at + size  # all bits set: until the end of what holds it
        yield key, at, min(stop, end)
        at = stop


def _child(data: bytes, start: int, end: int, wanted: int) -> tuple[int, int] | None:
    return next(((begin, stop) for key, begin, stop in _elements(data, start, end) if key == wanted), None)


def _number(data: bytes, place: tuple[int, int] | None, otherwise: int = 0) -> int:
    return int.from_bytes(data[place[0] : place[1]]) if place else otherwise


def _webm_duration(data: bytes, start: int, end: int) -> float:
    place = _child(data, start, end, _DURATION)
    if place is None:
        return 0.0
    raw = data[place[0] : place[1]]
    (ticks,) = struct.unpack(">d" if len(raw) == 8 else ">f", raw)
    seconds = ticks * _number(data, _child(data, start, end, _SCALE), 1_000_000) / 1e9
    return seconds if math.isfinite(seconds) and seconds > 0 else 0.0


def _webm_size(data: bytes, start: int, end: int) -> tuple[int, int] | None:
    for key, begin, stop in _elements(data, start, end):
        video = _child(data, begin, stop, _VIDEO) if key == _TRACK else None
        if video:
            return _number(data, _child(data, *video, _WIDTH)), _number(data, _child(data, *video, _HEIGHT))
    return None
