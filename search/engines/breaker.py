"""A circuit breaker: who did not answer is not asked again at once.

One failure opens it, because another index answers just as well. It stays open
for a while that doubles with each further failure; then one request of one
process tries again. Processes tell each other through the cache; without a
cache each finds out for itself.
"""

import logging
import time
from dataclasses import asdict, dataclass
from typing import Any

from django.core.cache import cache

log = logging.getLogger(__name__)

FIRST_PAUSE = 2.0
LONGEST_PAUSE = 60.0
GLANCE = 1.0  # how long a process goes on with what it has read in the cache
KEPT = 24 * 3600


@dataclass(frozen=True, slots=True)
class State:
    """``since``: when the trouble began (Unix time, 0 if there is none). ``until``: nobody asks before."""

    since: float = 0.0
    until: float = 0.0
    pause: float = 0.0
    reason: str = ""

    @property
    def open(self) -> bool:
        """Is there trouble that no answer has ended yet?"""
        return self.since > 0


class Breaker:
    """The state of one server, shared by the processes of this installation."""

    def __init__(self, name: str) -> None:
        self.key = f"breaker:{name}"
        self._state = State()
        self._read_at = 0.0

    def state(self) -> State:
        """What is known now."""
        now = time.monotonic()
        if now - self._read_at > GLANCE:
            self._read_at = now
            found = _quietly(lambda: cache.get(self.key), None)
            if isinstance(found, dict):
                self._state = State(**found)
            elif found is None and self._state.until < time.time():
                # Closed by another process, or forgotten by the cache: ask the server itself.
                self._state = State()
        return self._state

    def allows(self) -> bool:
        """May this request ask the server? While there is trouble only one asks, when the pause is over."""
        state = self.state()
        if not state.open:
            return True
        if time.time() < state.until:
            return False
        # Whoever adds the key is the one that tries.
        return bool(_quietly(lambda: cache.add(f"{self.key}:trial", 1, timeout=max(1, int(state.pause))), True))

    def failed(self, reason: str) -> None:
        """The server did not answer: leave it alone for a while."""
        before, now = self.state(), time.time()
        pause = min(max(before.pause * 2, FIRST_PAUSE), LONGEST_PAUSE) if before.open else FIRST_PAUSE
        if before.open and now < before.until:
            pause = before.pause  # several requests met the same trouble at once
        if not before.open:
            log.error("search server does not answer, the embedded index does: %s", reason)
        self._keep(State(before.since or now, now + pause, pause, reason[:300]))

    def succeeded(self) -> None:
        """The server answered."""
        if self.state().open:
            log.warning("search server answers again after %.0f s", time.time() - self._state.since)
            self._keep(State())

    def _keep(self, state: State) -> None:
        self._state, self._read_at = state, time.monotonic()
        told: dict[str, Any] = asdict(state)
        if state.open:
            _quietly(lambda: cache.set(self.key, told, KEPT), None)
        else:
            _quietly(lambda: cache.delete_many([self.key, f"{self.key}:trial"]), None)


def _quietly(ask: Any, otherwise: Any) -> Any:
    """A search never fails for the cache."""
    try:
        return ask()
    except Exception:
        log.warning("the cache does not answer", exc_info=True)
        return otherwise
