"""Small films: the boxes of real files with hardly a picture in them, and films of the library."""

import struct

import factory
from django.core.files.base import ContentFile

from cms_pages.media.models import Film

VTT = "WEBVTT\n\n00:00:00.000 --> 00:00:02.000\nCả thôn góp ngày công.\n"
SRT = "1\r\n00:00:00,000 --> 00:00:02,500\r\nCả thôn\r\ngóp ngày công.\r\n\r\n2\r\n00:00:03,000 --> 00:00:04,000\r\n<font color=red>Đường mới</font>\r\n"


def box(kind, *matter):
    """One box of MP4."""
    data = b"".join(matter)
    return struct.pack(">I4s", 8 + len(data), kind) + data


def mp4(*, codec=b"avc1", seconds=12, size=(640, 360), brand=b"isom", padding=4096):
    """An MP4 with one track of pictures of a codec; nothing in it can be decoded."""
    mvhd = box(b"mvhd", bytes(12), struct.pack(">II", 1000, seconds * 1000), bytes(80))
    tkhd = box(b"tkhd", bytes(76), struct.pack(">II", size[0] << 16, size[1] << 16))
    stsd = box(b"stsd", bytes(4), struct.pack(">I", 1), struct.pack(">I4s", 16, codec), bytes(8))
    trak = box(b"trak", tkhd, box(b"mdia", box(b"minf", box(b"stbl", stsd))))
    return (
        box(b"ftyp", brand, bytes(4), brand)
        + box(b"moov", mvhd, trak)
        + box(b"mdat", bytes(range(256)) * (padding // 256))
    )


def m4a(*, seconds=90):
    """An M4A: one track of sound, no picture."""
    return mp4(codec=b"mp4a", size=(0, 0), seconds=seconds, brand=b"M4A ")


def mp3(*, seconds=10, tag=True):
    """An MP3 of 128 kbit/s with hardly a sound in it, behind a tag of ID3 with 20 bytes."""
    head = b"ID3\x04\x00\x00\x00\x00\x00\x14" + bytes(20) if tag else b""
    return head + b"\xff\xfb\x90\x00" + bytes(seconds * 16_000 - 4)


def element(key, *matter):
    """One element of EBML; its size in eight bytes."""
    data = b"".join(matter)
    return key + struct.pack(">Q", 1 << 56 | len(data)) + data


def webm(*, doctype=b"webm", seconds=8.0, size=(320, 180)):
    """A WebM with facts and no pictures."""
    info = element(
        b"\x15\x49\xa9\x66",
        element(b"\x2a\xd7\xb1", b"\x0f\x42\x40"),
        element(b"\x44\x89", struct.pack(">d", seconds * 1000)),
    )
    video = element(b"\xe0", element(b"\xb0", struct.pack(">H", size[0])), element(b"\xba", struct.pack(">H", size[1])))
    tracks = element(b"\x16\x54\xae\x6b", element(b"\xae", video))
    return element(b"\x1a\x45\xdf\xa3", element(b"\x42\x82", doctype)) + element(b"\x18\x53\x80\x67", info, tracks)


class FilmFactory(factory.django.DjangoModelFactory):
    """A film that can be published: with captions and transcript."""

    class Meta:
        model = Film

    title = factory.Sequence(lambda n: f"Phim số {n}")
    type = "video"
    duration = 12
    file = factory.LazyFunction(lambda: ContentFile(mp4(), name="phim.mp4"))
    captions = VTT
    transcript = "Cả thôn góp ngày công làm đường."
