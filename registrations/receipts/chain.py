"""The arithmetic of the register: canonical bytes, commitments, links. Pure functions."""

from __future__ import annotations

import hashlib
import hmac
import json
from datetime import UTC, datetime
from typing import Any

GENESIS = "0" * 64
ERASED = "key-erased"  # the kind of an entry that tells of an erased key


def canonical(content: Any) -> bytes:
    """The one byte string that stands for a JSON value.

    Keys sorted, no spaces, UTF-8, text as it is (callers normalise to NFC).
    Raises TypeError for what JSON cannot hold and ValueError for NaN and infinity.
    """
    text = json.dumps(content, sort_keys=True, separators=(",", ":"), ensure_ascii=False, allow_nan=False)
    # A lone surrogate cannot be encoded; it can only come from hostile input, and must still hash the same way twice.
    return text.encode("utf-8", "surrogatepass")


def commitment(code: str, content: Any, salt: str | None) -> str:
    """What enters the register for a content, in hexadecimal.

    With a salt (hexadecimal) it is HMAC-SHA-256 and says nothing about the
    content to whoever lacks the salt; without, plain SHA-256.
    """
    message = canonical({"code": code, "content": content})
    if salt is None:
        return hashlib.sha256(message).hexdigest()
    return hmac.new(bytes.fromhex(salt), message, hashlib.sha256).hexdigest()


def event_text(*, sequence: int, kind: str, subject: str, at: datetime, commitment: str) -> str:
    """What one entry says, as the one line of JSON that is hashed. `at` must be aware."""
    instant = at.astimezone(UTC).isoformat(timespec="microseconds")
    return canonical([sequence, kind, subject, instant, commitment]).decode("utf-8", "surrogatepass")


def event_hash(**event: Any) -> str:
    """Hash of what one entry says; takes what `event_text` takes.

    It stands between the commitment and the chain so that the chain can be
    shown link by link while kind, hour and subject of every event stay private.
    """
    return hashlib.sha256(event_text(**event).encode("utf-8", "surrogatepass")).hexdigest()


def link(previous_hash: str, event: str) -> str:
    """Hash of one entry: SHA-256 of the 128 signs of the hash before it and of its event, as text.

    So plain that anyone can count it again with `sha256sum`.
    """
    return hashlib.sha256((previous_hash + event).encode()).hexdigest()


def entry_hash(*, previous_hash: str, **event: Any) -> str:
    """`link` to the entry before it of what `event_hash` takes."""
    return link(previous_hash, event_hash(**event))


def erasure_content(entry_hash: str, reason: str) -> dict[str, Any]:
    """What the register commits to when the key of an entry is erased."""
    return {"erased": entry_hash, "reason": reason}
