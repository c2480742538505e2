"""What happens to the register: events are appended, checked, and the key of private ones is erased."""

from __future__ import annotations

import hashlib
import logging
from datetime import datetime
from typing import Any

from django.db import transaction
from django.db.models import OuterRef, Subquery
from django.utils import timezone

from . import chain
from .codes import new_code
from .models import Entry, Erasure, GivenPdf, Head, Receipt, Salt, new_salt
from .verification import JITTER, Verification, verify

log = logging.getLogger(__name__)


@transaction.atomic(savepoint=False)
def append(
    kind: str,
    content: dict[str, Any] | None = None,
    *,
    commitment: str | None = None,
    private: bool = False,
    subject: str = "",
    at: datetime | None = None,
) -> Entry:
    """Append one event to the register, after the newest.

    Say what happened by a JSON-able `content` (with `private`, only a salted
    commitment to it is kept) or, if the room keeps a hash of its own, by
    `commitment`, 64 hexadecimal digits. `subject` is what the event belongs to,
    such as "consultation:12". `at` is the aware instant, now by default.
    Raises ValueError unless exactly one of content and commitment is given.
    """
    if (content is None) == (commitment is None):
        raise ValueError("An event is told by its content or by a commitment.")
    salt = new_salt() if private and content is not None else None
    digest = commitment or chain.commitment("", content, salt)
    entry = _chain(kind=kind, subject=subject, at=at or timezone.now(), commitment=digest)
    if salt is not None:
        Salt.objects.create(entry=entry, value=salt)
    return entry


def _chain(*, kind: str, subject: str, at: datetime, commitment: str) -> Entry:
    """The new entry. The head row is locked, so that two events never follow the same one."""
    newest = Entry.objects.filter(sequence=OuterRef("sequence")).values("at")
    locked = Head.objects.annotate(newest_at=Subquery(newest)).select_for_update().filter(pk="main")
    head = locked.first()
    if head is None:  # the first event of all
        Head.objects.get_or_create(pk="main")
        head = locked.get()
    if head.newest_at and at < head.newest_at - JITTER:
        # Written all the same, for what came is never lost; `verify_register` names the place.
        log.warning("The clock runs back: entry %s at %s follows one at %s", head.sequence + 1, at, head.newest_at)
    event = {"sequence": head.sequence + 1, "kind": kind, "subject": subject, "at": at, "commitment": commitment}
    entry = Entry(
        **event,
        previous_hash=head.entry_hash,
        entry_hash=chain.entry_hash(previous_hash=head.entry_hash, **event),
    )
    entry.save()
    head.sequence, head.entry_hash = entry.sequence, entry.entry_hash
    head.save(update_fields=["sequence", "entry_hash"])
    return entry


@transaction.atomic(savepoint=False)
def issue(
    *, kind: str, content: dict[str, Any], private: bool, subject: str = "", at: datetime | None = None
) -> Receipt:
    """Give a receipt for a content and put it into the register.

    `content` is JSON-able and says exactly what was received; of private
    content only a salted commitment is kept. `subject` is what it belongs to,
    as in `append`. `at` is the aware instant of receipt, now by default.
    """
    at = at or timezone.now()
    code = new_code()
    salt = new_salt() if private else None
    digest = chain.commitment(code, content, salt)
    entry = _chain(kind=kind, subject=subject, at=at, commitment=digest)
    receipt = Receipt(code=code, kind=kind, private=private, content_hash=digest, issued_at=at, entry=entry)
    receipt.save()
    if salt is not None:
        Salt.objects.create(entry=entry, value=salt)
    return receipt


def matches(receipt: Receipt, content: dict[str, Any]) -> bool | None:
    """Whether a content is the one the receipt was given for; None when its key has been erased."""
    salt = None
    if receipt.private:
        row = Salt.objects.filter(entry=receipt.entry_id).first()
        if row is None:
            return None
        salt = row.value
    return chain.commitment(receipt.code, content, salt) == receipt.content_hash


def note_pdf(receipt: Receipt, body: bytes) -> str:
    """Remember the file that is given out for a receipt; its SHA-256 in hexadecimal."""
    digest = hashlib.sha256(body).hexdigest()
    GivenPdf.objects.get_or_create(sha256=digest, defaults={"receipt": receipt})
    return digest


@transaction.atomic
def erase_key(
    of: Receipt | Entry, *, reason: str = "Hết thời hạn lưu trữ", at: datetime | None = None
) -> Erasure | None:
    """Erase the salt of private content of a receipt or event; the register tells that, and why.

    The register stays provable, and the content can no longer be guessed from
    it. Returns None when there is no key, or no more. A key that is erased in
    any other way is named by `verify_register`.
    """
    entry = of.entry if isinstance(of, Receipt) else of
    if not Salt.objects.filter(entry=entry).delete()[0]:
        return None
    reason = reason[:300]
    told = append(chain.ERASED, chain.erasure_content(entry.entry_hash, reason), subject=entry.subject, at=at)
    erasure = Erasure(erased=entry, entry=told, reason=reason)
    erasure.save()
    return erasure


def verify_chain(**options: Any) -> Verification:
    """Read the register from its beginning and name every fault; for options see `verification.verify`."""
    return verify(**options)
