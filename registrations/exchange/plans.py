"""What an exchange file would do: match every decision and record, compare field by field, write nothing."""

from __future__ import annotations

from collections import Counter
from dataclasses import dataclass, field
from datetime import date
from typing import Any

from registrations.awards import rules
from registrations.awards.models import AwardRecord, Decision
from registrations.titles.models import Title
from registrations.units.models import OrganisingBody, Unit
from search import text

from .masters import BOTH, DECISION_FIELDS, HERE, RECORD_FIELDS, THERE, Field
from .models import ExternalReference

CREATED, CHANGED, UNCHANGED, REFUSED = "tao-moi", "thay-doi", "giu-nguyen", "chua-nhan"
# What officers here find out for themselves is not emptied by a file that does not know it.
KEPT_WHEN_EMPTY = ("unit_code", "title_code", "kind")
LABELS = {CREATED: "Tạo mới", CHANGED: "Thay đổi", UNCHANGED: "Giữ nguyên", REFUSED: "Chưa nhận được"}


@dataclass(slots=True)
class Step:
    """One decision or record of the file: what it is here, what would change, what only differs."""

    what: str  # "decision", "record"
    name: str
    status: str
    reasons: list[str] = field(default_factory=list)
    changes: list[tuple[str, Any, Any]] = field(default_factory=list)  # heading, before, after
    differences: list[tuple[str, Any, Any]] = field(default_factory=list)
    values: dict[str, Any] = field(default_factory=dict)  # attribute → new value
    target: Decision | AwardRecord | None = None
    external_id: str = ""
    given: dict[str, Any] = field(default_factory=dict)
    parts: list[Step] = field(default_factory=list)

    @property
    def label(self) -> str:
        """The status in words."""
        return LABELS[self.status]


@dataclass(slots=True)
class Plan:
    """The steps of a whole file, decision by decision."""

    steps: list[Step]

    def flat(self) -> list[Step]:
        """Decisions, each followed by its records."""
        return [step for decision in self.steps for step in (decision, *decision.parts)]

    def counts(self) -> Counter:
        """How many steps of each status."""
        return Counter(step.status for step in self.flat())


class _Known:
    """Everything that is looked up for a file, read once."""

    def __init__(self, system: str, content: dict[str, Any]):
        decisions = content["decisions"]
        records = [record for decision in decisions for record in decision["records"]]
        refs = ExternalReference.objects.filter(system=system)
        self.decision_refs = dict(refs.filter(record=None).values_list("external_id", "decision_id"))
        self.record_refs = dict(refs.filter(decision=None).values_list("external_id", "record_id"))
        self.bound_records = set(self.record_refs.values())
        self.bound_decisions = set(self.decision_refs.values())
        self.body = OrganisingBody.objects.first()
        self.decisions = {d.public_id: d for d in Decision.objects.filter(public_id__in=_ids(decisions))}
        self.titles: dict[str, list[Title]] = {}
        for title in Title.objects.all():
            self.titles.setdefault(title.code, []).append(title)
        self.units = {unit.code: unit for unit in Unit.objects.all()}
        self.records: dict[str, AwardRecord] = {}
        wanted = _ids(records)
        for start in range(0, len(wanted), 900):
            found = AwardRecord.objects.filter(public_id__in=wanted[start : start + 900])
            self.records |= {record.public_id: record for record in found.select_related("unit", "title")}
        named = {entry["external_id"] for entry in records if entry.get("external_id")}
        pks = [pk for external_id, pk in self.record_refs.items() if external_id in named]
        self.referred: dict[int, AwardRecord] = {}
        for start in range(0, len(pks), 900):
            found = AwardRecord.objects.filter(pk__in=pks[start : start + 900])
            self.referred |= {record.pk: record for record in found.select_related("unit", "title")}
        self.seen: Counter = Counter(
            [("d", entry.get("external_id")) for entry in decisions if entry.get("external_id")]
            + [("r", entry.get("external_id")) for entry in records if entry.get("external_id")]
            + [("id", entry.get("id")) for entry in [*decisions, *records] if entry.get("id")]
        )


def _ids(entries: list[dict[str, Any]]) -> list[str]:
    return [entry["id"] for entry in entries if entry.get("id")]


def make_plan(system: str, content: dict[str, Any]) -> Plan:
    """The plan of a file as the database stands now."""
    known = _Known(system, content)
    return Plan([_decision_step(entry, known) for entry in content["decisions"]])


# --- decisions ----------------------------------------------------------------


def _decision_step(entry: dict[str, Any], known: _Known) -> Step:
    name = f"Quyết định số {entry.get('number') or '(chưa có số)'}"
    step = Step(
        "decision", name, UNCHANGED, list(entry["wrong"]), external_id=entry.get("external_id") or "", given=entry
    )
    _check_doubles(step, "d", known)
    decision = _match_decision(entry, step, known)
    if decision is None and not step.reasons:
        _needed(step, DECISION_FIELDS)
    if not step.reasons:
        _compare(step, decision, DECISION_FIELDS, _decision_value)
        _check_number(step, decision, known)
        _check_lengths(step, Decision)
    if decision is not None and not entry.get("number"):
        step.name = str(decision)
    step.target = decision
    step.status = _status(step, decision)
    own = _own_records(decision)
    for record in entry["records"]:
        step.parts.append(_record_step(record, step, decision, own, known))
    return step


def _match_decision(entry: dict[str, Any], step: Step, known: _Known) -> Decision | None:
    found = None
    if entry.get("id"):
        found = known.decisions.get(entry["id"])
        if found is None:
            step.reasons.append(f"Mã {entry['id']} không có ở Trang này.")
    pk = known.decision_refs.get(step.external_id)
    if pk and found and found.pk != pk:
        step.reasons.append("Mã ở Trang và mã ở phần mềm chỉ hai quyết định khác nhau.")
    if found or step.reasons:
        return found
    if pk:
        return Decision.objects.get(pk=pk)
    if entry.get("number") and entry.get("signed_on"):
        key, year = Decision.key_of(entry["number"]), int(entry["signed_on"][:4])
        found = Decision.objects.filter(organising_body=known.body, number_key=key, year=year).first()
        if found and found.pk in known.bound_decisions and step.external_id:
            step.reasons.append(f"Quyết định số {found.number} đã nối với một mã khác của phần mềm.")
    return found


def _check_number(step: Step, decision: Decision | None, known: _Known) -> None:
    """The same number twice a year is refused here, not by the database in the middle of the work."""
    if decision is None or not {"number", "signed_on"} & set(step.values):
        return
    number = step.values.get("number", decision.number)
    signed = step.values.get("signed_on", decision.signed_on)
    same = Decision.objects.filter(
        organising_body=decision.organising_body_id, number_key=Decision.key_of(number), year=signed.year
    ).exclude(pk=decision.pk)
    if same.exists():
        step.reasons.append(f"Đã có quyết định khác mang số {number} trong năm {signed.year}.")


def _decision_value(field: Field, given: Any, step: Step, decision, known=None) -> tuple[str, Any]:
    if field.type == "date":
        return field.attr, date.fromisoformat(given) if given else None
    return field.attr, given if given is not None else ""


# --- records ------------------------------------------------------------------


def _own_records(decision: Decision | None) -> dict[tuple[str, str, str], list[AwardRecord]]:
    """The records of a decision by name, unit and award: what the office entered before it had ids."""
    own: dict[tuple[str, str, str], list[AwardRecord]] = {}
    if decision is not None:
        for record in decision.records.select_related("unit", "title"):
            own.setdefault(_likeness(record.name, record.unit_wording, record.award_wording), []).append(record)
    return own


def _likeness(name: str, unit: str, award: str) -> tuple[str, str, str]:
    return text.fold(text.without_titles(name)), text.fold(unit), text.fold(award)


def _record_step(entry: dict[str, Any], owner: Step, decision: Decision | None, own, known: _Known) -> Step:
    name = entry.get("name") or "(chưa có tên)"
    step = Step(
        "record", name, UNCHANGED, list(entry["wrong"]), external_id=entry.get("external_id") or "", given=entry
    )
    _check_doubles(step, "r", known)
    record = _match_record(entry, step, decision, own, known)
    if record is not None and decision is not None and record.decision_id != decision.pk:
        step.reasons.append("Lượt khen này thuộc quyết định khác ở Trang này.")
    if record is None and not step.reasons:
        _needed(step, RECORD_FIELDS)
        if not step.external_id:
            step.reasons.append("Cần mã ở phần mềm (external_id) để lần gửi sau không tạo thêm dòng.")
        if decision is not None and not rules.takes_imports(decision):
            step.reasons.append("Quyết định đã công bố nên không thêm người vào danh sách.")
    if not step.reasons:
        signed = owner.values.get("signed_on") or (decision.signed_on if decision else None)
        _compare(step, record, RECORD_FIELDS, _record_value(known, signed))
        _check_lengths(step, AwardRecord)
        _check_class(step, record)
    if record is not None and not entry.get("name"):
        step.name = record.name
    step.target = record
    step.status = _status(step, record)
    return step


def _match_record(entry, step: Step, decision: Decision | None, own, known: _Known) -> AwardRecord | None:
    found = None
    if entry.get("id"):
        found = known.records.get(entry["id"])
        if found is None:
            step.reasons.append(f"Mã {entry['id']} không có ở Trang này.")
    pk = known.record_refs.get(step.external_id)
    if pk and found and found.pk != pk:
        step.reasons.append("Mã ở Trang và mã ở phần mềm chỉ hai lượt khen khác nhau.")
    if found or step.reasons:
        return found
    if pk:
        return known.referred[pk]
    key = _likeness(entry.get("name") or "", entry.get("unit") or "", entry.get("award") or "")
    alike = [record for record in own.get(key, ()) if record.pk not in known.bound_records]
    if len(alike) > 1:
        step.reasons.append("Có nhiều lượt khen cùng tên, đơn vị, hình thức trong quyết định; cần mã ở Trang (id).")
    if len(alike) == 1:
        known.bound_records.add(alike[0].pk)
        return alike[0]
    return None


def _record_value(known: _Known, signed: date | None):
    def value(field: Field, given: Any, step: Step, record) -> tuple[str, Any]:
        if field.name == "unit_code":
            unit = known.units.get(given) if given else None
            if given and unit is None:
                step.reasons.append(f"Danh mục đơn vị chưa có mã “{given[:60]}”.")
            return "unit", unit
        if field.name == "title_code":
            return "title", _title(given, known, signed, step)
        if field.type == "date":
            return field.attr, date.fromisoformat(given) if given else None
        if field.name == "birth_year" and given is not None and not 1850 <= given <= 2200:
            step.reasons.append(f"Năm sinh {given} chưa dùng được.")
        if field.name == "posthumous":
            return field.attr, bool(given)
        return field.attr, given

    return value


def _title(code: str | None, known: _Known, signed: date | None, step: Step) -> Title | None:
    if not code:
        return None
    rows = known.titles.get(code, [])
    standing = [
        t
        for t in rows
        if signed
        and (not t.effective_from or t.effective_from <= signed)
        and (not t.effective_to or signed < t.effective_to)
    ]
    if not standing:
        when = f" vào ngày {signed:%d/%m/%Y}" if signed else ""
        step.reasons.append(f"Danh mục không có mã “{code[:60]}” còn hiệu lực{when}.")
        return None
    return standing[0]


# --- both ---------------------------------------------------------------------


def _check_doubles(step: Step, space: str, known: _Known) -> None:
    if step.external_id and known.seen[(space, step.external_id)] > 1:
        step.reasons.append(f"Mã ở phần mềm {step.external_id[:40]} có hai lần trong tệp.")
    if step.given.get("id") and known.seen[("id", step.given["id"])] > 1:
        step.reasons.append(f"Mã ở Trang {step.given['id'][:20]} có hai lần trong tệp.")
    if len(step.external_id) > 120:
        step.reasons.append("Mã ở phần mềm dài hơn 120 ký tự.")


def _needed(step: Step, fields: tuple[Field, ...]) -> None:
    missing = [field.title for field in fields if field.required and not step.given.get(field.name)]
    if missing:
        step.reasons.append(f"Thiếu: {', '.join(missing).lower()}.")


def _compare(step: Step, there: Decision | AwardRecord | None, fields: tuple[Field, ...], value_of) -> None:
    """Sort what the file says into changes (its own fields) and differences (ours)."""
    for field_ in fields:
        if field_.master == BOTH or field_.name not in step.given or field_.name == "url":
            continue
        if field_.name in KEPT_WHEN_EMPTY and not step.given[field_.name]:
            continue
        if field_.required and not step.given[field_.name]:
            step.reasons.append(f"{field_.title} để trống.")
            continue
        attribute, value = value_of(field_, step.given[field_.name], step, there)
        if there is None:
            if field_.master == THERE:
                step.values[attribute] = value
            continue
        before = getattr(there, attribute)
        if _same(before, value):
            continue
        if field_.master == HERE:
            step.differences.append((field_.title, _shown(before), _shown(value)))
        else:
            step.values[attribute] = value
            step.changes.append((field_.title, _shown(before), _shown(value)))


def _same(before: Any, after: Any) -> bool:
    empty = (None, "", [])
    return before == after or (before in empty and after in empty)


def _shown(value: Any) -> str:
    if value is None or value == "" or value == []:
        return "trống"
    if isinstance(value, bool):
        return "có" if value else "không"
    if isinstance(value, date):
        return f"{value:%d/%m/%Y}"
    return "; ".join(value) if isinstance(value, list) else str(value)


def _check_class(step: Step, record: AwardRecord | None) -> None:
    """A class goes only with an award that has classes."""
    title = step.values.get("title", record.title if record else None)
    award_class = step.values.get("award_class", record.award_class if record else "")
    if title and award_class and award_class not in title.classes:
        step.reasons.append(f"“{title.name}” không có hạng này.")


def _check_lengths(step: Step, model) -> None:
    for name, value in step.values.items():
        most = model._meta.get_field(name).max_length
        if most and isinstance(value, str) and len(value) > most:
            step.reasons.append(f"{str(model._meta.get_field(name).verbose_name).capitalize()} dài hơn {most} ký tự.")


def _status(step: Step, there) -> str:
    if step.reasons:
        return REFUSED
    if there is None:
        return CREATED
    return CHANGED if step.values else UNCHANGED
