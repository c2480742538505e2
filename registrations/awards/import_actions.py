"""What happens to a list as a whole: received, read, confirmed, thrown away, taken back."""

import hashlib

from django.db import IntegrityError, transaction
from django.utils import timezone
from wagtail.log_actions import log

from registrations.attachments import actions as attachments
from registrations.attachments.sniffing import LIST_KINDS
from registrations.refusals import Refused, demand
from search import text
from search.outbox.actions import enqueue_many

from . import import_progress as progress
from . import rules
from .import_memory import answers_of, memory_of, remember
from .listing import Prepared, prepare
from .models import AwardRecord, Decision, ImportRow, ImportWording, RecipientImport
from .repeats import mark_again
from .wordings import Wordings, as_model

BATCH = 1000
_TAKES_NONE = "Quyết định đã công bố nên không nhập thêm danh sách. Mời đính chính từng người khi cần."


class Overtaken(Refused):
    """Another list came into the same decision after this preview was made."""


def file_hash(data: bytes) -> str:
    """What tells one file from another, whatever its name."""
    return hashlib.sha256(data).hexdigest()


def done_before(decision: Decision, digest: str) -> RecipientImport | None:
    """The import of the same file into the same decision that is in effect, if any."""
    return decision.imports.filter(file_hash=digest, confirmed_at__isnull=False, undone_at__isnull=True).first()


def receive(decision: Decision, uploaded, digest: str, by, *, sender: str = "", sender_unit=None) -> RecipientImport:
    """Keep an uploaded list privately, still unread.

    A list that was already imported into this decision gives the earlier
    import back: nothing changes. Raises RefusedFile when the file is no list;
    Refused once the decision is published.
    """
    demand(rules.may_import(by))
    if not rules.takes_imports(decision):
        raise Refused(_TAKES_NONE)
    if done := done_before(decision, digest):
        return done
    stored = attachments.store(uploaded, allowed=LIST_KINDS, by=by)
    try:
        return _begin(decision, stored, uploaded.name, digest, by, sender, sender_unit)
    except BaseException:
        with transaction.atomic():
            attachments.discard(stored)
        raise


@transaction.atomic
def _begin(decision, stored, name: str, digest: str, by, sender: str, sender_unit) -> RecipientImport:
    # A new upload takes the place of what the same officer was looking at before.
    for before in decision.imports.filter(confirmed_at__isnull=True, uploaded_by=by):
        _throw_away(before)
    batch = RecipientImport.objects.create(
        decision=decision,
        file=stored,
        file_name=text.tidy(name or "danh-sach")[-255:],
        file_hash=digest,
        sender=text.tidy(sender)[:200],
        sender_unit=sender_unit,
        uploaded_by=by,
    )
    log(decision, "awards.import_receive", user=by, data={"file": batch.file_name})
    return batch


def start_job(batch: RecipientImport, job: str, by, answers: dict | None = None) -> str:
    """Begin reading or importing in the background. Returns the token of the run.

    ``answers`` to ``confirm_import`` are kept, so that an import that broke off can be run again.
    Raises Refused while a run that is alive does something to this import.
    """
    demand(rules.may_import(by))
    with transaction.atomic():
        batch = open_batch(batch)
        if batch.job and not batch.is_silent() and job != batch.job:
            raise Refused("Danh sách đang được xử lý. Mời chờ xong rồi làm tiếp.")
        if answers is not None:
            batch.layout = {**batch.layout, "answers": answers}
            batch.save(update_fields=["layout"])
        return progress.begin(batch, job, by)


@transaction.atomic
def fail_job(batch: RecipientImport, token: str, message: str) -> None:
    """Keep why the work in the background came to nothing."""
    batch = RecipientImport.objects.select_for_update().get(pk=batch.pk)
    if progress.is_current(batch, token):
        progress.end(batch, failure=message)
        batch.save(update_fields=progress.END_FIELDS)


def keep_reading(batch: RecipientImport, reading, by, *, token: str = "", report=None) -> RecipientImport:
    """Match a reading of the import's file and keep it as the preview, in place of an earlier one.

    What officers answered and changed by hand is carried over to the rows of
    the same place in the file. Raises progress.Superseded when another run
    took over.
    """
    decision = batch.decision
    memory = memory_of(batch) if batch.uses_memory else None
    wordings = Wordings(decision, memory, answers_of(batch))
    prepared = prepare(decision, reading, wordings=wordings, progress=report)
    with transaction.atomic():
        batch = open_batch(batch)
        if token and not progress.is_current(batch, token):
            raise progress.Superseded
        _keep(batch, prepared, reading)
        batch.remembered = _what_was_remembered(batch, memory, wordings)
        progress.end(batch)
        batch.save()
    return batch


def _what_was_remembered(batch: RecipientImport, memory, wordings: Wordings) -> dict:
    if memory is None:
        return {}
    columns = sum(len(memory.assigned.get(name, {})) for name in ("headings", "sections", "values"))
    by = str(memory.remembered_by) if memory.remembered_by else ""
    on = timezone.localdate(memory.remembered_at)
    return {"columns": columns, "wordings": wordings.from_memory, "by": by, "on": f"{on:%d/%m/%Y}"}


def _keep(batch: RecipientImport, prepared: Prepared, reading) -> None:
    by_hand = _changed_by_hand(batch)
    answered = {(w.about, w.key): w for w in batch.wordings.exclude(answered_at=None)}
    batch.rows.all().delete()
    batch.wordings.all().delete()
    wordings = []
    for wording in prepared.wordings:
        model = as_model(batch, wording)
        if wording.answer is not None and (before := answered.get((wording.about, wording.key))):
            model.answered_by_id, model.answered_at = before.answered_by_id, before.answered_at
        wordings.append(model)
    ImportWording.objects.bulk_create(wordings, batch_size=BATCH)
    rows = [
        ImportRow(
            batch=batch,
            order=number,
            values=row.values,
            why=row.why,
            doubts=row.doubts,
            errors=row.errors,
            award_key=row.award_key,
            unit_key=row.unit_key,
        )
        for number, row in enumerate(prepared.rows, start=1)
    ]
    for row in rows:
        _carry_over(row, by_hand.get(row.values["source_cell"]))
    ImportRow.objects.bulk_create(rows, batch_size=BATCH)
    batch.notes, batch.contradictions = prepared.notes, prepared.contradictions
    described = reading.as_dict()
    batch.layout = {name: described[name] for name in ("sheets", "sections", "values")}
    batch.prepared_at = timezone.now()
    batch.revision += 1
    count_rows(batch, rows)


def _changed_by_hand(batch: RecipientImport) -> dict[str, ImportRow]:
    touched = batch.rows.exclude(edits=[], left_out="")
    return {row.values["source_cell"]: row for row in touched if row.edits or row.left_out}


def _carry_over(row: ImportRow, before: ImportRow | None) -> None:
    if before is None or before.values.get("name") != row.values.get("name") and not before.edits:
        return
    for edit in before.edits:
        row.values[edit["field"]] = before.values.get(edit["field"])
    row.edits, row.left_out = before.edits, before.left_out
    if before.edits and not before.errors:
        row.errors = []


def count_rows(batch: RecipientImport, rows=None) -> None:
    """Count rows, doubts and errors anew, in memory; rows that are left out need nothing more."""
    rows = batch.rows.only("doubts", "errors", "left_out").iterator() if rows is None else rows
    batch.row_count = batch.doubt_count = batch.error_count = batch.left_out_count = 0
    for row in rows:
        batch.row_count += 1
        batch.left_out_count += bool(row.left_out)
        batch.doubt_count += bool(row.doubts and not row.left_out)
        batch.error_count += bool(row.errors and not row.left_out)


def open_batch(batch: RecipientImport) -> RecipientImport:
    """The import, locked, while it waits to be confirmed; Refused otherwise."""
    try:
        found = RecipientImport.objects.select_for_update(of=("self",)).select_related("decision").get(pk=batch.pk)
    except RecipientImport.DoesNotExist:
        raise Refused("Bản xem trước này đã được thay bằng bản mới hơn. Mời tải danh sách lên lại.") from None
    if not rules.is_open(found):
        raise Refused(what_became_of(found))
    return found


def what_became_of(batch: RecipientImport) -> str:
    """Who imported a list, what and when: for the officer who comes second."""
    if batch.undone_at:
        return "Lần nhập này đã được hủy. Mời tải danh sách lên lại nếu cần."
    at = timezone.localtime(batch.confirmed_at)
    who = batch.confirmed_by or "Hệ thống"
    return (
        f"{who} đã nhập danh sách {batch.file_name} ({batch.taken_count} dòng) lúc {at:%H} giờ {at:%M} phút, "
        f"ngày {at:%d/%m/%Y}. Không có gì thay đổi thêm."
    )


# --- confirming -----------------------------------------------------------------


def check_confirmation(batch: RecipientImport, *, doubts_seen: bool = False, reason: str = "", revision=None) -> None:
    """Raise Refused while something stands against making records of this preview."""
    if batch.error_count:
        raise Refused(
            f"Còn {batch.error_count} dòng chưa nhập được nên chưa có dòng nào được nhập. "
            "Mời sửa hoặc bỏ các dòng đó, hoặc sửa tệp rồi tải lên lại."
        )
    if not batch.taken_count:
        raise Refused("Không có dòng nào để nhập.")
    if revision is not None and revision != batch.revision:
        raise Refused("Bản xem trước vừa được sửa ở nơi khác. Mời xem lại rồi nhập.")
    if batch.contradictions and not text.tidy(reason):
        raise Refused("Danh sách ghi quyết định khác. Mời kiểm tra, đánh dấu đã kiểm tra và ghi lý do trước khi nhập.")
    if batch.doubt_count and not doubts_seen:
        raise Refused(f"Còn {batch.doubt_count} dòng cần xem lại. Mời xem rồi đánh dấu đã xem trước khi nhập.")
    if batch.notes and not doubts_seen:
        raise Refused("Còn điều cần xem về cả danh sách. Mời xem rồi đánh dấu đã xem trước khi nhập.")
    later = batch.decision.imports.filter(confirmed_at__gt=batch.prepared_at, undone_at__isnull=True)
    if other := later.exclude(pk=batch.pk).first():
        raise Overtaken(
            f"Sau khi bản xem trước này được lập, {what_became_of(other)} "
            "Đã đối chiếu lại để không nhập trùng; mời xem các dòng được nêu rồi nhập."
        )


def confirm_import(
    batch: RecipientImport,
    by,
    *,
    doubts_seen: bool = False,
    reason: str = "",
    revision: int | None = None,
    keep_in_memory: bool = True,
    report=None,
) -> int:
    """Make the records of a previewed list: all rows or none. Returns how many were made.

    Confirming twice changes nothing and returns 0. Raises Refused when a row
    cannot be imported, something is still open (see ``check_confirmation``),
    the decision was published meanwhile, or somebody else was faster.
    """
    demand(rules.may_import(by))
    batch = _reload(batch)
    if not rules.is_open(batch):
        return 0
    records = _records(batch, report)
    try:
        with transaction.atomic():
            return _confirm(batch, records, by, doubts_seen, reason, revision, keep_in_memory)
    except Overtaken:
        refresh_repeats(batch)
        raise
    except IntegrityError:
        if other := done_before(batch.decision, batch.file_hash):
            raise Refused(what_became_of(other)) from None
        raise Refused(
            "Danh mục đã thay đổi sau khi xem trước. Chưa dòng nào được nhập. Mời tải danh sách lên lại để kiểm tra."
        ) from None


def _reload(batch: RecipientImport) -> RecipientImport:
    try:
        return RecipientImport.objects.select_related("decision").get(pk=batch.pk)
    except RecipientImport.DoesNotExist:
        raise Refused("Bản xem trước này đã được thay bằng bản mới hơn. Mời tải danh sách lên lại.") from None


def _records(batch: RecipientImport, report) -> list[AwardRecord]:
    """The records to be made, with their keys: the slow part, before anything is locked."""
    decision, made = batch.decision, []
    for row in batch.rows.filter(left_out="").iterator(chunk_size=BATCH):
        record = AwardRecord(decision=decision, batch=batch, **row.values)
        record.year, record.authority = decision.year, decision.authority
        record.fill_keys()
        record.single_out()
        made.append(record)
        if report and len(made) % 200 == 0:
            report(len(made) / max(batch.row_count, 1))
    return made


def _confirm(seen, records, by, doubts_seen, reason, revision, keep_in_memory) -> int:
    batch = RecipientImport.objects.select_for_update(of=("self",)).get(pk=seen.pk)
    if not rules.is_open(batch):
        return 0
    decision = batch.decision = Decision.objects.select_for_update().get(pk=batch.decision_id)
    if not rules.takes_imports(decision):
        raise Refused("Quyết định vừa được công bố nên không nhập thêm danh sách.")
    check_confirmation(
        batch, doubts_seen=doubts_seen, reason=reason, revision=seen.revision if revision is None else revision
    )
    first = decision.records.count()
    for number, record in enumerate(records, start=first + 1):
        record.order, record.year, record.authority = number, decision.year, decision.authority
    batch.confirmed_by, batch.confirmed_at = by, timezone.now()
    batch.checked_reason = text.tidy(reason)[:300] if batch.contradictions else ""
    progress.end(batch)
    batch.save(update_fields=["confirmed_by", "confirmed_at", "checked_reason", *progress.END_FIELDS])
    AwardRecord.objects.bulk_create(records, batch_size=BATCH)
    if keep_in_memory:
        remember(batch, by)
    # What was decided by hand stays readable; the rest of the preview has served.
    batch.rows.filter(edits=[], left_out="").delete()
    batch.wordings.filter(answered_at=None).delete()
    if decision.published_at is not None:
        enqueue_many("award", decision.records.values_list("pk", flat=True))
    log(decision, "awards.import", user=by, data={"file": batch.file_name, "rows": len(records)})
    return len(records)


@transaction.atomic
def refresh_repeats(batch: RecipientImport) -> None:
    """Compare the rows of an open preview with the archive as it is now."""
    batch = open_batch(batch)
    rows = list(batch.rows.all())
    mark_again(rows, batch.decision)
    ImportRow.objects.bulk_update(rows, ["doubts"], batch_size=200)
    batch.prepared_at = timezone.now()
    batch.revision += 1
    count_rows(batch, rows)
    batch.save()


def preview_import(decision: Decision, reading, file_name: str, digest: str, by) -> RecipientImport:
    """Keep a reading that came without a file (commands, other software) as a preview.

    A reading that was already imported into this decision gives the earlier
    import back: nothing changes. Raises Refused once the decision is published.
    """
    demand(rules.may_import(by))
    if not rules.takes_imports(decision):
        raise Refused(_TAKES_NONE)
    if done := done_before(decision, digest):
        return done
    return keep_reading(_begin(decision, None, file_name, digest, by, "", None), reading, by)


def import_recipients(
    decision: Decision, reading, by, *, file_name: str = "danh-sach", digest: str = "", reason: str = ""
) -> RecipientImport:
    """Preview and confirm at once (commands, demo data).

    Doubts are taken as they are. Raises Refused if a row cannot be imported,
    or the list names another decision and no reason is given.
    """
    digest = digest or file_hash(repr([(row.name, row.source) for row in reading.rows]).encode())
    batch = preview_import(decision, reading, file_name, digest, by)
    confirm_import(batch, by, doubts_seen=True, reason=reason)
    batch.refresh_from_db()
    return batch


# --- throwing away ------------------------------------------------------------


@transaction.atomic
def discard_preview(batch: RecipientImport, by) -> None:
    """Throw a preview away that nobody confirmed, with its file."""
    demand(rules.may_import(by))
    for found in RecipientImport.objects.filter(pk=batch.pk, confirmed_at__isnull=True):
        _throw_away(found)
        log(found.decision, "awards.import_discard", user=by, data={"file": found.file_name})


def _throw_away(batch: RecipientImport) -> None:
    stored = batch.file
    RecipientImport.objects.filter(pk=batch.pk).delete()
    if stored is not None:
        attachments.discard(stored)
