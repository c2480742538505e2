"""What changed between two submissions of a report."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from typing import Any


@dataclass(frozen=True, slots=True)
class Difference:
    """One place that reads otherwise than before."""

    name: str
    before: str
    after: str


def compare(old: Mapping[str, Any], new: Mapping[str, Any]) -> list[Difference]:
    """Every figure, explanation, passage, contact and file that changed, in the order of the report."""
    before, after = _flat(old), _flat(new)
    return [
        Difference(
            after.get(key, before.get(key, ("", "")))[0], before.get(key, ("", ""))[1], after.get(key, ("", ""))[1]
        )
        for key in [*after, *(key for key in before if key not in after)]
        if before.get(key, ("", ""))[1] != after.get(key, ("", ""))[1]
    ]


def _flat(content: Mapping[str, Any]) -> dict[tuple[str, str], tuple[str, str]]:
    found = {}
    for each in content["figures"]:
        found["figure", each["key"]] = (each["name"], each["value"])
        found["note", each["key"]] = (f"Giải trình: {each['name']}", each["note"])
    for each in content["passages"]:
        found["passage", str(each["section"])] = (each["heading"], each["text"])
    contact = content["contact"]
    found["contact", ""] = ("Người liên hệ", f"{contact['name']}, {contact['phone']}")
    for each in content["files"]:
        found["file", each["sha256"]] = ("Tệp kèm", each["name"])
    return found
