"""Setting a report as .docx, block by block as `layout` gives them."""

from __future__ import annotations

from copy import deepcopy
from typing import Any

from docx.enum.table import WD_TABLE_ALIGNMENT
from docx.shared import Mm

from registrations.office_word import (
    BOTH,
    INDENT,
    LEFT,
    columns,
    line,
    new_document,
    repeat_on_each_page,
    rule,
    to_bytes,
    write,
)

_NARROW = 18.0


def docx(matter: dict[str, Any], footer: str) -> bytes:
    """The document of head and blocks as `layout` gives them."""
    document = new_document(size=13.5, footer=footer)
    _head(document, matter["head"])
    for block in matter["blocks"]:
        _SET[block["kind"]](document, block)
    if matter["head"]["signed"]:
        _signature(document, matter["head"])
    return to_bytes(document)


def _head(document, head: dict[str, Any]) -> None:
    left, right = columns(document, 75, 85)
    line(left, head["parent"], size=12)
    line(left, head["body"], bold=True, size=12)
    rule(left, 22, 22)
    line(left, head["number"], size=13, before=6)
    line(right, "CỘNG HÒA XÃ HỘI CHỦ NGHĨA VIỆT NAM", bold=True, size=12)
    line(right, "Độc lập - Tự do - Hạnh phúc", bold=True, size=13)
    rule(right, 15, 15)
    line(right, head["place"], italic=True, size=13, before=6)
    line(document, head["kind"], bold=True, size=14, before=16)
    line(document, head["subject"], bold=True, size=14)
    rule(document, 60, 60)
    if head["to"]:
        line(document, head["to"], before=10, after=4)


def _heading(document, block) -> None:
    line(document, block["text"], bold=True, align=LEFT, before=12, after=3, keep=True)


def _text(document, block) -> None:
    for part in block["text"].split("\n"):
        line(document, part, align=BOTH, before=4, indent=INDENT)


def _facts(document, block) -> None:
    for label, words in block["rows"]:
        paragraph = line(document, f"{label}: ", align=BOTH, before=3, bold=True)
        write(paragraph, words)


def _item(document, block) -> None:
    line(document, block["text"], align=BOTH, before=8, keep=True)


def _note(document, block) -> None:
    paragraph = line(document, f"{block['label']}: ", align=BOTH, before=2, italic=True)
    paragraph.paragraph_format.left_indent = Mm(8)
    write(paragraph, block["text"])


def _quote(document, block) -> None:
    line(document, block["label"], align=LEFT, before=8, italic=True, size=11.5, keep=True)
    for part in block["text"].split("\n"):
        paragraph = line(document, part, align=BOTH, before=2)
        paragraph.paragraph_format.left_indent = Mm(8)


def _small(document, block) -> None:
    line(document, block["text"], align=LEFT, before=10, size=9)


def _table(document, block) -> None:
    many = len(block["head"])
    table = document.add_table(rows=1, cols=many)
    table.style, table.alignment, table.autofit = "Table Grid", WD_TABLE_ALIGNMENT.CENTER, False
    widths = (
        [160 - _NARROW * (many - 1)] + [_NARROW] * (many - 1)
        if block["wide"]
        else [15, *[145 / (many - 1)] * (many - 1)]
    )
    _row(table.rows[0], block["head"], widths, bold=True)
    repeat_on_each_page(table.rows[0])
    if block["rows"]:
        _fill(table, block["rows"], widths)


def _fill(table, rows, widths) -> None:
    """Rows copied from one that is set: five thousand senders made cell by cell take half a minute."""
    model = table.add_row()
    _row(model, [""] * len(widths), widths)
    for row in rows:
        made = deepcopy(model._tr)
        for cell, text in zip(made.tc_lst, row, strict=True):
            cell.p_lst[0].r_lst[0].text = text
        table._tbl.append(made)
    table._tbl.remove(model._tr)


def _row(row, texts, widths, *, bold=False) -> None:
    for cell, text, width in zip(row.cells, texts, widths, strict=True):
        cell.width = Mm(width)
        write(cell.paragraphs[0], text, bold=bold, size=11)


def _signature(document, head: dict[str, Any]) -> None:
    line(document, "", size=8)
    left, right = columns(document, 75, 85)
    line(left, "Nơi nhận:", bold=True, italic=True, size=12, align=LEFT)
    line(left, "- Như trên;", size=11, align=LEFT)
    line(left, "- Lưu: VT.", size=11, align=LEFT)
    line(right, head["signer_title"], bold=True)
    for _ in range(4):
        line(right, "")
    line(right, head["signer"], bold=True)


_SET = {
    "heading": _heading,
    "text": _text,
    "facts": _facts,
    "item": _item,
    "note": _note,
    "quote": _quote,
    "small": _small,
    "table": _table,
}
