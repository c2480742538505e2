"""Windows as calendar events after RFC 5545: UTC instants, CRLF, lines folded at 75 octets."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator
from datetime import UTC, datetime
from typing import Any

from .models import Consultation
from .register import touched_at

OCTETS = 75
_CONTROL = re.compile(r"[\x00-\x08\x0b\x0c\x0e-\x1f\x7f\u2028\u2029]")


def calendar(windows: Iterable[Consultation], name: str, address: Any) -> bytes:
    """A calendar of windows; ``address`` makes absolute addresses."""
    lines = [
        "BEGIN:VCALENDAR",
        "VERSION:2.0",
        "PRODID:-//Hoi dong Thi dua - Khen thuong//Lay y kien//VI",
        "CALSCALE:GREGORIAN",
        f"X-WR-CALNAME:{escape(name)}",
        "X-WR-TIMEZONE:Asia/Ho_Chi_Minh",
        "REFRESH-INTERVAL;VALUE=DURATION:PT6H",
    ]
    for window in windows:
        lines += _event(window, address)
    lines.append("END:VCALENDAR")
    return "".join(f"{folded}\r\n" for line in lines for folded in fold(line)).encode()


def _event(window: Consultation, address: Any) -> Iterator[str]:
    page = address(window.get_absolute_url())
    touched = _utc(touched_at(window))
    about = f"{window.organising_body}. {window.proposing_body}. Nhận ý kiến đến hết ngày {window.last_day:%d/%m/%Y}. {page}"
    yield "BEGIN:VEVENT"
    # The hash of the frozen text never changes, whatever happens to title, address or host.
    yield f"UID:{window.text_hash[:32]}@lay-y-kien"
    yield f"DTSTAMP:{touched}"
    yield f"LAST-MODIFIED:{touched}"
    yield f"SEQUENCE:{window.times_lengthened}"
    yield f"DTSTART:{_utc(window.opens_at)}"
    yield f"DTEND:{_utc(window.closes_at)}"
    yield f"SUMMARY:{escape(f'Lấy ý kiến: {window.title}')}"
    yield f"DESCRIPTION:{escape(about)}"
    yield f"URL:{page}"
    yield "STATUS:CONFIRMED"
    yield "TRANSP:TRANSPARENT"
    yield "END:VEVENT"


def _utc(at: datetime) -> str:
    return at.astimezone(UTC).strftime("%Y%m%dT%H%M%SZ")


def escape(text: str) -> str:
    """A value of type TEXT: RFC 5545, section 3.3.11."""
    text = _CONTROL.sub("", text.replace("\r\n", "\n").replace("\r", "\n"))
    for sign, written in (("\\", "\\\\"), (";", "\\;"), (",", "\\,"), ("\n", "\\n")):
        text = text.replace(sign, written)
    return text


def fold(line: str) -> Iterator[str]:
    """A content line in pieces of at most 75 octets, never through the middle of a character."""
    piece, size = "", 0
    for sign in line:
        width = len(sign.encode())
        if size + width > OCTETS:
            yield piece
            piece, size = " ", 1
        piece, size = piece + sign, size + width
    yield piece
