"""Erasing what has been kept long enough. Counts, texts and the register stay; who it was goes."""

import logging
from collections import Counter
from dataclasses import dataclass, field
from datetime import datetime

from django.utils import timezone

from . import terms
from .models import RetentionRun, SubjectRequest
from .registry import Keeping, keepings

log = logging.getLogger(__name__)
REQUESTED = "đang có yêu cầu của chủ thể dữ liệu chưa giải quyết"


@dataclass(frozen=True, slots=True)
class Outcome:
    """What one term erased, or would erase; ``held``: how many are due and still needed, by the reason why."""

    keeping: Keeping
    count: int
    term: str
    failed: int = 0
    held: dict[str, int] = field(default_factory=dict)


def retain(*, execute: bool, now: datetime | None = None, only: str = "") -> list[Outcome]:
    """Count what is due by each term, and with ``execute`` erase it, leaving a row of what was done.

    What a running procedure needs is left, counted and tried again the next time. One record that cannot be erased does not keep the others; it is counted
    and tried again the next time.
    """
    now = now or timezone.now()
    rows = terms.in_force(timezone.localdate(now))
    return [_one(keeping, rows, execute, now) for keeping in keepings() if only in ("", keeping.code)]


def _one(keeping, rows, execute, now):
    count = failed = 0
    held: Counter[str] = Counter()
    asked = _asked_about()
    for record in keeping.find(now, terms.months_of(keeping, rows)):
        reason = REQUESTED if getattr(record, "receipt_id", None) in asked else keeping.needed(record)
        if reason:
            held[reason] += 1
            continue
        if execute:
            try:
                keeping.erase(record)
            except Exception:
                log.exception("retain: %s %s could not be erased", keeping.code, record.pk)
                failed += 1
                continue
        count += 1
    outcome = Outcome(keeping, count, terms.words_of(keeping, rows), failed, dict(held))
    if execute and (count or failed):
        RetentionRun.objects.create(
            code=keeping.code, title=keeping.title, count=count, term=outcome.term[:500], at=now, failed=failed
        )
    return outcome


def _asked_about():
    """Receipts of what somebody has asked about and is not answered yet."""
    open_ones = SubjectRequest.objects.filter(closed_at__isnull=True, about__isnull=False)
    return set(open_ones.values_list("about", flat=True))
