"""How much a file may hold. Everything here can be set by the caller."""

from dataclasses import dataclass

from .errors import UnreadableList


@dataclass(frozen=True, slots=True)
class Limits:
    """Bounds of one reading; sizes in bytes."""

    file_size: int = 30 * 1024 * 1024
    unpacked_size: int = 200 * 1024 * 1024
    parts: int = 5_000
    rows: int = 40_000
    columns: int = 200
    cells: int = 4_000_000
    """Of the rectangle a sheet is laid out in."""
    sheets: int = 100
    name_length: int = 300
    cell_length: int = 5_000
    legacy_size: int = 15 * 1024 * 1024
    blank_lines: bool = False
    """Keep one empty line between the lines of a cell, as in running text that somebody wrote into it."""


DEFAULT_LIMITS = Limits()


def too_many_rows(limits: Limits) -> UnreadableList:
    """Return the refusal of a list longer than the limit."""
    count = f"{limits.rows:,}".replace(",", ".")
    return UnreadableList(
        f"Danh sách có hơn {count} dòng, vượt mức đọc được trong một lần. "
        "Kính đề nghị ông, bà chia thành nhiều tệp nhỏ hơn rồi gửi lần lượt."
    )
