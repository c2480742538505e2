"""Cards for those who pass a page on: its title in our letters over a strip of its own cloth, 1200 × 630.

A pure function of its words; the fonts are those of the pages, so that every Vietnamese letter is there.
"""

from __future__ import annotations

import io
import re
import unicodedata
from functools import lru_cache
from math import cos, pi, sin
from pathlib import Path

from PIL import Image, ImageDraw, ImageFont

from .motifs import band

WIDTH, HEIGHT = 1200, 630
VERSION = 2
"""Part of every card's name: raise it when the drawing changes."""
FONTS = Path(__file__).resolve().parent / "assets" / "fonts"
PAPER, INK, QUIET, SEAL, ON_SEAL, STAR = "#F8F7F3", "#1A2132", "#474E60", "#AE131B", "#FBF8EF", "#F2C14E"
MARGIN = 72
CELL = 8
STRIP = 19  # rows of cloth at the foot
MARK = 72
TITLE_TOP, TITLE_FOOT = 214, HEIGHT - STRIP * CELL - 30
SIZES = range(78, 38, -4)
LEADING = 1.22  # stacked marks (Ẫ, Ễ, Ộ) need the room
_RIDGE = (6, 5, 4, 3, 2, 3, 4, 5, 5, 4, 3, 2, 3, 4, 5, 6)
# What the fonts hold: ASCII, Vietnamese, our punctuation (see assets/fonts/subset.py).
_LETTERS = re.compile("[ -~ÀÁÂÃÈÉÊÌÍÒÓÔÕÙÚÝàáâãèéêìíòóôõùúýĂăĐđĨĩŨũƠơƯưẠ-ỹ§©«»°²³·×½–—‘’“”•…₫→≤≥✓]")


@lru_cache(maxsize=32)
def _font(name: str, size: int) -> ImageFont.FreeTypeFont:
    return ImageFont.truetype(str(FONTS / f"{name}.woff2"), size)


def legible(text: str) -> str:
    """The text in letters that our fonts hold: others lose their marks, and what has no such letter is left out."""
    composed = unicodedata.normalize("NFC", text.replace("\u00a0", " "))
    kept = []
    for letter in composed:
        if not _LETTERS.fullmatch(letter):
            letter = "".join(filter(_LETTERS.fullmatch, unicodedata.normalize("NFKD", letter)))
        kept.append(letter if letter else " ")
    return " ".join("".join(kept).split())


def _lines(text: str, font: ImageFont.FreeTypeFont, width: int) -> list[str]:
    lines = [""]
    for word in text.split():
        longer = f"{lines[-1]} {word}".strip()
        if font.getlength(longer) <= width:
            lines[-1] = longer
            continue
        if lines[-1]:
            lines.append("")
        while font.getlength(word) > width:  # one word as long as a line: an address, a number
            fits = next(n for n in range(len(word) - 1, 0, -1) if font.getlength(word[:n]) <= width)
            lines[-1], word = word[:fits], word[fits:]
            lines.append("")
        lines[-1] = word
    return [line for line in lines if line]


def _even(text: str, font: ImageFont.FreeTypeFont, width: int, count: int) -> list[str]:
    """The same number of lines, as even as they can be: no single word is left on the last one."""
    low, high = width // 3, width
    while high - low > 8:
        middle = (low + high) // 2
        low, high = (low, middle) if len(_lines(text, font, middle)) <= count else (middle, high)
    return _lines(text, font, high)


def fitted(text: str, name: str, width: int, height: int) -> tuple[int, list[str]]:
    """The largest size at which the text fits, with its lines; the smallest with an ellipsis where nothing fits."""
    for size in SIZES:
        lines = _lines(text, _font(name, size), width)
        if len(lines) * size * LEADING <= height:
            return size, _even(text, _font(name, size), width, len(lines))
    room = int(height // (size * LEADING))
    lines = lines[:room]
    font = _font(name, size)
    while " " in lines[-1] and font.getlength(f"{lines[-1]}…") > width:
        lines[-1] = lines[-1].rpartition(" ")[0]
    lines[-1] = f"{lines[-1].rstrip(' ,.;:–-')}…"
    return size, lines


def _mark(draw: ImageDraw.ImageDraw, x: int, y: int, side: int) -> None:
    """The seal of the site; see motifs.figures.mark."""
    unit = side / 16
    draw.rectangle((x, y, x + side - 1, y + side - 1), fill=SEAL)
    for top, thick in ((5, 3), (10, 9)):
        for column, height in enumerate(_RIDGE):
            upper, lower = top + height, min(16, top + height + thick)
            box = (x + column * unit, y + upper * unit, x + (column + 1) * unit - 1, y + lower * unit - 1)
            if upper < 16:
                draw.rectangle(box, fill=ON_SEAL)
    draw.polygon(_star(x + side / 2, y + 4.9 * unit, 3.5 * unit), fill=STAR)


def _star(cx: float, cy: float, radius: float) -> list[tuple[float, float]]:
    reach = (radius, radius * 0.4)
    return [
        (cx + reach[i % 2] * cos(-pi / 2 + i * pi / 5), cy + reach[i % 2] * sin(-pi / 2 + i * pi / 5))
        for i in range(10)
    ]


def _strip(draw: ImageDraw.ImageDraw, seed: str) -> None:
    cloth, cells = band(seed, WIDTH // CELL, STRIP)
    top = HEIGHT - STRIP * CELL
    draw.rectangle((0, top, WIDTH, HEIGHT), fill=cloth.ground)
    for (x, y), thread in cells.items():
        left, upper = x * CELL, top + y * CELL
        draw.rectangle((left, upper, left + CELL - 1, upper + CELL - 1), fill=getattr(cloth, thread))


def draw_card(title: str, *, kind: str = "", office: str = "", place: str = "", seed: str = "") -> bytes:
    """A PNG of 1200 × 630: the office above, what kind of page it is, its title, the cloth of `seed` at the foot."""
    card = Image.new("RGB", (WIDTH, HEIGHT), PAPER)
    draw = ImageDraw.Draw(card)
    _strip(draw, seed or title)
    _mark(draw, MARGIN, 48, MARK)
    beside = MARGIN + MARK + 24
    draw.text(
        (beside, 84), legible(office), font=_font("be-vietnam-pro-600", 30), fill=INK, anchor="ls" if place else "lm"
    )
    if place:
        draw.text((beside, 116), legible(place), font=_font("be-vietnam-pro-400", 26), fill=QUIET, anchor="ls")
    if kind:
        draw.text((MARGIN, 190), legible(kind), font=_font("be-vietnam-pro-600", 26), fill=SEAL, anchor="ls")
    words = legible(title) or legible(office)
    size, lines = fitted(words, "faustina-500", WIDTH - 2 * MARGIN, TITLE_FOOT - TITLE_TOP)
    font = _font("faustina-500", size)
    for at, line in enumerate(lines):
        draw.text((MARGIN, TITLE_TOP + (at + 0.82) * size * LEADING), line, font=font, fill=INK, anchor="ls")
    written = io.BytesIO()
    card.quantize(colors=96, dither=Image.Dither.NONE).save(written, "PNG", optimize=True)
    return written.getvalue()
