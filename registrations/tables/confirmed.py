"""Short lists that somebody uploads or pastes, looks at, and confirms: their lines, and what was read of them."""

import csv
import io
from collections.abc import Sequence
from dataclasses import dataclass
from typing import Any, ClassVar

from .grids import Line
from .limits import Limits
from .plain import read_csv
from .sources import read_grids


def uploaded_lines(data: bytes, filename: str, limits: Limits) -> list[Line]:
    """The lines of a workbook, document or CSV file. Raises UnreadableList with a text fit for the screen."""
    return [line for grid in read_grids(data, filename, limits) for line in grid.lines]


def pasted_lines(text: str, limits: Limits) -> list[Line]:
    """The lines of pasted text. Raises UnreadableList."""
    return [line for grid in read_csv(text.encode("utf-8", "replace"), limits) for line in grid.lines]


@dataclass(slots=True)
class ConfirmedList:
    """The whole list: fit for keeping only if no row has an error.

    A row has `texts` by the names in `columns`, and `errors`.
    """

    columns: ClassVar[tuple[str, ...]]
    rows: Sequence[Any]

    @property
    def wrong(self) -> list[Any]:
        """The rows with an error."""
        return [row for row in self.rows if row.errors]

    @property
    def is_fit(self) -> bool:
        """Whether there are rows, and none is wrong."""
        return bool(self.rows) and not self.wrong

    def as_text(self) -> str:
        """The list in one form, for the second step: what was shown is what is kept."""
        text = io.StringIO()
        csv.writer(text, delimiter="\t", lineterminator="\n").writerows(
            [row.texts[name] for name in self.columns] for row in self.rows
        )
        return text.getvalue()
