"""The history of a registration as the office reads it: everything that happened, the newest first."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import datetime

from themes.base.vietnamese import date_text

from .models import Registration, Reminder, Review, Submission


@dataclass(frozen=True, slots=True)
class Event:
    """One thing that happened: when, what, by whom, the words that belong to it."""

    at: datetime
    what: str
    who: str = ""
    lines: Sequence[str] = ()


def history(registration: Registration, submissions: Sequence[Submission]) -> list[Event]:
    """Submissions, judgements, more time and reminders; inner notes stand apart and are not among them."""
    found = [Event(each.submitted_at, f"Gửi lần {each.number}, mã {each.receipt.code}", str(each.submitted_by))
             for each in submissions]  # fmt: skip
    found += [_review(each) for each in registration.reviews.select_related("by")]
    reminders = Reminder.objects.filter(campaign=registration.campaign_id, unit=registration.unit_id)
    found += [_reminder(each) for each in reminders.filter(people__gt=0).select_related("by")]
    return sorted(found, key=lambda event: event.at, reverse=True)


def _review(review: Review) -> Event:
    parts = [f"Phần: {', '.join(review.step_names)}"] if review.step_names else []
    return Event(review.at, review.get_outcome_display(), str(review.by), [review.reason, *parts, *review.mark_lines])


def _reminder(reminder: Reminder) -> Event:
    how = f"Tự nhắc trước {reminder.days_before} ngày" if reminder.days_before else "Nhắc"
    who = str(reminder.by) if reminder.by else ""
    return Event(reminder.at, f"{how}, {reminder.people} người nhận thư", who, [f"Hạn {date_text(reminder.last_day)}"])
