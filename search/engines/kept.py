"""What was counted is kept until the index changes: the next page, another order, the same question by somebody else.

Only numbers are kept, no contents, and of the last MOST questions only. With a commit the index is in another state,
and all that was counted in the one before is forgotten: a save is counted with the next search.
"""

import threading
from collections import OrderedDict
from collections.abc import Callable, Hashable
from typing import Any, TypeVar

from . import Request

MOST = 400
T = TypeVar("T")


class Kept:
    """Answers to questions, valid for one state of the index."""

    def __init__(self) -> None:
        self._guard = threading.Lock()
        self._known: OrderedDict[Hashable, Any] = OrderedDict()
        self._state: Hashable = None

    def get(self, state: Hashable, key: Hashable, make: Callable[[], T]) -> T:
        """What is known for this state of the index, or what ``make`` makes now."""
        with self._guard:
            if state != self._state:
                self._known.clear()
                self._state = state
            elif key in self._known:
                self._known.move_to_end(key)
                return self._known[key]
        made = make()
        with self._guard:
            if state == self._state:
                self._known[key] = made
                if len(self._known) > MOST:
                    self._known.popitem(last=False)
        return made


def counted(request: Request) -> Hashable:
    """What the counts of a request hang on: all of it but page and order."""
    chosen = tuple((facet, tuple(values)) for facet, values in sorted(request.filters.items()))
    years = (request.year_from, request.year_to)
    return request.query, chosen, tuple(request.kinds), years, tuple(request.facets), request.exact, request.heads
