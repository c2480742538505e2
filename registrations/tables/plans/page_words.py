"""Words where they stand on a page of a PDF: put into lines, and lines into the text of a cell."""

from dataclasses import dataclass
from itertools import pairwise

from .text_lines import unwrapped


@dataclass(frozen=True, slots=True)
class Word:
    """A word on a page, in points."""

    text: str
    left: float
    top: float
    right: float
    bottom: float

    @property
    def middle(self) -> float:
        """Half its height."""
        return (self.top + self.bottom) / 2

    @property
    def height(self) -> float:
        """From its lowest to its highest point."""
        return self.bottom - self.top


def lines_of(words: list[Word], near: float = 0.6) -> list[list[Word]]:
    """Group words into lines, from top to bottom and left to right; `near` is told in heights."""
    lines: list[list[Word]] = []
    for word in sorted(words, key=lambda w: (w.middle, w.left)):
        if lines and abs(word.middle - lines[-1][0].middle) < near * word.height:
            lines[-1].append(word)
        else:
            lines.append([word])
    return [sorted(line, key=lambda w: w.left) for line in lines]


def text_of(words: list[Word]) -> str:
    """The words of one line."""
    return " ".join(word.text for word in words)


def cell_text(lines: list[list[Word]], width: float) -> str:
    """The text of a cell, without the line breaks that only its width made."""
    fits = []
    for above, below in pairwise(lines):
        letter = (above[-1].right - above[0].left) / max(sum(len(w.text) + 1 for w in above) - 1, 1)
        fits.append(above[-1].right - above[0].left + 0.5 * letter + below[0].right - below[0].left < width - 1)
    return unwrapped([text_of(line) for line in lines], fits)
