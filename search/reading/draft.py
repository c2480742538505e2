"""What the steps of reading write into."""

from dataclasses import dataclass, field

from search.lexicon import Lexicon
from search.query import Group


@dataclass(slots=True)
class Draft:
    """A query in the making: ``text`` is what was typed, cleaned; the rest grows step by step."""

    lexicon: Lexicon
    text: str = ""
    groups: list[Group] = field(default_factory=list)
    notes: list[str] = field(default_factory=list)
    choices: list[str] = field(default_factory=list)
    read_as: list[str] = field(default_factory=list)
