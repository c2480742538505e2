"""The arithmetic of the register: canonical bytes, commitments, links. Pure functions."""

from __future__ import annotations

import hashlib
import hmac
import json
from datetime import UTC, datetime
from typing import Any

GENESIS = "0" * 64


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


def link(*, sequence: int, kind: str, at: datetime, commitment: str, previous_hash: str) -> str:
    """Hash of one entry, covering everything in it and the entry before it. `at` must be aware."""
    instant = at.astimezone(UTC).isoformat(timespec="microseconds")
    fields = [sequence, kind, instant, commitment, previous_hash]
    return hashlib.sha256(canonical(fields)).hexdigest()
