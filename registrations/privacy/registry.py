"""What rooms tell of the personal data they keep: the inventory, the terms, who opened what, whom a request concerns.

Called from a room's AppConfig.ready (rooms below this one are told of by the project, portal/operations/personal_data.py).
"""

from __future__ import annotations

from collections.abc import Callable, Iterable
from dataclasses import dataclass
from datetime import datetime
from typing import Any


@dataclass(frozen=True, slots=True)
class Holding:
    """Personal data in one table: which fields of a model ("label.Model"), of whom, and what may be done with them.

    All words are shown to the public as they stand. ``keeping``: the code of
    the term after which it is erased; ``kept`` says it in words where no term
    is counted (a register that the law keeps for good). ``group`` is the
    heading under which it is shown.
    """

    model: str
    fields: tuple[str, ...]
    group: str
    people: str
    purpose: str
    basis: str
    readers: str
    keeping: str = ""
    kept: str = ""


@dataclass(frozen=True, slots=True)
class Keeping:
    """A term: what is erased when it is over.

    code: name of the term, also of its dated rows. counted_from: in words, from
    when. months: how long while no dated row says otherwise; None when the
    records themselves carry the term (``find`` then gets None). least: what no
    row may fall below. find: ``find(now, months)`` gives the records that are
    due. erase: erases one of them, in a transaction of its own. needed: why one
    is still needed by a procedure that is not over, "" if it is not.
    """

    code: str
    title: str
    counted_from: str
    find: Callable[[datetime, Any], Iterable[Any]]
    erase: Callable[[Any], None]
    months: int | None = 24
    least: int = 1
    source: str = ""
    needed: Callable[[Any], str] = lambda record: ""


@dataclass(frozen=True, slots=True)
class Concern:
    """What a request of its subject can reach by a receipt of one kind.

    label: what a person sent under such a receipt. lines: what is kept of it and of
    the person, as label and value; erase: take away who it was. find: the
    receipts under which a phone number or a mail address is kept ("" is none).
    """

    label: str
    lines: Callable[[Any], Iterable[tuple[str, str]]]
    erase: Callable[[Any], None]
    find: Callable[[str, str], Iterable[Any]]


_holdings: dict[tuple[str, tuple[str, ...]], Holding] = {}
_keepings: dict[str, Keeping] = {}
_openings: dict[str, str] = {}
_concerns: dict[str, Concern] = {}


def hold(*given: Holding) -> None:
    """Put holdings into the inventory."""
    for holding in given:
        _holdings[holding.model, holding.fields] = holding


def keep(keeping: Keeping) -> None:
    """Name a term."""
    _keepings[keeping.code] = keeping


def opening(action: str, words: str) -> None:
    """Name an action of the audit log by which somebody opened personal data."""
    _openings[action] = words


def concern(kind: str, concerned: Concern) -> None:
    """Say what a request can reach by receipts of a kind."""
    _concerns[kind] = concerned


def holdings() -> tuple[Holding, ...]:
    """All holdings, by group and model."""
    return tuple(sorted(_holdings.values(), key=lambda holding: (holding.group, holding.model)))


def keepings() -> tuple[Keeping, ...]:
    """All terms, by code."""
    return tuple(_keepings[code] for code in sorted(_keepings))


def openings() -> dict[str, str]:
    """Actions by which personal data is opened, with their words."""
    return dict(_openings)


def concern_of(kind: str) -> Concern | None:
    """What can be reached by receipts of a kind, or None."""
    return _concerns.get(kind)


def concerns() -> tuple[Concern, ...]:
    """All that requests can reach."""
    return tuple(_concerns[kind] for kind in sorted(_concerns))
