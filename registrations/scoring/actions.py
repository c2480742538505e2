"""What happens on a sheet: points are written, sent, taken back; evidence comes and goes."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from datetime import datetime
from decimal import Decimal
from typing import Any

from django.conf import settings
from django.db import transaction
from django.utils import timezone
from wagtail.log_actions import log

from registrations.attachments import actions as attachments
from registrations.clusters.members import Member, Part, members_of, parts_of
from registrations.refusals import Conflict, Incomplete, NotAllowed, WrongState
from registrations.signing import actions as signing

from . import matters, points, queries, rules
from .models import Criterion, Entry, Evidence, Scoring, Sheet
from .rules import CLUSTER, COLUMNS, CROSS, SELF
from .setting_up import demand, lock_scoring

MAX_FILES = 10

Given = Mapping[int, tuple[Decimal | None, str]]
"""{criterion pk: (points or None, note)}."""


class Missing(Incomplete):
    """Something is missing on a sheet; `gaps` name it."""

    def __init__(self, gaps: Sequence[str]):
        super().__init__(f"Phiếu còn {len(gaps)} chỗ cần điền.")
        self.gaps = list(gaps)


def _part(column: str, sheet: Sheet, parts: Sequence[Part], members: Sequence[Member]) -> Part | None:
    if column == SELF:
        return rules.acts_as_own(sheet, parts)
    if column == CROSS:
        return rules.acts_as_checker(sheet, parts)
    return rules.acts_as_cluster(sheet, parts, members)


def _enter(scoring_id: int, unit_id: int, column: str, event: str, by: Any, now: datetime) -> tuple[Sheet, Part]:
    """The locked sheet of a member, for somebody whose part it is to write this column now."""
    scoring = lock_scoring(scoring_id)
    members = members_of(scoring.cluster, now)
    member = next((each for each in members if each.unit.pk == unit_id), None)
    if member is None:
        raise NotAllowed("Đơn vị này không còn trong cụm, khối.")
    sheet = queries.sheet_of(scoring, member)
    part = _part(column, sheet, parts_of(by, members, now), members)
    if part is None:
        raise NotAllowed("Tài khoản này không chấm phần này của phiếu.")
    demand(event, scoring, now)
    if not sheet.pk:
        sheet = Sheet.objects.get_or_create(scoring=scoring, unit=member.unit)[0]
    sheet.scoring = scoring
    return sheet, part


def _require_open(sheet: Sheet, column: str) -> None:
    sent = {SELF: sheet.self_sent_at, CROSS: sheet.cross_sent_at}.get(column)
    if sent:
        raise WrongState("Phần này đã gửi, không sửa được nữa. Nội dung vừa nhập chưa được lưu.")


def save(
    scoring_id: int, unit_id: int, column: str, given: Given, *, version: int, by: Any, now: datetime | None = None
) -> Sheet:
    """Keep one column ("self", "cross", "cluster") of a unit's sheet; also every autosave.

    `version` is the token of the column that the form was opened with. Raises
    NotAllowed, WrongState, Conflict or Incomplete (points that cannot be), and
    then nothing is written. Saving what is there changes nothing.
    """
    if column not in COLUMNS:
        raise ValueError(column)
    now = now or timezone.now()
    with transaction.atomic():
        sheet, _ = _enter(scoring_id, unit_id, column, f"save_{column}", by, now)
        _require_open(sheet, column)
        criteria = _criteria(sheet.scoring)
        entries = {each.criterion_id: each for each in sheet.entries.all()}
        changed = _changed(entries, given, criteria, column, sheet)
        if not changed:
            return sheet
        if sheet.version(column) > version:
            mark = sheet.marks[column]
            raise Conflict.of("Phần này", mark["by"], datetime.fromisoformat(mark["at"]))
        for entry in changed:
            entry.save()
        _touch(sheet, column, by, now)
    return sheet


def _criteria(scoring: Scoring) -> dict[int, Criterion]:
    found = Criterion.objects.filter(group__criteria_set=scoring.criteria_set_id).select_related("group")
    return {each.pk: each for each in found}


def _changed(entries, given, criteria, column, sheet) -> list[Entry]:
    found = []
    for pk, (value, note) in given.items():
        criterion = criteria.get(pk)
        if criterion is None:
            continue  # gone from the criteria since the form was opened
        if value is not None and not 0 <= value <= criterion.points:
            raise Incomplete(f"Tiêu chí {criterion.code}: điểm cần từ 0 đến {points.points_text(criterion.points)}.")
        entry = entries.get(pk) or Entry(sheet=sheet, criterion=criterion)
        before = getattr(entry, f"{column}_points"), getattr(entry, f"{column}_note")
        if before != (value, note):
            setattr(entry, f"{column}_points", value)
            setattr(entry, f"{column}_note", note)
            found.append(entry)
    return found


def _touch(sheet: Sheet, column: str, by: Any, now: datetime) -> None:
    mark = {"version": sheet.version(column) + 1, "by": by.full_name, "at": now.isoformat()}
    sheet.marks = {**sheet.marks, column: mark}
    sheet.save(update_fields=["marks"])


def send(scoring_id: int, unit_id: int, column: str, *, version: int, by: Any, now: datetime | None = None) -> Sheet:
    """Send the unit's own column or its checker's: from then on those read it whose turn it is.

    Only a signatory sends. Raises NotAllowed, WrongState, Conflict (the column
    has changed since it was read), Missing or, where the office asks for a
    second factor, `signing.NotConfirmed`. What is sent already stays sent.
    """
    now = now or timezone.now()
    with transaction.atomic():
        sheet, book = _sendable(scoring_id, unit_id, column, version, by, now)
        if book is None:
            return sheet
        matter = matters.of_column(sheet.scoring, book, column)
        given = {"sent_at": now, "sent_by": by, "confirmation": signing.use_if_asked(by, matter, now=now)}
        for name, value in given.items():
            setattr(sheet, f"{column}_{name}", value)
        sheet.save(update_fields=[f"{column}_{name}" for name in given])
        log(sheet.scoring, f"scoring.sent_{column}", user=by, data={"unit": str(sheet.unit)}, timestamp=now)
    return sheet


def require_ready(
    scoring_id: int, unit_id: int, column: str, *, version: int, by: Any, now: datetime | None = None
) -> None:
    """Ask everything that `send` asks but the confirmation, so that no code is spent in vain. Raises as it."""
    with transaction.atomic():
        _sendable(scoring_id, unit_id, column, version, by, now or timezone.now())


def _sendable(
    scoring_id: int, unit_id: int, column: str, version: int, by: Any, now: datetime
) -> tuple[Sheet, queries.Book | None]:
    """The locked sheet with its book; no book where this column has been sent."""
    if column not in (SELF, CROSS):
        raise ValueError(column)
    sheet, part = _enter(scoring_id, unit_id, column, f"send_{column}", by, now)
    if part.role != rules.SIGNATORY:
        raise NotAllowed("Người ký duyệt của đơn vị gửi phiếu. Nội dung đã lưu đầy đủ.")
    if getattr(sheet, f"{column}_sent_at"):
        return sheet, None
    if sheet.version(column) != version:
        raise Conflict("Phiếu vừa được sửa sau khi ông, bà mở trang này. Mời xem lại rồi gửi.")
    book = _book(sheet)
    if missing := book.gaps(column):
        raise Missing(missing)
    return sheet, book


def _book(sheet: Sheet) -> queries.Book:
    sets = queries.with_criteria(type(sheet.scoring.criteria_set).objects.filter(pk=sheet.scoring.criteria_set_id))
    return queries.book_of(sheet, sets.get())


def recall(scoring_id: int, unit_id: int, *, by: Any, now: datetime | None = None) -> Sheet:
    """Take a self-score back to mend it, while units still score themselves. Raises NotAllowed or WrongState."""
    now = now or timezone.now()
    with transaction.atomic():
        sheet, part = _enter(scoring_id, unit_id, SELF, "recall_self", by, now)
        if part.role != rules.SIGNATORY:
            raise NotAllowed("Người ký duyệt của đơn vị lấy lại phiếu.")
        if sheet.self_sent_at is None:
            raise WrongState("Phiếu chưa gửi.")
        sheet.self_sent_at = sheet.self_sent_by = sheet.self_confirmation = None
        sheet.save(update_fields=["self_sent_at", "self_sent_by", "self_confirmation"])
        log(sheet.scoring, "scoring.recalled", user=by, data={"unit": str(sheet.unit)}, timestamp=now)
    return sheet


def add_evidence(
    scoring_id: int, unit_id: int, criterion_id: int, uploads: Sequence[Any], *, by: Any, now: datetime | None = None
) -> Sheet:
    """Keep files with a criterion of a unit's own sheet: all of them or none.

    Raises RefusedFile, NotAllowed or WrongState.
    """
    now = now or timezone.now()
    with transaction.atomic():
        sheet, _ = _enter(scoring_id, unit_id, SELF, "evidence", by, now)
        _require_open(sheet, SELF)
        criterion = _criteria(sheet.scoring).get(criterion_id)
        if criterion is None:
            raise WrongState("Tiêu chí này không còn trong bộ tiêu chí.")
        held = sheet.evidence.filter(criterion=criterion).count()
        most = settings.SCAN_MAX_BYTES
        problems = attachments.check_all(uploads, room_left=MAX_FILES - held, max_bytes=most)
        if problems:
            raise attachments.RefusedFile(" ".join(problems))
        for upload in uploads:
            stored = attachments.store(upload, max_bytes=most, by=by)
            Evidence.objects.create(sheet=sheet, criterion=criterion, attachment=stored)
    return sheet


def remove_evidence(scoring_id: int, unit_id: int, evidence_id: int, *, by: Any, now: datetime | None = None) -> Sheet:
    """Take a file off a sheet that has not been sent. One already gone is no error."""
    now = now or timezone.now()
    with transaction.atomic():
        sheet, _ = _enter(scoring_id, unit_id, SELF, "evidence", by, now)
        _require_open(sheet, SELF)
        found = sheet.evidence.select_related("attachment").filter(pk=evidence_id).first()
        if found is not None:
            attachment = found.attachment
            found.delete()
            attachments.discard(attachment)
    return sheet


def fill(scoring_id: int, unit_id: int, *, by: Any, now: datetime | None = None) -> int:
    """Take the judgement before over into what the cluster has not filled in yet; how many criteria it was."""
    now = now or timezone.now()
    with transaction.atomic():
        sheet, _ = _enter(scoring_id, unit_id, CLUSTER, "fill_cluster", by, now)
        done = 0
        for cell in _book(sheet).cells:
            before = cell.before(CLUSTER)
            if cell.entry and before is not None and cell.points(CLUSTER) is None:
                cell.entry.cluster_points = before
                cell.entry.save(update_fields=["cluster_points"])
                done += 1
        if done:
            _touch(sheet, CLUSTER, by, now)
    return done
