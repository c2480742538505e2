"""Everything that happens to decisions and award records: one function per event."""

import hashlib

from django.core.exceptions import PermissionDenied
from django.db import IntegrityError, transaction
from django.utils import timezone
from wagtail.log_actions import log

from registrations.attachments import actions as attachments
from search.outbox.actions import enqueue_many

from . import rules
from .listing import Prepared, prepare
from .models import AwardEvent, AwardRecord, Decision, EventKind, ImportRow, RecipientImport

BATCH = 1000
DECISION_FILES = frozenset({"pdf", "docx"})


class Refused(Exception):
    """Something that cannot be done now; the message is Vietnamese and meant for the screen."""


def _require(allowed: bool) -> None:
    if not allowed:
        raise PermissionDenied


def save_decision(form, by) -> Decision:
    """Save a decision from its form, with the signed file if one was handed in.

    Raises RefusedFile when the file is not what its name says. Nothing is
    saved then.
    """
    creating = form.instance.pk is None
    _require(by.has_perm("awards.add_decision" if creating else "awards.change_decision"))
    with transaction.atomic():
        decision = form.save(commit=False)
        if creating:
            decision.created_by = by
        if uploaded := form.cleaned_data.get("signed_upload"):
            decision.signed_file = attachments.store(uploaded, allowed=DECISION_FILES, by=by)
        if uploaded := form.cleaned_data.get("public_upload"):
            decision.public_file = attachments.store(uploaded, allowed=DECISION_FILES, by=by)
        decision.save()
        # The records repeat the year and the authority of their decision for facets and statistics.
        decision.records.update(year=decision.year, authority=decision.authority)
        _index(decision)
        log(decision, "wagtail.create" if creating else "wagtail.edit", user=by, content_changed=True)
    return decision


# --- bringing in a list -------------------------------------------------------


def file_hash(data: bytes) -> str:
    """What tells one file from another, whatever its name."""
    return hashlib.sha256(data).hexdigest()


def preview_import(decision: Decision, reading, file_name: str, digest: str, by) -> RecipientImport:
    """Keep a reading as an import that waits to be confirmed; no record is made yet.

    A list that was already imported into this decision gives the earlier
    import back: nothing changes. Raises Refused once the decision is published.
    """
    _require(rules.may_import(by))
    if not rules.takes_imports(decision):
        raise Refused("Quyết định đã công bố nên không nhập thêm danh sách. Mời đính chính từng người khi cần.")
    if done := decision.imports.filter(file_hash=digest, confirmed_at__isnull=False, undone_at__isnull=True).first():
        return done
    return _keep(decision, prepare(decision, reading), file_name, digest, by)


@transaction.atomic
def _keep(decision: Decision, prepared: Prepared, file_name: str, digest: str, by) -> RecipientImport:
    # A new upload takes the place of what the same officer was looking at before.
    decision.imports.filter(confirmed_at__isnull=True, uploaded_by=by).delete()
    batch = RecipientImport.objects.create(
        decision=decision,
        file_name=file_name[-255:],
        file_hash=digest,
        row_count=len(prepared.rows),
        doubt_count=sum(bool(row.doubts) for row in prepared.rows),
        error_count=sum(bool(row.errors) for row in prepared.rows),
        notes=prepared.notes,
        uploaded_by=by,
    )
    ImportRow.objects.bulk_create(
        (
            ImportRow(batch=batch, order=number, values=row.values, why=row.why, doubts=row.doubts, errors=row.errors)
            for number, row in enumerate(prepared.rows, start=1)
        ),
        batch_size=BATCH,
    )
    return batch


def confirm_import(batch: RecipientImport, by) -> int:
    """Make the records of a previewed list: all rows or none. Returns how many were made.

    Confirming twice changes nothing and returns 0. Raises Refused when a row
    cannot be imported, the decision was published meanwhile, or the same list
    was confirmed by somebody else at the same time.
    """
    _require(rules.may_import(by))
    try:
        with transaction.atomic():
            batch = RecipientImport.objects.select_for_update().select_related("decision").get(pk=batch.pk)
            if not rules.is_open(batch):
                return 0
            if batch.error_count or not batch.row_count:
                raise Refused(
                    "Danh sách còn dòng chưa nhập được nên chưa có dòng nào được nhập. Mời sửa tệp rồi tải lên lại."
                )
            decision = Decision.objects.select_for_update().get(pk=batch.decision_id)
            if not rules.takes_imports(decision):
                raise Refused("Quyết định vừa được công bố nên không nhập thêm danh sách.")
            return _make_records(batch, decision, by)
    except RecipientImport.DoesNotExist:
        raise Refused("Bản xem trước này đã được thay bằng bản mới hơn. Mời tải danh sách lên lại.") from None
    except IntegrityError:
        raise Refused(
            "Danh sách này vừa được nhập, hoặc danh mục đã thay đổi sau khi xem trước. Chưa dòng nào được nhập thêm. "
            "Mời tải danh sách lên lại để kiểm tra."
        ) from None


def _make_records(batch: RecipientImport, decision: Decision, by) -> int:
    batch.confirmed_by, batch.confirmed_at = by, timezone.now()
    batch.save(update_fields=["confirmed_by", "confirmed_at"])
    first = decision.records.count()
    made = 0
    records: list[AwardRecord] = []
    for row in batch.rows.iterator(chunk_size=BATCH):
        record = AwardRecord(decision=decision, batch=batch, **row.values)
        record.year, record.authority, record.order = decision.year, decision.authority, first + row.order
        record.fill_keys()
        records.append(record)
        if len(records) == BATCH:
            made += len(AwardRecord.objects.bulk_create(records))
            records = []
    made += len(AwardRecord.objects.bulk_create(records))
    batch.rows.all().delete()
    _index(decision)
    log(decision, "awards.import", user=by, data={"file": batch.file_name, "rows": made})
    return made


def import_recipients(
    decision: Decision, reading, by, *, file_name: str = "danh-sach", digest: str = ""
) -> RecipientImport:
    """Preview and confirm at once (commands, demo data). Raises Refused if a row cannot be imported."""
    digest = digest or file_hash(repr([(row.name, row.source) for row in reading.rows]).encode())
    batch = preview_import(decision, reading, file_name, digest, by)
    confirm_import(batch, by)
    batch.refresh_from_db()
    return batch


def discard_preview(batch: RecipientImport, by) -> None:
    """Throw a preview away that nobody confirmed."""
    _require(rules.may_import(by))
    RecipientImport.objects.filter(pk=batch.pk, confirmed_at__isnull=True).delete()


@transaction.atomic
def undo_import(batch: RecipientImport, by) -> int:
    """Take back a whole import while its decision is not published. Returns how many records went.

    Raises Refused when the decision has been published or the import is not in effect.
    """
    batch = RecipientImport.objects.select_for_update().select_related("decision").get(pk=batch.pk)
    if not rules.is_in_effect(batch):
        return 0
    if not rules.may_still_change(batch.decision):
        raise Refused("Quyết định đã công bố nên không hủy được lần nhập. Mời đính chính từng người.")
    _require(rules.may_undo(by, batch))
    gone, _ = AwardRecord.objects.filter(batch=batch).delete()
    batch.undone_at = timezone.now()
    batch.save(update_fields=["undone_at"])
    log(batch.decision, "awards.undo_import", user=by, data={"file": batch.file_name, "rows": batch.row_count})
    return batch.row_count if gone else 0


# --- one record ---------------------------------------------------------------


@transaction.atomic
def set_publicity(record: AwardRecord, is_public: bool, by, reason: str) -> None:
    """Show a record to the public or take it out of everything public, at once."""
    _require(rules.may_set_publicity(by))
    record = AwardRecord.objects.select_for_update().get(pk=record.pk)
    if record.is_public == is_public:
        return
    record.is_public = is_public
    record.save(update_fields=["is_public"])
    enqueue_many("award", [record.pk])
    action = "awards.make_public" if is_public else "awards.make_private"
    log(record, action, user=by, data={"reason": reason})


@transaction.atomic
def correct_record(record: AwardRecord, form, by) -> AwardRecord:
    """Correct a record from its form; what was, who changed it and on what ground is kept.

    The form carries ``source`` (the document that asks for it) and
    ``public_note`` (what readers of the decision are told, may be empty).
    """
    _require(rules.may_correct(by))
    before = AwardRecord.objects.select_for_update().get(pk=record.pk)
    changed = [name for name in form.changed_data if name in AwardRecord.CORRECTABLE]
    changes = {name: [_plain(getattr(before, name)), _plain(form.cleaned_data[name])] for name in changed}
    record = form.save()
    if changes:
        AwardEvent.objects.create(
            record=record,
            kind=EventKind.CORRECTION,
            source=form.cleaned_data["source"],
            public_note=form.cleaned_data["public_note"],
            changes=changes,
            recorded_by=by,
        )
        log(record, "awards.correct", user=by, data={"changes": changes, "source": form.cleaned_data["source"]})
        enqueue_many("award", [record.pk])
    return record


def _plain(value):
    return value if value is None or isinstance(value, (str, int, bool, list)) else str(value)


# --- publication --------------------------------------------------------------


@transaction.atomic
def publish_decision(decision: Decision, *, url: str, at=None, until=None) -> None:
    """Open a decision and its public records to everyone from ``at`` (now) to ``until`` (no end).

    Called by the decision's page whenever its publication or address changes.
    """
    decision = Decision.objects.select_for_update().get(pk=decision.pk)
    decision.published_at = decision.published_at or at or timezone.now()
    decision.withdrawn_at = until
    decision.public_url = url
    decision.save(update_fields=["published_at", "withdrawn_at", "public_url"])
    _index(decision)


@transaction.atomic
def withdraw_decision(decision: Decision, *, at=None) -> None:
    """Close a decision and all its records to the public from ``at`` (now)."""
    decision = Decision.objects.select_for_update().get(pk=decision.pk)
    if decision.published_at is None:
        return
    decision.withdrawn_at = at or timezone.now()
    decision.save(update_fields=["withdrawn_at"])
    _index(decision)


def _index(decision: Decision) -> None:
    if decision.published_at is not None:
        enqueue_many("award", decision.records.values_list("pk", flat=True))
