"""Queries as people, machines and mischief type them: Vietnamese with and without marks, symbols, NFD, slips."""

import random
import unicodedata
from collections.abc import Iterator

from search.text import fold

from .corpus import FAMILY, FORMS, GIVEN, MIDDLE, PLACES

SYMBOLS = list("\"'()[]{}*?~^:/\\-+!&|%$#@.,;<>=_`¦…“”‘’–—·\u00a0\u200b\u200d\ufeff\x00\x07😀²Ⅳﬁ你好Жไ𝕳\ud800")
PHRASES = (
    "UBND|TĐKT|CSTĐCS|HCLĐ|HC|BK|qđ 1657|1657/QĐ-UBND|57/2018|4/KH-UBND|30-CT/TU|tháng 8/2021|19/8/2021|quý III 2022|2021|2021-2025|"
    "giai đoạn 2016-2020|năm học 2021-2022|hạng nhất|hạng 1|\"phong trào thi đua\"|\"|năm:2023|hạng:nhất|ông|bà|đ/c|BS.|xã|huyện|thưởng|"
    "đ|Đ|h|của|và|các|NOT|AND|OR|title:|SELECT|../|'; DROP TABLE--|{{7*7}}|%00"
).split("|")  # fmt: skip


def random_queries(count: int, seed: int = 20261121) -> Iterator[str]:
    """The same queries for the same seed."""
    rng = random.Random(seed)
    for _ in range(count):
        pieces = [_piece(rng) for _ in range(rng.choice((1, 1, 2, 2, 3, 4, 6)))]
        yield _worn(rng, rng.choice((" ", " ", " ", "", "  ", "-", "/")).join(pieces))


def _piece(rng: random.Random) -> str:
    kind = rng.random()
    if kind < 0.4:
        return f"{rng.choice(FAMILY)} {rng.choice(MIDDLE)} {rng.choice(GIVEN)}"
    if kind < 0.5:
        return rng.choice(GIVEN)
    if kind < 0.65:
        return rng.choice(PLACES)
    if kind < 0.75:
        return rng.choice(list(FORMS.values()))
    if kind < 0.92:
        return rng.choice(PHRASES)
    if kind < 0.94:
        return str(rng.randrange(10 ** rng.randint(1, 12)))
    if kind < 0.945:
        return rng.choice(("đ", "hoà ", '" ', "1/")) * rng.randint(100, 3000)
    return "".join(rng.choices(SYMBOLS, k=rng.randint(1, 8)))


def _worn(rng: random.Random, text: str) -> str:
    kind = rng.random()
    if kind < 0.35:
        return fold(text) or text
    if kind < 0.45:
        return unicodedata.normalize("NFD", text)
    if kind < 0.5:
        return text.upper()
    if kind < 0.6 and len(text) > 3:  # a letter lost, doubled or exchanged
        at = rng.randrange(len(text) - 1)
        return rng.choice(
            (
                text[:at] + text[at + 1 :],
                text[:at] + text[at] + text[at:],
                text[:at] + text[at + 1] + text[at] + text[at + 2 :],
            )
        )
    if kind < 0.65:
        return text[: rng.randint(1, max(1, len(text)))]
    return text
