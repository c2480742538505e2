"""Published heads of the register: how a day's plain file is worded, and how any copy of it is read. Pure functions."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from datetime import date, datetime
from itertools import chain as joined
from zoneinfo import ZoneInfo

HANOI = ZoneInfo("Asia/Ho_Chi_Minh")
_HASH = re.compile(r"(?<![0-9a-f])[0-9a-f]{4}(?:[ \u00a0]?[0-9a-f]{4}){15}(?![0-9a-f])")
_ISO = re.compile(r"\b(\d{4})-(\d{2})-(\d{2})(?!\d)")
_VIETNAMESE = re.compile(r"\b(\d{1,2})/(\d{1,2})/(\d{4})\b")
# One link in a file of links: number of the entry, hash of its event (which is no head), hash of the entry.
_LINK = re.compile(r"(\d+)\s+[0-9a-f]{64}\s+([0-9a-f]{64})")
_NUMBER = re.compile(r"(?:số mục|mục số)\s*:?\s*(\d+)", re.IGNORECASE)


@dataclass(frozen=True, slots=True)
class Published:
    """One head as it was published: its hash, the day if told, the number of the entry if known, and where it stood."""

    entry_hash: str
    date: date | None = None
    sequence: int | None = None
    source: str = ""

    def __str__(self) -> str:
        day = f" ngày {self.date:%d/%m/%Y}" if self.date else ""
        return f"mã đầu sổ{day}{f' ({self.source})' if self.source else ''}"


def day_file(day: date, digest: str, taken_at: datetime, *, office: str, address: str) -> str:
    """The text of a day: to be kept by whoever wishes to check the register later."""
    taken = taken_at.astimezone(HANOI)
    return f"""MÃ ĐẦU SỔ GHI NGÀY {day:%d/%m/%Y}
{office}

Ngày: {day:%Y-%m-%d}
Lấy lúc: {taken:%H:%M:%S} ngày {taken:%d/%m/%Y} (giờ Việt Nam)
Mã: {digest}

Sổ ghi chép nối tiếp mọi việc Trang đã nhận: đăng ký, báo cáo, ý kiến của Nhân dân,
việc mở, đính chính và công bố kết quả các cuộc lấy ý kiến. Mỗi mục mang mã của mục
đứng trước, nên mã trên đây là dấu của toàn bộ sổ tính đến lúc lấy.

Giữ tệp này, in ra hoặc đăng báo đều được. Về sau, nếu có ai chèn, bớt, sửa, đổi chỗ
hay cắt bỏ mục nào ghi trước lúc lấy mã, sổ sẽ không còn cho ra mã này nữa.

Bản này và các ngày khác: {address}
"""


def list_line(day: date, digest: str) -> str:
    """One line of the list of all days."""
    return f"{day:%Y-%m-%d}  {digest}"


def _day(line: str) -> date | None:
    found = _ISO.search(line) or _VIETNAMESE.search(line)
    if not found:
        return None
    parts = [int(part) for part in found.groups()]
    try:
        return date(*parts) if found.re is _ISO else date(parts[2], parts[1], parts[0])
    except ValueError:
        return None


def read(text: str, source: str = "") -> list[Published]:
    """Every head in a text: a day's file, the list of all days, a file of links, a cutting from a newspaper.

    A hash belongs to the day named last before it, or on its own line.
    """
    found: list[Published] = []
    day: date | None = None
    number: int | None = None
    for line in text.lower().splitlines():
        if link := _LINK.fullmatch(line.strip()):
            found.append(Published(link[2], day, int(link[1]), source))
            continue
        day = _day(line) or day
        told = _NUMBER.search(line)
        number = int(told[1]) if told else number
        for match in _HASH.finditer(line):
            digest = re.sub(r"[^0-9a-f]", "", match[0])
            found.append(Published(digest, day, number, source))
            number = None
    return list(dict.fromkeys(found))


def all_of(*groups: Iterable[Published]) -> Iterator[Published]:
    """Each published head once per place where it stood, the earliest day first."""
    return iter(sorted(joined(*groups), key=lambda head: (head.date or date.max, head.sequence or 0)))
