"""Covers: the picture of an article that has no photograph, woven from its slug."""

from __future__ import annotations

import random

from .figures import diamond, flower, hook, small_flower
from .weave import DAY, Cell, Cloth, Layer, paint, seed_of, under, weave

WIDTH, HEIGHT = 64, 36
WIDE = 144
# How steep the shoulders of successive towers are.
SHOULDERS = (0.9, 1.25, 1.05)


def _ridge(rng: random.Random, width: int, base: int, height: float, peaks: int) -> list[int]:
    """Stepped skyline: steep, narrow, uneven. Returns the top row of each column."""
    tops = [base] * width
    for i in range(peaks):
        cx = (i + 0.5) * width / peaks + rng.uniform(-0.3, 0.3) * width / peaks
        top = base - height * rng.uniform(0.45, 1.0)
        half = rng.uniform(0.55, 1.0) * width / peaks
        cap = rng.choice([1, 1, 2])
        for x in range(width):
            d = max(0, abs(x + 0.5 - cx) - cap)
            y = top + (base - top) * min(1, (d / half) ** SHOULDERS[i % 3])
            tops[x] = min(tops[x], round(y))
    return tops


def _mountains(rng: random.Random, width: int, height: int) -> list[Layer]:
    """Three ridges in the mist; a flower rises where the far one leaves the most sky."""
    scale = width / WIDTH
    far = _ridge(rng, width, height - 8, height * 0.62, round(rng.choice([3, 4]) * scale))
    mid = _ridge(rng, width, height - 3, height * 0.5, round(rng.choice([4, 5]) * scale))
    near = _ridge(rng, width, height + 3, height * 0.36, round(rng.choice([3, 5]) * scale))
    x = max(range(8, width - 8), key=lambda x: (min(far[x - 5 : x + 6]), rng.random()))
    y = max(6, min(min(far[x - 5 : x + 6]) - 7, 11))
    below = under(near, height)
    mist = {(i, row) for row in (height - 12, height - 7) for i in range(width) if (i + row) % 3 == 0}
    return [
        ("bright", flower(x, y) | {(x, y)}),
        ("far", under(far, height)),
        ("mid", under(mid, height)),
        ("near", below),
        ("far", (mist & under(mid, height)) - below),
    ]


def _lattice(rng: random.Random, width: int, height: int) -> list[Layer]:
    """Flowers in a net of lozenges, as on a baby carrier."""
    pitch = rng.choice([18, 20, 22])
    ox, oy = rng.randint(0, pitch - 1), height // 2 + rng.choice([-pitch // 2, 0])
    far: set[Cell] = set()
    mid: set[Cell] = set()
    near: set[Cell] = set()
    bright: set[Cell] = set()
    for j in range(-2, 4):
        for i in range(-2, width // pitch + 3):
            cx, cy = ox + i * pitch, oy + j * pitch
            mid |= diamond(cx, cy, pitch // 2 - 1)
            far |= diamond(cx, cy, pitch // 2 - 3) | diamond(cx, cy, pitch // 2)
            petals = flower(cx, cy) if pitch > 18 else small_flower(cx, cy)
            (near if (i + j) % 2 else bright).update(petals)
            near |= small_flower(cx + pitch // 2, cy + pitch // 2)
    return [("far", far), ("mid", mid), ("near", near), ("bright", bright)]


def _hem(rng: random.Random, width: int, height: int) -> list[Layer]:
    """Horizontal woven bands of unequal height, as on the hem of a skirt."""
    layers: list[Layer] = []
    y = rng.randint(-4, 0)
    kinds = ["flower", "saw", "plain", "hook", "saw"]
    k = rng.randint(0, 4)
    while y < height:
        kind = kinds[k % 5]
        k += 1
        if kind == "plain":
            thick = rng.choice([2, 3])
            layers.append(("mid", {(x, y + i) for i in range(thick) for x in range(width)}))
            y += thick + 1
        elif kind == "saw":
            teeth = {(x, y + i) for i in range(3) for x in range(width) if abs((x % 6) - 2.5) < 3 - i}
            layers.append(("near", teeth))
            y += 4
        elif kind == "hook":
            off = rng.randint(0, 7)
            hooks = [hook(off + i * 8, y + 3, 1 if i % 2 else -1) for i in range(-1, width // 8 + 2)]
            layers.append(("mid", set().union(*hooks)))
            y += 8
        else:
            off = rng.randint(0, 13)
            flowers = [flower(off + i * 14, y + 6) for i in range(-1, width // 14 + 2)]
            layers.append(("far", {(x, row) for row in (y, y + 12) for x in range(width)}))
            layers += [("bright", set().union(*flowers[::2])), ("near", set().union(*flowers[1::2]))]
            y += 14
    return layers


def band(slug: str, width: int, height: int) -> tuple[Cloth, dict[Cell, str]]:
    """A strip of the cloth of a slug: its threads' colours, and the thread of each cell that is not ground."""
    rng = random.Random(seed_of(slug))  # noqa: S311 - a drawing, no secret
    cloth = DAY[rng.randrange(len(DAY))]
    draw = rng.choice([_lattice, _hem])  # mountains want a sky
    return cloth, paint(width, height, draw(rng, width, height))


def cover(slug: str, *, wide: bool = False) -> str:
    """The cover of a slug as an SVG document, 16:9, or 4:1 when wide.

    The same slug gives the same cover for ever; the wide one shares its cloth and kind.
    """
    rng = random.Random(seed_of(slug))  # noqa: S311 - a drawing, no secret
    cloth = rng.randrange(len(DAY))
    draw = rng.choice([_mountains, _mountains, _lattice, _hem])
    width = WIDE if wide else WIDTH
    return weave(width, HEIGHT, cloth, draw(rng, width, HEIGHT))
