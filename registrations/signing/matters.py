"""What is confirmed: exactly one content of one record."""

from __future__ import annotations

import hashlib
from dataclasses import dataclass
from typing import Any

from registrations.receipts.chain import canonical

ACTS = {
    "registration": "Gửi đăng ký thi đua",
    "report": "Gửi báo cáo kết quả",
    "nomination": "Gửi đề nghị khen thưởng",
    "pledge": "Ký giao ước thi đua",
    "score": "Gửi, chốt điểm cụm, khối",
    "ranking": "Duyệt xếp hạng cụm, khối",
    "initiative": "Gửi đơn sáng kiến",
}


def act_of(purpose: str) -> str:
    """The kind of act in a purpose: the last part of "scoring.ranking"."""
    return purpose.rpartition(".")[2]


@dataclass(frozen=True, slots=True)
class Matter:
    """One content to confirm: `purpose` names the kind of act, `subject` the record, `title` is for the mail."""

    purpose: str
    subject: str
    content_hash: str
    title: str = ""

    @property
    def mark(self) -> str:
        """The mark of the content, as screen and mail show it."""
        return mark_of(self.content_hash)


def mark_of(content_hash: str) -> str:
    """Eight signs of a hash, "3F7A-91C2", by which people see that screen and mail mean the same content."""
    return f"{content_hash[:4]}-{content_hash[4:8]}".upper()


def hash_of(content: Any) -> str:
    """The hash of a JSON-able content, 64 hexadecimal digits."""
    return hashlib.sha256(canonical(content)).hexdigest()
