"""Numbers of identity cards, telephones and accounts, and mail addresses, inside other text: never read on."""

import re
from dataclasses import replace

from .grids import Grid

_LABEL = (
    r"(?:số\s+)?(?:cccd|cmtnd|cmnd|cmt|căn cước(?: công dân)?|đtdđ|sđt|đt|tel|điện thoại|di động|hotline|zalo|stk"
    r"|số tk|tài khoản)\b\.?\s*(?:số)?\s*[:.]?\s*"
)
_PERSONAL = re.compile(
    rf"[-–,;]?\s*(?:{_LABEL}\+?\d[\d .]{{5,}}\d|(?<![\d/])(?:0\d{{11}}|(?:\+?84|0)[35789]\d(?:[ .]?\d){{7}})(?![\d/])"
    r"|(?:e-?mail\s*:?\s*)?[\w.+-]+@[\w-]+(?:\.[\w-]+)+)",
    re.IGNORECASE,
)
_HINT = re.compile(r"\d[\d .]{7}|@")


def without_private(text: str) -> str:
    """Return a text without private numbers and mail addresses."""
    if not _HINT.search(text):
        return text
    left = _PERSONAL.sub("", text)
    return text if left == text else re.sub(r"\s*\(\s*\)", "", left).strip(" ,;:-–")


def is_private(text: str) -> bool:
    """Tell whether a text is nothing but a private number or address."""
    return bool(_HINT.search(text)) and not without_private(text)


def hide_private(grid: Grid) -> None:
    """Take private numbers out of texts that hold other words too, and say so."""
    hidden = 0
    for line in grid.lines:
        for column, cell in line.cells.items():
            left = without_private(cell.text)
            if left and left != cell.text:
                line.cells[column] = replace(cell, text=left)
                hidden += not cell.merged
    if hidden:
        grid.doubts.append(
            f"“{grid.name}”: {hidden} ô có số giấy tờ, điện thoại hoặc thư điện tử; các số đó không được đọc."
        )
