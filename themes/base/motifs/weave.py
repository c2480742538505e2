"""The loom: cells on a grid become one SVG path per thread, by day and by night."""

from __future__ import annotations

import hashlib
import math
from collections.abc import Iterable
from typing import NamedTuple

Cell = tuple[int, int]
Layer = tuple[str, set[Cell]]


class Cloth(NamedTuple):
    """Threads of one cloth: ground, three tones coming nearer, one bright thread."""

    ground: str
    far: str
    mid: str
    near: str
    bright: str


# Day cloths stand on a pale ground; night cloths are dyed, with pale thread on a dark ground.
DAY = (
    Cloth("#DDE3EE", "#A9B8D3", "#5C76A6", "#1F3764", "#C8323A"),  # indigo
    Cloth("#DFE8DF", "#A9C4AE", "#5D8C6D", "#1F4A37", "#C48A1A"),  # leaf
    Cloth("#E4E3DE", "#BDBBB1", "#85867F", "#3C4148", "#B5121B"),  # stone
    Cloth("#E8DFE8", "#C3AAC4", "#8A6490", "#45294F", "#D9A62E"),  # rose myrtle
    Cloth("#EFE3D3", "#D5B48C", "#A5754A", "#5A3720", "#1F4A37"),  # earth
    Cloth("#DCE8EA", "#A5C3C9", "#558A94", "#17454F", "#C8323A"),  # mist
)
NIGHT = (
    Cloth("#1B2740", "#2A3D63", "#3F5A8E", "#7E99CB", "#E0575E"),
    Cloth("#16291F", "#224435", "#37694F", "#7FB493", "#E0B250"),
    Cloth("#23262B", "#363A40", "#55585C", "#A3A298", "#E0575E"),
    Cloth("#2A1C31", "#432C4D", "#6A4671", "#B18FB6", "#E0B250"),
    Cloth("#2C1F15", "#4A3220", "#7A5432", "#C69B6B", "#7FB493"),
    Cloth("#132A30", "#1E444D", "#34707B", "#82B4BC", "#E0575E"),
)


def seed_of(text: str) -> int:
    """A number that stays the same for a slug or key, on every machine and version."""
    return int.from_bytes(hashlib.sha256(text.encode()).digest()[:8], "big")


def under(tops: list[int], height: int) -> set[Cell]:
    """All cells below a ridge line given as the top row of each column."""
    return {(x, y) for x, top in enumerate(tops) for y in range(max(0, top), height)}


def path(cells: Iterable[Cell]) -> str:
    """Path data for cells, with horizontal runs merged."""
    rows: dict[int, list[int]] = {}
    for x, y in cells:
        rows.setdefault(y, []).append(x)
    parts = []
    for y in sorted(rows):
        columns = sorted(rows[y])
        start = columns[0]
        for x, following in zip(columns, [*columns[1:], None], strict=True):
            if following == x + 1:
                continue
            length = x - start + 1
            parts.append(f"M{start} {y}h{length}v1h-{length}z")
            start = following if following is not None else start
    return "".join(parts)


def fill(colour: str, cells: Iterable[Cell]) -> str:
    """One path in a fixed colour."""
    return f'<path fill="{colour}" d="{path(cells)}"/>'


def frame(width: int, height: int, body: str, scale: int = 10) -> str:
    """An SVG document of WIDTH × HEIGHT cells shown at SCALE pixels a cell."""
    return (
        f'<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 {width} {height}" width="{width * scale}" '
        f'height="{height * scale}" shape-rendering="crispEdges">{body}</svg>\n'
    )


def paint(width: int, height: int, layers: list[Layer]) -> dict[Cell, str]:
    """The thread that lies on top in each cell; cells of the ground are left out."""
    painted: dict[Cell, str] = {}
    for thread, cells in layers:
        for cell in cells:
            if 0 <= cell[0] < width and 0 <= cell[1] < height:
                painted[cell] = thread
    return painted


def weave(width: int, height: int, cloth: int, layers: list[Layer], scale: int = 10) -> str:
    """Weave layers (thread name, cells) in the given cloth; later layers lie on top.

    Colours for a dark screen sit in a style element: a picture follows the
    reader's colour scheme by itself and stays light where that is unknown.
    """
    day, night = DAY[cloth], NIGHT[cloth]
    painted = paint(width, height, layers)
    threads: dict[str, list[Cell]] = {}
    for cell, thread in painted.items():
        threads.setdefault(thread, []).append(cell)
    used = ["ground", *(name for name in Cloth._fields if name in threads and name != "ground")]
    rules = "".join(f".{name[0]}{{fill:{getattr(night, name)}}}" for name in used)
    body = f"<style>@media (prefers-color-scheme:dark){{{rules}}}</style>"
    body += f'<path class="g" fill="{day.ground}" d="M0 0h{width}v{height}H0z"/>'
    for name in used:
        if name in threads:
            body += f'<path class="{name[0]}" fill="{getattr(day, name)}" d="{path(threads[name])}"/>'
    return frame(width, height, body, scale)


def star(cx: float, cy: float, radius: float, inner: float = 0.4) -> str:
    """Path data of a five-pointed star."""
    points = []
    for i in range(10):
        reach = radius if i % 2 == 0 else radius * inner
        angle = -math.pi / 2 + i * math.pi / 5
        points.append(f"{cx + reach * math.cos(angle):.2f} {cy + reach * math.sin(angle):.2f}")
    return "M" + "L".join(points) + "z"
