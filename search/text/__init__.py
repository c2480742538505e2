"""Vietnamese text for search: pure functions, no Django.

One text function for the indexer, the query, slugs, file names, duplicate
checks and sorting. See the modules for the rules:
letters (cleaning, keys, tokens), order (sorting), numbers (document numbers),
dates (days and spans of time), asked (numbers and words in addresses), highlight (marking finds).
"""

from .asked import asked_words, whole_number, whole_numbers, year_number
from .dates import Span, day_span, find_spans, parse_span
from .highlight import Needle, Segment, highlight, needles, snippet
from .letters import (
    Token,
    canonical,
    clean,
    file_name,
    fold,
    has_marks,
    key_a,
    key_b,
    keys,
    slug,
    spellings,
    split_tone,
    tidy,
    tokens,
)
from .numbers import TYPE_LABELS, DocNumber, find_numbers, parse_number, same_number
from .order import person_sort_key, sort_key, without_titles

__all__ = [
    "TYPE_LABELS",
    "DocNumber",
    "Needle",
    "Segment",
    "Span",
    "Token",
    "asked_words",
    "canonical",
    "clean",
    "day_span",
    "file_name",
    "find_numbers",
    "find_spans",
    "fold",
    "has_marks",
    "highlight",
    "key_a",
    "key_b",
    "keys",
    "needles",
    "parse_number",
    "parse_span",
    "person_sort_key",
    "same_number",
    "slug",
    "snippet",
    "sort_key",
    "spellings",
    "split_tone",
    "tidy",
    "tokens",
    "whole_number",
    "whole_numbers",
    "without_titles",
    "year_number",
]
