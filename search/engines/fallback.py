"""The server answers; when it does not, or not from what is saved now, the embedded index does.

The server is asked only if its breaker is closed, if it holds an index of this
layout, and if it has kept up: a record that has waited for it longer than
LAG_SECONDS means that its answers are old. Both are looked at afresh every
GLANCE seconds.
"""

import logging
import time
from collections.abc import Callable, Iterable
from dataclasses import dataclass
from functools import cache
from typing import TypeVar

from . import ELASTICSEARCH, EMBEDDED, Answer, Engine, Request, Unanswerable, Unavailable
from .breaker import GLANCE, Breaker, State

log = logging.getLogger(__name__)

LAG_SECONDS = 30
T = TypeVar("T")

# Set by the outbox: seconds that the oldest record has waited for an engine, 0 if none waits.
Lag = Callable[[str], float]
_lag: list[Lag] = []
_looked: dict[str, tuple[float, bool]] = {}


def watch(lag: Lag) -> None:
    """Say how far an engine is behind; the search itself knows no table."""
    _lag[:] = [lag]


@cache
def breaker(name: str = ELASTICSEARCH) -> Breaker:
    """The breaker of a server, one for each process."""
    return Breaker(name)


def behind(name: str) -> bool:
    """Does the engine answer from what was saved more than LAG_SECONDS ago?"""
    now = time.monotonic()
    kept = _looked.get(name)
    if kept is None or now - kept[0] > GLANCE:
        kept = _looked[name] = (now, _is_behind(name))
    return kept[1]


def _is_behind(name: str) -> bool:
    try:
        return any(lag(name) > LAG_SECONDS for lag in _lag)
    except Exception:
        log.exception("cannot tell how far %s is behind", name)
        return True


def forget() -> None:
    """Look afresh with the next search (after an index was built, and in tests)."""
    _looked.clear()
    breaker.cache_clear()


class Fallback:
    """The contract of ``search.engines.Engine`` over two engines; each is written to by its own name."""

    name = "fallback"

    def __init__(self, first: Engine, second: Engine) -> None:
        self.first = first
        self.second = second

    def _ask(self, question: Callable[[Engine], T]) -> T:
        circuit = breaker()
        if behind(self.first.name) or not circuit.allows():
            return question(self.second)
        try:
            found = question(self.first)
        except Unavailable as error:
            if isinstance(error, Unanswerable):
                log.exception("search server would not answer one question")
            else:
                circuit.failed(str(error))
        except Exception:
            # An answer that we cannot read is no reason to show the reader an error.
            log.exception("search server could not answer one question")
        else:
            circuit.succeeded()
            return found
        return question(self.second)

    def search(self, request: Request) -> Answer:
        """See Engine.search."""
        return self._ask(lambda engine: engine.search(request))

    def counts(self, words: Iterable[str], field: str = "b") -> dict[str, int]:
        """See Engine.counts."""
        asked = list(words)
        return self._ask(lambda engine: engine.counts(asked, field))

    def close_words(self, word: str) -> list[str]:
        """See Engine.close_words."""
        return self._ask(lambda engine: engine.close_words(word))

    def size(self) -> int:
        """See Engine.size: of the embedded index, which must be there in any case."""
        return self.second.size()


@dataclass(frozen=True, slots=True)
class Status:
    """Which engine answers. ``state`` is what the breaker knows, ``lagging`` whether the server is behind."""

    answering: str
    state: State
    lagging: bool = False

    @property
    def degraded(self) -> bool:
        """Is there a server, and does the embedded index answer in its place?"""
        return self.state.open or self.lagging


def status() -> Status:
    """Which engine answers now, and why."""
    from . import names

    if ELASTICSEARCH not in names():
        return Status(EMBEDDED, State())
    state, lagging = breaker().state(), behind(ELASTICSEARCH)
    return Status(EMBEDDED if state.open or lagging else ELASTICSEARCH, state, lagging)
