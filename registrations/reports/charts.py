"""Bars made ready for the page; each is drawn as plain SVG beside the figure it shows."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from decimal import Decimal
from typing import Any

WIDTH = 100


@dataclass(frozen=True, slots=True)
class Bar:
    """One line of a chart: its words, the figure in words, the width of its bar (0 to 100, as SVG writes it)."""

    label: str
    words: str
    units: int
    width: str


def width(number: Decimal | None, highest: Decimal) -> str:
    """The width of a bar; nothing for no figure and for none above zero."""
    if number is None or number <= 0 or highest <= 0:
        return "0"
    return f"{max(Decimal('0.6'), number / highest * WIDTH):.1f}"


def bars(cells: Sequence[tuple[str, Any]]) -> list[Bar]:
    """Bars of (label, cell) pairs, drawn to the highest of them."""
    highest = max((cell.number for _, cell in cells if cell.number is not None), default=Decimal(0))
    return [Bar(label, cell.words, cell.units, width(cell.number, highest)) for label, cell in cells]
