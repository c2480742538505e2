"""Rows as CSV, as JSON Lines and as a workbook, piece by piece.

CSV after RFC 4180 (comma, CRLF) with a byte order mark, so that Excel knows the text for Unicode; formula-safe. JSON
Lines (one object a line, UTF-8) keeps every text as it is. A workbook holds text cells with Excel's own text mark.
"""

import csv
import datetime
import io
import json
import tempfile
from collections.abc import Iterable, Iterator
from itertools import islice
from typing import IO

import xlsxwriter

from registrations import downloads

from .columns import Column
from .safe import RISKY_FIRST, neutralise

BOM = "\ufeff"
TYPES = {"csv": downloads.TYPES["csv"], "jsonl": "application/jsonl; charset=utf-8"}
XLSX = downloads.TYPES["xlsx"]
ROWS_A_PIECE = 500
MAX_SHEET_ROWS = 100_000


def csv_head(columns: Iterable[Column]) -> bytes:
    """The byte order mark and the line of column names."""
    return f"{BOM}{','.join(column.name for column in columns)}\r\n".encode()


def csv_pieces(rows: Iterable[tuple]) -> Iterator[tuple[bytes, int]]:
    """(bytes, number of rows) for some hundred rows at a time; the head is not among them."""
    rows = iter(rows)
    while batch := list(islice(rows, ROWS_A_PIECE)):
        out = io.StringIO()
        # Nearly all cells are plain text: those are told apart without a call.
        cells = [
            [v if v.__class__ is str and (not v or v[0] not in RISKY_FIRST) else _cell(v) for v in row] for row in batch
        ]
        csv.writer(out, lineterminator="\r\n").writerows(cells)
        yield out.getvalue().encode(), len(batch)


def _cell(value: object) -> object:
    if value.__class__ is str:
        return neutralise(value)
    if value is None:
        return ""
    if value.__class__ is bool:
        return "true" if value else "false"
    if value.__class__ is list:
        return neutralise(";".join(value))
    return value


def jsonl_pieces(columns: Iterable[Column], rows: Iterable[tuple]) -> Iterator[tuple[bytes, int]]:
    """(bytes, number of rows) for some hundred rows at a time, an object on each line."""
    names = [column.name for column in columns]
    encode = json.JSONEncoder(ensure_ascii=False, separators=(",", ":"), default=_plain).encode
    rows = iter(rows)
    while batch := list(islice(rows, ROWS_A_PIECE)):
        yield "".join([f"{encode(dict(zip(names, row, strict=True)))}\n" for row in batch]).encode(), len(batch)


def _plain(value: object) -> str:
    if isinstance(value, (datetime.date, datetime.datetime)):
        return value.isoformat()
    raise TypeError(type(value))


def stream(format: str, columns: tuple[Column, ...], rows: Iterable[tuple]) -> Iterator[bytes]:
    """A whole file of one format ("csv" or "jsonl"), piece by piece."""
    if format == "csv":
        yield csv_head(columns)
        yield from (piece for piece, _ in csv_pieces(rows))
    else:
        yield from (piece for piece, _ in jsonl_pieces(columns, rows))


def workbook(sheets: Iterable[tuple[str, list[str], Iterable[tuple]]]) -> IO[bytes]:
    """A workbook of (name, headings, rows) sheets as an open file at its start; rows beyond a sheet's limit are left.

    Written row by row to a temporary file: memory does not grow with the rows.
    """
    file = tempfile.TemporaryFile()  # noqa: SIM115 (the response closes it)
    safe = {
        "constant_memory": True,
        "strings_to_formulas": False,
        "strings_to_urls": False,
        "strings_to_numbers": False,
    }
    with xlsxwriter.Workbook(file, safe) as book:
        head = book.add_format({"bold": True, "text_wrap": True, "valign": "top", "bottom": 1})
        quoted = book.add_format({"quote_prefix": True})
        for name, headings, rows in sheets:
            _sheet(book.add_worksheet(name), headings, islice(rows, MAX_SHEET_ROWS), head, quoted)
    file.seek(0)
    return file


def _sheet(sheet, headings: list[str], rows: Iterable[tuple], head, quoted) -> None:
    for column, heading in enumerate(headings):
        sheet.set_column(column, column, min(max(len(heading) + 2, 12), 40))
        sheet.write_string(0, column, heading, head)
    sheet.freeze_panes(1, 0)
    for line, row in enumerate(rows, start=1):
        for column, value in enumerate(row):
            if value is None or value == "" or value == []:
                continue
            if isinstance(value, int) and not isinstance(value, bool):
                sheet.write_number(line, column, value)
                continue
            text = _words(value)
            # The mark says "text" to the spreadsheet and is no part of the text.
            sheet.write_string(line, column, text[:32_000], quoted if neutralise(text) != text else None)


def _words(value: object) -> str:
    if isinstance(value, bool):
        return "có" if value else "không"
    if isinstance(value, list):
        return "; ".join(value)
    if isinstance(value, datetime.date):
        return f"{value:%d/%m/%Y}"
    return str(value)
