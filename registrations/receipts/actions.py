"""What happens to the register: events are appended, checked, and the key of private ones is erased."""

from __future__ import annotations

import hashlib
from collections.abc import Iterator
from dataclasses import dataclass
from datetime import datetime
from typing import Any

from django.db import transaction
from django.utils import timezone

from . import chain
from .codes import new_code
from .models import Entry, GivenPdf, Head, Receipt, Salt, new_salt


@transaction.atomic
def append(*, kind: str, commitment: str, at: datetime | None = None) -> Entry:
    """Append one event to the register, after the newest.

    `commitment` is 64 hexadecimal digits (see `chain.commitment`). The head row
    is locked, so that two events never follow the same one.
    """
    Head.objects.get_or_create(pk="main")
    head = Head.objects.select_for_update().get(pk="main")
    fields = {
        "sequence": head.sequence + 1,
        "kind": kind,
        "at": at or timezone.now(),
        "commitment": commitment,
        "previous_hash": head.entry_hash,
    }
    entry = Entry(**fields, entry_hash=chain.link(**fields))
    entry.save()
    head.sequence, head.entry_hash = entry.sequence, entry.entry_hash
    head.save(update_fields=["sequence", "entry_hash"])
    return entry


@transaction.atomic
def issue(*, kind: str, content: dict[str, Any], private: bool, at: datetime | None = None) -> Receipt:
    """Give a receipt for a content and put it into the register.

    `content` is JSON-able and says exactly what was received; of private
    content only a salted commitment is kept. `at` is the aware instant of
    receipt, now by default.
    """
    at = at or timezone.now()
    code = new_code()
    salt = new_salt() if private else None
    digest = chain.commitment(code, content, salt)
    entry = append(kind=kind, commitment=digest, at=at)
    receipt = Receipt(code=code, kind=kind, private=private, content_hash=digest, issued_at=at, entry=entry)
    receipt.save()
    if salt is not None:
        Salt.objects.create(receipt=receipt, value=salt)
    return receipt


def matches(receipt: Receipt, content: dict[str, Any]) -> bool | None:
    """Whether a content is the one the receipt was given for; None when its key has been erased."""
    salt = None
    if receipt.private:
        row = Salt.objects.filter(receipt=receipt).first()
        if row is None:
            return None
        salt = row.value
    return chain.commitment(receipt.code, content, salt) == receipt.content_hash


def note_pdf(receipt: Receipt, body: bytes) -> str:
    """Remember the file that is given out for a receipt; its SHA-256 in hexadecimal."""
    digest = hashlib.sha256(body).hexdigest()
    GivenPdf.objects.get_or_create(sha256=digest, defaults={"receipt": receipt})
    return digest


def erase_key(receipt: Receipt) -> None:
    """Erase the salt of private content: the register stays provable, the content can no longer be guessed from it."""
    Salt.objects.filter(receipt=receipt).delete()


@dataclass(frozen=True, slots=True)
class Verification:
    """Outcome of reading the whole register: how many entries, and each fault in words."""

    entries: int
    head: str
    problems: tuple[str, ...]

    @property
    def ok(self) -> bool:
        return not self.problems


def verify_chain() -> Verification:
    """Read the register from its beginning and name every fault (at most 100)."""
    problems: list[str] = []
    count, sequence, previous = 0, 0, chain.GENESIS
    for entry in Entry.objects.order_by("sequence").iterator(chunk_size=5000):
        count += 1
        problems.extend(_faults(entry, sequence, previous))
        sequence, previous = entry.sequence, entry.entry_hash
    head = Head.objects.filter(pk="main").first() or Head()
    if (head.sequence, head.entry_hash) != (sequence, previous):
        problems.append(
            f"Đầu sổ ghi mục {head.sequence}, nhưng mục cuối còn lại là {sequence}: sổ đã bị cắt hoặc thêm."
        )
    problems.extend(_receipt_faults())
    return Verification(entries=count, head=previous, problems=tuple(problems[:100]))


def _faults(entry: Entry, sequence: int, previous: str) -> Iterator[str]:
    if entry.sequence != sequence + 1:
        yield f"Thiếu mục từ {sequence + 1} đến {entry.sequence - 1}."
    elif entry.previous_hash != previous:
        yield f"Mục {entry.sequence} không nối với mục {sequence}."
    computed = chain.link(
        sequence=entry.sequence,
        kind=entry.kind,
        at=entry.at,
        commitment=entry.commitment,
        previous_hash=entry.previous_hash,
    )
    if computed != entry.entry_hash:
        yield f"Mục {entry.sequence} đã bị sửa sau khi ghi."


def _receipt_faults() -> Iterator[str]:
    receipts = Receipt.objects.select_related("entry").order_by("pk")
    for receipt in receipts.iterator(chunk_size=5000):
        entry = receipt.entry
        told = (receipt.content_hash, receipt.kind, receipt.issued_at)
        if told != (entry.commitment, entry.kind, entry.at):
            yield f"Giấy xác nhận {receipt.code} không khớp với mục {entry.sequence}."
