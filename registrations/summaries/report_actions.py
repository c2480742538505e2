"""What happens to summary reports: a version is made, laid before the council, its senders opened."""

from __future__ import annotations

from collections.abc import Callable, Iterator
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


def make_report(
    consultation, given: dict[str, Any], *, by, now=None, tell: Callable[[str, int], None] | None = None
) -> Report:
    """Count, write and set a new version, with its annex of wording; earlier ones stay.

    ``given``: number, dated_on, place, parent, body, recipient, signer_title, signer. ``tell`` hears what is being
    done and how much is done, in per cent. Setting takes long for thousands of comments, so that no transaction
    stands open meanwhile. Raises PermissionDenied, and NotSet when the PDF could not be set.
    """
    now, tell = now or timezone.now(), tell or _quiet
    while True:
        tell("Đang đếm và xếp ý kiến", 5)
        report = _counted(consultation, given, by, now)
        tell("Đang dàn trang báo cáo và phụ lục", 35)
        files = dict(_set_files(report, tell))
        tell("Đang lưu", 95)
        if kept := _kept(report, files, by, now):
            return kept


def _quiet(step: str, done: int) -> None:
    """Nobody waits at a bar."""


def _locked(consultation, by, now):
    # Two officers at once get two versions: the consultation's row is the gate.
    consultation = Consultation.objects.select_for_update(of=("self",)).get(pk=consultation.pk)
    if not rules.may_make_report(by, consultation, now):
        raise PermissionDenied
    return consultation


def _next_version(consultation) -> int:
    return (consultation.reports.aggregate(last=Max("version"))["last"] or 0) + 1


@transaction.atomic
def _counted(consultation, given, by, now) -> Report:
    """A version as it stands now, not yet saved."""
    consultation = _locked(consultation, by, now)
    matter = content.of(consultation, given, now)
    return Report(
        consultation=consultation,
        version=_next_version(consultation),
        number=given["number"],
        dated_on=given["dated_on"],
        content=matter,
        content_hash=chain.commitment("", matter, None),
        made_by=by,
        made_at=now,
    )


def _set_files(report: Report, tell) -> Iterator[tuple[str, bytes]]:
    foot = _foot(report)
    parts = {"": layout.report(report.content), "annex_": layout.annex(report.content)}
    for number, (kind, setter) in enumerate(SETTERS.items()):
        for prefix, matter in parts.items():
            yield f"{prefix}{kind}", setter(matter, foot)
        tell("Đang dàn trang báo cáo và phụ lục", 60 + 25 * number)


@transaction.atomic
def _kept(report: Report, files: dict[str, bytes], by, now) -> Report | None:
    """The version with its files; None when another officer was quicker and has this number."""
    consultation = _locked(report.consultation, by, now)
    if report.version != _next_version(consultation):
        return None
    for name, data in files.items():
        prefix, _, kind = name.rpartition("_")
        setattr(report, name, _keep(report, "phu-luc-1" if prefix else "bao-cao", kind, data, by))
    report.save()
    log(instance=report.consultation, action="summaries.report", user=by, data={"version": report.version})
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


def open_senders(report, kind: str, *, reason: str, by, now=None) -> bytes:
    """The annex with senders, made afresh from what retention has left. Each opening is kept, with its reason.

    Raises PermissionDenied, also without a reason, and NotSet.
    """
    now, reason = now or timezone.now(), reason.strip()
    if not rules.may_open_senders(by, report) or not reason:
        raise PermissionDenied
    comments = report.consultation.comments.counted().filter(anonymous=False)
    if not rules.may_read_restricted(by):
        comments = comments.ordinary()
    opened = list(comments.select_related("receipt__entry", "nominee", "passage").defer("text"))
    rows = content.senders(sorted(opened, key=lambda comment: (comment.received_at, comment.pk)))
    body = SETTERS[kind](layout.senders(report.content, rows, by.full_name, now), _foot(report))
    _note_opening(report, [comment.pk for comment in opened], reason, by, now)
    return body


@transaction.atomic
def _note_opening(report, opened: list[int], reason: str, by, now) -> None:
    """Written before anything is given out: without the note there is no annex."""
    SendersOpening.objects.create(report=report, by=by, at=now, reason=reason, senders=len(opened))
    for key in opened:
        SenderOpening.objects.create(comment_id=key, by=by, at=now, reason=reason)
    log(
        instance=report.consultation,
        action="summaries.open_senders",
        user=by,
        data={"version": report.version, "senders": len(opened), "reason": reason},
    )
