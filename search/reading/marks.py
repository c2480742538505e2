"""Document numbers and dates in what was typed; the words between them go on to ``words``."""

import re

from search.query import Group, make_words
from search.text import TYPE_LABELS, DocNumber, Span, find_numbers, find_spans, tokens

from .draft import Draft
from .words import read_words


def read_marks(draft: Draft, text: str) -> None:
    """Read a piece of text without quotes: its numbers and dates, and the words around them."""
    at = 0
    for mark in _marks(text):
        start, end = (mark.at, mark.to) if isinstance(mark, Span) else (mark.start, mark.end)
        if start < at:
            if draft.groups and isinstance(mark, DocNumber):
                _also_number(draft, mark)
            continue
        read_words(draft, tokens(text[at:start]))
        if isinstance(mark, Span):
            _span(draft, mark, text)
        else:
            _number(draft, mark, text)
        at = end
    read_words(draft, tokens(text[at:]))


def _marks(text: str) -> list[DocNumber | Span]:
    """Numbers and dates in order; where they meet, both only if both may be meant."""
    marks: list[DocNumber | Span] = []
    numbers = [n for n in find_numbers(text, typed=True) if not _maybe_year(n)]
    for span in find_spans(text):
        # "tháng 8/2021" is a month, "luật 8/2021" a number, "8/2021" alone may be both.
        rivals = [n for n in numbers if n.start < span.to and span.at < n.end]
        if any(n.type or n.issuer for n in rivals):
            continue
        bare = all(n.start == span.at and n.end == span.to for n in rivals)
        numbers = [n for n in numbers if n not in rivals or (bare and n.year)]
        marks.append(span)
    marks += numbers
    return sorted(marks, key=lambda mark: mark.at if isinstance(mark, Span) else mark.start)


def _number(draft: Draft, number: DocNumber, text: str) -> None:
    typed = text[number.start : number.end]
    words = make_words(re.sub(r"(?i)\bsố\b", " ", typed), phrase=True)
    draft.groups.append(Group(typed, words=(words,) if words else (), numbers=(number.normalised,)))
    label = TYPE_LABELS.get(number.type or "", "văn bản")
    year = f" năm {number.year}" if number.year else ""
    draft.read_as.append(f"{label.lower()} số {number.shown}{number.letter}{year}")


def _also_number(draft: Draft, number: DocNumber) -> None:
    last = draft.groups[-1]
    draft.groups[-1] = Group(
        last.typed,
        words=last.words,
        numbers=(number.normalised,),
        spans=last.spans,
        year=last.year,
    )


def _span(draft: Draft, span: Span, text: str) -> None:
    typed = text[span.at : span.to]
    words = make_words(typed, phrase=True)
    draft.groups.append(Group(typed, words=(words,) if words else (), spans=(span.token,)))
    draft.read_as.append(_span_label(span))


def _maybe_year(number: DocNumber) -> bool:
    """ "quyết định 2022": rather the decisions of a year than number 2022 (its words find both)."""
    bare = not (number.issuer or number.year or number.letter)
    told = re.search(r"(?i)\bsố\b|\bso\b", number.original) or not number.type
    return bare and not told and len(number.shown) == 4 and 1900 <= number.number <= 2100


def _span_label(span: Span) -> str:
    token = span.token
    if token[0] == "d":
        return f"ngày {span.start.day}/{span.start.month}/{span.start.year}"
    if token[0] == "m":
        return f"tháng {span.start.month}/{span.start.year}"
    if token[0] == "q":
        return f"quý {('I', 'II', 'III', 'IV')[int(token[-1]) - 1]}/{span.start.year}"
    if token[0] == "h":
        return f"6 tháng {'đầu' if token[-1] == '1' else 'cuối'} năm {span.start.year}"
    return "giai đoạn " + token[1:]
