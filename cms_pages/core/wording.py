"""What a reader sees of stored matter, without what only the editor keeps there: keys, order of attributes, spaces."""

from __future__ import annotations

from collections.abc import Iterator
from typing import Any

from bs4 import BeautifulSoup, NavigableString, Tag

# Keys by which the editor finds blocks and paragraphs again; nobody reads them.
_BLOCK = {"type", "value", "id"}
_KEY = "data-block-key"
# Two names of one thing: the editor writes the second.
_SAME = {"strong": "b", "em": "i"}
_LINES = {"p", "h1", "h2", "h3", "h4", "h5", "h6", "ul", "ol", "li", "blockquote", "hr", "br", "embed"}


def same_words(one: Any, other: Any) -> bool:
    """Whether two stored values of matter (plain JSON data) read the same."""
    return _plain(one) == _plain(other)


def _plain(value: Any) -> Any:
    if isinstance(value, str):
        return _text(value)
    if isinstance(value, list | tuple):
        return [_plain(each) for each in value if not _is_empty_paragraph(each)]
    if isinstance(value, dict):
        kept = value.keys() - {"id"} if value.keys() == _BLOCK else value.keys()
        return {name: _plain(value[name]) for name in kept}
    return value


def _is_empty_paragraph(value: Any) -> bool:
    """The editor opens an empty page with a place to write, which nobody reads and nobody saves."""
    if not (isinstance(value, dict) and value.get("type") == "text" and isinstance(words := value.get("value"), str)):
        return False
    return "<hr" not in words and not BeautifulSoup(words, "html.parser").get_text().strip()


def _text(value: str) -> Any:
    if "<" not in value or ">" not in value:
        return value.strip().replace("\r\n", "\n")
    return list(_joined(_parts(BeautifulSoup(value, "html.parser"))))


def _parts(tag: Tag) -> Iterator[Any]:
    for child in tag.children:
        if isinstance(child, Tag):
            name = _SAME.get(child.name, child.name)
            attributes = {key: each for key, each in child.attrs.items() if key != _KEY}
            yield (name, tuple(sorted((key, str(each)) for key, each in attributes.items())))
            yield from _parts(child)
            yield (f"/{name}", ())
        elif type(child) is NavigableString:
            yield str(child)
        else:  # a comment and the like: nothing of the editor's
            yield (type(child).__name__, (("", str(child)),))


def _joined(parts: Iterator[Any]) -> Iterator[Any]:
    """Pieces of text that follow each other as one, spaces as they are shown: none at the ends of a line."""
    text, at_start = "", True
    for part in parts:
        if isinstance(part, str):
            text += part
            continue
        breaks = part[0].removeprefix("/") in _LINES
        if words := _spaced(text, at_start, breaks):
            yield words
            at_start = False
        text, at_start = "", breaks or at_start
        yield part
    if words := _spaced(text, at_start, True):
        yield words


def _spaced(text: str, at_start: bool, at_end: bool) -> str:
    # A space that does not break stays one: only what HTML runs together is.
    words = " ".join(part for part in text.replace("\n", " ").replace("\t", " ").replace("\r", " ").split(" ") if part)
    if not words:
        return "" if at_start or at_end or not text else " "
    before = "" if at_start or text[0] not in " \n\t\r" else " "
    after = "" if at_end or text[-1] not in " \n\t\r" else " "
    return before + words + after
