"""What stands beside the chain: receipts, keys, private rows, erasures, results. Each is compared with its entry."""

from __future__ import annotations

from collections.abc import Callable, Iterator, Sequence
from dataclasses import dataclass, field
from typing import Any

from django.db import connection
from django.db.models import Exists, F, OuterRef, Q, QuerySet

from . import chain, registry
from .forensics import Problem
from .models import Entry, Erasure, Receipt, Salt

BATCH = 500


@dataclass
class Findings:
    """Faults, and how much was compared."""

    problems: list[Problem] = field(default_factory=list)
    checked: dict[str, int] = field(default_factory=lambda: {"receipts": 0, "contents": 0, "erased": 0})


def check(*, until: int | None = None, with_contents: bool = True) -> Findings:
    """Compare everything beside the chain with the entries up to `until`."""
    found = Findings()
    found.problems += _receipts_that_differ(until)
    found.problems += _entries_without_receipt(until)
    found.problems += _lost_keys(until)
    found.problems += _erasures(until)
    found.checked["receipts"] = _to(Receipt.objects.all(), until, "entry__sequence").count()
    found.checked["erased"] = _to(Erasure.objects.all(), until, "erased__sequence").count()
    if with_contents:
        for name, kind in registry.kinds().items():
            if kind.is_checked:
                _contents(name, kind, until, found)
    found.problems += _tallies(until)
    found.problems += _belated(until)
    return found


def _to(rows: QuerySet, until: int | None, name: str) -> QuerySet:
    return rows if until is None else rows.filter(**{f"{name}__lte": until})


def _receipts_that_differ(until: int | None) -> Iterator[Problem]:
    """Receipts whose hash, kind or instant is not that of their entry, or whose entry is gone. Compared as stored."""
    differs = (
        "SELECT r.code, e.sequence FROM receipts_receipt r LEFT JOIN receipts_entry e ON e.id = r.entry_id "
        "WHERE (e.id IS NULL OR r.content_hash <> e.commitment OR r.kind <> e.kind OR r.issued_at <> e.at)"
    )
    with connection.cursor() as cursor:
        if until is None:
            cursor.execute(f"{differs} ORDER BY r.id")
        else:
            cursor.execute(f"{differs} AND e.sequence <= %s ORDER BY r.id", [until])
        for code, sequence in cursor.fetchall():
            if sequence is None:
                yield Problem("receipt", f"Giấy xác nhận {code} trỏ tới một mục không còn trong sổ.")
            else:
                yield Problem("receipt", f"Giấy xác nhận {code} không khớp với mục {sequence}.", sequence)


def _entries_without_receipt(until: int | None) -> Iterator[Problem]:
    """An entry of a kind that always has a receipt, and has none: the receipt was removed, or the entry made up."""
    kinds = [name for name, kind in registry.kinds().items() if kind.receipts]
    alone = _to(Entry.objects.filter(kind__in=kinds, receipt__isnull=True), until, "sequence")
    for sequence in alone.values_list("sequence", flat=True).order_by("sequence"):
        yield Problem("receipt", f"Mục {sequence} không có giấy xác nhận: giấy bị xóa, hoặc mục bị chèn.", sequence)


def _lost_keys(until: int | None) -> Iterator[Problem]:
    """Keys that are gone although the register tells no erasure."""
    lost = _to(
        Receipt.objects.filter(private=True, entry__salt_row__isnull=True, entry__erasure__isnull=True),
        until,
        "entry__sequence",
    )
    events = [name for name, kind in registry.kinds().items() if kind.private]
    bare = Entry.objects.filter(kind__in=events, salt_row__isnull=True, erasure__isnull=True)
    numbers = {
        *lost.values_list("entry__sequence", flat=True),
        *_to(bare, until, "sequence").values_list("sequence", flat=True),
    }
    for sequence in sorted(numbers):
        text = f"Khóa của mục {sequence} đã mất mà sổ không ghi việc xóa theo thời hạn lưu trữ."
        yield Problem("key-lost", text, sequence)


def _erasures(until: int | None) -> Iterator[Problem]:
    """Rows of erasures and the entries that tell them agree, both ways; what is told as erased is gone."""
    rows = _to(Erasure.objects.select_related("erased", "entry"), until, "entry__sequence").order_by("pk")
    for row in rows.iterator(chunk_size=BATCH):
        told = chain.commitment("", chain.erasure_content(row.erased.entry_hash, row.reason), None)
        if row.entry.kind != chain.ERASED or row.entry.commitment != told:
            text = f"Việc xóa khóa của mục {row.erased.sequence} không khớp với mục {row.entry.sequence}."
            yield Problem("erasure", text, row.entry.sequence)
    undone = Salt.objects.filter(entry__erasure__isnull=False)
    for sequence in _to(undone, until, "entry__sequence").values_list("entry__sequence", flat=True):
        yield Problem("erasure", f"Mục {sequence} được ghi là đã xóa khóa, nhưng khóa vẫn còn.", sequence)
    known = Erasure.objects.filter(entry=OuterRef("pk"))
    alone = _to(Entry.objects.filter(~Exists(known), kind=chain.ERASED), until, "sequence")
    for sequence in alone.values_list("sequence", flat=True).order_by("sequence"):
        yield Problem("erasure", f"Mục {sequence} ghi việc xóa khóa, nhưng dòng của việc ấy không còn.", sequence)


def _contents(name: str, kind: registry.Kind, until: int | None, found: Findings) -> None:
    """The content of every receipt (or event) of a kind whose key exists, made again and committed to again."""
    if kind.receipts:
        rows = _to(Receipt.objects.filter(kind=name), until, "entry__sequence").select_related("entry")
        rows = rows.filter(Q(private=False) | Q(entry__salt_row__isnull=False)).filter(kind=F("entry__kind"))
    else:
        rows = _to(Entry.objects.filter(kind=name, erasure__isnull=True), until, "sequence")
        if kind.private:  # what lost its key is told as that
            rows = rows.filter(salt_row__isnull=False)
    for batch in _batches(rows.order_by("pk")):
        _compare(batch, kind, found)


def _batches(rows: QuerySet) -> Iterator[list[Any]]:
    last = 0
    while batch := list(rows.filter(pk__gt=last)[:BATCH]):
        yield batch
        last = batch[-1].pk


def _compare(batch: Sequence[Any], kind: registry.Kind, found: Findings) -> None:
    entry_of: Callable[[Any], Entry] = (lambda row: row.entry) if kind.receipts else (lambda row: row)
    salts = dict(Salt.objects.filter(entry__in=[entry_of(row).pk for row in batch]).values_list("entry", "value"))
    told = _commitments(batch, kind, salts)
    for row in batch:
        entry = entry_of(row)
        found.checked["contents"] += 1
        if told.get(row.pk) == entry.commitment:
            continue
        if row.pk in told:
            problem = Problem("content", f"Nội dung của mục {entry.sequence} không còn như khi ghi sổ.", entry.sequence)
        else:
            text = f"Nội dung của mục {entry.sequence} đã mất mà sổ không ghi việc xóa theo thời hạn lưu trữ."
            problem = Problem("content-lost", text, entry.sequence)
        if not Erasure.objects.filter(erased=entry).exists():  # else erased while we were reading
            found.problems.append(problem)


def _commitments(batch: Sequence[Any], kind: registry.Kind, salts: dict[int, str]) -> dict[int, str]:
    """What the rows of the room would be committed to now, by primary key; what is lost is absent."""
    if kind.commitment_of:
        made = {row.pk: kind.commitment_of(row) for row in batch}
        return {key: digest for key, digest in made.items() if digest is not None}
    told = kind.contents(batch)
    entries = {row.pk: (row.code, row.entry_id) if kind.receipts else ("", row.pk) for row in batch}
    return {
        key: commits(entries[key][0], content, salts.get(entries[key][1]))
        for key, content in told.items()
        if key in entries
    }


def commits(code: str, content: Any, salt: str | None) -> str:
    """The commitment to a content; nothing for what cannot be committed to."""
    try:
        return chain.commitment(code, content, salt)
    except (TypeError, ValueError):  # a tampered row may hold what was never content, or a key that is none
        return ""


def _tallies(until: int | None) -> Iterator[Problem]:
    """Published results against the register: what they counted is what was entered before them."""
    for name, kind in registry.kinds().items():
        if kind.tally_of is None:
            continue
        for entry in _to(Entry.objects.filter(kind=name), until, "sequence").order_by("sequence").iterator():
            for counted_kind, told, stands in differing_tally(entry, kind):
                label = registry.label_of(counted_kind)
                text = f"Mục {entry.sequence} công bố {told} việc “{label}”, sổ có {stands}."
                yield Problem("tally", text, entry.sequence)


def _belated(until: int | None) -> Iterator[Problem]:
    """Events that stand behind the one that ended their subject, and claim to be older than it."""
    for name, kind in registry.kinds().items():
        if not kind.closes:
            continue
        ended = Entry.objects.filter(
            kind=name, subject=OuterRef("subject"), sequence__lt=OuterRef("sequence"), at__gt=OuterRef("at")
        )
        late = _to(Entry.objects.filter(Exists(ended), kind__in=kind.closes).exclude(subject=""), until, "sequence")
        for sequence in late.values_list("sequence", flat=True).order_by("sequence"):
            text = f"Mục {sequence} được ghi sau khi sổ đã ghi “{kind.label}”, nhưng mang giờ trước đó."
            yield Problem("belated", text, sequence)


def differing_tally(entry: Entry, kind: registry.Kind) -> Iterator[tuple[str, int, int]]:
    """(kind, number told, number in the register) where a result does not tell what the register holds."""
    told = (kind.tally_of(entry) if kind.tally_of else None) or {}
    for name, number in told.items():
        stands = number_before(entry, name)
        if stands != number:
            yield name, number, stands


def number_before(entry: Entry, kind: str) -> int:
    """How many events of a kind the register has for the subject of an entry, before it."""
    return Entry.objects.filter(subject=entry.subject, kind=kind, sequence__lt=entry.sequence).count()
