"""Putting records on the outbox and taking them off into the index."""

import logging
from collections.abc import Iterable

from django.db import transaction
from django.db.models import F, QuerySet

from search import registry
from search.engines import Busy, Writer, get_engine

from .models import Row
from .signals import enqueued

log = logging.getLogger(__name__)

BATCH = 500
MAX_ATTEMPTS = 8
ROUNDS = 20


def enqueue(kind: str, pk: object) -> None:
    """Note that a record changed; call it inside the transaction that changes it.

    The row is written with the record and drained when the transaction
    commits. If the process dies or the index is busy, the next sweep does it.
    """
    enqueue_many(kind, [pk])


def enqueue_many(kind: str, pks: Iterable[object]) -> None:
    """Note that several records of one kind changed."""
    rows = [Row(kind=kind, key=str(pk)) for pk in pks]
    if not rows:
        return
    Row.objects.bulk_create(rows, batch_size=BATCH)
    enqueued.send(sender=None, kind=kind, keys=[row.key for row in rows])
    transaction.on_commit(_drain_quietly)


def _drain_quietly() -> None:
    try:
        drain()
    except Exception:
        # The record is saved and its row waits: never fail the request for the index.
        log.exception("indexing after commit failed; the rows wait for the sweep")


def sweep() -> int:
    """Index everything that waits (called by the worker each minute). Returns rows done."""
    return drain(wait=5.0)


def drain(wait: float = 0.3) -> int:
    """Index what waits and delete the rows; returns how many rows were done.

    Only one process writes at a time. The records are read after the lock is
    held, so that an older state never overwrites a newer one. Busy lock: 0.
    """
    done = 0
    tried: set[int] = set()
    for _ in range(ROUNDS):
        if not _waiting(tried).exists():
            break
        try:
            with get_engine().writer(wait=wait) as writer:
                batch = list(_waiting(tried)[:BATCH])
                good = _index(batch, writer)
                writer.commit()
        except Busy:
            break
        _done(good)
        done += len(good)
        tried |= {row.pk for row in batch} - {row.pk for row in good}
    return done


def _waiting(tried: set[int]) -> QuerySet[Row]:
    return Row.objects.filter(attempts__lt=MAX_ATTEMPTS).exclude(pk__in=tried).order_by("attempts", "id")


def _done(rows: list[Row]) -> None:
    """Delete rows that are in the index, and older ones of the same records that had failed."""
    Row.objects.filter(pk__in=[row.pk for row in rows]).delete()
    for kind in {row.kind for row in rows}:
        keys = {row.key for row in rows if row.kind == kind}
        last = max(row.pk for row in rows if row.kind == kind)
        Row.objects.filter(kind=kind, key__in=keys, attempts__gt=0, pk__lt=last).delete()


def _index(batch: list[Row], writer: Writer) -> list[Row]:
    """Write a batch; a record that fails keeps its row with the error, the others go on."""
    by_kind: dict[str, list[Row]] = {}
    for row in batch:
        by_kind.setdefault(row.kind, []).append(row)
    good: list[Row] = []
    for kind, rows in by_kind.items():
        try:
            _replace(kind, rows, writer)
            good += rows
        except Exception:
            for row in rows:
                try:
                    _replace(kind, [row], writer)
                    good.append(row)
                except Exception as error:
                    log.exception("cannot index %s", row)
                    text = f"{type(error).__name__}: {error}"[:2000]
                    Row.objects.filter(pk=row.pk).update(attempts=F("attempts") + 1, error=text)
    return good


def _replace(kind: str, rows: list[Row], writer: Writer) -> None:
    keys = list(dict.fromkeys(row.key for row in rows))
    entries = list(registry.entries(kind, keys))
    writer.replace((f"{kind}:{key}" for key in keys), entries)


def rebuild() -> int:
    """Build the whole index anew beside the old one, then switch. Returns entries indexed.

    Records that change meanwhile wait on the outbox and follow at the end.
    Raises Busy if another process writes for more than a minute.
    """
    waiting = list(Row.objects.values_list("pk", flat=True))
    with get_engine().rebuild(wait=60.0) as writer:
        count = writer.add(registry.all_entries())
    # What waited before the start has just been read.
    for at in range(0, len(waiting), BATCH):
        Row.objects.filter(pk__in=waiting[at : at + BATCH]).delete()
    drain(wait=5.0)
    return count
