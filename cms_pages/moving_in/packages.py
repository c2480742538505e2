"""What somebody brings from an old site: a folder, a zip of one, or one CSV file; never unpacked to disk.

The format is described in docs/quan-tri.md. Nothing that a zip says of
itself is trusted: names, sizes and numbers are bounded, each part is read
within its own limit.
"""

from __future__ import annotations

import contextlib
import stat
import unicodedata
import zipfile
import zlib
from collections.abc import Iterator
from pathlib import Path, PurePosixPath
from typing import BinaryIO
from urllib.parse import unquote, urlsplit

MOST_BYTES = 200 << 20
MOST_MEMBERS = 20_000
MOST_UNPACKED = 1 << 30
MOST_MEMBER = 60 << 20
MOST_RATIO = 200
LISTS = (".csv", ".tsv")
ARTICLES = (".html", ".htm")


class Unusable(ValueError):
    """The package cannot be used; the message says why, in Vietnamese."""


class Package:
    """Files by their path within the package, whatever it is."""

    names: list[str]

    def read(self, name: str, most: int = MOST_MEMBER) -> bytes:
        """The bytes of one file. Raises Unusable where it is too large or broken."""
        raise NotImplementedError

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

    def read(self, name: str, most: int = MOST_MEMBER) -> bytes:
        path = (self.root / name).resolve()
        if not path.is_relative_to(self.root):
            raise Unusable(f"“{name}” nằm ngoài thư mục.")
        try:
            with path.open("rb") as opened:
                data = opened.read(most + 1)
        except OSError as error:
            raise Unusable(f"Không mở được “{name}”.") from error
        return _within(data, name, most)


class OneFile(Package):
    """A single CSV file, with nothing beside it."""

    def __init__(self, name: str, file: BinaryIO) -> None:
        self.names, self.file = [name], file

    def read(self, name: str, most: int = MOST_MEMBER) -> bytes:
        self.file.seek(0)
        return _within(self.file.read(most + 1), name, most)


class Zip(Package):
    """A zip of a folder."""

    def __init__(self, file: BinaryIO) -> None:
        try:
            self.zip = zipfile.ZipFile(file)
            entries = self.zip.infolist()
        except (zipfile.BadZipFile, ValueError, OSError, NotImplementedError, EOFError) as error:
            raise Unusable("Tệp nén bị hỏng hoặc chưa tải lên đầy đủ. Mời nén lại rồi gửi lại.") from error
        _refuse(entries)
        self.entries = {_name(entry): entry for entry in entries if not entry.is_dir() and not _hidden(_name(entry))}
        self.names = sorted(self.entries)

    def read(self, name: str, most: int = MOST_MEMBER) -> bytes:
        try:
            with self.zip.open(self.entries[name]) as part:
                data = part.read(most + 1)
        except (KeyError, zipfile.BadZipFile, zlib.error, OSError, EOFError, ValueError, NotImplementedError, RuntimeError) as error:  # fmt: skip
            raise Unusable(f"“{name}” trong tệp nén bị hỏng.") from error
        return _within(data, name, most)


def _name(entry: zipfile.ZipInfo) -> str:
    name = entry.filename
    if not entry.flag_bits & 0x800:
        # Without the mark of UTF-8 the names are in the code page of some machine; most zippers wrote UTF-8 anyway.
        with contextlib.suppress(UnicodeEncodeError, UnicodeDecodeError):
            name = name.encode("cp437").decode("utf-8")
    return unicodedata.normalize("NFC", name)


def _hidden(name: str) -> bool:
    return any(part.startswith((".", "__MACOSX")) or part == "Thumbs.db" for part in name.split("/"))


def _refuse(entries: list[zipfile.ZipInfo]) -> None:
    if len(entries) > MOST_MEMBERS:
        raise Unusable(f"Tệp nén có hơn {MOST_MEMBERS:,} tệp. Mời chia thành nhiều đợt.".replace(",", "."))
    if any(entry.flag_bits & 1 for entry in entries):
        raise Unusable("Tệp nén đặt mật khẩu. Mời bỏ mật khẩu rồi gửi lại.")
    total = 0
    for entry in entries:
        name, parts = entry.filename, entry.filename.replace("\\", "/").split("/")
        if name.startswith(("/", "\\")) or ".." in parts or ":" in parts[0] or "\x00" in name:
            raise Unusable(f"Tệp nén chứa tên tệp chỉ ra ngoài thư mục (“{name[:80]}”) nên không được mở.")
        if stat.S_ISLNK(entry.external_attr >> 16):
            raise Unusable(f"Tệp nén chứa đường tắt (“{name[:80]}”) nên không được mở.")
        total += entry.file_size
        squeezed = entry.file_size > 1 << 20 and entry.file_size > MOST_RATIO * max(1, entry.compress_size)
        if squeezed or entry.file_size > MOST_MEMBER or total > MOST_UNPACKED:
            raise Unusable(
                "Nội dung bên trong tệp nén lớn hơn mức cho phép (mỗi tệp 60 MB, tất cả 1 GB) nên không được mở. "
                "Mời chia thành nhiều đợt."
            )


def _within(data: bytes, name: str, most: int) -> bytes:
    if len(data) > most:
        raise Unusable(f"“{name}” lớn hơn {most >> 20} MB.")
    return data


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
    return OneFile(name if name.lower().endswith(LISTS) else f"{name}.csv", file)
