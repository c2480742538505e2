"""Words with places in square brackets: "Đã nhận bản đăng ký của [đơn vị]"."""

from __future__ import annotations

import re
from collections.abc import Collection, Mapping

PLACE = re.compile(r"\[([^\[\]\n]{1,40})\]")


def places_in(text: str) -> list[str]:
    """The names of the places in a text, in order, each once."""
    return list(dict.fromkeys(name.strip() for name in PLACE.findall(text)))


def unknown(text: str, names: Collection[str]) -> list[str]:
    """The places of a text that no name fills."""
    return [name for name in places_in(text) if name not in names]


def fill(text: str, values: Mapping[str, str]) -> str:
    """The text with its places filled.

    A line whose places are all empty is left out, so that "Ghi chú: [ghi chú]"
    says nothing where there is no note. What is filled in is never read for
    places again. Raises KeyError for a place without a value.
    """
    lines = []
    for line in text.splitlines():
        names = [name.strip() for name in PLACE.findall(line)]
        if names and not any(values[name].strip() for name in names):
            continue
        lines.append(PLACE.sub(lambda found: values[found[1].strip()], line).rstrip())
    return re.sub(r"\n{3,}", "\n\n", "\n".join(lines)).strip()
