"""A page taken apart: every text, picture, film and table of it, with its place in the editor."""

from __future__ import annotations

import html
import re
from collections.abc import Iterator
from dataclasses import dataclass, field
from functools import cached_property
from typing import Any

from django.db import models
from modelcluster.models import get_all_child_relations
from wagtail.blocks import ListBlock, StreamBlock, StructBlock
from wagtail.contrib.typed_table_block.blocks import TypedTable
from wagtail.fields import RichTextField, StreamField
from wagtail.models import Page
from wagtail.rich_text import RichText

# What Wagtail keeps beside the matter: addresses, dates, names of files.
LEFT_OUT = {field.name for field in Page._meta.local_fields} - {"title", "seo_title", "search_description"}
NO_WORDS = (models.URLField, models.EmailField, models.SlugField, models.FileField)
# The end of one of these is the end of a line.
_LINE_END = re.compile(r"(?i)</(?:p|h[1-6]|li|tr|blockquote)>|<br\s*/?>|<hr\s*/?>")
_TAG = re.compile(r"<[^>]*>")


@dataclass(frozen=True)
class Piece:
    """One text of a page. `where` is said to people, `spot` is an address within the editor (#…)."""

    text: str
    where: str
    spot: str
    html: str = ""
    name: str = ""
    part: str = ""


@dataclass(frozen=True)
class Part:
    """One block of a page: its value as the templates get it, and its definition."""

    value: Any
    block: Any
    where: str
    spot: str
    part: str = ""  # name of the field within its block


@dataclass
class Matter:
    """All of a page, in the order in which the editor shows it."""

    page: Page
    pieces: list[Piece] = field(default_factory=list)
    parts: list[Part] = field(default_factory=list)

    @cached_property
    def text(self) -> str:
        """Everything in one text, a line for each piece."""
        return "\n".join(piece.text for piece in self.pieces)


def plain(source: str) -> str:
    """What a piece of HTML says: lines stay lines, signs are signs."""
    return html.unescape(_TAG.sub("", _LINE_END.sub("\n", source))).strip()


def read(page: Page) -> Matter:
    """Take a page apart as it stands in memory (the latest draft in the editor)."""
    matter = Matter(page)
    for each in page._meta.concrete_fields:
        if each.name in LEFT_OUT or not each.editable:
            continue
        _field(matter, page, each, f"#id_{each.name}", _sentence(each.verbose_name))
    for relation in get_all_child_relations(page):
        accessor = relation.get_accessor_name()
        for number, row in enumerate(getattr(page, accessor).all()):
            for each in row._meta.concrete_fields:
                if each.editable and not each.is_relation:
                    where = f"{_sentence(each.verbose_name)}, mục {number + 1}"
                    _field(matter, row, each, f"#id_{accessor}-{number}-{each.name}", where)
    return matter


def _sentence(words: Any) -> str:
    text = str(words)
    return text[:1].upper() + text[1:]


def _field(matter: Matter, holder: models.Model, each: models.Field, spot: str, where: str) -> None:
    value = getattr(holder, each.name, None)
    if not value:
        return
    if isinstance(each, StreamField):
        for part in _children(value, where, spot):
            _take(matter, part)
    elif isinstance(each, RichTextField):
        matter.pieces.append(Piece(plain(value), where, spot, value, each.name))
    elif isinstance(value, str) and not each.choices and not isinstance(each, NO_WORDS):
        matter.pieces.append(Piece(value, where, spot, name=each.name))


def _take(matter: Matter, part: Part) -> None:
    matter.parts.append(part)
    if isinstance(part.value, RichText):
        matter.pieces.append(Piece(plain(part.value.source), part.where, part.spot, part.value.source, part=part.part))
    elif isinstance(part.value, str):
        matter.pieces.append(Piece(part.value, part.where, part.spot, part=part.part))


def _children(value: Any, where: str, spot: str) -> Iterator[Part]:
    """The blocks of a stream, those within blocks too; each with the spot of the nearest block that has one."""
    for number, child in enumerate(value, 1):
        here = f"{where}, khối {number} ({child.block.label})"
        yield from _within(child.value, child.block, here, f"#block-{child.id}-section" if child.id else spot)


def _within(value: Any, block: Any, where: str, spot: str, part: str = "") -> Iterator[Part]:
    yield Part(value, block, where, spot, part)
    if value is None:
        return
    if isinstance(block, StructBlock):
        for name, bound in value.bound_blocks.items():
            yield from _within(bound.value, bound.block, where, spot, name)
    elif isinstance(block, ListBlock):
        for number, bound in enumerate(value.bound_blocks, 1):
            nearer = f"#block-{bound.id}-section" if bound.id else spot
            yield from _within(bound.value, bound.block, f"{where}, mục {number}", nearer)
    elif isinstance(block, StreamBlock):
        yield from _children(value, where, spot)
    elif isinstance(value, TypedTable):
        for row in value.rows:
            for bound in row:
                yield from _within(bound.value, bound.block, where, spot)
