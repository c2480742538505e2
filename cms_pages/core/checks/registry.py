"""The checks, in the order in which their hints are shown."""

from __future__ import annotations

import logging
from collections.abc import Callable, Iterable
from dataclasses import dataclass

from .reading import Matter, read

log = logging.getLogger(__name__)

MOST = 40
SHORT = 80


@dataclass(frozen=True)
class Hint:
    """One thing to look at again: what was seen, what would be better, and where it stands in the editor.

    `part` names the field within a block, `words` are those of the text that are meant: the link leads to both.
    """

    code: str
    seen: str
    advice: str
    where: str = ""
    spot: str = ""
    part: str = ""
    words: str = ""


Check = Callable[[Matter], Iterable[Hint]]
_checks: dict[str, tuple[int, Check]] = {}


def register(name: str, check: Check, order: int = 100) -> None:
    """Add a check under a name; the same name again takes its place."""
    _checks[name] = (order, check)


def hints(page) -> list[Hint]:
    """What the checks have to say about a page, the first MOST of it.

    A check that fails is logged and passed over: nobody is kept from editing by a hint.
    """
    if not page.pk and not page.title:
        return []
    matter, found = read(page), []
    for name, (_, check) in sorted(_checks.items(), key=lambda each: (each[1][0], each[0])):
        try:
            found += check(matter)
        except Exception:
            log.exception("content check %s failed", name)
    return list(dict.fromkeys(found))[:MOST]


def short(text: str) -> str:
    """The beginning of a text, as it is quoted in a hint."""
    line = " ".join(text.split())
    return line if len(line) <= SHORT else f"{line[: SHORT - 1].rstrip()}…"
