"""A sheet as a PDF, fit for printing, signing and filing: the columns that the reader may read, and their difference."""

from __future__ import annotations

import json
from collections.abc import Sequence
from decimal import Decimal
from pathlib import Path
from typing import Any

import typst
from django.conf import settings

from .points import points_text
from .queries import Book, Cell
from .rules import COLUMN_WORDS

FOLDER = Path(settings.BASE_DIR) / "themes" / "base" / "typst"


def pdf(book: Book, columns: Sequence[str], facts: dict[str, Any]) -> bytes:
    """A4 pages across; `facts` are office, cluster, year, unit and state. Every text enters as data."""
    compared = len(columns) > 1
    heads = [COLUMN_WORDS[each] for each in columns] + (["Chênh lệch"] if compared else [])
    groups = []
    for group in book.criteria_set.groups.all():
        cells = [cell for cell in book.cells if cell.criterion.group_id == group.pk]
        cap = f", tối đa {points_text(group.cap)} điểm cả nhóm" if group.cap is not None else ""
        words = f"{group} ({group.get_kind_display().lower()}{cap})"
        groups.append({"name": words, "rows": [_row(cell, columns, compared) for cell in cells]})
    totals = [book.totals(each).total for each in columns]
    matter = {
        **facts,
        "heads": heads,
        "groups": groups,
        "totals": [points_text(each) for each in totals] + ([_difference(totals[0], totals[-1])] if compared else []),
        "version": str(book.criteria_set.version),
    }
    return typst.compile(
        str(FOLDER / "score_sheet.typ"),
        root=str(FOLDER),
        sys_inputs={"matter": json.dumps(matter, ensure_ascii=False)},
        ignore_system_fonts=True,
    )


def _row(cell: Cell, columns: Sequence[str], compared: bool) -> dict[str, Any]:
    given = [cell.points(each) for each in columns]
    notes = [f"{COLUMN_WORDS[each]}: {cell.note(each)}" for each in columns if cell.note(each)]
    numbers = [points_text(each) or "–" for each in given]
    return {
        "name": str(cell.criterion),
        "most": points_text(cell.criterion.points),
        "numbers": numbers + ([_difference(given[0], given[-1])] if compared else []),
        "notes": notes,
    }


def _difference(before: Decimal | None, after: Decimal | None) -> str:
    """The last column against the first: "+1,5", "−2"; empty where they are equal or one is missing."""
    if before is None or after is None or before == after:
        return ""
    return ("+" if after > before else "−") + points_text(abs(after - before))
