"""Recognising the header of a table: which lines belong to it and what each heading stands for."""

import re
from collections.abc import Mapping
from dataclasses import replace

from .assignments import heading_key as heading_key
from .column_content import settle
from .columns import FIELD_LABELS as FIELD_LABELS
from .columns import NAME_FIELDS as NAME_FIELDS
from .columns import Column as Column
from .columns import Header as Header
from .grids import Cell, Line
from .header_columns import assign
from .headings import classify as classify
from .names import looks_personal
from .sections import is_signature
from .wording import name_case, one_line

_COUNTERS = re.compile(r"\(?(?:\d{1,2}|[A-Za-z])\)?(?:\s*=.*)?")
_YEARS = re.compile(r"(?:[Nn]ăm(?: học)? )?(?:19|20)\d\d(?:\s*-\s*(?:19|20)\d\d)?")
_NUMERIC = re.compile(rf"(?!{_YEARS.pattern}$)\d")
_LEVELS = 4
"""The most lines a header is stacked of."""


def read_header(lines: list[Line], position: int, remembered: Mapping[str, str] | None = None) -> Header | None:
    """Return the header that starts at a line, or None where there is none.

    `remembered` maps heading keys (see heading_key) to fields and goes before our own vocabulary.
    """
    line = lines[position]
    if line.loose:
        return None
    own = line.own()
    if any(text.isdigit() for text in own.values()) or all(map(is_signature, own.values())):
        return None
    levels, covered = _levels(lines, position, remembered), 1
    if len(levels) == 1 and (wrapped := _unwrapped(line, lines[position + 1 : position + 2], remembered)):
        levels, line, covered = [wrapped], wrapped, 2
    fields = {c: classify(text, remembered) for c, text in line.own().items()}
    known = [name for name in fields.values() if name and name != "award_mark"]
    if not known or (len(known) < 2 and len(levels) == 1 and not _alone(line, fields)):
        return None
    stacked = [text for level in levels for text in level.own().values()]
    if sum(bool(classify(text, remembered)) for text in stacked) * 2 < len(stacked):
        return None
    header = Header(place=line.place, lines=max(len(levels), covered))
    below = lines[position + header.lines : position + header.lines + 60]
    assign(header, levels, remembered or {})
    settle(header, below, remembered or {})
    return header if header.has_names() else None


def _unwrapped(line: Line, following: list[Line], remembered: Mapping[str, str] | None) -> Line | None:
    """Return the headings of two lines joined where their texts go on in the line below: "Họ và" + "tên"."""
    rest = following[0].own() if following and not (following[0].loose or following[0].starts_table) else {}
    joined = {c: f"{line.text(c)} {text}" for c, text in rest.items() if text[0].islower() and c in line.own()}
    if not rest or len(joined) < len(rest) or any(len(text) > 25 or text[-1].isdigit() for text in rest.values()):
        return None
    if any(looks_personal(name_case(text)) for text in rest.values()):
        return None
    if not all(classify(text, remembered) for text in joined.values()):
        return None
    return replace(line, cells=line.cells | {c: Cell(text) for c, text in joined.items()})


def _alone(line: Line, fields: dict[int, str]) -> bool:
    """A single heading counts as a header only where it can be nothing else."""
    return list(fields.values()) == ["name_person"] and one_line(line.joined()).lower().startswith("họ ")


def _levels(lines: list[Line], position: int, remembered: Mapping[str, str] | None) -> list[Line]:
    levels = [lines[position]]
    if len(levels[0].own()) < 2:
        return levels
    while len(levels) < _LEVELS and position + len(levels) < len(lines):
        below = lines[position + len(levels)]
        if below.loose or below.starts_table or not _continues(levels, below, remembered):
            break
        levels.append(below)
    return levels


def _continues(levels: list[Line], below: Line, remembered: Mapping[str, str] | None) -> bool:
    """Tell whether the next line holds a further level of the header."""
    line = levels[-1]
    own = below.own()
    reaches = any(cell.merged == "down" and cell.text == line.text(c) for c, cell in below.cells.items())
    if own and reaches and not any(map(_NUMERIC.match, own.values())):
        return True  # a heading merged down reaches as far as the header
    if not own or any(len(text) > 60 or _NUMERIC.match(text) for text in own.values()):
        return False
    if is_counter_line(below):
        return False
    for column, text in own.items():
        cell = line.cells.get(column)
        if cell and not cell.merged and cell.text and not _spreads(line, column):
            return False
        following = line.cells.get(column + 1)
        grouped = (cell and cell.merged == "right") or (cell and following and following.merged == "right")
        if not classify(text, remembered) and (looks_personal(text) or not grouped):
            return False
    return any(classify(text, remembered) or _YEARS.fullmatch(text.strip()) for text in own.values())


def _spreads(line: Line, column: int) -> bool:
    """Tell whether a heading covers further columns, by merging or by empty cells behind it."""
    following = line.cells.get(column + 1)
    return following is None or not following.text or following.merged == "right"


def is_counter_line(line: Line) -> bool:
    """Tell whether a line only numbers the columns: (1) (2) (3) or A B 1 2."""
    texts = [text for _, text in sorted(line.own().items())]
    if len(texts) < 2 or not all(_COUNTERS.fullmatch(text) for text in texts):
        return False
    digits = [int(d[0]) for text in texts if (d := re.findall(r"\d+", text))]
    return (
        len(set(digits)) == len(digits) and len(digits) >= len(texts) - 2 and max(digits, default=0) <= len(texts) + 2
    )
