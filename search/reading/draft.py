"""What the steps of reading write into, and what they may ask."""

from collections.abc import Iterable, Mapping
from dataclasses import dataclass, field
from typing import Protocol

from search.lexicon import Lexicon
from search.query import Group

MAX_CHOICES = 12


class Vocabulary(Protocol):
    """What reading may ask an index about its words."""

    def counts(self, words: Iterable[str], field: str = "b") -> Mapping[str, int]:
        """How many entries have each word."""

    def known(self, words: Iterable[str]) -> set[str]:
        """Which folded words stand in the index at all."""

    def close(self, word: str) -> list[str]:
        """Folded words of the index one letter away, commonest first."""

    def named(self, row: tuple[str, ...]) -> bool:
        """Is there somebody whose name is, or begins with, these folded words?"""


@dataclass(slots=True)
class Draft:
    """A query in the making: ``text`` is what was typed, cleaned; the rest grows step by step.

    ``vocabulary`` is None where nothing may be asked. With ``widely`` words that
    the index knows are read with a slip too. ``respelled`` leads from words that stand nowhere
    to those looked for in their place.
    """

    lexicon: Lexicon
    text: str = ""
    vocabulary: Vocabulary | None = None
    widely: bool = False
    marked: bool = False
    groups: list[Group] = field(default_factory=list)
    notes: list[str] = field(default_factory=list)
    choices: list[str] = field(default_factory=list)
    read_as: list[str] = field(default_factory=list)
    respelled: dict[str, str] = field(default_factory=dict)

    def note(self, text: str) -> None:
        """Say something once."""
        if text not in self.notes:
            self.notes.append(text)

    def offer(self, start: int, end: int, meanings: Iterable[str]) -> None:
        """Offer what was typed with one part of it said in other words."""
        for meaning in meanings:
            choice = f"{self.text[:start]}{meaning}{self.text[end:]}".strip()
            if choice not in self.choices and len(self.choices) < MAX_CHOICES:
                self.choices.append(choice)
