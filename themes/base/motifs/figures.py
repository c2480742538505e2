"""Figures of the weave, and the drawings that every page shares."""

from __future__ import annotations

import random

from .weave import Cell, fill, frame, seed_of, star

INDIGO = "#1B2E52"
PAPER, GOLD, RED, GREEN = "#F3EFE4", "#DDAE47", "#C8323A", "#5E9C78"
# The ridges of the front page; the same values as --ridge-1..3 and --gold in tokens.css.
RIDGES_DAY = ("#DDE2EA", "#AEBBD3", "#1B2E52")
RIDGES_NIGHT = ("#1B2434", "#26334E", "#22355C")
SUMMIT_STAR = ("#A87510", "#E0B250")


def flower(cx: int, cy: int) -> set[Cell]:
    """Eight-petalled flower (hoa tám cánh), 11 × 11."""
    quarter = {(1, 2), (1, 3), (2, 3), (1, 4), (2, 4), (3, 4), (2, 5), (1, 1)}
    quarter |= {(b, a) for a, b in quarter}
    return {(cx + sx * a, cy + sy * b) for a, b in quarter for sx in (1, -1) for sy in (1, -1)}


def small_flower(cx: int, cy: int) -> set[Cell]:
    """A flower of nine cells for narrow lozenges."""
    petals = [(0, 0), (0, -2), (0, 2), (-2, 0), (2, 0), (-1, -1), (1, -1), (-1, 1), (1, 1)]
    return {(cx + a, cy + b) for a, b in petals}


def diamond(cx: int, cy: int, reach: int) -> set[Cell]:
    """Outline of a stepped lozenge (quả trám)."""
    span = range(-reach, reach + 1)
    return {(cx + x, cy + y) for x in span for y in span if abs(x) + abs(y) == reach}


def hook(cx: int, cy: int, flip: int = 1) -> set[Cell]:
    """Fern hook (ngọn rau dớn)."""
    stem = [(0, 0), (1, 0), (2, 0), (2, -1), (2, -2), (1, -2), (0, 3), (0, 2), (0, 1), (0, -2)]
    return {(cx + flip * a, cy + b) for a, b in stem}


def brocade(width: int = 36, height: int = 19) -> str:
    """One repeat of the band at the foot: flower in a lozenge, hooks between, saw-tooth edges."""
    cy = height // 2
    first, second = width // 2 - 9, width // 2 + 9
    paper = {(x, y) for x in range(width) for y in (0, height - 1)}
    gold = {(x, y) for x in range(width) if x % 4 in (0, 1) for y in (2, height - 3)} | flower(second, cy)
    red = flower(first, cy) | {(second, cy)}
    green = set()
    paper.add((first, cy))
    for centre in (first, second):
        for dx in (-9, 9):
            column = (centre + dx) % width
            green |= {(column, cy + dy) for dy in (-2, 0, 2)}
            green |= {((column + e) % width, cy) for e in (-1, 1)}
            paper |= {((column + e) % width, cy + dy) for e in (-1, 0, 1) for dy in (-4, 4)}
            paper |= {(column, cy + dy) for dy in (-5, 5)}
    green -= red | gold
    body = f'<path fill="{INDIGO}" d="M0 0h{width}v{height}H0z"/>'
    body += fill(PAPER, paper - gold - red - green) + fill(GOLD, gold - red) + fill(GREEN, green) + fill(RED, red)
    return frame(width, height, body, 2)


def selvedge() -> str:
    """The quiet sister of the band: a hair-line woven edge, used as a mask on sheets."""
    cells = {(x, 0) for x in range(12)} | {(x, y) for x in range(12) if x % 4 < 2 for y in (2, 3)}
    return frame(12, 4, fill("#000", cells), 2)


def mark() -> str:
    """Site mark: a red seal; a star rising between two stepped peaks, the ridge echoed like a chevron."""
    ridge = [6, 5, 4, 3, 2, 3, 4, 5, 5, 4, 3, 2, 3, 4, 5, 6]

    def band(top: int, thick: int) -> set[Cell]:
        return {(x, top + y + i) for x, y in enumerate(ridge) for i in range(thick) if top + y + i < 16}

    paper = "#FBF8EF"
    return (
        '<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 16 16" width="48" height="48">'
        '<path fill="#AE131B" d="M0 0h16v16H0z"/><g shape-rendering="crispEdges">'
        f"{fill(paper, band(5, 3))}{fill(paper, band(10, 9))}</g>"
        f'<path fill="#F2C14E" d="{star(8, 4.9, 3.5)}"/></svg>\n'
    )


def karst(rng: random.Random, width: int, base: int, height: float, peaks: int) -> list[int]:
    """Limestone towers: sheer sides, rounded heads, gaps between. Returns the top row of each column."""
    tops = [base] * width
    for i in range(peaks):
        cx = (i + 0.5 + rng.uniform(-0.35, 0.35)) * width / peaks
        tall = height * rng.uniform(0.35, 1.0)
        half = rng.uniform(0.42, 0.78) * width / peaks
        for x in range(width):
            d = abs(x + 0.5 - cx) / half
            if d < 1.6:
                rise = max(0.0, 1 - d**2.2) if d < 0.8 else max(0.0, (1.6 - d) * 0.485)
                tops[x] = min(tops[x], round(base - tall * rise))
    return tops


def _outline(tops: list[int], height: int) -> str:
    data, last, run = f"M0 {height}V{tops[0]}", tops[0], 0
    for top in tops:
        if top != last:
            data += f"h{run}v{top - last}"
            last, run = top, 0
        run += 1
    return data + f"h{run}V{height}z"


def skyline(seed: str = "lang-son", width: int = 200, height: int = 40) -> str:
    """The layered ridge of the front page with a star over its highest tower.

    The picture fills the box it is given and is cut at the top corners.
    """
    rng = random.Random(seed_of(seed))  # noqa: S311 - a drawing, no secret
    specs = [(height - 10, height * 0.70, 9), (height - 5, height * 0.58, 11), (height - 1, height * 0.34, 9)]
    ridges = [karst(rng, width, base, tall, peaks) for base, tall, peaks in specs]
    summit = [x for x, top in enumerate(ridges[0]) if top == min(ridges[0])]
    shine = star(sum(summit) / len(summit) + 0.5, min(ridges[0]) - 4.2, 2.4)
    night = "".join(f".r{i}{{fill:{colour}}}" for i, colour in enumerate(RIDGES_NIGHT))
    body = f"<style>@media (prefers-color-scheme:dark){{{night}.s{{fill:{SUMMIT_STAR[1]}}}}}</style>"
    body += f'<path class="s" shape-rendering="auto" fill="{SUMMIT_STAR[0]}" d="{shine}"/>'
    for i, (tops, colour) in enumerate(zip(ridges, RIDGES_DAY, strict=True)):
        body += f'<path class="r{i}" fill="{colour}" d="{_outline(tops, height)}"/>'
    return (
        f'<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 -6 {width} {height + 6}" '
        f'preserveAspectRatio="xMidYMax slice" shape-rendering="crispEdges">{body}</svg>\n'
    )
