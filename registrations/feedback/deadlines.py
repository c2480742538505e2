"""Counting the last day for an answer: pure functions, no database, no clock.

The day of receipt never counts. While the sender is asked for more the clock
stands still: the day of asking is still counted, the days after it up to and
including the day on which the answer came are not. Extensions add working
days to the end.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date, timedelta

from registrations.calendar.working_days import LONGEST_CLOSURE, NoWorkingDay, WorkingCalendar


@dataclass(frozen=True, slots=True)
class Pause:
    """The clock stood still from the day after ``asked_on`` to ``answered_on``; None when it still stands."""

    asked_on: date
    answered_on: date | None

    def holds(self, day: date) -> bool:
        """Whether the day lies in the pause."""
        return self.asked_on < day and (self.answered_on is None or day <= self.answered_on)


def due_on(
    received_on: date, working_days: int, calendar: WorkingCalendar, pauses: Sequence[Pause] = ()
) -> date | None:
    """The last day for an answer; None while a pause is open that began on or before that day.

    Raises NoWorkingDay if the calendar never lets the term end.
    """
    day = last_counted = received_on
    left = working_days
    while left > 0:
        day += timedelta(days=1)
        standing = [pause for pause in pauses if pause.holds(day)]
        if any(pause.answered_on is None for pause in standing):
            return None
        if standing:
            last_counted = day
            continue
        if day - last_counted > LONGEST_CLOSURE:
            raise NoWorkingDay(f"No working day follows {last_counted:%Y-%m-%d} within reach.")
        if calendar.works(day):
            left -= 1
            last_counted = day
    return day
