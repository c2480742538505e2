"""Reading what a person typed into a query, step by step.

The steps, each in a module of its own: filters that are typed (``filters``),
then quoted phrases as they stand, then in the text between them marks (``marks``: document numbers, dates), then words
(``words``: places, abbreviations, names). Each step takes what it knows and
leaves the rest of the text to the next. All write into one ``Draft``.
"""

import re

from search import registry
from search.lexicon import Lexicon
from search.query import MAX_TYPED, MAX_WORDS, Group, Query, make_words
from search.text import clean, has_marks, tokens

from .draft import Draft, Vocabulary
from .filters import Known, take_filters
from .marks import read_marks

__all__ = ["read"]

_QUOTED = re.compile(r'"([^"]*)"')


def read(
    typed: str,
    lexicon: Lexicon | None = None,
    known: Known = registry.labels,
    vocabulary: Vocabulary | None = None,
    *,
    widely: bool = False,
) -> Query:
    """Read what was typed. Never raises; very long input is cut at MAX_TYPED characters.

    ``known`` gives the values that a typed filter may have, {value: label} for a
    facet. With a ``vocabulary`` words that the index does not have are read as
    they were probably meant, and with ``widely`` those that it has, too.
    """
    shown = clean(typed[: 20 * MAX_TYPED])
    text = shown[:MAX_TYPED]
    if len(shown) > MAX_TYPED and " " in text:
        text = text[: text.rfind(" ")]
    lexicon = lexicon or Lexicon()
    taken = take_filters(text, lexicon, known)
    draft = Draft(lexicon, taken.text, vocabulary, widely, notes=taken.notes)
    draft.marked = any(has_marks(token.a) for token in tokens(taken.text))
    at = 0
    for quoted in _QUOTED.finditer(taken.text):
        read_marks(draft, taken.text[at : quoted.start()], at)
        _quoted(draft, quoted[1])
        at = quoted.end()
    read_marks(draft, taken.text[at:], at)
    if len(shown) > MAX_TYPED:
        draft.notes.append("Câu tìm dài, Trang chỉ đọc phần đầu.")
    offered = [f"{choice} {taken.filters}".strip() for choice in draft.choices]
    return Query(
        typed=text,
        said=taken.text,
        filters=taken.filters,
        groups=tuple(draft.groups[:MAX_WORDS]),
        marked=any(w.marked for group in draft.groups for w in group.words[:1]),
        empty=not taken.text or bool(taken.constraints and not draft.groups),
        notes=tuple(draft.notes),
        choices=tuple(dict.fromkeys(taken.choices + offered))[:12],
        filter_choices=tuple(taken.choices),
        read_as=tuple(dict.fromkeys([*(chip.label for chip in taken.chips), *draft.read_as])),
        constraints=tuple(taken.constraints),
        chips=tuple(taken.chips),
        respelled=tuple(draft.respelled.items()),
    )


def _quoted(draft: Draft, text: str) -> None:
    """A phrase in quotes is taken as it stands: no expansion."""
    words = make_words(text, phrase=True)
    if words is not None:
        draft.groups.append(Group(text.strip(), words=(words,), quoted=True))
        draft.read_as.append(f"đúng cụm từ “{text.strip()}”")
