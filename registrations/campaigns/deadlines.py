"""The one answer to "until when": of a campaign, a kind of unit and what an officer granted a unit."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import datetime
from typing import Any

from .wording import BEFORE, THROUGH, deadline_words, time_left

__all__ = ["BEFORE", "THROUGH", "Deadline", "deadline_for"]


@dataclass(frozen=True, slots=True)
class Deadline:
    """`closes_at` is the first instant that is late; `ends_at` the first at which nothing is taken any more."""

    closes_at: datetime
    closing: str
    ends_at: datetime
    granted: bool = False

    @property
    def words(self) -> str:
        """As the office writes it: "đến hết ngày 30/01/2027"."""
        return deadline_words(self.closes_at, self.closing)

    @property
    def takes_late(self) -> bool:
        """Whether something is still taken, as late, after the deadline."""
        return self.ends_at > self.closes_at

    @property
    def late_words(self) -> str:
        """Until when what is late is taken: "đến hết ngày 10/02/2027"; empty where nothing is."""
        return deadline_words(self.ends_at, THROUGH) if self.takes_late else ""

    def is_open(self, now: datetime) -> bool:
        """Whether something is taken at this instant, in time or late."""
        return now < self.ends_at

    def is_late(self, now: datetime) -> bool:
        """Whether what is sent at this instant is late."""
        return now >= self.closes_at

    def left(self, now: datetime) -> str:
        """How long there is, in words: "còn 12 ngày"; late: until when it is still taken."""
        if self.is_late(now) and self.is_open(now):
            return f"đã quá hạn, còn nhận {self.late_words} và ghi là nộp muộn"
        return time_left(self.closes_at, now)


def deadline_for(campaign: Any, kind: str | None = None, extended_until: datetime | None = None) -> Deadline:
    """The deadline of a kind of unit in a campaign; None asks for the common one.

    More time that was granted is always to the end of a day and never shortens.
    """
    common = campaign.closes_at, campaign.closing
    closes_at, closing = campaign.own_deadlines.get(kind, common) if kind else common
    granted = extended_until is not None and extended_until > closes_at
    if granted:
        closes_at, closing = extended_until, THROUGH
    return Deadline(closes_at, closing, max(closes_at, campaign.late_until or closes_at), granted)
