"""The one reader of zip files that somebody sent: nothing that such a file says of itself is trusted.

Names are read in the code page they were written in, every part is read within a bound, and nothing is ever unpacked
to disk. What a refusal says is the business of who opens the file: it gets a `Fault`.
"""

import contextlib
import re
import stat
import struct
import unicodedata
import zipfile
import zlib
from collections.abc import Iterator
from dataclasses import dataclass
from enum import Enum, auto
from typing import BinaryIO

from .legacy_text import is_syllable

_BROKEN = (KeyError, zipfile.BadZipFile, zlib.error, OSError, EOFError, ValueError, NotImplementedError, RuntimeError,
           MemoryError)  # fmt: skip
_UTF8, _LOCKED = 0x800, 0x1
_UNICODE_PATH = 0x7075
_WORD = re.compile(r"[^\W\d_]+|[^\x00-\x7f]")
PIECE = 1 << 18
SQUEEZED = 1 << 20
WHOLE = 10 << 20
"""Below these sizes nobody asks how much a part, or all of them, was squeezed; in bytes."""


class Fault(Enum):
    """Why a zip, or a part of it, is not read."""

    DAMAGED = auto()
    LOCKED = auto()
    OUTSIDE = auto()
    SHORTCUT = auto()
    TOO_MANY = auto()
    TOO_LARGE = auto()


class Unsafe(Exception):
    """The zip or one part of it is not read; `name` is the part where it is about one."""

    def __init__(self, fault: Fault, name: str = "") -> None:
        super().__init__(fault.name, name)
        self.fault, self.name = fault, name


@dataclass(frozen=True, slots=True)
class Bounds:
    """How much a zip may hold; sizes in bytes, None where only what is read counts."""

    members: int
    member: int | None = None
    unpacked: int | None = None
    ratio: int | None = None
    """Of one part."""
    whole_ratio: int | None = None
    links_allowed: bool = False


class Container:
    """The parts of a zip by their names: NFC, with "/" between folders, in the order of the file."""

    def __init__(self, file: BinaryIO, bounds: Bounds) -> None:
        """Raises Unsafe."""
        try:
            self._zip = zipfile.ZipFile(file)
            entries = self._zip.infolist()
        except _BROKEN as error:
            raise Unsafe(Fault.DAMAGED) from error
        _refuse(entries, bounds)
        self.entries: dict[str, zipfile.ZipInfo] = {}
        for entry in entries:
            if not entry.is_dir():
                self.entries.setdefault(name_of(entry), entry)
        self.names = list(self.entries)
        # Of two parts with one name another program may read the other one.
        self.is_ambiguous = len(self.names) < sum(not entry.is_dir() for entry in entries)

    def chunks(self, name: str, most: int) -> Iterator[bytes]:
        """One part piece by piece. Raises Unsafe where it is missing, damaged or larger than `most` bytes."""
        try:
            with self._zip.open(self.entries[name]) as part:
                while piece := part.read(PIECE):
                    most -= len(piece)
                    if most < 0:
                        raise Unsafe(Fault.TOO_LARGE, name)
                    yield piece
        except _BROKEN as error:
            raise Unsafe(Fault.DAMAGED, name) from error

    def read(self, name: str, most: int) -> bytes:
        """The bytes of one part; raises as `chunks`."""
        return b"".join(self.chunks(name, most))


def _refuse(entries: list[zipfile.ZipInfo], bounds: Bounds) -> None:
    if len(entries) > bounds.members:
        raise Unsafe(Fault.TOO_MANY)
    if any(entry.flag_bits & _LOCKED for entry in entries):
        raise Unsafe(Fault.LOCKED)
    total, packed = sum(entry.file_size for entry in entries), sum(entry.compress_size for entry in entries)
    dense = bounds.whole_ratio and total > WHOLE and total > bounds.whole_ratio * max(1, packed)
    if dense or (bounds.unpacked and total > bounds.unpacked):
        raise Unsafe(Fault.TOO_LARGE)
    for entry in entries:
        for name in {entry.filename, name_of(entry)}:
            if leads_outside(name):
                raise Unsafe(Fault.OUTSIDE, name)
        if stat.S_ISLNK(entry.external_attr >> 16):
            raise Unsafe(Fault.SHORTCUT, entry.filename)
        size = entry.file_size
        squeezed = bounds.ratio and size > SQUEEZED and size > bounds.ratio * max(1, entry.compress_size)
        if squeezed or (bounds.member and size > bounds.member):
            raise Unsafe(Fault.TOO_LARGE, entry.filename)


def leads_outside(name: str) -> bool:
    """Whether a name means a file outside the folder it stands in, on any system."""
    parts = name.replace("\\", "/").split("/")
    return name.startswith(("/", "\\")) or ".." in parts or ":" in parts[0] or "\x00" in name


def name_of(entry: zipfile.ZipInfo) -> str:
    """The name of a part as somebody wrote it. Many zippers do not say in which code page: UTF-8 and windows-1258."""
    name = _unicode_path(entry) or entry.filename
    if name == entry.filename and not entry.flag_bits & _UTF8:
        with contextlib.suppress(UnicodeEncodeError):
            name = _decoded(name.encode("cp437"), name)
    return unicodedata.normalize("NFC", name.replace("\\", "/"))


def _decoded(data: bytes, otherwise: str) -> str:
    for coding in ("utf-8", "cp1258"):
        with contextlib.suppress(UnicodeDecodeError):
            text = unicodedata.normalize("NFC", data.decode(coding))
            if coding == "utf-8" or all(is_syllable(word) for word in _WORD.findall(text) if not word.isascii()):
                return text
    return otherwise


def _unicode_path(entry: zipfile.ZipInfo) -> str:
    """The name in UTF-8 that some zippers add beside the one in a code page; "" for none (APPNOTE 4.6.9)."""
    extra = entry.extra
    while len(extra) >= 4:
        kind, size = struct.unpack("<HH", extra[:4])
        content, extra = extra[4 : 4 + size], extra[4 + size :]
        if kind == _UNICODE_PATH and len(content) > 5 and content[0] == 1:
            return content[5:].decode("utf-8", errors="ignore")
    return ""
