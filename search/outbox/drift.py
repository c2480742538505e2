"""Does an index say what the records say? Compares fingerprints, mends through the outbox."""

from collections import Counter
from collections.abc import Iterable, Iterator
from dataclasses import dataclass, field

from django.db import transaction

from search import registry
from search.engines import get_engine
from search.engines.documents import fingerprint

from .models import Row

BATCH = 500


@dataclass(slots=True)
class Drift:
    """Where one index differs from the records: owners (``kind:pk``).

    ``missing`` are public but not in the index, ``extra`` in the index but not
    public or there twice, ``stale`` in the index with old contents. ``entries``
    is how many entries there should be, ``waiting`` how many records wait on
    the outbox; those are not counted as drift.
    """

    engine: str
    entries: int = 0
    waiting: int = 0
    missing: set[str] = field(default_factory=set)
    extra: set[str] = field(default_factory=set)
    stale: set[str] = field(default_factory=set)

    @property
    def owners(self) -> set[str]:
        """Every record whose entries have to be written again."""
        return self.missing | self.extra | self.stale

    @property
    def clean(self) -> bool:
        """Does the index say what the records say?"""
        return not self.owners


def owner_of(identity: str) -> str:
    """``kind:pk`` of an entry's id ``kind:pk#part``."""
    return identity.partition("#")[0]


def compare(engine: str) -> Drift:
    """Compare one index with the records. Raises Unavailable.

    Reads everything once; what differs is read again, so that a change in the
    meantime is not taken for drift.
    """
    wanted = {f"{entry.kind}:{entry.key}": fingerprint(entry) for entry in registry.all_entries()}
    drift = Drift(engine, entries=len(wanted))
    suspects = _differing(wanted, get_engine(engine).fingerprints())
    del wanted
    for owners in _batches(sorted(suspects)):
        _look_again(engine, owners, drift)
    drift.waiting = Row.objects.filter(engine=engine).count()
    return drift


def _differing(wanted: dict[str, str], present: Iterable[tuple[str, str]]) -> set[str]:
    """Owners of which something is missing, extra or different. Takes ``wanted`` apart."""
    suspects: set[str] = set()
    for identity, mark in present:
        # A second one of the same id finds nothing left, and is one too many.
        if wanted.pop(identity, None) != mark:
            suspects.add(owner_of(identity))
    return suspects | {owner_of(identity) for identity in wanted}


def _look_again(engine: str, owners: list[str], drift: Drift) -> None:
    by_kind: dict[str, list[str]] = {}
    for owner in owners:
        kind, _, pk = owner.partition(":")
        by_kind.setdefault(kind, []).append(pk)
    wanted: dict[str, Counter[tuple[str, str]]] = {owner: Counter() for owner in owners}
    for kind, pks in by_kind.items():
        for entry in registry.entries(kind, pks):
            wanted.setdefault(entry.owner, Counter())[f"{entry.kind}:{entry.key}", fingerprint(entry)] += 1
    present: dict[str, Counter[tuple[str, str]]] = {}
    for identity, mark in get_engine(engine).fingerprints(owners):
        present.setdefault(owner_of(identity), Counter())[identity, mark] += 1
    waiting = _waiting(engine, by_kind)
    for owner in owners:
        if owner not in waiting:
            _judge(owner, wanted[owner], present.get(owner, Counter()), drift)


def _judge(owner: str, wanted: Counter[tuple[str, str]], present: Counter[tuple[str, str]], drift: Drift) -> None:
    if wanted == present:
        return
    have, need = Counter(key for key, _ in present.elements()), Counter(key for key, _ in wanted.elements())
    if need - have:
        drift.missing.add(owner)
    if have - need:
        drift.extra.add(owner)
    if have == need:
        drift.stale.add(owner)


def _waiting(engine: str, by_kind: dict[str, list[str]]) -> set[str]:
    found: set[str] = set()
    for kind, pks in by_kind.items():
        found |= {row.owner for row in Row.objects.filter(engine=engine, kind=kind, key__in=pks, attempts=0)}
    return found


def repair(drift: Drift) -> int:
    """Put every record that differs on the outbox of this engine; the next drain writes them. Returns records."""
    owners = sorted(drift.owners)
    with transaction.atomic():
        for batch in _batches(owners):
            pairs = [owner.partition(":")[::2] for owner in batch]
            Row.objects.bulk_create([Row(engine=drift.engine, kind=kind, key=pk) for kind, pk in pairs])
    return len(owners)


def _batches(owners: list[str]) -> Iterator[list[str]]:
    for at in range(0, len(owners), BATCH):
        yield owners[at : at + BATCH]
