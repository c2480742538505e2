"""What a text still lacks before readers may have it: pictures without words, headings that jump, empty fields.

A draft is saved without all that. The editor's form asks for it when a page is
handed in, but a draft may be changed after that, and a bundle takes drafts as
they are: so whoever decides looks here, at the version that would be public.
"""

from collections.abc import Iterator
from typing import Any

from wagtail.blocks import FieldBlock, ListBlock, StreamBlock, StructBlock
from wagtail.fields import StreamField
from wagtail.rich_text import RichText

MOST_TOLD = 5


def gaps(page: Any) -> list[str]:
    """What the streams of a page lack, in sentences; empty when nothing. Asks for nothing but what the blocks show."""
    found: list[str] = []
    for field in page._meta.concrete_fields:
        if isinstance(field, StreamField) and (value := getattr(page, field.name)) is not None:
            found += _of(field.stream_block, value, "")
    told = list(dict.fromkeys(found))
    if len(told) > MOST_TOLD:
        told = [*told[:MOST_TOLD], f"Còn {len(told) - MOST_TOLD} chỗ khác cần bổ sung."]
    return told


def _of(block: Any, value: Any, where: str) -> Iterator[str]:
    if isinstance(block, StreamBlock):
        for child in value:
            yield from _of(child.block, child.value, child.block.label)
    elif isinstance(block, ListBlock):
        least = block.meta.min_num or 0
        if len(value) < least:
            yield f"{where}: cần ít nhất {least} mục ở phần “{block.label}”."
        for number, child in enumerate(value.bound_blocks, start=1):
            yield from _of(child.block, child.value, f"{where}, mục {number}")
    elif isinstance(block, StructBlock):
        for name, child in block.child_blocks.items():
            yield from _of(child, value.get(name), where)
    elif isinstance(block, FieldBlock) and block.required and _is_empty(value):
        yield f"{where}: chưa có “{block.label}”."
    if value is not None and (words := getattr(block, "gap", lambda _: "")(value)):
        yield f"{where}: {words[:1].lower()}{words[1:]}" if where else words


def _is_empty(value: Any) -> bool:
    return value is None or not (value.source.strip() if isinstance(value, RichText) else str(value).strip())
