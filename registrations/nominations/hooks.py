"""What rooms above tell this one: windows of public comment on a nomination, and awards given before."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Sequence
from dataclasses import dataclass
from datetime import datetime
from typing import Any


@dataclass(frozen=True, slots=True)
class CommentWindow:
    """A consultation that lists cases of a nomination; closes_at None while nobody has opened it."""

    name: str
    url: str
    case_ids: frozenset[int]
    opens_at: datetime | None
    closes_at: datetime | None

    def is_over(self, now: datetime) -> bool:
        """Whether the window was opened and has ended (half-open)."""
        return self.closes_at is not None and self.closes_at <= now


@dataclass(frozen=True, slots=True)
class PastAward:
    """An award in the records: whom (folded name, year of birth, folded unit), what, by which decision, when."""

    name_key: str
    birth_year: int | None
    unit_key: str
    title_code: str
    award: str
    year: int
    decision: str
    url: str
    is_public: bool


@dataclass(frozen=True, slots=True)
class GivenAward:
    """A published decision that awards a case; `url` is its public page, empty where the award is not public."""

    case_id: int
    award: str
    decision: str
    url: str


_windows: dict[str, Callable[[Any], Iterable[CommentWindow]]] = {}
_awards: dict[str, Callable[[Sequence[str]], Iterable[PastAward]]] = {}
_given: dict[str, Callable[[Any], Iterable[GivenAward]]] = {}


def register_windows(room: str, windows: Callable[[Any], Iterable[CommentWindow]]) -> None:
    """Let `windows(nomination)` of a room tell where the nomination's cases are laid before the public."""
    _windows[room] = windows


def register_awards(room: str, awards: Callable[[Sequence[str]], Iterable[PastAward]]) -> None:
    """Let `awards(folded names)` of a room tell what people and collectives of these names were given."""
    _awards[room] = awards


def windows_of(nomination: Any) -> list[CommentWindow]:
    """Every consultation that lists a case of the nomination."""
    return [window for ask in _windows.values() for window in ask(nomination)]


def past_awards(name_keys: Sequence[str]) -> list[PastAward]:
    """Awards in the records under these folded names, newest first."""
    found = [award for ask in _awards.values() for award in ask(name_keys)] if name_keys else []
    return sorted(found, key=lambda each: (-each.year, each.award))


def register_given(room: str, given: Callable[[Any], Iterable[GivenAward]]) -> None:
    """Let `given(nomination)` of a room tell which cases published decisions award."""
    _given[room] = given


def given_awards(nomination: Any) -> list[GivenAward]:
    """What published decisions gave the cases of a nomination."""
    return [award for ask in _given.values() for award in ask(nomination)]
