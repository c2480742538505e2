"""Readings become counts."""

from __future__ import annotations

from datetime import date, timedelta

from django.db import transaction
from django.db.models import F
from django.utils import timezone
from wagtail.models import Page

from search.text import whole_number, whole_numbers

from . import spool
from .models import Reading
from .queries import KEPT_DAYS, SECTIONS

MOST_ROWS = 5000


def note_page(request, page) -> None:
    """Remember which page is being served; it is counted when the answer is there."""
    request.page_read = page.pk


def count_readings() -> int:
    """Add what was noted to the counts of its day. Returns how many readings were counted."""
    with spool.taken() as found:
        counted = {key: times for key, times in found.most_common(MOST_ROWS) if _kept(*key)}
        pages = set(Page.objects.filter(pk__in=_pages(counted)).values_list("pk", flat=True))
        done = 0
        with transaction.atomic():
            for (day, key), times in sorted(counted.items()):
                where = _where(key, pages)
                if where is None:
                    continue
                row = {"day": date.fromisoformat(day), **where}
                if not Reading.objects.filter(**row).update(times=F("times") + times):
                    Reading.objects.create(**row, times=times)
                done += times
    return done


def forget_old() -> int:
    """Delete counts older than KEPT_DAYS. Returns how many rows went."""
    return Reading.objects.filter(day__lt=timezone.localdate() - timedelta(days=KEPT_DAYS)).delete()[0]


def _kept(day: str, key: str) -> bool:
    try:
        return abs((date.fromisoformat(day) - timezone.localdate()).days) <= KEPT_DAYS
    except ValueError:
        return False


def _pages(counted) -> list[int]:
    return whole_numbers(key for _, key in counted)


def _where(key: str, pages: set[int]) -> dict | None:
    if (page := whole_number(key)) is not None:
        return {"page_id": page, "section": ""} if page in pages else None
    return {"page": None, "section": key} if key in SECTIONS else None
