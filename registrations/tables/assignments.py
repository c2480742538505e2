"""What an officer has settled by hand about columns, values and section rows of a sender's lists."""

import re
from collections.abc import Mapping
from dataclasses import dataclass, field

from .wording import flat, one_line

SECTION_FIELDS = ("kind", "award", "award_class", "unit", "period", "merit", "address")
"""What a section row can settle for the rows below it."""
RECIPIENT = "recipient"
"""The entry by which a line taken for a section is made a recipient."""


def heading_key(text: str) -> str:
    """Return the form under which a heading is compared and a mapping is remembered."""
    return re.sub(
        r"\s+", " ", re.sub(r"\s*\((?:\d+|\*+|[a-z])\)$|[*:.]+$|^\d+[.)]\s*", "", flat(one_line(text)))
    ).strip(" \"'*:.()-")


def value_key(text: str) -> str:
    """Return the form under which a cell's wording is remembered: one line, lower case, marks kept."""
    return one_line(text).lower().strip(" .:;*")


@dataclass(frozen=True, slots=True)
class Assignments:
    """Mappings that go before the reader's own vocabulary; all plain JSON."""

    headings: Mapping[str, str] = field(default_factory=dict)
    """Heading key → field."""
    values: Mapping[str, Mapping[str, str]] = field(default_factory=dict)
    """Field → value key → the wording to read instead."""
    sections: Mapping[str, Mapping[str, str]] = field(default_factory=dict)
    """Section key → field → value; empty for a line that says nothing."""

    def value(self, name: str, text: str) -> str | None:
        """Return the wording to read instead of a cell's text, None where nothing was settled."""
        known = self.values.get(name)
        return known.get(value_key(text)) if known else None
