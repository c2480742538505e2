"""What is known while walking down one grid: title, sections, header, the recipient before."""

from .assignments import Assignments
from .award_spelling import misspelt
from .births import implausible
from .columns import Header
from .grids import Grid, Line
from .limits import Limits
from .line_cells import Surroundings
from .names import Kind
from .phrases import split_class
from .records import ListReading, ListRow, SheetReading
from .sections import Context, Section, read_counts, read_section
from .titles import Title


class WalkState:
    """The state that all parts of the walk share."""

    def __init__(
        self, grid: Grid, reading: ListReading, before: Title, limits: Limits,
        settled: Assignments, *, guess: bool,
    ) -> None:  # fmt: skip
        self.grid = grid
        self.reading = reading
        self.limits = limits
        self.settled = settled
        self.guess = guess
        self.before = before
        self.title = Title()
        self.context = Context()
        self.header: Header | None = None
        self.sheet: SheetReading | None = None
        self.numbered = False
        self.ended = False
        self.copies = False
        """Among those who only get a copy of the document ("Nơi nhận")."""
        self.seen_header = False
        self.above: dict[int, str] = {}
        self.stale: set[int] = set()
        self.last_number: int | None = None
        self.previous: ListRow | None = None
        self.previous_line: Line | None = None
        self.sections: list[Section] = []
        self.totals: list[dict[Kind, int]] = []
        self._shape: list[tuple[int, str, str]] = []
        self.first_row = len(reading.rows)
        self.told = 0
        """How many of this grid's recipients a merit written behind them was sought for."""

    def _enter(self, section: Section) -> None:
        if not section.award and (slip := misspelt(section.text)):
            self.reading.doubt(
                f"Mục “{section.text[:80]}” ({section.place}): “{slip}” có thể viết sai chính tả nên chưa được hiểu là danh hiệu."
            )
        self.context.enter(section)
        self.sections.append(section)
        self.stale = set(self.above)
        self.previous = None

    def _section_of(self, text: str, place: str) -> Section:
        """Read a section row, an officer's settlement going before its wording."""
        section = read_section(text, place)
        settled = self.settled.sections.get(section.key)
        if settled is not None:
            section.settle(settled)
        elif section.award:
            award = self.settled.value("award", section.award)
            if award is not None:
                phrase = split_class(award)
                section.award, section.award_class = phrase.award, phrase.award_class or section.award_class
        return section

    def _surroundings(self) -> Surroundings:
        header = self.header or Header("")
        return Surroundings(
            header, self.context, self._titles(), self.limits, self.above, self.stale, self.settled, self.reading
        )

    def _add(self, row: ListRow) -> None:
        if row.birth_year and not row.posthumous:
            on = row.decision_date or self._titles().decision_date
            if doubt := implausible(row.birth_year, row.award, on):
                row.doubt(doubt)
        self.reading.rows.append(row)
        self.previous = row
        if self.sheet is not None:
            self.sheet.rows += 1
        for section in self.context.stack:
            section.seen += 1

    def _titles(self) -> Title:
        """Return this grid's title, or the one before it where this one names no award."""
        return self.title if self.title.awards or not self.before.awards else self.before

    def _read_total(self, text: str) -> None:
        counts = read_counts(text)
        if counts:
            self.totals.append(counts)
