"""Why an event does not happen. The message is Vietnamese, for the person who asked."""

from __future__ import annotations

from collections.abc import Iterable
from datetime import datetime
from typing import Any

from django.core.exceptions import PermissionDenied
from django.utils import timezone


class Refused(Exception):
    """An event that may not happen; `message` says why and, where it can be helped, what to do.

    `status` is that of the answer to whoever asked on the web.
    """

    status = 422

    def __init__(self, message: str):
        super().__init__(message)
        self.message = message


class NotAllowed(Refused):
    """The person may not do this."""

    status = 403


class TooLate(Refused):
    """The deadline has passed."""


class WrongState(Refused):
    """The record is not in a state in which this can happen."""

    status = 409


class AlreadySubmitted(WrongState):
    """Somebody else of the unit has sent it; `submission` is theirs."""

    def __init__(self, message: str, submission: Any):
        super().__init__(message)
        self.submission = submission

    @classmethod
    def of(cls, what: str, submission: Any) -> AlreadySubmitted:
        """`what` ("Báo cáo") is sent already: by whom, when, and its code."""
        when = timezone.localtime(submission.submitted_at)
        return cls(
            f"{what} đã được {submission.submitted_by} gửi lúc {when.hour} giờ {when.minute:02d} phút, "
            f"ngày {when:%d/%m/%Y}. Mã tiếp nhận {submission.receipt.code}.",
            submission,
        )


class Conflict(Refused):
    """Somebody else saved since this form was opened; nothing was written."""

    status = 409

    @classmethod
    def of(cls, what: str, by: Any, at: datetime) -> Conflict:
        """`what` ("Phần này") was saved at `at` by an account or a name; None where the account is gone."""
        who = getattr(by, "full_name", by) or "người khác"
        when = timezone.localtime(at)
        saved = f"{what} vừa được {who} lưu lúc {when.hour} giờ {when.minute:02d} phút."
        return cls(f"{saved} Nội dung của ông, bà chưa ghi đè.")


class Incomplete(Refused):
    """Something is missing; `gaps` name it where there may be several."""

    def __init__(self, message: str, gaps: Iterable[Any] = ()):
        super().__init__(message)
        self.gaps = list(gaps)


class NotConfirmed(Refused):
    """The second factor is missing, wrong or no longer fresh."""


def demand(allowed: bool) -> None:
    """Raise PermissionDenied unless allowed: for what no screen offers to this person."""
    if not allowed:
        raise PermissionDenied
