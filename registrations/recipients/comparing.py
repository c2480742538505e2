"""Records beside each other: one column for each record, one row for each fact, what differs marked."""

from dataclasses import dataclass

from django.urls import reverse

from registrations.awards.models import AwardRecord
from registrations.units.models import Unit

from .models import Recipient
from .queries import staff_records, units_today

MOST_COLUMNS = 24


@dataclass(frozen=True, slots=True)
class Cell:
    """One fact of one record."""

    text: str
    url: str = ""


@dataclass(frozen=True, slots=True)
class Row:
    """One fact of all records."""

    label: str
    cells: list[Cell]
    tells: bool = True  # whether it tells one person from another: years and awards differ anyway

    @property
    def differs(self) -> bool:
        """Do the records say different things of the person where they say anything?"""
        return self.tells and len({cell.text for cell in self.cells if cell.text}) > 1


@dataclass(slots=True)
class Column:
    """One record, and the recipient that it has."""

    record: AwardRecord
    recipient: Recipient | None


class Comparison:
    """Columns and rows of a comparison; records of one recipient stand together."""

    def __init__(self, record_pks):
        records = staff_records(list(record_pks)[:MOST_COLUMNS])
        columns = [Column(record, _recipient(record)) for record in records]
        self.columns = sorted(columns, key=lambda column: column.recipient.pk if column.recipient else 0)
        self.records = [column.record for column in self.columns]
        self.rows = [row for row in _rows(self.records) if any(cell.text for cell in row.cells)] if records else []

    @property
    def sides(self) -> int:
        """How many recipients these are as far as is known: each loose record counts as one."""
        return len({c.recipient.pk if c.recipient else f"r{c.record.pk}" for c in self.columns})


def _recipient(record: AwardRecord) -> Recipient | None:
    return record.recipient_link.recipient if hasattr(record, "recipient_link") else None


def _rows(records: list[AwardRecord]) -> list[Row]:
    today = units_today(records)
    facts = [
        ("Năm sinh", lambda r: str(r.birth_year or "")),
        ("Chức vụ", lambda r: r.position),
        ("Đơn vị ghi trong danh sách", lambda r: r.unit_wording),
        ("Đơn vị trong danh mục", lambda r: str(r.unit or "") or (f"thuộc {r.within.in_text}" if r.within else "")),
        ("Đơn vị đó nay là", lambda r: _names(today.get(r.unit_id, []))),
        ("Địa bàn khi đó", lambda r: r.place_then),
    ]
    awards = [
        ("Năm khen thưởng", lambda r: str(r.year)),
        ("Hình thức", lambda r: f"{r.award_name}{' (truy tặng)' if r.posthumous else ''}"),
        ("Thành tích", lambda r: r.merit[:300]),
        ("Công khai", lambda r: "" if r.is_public else "không công khai"),
    ]
    rows = [Row("Họ tên, tên tập thể", [Cell(r.name, reverse("luot-khen:inspect", args=[r.pk])) for r in records])]
    rows += [Row(label, [Cell(value(record)) for record in records]) for label, value in facts]
    rows += [Row(label, [Cell(value(record)) for record in records], tells=False) for label, value in awards]
    rows.append(Row("Quyết định", [_decision(record) for record in records], tells=False))
    return rows


def _decision(record: AwardRecord) -> Cell:
    decision = record.decision
    said = f"{decision.number} ngày {decision.signed_on:%d/%m/%Y}"
    return Cell(said, reverse("quyet-dinh:inspect", args=[decision.pk]))


def _names(units: list[Unit]) -> str:
    return "; ".join(unit.name for unit in units)
