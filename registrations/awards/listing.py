"""From the rows of an office's list to the values of award records, with reasons and doubts.

Nothing is written here. Every value says where it comes from, every doubt is
a sentence for the officer; an error keeps the whole list from being imported.
"""

from dataclasses import dataclass, field
from datetime import date

from registrations.tables.names import Kind
from registrations.titles import queries as titles
from registrations.titles.matching import AwardMatch, Catalogue
from registrations.titles.models import RecipientKind
from registrations.units.models import Unit, UnitName
from search import text

from .models import AwardRecord, Decision, TargetGroup
from .unit_matching import UnitIndex

NAME_LENGTH = 300
LENGTHS = {"position": 500, "unit_wording": 500, "place_then": 300, "award_wording": 500, "period": 60, "honorific": 20}
MERIT_LENGTH = 5000
_KINDS = {
    Kind.INDIVIDUAL: RecipientKind.PERSON,
    Kind.COLLECTIVE: RecipientKind.COLLECTIVE,
    Kind.ENTERPRISE: RecipientKind.COLLECTIVE,
    Kind.HOUSEHOLD: RecipientKind.HOUSEHOLD,
}
MINOR_AGE = 16


@dataclass(slots=True)
class PreparedRow:
    """One row ready to become a record: its values, where they come from, doubts and errors."""

    values: dict
    why: dict[str, str] = field(default_factory=dict)
    doubts: list[str] = field(default_factory=list)
    errors: list[str] = field(default_factory=list)


@dataclass(slots=True)
class Prepared:
    """A whole list: its rows and what is to be said of it as a whole."""

    rows: list[PreparedRow]
    notes: list[str] = field(default_factory=list)


def prepare(decision: Decision, reading) -> Prepared:
    """Match every row of a reading (``registrations.tables.read_list``) for one decision."""
    day = decision.signed_on
    catalogue = Catalogue(titles.in_force(day))
    units = UnitIndex(Unit.objects.all(), UnitName.objects.all(), day)
    rows = [_prepare_row(row, decision, catalogue, units) for row in reading.rows]
    _name_sections(rows)
    _mark_doubles(rows, decision)
    return Prepared(rows, _notes(reading, decision))


def _notes(reading, decision: Decision) -> list[str]:
    notes = list(reading.doubts)
    if reading.decision_number and decision.key_of(reading.decision_number) != decision.number_key:
        notes.append(f"Danh sách ghi số {reading.decision_number}, khác với số {decision.number} của quyết định này.")
    if reading.decision_date and reading.decision_date != decision.signed_on:
        notes.append(
            f"Danh sách ghi ngày {reading.decision_date:%d/%m/%Y}, khác với ngày ký {decision.signed_on:%d/%m/%Y}."
        )
    return notes


def _prepare_row(row, decision: Decision, catalogue: Catalogue, units: UnitIndex) -> PreparedRow:
    kind = _KINDS.get(row.kind, "")
    made = PreparedRow(values={}, why=dict(row.because), doubts=list(row.doubts), errors=list(row.errors))
    award = catalogue.match(
        " ".join(filter(None, [row.award, row.award_class])), authority=decision.authority, recipient_kind=kind
    )
    unit = units.match(row.unit, row.address, row.position, row.name if kind != RecipientKind.PERSON else "")
    made.doubts += [*award.doubts, *unit.doubts]
    if award.title:
        made.why["title"] = f"{award.title.name}: {award.why}"
    if unit.unit:
        made.why["unit_matched"] = f"{unit.unit}: {unit.why}"
    if row.decision_number and decision.key_of(row.decision_number) != decision.number_key:
        made.doubts.append(f"Dòng này ghi quyết định số {row.decision_number}, khác với quyết định đang nhập.")
    if not kind:
        kind = RecipientKind.PERSON if row.honorific else RecipientKind.COLLECTIVE
        made.doubts.append(f"Chưa rõ là cá nhân hay tập thể; tạm ghi “{RecipientKind(kind).label.lower()}”.")
    _fill(made, row, decision, kind, award, unit.unit)
    _check(made)
    return made


def _fill(made: PreparedRow, row, decision: Decision, kind: str, award: AwardMatch, unit: Unit | None) -> None:
    title = award.title
    birth_year = _birth_year(row.birth_year, made)
    made.values |= {
        "name": text.tidy(row.name),
        "honorific": text.tidy(row.honorific),
        "recipient_kind": str(kind),
        "position": text.tidy(row.position),
        "unit_id": unit.pk if unit else None,
        "unit_wording": text.tidy(row.unit),
        "place_then": text.tidy(row.address),
        "title_id": title.pk if title else None,
        "award_wording": text.tidy(row.award) or decision.subject[:500],
        "award_class": award.award_class,
        "form": title.form if title else "",
        "level": title.level if title else "",
        "kind": decision.kind,
        "merit": text.tidy(row.merit),
        "posthumous": bool(row.posthumous or award.posthumous),
        "birth_year": birth_year,
        "is_minor": _is_minor(birth_year, decision.signed_on),
        "female": {"nữ": True, "nam": False}.get(row.gender),
        "period": text.tidy(row.period),
        "target_groups": [str(TargetGroup.ENTREPRENEUR)] if row.kind == Kind.ENTERPRISE else [],
        "source_cell": row.source[:120],
    }


def _birth_year(given, made: PreparedRow) -> int | None:
    digits = str(given or "").strip()[-4:]
    if not digits:
        return None
    if digits.isdigit() and 1850 <= int(digits) <= 2200:
        return int(digits)
    made.doubts.append(f"Chưa đọc được năm sinh “{str(given)[:40]}”; tạm để trống.")
    return None


def _is_minor(birth_year: int | None, on: date) -> bool:
    """Under 16 on the day, taking the last day of the birth year: rather hidden than shown."""
    return birth_year is not None and on.year - birth_year <= MINOR_AGE


def _check(made: PreparedRow) -> None:
    values = made.values
    if not values["name"]:
        made.errors.append("Chưa có họ tên hoặc tên tập thể.")
    elif not text.fold(values["name"]):
        made.errors.append("Tên không có chữ nào đọc được.")
    if len(values["name"]) > NAME_LENGTH:
        made.errors.append(
            f"Tên dài {len(values['name'])} ký tự, vượt mức {NAME_LENGTH}. Mời kiểm tra lại ô này trong tệp."
        )
        values["name"] = values["name"][:NAME_LENGTH]
    if values["name"][:1] in "=+@" or "<" in values["name"]:
        made.doubts.append("Tên có ký tự lạ, có thể là công thức hoặc mã. Nội dung được giữ nguyên như chữ thường.")
    for name, length in LENGTHS.items():
        if len(values[name]) > length:
            values[name] = values[name][: length - 1] + "…"
            made.doubts.append(f"{AwardRecord._meta.get_field(name).verbose_name.capitalize()} quá dài nên đã cắt bớt.")
    if len(values["merit"]) > MERIT_LENGTH:
        values["merit"] = values["merit"][: MERIT_LENGTH - 1] + "…"
        made.doubts.append("Thành tích quá dài nên đã cắt bớt.")


def _name_sections(rows: list[PreparedRow]) -> None:
    """Group the list as its reader expects: by award when there are several, then by kind of recipient."""
    awards = {(row.values["title_id"] or row.values["award_wording"], row.values["award_class"]) for row in rows}
    for row in rows:
        kind = RecipientKind(row.values["recipient_kind"]).label
        award = row.values["award_wording"]
        row.values["section"] = f"{award[:1].upper()}{award[1:]} – {kind.lower()}"[:500] if len(awards) > 1 else kind


def _identity(name: str, unit: str, award: str) -> tuple[str, str, str]:
    return text.fold(text.without_titles(name)), text.fold(unit), text.fold(award)


def _mark_doubles(rows: list[PreparedRow], decision: Decision) -> None:
    """Say which rows stand in the decision already (the reader marks doubles inside the list)."""
    keys = [_identity(r.values["name"], r.values["unit_wording"], r.values["award_wording"]) for r in rows]
    there = {_identity(*found) for found in decision.records.values_list("name", "unit_wording", "award_wording")}
    for row, key in zip(rows, keys, strict=True):
        if key in there:
            row.doubts.append("Tên này đã có trong quyết định, cùng đơn vị và cùng hình thức.")
