"""Plain text → one grid: tables with tabs or bars, columns kept apart by blanks, and running paragraphs."""

import re
import unicodedata
from itertools import pairwise

from ..grids import Grid, line_of
from ..limits import Limits, too_many_rows
from ..wording import clean_cell, flat
from .agencies import begins_like_agency
from .headings import find_header
from .when import period_heading

_BORDER = re.compile(r"[\s|+:=_─━│┼├┤┌┐└┘┬┴╔╗╚╝═║╠╣╦╩╬-]+")
_BARS = re.compile(r"[│║┃]")
_GAP = re.compile(r"\s{2,}|\t")
_ITEM = re.compile(
    r"\s*(?:[-+*•–]\s|\(?\d{1,3}(?:[.)](?:\d{1,2}[.)]?)*|/)\s|[IVX]{1,5}[.)]\s|[A-ZĐa-zđ][.)]\s|(?:Quý|QUÝ|Tháng|THÁNG)\s)"
)
_QUOTED = re.compile(r'(^|\t)"((?:[^"\t]|"")*\n(?:[^"\t]|"")*)"(?=\t|\n|$)', re.MULTILINE)
_BREAK = "\v"
_BREAKS = re.compile(r"<br\s*/?>|\v", re.IGNORECASE)
"""A line ends inside a cell."""
_EMPHASIS = re.compile(r"(?m:^#{1,6}\s+)|\*\*|__|[\u200b-\u200f\u2060\ufeff]")
"""What Markdown puts around bold text, and letters that nobody sees."""


def grid_of_text(text: str, limits: Limits) -> Grid:
    """Lay a text out as lines of cells and loose paragraphs. Raises UnreadableList when it is too long."""
    grid = Grid("Văn bản")
    text = unicodedata.normalize("NFC", text)
    text = _EMPHASIS.sub("", text.replace("\0", "").replace("\r\n", "\n").replace("\r", "\n").replace("\v", "\n"))
    lines = _QUOTED.sub(_kept_together, text).split("\n")
    if len(lines) > limits.rows * 3:
        raise too_many_rows(limits)
    reader = _TextReader(grid, [line.replace("\f", " ") for line in lines], limits)
    reader.read()
    if len(grid.lines) > limits.rows:
        raise too_many_rows(limits)
    return grid


def _kept_together(cell: re.Match[str]) -> str:
    """A cell of several lines as a spreadsheet copies it: in quotation marks, between tabulators."""
    return cell[1] + cell[2].replace('""', '"').replace("\n", _BREAK)


class _TextReader:
    """Goes through the lines of a text."""

    def __init__(self, grid: Grid, lines: list[str], limits: Limits) -> None:
        self.grid = grid
        self.lines = lines
        self.limits = limits
        self.at = 0
        self.paragraph: list[str] = []

    def read(self) -> None:
        """Read to the end."""
        while self.at < len(self.lines):
            line = _BARS.sub("|", self.lines[self.at])
            if not line.strip():
                self._end_paragraph()
                self.at += 1
            elif line.count("|") > 1 or line.strip().startswith("+-"):
                self._end_paragraph()
                self._bars()
            elif "\t" in line.strip("\n") and len([p for p in line.split("\t") if p.strip()]) >= 1:
                self._end_paragraph()
                self._tabs(line)
            elif self._header_by_blanks(line):
                self._end_paragraph()
                self._columns(line)
            else:
                self._plain(line)
                self.at += 1
        self._end_paragraph()

    def _add(self, number: int, cells: list[str], *, loose: bool = False) -> None:
        cells = [_BREAKS.sub("\n", text)[: self.limits.cell_length] for text in cells[: self.limits.columns]]
        place = f"Dòng {number}" if loose else "Văn bản"
        line = line_of(place, number, cells, loose=loose)
        if line.cells:
            self.grid.lines.append(line)

    def _plain(self, line: str) -> None:
        if self.paragraph and (
            _ITEM.match(line) or period_heading(line) or _heading(line) or _heading(self.paragraph[-1])
        ):
            self._end_paragraph()
        self.paragraph.append(line.strip())

    def _end_paragraph(self) -> None:
        if self.paragraph:
            self._add(self.at + 1 - len(self.paragraph), [" ".join(self.paragraph)], loose=True)
            self.paragraph = []

    def _tabs(self, line: str) -> None:
        cells = line.split("\t")
        filled = [text for text in cells if text.strip()]
        # One text behind a tab is an indented paragraph, not a row, unless a table stands above.
        above = self.grid.lines[-1] if self.grid.lines else None
        loose = len(filled) == 1 and (above is None or above.loose) and not cells[0].strip()
        self._add(self.at + 1, filled if loose else cells, loose=loose)
        self.at += 1

    def _bars(self) -> None:
        """Read a table drawn with bars; rows between two rules are one row, however many lines they take."""
        block: list[tuple[int, list[str]]] = []
        rules: list[int] = []
        while self.at < len(self.lines):
            line = _BARS.sub("|", self.lines[self.at])
            if not line.strip():
                following = _BARS.sub("|", self.lines[self.at + 1]) if self.at + 1 < len(self.lines) else ""
                if following.count("|") < 2:
                    break
            elif _BORDER.fullmatch(line) and re.search(r"[-=_─━═]{2}", line):
                rules.append(len(block))
            elif "|" in line:
                block.append((self.at + 1, line.strip().removeprefix("|").removesuffix("|").split("|")))
            else:
                break
            self.at += 1
        if not (block or rules):
            self._plain(self.lines[self.at])
            self.at += 1
        marks = sorted({0, *rules, len(block)})
        ruled = len([1 for a, b in pairwise(marks) if b > a]) > 2
        spans = list(pairwise(marks)) if ruled else [(i, i + 1) for i in range(len(block))]
        widths = _widths([cells for _, cells in block])
        for first, last in spans:
            if first < last:
                self._add(block[first][0], _stacked([cells for _, cells in block[first:last]], widths))

    def _header_by_blanks(self, line: str) -> bool:
        pieces = [piece for piece in _GAP.split(line.strip()) if piece.strip()]
        return 2 < len(pieces) < 12 and find_header([line_of("", 1, pieces)], 0) is not None

    def _columns(self, line: str) -> None:
        """Read a table whose columns are kept apart by blanks; a row begins with its number."""
        starts = _starts(self.lines, self.at, line)
        rows: list[tuple[int, list[list[str]]]] = [(self.at + 1, [_by_starts(line, starts)])]
        self.at += 1
        while self.at < len(self.lines):
            line = self.lines[self.at]
            ends = not line.strip() and (self.at + 1 >= len(self.lines) or self._leaves(self.lines[self.at + 1]))
            if ends or (line.strip() and (self._header_by_blanks(line) or _heading(line))):
                break
            if line.strip():
                cells = _by_starts(line, starts)
                period = bool(period_heading(line))
                if period or _counts(cells[0]) or len(rows[-1][1][-1]) == 1:
                    rows.append((self.at + 1, []))
                rows[-1][1].append([line.strip()] if period else cells)
            self.at += 1
        widths = _widths([cells for _, row in rows for cells in row if len(cells) > 1])
        for number, row in rows:
            self._add(number, _stacked(row, widths))

    @staticmethod
    def _leaves(line: str) -> bool:
        """Tell whether a line behind a blank one stands outside the table."""
        return (
            bool(line.strip()) and not line.startswith(" ") and not re.match(r"\d", line) and not period_heading(line)
        )


def _counts(cell: str) -> bool:
    return bool(re.fullmatch(r"\(?\d{1,3}[.)]?", cell.strip()))


def _heading(line: str) -> bool:
    """Tell whether a line is a heading of the letter itself: "III. TỔ CHỨC THỰC HIỆN", "Nơi nhận:"."""
    chapter = re.match(r"\s*(?:[IVX]{1,5}|[A-ZĐ])\s*[.)]\s+\S|\s*\d{1,2}\.\s+\D{3,40}$", line)
    return bool(chapter) or flat(line.strip()).startswith(("noi nhan", "tm.", "kt.", "tl."))


def _stacked(rows: list[list[str]], widths: list[int]) -> list[str]:
    """Put the physical lines of one row together, cell by cell; a line that was full goes on in the next."""
    cells: list[str] = []
    for column in range(max(map(len, rows))):
        lines = [text for row in rows if column < len(row) and (text := row[column].strip())]
        width = widths[column] if column < len(widths) else 0
        fits = [len(above) + 1 + len(below.split()[0]) <= width for above, below in pairwise(lines)]
        cells.append(clean_cell(unwrapped(lines, fits)))
    return cells


def unwrapped(lines: list[str], fits: list[bool]) -> str:
    """Join lines at the breaks a printer made; `fits` tells whether the next word would have had room above."""
    text = "".join(lines[:1])
    for below, room in zip(lines[1:], fits, strict=True):
        bullet = re.match(r"[-+•*]\s", below)
        new = text.endswith((".", ";", ":")) or begins_like_agency(below) if bullet else room
        text += f"{chr(10) if new else ' '}{below}"
    return text


def _widths(rows: list[list[str]]) -> list[int]:
    """How wide the columns of a printed table are: as wide as their longest line."""
    width = max(map(len, rows), default=0)
    return [max((len(row[c].strip()) for row in rows if c < len(row)), default=0) for c in range(width)]


def _starts(lines: list[str], at: int, header: str) -> list[int]:
    """Where the columns begin: at the headings, or further left where the rows below begin earlier."""
    starts = [match.start() for match in re.finditer(r"\S+(?:\s\S+)*", header)]
    begins: list[int] = []
    for line in lines[at + 1 : at + 60]:
        begins += [match.start() for match in re.finditer(r"(?<!\S)\S", line) if line[: match.start()].endswith("  ")]
    moved = [0]
    for left, start in pairwise(starts):
        between = [b for b in begins if left + 3 < b <= start + 1]
        common = max(set(between), key=lambda b: (between.count(b), -b), default=start)
        moved.append(common if between.count(common) > 1 else start)
    return moved


def _by_starts(line: str, starts: list[int]) -> list[str]:
    """Cut a line at the columns; a piece that reaches over an edge stays with the column in which it begins."""
    cells = [""] * len(starts)
    for match in re.finditer(r"\S+(?:\s\S+)*", line):
        column = max((i for i, start in enumerate(starts) if start <= match.start() + 1), default=0)
        cells[column] = f"{cells[column]} {match[0]}".strip()
    return cells
