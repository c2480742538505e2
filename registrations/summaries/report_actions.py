"""What happens to summary reports: a version is made, laid before the council, its senders opened."""

from __future__ import annotations

from typing import Any

from django.core.exceptions import PermissionDenied
from django.core.files.uploadedfile import SimpleUploadedFile
from django.db import transaction
from django.db.models import Max
from django.utils import timezone
from wagtail.log_actions import log

from registrations.attachments.actions import store
from registrations.comments.models import SenderOpening
from registrations.consultations.models import Consultation
from registrations.receipts import chain
from registrations.receipts.actions import append

from . import content, layout, printing, rules, word
from .models import Report, SendersOpening

REPORT_KIND = "consultation-report"
SETTERS = {"docx": word.docx, "pdf": printing.pdf}
MOST_BYTES = 100 * 1024 * 1024


def subject_of(consultation) -> str:
    """What events of a consultation belong to in the register."""
    return f"consultation:{consultation.pk}"


@transaction.atomic
def make_report(consultation, given: dict[str, Any], *, by, now=None) -> Report:
    """Count, write and set a new version, with its annex of wording; earlier ones stay.

    ``given``: number, dated_on, place, parent, body, recipient, signer_title, signer.
    Raises PermissionDenied, and NotSet when the PDF could not be set.
    """
    now = now or timezone.now()
    # Two officers at once get two versions: the consultation's row is the gate.
    consultation = Consultation.objects.select_for_update(of=("self",)).get(pk=consultation.pk)
    if not rules.may_make_report(by, consultation, now):
        raise PermissionDenied
    matter = content.of(consultation, given, now)
    version = (consultation.reports.aggregate(last=Max("version"))["last"] or 0) + 1
    report = Report(
        consultation=consultation,
        version=version,
        number=given["number"],
        dated_on=given["dated_on"],
        content=matter,
        content_hash=chain.commitment("", matter, None),
        made_by=by,
        made_at=now,
    )
    foot = _foot(report)
    for kind, setter in SETTERS.items():
        setattr(report, kind, _keep(report, "bao-cao", kind, setter(layout.report(matter), foot), by))
        setattr(report, f"annex_{kind}", _keep(report, "phu-luc-1", kind, setter(layout.annex(matter), foot), by))
    report.save()
    log(instance=consultation, action="summaries.report", user=by, data={"version": version})
    return report


def _foot(report):
    return layout.footer(report.content_hash, report.version, report.content["given"]["dated_on"])


def _keep(report, part, kind, data, by):
    name = f"{part}-tong-hop-y-kien-{report.consultation_id}-ban-{report.version}.{kind}"
    return store(SimpleUploadedFile(name, data), allowed=frozenset({kind}), max_bytes=MOST_BYTES, by=by)


@transaction.atomic
def submit_report(report, *, by, now=None) -> Report:
    """Lay a version before the council: from here on it is frozen, and the register holds its hash.

    Raises PermissionDenied, also for one that was submitted before.
    """
    now = now or timezone.now()
    report = Report.objects.select_for_update(of=("self",)).select_related("consultation").get(pk=report.pk)
    if not rules.may_submit(by, report):
        raise PermissionDenied
    report.entry = append(REPORT_KIND, told(report), subject=subject_of(report.consultation), at=now)
    report.submitted_by, report.submitted_at = by, now
    report.save(update_fields=["entry", "submitted_by", "submitted_at"])
    log(
        instance=report.consultation,
        action="summaries.submit",
        user=by,
        data={"version": report.version, "content_hash": report.content_hash},
    )
    return report


def told(report) -> dict[str, Any]:
    """What the register commits to: the content's hash and that of every file, so that each copy can be proved."""
    files = {name: getattr(report, name).sha256 for name in ("docx", "pdf", "annex_docx", "annex_pdf")}
    return {"consultation": report.consultation_id, "version": report.version, "content": report.content_hash} | files


def content_of(entry) -> dict[str, Any] | None:
    """What was committed to for a report, made again from its row and files; for the check of the register."""
    report = Report.objects.select_related("docx", "pdf", "annex_docx", "annex_pdf").filter(entry=entry).first()
    if report is None:
        return None
    return told(report) | {"content": chain.commitment("", report.content, None)}


@transaction.atomic
def open_senders(report, kind: str, *, reason: str, by, now=None) -> bytes:
    """The annex with senders, made afresh from what retention has left. Each opening is kept, with its reason.

    Raises PermissionDenied, also without a reason, and NotSet.
    """
    now = now or timezone.now()
    if not rules.may_open_senders(by, report) or not reason.strip():
        raise PermissionDenied
    comments = report.consultation.comments.counted().filter(anonymous=False)
    if not rules.may_read_restricted(by):
        comments = comments.ordinary()
    rows = content.senders(comments)
    matter = layout.senders(report.content, rows, by.full_name, now)
    SendersOpening.objects.create(report=report, by=by, at=now, reason=reason.strip(), senders=len(rows))
    for comment in comments:
        SenderOpening.objects.create(comment=comment, by=by, at=now, reason=reason.strip())
    log(
        instance=report.consultation,
        action="summaries.open_senders",
        user=by,
        data={"version": report.version, "senders": len(rows), "reason": reason.strip()},
    )
    return SETTERS[kind](matter, _foot(report))
