"""What the reader hands out: the reading of a list and its rows."""

import dataclasses
import datetime
from dataclasses import asdict, dataclass, field

from .assignments import value_key
from .names import Kind


@dataclass(slots=True)
class ListRow:
    """One recipient with one award, as the list states it.

    `because` tells for each field which heading, section or title line gave its value. `doubts`
    are Vietnamese sentences for the officer; a row with `errors` cannot be imported as it stands.
    """

    name: str = ""
    kind: Kind = Kind.UNKNOWN
    position: str = ""
    unit: str = ""
    award: str = ""
    award_class: str = ""
    merit: str = ""
    birth_year: int | None = None
    gender: str = ""
    address: str = ""
    native_place: str = ""
    authority: str = ""
    period: str = ""
    honorific: str = ""
    posthumous: bool = False
    note: str = ""
    decision_number: str = ""
    decision_date: datetime.date | None = None
    number: str = ""
    source: str = ""
    extra: dict[str, str] = field(default_factory=dict)
    doubts: list[str] = field(default_factory=list)
    errors: list[str] = field(default_factory=list)
    because: dict[str, str] = field(default_factory=dict)

    def doubt(self, sentence: str) -> None:
        """Add a doubt once."""
        if sentence not in self.doubts:
            self.doubts.append(sentence)

    def as_dict(self) -> dict[str, object]:
        """Return the row as plain data, fit for JSON."""
        data = asdict(self)
        data["kind"] = str(self.kind)
        data["kind_label"] = self.kind.label
        data["class"] = self.award_class
        data["source_cell"] = self.source
        data["decision_date"] = self.decision_date.isoformat() if self.decision_date else None
        return data


@dataclass(slots=True)
class ColumnReading:
    """How one column was understood; `key` is what a remembered mapping is stored under.

    `why` is a Vietnamese phrase; `samples` are the first differing values, none of a private column.
    """

    letter: str
    heading: str
    key: str
    field: str
    label: str
    why: str = ""
    samples: list[str] = dataclasses.field(default_factory=list)


@dataclass(slots=True)
class SheetReading:
    """One sheet or table that held recipients or at least a header."""

    name: str
    header: str
    columns: list[ColumnReading] = field(default_factory=list)
    rows: int = 0


@dataclass(slots=True)
class ValueReading:
    """A wording that settles kind, award or class: how often it stands in the cells, and what it was read as."""

    field: str
    text: str
    key: str
    read_as: str
    source: str
    count: int = 1


@dataclass(slots=True)
class SectionReading:
    """A section row, what it was read to say (field → value), and how many recipients stand below it."""

    text: str
    key: str
    place: str
    reads: dict[str, str]
    rows: int = 0


@dataclass(slots=True)
class ListReading:
    """All that was read of one file."""

    rows: list[ListRow] = field(default_factory=list)
    title: str = ""
    decision_number: str = ""
    decision_date: datetime.date | None = None
    doubts: list[str] = field(default_factory=list)
    sheets: list[SheetReading] = field(default_factory=list)
    sections: list[SectionReading] = field(default_factory=list)
    values: list[ValueReading] = field(default_factory=list)
    _noted: dict[tuple[str, str], ValueReading] = field(default_factory=dict, repr=False)

    def doubt(self, sentence: str) -> None:
        """Add a doubt about the whole list once."""
        if sentence not in self.doubts:
            self.doubts.append(sentence)

    def note_value(self, name: str, text: str, read_as: str, source: str) -> None:
        """Count a wording that settles a field; the first place where it stands is kept."""
        key = value_key(text)
        known = self._noted.get((name, key))
        if known:
            known.count += 1
            return
        self._noted[name, key] = noted = ValueReading(name, text[:200], key, read_as, source)
        self.values.append(noted)

    @property
    def errors(self) -> int:
        """The number of rows that cannot be imported as they stand."""
        return sum(bool(row.errors) for row in self.rows)

    def counts(self) -> dict[Kind, int]:
        """Return the number of rows of each kind."""
        counts: dict[Kind, int] = {}
        for row in self.rows:
            counts[row.kind] = counts.get(row.kind, 0) + 1
        return counts

    def as_dict(self) -> dict[str, object]:
        """Return the reading as plain data, fit for JSON."""
        return {
            "title": self.title,
            "decision_number": self.decision_number,
            "decision_date": self.decision_date.isoformat() if self.decision_date else None,
            "count": len(self.rows),
            "counts": {str(kind): number for kind, number in self.counts().items()},
            "doubts": self.doubts,
            "sheets": [asdict(sheet) for sheet in self.sheets],
            "sections": [asdict(section) for section in self.sections],
            "values": [asdict(value) for value in self.values],
            "rows": [row.as_dict() for row in self.rows],
        }
