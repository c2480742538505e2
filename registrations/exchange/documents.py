"""Exchange files: written for the office's software, and read from it, as a workbook or as JSON."""

from __future__ import annotations

import json
from collections.abc import Iterable, Iterator
from datetime import date
from typing import IO, Any

from django.conf import settings
from django.utils import timezone

from registrations.awards.models import AwardRecord, Decision
from registrations.tables.errors import UnreadableList
from registrations.tables.limits import Limits
from registrations.tables.sources import read_grids
from search import text
from search.text import whole_number

from .masters import DECISION_FIELDS, FORMAT, RECORD_FIELDS, VERSION, Field
from .models import ExternalReference
from .writers import workbook

LIMITS = Limits(rows=20_000, sheets=10, columns=60)
DECISION_SHEET, RECORD_SHEET = "Quyết định", "Lượt khen thưởng"
DECISION_KEYS = ("decision_id", "decision_external_id")
MOST = {"text": 1_000, "lines": 20_000}
_YES, _NO = {"có", "true", "x", "1", "co", "yes"}, {"không", "false", "0", "khong", "no"}


class Unusable(Exception):
    """A file that is no exchange file; the message is Vietnamese and fit for the screen."""


# --- writing ------------------------------------------------------------------


def decisions_for(year: int | None = None):
    """Decisions to send, all or of one year: also those that are not public, for the office's own software."""
    found = Decision.objects.order_by("signed_on", "pk")
    return found.filter(year=year) if year else found


def _names(system: str) -> tuple[dict[int, str], dict[int, str]]:
    known = ExternalReference.objects.filter(system=system)
    decisions = dict(known.filter(record=None).values_list("decision_id", "external_id"))
    return decisions, dict(known.filter(decision=None).values_list("record_id", "external_id"))


def _value(thing: Decision | AwardRecord, field: Field) -> Any:
    if field.name == "url":
        return f"{settings.SITE_URL}{thing.get_absolute_url() if isinstance(thing, AwardRecord) else thing.public_url}"
    value = getattr(thing, field.attr)
    if field.name in ("unit_code", "title_code"):
        return value.code if value else ""
    if field.name == "award":
        return thing.award_wording
    return value


def _object(thing, fields: Iterable[Field], external_id: str) -> dict[str, Any]:
    return {field.name: external_id if field.name == "external_id" else _value(thing, field) for field in fields}


def _records(decision: Decision) -> Iterator[AwardRecord]:
    records = AwardRecord.objects.filter(decision=decision).select_related("unit", "title")
    return records.order_by("order", "pk").iterator(chunk_size=2_000)


def write_json(system: str, year: int | None = None) -> Iterator[bytes]:
    """The whole exchange as JSON, decision by decision."""
    decisions, records = _names(system)
    head = {"format": FORMAT, "version": VERSION, "system": system}
    head["exported_at"] = timezone.localtime().isoformat(timespec="seconds")
    yield f'{json.dumps(head, ensure_ascii=False)[:-1]}, "decisions": ['.encode()
    for number, decision in enumerate(decisions_for(year).iterator(chunk_size=500)):
        made = _object(decision, DECISION_FIELDS, decisions.get(decision.pk, ""))
        listed = [_object(record, RECORD_FIELDS, records.get(record.pk, "")) for record in _records(decision)]
        told = json.dumps(made | {"records": listed}, ensure_ascii=False, default=str)
        yield f"{',' if number else ''}\n{told}".encode()
    yield b"\n]}\n"


def write_workbook(system: str, year: int | None = None) -> IO[bytes]:
    """The same as a workbook: a sheet of decisions, a sheet of records; headings are the names of the fields."""
    decisions, records = _names(system)
    found = list(decisions_for(year))

    def lines() -> Iterator[tuple]:
        for decision in found:
            keys = (decision.public_id, decisions.get(decision.pk, ""))
            for record in _records(decision):
                yield (*keys, *_object(record, RECORD_FIELDS, records.get(record.pk, "")).values())

    return workbook(
        [
            (
                DECISION_SHEET,
                [field.name for field in DECISION_FIELDS],
                (tuple(_object(d, DECISION_FIELDS, decisions.get(d.pk, "")).values()) for d in found),
            ),
            (RECORD_SHEET, [*DECISION_KEYS, *(field.name for field in RECORD_FIELDS)], lines()),
        ]
    )


# --- reading ------------------------------------------------------------------


def read(data: bytes, name: str) -> dict[str, Any]:
    """The content of an exchange file: ``{"decisions": [{…, "records": […], "wrong": […]}]}``, values of our types.

    What is missing in the file is missing here too: it is not touched. Raises Unusable.
    """
    if len(data) > LIMITS.file_size:
        raise Unusable(f"Tệp lớn hơn {LIMITS.file_size // 1024 // 1024} MB nên không được đọc. Mời chia theo năm.")
    if name.lower().endswith(".json") or data.lstrip(b"\xef\xbb\xbf \r\n\t").startswith(b"{"):
        found = _from_json(data)
    else:
        found = _from_workbook(data, name)
    count = sum(len(decision["records"]) for decision in found) + len(found)
    if count > LIMITS.rows:
        raise Unusable(f"Tệp có hơn {LIMITS.rows} dòng. Mời chia theo năm rồi gửi lần lượt.")
    if not found:
        raise Unusable("Tệp không có quyết định nào.")
    return {"decisions": found}


def _from_json(data: bytes) -> list[dict[str, Any]]:
    try:
        document = json.loads(data.decode("utf-8-sig"))
    except (UnicodeDecodeError, ValueError, RecursionError):
        raise Unusable("Tệp JSON không đọc được: cần UTF-8 và đúng cú pháp JSON.") from None
    if not isinstance(document, dict) or document.get("format") != FORMAT:
        raise Unusable(f"Tệp JSON cần có “format”: “{FORMAT}”, xem tài liệu trao đổi dữ liệu.")
    if document.get("version") != VERSION:
        raise Unusable(f"Trang đọc được phiên bản {VERSION} của định dạng trao đổi.")
    decisions = document.get("decisions")
    if not isinstance(decisions, list) or not all(isinstance(entry, dict) for entry in decisions):
        raise Unusable("“decisions” cần là một danh sách.")
    made = []
    for entry in decisions:
        listed = entry.get("records", [])
        if not isinstance(listed, list) or not all(isinstance(record, dict) for record in listed):
            raise Unusable("“records” của mỗi quyết định cần là một danh sách.")
        made.append(_read(entry, DECISION_FIELDS) | {"records": [_read(record, RECORD_FIELDS) for record in listed]})
    return made


def _from_workbook(data: bytes, name: str) -> list[dict[str, Any]]:
    try:
        grids = {text.fold(grid.name): grid for grid in read_grids(data, name, LIMITS)}
    except UnreadableList as error:
        raise Unusable(str(error)) from error
    if text.fold(DECISION_SHEET) not in grids:
        raise Unusable(f"Tệp cần có trang tính “{DECISION_SHEET}” và “{RECORD_SHEET}”.")
    decisions = []
    for row in _rows(grids[text.fold(DECISION_SHEET)], DECISION_FIELDS):
        decisions.append(_read(row, DECISION_FIELDS) | {"records": []})
    by_key = {key: entry for entry in decisions for key in _keys(entry, "id", "external_id")}
    records = grids.get(text.fold(RECORD_SHEET))
    for row in _rows(records, RECORD_FIELDS) if records else ():
        owner = next((by_key[key] for key in _keys(row, *DECISION_KEYS) if key in by_key), None)
        if owner is None:
            raise Unusable(
                f"Trang “{RECORD_SHEET}”, dòng “{str(row.get('name', ''))[:60]}”: chưa thấy quyết định mang mã này "
                f"ở trang “{DECISION_SHEET}”."
            )
        owner["records"].append(_read(row, RECORD_FIELDS))
    return decisions


def _keys(row: dict[str, Any], own: str, external: str) -> list[tuple[str, str]]:
    found = [("own", str(row.get(own) or "")), ("external", str(row.get(external) or ""))]
    return [key for key in found if key[1]]


def _rows(grid, fields: tuple[Field, ...]) -> Iterator[dict[str, str]]:
    names = {*(field.name for field in fields), *DECISION_KEYS}
    lines = iter(grid.lines)
    columns: dict[int, str] = {}
    for line in lines:
        columns = {column: cell.strip().lower() for column, cell in line.own().items()}
        if len(names & set(columns.values())) >= 2:
            break
    else:
        raise Unusable(f"Trang “{grid.name}” chưa có dòng tên cột như tài liệu trao đổi dữ liệu.")
    for line in lines:
        yield {name: line.text(column) for column, name in columns.items() if name in names}


def _read(given: dict[str, Any], fields: tuple[Field, ...]) -> dict[str, Any]:
    """The known fields as our types; what cannot be read is told under "wrong"."""
    made: dict[str, Any] = {"wrong": []}
    for field in fields:
        if field.name not in given:
            continue
        try:
            made[field.name] = _parse(field, given[field.name])
        except ValueError as error:
            made["wrong"].append(f"{field.title}: {error}")
    return made


def _parse(field: Field, value: Any) -> Any:
    if isinstance(value, (dict, float)) or (isinstance(value, list) and field.type != "list"):
        raise ValueError("không đúng kiểu dữ liệu.")
    if field.type == "boolean":
        return _boolean(value)
    if field.type == "list":
        listed = value if isinstance(value, list) else str(value or "").split(";")
        listed = [text.tidy(str(entry)) for entry in listed if text.tidy(str(entry))]
        if unknown := [entry for entry in listed if entry not in field.choices.values]:
            raise ValueError(f"không có mã “{unknown[0][:40]}”.")
        return listed
    words = "" if value is None else str(value)
    words = "\n".join(text.tidy(line) for line in words.splitlines()) if field.type == "lines" else text.tidy(words)
    if len(words) > MOST.get(field.type, MOST["text"]) and field.name != "merit":
        raise ValueError("quá dài.")
    if field.type == "date":
        return _date(words)
    if field.type == "integer":
        number = whole_number(words, 5)
        if words and number is None:
            raise ValueError(f"“{words[:20]}” không phải số.")
        return number
    if field.choices and words and words not in field.choices.values:
        raise ValueError(f"không có mã “{words[:40]}”.")
    return words


def _boolean(value: Any) -> bool | None:
    if value is None or isinstance(value, bool):
        return value
    words = text.tidy(str(value)).lower()
    if not words:
        return None
    if words in _YES:
        return True
    if words in _NO:
        return False
    raise ValueError("cần “có” hoặc “không”.")


def _date(words: str) -> str | None:
    """An ISO date out of 2026-11-20 or 20/11/2026; kept as text so that it can be stored with the preview."""
    if not words:
        return None
    try:
        if "/" in words:
            day, month, year = (int(part) for part in words.split("/"))
            return date(year, month, day).isoformat()
        return date.fromisoformat(words[:10]).isoformat()
    except ValueError:
        raise ValueError(f"“{words[:20]}” chưa phải ngày dạng 20/11/2026.") from None
