"""Why something may not happen to a registration; each is told to the person who asked, in Vietnamese."""

from __future__ import annotations

from collections.abc import Sequence

from . import queries
from .models import Submission


class Refused(Exception):
    """An event that may not happen; `message` says why, in Vietnamese, for the person who asked."""

    def __init__(self, message: str):
        super().__init__(message)
        self.message = message


class NotAllowed(Refused):
    """The person may not do this."""


class TooLate(Refused):
    """The deadline has passed."""


class WrongState(Refused):
    """The registration is not in a state in which this can happen."""


class AlreadySubmitted(WrongState):
    """Somebody else of the unit has sent it; `submission` is theirs."""

    def __init__(self, message: str, submission: Submission):
        super().__init__(message)
        self.submission = submission


class Conflict(Refused):
    """Somebody else saved the same step since this form was opened; nothing was written."""


class Incomplete(Refused):
    """Something is missing; `gaps` name it."""

    def __init__(self, gaps: Sequence[queries.Gap]):
        super().__init__(f"Còn thiếu {len(gaps)} chỗ.")
        self.gaps = gaps


class NotConfirmed(Refused):
    """The second factor is missing, wrong or no longer fresh."""
