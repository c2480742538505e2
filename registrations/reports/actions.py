"""What happens to a draft of a report: one function per event, each in one transaction.

Every event takes place at `now`, an aware instant: the instant of the call,
unless the demo province replays the past.
"""

from __future__ import annotations

from collections.abc import Callable, Sequence
from datetime import datetime
from typing import Any

from django.conf import settings
from django.db import transaction
from django.utils import timezone

from registrations.attachments import actions as attachments
from registrations.refusals import Conflict, NotAllowed, TooLate, WrongState
from registrations.units.models import Unit

from . import rules
from .models import SCALE, Figure, Passage, ReportFile, ReportPeriod, UnitReport
from .steps import FIGURES, FILES, MAX_FILES, PASSAGES


def start(period: ReportPeriod, unit: Unit, *, by: Any, now: datetime | None = None) -> UnitReport:
    """The draft of a unit in a period, begun now if there is none; a second click finds the same one.

    Raises NotAllowed, WrongState (not meant for the unit, not open yet) or TooLate.
    """
    now = now or timezone.now()
    existing = UnitReport.objects.filter(period=period, unit=unit).first()
    draft = existing or UnitReport(period=period, unit=unit, changed_by=by)
    if not rules.may_write(by, draft, now):
        raise NotAllowed("Tài khoản này không phải thành viên của đơn vị.")
    if existing:
        return existing
    if not rules.concerns(period, unit):
        raise WrongState("Kỳ báo cáo này không dành cho loại đơn vị của ông, bà.")
    if not rules.has_opened(period, now):
        raise WrongState("Kỳ báo cáo này chưa mở.")
    if not rules.in_time(draft, now):
        raise TooLate(f"Kỳ báo cáo này đã hết hạn {period.deadline}.")
    with transaction.atomic():
        person = {"contact_name": by.full_name, "contact_phone": by.phone, "changed_by": by, "changed_at": now}
        return UnitReport.objects.get_or_create(period=period, unit=unit, defaults=person)[0]


def lock(report_id: Any) -> UnitReport:
    """The report, locked until the transaction ends. Raises UnitReport.DoesNotExist."""
    locked = UnitReport.objects.select_for_update(of=("self",)).select_related("period__organising_body", "unit")
    return locked.get(pk=report_id)


def _require_writable(report: UnitReport, by: Any, now: datetime) -> None:
    if not rules.may_write(by, report, now):
        raise NotAllowed("Tài khoản này không còn là thành viên của đơn vị.")
    if report.state not in rules.EDITABLE:
        state = report.get_state_display().lower()
        raise WrongState(f"Báo cáo này {state}, không sửa được nữa. Nội dung vừa nhập chưa được lưu.")
    if not rules.in_time(report, now):
        raise TooLate(
            f"Đã hết hạn báo cáo ({report.deadline}). Nội dung vừa nhập chưa được lưu, mời chép lại ở dưới nếu cần."
        )


def _require_current(report: UnitReport, step: str, version: int) -> None:
    if report.step_versions.get(step, 0) > version:
        raise Conflict.of("Phần này", report.changed_by, report.changed_at)


def _touch(report: UnitReport, step: str, by: Any, now: datetime, *extra: str) -> None:
    report.version += 1
    report.step_versions = {**report.step_versions, step: report.version}
    report.changed_by, report.changed_at = by, now
    report.save(update_fields=["version", "step_versions", "changed_by", "changed_at", *extra])


def save_step(
    report_id: Any, step: str, data: dict[str, Any], *, version: int, by: Any, now: datetime | None = None
) -> UnitReport:
    """Save one step of a draft as its form read it; also every autosave.

    `version` is the token that the form was opened with. Raises NotAllowed,
    WrongState, TooLate or Conflict, and then nothing is written. Saving what
    is already stored changes nothing and makes no new version.
    """
    now = now or timezone.now()
    with transaction.atomic():
        report = lock(report_id)
        _require_writable(report, by, now)
        if _stored(report, step) == data:
            if step not in report.step_versions:  # looked at and left as it is
                report.step_versions = {**report.step_versions, step: 0}
                report.save(update_fields=["step_versions"])
            return report
        _require_current(report, step, version)
        _touch(report, step, by, now, *_WRITERS[step](report, data))
    return report


def _stored(report: UnitReport, step: str) -> dict[str, Any]:
    if step == FIGURES.key:
        rows = report.figures.values_list("indicator_id", "scaled", "text", "note")
        return {"figures": {pk: {"scaled": scaled, "text": text, "note": note} for pk, scaled, text, note in rows}}
    contact = {"contact_name": report.contact_name, "contact_phone": report.contact_phone}
    return {"passages": dict(report.passages.values_list("section_id", "text")), **contact}


def _write_figures(report: UnitReport, data: dict[str, Any]) -> list[str]:
    report.figures.all().delete()
    Figure.objects.bulk_create(Figure(report=report, indicator_id=pk, **given) for pk, given in data["figures"].items())
    return []


def _write_passages(report: UnitReport, data: dict[str, Any]) -> list[str]:
    report.passages.all().delete()
    Passage.objects.bulk_create(
        Passage(report=report, section_id=pk, text=text) for pk, text in data["passages"].items()
    )
    report.contact_name, report.contact_phone = data["contact_name"], data["contact_phone"]
    return ["contact_name", "contact_phone"]


_WRITERS: dict[str, Callable[[UnitReport, dict[str, Any]], list[str]]] = {
    FIGURES.key: _write_figures,
    PASSAGES.key: _write_passages,
}


def scaled(number: Any) -> int | None:
    """A Decimal as it is kept; None stays None."""
    return None if number is None else int(number * SCALE)


def add_files(report_id: Any, uploads: Sequence[Any], *, by: Any, now: datetime | None = None) -> UnitReport:
    """Keep files with a draft: all of them or none. Raises RefusedFile, or as `save_step`."""
    now = now or timezone.now()
    with transaction.atomic():
        report = lock(report_id)
        _require_writable(report, by, now)
        most = settings.SCAN_MAX_BYTES
        problems = attachments.check_all(uploads, room_left=MAX_FILES - report.files.count(), max_bytes=most)
        if problems:
            raise attachments.RefusedFile(" ".join(problems))
        for upload in uploads:
            stored = attachments.store(upload, max_bytes=most, by=by)
            ReportFile.objects.create(report=report, attachment=stored)
        _touch(report, FILES.key, by, now)
    return report


def remove_file(report_id: Any, file_id: int, *, by: Any, now: datetime | None = None) -> UnitReport:
    """Take a file off a draft; what was sent earlier keeps its files. A file already gone is no error."""
    now = now or timezone.now()
    with transaction.atomic():
        report = lock(report_id)
        _require_writable(report, by, now)
        link = report.files.select_related("attachment").filter(pk=file_id).first()
        if link is None:
            return report
        attachment = link.attachment
        link.delete()
        if not attachment.report_submissions.exists():
            attachments.discard(attachment)
        _touch(report, FILES.key, by, now)
    return report
