"""Putting records on the outbox and taking them off into the indexes."""

import logging
import time
from collections.abc import Iterable, Iterator
from contextlib import contextmanager
from contextvars import ContextVar

from django.db import transaction
from django.db.models import F, Min, QuerySet
from django.utils import timezone

from search import registry
from search.engines import ELASTICSEARCH, Busy, NoIndex, Refused, Unavailable, Writer, fallback, get_engine, names

from .models import Row
from .signals import enqueued

log = logging.getLogger(__name__)

BATCH = 500
MAX_ATTEMPTS = 8
ROUNDS = 20
SWEEP_SECONDS = 40


def enqueue(kind: str, pk: object) -> None:
    """Note that a record changed; call it inside the transaction that changes it.

    The row is written with the record and drained when the transaction
    commits. If the process dies or the index is busy, the next sweep does it.
    """
    enqueue_many(kind, [pk])


def enqueue_many(kind: str, pks: Iterable[object]) -> None:
    """Note that several records of one kind changed."""
    engines = names()
    keys = [str(pk) for pk in pks]
    if not keys:
        return
    rows = [Row(engine=engine, kind=kind, key=key) for key in keys for engine in engines]
    Row.objects.bulk_create(rows, batch_size=BATCH)
    enqueued.send(sender=None, kind=kind, keys=keys)
    transaction.on_commit(_drain_quietly)


_gathering = ContextVar("gathering", default=False)


@contextmanager
def gathered() -> Iterator[None]:
    """Index what many transactions enqueue at the end of it all, once: an index takes as long for one row as for many.

    The rows are written with their records nevertheless; if the process dies meanwhile, the next sweep does them.
    """
    outer = _gathering.set(True)
    try:
        yield
    finally:
        _gathering.reset(outer)
        if not _gathering.get():
            _drain_quietly()


def lag(engine: str) -> float:
    """Seconds that the oldest record has waited for an engine; 0 if none waits.

    Records that failed too often wait for a person, not for the engine.
    """
    oldest = _waiting(engine, set()).order_by().aggregate(at=Min("created_at"))["at"]
    return (timezone.now() - oldest).total_seconds() if oldest else 0.0


def _drain_quietly() -> None:
    if _gathering.get():
        return
    for engine in names():
        if engine == ELASTICSEARCH and fallback.breaker().state().open:
            continue  # somebody waits for this request; the sweep tries
        try:
            drain(engine=engine)
        except NoIndex:
            continue  # the sweep builds it
        except Unavailable as error:
            log.warning("indexing after commit: %s; the rows wait for the sweep", error)
            fallback.breaker().failed(str(error))
        except Exception:
            # The record is saved and its row waits: never fail the request for the index.
            log.exception("indexing after commit failed; the rows wait for the sweep")


def sweep() -> int:
    """Index everything that waits (called by the worker each minute). Returns rows done."""
    Row.objects.exclude(engine__in=names()).delete()
    done = 0
    for engine in names():
        try:
            done += _drain_long(engine)
        except NoIndex:
            # The server lost it, or was only now attached: nothing less than all records makes it whole.
            log.warning("%s holds no index of this version: building it", engine)
            done += _rebuilt_quietly(engine)
        except Unavailable as error:
            log.error("%s does not take what waits for it: %s", engine, error)
    return done


def _drain_long(engine: str) -> int:
    """Drain until nothing waits, or for most of the minute until the next sweep."""
    done, until = 0, time.monotonic() + SWEEP_SECONDS
    while True:
        more = drain(wait=5.0, engine=engine)
        done += more
        if more < ROUNDS * BATCH or time.monotonic() > until:
            return done


def _rebuilt_quietly(engine: str) -> int:
    try:
        return rebuild(engine)
    except (Busy, Unavailable) as error:
        log.error("%s could not be built: %s", engine, error)
        return 0


def drain(wait: float = 0.3, engine: str = "") -> int:
    """Index what waits for one engine, or for each, and delete the rows; returns how many rows were done.

    Only one process writes to an index at a time. The records are read after
    the lock is held, so that an older state never overwrites a newer one. Busy
    lock: 0. Raises Unavailable if an engine does not answer; the rows wait.
    """
    if not engine:
        return sum(drain(wait, name) for name in names())
    done = 0
    tried: set[int] = set()
    if engine == ELASTICSEARCH and not _waiting(engine, tried).exists():
        _look_for_index(engine)
    for _ in range(ROUNDS):
        if not _waiting(engine, tried).exists():
            break
        try:
            with get_engine(engine).writer(wait=wait) as writer:
                batch = list(_waiting(engine, tried)[:BATCH])
                good = _committed(_index(batch, writer), writer)
        except Busy:
            break
        _done(good)
        done += len(good)
        tried |= {row.pk for row in batch} - {row.pk for row in good}
    return done


def _look_for_index(engine: str) -> None:
    """Raises NoIndex also while nothing waits, so that the sweep builds what is missing."""
    server = get_engine(engine)
    if server.indexes.current() is None:  # type: ignore[attr-defined]
        raise NoIndex(engine)


def _waiting(engine: str, tried: set[int]) -> QuerySet[Row]:
    waiting = Row.objects.filter(engine=engine, attempts__lt=MAX_ATTEMPTS)
    return waiting.exclude(pk__in=tried).order_by("attempts", "id")


def _done(rows: list[Row]) -> None:
    """Delete rows that are in the index, and older ones of the same records that had failed."""
    Row.objects.filter(pk__in=[row.pk for row in rows]).delete()
    for engine, kind in {(row.engine, row.kind) for row in rows}:
        same = [row for row in rows if (row.engine, row.kind) == (engine, kind)]
        failed = Row.objects.filter(engine=engine, kind=kind, attempts__gt=0, pk__lt=max(row.pk for row in same))
        failed.filter(key__in={row.key for row in same}).delete()


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
        except Unavailable:
            raise
        except Exception:
            for row in rows:
                try:
                    _replace(kind, [row], writer)
                    good.append(row)
                except Unavailable:
                    raise
                except Exception as error:
                    log.exception("cannot index %s", row)
                    _failed(row, f"{type(error).__name__}: {error}")
    return good


def _committed(rows: list[Row], writer: Writer) -> list[Row]:
    """Rows that are in the index after the commit; what it refused keeps its row with the reason."""
    try:
        writer.commit()
    except Refused as refused:
        for row in rows:
            if row.owner in refused.owners:
                log.error("the index refused %s: %s", row, refused.owners[row.owner])
                _failed(row, refused.owners[row.owner])
        return [row for row in rows if row.owner not in refused.owners]
    return rows


def _failed(row: Row, reason: str) -> None:
    Row.objects.filter(pk=row.pk).update(attempts=F("attempts") + 1, error=reason[:2000])


def _replace(kind: str, rows: list[Row], writer: Writer) -> None:
    keys = list(dict.fromkeys(row.key for row in rows))
    entries = list(registry.entries(kind, keys))
    writer.replace((f"{kind}:{key}" for key in keys), entries)


def rebuild(engine: str = "") -> int:
    """Build one index anew, or each, beside the old one, then switch. Returns entries indexed.

    Records that change meanwhile wait on the outbox and follow at the end.
    Raises Busy if another rebuild is under way or another process writes for
    more than a minute, Unavailable if the server does not answer.
    """
    return max([_rebuild(name) for name in ([engine] if engine else names())])


def _rebuild(engine: str) -> int:
    waiting = list(Row.objects.filter(engine=engine).values_list("pk", flat=True))
    with get_engine(engine).rebuild() as writer:
        count = writer.add(registry.all_entries())
    # What waited before the start has just been read.
    for at in range(0, len(waiting), BATCH):
        Row.objects.filter(pk__in=waiting[at : at + BATCH]).delete()
    drain(wait=5.0, engine=engine)
    if engine == ELASTICSEARCH:
        fallback.breaker().succeeded()
    return count
