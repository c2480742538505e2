"""What a pledge says, as plain data, and what changed between two of its versions. Pure functions."""

from __future__ import annotations

import hashlib
from collections.abc import Mapping
from dataclasses import dataclass
from difflib import SequenceMatcher
from typing import Any

from registrations.receipts import chain
from search.text import fold

from .models import Pledge

MAX_TEXT, MAX_TARGETS = 20_000, 60


@dataclass(frozen=True, slots=True)
class Change:
    """One thing that differs: what it is, what stood there, what stands there now ("" for nothing)."""

    label: str
    before: str
    after: str

    @property
    def word(self) -> str:
        """The change in a word, so that no colour is needed."""
        if not self.before:
            return "Thêm"
        return "Sửa" if self.after else "Bỏ"


def content_of(pledge: Pledge) -> dict[str, Any]:
    """What is put before the units, exactly."""
    cluster = pledge.cluster
    return {
        "cluster": {"id": cluster.pk, "name": cluster.name, "year": cluster.year},
        "title": pledge.title,
        "text": pledge.text,
        "targets": [{"text": each["text"], "level": each["level"]} for each in pledge.targets],
    }


def digest_of(content: Mapping[str, Any]) -> str:
    """SHA-256 of a content in hexadecimal: whoever signs says by it which text was on the screen."""
    return hashlib.sha256(chain.canonical(content)).hexdigest()


def changes(before: Mapping[str, Any], after: Mapping[str, Any]) -> list[Change]:
    """What changed from one content to another, in reading order; empty when they say the same."""
    found = []
    if before["title"] != after["title"]:
        found.append(Change("Tên văn bản", before["title"], after["title"]))
    found += _lines(before["text"].split("\n"), after["text"].split("\n"))
    return found + _targets(before["targets"], after["targets"])


def _lines(before, after):
    for how, start, end, to_start, to_end in SequenceMatcher(None, before, after, autojunk=False).get_opcodes():
        old = "\n".join(line for line in before[start:end] if line)
        new = "\n".join(line for line in after[to_start:to_end] if line)
        if how != "equal" and old != new:
            yield Change("Nội dung", old, new)


def _targets(before, after):
    old = {fold(each["text"]): each for each in before}
    new = {fold(each["text"]): each for each in after}
    found = []
    for key, each in new.items():
        was = old.get(key)
        if was is None or (was["text"], was["level"]) != (each["text"], each["level"]):
            found.append(Change("Chỉ tiêu", target_text(was) if was else "", target_text(each)))
    return found + [Change("Chỉ tiêu", target_text(each), "") for key, each in old.items() if key not in new]


def target_text(target: Mapping[str, str]) -> str:
    """A target on one line: "Hồ sơ đúng hạn: 98 %"."""
    return f"{target['text']}: {target['level']}" if target["level"] else target["text"]
