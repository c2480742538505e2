"""Questions about receipts and about the register."""

from __future__ import annotations

import uuid
from dataclasses import dataclass
from datetime import date, datetime, timedelta
from typing import Any

from django.core.cache import cache
from django.db.models import Count
from django.utils import timezone

from . import registry
from .codes import BadCode, parse
from .models import DailyHead, Entry, GivenPdf, Head, Receipt

HOUR = 3600


def by_code(code: str) -> Receipt | None:
    """The receipt of a code in any spelling, or None."""
    try:
        return Receipt.objects.select_related("entry").filter(code=parse(code)).first()
    except BadCode:
        return None


def sent_with(record: Any, form_key: uuid.UUID, by: Any) -> Any | None:
    """What the same form has sent already (a `SentByUnit` among the submissions of `record`), if this is a second press."""
    return record.submissions.filter(form_key=form_key, submitted_by=by).select_related("receipt").first()


def head() -> Head:
    """Number and hash of the newest entry; an empty register has number 0."""
    return Head.objects.filter(pk="main").first() or Head()


def by_file_hash(digest: str) -> Receipt | None:
    """The receipt for which exactly this file was given out, or None: altered, or not ours."""
    found = GivenPdf.objects.select_related("receipt__entry").filter(sha256=digest).first()
    return found.receipt if found else None


def by_content_hash(digest: str) -> Receipt | None:
    """The receipt on which this hash of the content is printed, or None."""
    return Receipt.objects.select_related("entry").filter(content_hash=digest).first()


@dataclass(frozen=True, slots=True)
class ShownHead:
    """The head of the chain as everybody may see it; `sequence` is None while a window is open."""

    entry_hash: str
    at: datetime
    sequence: int | None


def shown_head(now: datetime) -> ShownHead | None:
    """The head of the chain, or None for an empty register.

    While a window is open it is the head as it was first asked for in this
    hour: whoever watched it change with every event could count them.
    """
    newest = head()
    if not newest.sequence:
        return None
    if registry.quiet_since(now) is None:
        return ShownHead(newest.entry_hash, now, newest.sequence)
    hour = timezone.localtime(now).replace(minute=0, second=0, microsecond=0)
    digest, at = cache.get_or_set(f"register-head:{hour:%Y%m%d%H}", (newest.entry_hash, now), 2 * HOUR)
    return ShownHead(digest, at, None)


@dataclass(frozen=True, slots=True)
class Figures:
    """Numbers of entries by kind, largest first, up to the published head of `until`, or of now if that is None."""

    total: int
    kinds: list[tuple[str, int]]
    until: DailyHead | None


def figures(now: datetime) -> Figures | None:
    """What may be counted in public now: all, or up to the last day before the earliest open window; None if nothing."""
    since = registry.quiet_since(now)
    entries = Entry.objects.order_by()
    until = None
    if since is not None:
        until = last_head_before(since)
        if until is None:
            return None
        entries = entries.filter(sequence__lte=until.sequence)
    labels: dict[str, int] = {}
    for kind, number in entries.values_list("kind").annotate(number=Count("pk")):
        label = registry.label_of(kind)
        labels[label] = labels.get(label, 0) + number
    kinds = sorted(labels.items(), key=lambda each: (-each[1], each[0]))
    return Figures(sum(labels.values()), kinds, until)


def last_head_before(instant: datetime) -> DailyHead | None:
    """The newest published head that was taken at or before an instant."""
    return DailyHead.objects.filter(taken_at__lte=instant).order_by("-sequence", "-date").first()


def numbered_until(now: datetime) -> int | None:
    """Up to which entry numbers may be told now; None for all: not while they would tell how much came in."""
    since = registry.quiet_since(now)
    if since is None:
        return None
    before = last_head_before(since)
    return before.sequence if before else 0


def may_number(entry: Entry, now: datetime) -> bool:
    """Whether the place of an entry may be told now."""
    limit = numbered_until(now)
    return limit is None or entry.sequence <= limit


@dataclass(frozen=True, slots=True)
class ListedHead:
    """A published head in the list of days; ``missed``: first and last day after it on which none was taken."""

    head: DailyHead
    has_chain: bool
    missed: tuple[date, date] | None


def listed(found: list[DailyHead], now: datetime) -> list[ListedHead]:
    """Heads, the newest first, with what may be said of each now. Days on which the portal stood still are named."""
    limit = numbered_until(now)
    newer, rows = None, []
    for head in found:
        after = head.date + timedelta(days=1)
        missed = (after, newer - timedelta(days=1)) if newer and newer > after else None
        rows.append(ListedHead(head, limit is None or head.sequence <= limit, missed))
        newer = head.date
    return rows
