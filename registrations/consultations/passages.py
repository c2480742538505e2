"""The text of a draft cut into its articles: pure functions."""

from __future__ import annotations

import re
from dataclasses import dataclass

from search.text import tidy

# "Điều 5.", "Điều 5a:", "ĐIỀU 12", at the beginning of a line; what follows on the line is its heading.
_ARTICLE = re.compile(r"^\s*(điều\s+\d{1,4}[a-zđ]?)\s*(?:[.:)\-–]\s*|\s+|$)(.*)$", re.IGNORECASE)
LONGEST_HEADING = 500
MOST = 500


@dataclass(frozen=True, slots=True)
class Piece:
    """One article as written: "Điều 5", its heading, its text; what stands before the first has no number."""

    number: str
    heading: str
    text: str


def split_articles(text: str) -> list[Piece]:
    """Cut a draft at its articles.

    A reference inside a sentence ("theo Điều 5 của…") is no new article: only
    a line that begins with one is, and only with the next number in sequence,
    so that a line broken before a reference does not cut. Nothing of the text is lost.
    """
    pieces: list[tuple[str, str, list[str]]] = [("", "", [])]
    last = 0
    for line in text.replace("\r\n", "\n").replace("\r", "\n").split("\n"):
        found = _ARTICLE.match(line)
        number = int(re.search(r"\d+", found[1])[0]) if found else 0  # type: ignore[index]
        if found and number in (last, last + 1) and (number != last or not found[1][-1].isdigit()):
            last = number
            heading = tidy(found[2])
            fits = len(heading) <= LONGEST_HEADING
            pieces.append((_name(found[1]), heading if fits else "", [] if fits else [heading]))
        else:
            pieces[-1][2].append(line.rstrip())
    made = [Piece(number, heading, "\n".join(lines).strip()) for number, heading, lines in pieces]
    return [piece for piece in made if piece.number or piece.text]


def _name(words: str) -> str:
    word, number = tidy(words).split(" ", 1)
    return f"{word.capitalize()} {number.lower()}"
