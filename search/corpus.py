"""Entries from a file, one JSON object on each line, for a throw-away index.

Fields are those of ``search.entry.Entry``. ``title`` is needed; ``kind`` is
"document" and ``key`` the number of the line unless given. Lists may be given
as one string, dates as "2021-08-19" or "19/8/2021", ``year`` as a number,
``files`` as a list of objects with ``name`` and ``text`` and, if there are
any, ``url``, ``page`` (a number) and ``sheet``. Blank lines, a byte order mark
and line ends of any system do no harm; a field that is not known is refused,
because it may be one that is misspelled.
"""

import datetime
import json
import re
from collections.abc import Iterator
from dataclasses import fields
from pathlib import Path
from typing import Any

from search.text import whole_number

from .entry import KINDS, Entry, FilePassage

MAX_LINE = 5_000_000
FIELDS = tuple(each.name for each in fields(Entry))
PASSAGE_FIELDS = tuple(each.name for each in fields(FilePassage))
LISTS = ("people", "units", "target_groups", "flags")
_NOT_UTF8 = re.compile("[\udc80-\udcff]")
_EXAMPLE = 'ví dụ {"title": "…"}'
_DAY_FIRST = re.compile(r"(\d{1,2})[/.-](\d{1,2})[/.-](\d{4})")


class BadCorpus(Exception):
    """The file cannot be read as entries; the message is Vietnamese and names the line."""


def read_entries(path: str | Path) -> Iterator[Entry]:
    """Entries of the file in order. Raises BadCorpus."""
    seen: dict[tuple[str, str], int] = {}
    try:
        # What is no UTF-8 is let through as it is, to be told with its line.
        with Path(path).open(encoding="utf-8-sig", errors="surrogateescape") as lines:
            for number, line in enumerate(iter(lambda: lines.readline(MAX_LINE + 1), ""), 1):
                if not line.strip():
                    continue
                entry = _entry(line, number)
                same = seen.setdefault((entry.kind, entry.key), number)
                if same != number:
                    raise BadCorpus(f"Dòng {number}: kind và key trùng với dòng {same}.")
                yield entry
    except (OSError, ValueError) as error:  # a path with NUL is a ValueError
        raise BadCorpus(f"Không mở được tệp {path}: {_why(error)}.") from error


def _why(error: OSError | ValueError) -> str:
    told = {
        FileNotFoundError: "không có tệp này",
        IsADirectoryError: "đây là thư mục",
        PermissionError: "không có quyền đọc",
        ValueError: "tên tệp không hợp lệ",
    }
    return next((why for kind, why in told.items() if isinstance(error, kind)), "không đọc được từ đĩa")


def _entry(line: str, number: int) -> Entry:
    if len(line) > MAX_LINE:
        raise BadCorpus(f"Dòng {number}: dài quá {MAX_LINE} ký tự.")
    if _NOT_UTF8.search(line):
        raise BadCorpus(f"Dòng {number}: tệp cần ghi bằng mã UTF-8.")
    try:
        read = json.loads(line)
    except (ValueError, RecursionError) as error:
        place = f" từ ký tự thứ {error.pos + 1}" if isinstance(error, json.JSONDecodeError) else ""
        raise BadCorpus(
            f"Dòng {number}: không đúng dạng JSON{place}. Mỗi dòng là một đối tượng, {_EXAMPLE}."
        ) from error
    if not isinstance(read, dict):
        raise BadCorpus(f"Dòng {number}: cần một đối tượng JSON, {_EXAMPLE}.")
    unknown = sorted(set(read) - set(FIELDS))
    if unknown:
        raise BadCorpus(f"Dòng {number}: không có trường {', '.join(unknown)}. Các trường: {', '.join(FIELDS)}.")
    given = {name: _value(name, value, number) for name, value in read.items() if value is not None}
    if not given.get("title", "").strip():
        raise BadCorpus(f"Dòng {number}: cần có title.")
    given["kind"] = given.get("kind") or "document"
    if given["kind"] not in KINDS:
        raise BadCorpus(f"Dòng {number}: kind cần là một trong {', '.join(KINDS)}.")
    given["key"] = given.get("key") or str(number)
    return Entry(**given)


def _value(name: str, value: Any, number: int) -> Any:
    if name in LISTS:
        values = [value] if isinstance(value, str) else value
        if not isinstance(values, list) or not all(isinstance(each, str) for each in values):
            raise BadCorpus(f"Dòng {number}: {name} cần là danh sách chữ.")
        return tuple(each for each in values if each.strip())
    if name == "files":
        return _files(value, number)
    if name == "year":
        return _year(value, number)
    if name == "date":
        return _date(value, number)
    if isinstance(value, int) and not isinstance(value, bool) and name in ("key", "number"):
        return str(value)
    if not isinstance(value, str):
        raise BadCorpus(f"Dòng {number}: {name} cần là chữ.")
    return value


def _files(value: Any, number: int) -> tuple[FilePassage, ...]:
    values = [value] if isinstance(value, dict) else value
    if not isinstance(values, list) or not all(isinstance(each, dict) for each in values):
        raise BadCorpus(f"Dòng {number}: files cần là danh sách đối tượng có name và text.")
    return tuple(_passage(each, number) for each in values)


def _passage(given: dict[str, Any], number: int) -> FilePassage:
    unknown = sorted(set(given) - set(PASSAGE_FIELDS))
    if unknown:
        raise BadCorpus(
            f"Dòng {number}: files không có trường {', '.join(unknown)}. Các trường: {', '.join(PASSAGE_FIELDS)}."
        )
    given = {name: value for name, value in given.items() if value is not None}
    page = given.pop("page", None)
    if isinstance(page, str):
        page = whole_number(page, 5) or 0
    if page is not None and (isinstance(page, bool) or not isinstance(page, int) or page < 1):
        raise BadCorpus(f"Dòng {number}: page cần là số trang, từ 1.")
    if not all(isinstance(each, str) for each in given.values()) or not given.get("name") or "text" not in given:
        raise BadCorpus(f"Dòng {number}: mỗi tệp cần có name và text là chữ.")
    return FilePassage(**{"url": "", **given}, page=page)


def _year(value: Any, number: int) -> int | None:
    if isinstance(value, str):
        value = value.strip()
        if not value:
            return None
        value = whole_number(value, 5) or 0
    if isinstance(value, float) and value.is_integer():
        value = int(value)
    if isinstance(value, bool) or not isinstance(value, int) or not 1 <= value <= 9999:
        raise BadCorpus(f"Dòng {number}: year cần là số năm, ví dụ 2023.")
    return value


def _date(value: Any, number: int) -> datetime.date | None:
    text = value.strip() if isinstance(value, str) else "?"
    if not text:
        return None
    try:
        day_first = _DAY_FIRST.fullmatch(text)
        if day_first:
            day, month, year = map(int, day_first.groups())
            return datetime.date(year, month, day)
        return datetime.date.fromisoformat(text[:10].replace("/", "-"))
    except ValueError as error:
        raise BadCorpus(f"Dòng {number}: date cần có dạng 2021-08-19 hoặc 19/8/2021.") from error
