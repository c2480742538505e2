"""Where in the files of a find the words stand."""

import json
from collections.abc import Sequence
from typing import Any

from .text import Needle, clean, keys

CLOSELY = 5  # passages looked at again for exact spelling
Place = tuple[str, str, int | None, str]


def in_files(document: dict[str, Any], wanted: Sequence[Needle]) -> tuple[Place | None, str]:
    """The passage that holds most of what was looked for, if it holds more than title and body do.

    Returns (name, address, page, sheet) and the text of the passage; (None, "")
    when title and body say as much. ``document["pages"]`` is what
    ``engines.documents`` stored, as JSON or already read.
    """
    if not wanted:
        return None, ""
    own = " ".join([document["title"], *document["people"], document["number"], document["summary"], document["body"]])
    least = _held(" ".join(keys(clean(own))[1]), wanted)
    if least == len(wanted):
        return None, ""
    pages = document["pages"]
    pages = pages if isinstance(pages, list) else json.loads(pages)
    counts = [_held(page[5], wanted) for page in pages]
    most = max(counts, default=0)
    if most <= least:
        return None, ""
    best = [page for page, count in zip(pages, counts, strict=True) if count == most][:CLOSELY]
    page = max(best, key=lambda each: _exactly(each[4], wanted)) if len(best) > 1 else best[0]
    return (page[0], page[1], page[2], page[3]), page[4]


def _held(key: str, wanted: Sequence[Needle]) -> int:
    """How many of the needles stand in a text, given as its folded key."""
    key = f" {key} "
    return sum(f" {' '.join(needle.b)} " in key for needle in wanted)


def _exactly(text: str, wanted: Sequence[Needle]) -> int:
    key = f" {' '.join(keys(clean(text))[0])} "
    return sum(f" {' '.join(needle.a)} " in key for needle in wanted)
