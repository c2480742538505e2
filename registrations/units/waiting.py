"""What waits for the people of a unit: rooms above say it here, the workspace shows it in one list."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Sequence
from dataclasses import dataclass
from datetime import datetime

from .acting import Acting
from .models import Unit


@dataclass(frozen=True, slots=True)
class Waiting:
    """One thing that a unit has to do or may look at.

    title, url: what it is and where it is done. note: one short sentence, with
    the deadline in words. chip: (kind, text) of the state as `status` shows it.
    do: the words on the button. due: False for what only stands there to be read.
    closes_at: the instant by which it sorts, None for last.
    """

    unit: Unit
    title: str
    url: str
    do: str
    chip: tuple[str, str]
    note: str = ""
    due: bool = True
    closes_at: datetime | None = None


Asked = Callable[[Sequence[Acting], datetime], Iterable[Waiting]]
_rooms: dict[str, Asked] = {}


def register(room: str, waiting: Asked) -> None:
    """Let a room say what waits for units; called from its AppConfig.ready."""
    _rooms[room] = waiting


def waiting_for(acting: Sequence[Acting], now: datetime) -> list[Waiting]:
    """What waits for those who act for some units, in all rooms: what is due first, the nearest deadline first."""
    if not acting:
        return []
    found = [each for room in _rooms.values() for each in room(acting, now)]
    return sorted(found, key=lambda each: (not each.due, each.closes_at is None, each.closes_at or now, each.title))
