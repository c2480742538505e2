"""Deadlines: from the words of the office to the instant and back."""

from datetime import UTC, date, datetime, timedelta

import pytest
from django.utils import timezone
from hypothesis import given
from hypothesis import strategies as st

from registrations.campaigns.wording import BEFORE, THROUGH, closing_day, closing_instant, deadline_words, time_left


def test_before_a_day_ends_when_the_day_begins():
    at = closing_instant(date(2027, 1, 20), BEFORE)
    assert at == datetime(2027, 1, 19, 17, tzinfo=UTC)
    assert deadline_words(at, BEFORE) == "trước ngày 20/01/2027, ngày cuối 19/01/2027"


def test_to_the_end_of_a_day_ends_when_the_next_begins():
    at = closing_instant(date(2027, 1, 20), THROUGH)
    assert at == datetime(2027, 1, 20, 17, tzinfo=UTC)
    assert deadline_words(at, THROUGH) == "đến hết ngày 20/01/2027"


def test_other_hours_are_named():
    at = datetime(2027, 1, 20, 9, 30, tzinfo=UTC)
    assert deadline_words(at, THROUGH) == "trước 16 giờ 30 phút, ngày 20/01/2027"


@given(st.dates(date(2000, 1, 1), date(2200, 1, 1)), st.sampled_from([BEFORE, THROUGH]))
def test_the_words_and_the_instant_tell_the_same(day, closing):
    assert closing_day(closing_instant(day, closing), closing) == day


@pytest.mark.parametrize(
    ("now", "words"),
    [
        (datetime(2027, 1, 18, 17, tzinfo=UTC), "còn đến hết ngày mai"),
        (datetime(2027, 1, 19, 17, tzinfo=UTC), "hết hạn trong hôm nay"),
        (datetime(2027, 1, 10, 1, tzinfo=UTC), "còn 10 ngày"),
    ],
)
def test_time_left_is_told_in_days_that_a_clerk_counts(now, words):
    closes_at = closing_instant(date(2027, 1, 20), THROUGH)
    assert time_left(closes_at, now) == words
    assert time_left(closes_at, closes_at) == "đã hết hạn"
    assert time_left(closes_at, closes_at - timedelta(microseconds=1)) == "hết hạn trong hôm nay"
    assert timezone.is_aware(closes_at)
