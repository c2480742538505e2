"""Events as iCalendar text (RFC 5545), for the calendar of a phone or a desk."""

from __future__ import annotations

import datetime as dt
from collections.abc import Iterable
from dataclasses import dataclass

_FOLD = 75  # octets of a line, RFC 5545, 3.1


@dataclass(frozen=True, slots=True)
class CalendarEvent:
    """One entry: ``uid`` never changes, instants are aware; without an end it lasts two hours."""

    uid: str
    title: str
    starts_at: dt.datetime
    ends_at: dt.datetime | None
    changed_at: dt.datetime
    place: str = ""
    text: str = ""
    url: str = ""


def calendar_text(name: str, events: Iterable[CalendarEvent]) -> str:
    """A whole calendar; what people wrote enters as data, however it was typed."""
    lines = ["BEGIN:VCALENDAR", "VERSION:2.0", "PRODID:-//Hoi dong TDKT//Lich//VI", "CALSCALE:GREGORIAN"]
    lines.append(f"X-WR-CALNAME:{_escaped(name)}")
    for event in events:
        lines += [
            "BEGIN:VEVENT",
            f"UID:{_escaped(event.uid)}",
            f"DTSTAMP:{_instant(event.changed_at)}",
            f"DTSTART:{_instant(event.starts_at)}",
            f"DTEND:{_instant(event.ends_at or event.starts_at + dt.timedelta(hours=2))}",
            f"SUMMARY:{_escaped(event.title)}",
        ]
        for key, value in (("LOCATION", event.place), ("DESCRIPTION", event.text)):
            if value:
                lines.append(f"{key}:{_escaped(value)}")
        if event.url:
            lines.append(f"URL:{event.url}")
        lines.append("END:VEVENT")
    lines.append("END:VCALENDAR")
    return "\r\n".join(_folded(line) for line in lines) + "\r\n"


def _instant(moment: dt.datetime) -> str:
    return f"{moment.astimezone(dt.UTC):%Y%m%dT%H%M%SZ}"


def _escaped(text: str) -> str:
    text = text.replace("\r\n", "\n").replace("\r", "\n")
    for plain, written in (("\\", "\\\\"), (";", "\\;"), (",", "\\,"), ("\n", "\\n")):
        text = text.replace(plain, written)
    return "".join(letter for letter in text if letter >= " ")


def _folded(line: str) -> str:
    """A line broken after 75 octets, never within a letter."""
    parts, part, size = [], "", 0
    for letter in line:
        width = len(letter.encode())
        if size + width > _FOLD:
            parts.append(part)
            part, size = " ", 1
        part += letter
        size += width
    return "\r\n".join([*parts, part])
