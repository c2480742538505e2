"""Instants and deadlines in words, and from the words staff write. Pure functions.

"Trước ngày 20/01" ends at 00:00 of the 20th, "đến hết ngày 20/01" at 00:00 of the 21st.
"""

from __future__ import annotations

from datetime import date, datetime, time, timedelta

from django.utils import timezone

from themes.base.vietnamese import datetime_text

BEFORE, THROUGH = "truoc", "het"


def closing_instant(day: date, closing: str) -> datetime:
    """The first instant at which it is too late, for "trước ngày" (truoc) or "đến hết ngày" (het) a day."""
    last = day if closing == BEFORE else day + timedelta(days=1)
    return timezone.make_aware(datetime.combine(last, time.min))


def closing_day(closes_at: datetime, closing: str) -> date:
    """The day named in the deadline's words; inverse of `closing_instant` for midnights."""
    local = timezone.localtime(closes_at)
    if closing == BEFORE and local.time() == time.min:
        return local.date()
    return last_day(closes_at)


def last_day(closes_at: datetime) -> date:
    """The last day on which something can still be done: the instant of closing itself is too late."""
    return (timezone.localtime(closes_at) - timedelta(microseconds=1)).date()


def deadline_words(closes_at: datetime, closing: str) -> str:
    """The one way in which a deadline is told, on every page and in every mail.

    "đến hết ngày 20/01/2027", or "trước ngày 20/01/2027, ngày cuối 19/01/2027",
    because readers take "trước ngày" for the day itself; other hours are named
    to the minute.
    """
    if timezone.localtime(closes_at).time() != time.min:
        return f"trước {datetime_text(closes_at)}"
    day = closing_day(closes_at, closing)
    if closing == BEFORE:
        return f"trước ngày {day:%d/%m/%Y}, ngày cuối {day - timedelta(days=1):%d/%m/%Y}"
    return f"đến hết ngày {day:%d/%m/%Y}"


def time_left(closes_at: datetime, now: datetime) -> str:
    """How long there is, in words that a clerk can plan by: "còn 12 ngày", "hết hạn trong hôm nay"."""
    if now >= closes_at:
        return "đã hết hạn"
    days = (last_day(closes_at) - timezone.localtime(now).date()).days
    if days == 0:
        return "hết hạn trong hôm nay"
    return "còn đến hết ngày mai" if days == 1 else f"còn {days} ngày"
