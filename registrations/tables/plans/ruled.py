"""Tables that lines rule on a page of a PDF: their edges, and the cells that the lines enclose."""

from dataclasses import dataclass
from itertools import pairwise

_NEAR = 3.0
"""Points within which two rules are one."""
_Rule = tuple[float, float, float]
_Span = tuple[int, int]


@dataclass(frozen=True, slots=True)
class Ruled:
    """A table: edges of columns and rows, upright rules (x, top, bottom), level rules (y, left, right)."""

    xs: list[float]
    ys: list[float]
    uprights: list[_Rule]
    levels: list[_Rule]

    def boxes(self) -> list[tuple[_Span, _Span]]:
        """The cells as columns and rows, the end of each left out; without a rule below a cell reaches further down."""
        found: list[tuple[_Span, list[int]]] = []
        above: dict[_Span, list[int]] = {}
        for number, (top, bottom) in enumerate(pairwise(self.ys)):
            row: dict[_Span, list[int]] = {}
            for columns in pairwise(self._edges((top + bottom) / 2)):
                rows = above.get(columns)
                if rows is None or self._ruled_off(columns, top):
                    rows = [number, number]
                    found.append((columns, rows))
                rows[1] = number + 1
                row[columns] = rows
            above = row
        return [(columns, (rows[0], rows[1])) for columns, rows in found]

    def _edges(self, y: float) -> list[int]:
        """The edges between columns that a rule draws at some height."""
        last = len(self.xs) - 1
        drawn = [rule[0] for rule in self.uprights if rule[1] - _NEAR <= y <= rule[2] + _NEAR]
        inner = [at for at in range(1, last) if any(abs(x - self.xs[at]) <= _NEAR for x in drawn)]
        return [0, *inner, last]

    def _ruled_off(self, columns: _Span, y: float) -> bool:
        """Tell whether a level rule stands between two rows of a column."""
        middle = (self.xs[columns[0]] + self.xs[columns[1]]) / 2
        return any(abs(rule[0] - y) <= _NEAR and rule[1] - 1 <= middle <= rule[2] + 1 for rule in self.levels)


def ruled_tables(rules: list[list[float]]) -> list[Ruled]:
    """Group the rules of a page (left, top, right, bottom) into tables, from top to bottom."""
    uprights = [(left, top, bottom) for left, top, right, bottom in rules if bottom - top > right - left]
    levels = [
        (top, left, right) for left, top, right, bottom in rules if right - left >= bottom - top and right - left > 8
    ]
    spans: list[list[float]] = []
    for _, top, bottom in sorted(uprights, key=lambda rule: rule[1]):
        if spans and top <= spans[-1][1] + 2 * _NEAR:
            spans[-1][1] = max(spans[-1][1], bottom)
        else:
            spans.append([top, bottom])
    found = []
    for first, last in spans:
        own = [rule for rule in uprights if rule[1] >= first - _NEAR and rule[2] <= last + _NEAR]
        level = [rule for rule in levels if first - _NEAR <= rule[0] <= last + _NEAR]
        xs = _merged([rule[0] for rule in own])
        ys = _merged([rule[0] for rule in level] + [first, last])
        if len(xs) > 2 and len(ys) > 2:
            found.append(Ruled(xs, ys, own, level))
    return found


def _merged(values: list[float]) -> list[float]:
    kept: list[float] = []
    for value in sorted(values):
        if not kept or value - kept[-1] > _NEAR:
            kept.append(value)
    return kept
