"""Every pair of colours that the components use keeps its contrast, by day and by night (WCAG 2.2)."""

import re
from pathlib import Path

import pytest

from themes.base.motifs import figures

SHEET = Path(__file__).resolve().parents[2] / "themes/base/assets/css/tokens.css"
TEXT = SHEET.read_text(encoding="utf-8")
HEX = r"#[0-9A-Fa-f]{6}"
DAY = dict(re.findall(rf"--([a-z0-9-]+):\s*({HEX});", TEXT))
NIGHT = DAY | dict(re.findall(rf"--([a-z0-9-]+):\s*light-dark\({HEX}, ({HEX})\)", TEXT))

GROUNDS = ("paper", "surface", "sunk")
TINTS = ("gold-tint", "ok-tint", "warn-tint", "danger-tint")
AAA, AA, GRAPHIC = 7, 4.5, 3
PAIRS = [
    *(("ink", ground, AAA) for ground in (*GROUNDS, *TINTS, "focus-fill")),
    *(("ink-2", ground, AAA) for ground in ("paper", "surface")),
    ("ink-2", "sunk", AA),
    *(("link", ground, AAA) for ground in GROUNDS),
    *(("on-cham", ground, AAA) for ground in ("cham", "cham-hover", "action", "ridge-3", "footer")),
    ("on-cham", "action-hover", AA),
    *(("on-cham-2", ground, AAA) for ground in ("cham", "footer", "ridge-3")),
    *((state, f"{state}-tint", AA) for state in ("ok", "warn", "danger")),
    ("danger", "paper", AAA),
    ("danger", "surface", AAA),
    ("danger", "sunk", AA),
    ("gold-ink", "paper", AAA),
    *(("line-strong", ground, GRAPHIC) for ground in GROUNDS),
    *((mark, ground, GRAPHIC) for mark in ("gold", "focus") for ground in ("paper", "surface")),
    ("seal", "paper", GRAPHIC),
]


def luminance(colour: str) -> float:
    parts = [int(colour[i : i + 2], 16) / 255 for i in (1, 3, 5)]
    red, green, blue = (p / 12.92 if p <= 0.03928 else ((p + 0.055) / 1.055) ** 2.4 for p in parts)
    return 0.2126 * red + 0.7152 * green + 0.0722 * blue


def ratio(a: str, b: str) -> float:
    light, dark = sorted((luminance(a), luminance(b)), reverse=True)
    return (light + 0.05) / (dark + 0.05)


@pytest.mark.parametrize(("front", "ground", "floor"), PAIRS)
@pytest.mark.parametrize("theme", [DAY, NIGHT], ids=["day", "night"])
def test_pair_keeps_its_contrast(theme, front, ground, floor):
    assert ratio(theme[front], theme[ground]) >= floor


def test_both_themes_were_read():
    assert DAY["paper"] != NIGHT["paper"]
    assert len(DAY) > 30


def test_the_skyline_is_drawn_in_the_tokens_colours():
    for i in range(3):
        assert figures.RIDGES_DAY[i] == DAY[f"ridge-{i + 1}"]
        assert figures.RIDGES_NIGHT[i] == NIGHT[f"ridge-{i + 1}"]
    assert (DAY["gold"], NIGHT["gold"]) == figures.SUMMIT_STAR
