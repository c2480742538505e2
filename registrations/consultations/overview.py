"""The officer's page of one consultation: what rooms above this one add to it."""

from __future__ import annotations

from collections.abc import Callable, Iterable
from dataclasses import dataclass, field
from datetime import date, datetime
from typing import Any


@dataclass(frozen=True, slots=True)
class Addition:
    """``lines``: (words, address, words of the link); ``buttons``: (words, address) of steps that may be taken now."""

    lines: list[tuple[str, str, str]] = field(default_factory=list)
    buttons: list[tuple[str, str]] = field(default_factory=list)


Provider = Callable[[Any, Any, datetime], Addition]
_providers: dict[str, Provider] = {}


Due = Callable[[Any], date | None]
_due: list[Due] = []


def register_due(provider: Due) -> None:
    """Let a room above say on which day the outcome of a consultation is due."""
    if provider not in _due:
        _due.append(provider)


def outcome_due(consultation: Any) -> date | None:
    """The last day on which the outcome is in time, if a room says so."""
    return next((day for provider in _due if (day := provider(consultation))), None)


def register(room: str, provider: Provider) -> None:
    """Let ``provider(consultation, user, now)`` of a room add to the page; it asks its own rules about the user."""
    _providers[room] = provider


def additions(consultation: Any, user: Any, now: datetime) -> Iterable[Addition]:
    """What all rooms add for this user at this instant."""
    return [provider(consultation, user, now) for provider in _providers.values()]
