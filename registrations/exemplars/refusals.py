"""Why an event does not happen; the message is Vietnamese, for the person who asked."""

from __future__ import annotations

from collections.abc import Sequence


class Refused(Exception):
    """An event that may not happen; `message` says why."""

    def __init__(self, message: str):
        super().__init__(message)
        self.message = message


class NotAllowed(Refused):
    """The person may not do this."""


class WrongState(Refused):
    """The proposal is not in a state in which this can happen."""


class Conflict(Refused):
    """Somebody else saved since this form was opened; nothing was written."""


class Incomplete(Refused):
    """Something is missing; `gaps` name it."""

    def __init__(self, gaps: Sequence[str]):
        super().__init__(f"Đề xuất còn thiếu {len(gaps)} chỗ.")
        self.gaps = list(gaps)
