"""What is confirmed with a second factor about scores: one column of a sheet, the result of a cluster, its approval."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from typing import Any

from registrations.signing.matters import Matter, hash_of

from .models import Scoring
from .points import points_text
from .queries import Book, Standing
from .rules import CLUSTER, COLUMN_WORDS, SELF

SCORE, RANKING = "scoring.score", "scoring.ranking"


def of_column(scoring: Scoring, book: Book, column: str) -> Matter:
    """What a unit sends: every point and note of its column, and the files that go with its own."""
    sheet = book.sheet
    content = {
        "cluster": scoring.cluster.name,
        "year": scoring.cluster.year,
        "unit": sheet.unit.name,
        "column": column,
        "criteria": book.criteria_set.version,
        "rows": [
            [str(cell.criterion), points_text(cell.points(column)), cell.note(column)]
            + ([file.attachment.sha256 for file in cell.files] if column == SELF else [])
            for cell in book.cells
        ],
        "total": points_text(book.totals(column).total),
    }
    title = f"{COLUMN_WORDS[column]}, {sheet.unit.name}, {scoring.cluster}"
    return Matter(SCORE, f"{column}:{sheet.pk}", hash_of(content), title)


def of_result(scoring: Scoring, standings: Sequence[Standing]) -> Matter:
    """What the cluster settles: every unit with its points, and who is not ranked."""
    content = {
        "cluster": scoring.cluster.name,
        "year": scoring.cluster.year,
        "ranking": [
            [each.row.member.unit.name, each.place, points_text(each.totals.total), each.category]
            + [points_text(cell.points(CLUSTER)) for cell in each.row.book.cells]
            for each in standings
        ],
    }
    return Matter(SCORE, f"{CLUSTER}:{scoring.pk}", hash_of(content), f"Kết quả chấm điểm, {scoring.cluster}")


def of_approval(scoring: Scoring, content: Mapping[str, Any]) -> Matter:
    """What the province approves: the ranking as it will be published, with the decision that recognises it."""
    return Matter(RANKING, str(scoring.pk), hash_of(dict(content)), f"Bảng xếp hạng, {scoring.cluster}")
