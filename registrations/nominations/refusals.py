"""Why an event does not happen; the message is Vietnamese, for the person who asked."""

from __future__ import annotations

from collections.abc import Sequence
from typing import Any


class Refused(Exception):
    """An event that may not happen; `message` says why."""

    def __init__(self, message: str):
        super().__init__(message)
        self.message = message


class NotAllowed(Refused):
    """The person may not do this."""


class WrongState(Refused):
    """The nomination is not in a state in which this can happen."""


class AlreadySubmitted(WrongState):
    """Somebody else of the unit has sent it; `submission` is theirs."""

    def __init__(self, message: str, submission: Any):
        super().__init__(message)
        self.submission = submission


class Conflict(Refused):
    """Somebody else saved the same part since this form was opened; nothing was written."""


class Incomplete(Refused):
    """Something is missing; `gaps` name it."""

    def __init__(self, gaps: Sequence[Any]):
        super().__init__(f"Đề nghị còn thiếu {len(gaps)} chỗ.")
        self.gaps = gaps


class Blocked(Refused):
    """A rule keeps the move back; `problems` are its sentences."""

    def __init__(self, problems: Sequence[str]):
        super().__init__(" ".join(problems))
        self.problems = list(problems)
