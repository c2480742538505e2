"""Links to pages in the text of one page, so that whoever draws them can read all of them at once."""

import re
from collections.abc import Iterator
from contextlib import contextmanager
from contextvars import ContextVar
from dataclasses import dataclass, field

_OPENING = re.compile(r"<a\s[^>]*>")
_PAGE = re.compile(r"""linktype=["']page["']""")
_KEY = re.compile(r"""\bid=["'](\d{1,18})["']""")


@dataclass(slots=True)
class Linked:
    """Keys (as text) of the pages that the text links; `openings` is filled by who draws the first of them."""

    keys: set[str]
    openings: dict[str, str] = field(default_factory=dict)


_current: ContextVar[Linked | None] = ContextVar("linked_pages", default=None)


def keys_in(texts) -> set[str]:
    """Keys of the pages that rich texts link."""
    found = (_OPENING.findall(text) for text in texts)
    return {key[1] for tags in found for tag in tags if _PAGE.search(tag) and (key := _KEY.search(tag))}


@contextmanager
def drawing(texts) -> Iterator[None]:
    """While this lasts, `current` knows the links of all these rich texts."""
    token = _current.set(Linked(keys_in(texts)))
    try:
        yield
    finally:
        _current.reset(token)


def current() -> Linked | None:
    """The links of the text that is being drawn; None outside of one."""
    return _current.get()
