"""Movements beside their pages: how each stands."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date

from cms_pages.movements import gaps
from cms_pages.movements.models import MovementPage
from registrations.movements.models import Movement


@dataclass(slots=True)
class Row:
    """A movement, its page or None, and how it stands."""

    movement: Movement
    page: MovementPage | None
    standing: gaps.Standing


def rows(today: date) -> list[Row]:
    """Every movement, the newest first (three queries)."""
    pages = MovementPage.objects.defer("body").prefetch_related("reviews")
    by_movement = {page.movement_id: page for page in pages}
    found = []
    for movement in Movement.objects.select_related("organising_body"):
        page = by_movement.get(movement.pk)
        kinds = {each.kind for each in page.reviews.all()} if page else set()
        standing = gaps.of_movement(movement, page, kinds, today, live=bool(page and page.live))
        found.append(Row(movement, page, standing))
    return found


def share_whole(found: list[Row]) -> int:
    """How many of a hundred movements miss nothing; 0 where there are none."""
    return sum(row.standing.whole for row in found) * 100 // len(found) if found else 0
