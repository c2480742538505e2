"""The histogram of awards by year: bars computed here, drawn as plain SVG."""

from collections.abc import Callable
from dataclasses import dataclass

WIDTH, HEIGHT = 740.0, 84
LEAST = 3
GAP = 0.25
MOST_YEARS = 90


@dataclass(frozen=True, slots=True)
class Bar:
    """One year: its place in the drawing and its count."""

    year: int
    count: int
    x: str
    y: str
    width: str
    height: str
    on: bool
    url: str = ""


@dataclass(frozen=True, slots=True)
class Chart:
    """Bars in ascending order of year, with the words that say the same."""

    bars: list[Bar]
    most: Bar
    narrowed: bool = False

    @property
    def first(self) -> int:
        return self.bars[0].year

    @property
    def last(self) -> int:
        return self.bars[-1].year

    @property
    def rows(self) -> list[Bar]:
        """Years that have awards, newest first, for the table."""
        return [bar for bar in reversed(self.bars) if bar.count]


def chart(
    counts: list[tuple[int, int]],
    chosen: tuple[int | None, int | None] = (None, None),
    link: Callable[[int], str] = lambda year: "",
) -> Chart | None:
    """A chart of (year, count) pairs; None for fewer than two years.

    The years ``chosen`` (first, last) stand out, without a choice the highest
    bar; ``link`` gives the address that a bar leads to.
    """
    counts = counts[-MOST_YEARS:]
    if len(counts) < 2:
        return None
    highest = max(count for _, count in counts)
    top = max(year for year, count in counts if count == highest)
    first, last = chosen
    step = WIDTH / len(counts)
    bars = []
    for index, (year, count) in enumerate(counts):
        height = max(LEAST, round(count / highest * (HEIGHT - 4))) if count else 0
        bars.append(
            Bar(
                year,
                count,
                x=f"{index * step + step * GAP / 2:.1f}",
                y=str(HEIGHT - height),
                width=f"{step * (1 - GAP):.1f}",
                height=str(height),
                on=(first or 0) <= year <= (last or 9999) if first or last else year == top,
                url=link(year) if count else "",
            )
        )
    return Chart(bars, next(bar for bar in bars if bar.year == top), bool(first or last))
