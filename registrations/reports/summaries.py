"""What the public may read of a period: figures of the province out of accepted reports, as they stood at one instant.

No figure of a unit or of a cluster is told, and none that fewer than three
units stand behind: nobody's own figure can be worked out from it.
"""

from __future__ import annotations

from decimal import Decimal
from typing import Any

from . import charts
from .models import Summary
from .rollup import Cell, Line, Table

LEAST_UNITS = 3


def tellable(table: Table) -> list[Line]:
    """The lines that enough units stand behind."""
    return [line for line in table.lines if line.all.number is not None and line.all.units >= LEAST_UNITS]


def content_of(table: Table, indicators: set[int]) -> dict[str, Any]:
    """The figures of the chosen indicators, as plain data to be kept."""
    return {
        "counted": table.counted,
        "asked": table.asked,
        "span": table.period.span,
        "lines": [_line(line) for line in tellable(table) if line.indicator.pk in indicators],
    }


def _told(cell: Cell | None) -> Cell | None:
    return cell if cell and cell.number is not None and cell.units >= LEAST_UNITS else None


def _line(line: Line) -> dict[str, Any]:
    previous, target = _told(line.previous), _told(line.target)
    return {
        "indicator": line.indicator.pk,
        "name": line.indicator.name,
        "value": line.all.words,
        "number": str(line.all.number),
        "units": line.all.units,
        "previous": previous.words if previous else "",
        "previous_number": str(previous.number) if previous else "",
        "change": line.change.words if previous and line.change else "",
        "target": target.words if target else "",
        "target_units": target.units if target else 0,
        "reached": line.reached[1] if target and line.reached else "",
    }


def ready(summary: Summary) -> Summary:
    """The summary with its `lines` drawn: the bars of now and of before to the higher of the two."""
    lines = []
    for each in summary.content["lines"]:
        number = Decimal(each["number"])
        before = Decimal(each["previous_number"]) if each["previous_number"] else None
        highest = max(number, before or Decimal(0))
        lines.append({**each, "bar": charts.width(number, highest), "bar_before": charts.width(before, highest)})
    summary.lines = lines
    return summary


def released_of(movement: Any) -> list[Summary]:
    """The summaries of a movement that everybody may read, the newest period first."""
    found = Summary.objects.released().filter(period__movement=movement).select_related("period")
    return [ready(each) for each in found.order_by("-period__closes_at", "-pk")]


def text_of(summary: Summary) -> str:
    """A released summary as plain text, for the search: its title, its words, its figures."""
    figures = [f"{each['name']}: {each['value']}" for each in summary.content["lines"]]
    return ". ".join(filter(None, [summary.title, summary.text, *figures]))
