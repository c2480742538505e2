"""Grounds of the monogram that stands where there is no photograph of a person or collective.

The letter itself is set in HTML over the ground.
"""

from __future__ import annotations

from .weave import DAY, Cell, seed_of, weave

WIDTH, HEIGHT = 24, 32


def portrait_number(seed: str) -> int:
    """Which of the grounds 1..6 belongs to a seed (a name, a slug, a key)."""
    return seed_of(seed) % len(DAY) + 1


def _field() -> set[Cell]:
    return {(x, y) for x in range(WIDTH) for y in range(HEIGHT) if (x + y) % 4 == 0 and (x - y) % 4 == 0}


def person(number: int) -> str:
    """Collar of an indigo jacket over a woven field. Number is 1..6."""
    rows = range(22, HEIGHT)
    body = {(x, y) for x in range(WIDTH) for y in rows if abs(x - 11.5) < 5 + (y - 22) * 1.6}
    collar = {(x, y) for x in range(WIDTH) for y in rows if abs(abs(x - 11.5) - max(0, 4.5 - (y - 22) * 0.5)) < 0.8}
    trim = {(x, HEIGHT - 2) for x in range(WIDTH) if x % 3 < 2 and (x, HEIGHT - 2) in body}
    return weave(WIDTH, HEIGHT, number - 1, [("far", _field()), ("near", body), ("far", collar), ("bright", trim)])


def house(number: int) -> str:
    """A stilt house under the same field, for a collective. Number is 1..6."""
    roof = {(x, y) for x in range(WIDTH) for y in range(19, 25) if abs(x - 11.5) < 5 + (y - 19) * 1.15}
    walls = {(x, y) for x in range(4, 20) for y in range(25, 28)}
    floor = {(x, 28) for x in range(2, 22)}
    posts = {(x, y) for x in (4, 9, 14, 19) for y in range(29, HEIGHT)}
    door = {(x, y) for x in (11, 12) for y in range(25, 28)}
    trim = {(x, 24) for x in range(WIDTH) if x % 3 < 2 and (x, 24) in roof}
    layers = [
        ("far", _field()),
        ("near", roof),
        ("mid", walls),
        ("near", floor | posts),
        ("ground", door),
        ("bright", trim),
    ]
    return weave(WIDTH, HEIGHT, number - 1, layers)
