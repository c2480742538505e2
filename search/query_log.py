"""What was searched for, counted by day, without anybody who searched.

No address, no session, no time of day is kept. A text that looks like a number
of a telephone, a card or an account, or like a mail address, is not kept
either. Reports show only what was asked at least MIN_SHOWN times, so that a
name one person typed once stays unread; after SEARCH_LOG_DAYS all of it goes.
"""

import logging
import re
from datetime import timedelta

from django.conf import settings
from django.db import DatabaseError, IntegrityError, transaction
from django.db.models import F, Max, QuerySet, Sum
from django.utils import timezone

from .models import AskedQuery
from .text import clean

log = logging.getLogger(__name__)

MAX_TEXT = 120
MIN_SHOWN = 2
_SPAN = re.compile(r"\b(?:19|20)\d\d\s*-\s*(?:19|20)\d\d\b")
_LONG_NUMBER = re.compile(r"\d(?:[\s.()+-]{0,2}\d){7,}")


def kept_text(typed: str) -> str:
    """The text as it is counted: clean and lower-case; "" for what is not kept."""
    text = clean(typed[: 4 * MAX_TEXT]).lower()
    if not text or len(text) > MAX_TEXT or "@" in text or _LONG_NUMBER.search(_SPAN.sub(" ", text)):
        return ""
    return text


def note(typed: str, found: int) -> None:
    """Count one search. Never an error for the reader: a count that cannot be written is let go."""
    text = kept_text(typed) if settings.SEARCH_LOG_DAYS else ""
    if not text:
        return
    row = {"day": timezone.localdate(), "text": text}
    bucket = AskedQuery.Found.of(found)
    try:
        # A savepoint: a count that fails must not spoil what else the request does.
        with transaction.atomic():
            if not AskedQuery.objects.filter(**row).update(times=F("times") + 1, found=bucket):
                AskedQuery.objects.create(**row, found=bucket)
    except IntegrityError:
        AskedQuery.objects.filter(**row).update(times=F("times") + 1)
    except DatabaseError:
        log.warning("a search could not be counted", exc_info=True)


def drop_old() -> int:
    """Delete what is older than SEARCH_LOG_DAYS; all of it when counting is off."""
    first = timezone.localdate() - timedelta(days=settings.SEARCH_LOG_DAYS)
    rows = AskedQuery.objects.filter(day__lt=first) if settings.SEARCH_LOG_DAYS else AskedQuery.objects.all()
    return rows.delete()[0]


def most_asked(*, days: int, only_without: bool = False) -> QuerySet:
    """Rows {text, sum, last, fewest} of the last days, the most asked first.

    ``only_without`` keeps texts that found nothing when they were last counted.
    """
    first = timezone.localdate() - timedelta(days=days)
    rows = AskedQuery.objects.filter(day__gt=first)
    if only_without:
        rows = rows.filter(found=AskedQuery.Found.NONE)
    told = rows.values("text").annotate(asked=Sum("times"), last=Max("day"), most=Max("found"))
    return told.filter(asked__gte=MIN_SHOWN).order_by("-asked", "text")
