"""The events that rooms tell people of. Each room registers its own in its ``emails.py``."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from dataclasses import dataclass
from functools import cached_property
from typing import Any

from django.conf import settings
from django.template.loader import render_to_string

from .wording import unknown


@dataclass(frozen=True, slots=True)
class Place:
    """One place in the words of an event: its name, how it is filled from the event's context, an example of it.

    ``needed`` places must stay in whatever words the office writes.
    """

    name: str
    fill: Callable[[Mapping[str, Any]], Any]
    sample: str
    needed: bool = False


def address_place(url: Callable[[Mapping[str, Any]], str], sample: str, *, needed: bool = True) -> Place:
    """The place of the address where the thing told of is seen; ``url`` gives its path, ``sample`` is one."""
    return Place("địa chỉ", lambda context: settings.SITE_URL + url(context), settings.SITE_URL + sample, needed)


@dataclass(frozen=True)
class Event:
    """An event of which people are told.

    ``template`` is a text file with the built-in words: the subject in its first
    line, places in square brackets. ``url`` gives the path where the thing told
    of is seen. Mails of an event that ``may_refuse`` can be refused by whoever
    gets them.
    """

    kind: str
    group: str
    name: str
    audience: str
    template: str
    places: tuple[Place, ...]
    url: Callable[[Mapping[str, Any]], str]
    may_refuse: bool = False

    @cached_property
    def _built_in(self) -> tuple[str, str]:
        subject, _, text = render_to_string(self.template).strip().partition("\n")
        return subject.strip(), text.strip()

    @property
    def subject(self) -> str:
        """The built-in subject, with its places."""
        return self._built_in[0]

    @property
    def text(self) -> str:
        """The built-in text, with its places."""
        return self._built_in[1]

    @property
    def names(self) -> list[str]:
        """The names of its places."""
        return [place.name for place in self.places]

    @property
    def needed(self) -> list[str]:
        """The places without which its words would not do."""
        return [place.name for place in self.places if place.needed]

    def values(self, context: Mapping[str, Any]) -> dict[str, str]:
        """What stands in the places for one event."""
        return {place.name: str(place.fill(context) or "") for place in self.places}

    def samples(self) -> dict[str, str]:
        """What stands in the places of a preview."""
        return {place.name: place.sample for place in self.places}


_EVENTS: dict[str, Event] = {}


def register(*events: Event) -> None:
    """Make events known. Raises ValueError for a kind known twice."""
    for event in events:
        if event.kind in _EVENTS and _EVENTS[event.kind] != event:
            raise ValueError(f"{event.kind} is registered twice.")
        _EVENTS[event.kind] = event


def event(kind: str) -> Event | None:
    """The event of a kind; None for one that no room knows any more."""
    return _EVENTS.get(kind)


def events() -> list[Event]:
    """All events, by group in the order of registration."""
    return list(_EVENTS.values())


def faults() -> list[str]:
    """Built-in words that ask for a place which nothing fills; empty when all is well."""
    return [
        f"{each.kind}: [{name}]" for each in events() for name in unknown(f"{each.subject}\n{each.text}", each.names)
    ]
