"""Tables that are typed with tabulators instead of being drawn: "TT ⇥ Họ và tên ⇥ Chức vụ"."""

from .grids import Cell, Grid, Line
from .headings import classify
from .limits import Limits
from .wording import clean_cell

_LEAST = 3
"""Columns of a typed table; two tabbed texts stand at the head and foot of most letters."""


class TabbedLines:
    """Collects the paragraphs that follow a typed header."""

    def __init__(self) -> None:
        self._place = ""

    def add(self, grid: Grid, number: int, written: str, limits: Limits) -> bool:
        """Add a paragraph as a row of a typed table; False where it is none."""
        texts = [clean_cell(piece)[: limits.cell_length] for piece in written.split("\t")]
        starts = (
            not self._place
            and len(list(filter(None, texts))) >= _LEAST
            and sum(map(bool, map(classify, texts))) >= _LEAST
        )
        if not starts and (not self._place or len(texts) < _LEAST):
            self._place = ""
            return False
        self._place = self._place or f"Đoạn {number}"
        cells = {column: Cell(text) for column, text in enumerate(texts[: limits.columns]) if text}
        grid.lines.append(Line("Bảng đánh bằng tab", number, cells, starts_table=starts))
        return True
