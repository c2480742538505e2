"""PDF plans with a layer of text → one grid: tables by their ruled lines, other text as lines with blanks kept."""

import re
from typing import Any

from ..apart import read_apart
from ..archives import LOCKED
from ..errors import UnreadableList
from ..grids import Cell, Grid, Line, line_of
from ..limits import Limits, too_many_rows
from ..wording import clean_cell, flat
from . import pdf_process
from .headings import find_header
from .page_headings import headings_at, many_columns
from .page_words import Word, cell_text, lines_of, text_of
from .row_words import PAGE
from .ruled import Ruled, ruled_tables
from .text_lines import grid_of_text
from .unruled import Columns, UnruledTable

_PAGES = 200
_FOOTER = 12
"""Letters of what may stand between the halves of a table: the number of a page."""
_HEADINGS = re.compile(r"(?:s?tt|so tt)\s*(?:noi dung|nhiem vu|cong viec|ten )")
"""The beginning of a line of headings that stand too near to each other to be told apart."""
_ONE_LINE = 0.35
"""How far the words of a line may stand from each other, in heights; a cell set in the middle stands half a line off."""
_MOST_HEADS = 3
"""Lines of headings that each page repeats."""
_SCANNED = (
    "Tệp PDF chỉ có ảnh chụp, không có chữ để đọc. "
    "Kính đề nghị ông, bà gửi bản Word, Excel hoặc PDF xuất từ Word của kế hoạch."
)


_BY_PLACE = "Bảng trong PDF không kẻ ô; các cột và các dòng được nhận theo vị trí của chữ, đề nghị kiểm tra."
_NOT_SURE = (
    "Bảng ở trang {} của tệp PDF không kẻ ô và các cột, các dòng đứng sát nhau nên không tách được chắc chắn. "
    "Kính đề nghị ông, bà gửi bản Word hoặc Excel của kế hoạch."
)


def read_pdf(data: bytes, limits: Limits) -> list[Grid]:
    """Read a PDF. Raises UnreadableList, also where it holds only pictures of pages."""
    told = _words(data)
    reader = _Pages(limits)
    grid = reader.grid
    if told["count"] > _PAGES:
        grid.doubts.append(f"Tệp có {told['count']} trang, chỉ {_PAGES} trang đầu được đọc.")
    for number, page in enumerate(told["pages"], start=1):
        reader.add([Word(*each) for each in page["words"]], page["rules"], number)
        if len(grid.lines) > limits.rows:
            raise too_many_rows(limits)
    if not any(page["words"] for page in told["pages"]):
        raise UnreadableList(_SCANNED)
    if reader.not_sure and not reader.tables:
        raise UnreadableList(reader.not_sure)
    grid.doubts += [reader.not_sure] if reader.not_sure else []
    grid.doubts += [_BY_PLACE] if reader.unruled else []
    for line in grid.lines:
        line.cells = {column: cell for column, cell in line.cells.items() if cell.text}
    return [grid]


def _words(data: bytes) -> dict[str, Any]:
    told: dict[str, Any] = read_apart(pdf_process, data, _PAGES, reasons={pdf_process.LOCKED: LOCKED})
    return told


class _Pages:
    """Puts the pages together, one after the other."""

    def __init__(self, limits: Limits) -> None:
        self.grid = Grid("PDF")
        self.limits = limits
        self.tables = self.unruled = 0
        self.not_sure = ""
        """Says of a table without ruled lines that it was not read."""
        self.open: Columns | None = None
        """The columns of a table without ruled lines at the foot of the page above."""

    def add(self, words: list[Word], rules: list[list[float]], page: int) -> None:
        """Add a page from top to bottom: what stands above its tables, the tables, what stands between and below."""
        at = 0.0
        for table in ruled_tables(rules):
            first, last = table.ys[0], table.ys[-1]
            self._text([w for w in words if at <= w.middle < first], rules, page)
            inside = [w for w in words if first <= w.middle < last]
            self.tables += 1
            _add_table(self.grid, inside, table, f"Trang {page}, bảng {self.tables}")
            at = last
        self._text([w for w in words if w.middle >= at], rules, page)

    def _text(self, words: list[Word], rules: list[list[float]], page: int) -> None:
        """Add what stands outside of ruled tables: text, and tables that only the place of their words shows."""
        lines = lines_of(words, _ONE_LINE)
        lines = [line for at, line in enumerate(lines) if at not in (0, len(lines) - 1) or not _numbers_page(line)]
        at = 0
        while lines:
            place = f"Trang {page}, bảng {self.tables + self.unruled + 1}"
            headings, depth = (
                headings_at(lines, at, self.open.headings if self.open else None) if at < len(lines) else ([], 0)
            )
            if not headings and not self.open and at < len(lines):
                at += 1
                continue
            self._check(lines[:at], page)
            _add_text(self.grid, lines[:at], self.limits)
            lines, at = lines[at:], 0
            if not lines:
                break
            table = UnruledTable(lines, rules, place, further=bool(self.unruled))
            found = table.read(headings, depth) if headings or not self.open else table.go_on(self.open)
            if headings and not found.rows or not found.sure:
                self._doubt(page)
            self.unruled += bool(found.rows)
            self.grid.lines += found.rows
            self.open = found.columns if found.open else None
            lines = lines[found.taken :]

    def _check(self, lines: list[list[Word]], page: int) -> None:
        """Doubt what reads like a table although it is none that was seen."""
        for line in lines:
            pieces = many_columns(line)
            told = pieces and (self.unruled or find_header([line_of("", 1, pieces)], 0))
            if told or _HEADINGS.match(flat(text_of(line))):
                self._doubt(page)

    def _doubt(self, page: int) -> None:
        self.not_sure = self.not_sure or _NOT_SURE.format(page)


def _numbers_page(line: list[Word]) -> bool:
    """Tell whether a line is the number of the page: alone, in the middle of the page or at its edge."""
    return len(line) < 4 and bool(PAGE.fullmatch(text_of(line).lower()))


def _add_table(grid: Grid, words: list[Word], table: Ruled, place: str) -> None:
    xs, ys = table.xs, table.ys
    padding = _padding(words, xs)
    lines = [Line(place, number, starts_table=number == 1) for number in range(1, len(ys))]
    for (left, right), (top, bottom) in table.boxes():
        inside = [w for w in words if ys[top] <= w.middle < ys[bottom]]
        inside = [w for w in inside if xs[left] - 1 <= (w.left + w.right) / 2 < xs[right] + 1]
        text = clean_cell(cell_text(lines_of(inside), xs[right] - xs[left] - 2 * padding))
        for row in range(top, bottom):
            for column in range(left, right):
                merged = "down" if row > top else "right" if column > left else ""
                lines[row].cells[column] = Cell(text, merged=merged)
    _join_halves(grid, lines)
    grid.lines += lines


def _join_halves(grid: Grid, lines: list[Line]) -> None:
    """Give both halves of a merged cell that a page broke the text that stands in one of them."""
    heads: set[tuple[tuple[int, str], ...]] = set()
    known: list[Line] = []
    between = ""
    for line in grid.lines:
        between = between + line.joined() if line.loose else ""
        if not line.loose and not _repeats(line, heads):
            known.append(line)
    body = [line for line in lines if not _repeats(line, heads)]
    if not known or not body or len(between) > _FOOTER or known[-1].cells.keys() != body[0].cells.keys():
        return
    for column in body[0].cells:
        upper, lower = _half(known[::-1], column), _half(body[1:], column, body[0])
        texts = {line.cells[column].text for line in (*upper, *lower)} - {""}
        whole = upper[-1].cells[column].text and lower[0].cells[column].text
        if len(upper) + len(lower) > 2 and len(texts) == 1 and not whole:
            text = texts.pop()
            for line in (*upper, *lower):
                line.cells[column] = Cell(text, merged=line.cells[column].merged)
            lower[0].cells[column] = Cell(text, merged="down")


def _repeats(line: Line, heads: set[tuple[tuple[int, str], ...]]) -> bool:
    """Tell whether a row at the top of a table repeats one of an earlier page; else remember it."""
    key = tuple(sorted(line.own().items()))
    if line.number > _MOST_HEADS or not key:
        return False
    known = key in heads
    heads.add(key)
    return known


def _half(lines: list[Line], column: int, first: Line | None = None) -> list[Line]:
    """The rows that a cell takes at the edge of a page, told by the marks of its copies; upwards where no `first`."""
    found = [first] if first else []
    for line in lines:
        cell = line.cells.get(column)
        if cell is None or first and cell.merged != "down":
            break
        found.append(line)
        if not first and cell.merged != "down":
            break
    return found


def _padding(words: list[Word], xs: list[float]) -> float:
    """How far text keeps from the rules, in points."""
    gaps = [min((w.left - x for w in words if -1 < w.left - x < 12), default=0.0) for x in xs[:-1]]
    return max(min(filter(None, gaps), default=0.0), 0.0)


def _add_text(grid: Grid, lines: list[list[Word]], limits: Limits) -> None:
    """Add text outside of tables, wide gaps kept as blanks as a printer would set them."""
    if not lines:
        return
    widths = sorted((w.right - w.left) / max(len(w.text), 1) for line in lines for w in line)
    letter = max(widths[len(widths) // 2], 1.0)
    texts: list[str] = []
    for at, line in enumerate(lines):
        if at and line[0].top - lines[at - 1][0].bottom > 0.9 * (line[0].bottom - line[0].top):
            texts.append("")
        text = ""
        for word in line:
            column = round(word.left / letter)
            gap = word.left - (line[line.index(word) - 1].right if text else 0)
            text = f"{text.ljust(column) if gap > 2.2 * letter or not text else text + ' '}{word.text}"
        texts.append(text)
    grid.lines += grid_of_text("\n".join(texts), limits).lines
