"""What an officer puts right in a preview before it is confirmed. Each change says who made it."""

import re

from django.db import transaction
from django.utils import timezone
from wagtail.log_actions import log

from registrations.refusals import Refused, demand
from registrations.titles.models import Title
from registrations.units import actions as units
from search import text

from . import rules
from .import_actions import count_rows, open_batch
from .listing_values import check, is_minor
from .models import ImportRow, ImportWording, RecipientImport
from .repeats import IN_DECISION, mark_again
from .wordings import award_values, class_label

About = ImportWording.About
EDITABLE = (
    "name",
    "honorific",
    "recipient_kind",
    "birth_year",
    "position",
    "unit_wording",
    "unit_id",
    "within_id",
    "place_then",
    "award_wording",
    "title_id",
    "award_class",
    "kind",
    "merit",
    "period",
    "posthumous",
    "female",
)
_OF_WORDING = {About.AWARD: ("title_id", "award_class", "kind"), About.UNIT: ("unit_id", "within_id")}
_PARTS = re.compile(r"“[^”]*”|\d[\d./]*|\b[A-Z]{1,3}\d+\b")


def _now() -> str:
    return timezone.now().isoformat(timespec="seconds")


def _begin(batch: RecipientImport, by) -> RecipientImport:
    demand(rules.may_import(by))
    batch = open_batch(batch)
    if batch.job and not batch.is_silent():
        raise Refused("Danh sách đang được xử lý. Mời chờ xong rồi làm tiếp.")
    return batch


def _end(batch: RecipientImport, by, action: str, **data) -> None:
    count_rows(batch)
    batch.revision += 1
    batch.save(update_fields=["row_count", "doubt_count", "error_count", "left_out_count", "revision"])
    log(batch.decision, action, user=by, data={"file": batch.file_name, **data})


def _save(rows: list[ImportRow]) -> None:
    ImportRow.objects.bulk_update(rows, ["values", "why", "doubts", "settled", "errors"], batch_size=200)


# --- wordings -------------------------------------------------------------------


@transaction.atomic
def answer_wording(wording: ImportWording, found: dict, by) -> int:
    """Decide what a wording stands for, in all rows that have it. Returns how many rows took it.

    ``found``: for an award ``title`` (Title or None), ``award_class``, ``kind``
    ("" leaves it); for a unit ``unit_id`` and ``within_id``. A row that was
    changed by hand in the same field keeps its own.
    """
    batch = _begin(wording.batch, by)
    wording = ImportWording.objects.select_for_update(of=("self",)).get(pk=wording.pk)
    if wording.about == About.AWARD:
        values, said = _award_answer(batch, found)
    else:
        values = {"unit_id": found.get("unit_id"), "within_id": found.get("within_id")}
        said = found.get("label") or "giữ nguyên chữ trong danh sách"
    key = "award_key" if wording.about == About.AWARD else "unit_key"
    rows = list(batch.rows.filter(**{key: wording.key}))
    for row in rows:
        own = {edit["field"] for edit in row.edits}
        if not own & set(_OF_WORDING[wording.about]):
            row.values |= values
            row.why["title" if wording.about == About.AWARD else "unit_matched"] = f"{said}; {by} chọn"
        row.doubts = [doubt for doubt in row.doubts if doubt["about"] != wording.about]
    _save(rows)
    wording.found, wording.answered_by, wording.answered_at = wording.found | values, by, timezone.now()
    wording.save(update_fields=["found", "answered_by", "answered_at"])
    _end(batch, by, "awards.import_answer", wording=wording.wording[:120], answer=said, rows=len(rows))
    return len(rows)


def _award_answer(batch: RecipientImport, found: dict) -> tuple[dict, str]:
    title: Title | None = found.get("title")
    if title and not Title.objects.in_force(batch.decision.signed_on).filter(pk=title.pk).exists():
        raise Refused(f"“{title.name}” không có hiệu lực vào ngày ký quyết định.")
    award_class = found.get("award_class", "")
    if title and award_class and award_class not in title.classes:
        raise Refused(f"“{title.name}” không có {class_label(award_class)}.")
    values = award_values(title, award_class)
    if found.get("kind"):
        values["kind"] = found["kind"]
    said = title.name_with_class(values["award_class"]) if title else "giữ nguyên chữ trong danh sách"
    return values, said


@transaction.atomic
def create_unit(wording: ImportWording, unit, by) -> int:
    """Make a unit that the list names and give it to the rows that name it.

    ``unit`` is unsaved. Raises PermissionDenied unless the officer keeps the
    directory of units, ValidationError where the unit is not sound.
    """
    _begin(wording.batch, by)
    units.save_unit(unit, by=by, created=True)
    return answer_wording(wording, {"unit_id": unit.pk, "within_id": None, "label": str(unit)}, by)


# --- rows -----------------------------------------------------------------------


@transaction.atomic
def edit_row(row: ImportRow, changed: dict, by) -> ImportRow:
    """Change fields of one row by hand. ``changed`` holds values for names of EDITABLE."""
    batch = _begin(row.batch, by)
    row = batch.rows.select_for_update().get(pk=row.pk)
    for name in EDITABLE:
        if name in changed and changed[name] != row.values.get(name):
            _note_edit(row, name, changed[name], by)
    names = {edit["field"] for edit in row.edits}
    title = Title.objects.in_force(batch.decision.signed_on).filter(pk=row.values["title_id"]).first()
    row.values |= award_values(title, row.values["award_class"])
    row.values["is_minor"] = is_minor(row.values["birth_year"], batch.decision.signed_on)
    row.errors, doubts = check(row.values)
    settled = {known["text"] for known in row.settled}
    row.doubts = [doubt for doubt in row.doubts if not _ended_by(doubt, names)]
    row.doubts += [{"about": "khac", "text": said} for said in doubts if said not in settled]
    row.doubts = list({doubt["text"]: doubt for doubt in row.doubts}.values())
    mark_again_one(row, batch)
    row.save()
    _end(batch, by, "awards.import_edit", row=row.order, name=row.values["name"][:120])
    return row


def _note_edit(row: ImportRow, name: str, after, by) -> None:
    before = row.values.get(name)
    first = next((edit for edit in row.edits if edit["field"] == name), None)
    if first:
        before = first["before"]
        row.edits = [edit for edit in row.edits if edit["field"] != name]
    row.values[name] = after
    if before != after:
        row.edits = [*row.edits, {"field": name, "before": before, "after": after, "by": str(by), "at": _now()}]


def _ended_by(doubt: dict, names: set[str]) -> bool:
    """Does a change of these fields settle the doubt?"""
    fields = {
        About.AWARD: {"title_id", "award_wording"},
        About.UNIT: {"unit_id", "within_id", "unit_wording"},
        "doi-tuong": {"recipient_kind"},
    }
    return bool(fields.get(doubt["about"], set()) & names) or ("name" in names and doubt["text"].startswith("Tên"))


def mark_again_one(row: ImportRow, batch: RecipientImport) -> None:
    """Compare one changed row with the archive; its place in the list keeps what was said of it."""
    in_list = [doubt for doubt in row.doubts if doubt["about"] == "trung-danh-sach"]
    mark_again([row], batch.decision)
    row.doubts += [doubt for doubt in in_list if doubt not in row.doubts]


@transaction.atomic
def leave_out(batch: RecipientImport, orders: list[int], reason: str, by) -> int:
    """Keep rows of the list out of the import, with a reason. Returns how many."""
    batch = _begin(batch, by)
    reason = text.tidy(reason)[:300]
    if not reason:
        raise Refused("Mời ghi lý do bỏ dòng ra khỏi lần nhập.")
    count = batch.rows.filter(order__in=orders).update(left_out=f"{reason} ({by})"[:300])
    _end(batch, by, "awards.import_leave_out", rows=count, reason=reason)
    return count


def leave_out_present(batch: RecipientImport, by) -> int:
    """Keep out all rows that stand in the decision already."""
    rows = batch.rows.filter(left_out="").exclude(doubts=[]).only("order", "doubts")
    orders = [row.order for row in rows if any(doubt["about"] == IN_DECISION for doubt in row.doubts)]
    return leave_out(batch, orders, "Đã có trong quyết định", by) if orders else 0


@transaction.atomic
def take_back(batch: RecipientImport, orders: list[int], by) -> int:
    """Put rows that were left out back into the import."""
    batch = _begin(batch, by)
    count = batch.rows.filter(order__in=orders).exclude(left_out="").update(left_out="")
    _end(batch, by, "awards.import_take_back", rows=count)
    return count


def group_of(doubt: dict) -> str:
    """What a doubt has in common with others: its sentence without names, numbers and cells."""
    return f"{doubt['about']}:{_PARTS.sub('…', doubt['text'])}"


@transaction.atomic
def settle(batch: RecipientImport, by, *, group: str = "", orders: list[int] | None = None, kind: str = "") -> int:
    """Note that doubts were looked at and the rows stay as shown. Returns how many rows.

    Either all doubts of one ``group`` (see ``group_of``) or all of the rows
    ``orders``. ``kind`` (a RecipientKind) is given to rows whose kind was open.
    """
    batch = _begin(batch, by)
    rows = batch.rows.exclude(doubts=[])
    if orders is not None:
        rows = rows.filter(order__in=orders)
    touched = []
    for row in rows:
        mine = [doubt for doubt in row.doubts if orders is not None or group_of(doubt) == group]
        if not mine:
            continue
        if kind and any(doubt["about"] == "doi-tuong" for doubt in mine):
            _note_edit(row, "recipient_kind", kind, by)
        row.doubts = [doubt for doubt in row.doubts if doubt not in mine]
        row.settled = [*row.settled, *({"text": doubt["text"], "by": str(by), "at": _now()} for doubt in mine)]
        touched.append(row)
    ImportRow.objects.bulk_update(touched, ["values", "doubts", "settled", "edits"], batch_size=200)
    if touched:
        _end(batch, by, "awards.import_settle", rows=len(touched))
    return len(touched)


# --- how the file is read ---------------------------------------------------------


@transaction.atomic
def assign(
    batch: RecipientImport, by, *, headings=None, sections=None, values=None, uses_memory: bool | None = None
) -> RecipientImport:
    """Re-assign columns, section rows and wordings in cells ({field: {key: wording}}), or read with or without what is remembered; the file is read again next."""
    batch = _begin(batch, by)
    if batch.file_id is None:
        raise Refused("Danh sách này không có tệp để đọc lại.")
    if headings is not None:
        batch.assigned["headings"] = {**batch.assigned.get("headings", {}), **headings}
    if sections is not None:
        batch.assigned["sections"] = {**batch.assigned.get("sections", {}), **sections}
    if values is not None:
        before = batch.assigned.get("values", {})
        batch.assigned["values"] = before | {name: before.get(name, {}) | given for name, given in values.items()}
    if uses_memory is not None:
        batch.uses_memory = uses_memory
    batch.save(update_fields=["assigned", "uses_memory"])
    log(batch.decision, "awards.import_assign", user=by, data={"file": batch.file_name})
    return batch
