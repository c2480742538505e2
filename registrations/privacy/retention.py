"""Erasing what has been kept long enough. Counts, texts and the register stay; who it was goes."""

import logging
from dataclasses import dataclass
from datetime import datetime

from django.utils import timezone

from . import terms
from .models import RetentionRun
from .registry import Keeping, keepings

log = logging.getLogger(__name__)


@dataclass(frozen=True, slots=True)
class Outcome:
    """What one term erased, or would erase."""

    keeping: Keeping
    count: int
    term: str
    failed: int = 0


def retain(*, execute: bool, now: datetime | None = None, only: str = "") -> list[Outcome]:
    """Count what is due by each term, and with ``execute`` erase it, leaving a row of what was done.

    One record that cannot be erased does not keep the others; it is counted
    and tried again the next time.
    """
    now = now or timezone.now()
    rows = terms.in_force(timezone.localdate(now))
    return [_one(keeping, rows, execute, now) for keeping in keepings() if only in ("", keeping.code)]


def _one(keeping, rows, execute, now):
    count = failed = 0
    for record in keeping.find(now, terms.months_of(keeping, rows)):
        if execute:
            try:
                keeping.erase(record)
            except Exception:
                log.exception("retain: %s %s could not be erased", keeping.code, record.pk)
                failed += 1
                continue
        count += 1
    outcome = Outcome(keeping, count, terms.words_of(keeping, rows), failed)
    if execute and (count or failed):
        RetentionRun.objects.create(
            code=keeping.code, title=keeping.title, count=count, term=outcome.term[:500], at=now, failed=failed
        )
    return outcome
