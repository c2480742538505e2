"""The facts of a movement as its page tells them: those that were approved with the page.

The record of a movement is kept by officers and may change any day; what
everybody reads may not change by one person's hand. So each version of the
page that an editor hands in bears the facts as they then stood.
"""

from __future__ import annotations

from datetime import date
from typing import Any

from registrations.movements.models import Movement

NAMES = ("name", "level", "kind", "starts_on", "ends_on", "launch_number", "criteria")
_DAYS = ("starts_on", "ends_on")


def facts_of(movement: Movement) -> dict[str, Any]:
    """The facts as plain data, to be kept with a version of the page."""
    told = {name: getattr(movement, name) for name in NAMES}
    for name in _DAYS:
        told[name] = told[name].isoformat() if told[name] else None
    return told


def told(facts: dict[str, Any], pk: int | None) -> Movement:
    """The movement as these facts tell it; not to be saved."""
    known = {name: facts.get(name) for name in NAMES if facts.get(name) is not None}
    for name in _DAYS:
        if name in known:
            known[name] = date.fromisoformat(known[name])
    return Movement(pk=pk, **known)


def differ(facts: dict[str, Any], movement: Movement) -> bool:
    """Does the record say something else today than these facts?"""
    now = facts_of(movement)
    return any(facts.get(name) != now[name] for name in NAMES)
