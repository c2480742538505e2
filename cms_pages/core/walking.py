"""Every block of a page, however deep it stands."""

from collections.abc import Iterator

from wagtail.blocks import ListBlock, StreamBlock, StructBlock
from wagtail.contrib.typed_table_block.blocks import BaseTypedTableBlock
from wagtail.fields import StreamField


def parts_of(page) -> Iterator[tuple]:
    """(block, value) of every block in the streams of a page, from the top down."""
    for field in page._meta.concrete_fields:
        if isinstance(field, StreamField) and (value := getattr(page, field.name)):
            yield from parts(value.stream_block, value)


def parts(block, value) -> Iterator[tuple]:
    """(block, value) of a block and of every block in it; blocks left empty are left out."""
    if value is None:
        return
    yield block, value
    if isinstance(block, StreamBlock):
        for child in value:
            yield from parts(child.block, child.value)
    elif isinstance(block, ListBlock):
        for child in value.bound_blocks:
            yield from parts(child.block, child.value)
    elif isinstance(block, BaseTypedTableBlock):
        for row in value.rows:
            yield from ((cell.block, cell.value) for cell in row)
    elif isinstance(block, StructBlock):
        for name, child_block in block.child_blocks.items():
            yield from parts(child_block, value.get(name))


def pictures_in(page) -> list:
    """The images of every block of a page that has one under the name "image"."""
    found = (value.get("image") for block, value in parts_of(page) if isinstance(block, StructBlock))
    return [image for image in found if image is not None]
