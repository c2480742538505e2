"""Counting in sliding windows, in the database: nothing is forgotten by a restart."""

import hashlib
import hmac
import math
from collections import defaultdict
from collections.abc import Iterable
from datetime import UTC, datetime, timedelta

from django.conf import settings
from django.db import connection
from django.utils import timezone

from .models import SpentProof, Tally

SLICES = 60  # of a span: an hour slides on by the minute


def key_of(*parts: object) -> str:
    """A keyed hash of what is counted, in hexadecimal: without the portal's secret nobody learns an address from it."""
    message = "\x1f".join(str(part) for part in parts).encode("utf-8", "surrogatepass")
    return hmac.new(f"tally:{settings.SECRET_KEY}".encode(), message, hashlib.sha256).hexdigest()[:32]


def _slice(now: datetime, span: int) -> int:
    return int(now.timestamp() * SLICES // span)


def counts(keys: Iterable[str], span: int, now: datetime) -> dict[str, list[tuple[int, int]]]:
    """For each key the (slice, count) pairs of the last ``span`` seconds, oldest first.

    What a clock that ran ahead has left in the future does not count.
    """
    current = _slice(now, span)
    found: dict[str, list[tuple[int, int]]] = defaultdict(list)
    rows = Tally.objects.filter(key__in=list(keys), slice__gt=current - SLICES, slice__lte=current)
    for key, at, count in rows.order_by("slice").values_list("key", "slice", "count"):
        found[key].append((at, count))
    return found


def wait(counted: list[tuple[int, int]], limit: int, span: int, now: datetime) -> int:
    """Whole seconds until fewer than ``limit`` are counted; 0 when that is so now."""
    left = sum(count for _, count in counted)
    if left < limit:
        return 0
    for at, count in counted:
        left -= count
        if left < limit:
            return max(1, math.ceil((at + SLICES) * span / SLICES - now.timestamp()))
    return span


def add(keys: Iterable[str], span: int, now: datetime, amount: int = 1) -> None:
    """Count ``amount`` more for each key, all in one statement."""
    current = _slice(now, span)
    until = datetime.fromtimestamp((current + 1 + SLICES) * span / SLICES, UTC) + timedelta(minutes=1)
    # Sorted: two senders who count in the same rows never wait for each other crosswise.
    rows = [(key, current, amount, connection.ops.adapt_datetimefield_value(until)) for key in sorted(set(keys))]
    if not rows:
        return
    places = ", ".join(["(%s, %s, %s, %s)"] * len(rows))
    with connection.cursor() as cursor:
        cursor.execute(
            f"INSERT INTO safeguards_tally (key, slice, count, until) VALUES {places} "  # noqa: S608 placeholders only
            "ON CONFLICT (key, slice) DO UPDATE SET count = safeguards_tally.count + excluded.count",
            [value for row in rows for value in row],
        )


def spend(digest: str, until: datetime) -> bool:
    """Note that a proof was used; False when it had been. Of two at the same instant one is first."""
    with connection.cursor() as cursor:
        cursor.execute(
            "INSERT INTO safeguards_spentproof (digest, until) VALUES (%s, %s) ON CONFLICT (digest) DO NOTHING",
            [digest, connection.ops.adapt_datetimefield_value(until)],
        )
        return cursor.rowcount == 1


def is_spent(digest: str) -> bool:
    """Whether it was used already."""
    return SpentProof.objects.filter(digest=digest).exists()


def forget(now: datetime | None = None) -> int:
    """Drop counts and proofs whose time is over; how many."""
    now = now or timezone.now()
    return sum(model.objects.filter(until__lt=now).delete()[0] for model in (Tally, SpentProof))
