"""What somebody brings from an old site: a folder, a zip of one, or one CSV file; never unpacked to disk.

The format is described in docs/quan-tri.md. Nothing that a zip says of
itself is trusted: names, sizes and numbers are bounded, each part is read
within its own limit.
"""

from __future__ import annotations

import unicodedata
from collections.abc import Iterator
from pathlib import Path, PurePosixPath
from typing import BinaryIO
from urllib.parse import unquote, urlsplit

from registrations.tables.containers import PIECE, Bounds, Container, Fault, Unsafe

MOST_BYTES = 200 << 20
MOST_MEMBERS = 60_000
MOST_UNPACKED = 8 << 30
MOST_MEMBER = 60 << 20
MOST_LIST = 400 << 20
MOST_RATIO = 200
LISTS = (".csv", ".tsv")
ARTICLES = (".html", ".htm")


class Unusable(ValueError):
    """The package cannot be used; the message says why, in Vietnamese."""


class Package:
    """Files by their path within the package, whatever it is."""

    names: list[str]

    def chunks(self, name: str, most: int = MOST_MEMBER) -> Iterator[bytes]:
        """One file piece by piece. Raises Unusable where it is larger than `most` bytes or broken."""
        raise NotImplementedError

    def read(self, name: str, most: int = MOST_MEMBER) -> bytes:
        """The bytes of one file; raises as `chunks`."""
        return b"".join(self.chunks(name, most))

    def lists(self) -> list[str]:
        """CSV files at the top of the package, or in the one folder that holds everything."""
        top = min((name.count("/") for name in self.names), default=0)
        return [name for name in self.names if name.lower().endswith(LISTS) and name.count("/") == top]

    def articles(self) -> list[str]:
        """HTML files, in the order of their names."""
        return [name for name in self.names if name.lower().endswith(ARTICLES)]

    def find(self, address: str, beside: str = "") -> str:
        """The file that an address in an article means, "" for none: by its path, then by its name if only one has it.

        `beside` is the file in which the address stands.
        """
        try:
            path = unquote(urlsplit(address.replace("\\", "/")).path)
        except ValueError:
            return ""
        path = unicodedata.normalize("NFC", path).lstrip("/")
        if not path:
            return ""
        known = self._folded()
        folder = str(PurePosixPath(beside).parent) if beside else "."
        for tried in (f"{folder}/{path}" if folder != "." else path, path, *self._below(path)):
            if found := known.get(_plain(tried)):
                return found
        by_name = self._by_name().get(PurePosixPath(path).name.casefold(), [])
        return by_name[0] if len(by_name) == 1 else ""

    def _below(self, path: str) -> list[str]:
        roots = {name.partition("/")[0] for name in self.names if "/" in name}
        return [f"{root}/{path}" for root in sorted(roots)] if len(roots) == 1 else []

    def _folded(self) -> dict[str, str]:
        if not hasattr(self, "_known"):
            self._known = {_plain(name): name for name in self.names}
        return self._known

    def _by_name(self) -> dict[str, list[str]]:
        if not hasattr(self, "_named"):
            self._named: dict[str, list[str]] = {}
            for name in self.names:
                self._named.setdefault(PurePosixPath(name).name.casefold(), []).append(name)
        return self._named


def _plain(path: str) -> str:
    parts: list[str] = []
    for part in unicodedata.normalize("NFC", path).split("/"):
        if part == "..":
            parts = parts[:-1]
        elif part not in ("", "."):
            parts.append(part)
    return "/".join(parts).casefold()


class Folder(Package):
    """A folder on this machine; nothing outside it is read, whatever its links say."""

    def __init__(self, root: Path) -> None:
        self.root = root.resolve()
        self.names = sorted(self._walk())
        if len(self.names) > MOST_MEMBERS:
            raise Unusable(f"Thư mục có hơn {MOST_MEMBERS:,} tệp. Mời chia thành nhiều đợt.".replace(",", "."))

    def _walk(self) -> Iterator[str]:
        for path in self.root.rglob("*"):
            name = path.relative_to(self.root)
            if path.is_file() and path.resolve().is_relative_to(self.root) and not _hidden(name.as_posix()):
                yield name.as_posix()

    def chunks(self, name: str, most: int = MOST_MEMBER) -> Iterator[bytes]:
        path = (self.root / name).resolve()
        if not path.is_relative_to(self.root):
            raise Unusable(f"“{name}” nằm ngoài thư mục.")
        try:
            with path.open("rb") as opened:
                yield from _pieces(opened, name, most)
        except OSError as error:
            raise Unusable(f"Không mở được “{name}”.") from error


class OneFile(Package):
    """A single CSV file, with nothing beside it."""

    def __init__(self, name: str, file: BinaryIO) -> None:
        self.names, self.file = [name], file

    def lists(self) -> list[str]:
        return self.names

    def chunks(self, name: str, most: int = MOST_MEMBER) -> Iterator[bytes]:
        self.file.seek(0)
        yield from _pieces(self.file, name, most)


class Zip(Package):
    """A zip of a folder."""

    def __init__(self, file: BinaryIO) -> None:
        try:
            self._container = Container(file, Bounds(MOST_MEMBERS, MOST_LIST, MOST_UNPACKED, MOST_RATIO))
        except Unsafe as error:
            raise Unusable(_told(error)) from error
        self.names = sorted(name for name in self._container.names if not _hidden(name))

    def chunks(self, name: str, most: int = MOST_MEMBER) -> Iterator[bytes]:
        try:
            yield from self._container.chunks(name, most)
        except Unsafe as error:
            damaged = error.fault is not Fault.TOO_LARGE
            raise Unusable(f"“{name}” trong tệp nén bị hỏng." if damaged else _too_large(name, most)) from error


def _told(error: Unsafe) -> str:
    name = error.name[:80]
    return {
        Fault.DAMAGED: "Tệp nén bị hỏng hoặc chưa tải lên đầy đủ. Mời nén lại rồi gửi lại.",
        Fault.LOCKED: "Tệp nén đặt mật khẩu. Mời bỏ mật khẩu rồi gửi lại.",
        Fault.OUTSIDE: f"Tệp nén chứa tên tệp chỉ ra ngoài thư mục (“{name}”) nên không được mở.",
        Fault.SHORTCUT: f"Tệp nén chứa đường tắt (“{name}”) nên không được mở.",
        Fault.TOO_MANY: f"Tệp nén có hơn {MOST_MEMBERS:,} tệp. Mời chia thành nhiều đợt.".replace(",", "."),
        Fault.TOO_LARGE: f"Nội dung bên trong tệp nén lớn hơn mức cho phép (mỗi tệp {MOST_LIST >> 20} MB, "
        f"tất cả {MOST_UNPACKED >> 30} GB) nên không được mở. Mời chia thành nhiều đợt.",
    }[error.fault]


def _hidden(name: str) -> bool:
    return any(part.startswith((".", "__MACOSX")) or part == "Thumbs.db" for part in name.split("/"))


def _too_large(name: str, most: int) -> str:
    return f"“{name}” lớn hơn {most >> 20} MB."


def _pieces(file: BinaryIO, name: str, most: int) -> Iterator[bytes]:
    at = file.tell()
    while True:
        file.seek(at)  # whoever reads the same file meanwhile does not lead astray
        piece = file.read(PIECE)
        at += len(piece)
        if at > most:
            raise Unusable(_too_large(name, most))
        if not piece:
            return
        yield piece


def open_package(name: str, file: BinaryIO) -> Package:
    """A package of an uploaded file, by its bytes rather than its name. Raises Unusable."""
    file.seek(0)
    head = file.read(4)
    file.seek(0)
    if head.startswith(b"PK\x03\x04"):
        return Zip(file)
    if head.startswith((b"Rar!", b"7z\xbc\xaf", b"\x1f\x8b")):
        raise Unusable("Trang chỉ mở tệp nén dạng .zip. Mời nén lại thành .zip rồi gửi lại.")
    if head.startswith((b"PK", b"\xd0\xcf\x11\xe0", b"%PDF")) or not head.strip():
        raise Unusable("Tệp này không phải là .zip hay .csv theo mẫu, hoặc không có nội dung.")
    return OneFile(name, file)
