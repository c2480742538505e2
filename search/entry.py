"""What is indexed: one public thing as the rooms hand it in."""

import datetime
from dataclasses import dataclass

KINDS = ("award", "decision", "news", "exemplar", "document", "consultation", "page", "question")

# Facet name → Entry attribute. `unit` also counts every unit above it (`units`).
FACETS = {
    "kind": "kind",
    "form": "form",
    "award_class": "award_class",
    "level": "level",
    "authority": "authority",
    "year": "year",
    "unit": "unit",
    "award_kind": "award_kind",
    "recipient_kind": "recipient_kind",
    "movement": "movement",
    "target_group": "target_groups",
    "flag": "flags",
}


@dataclass(frozen=True, slots=True)
class FilePassage:
    """A piece of the text of a public file: a page, some rows of a sheet, some paragraphs.

    ``name`` and ``url`` are those of the file, the address led to the page where
    that is possible.
    """

    name: str
    url: str
    text: str
    page: int | None = None
    sheet: str = ""


@dataclass(frozen=True, slots=True)
class Entry:
    """One public record or page, as it is to be found.

    ``key`` is ``str(pk)``; a record that makes several entries adds "#" and a
    suffix of its own ("12#a"). Facet values (``form``, ``award_class``,
    ``level``, ``authority``, ``award_kind``, ``recipient_kind``, ``movement``,
    ``unit``, ``units``, ``target_groups``, ``flags``) are stable strings: either a code
    whose Vietnamese label the room gives with ``registry.register_labels``, or
    the label itself. ``units`` holds the units above ``unit``. ``people`` are
    full names without "Ông", "Bà". ``number`` is the thing's own document
    number as printed. ``body`` is plain text; ``summary`` is shown when no
    passage of the body was found. ``files`` is the text of the files that the
    thing offers to everyone; it is found below title and body.
    """

    kind: str
    key: str
    title: str
    body: str = ""
    number: str = ""
    people: tuple[str, ...] = ()
    unit: str = ""
    units: tuple[str, ...] = ()
    form: str = ""
    award_class: str = ""
    level: str = ""
    authority: str = ""
    award_kind: str = ""
    recipient_kind: str = ""
    movement: str = ""
    target_groups: tuple[str, ...] = ()
    year: int | None = None
    date: datetime.date | None = None
    url: str = ""
    flags: tuple[str, ...] = ()
    summary: str = ""
    files: tuple[FilePassage, ...] = ()

    @property
    def owner(self) -> str:
        """The record behind the entry: ``kind:pk``."""
        return f"{self.kind}:{self.key.partition('#')[0]}"

    def facet_values(self, facet: str) -> tuple[str, ...]:
        """The values that the entry counts for in a facet, as strings."""
        value = getattr(self, FACETS[facet])
        if facet == "unit":
            value = (self.unit, *self.units)
        elif facet == "year":
            value = self.year or (self.date.year if self.date else "")
        values = value if isinstance(value, tuple) else (value,)
        return tuple(dict.fromkeys(str(item) for item in values if item not in ("", None)))
