"""The neutral form in which every kind of file reaches the reader: lines of cells."""

from dataclasses import dataclass, field

from .wording import clean_cell, column_letter


@dataclass(frozen=True, slots=True)
class Cell:
    """One cell: its text, the cell that a merged copy repeats, whether it was a formula or is crossed out."""

    text: str
    merged: str = ""
    """"" for a cell of its own, "right" or "down" for a copy of a merged cell to the left or above."""
    formula: bool = False
    struck: bool = False
    """Crossed out by a line through the text."""


@dataclass(slots=True)
class Line:
    """One row of a table, or one paragraph between tables (`loose`)."""

    place: str
    number: int
    cells: dict[int, Cell] = field(default_factory=dict)
    loose: bool = False
    starts_table: bool = False
    auto: bool = False
    """A paragraph that Word numbers or bullets by itself."""
    hidden: bool = False
    """Not shown by the spreadsheet: filtered out or folded away."""

    def own(self) -> dict[int, str]:
        """Return column → text of the cells that hold something of their own."""
        return {c: cell.text for c, cell in self.cells.items() if cell.text and not cell.merged}

    def text(self, column: int | None) -> str:
        """Return the text of a column, or "" where there is none."""
        cell = self.cells.get(column) if column is not None else None
        return cell.text if cell else ""

    def joined(self) -> str:
        """Return all texts of the line's own cells, in order."""
        return " ".join(text.replace("\n", " ") for _, text in sorted(self.own().items()))

    def reference(self, column: int) -> str:
        """Return where a cell stands, such as "Sheet1!B12"."""
        if self.loose:
            return self.place
        return f"{self.place}!{column_letter(column)}{self.number}"


@dataclass(slots=True)
class Grid:
    """One sheet of a workbook, or a whole document with its paragraphs and tables in order."""

    name: str
    lines: list[Line] = field(default_factory=list)
    doubts: list[str] = field(default_factory=list)
    pictures: bool = False
    hidden_columns: set[int] = field(default_factory=set)


def line_of(place: str, number: int, texts: list[str], *, loose: bool = False) -> Line:
    """Build a line out of plain texts, one per column."""
    cells = {i: Cell(clean_cell(text)) for i, text in enumerate(texts) if text and text.strip()}
    return Line(place=place, number=number, cells=cells, loose=loose)
