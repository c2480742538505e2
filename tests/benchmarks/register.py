"""The register with 100,000 events: how long reading it takes, and whether each deed is named.

``python -m tests.benchmarks.register`` makes BENCH_EVENTS events (100,000; nine in ten with a receipt and private content,
the others events, one in fifty erased) in a database of its own, verifies them with their contents on one core, and then
does each deed to it in turn: what was done, what was found, and in how many seconds. Exit 1 if the whole register takes
20 seconds or more, or a deed is not named.
"""

from __future__ import annotations

import os
import sys
import tempfile
import time
from datetime import UTC, datetime, timedelta
from typing import Any

EVENTS = int(os.environ.get("BENCH_EVENTS", "100000"))
LIMIT = 20.0
START = datetime(2026, 1, 5, 1, 0, tzinfo=UTC)
BATCH = 5_000
# deed: (statements, the word under which it must be found)
DEEDS = {
    "untouched": ([], ""),
    "edit": (["UPDATE receipts_entry SET commitment = 'x' WHERE sequence = {middle}"], "edit"),
    "deletion": (["DELETE FROM receipts_entry WHERE sequence = {middle}"], "deletion"),
    "deletion, the rest renumbered": (
        [
            "DELETE FROM receipts_entry WHERE sequence = {middle}",
            "UPDATE receipts_entry SET sequence = sequence + 1000000000 WHERE sequence > {middle}",
            "UPDATE receipts_entry SET sequence = sequence - 1000000001 WHERE sequence > 1000000000",
        ],
        "deletion",
    ),
    "insertion": (
        [
            "UPDATE receipts_entry SET sequence = sequence + 1000000000 WHERE sequence > {middle}",
            "UPDATE receipts_entry SET sequence = sequence - 999999999 WHERE sequence > 1000000000",
            "INSERT INTO receipts_entry (sequence, kind, subject, at, commitment, previous_hash, entry_hash) "
            "VALUES ({middle} + 1, 'gia', '', '2026-01-05 01:00:00', 'x', 'y', 'z')",
        ],
        "insertion",
    ),
    "reorder": (
        [
            "UPDATE receipts_entry SET sequence = 0 WHERE sequence = {middle}",
            "UPDATE receipts_entry SET sequence = {middle} WHERE sequence = {middle} + 700",
            "UPDATE receipts_entry SET sequence = {middle} + 700 WHERE sequence = 0",
        ],
        "reorder",
    ),
    "truncation": (["DELETE FROM receipts_entry WHERE sequence > {middle}"], "truncation"),
}


def content(number: int) -> dict[str, Any]:
    """What a sender wrote; long enough to be like a comment."""
    return {"number": number, "text": f"Tôi đồng ý với đề nghị này vì thành tích rõ ràng, thiết thực. {number} " * 6}


def fill(events: int) -> None:
    """Write the register as the portal would have, many rows at a time."""
    from django.db import connection
    from django.db.models import QuerySet

    from registrations.receipts import chain
    from registrations.receipts.codes import new_code
    from registrations.receipts.models import DailyHead, Entry, Erasure, GivenPdf, Head, Receipt, Salt, new_salt

    with connection.schema_editor() as editor:
        for model in (Entry, Head, Receipt, Salt, Erasure, DailyHead, GivenPdf):
            editor.create_model(model)
    previous, erased = chain.GENESIS, None
    rows: dict[type, list] = {Entry: [], Receipt: [], Salt: [], Erasure: []}

    def write() -> None:
        for model, waiting in rows.items():
            QuerySet(model).bulk_create(waiting)
            waiting.clear()

    for number in range(1, events + 1):
        at, code, salt = START + timedelta(seconds=7 * number), "", None
        if erased:
            kind, digest = chain.ERASED, chain.commitment("", chain.erasure_content(erased[1], "Hết hạn"), None)
        elif number % 10:
            kind, code, salt = "bench-letter", new_code(), new_salt()
            digest = chain.commitment(code, content(number), salt)
        else:
            kind, digest = "bench-event", chain.commitment("", content(number), None)
        event = {"sequence": number, "kind": kind, "subject": "bench:1", "at": at, "commitment": digest}
        entry = Entry(
            pk=number, previous_hash=previous, entry_hash=chain.entry_hash(previous_hash=previous, **event), **event
        )
        previous = entry.entry_hash
        rows[Entry].append(entry)
        if erased:
            rows[Erasure].append(Erasure(erased_id=erased[0], entry_id=number, reason="Hết hạn"))
        erased = (number, entry.entry_hash) if salt and number % 50 == 49 and number < events else None
        if salt:
            receipt = Receipt(code=code, kind=kind, private=True, content_hash=digest, issued_at=at, entry_id=number)
            rows[Receipt].append(receipt)
            if not erased:
                rows[Salt].append(Salt(entry_id=number, value=salt))
        if number % BATCH == 0:
            write()
    write()
    Head.objects.create(sequence=events, entry_hash=previous)


def register_kinds() -> None:
    """Rooms whose content is made again for each event."""
    from registrations.receipts import registry

    registry.register(
        "bench-letter",
        label="Thư",
        contents_of=lambda receipts: {each.pk: content(each.entry_id) for each in receipts},
    )
    registry.register_event(
        "bench-event", label="Việc", contents_of=lambda entries: {each.pk: content(each.pk) for each in entries}
    )


def measure(deed: str, statements: list[str], word: str, middle: int) -> bool:
    """Do one deed, verify, take it back; whether the register said what it should, and soon enough."""
    from django.db import connection, transaction

    from registrations.receipts.verification import verify

    with transaction.atomic():
        with connection.cursor() as cursor:
            cursor.execute("PRAGMA defer_foreign_keys = ON")
            for statement in statements:
                cursor.execute(statement.format(middle=middle))
        began, used = time.perf_counter(), time.process_time()
        found = verify()
        took, used = time.perf_counter() - began, time.process_time() - used
        transaction.set_rollback(True)
    named = "nothing" if found.ok else ", ".join(f"{kind} {number}" for kind, number in found.counts.items())
    good = word in found.counts if word else found.ok and used < LIMIT
    print(
        f"{deed:<32} {took:6.1f} s ({used:.1f} s of one core)  found: {named}{'' if good else '  ← WRONG'}", flush=True
    )
    return good


def main() -> int:
    """Fill, verify, tamper; 0 when all is as it should be."""
    with tempfile.TemporaryDirectory() as folder:
        os.environ |= {"DATA_DIR": folder, "DJANGO_SETTINGS_MODULE": "portal.settings", "DATABASE_URL": ""}
        import django

        django.setup()
        began = time.perf_counter()
        fill(EVENTS)
        register_kinds()
        print(f"{EVENTS:,} events written in {time.perf_counter() - began:.1f} s", flush=True)
        results = [measure(deed, *what, EVENTS // 2 + 3) for deed, what in DEEDS.items()]
    return 0 if all(results) else 1


if __name__ == "__main__":
    sys.exit(main())
