"""What falls due for the people of the office: rooms say it here, the first screen shows it in one list."""

from __future__ import annotations

import logging
from collections.abc import Callable, Iterable
from dataclasses import dataclass
from datetime import date, datetime, time, timedelta
from typing import Any

from django.utils import timezone

log = logging.getLogger(__name__)

AHEAD = timedelta(days=14)


@dataclass(frozen=True, slots=True)
class Due:
    """One thing with a last moment.

    ends_at: the first instant that is too late. title, url: what it is and where
    it is done. kind: of what sort, in a few words ("Lấy ý kiến kết thúc").
    happens: it takes place then (a meeting), and is no last moment of anything.
    """

    ends_at: datetime
    title: str
    url: str
    kind: str
    happens: bool = False

    def is_late(self, now: datetime) -> bool:
        """Whether the moment has passed."""
        return now >= self.ends_at

    def words(self, now: datetime) -> str:
        """Until when, and how long that is: "đến hết ngày 30/11/2026, còn 4 ngày"."""
        ends = timezone.localtime(self.ends_at)
        midnight = ends.time() == time.min
        last = ends.date() - timedelta(days=1) if midnight else ends.date()
        if self.is_late(now):
            return f"quá hạn từ ngày {ends:%d/%m/%Y}"
        if self.happens and midnight:
            when = f"ngày {last:%d/%m/%Y}"
        elif midnight:
            when = f"đến hết ngày {last:%d/%m/%Y}"
        else:
            when = f"{'lúc' if self.happens else 'đến'} {ends.hour} giờ {ends:%M} phút ngày {last:%d/%m/%Y}"
        days = (last - timezone.localdate(now)).days
        return f"{when}, {f'còn {days} ngày' if days > 1 else 'ngày mai' if days == 1 else 'hôm nay'}"


def start_of(day: date) -> datetime:
    """The first instant of a day: "trước ngày" ends there."""
    return timezone.make_aware(datetime.combine(day, time.min))


def end_of(day: date) -> datetime:
    """The first instant after a day."""
    return timezone.make_aware(datetime.combine(day + timedelta(days=1), time.min))


# (user, now, until) → what of this room this person has to do or to know before `until`, the late ones too.
Source = Callable[[Any, datetime, datetime], Iterable[Due]]
_rooms: dict[str, Source] = {}


def register(room: str, source: Source) -> None:
    """Let a room say what falls due; called from its AppConfig.ready."""
    _rooms[room] = source


def due_for(user: Any, now: datetime, ahead: timedelta = AHEAD) -> list[Due]:
    """What falls due for this person before `ahead` is over, in all rooms, the earliest first.

    A room that fails is logged and passed over: the first screen always opens.
    """
    found: list[Due] = []
    for room, source in _rooms.items():
        try:
            found += source(user, now, now + ahead)
        except Exception:
            log.exception("what falls due in %s could not be told", room)
    return sorted(found, key=lambda each: (each.ends_at, each.title))
