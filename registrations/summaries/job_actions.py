"""Reports on very many comments are made in the background: asked for, run, ended."""

from __future__ import annotations

from datetime import date
from typing import Any

from django.core.exceptions import PermissionDenied
from django.db import transaction
from django.utils import timezone

from registrations.consultations.models import Consultation

from . import rules
from .models import ReportJob
from .report_actions import make_report

AT_ONCE = 300  # comments that are set while the officer waits


def is_long(consultation) -> bool:
    """Whether a report on this consultation is made in the background."""
    return consultation.comments.count() > AT_ONCE


@transaction.atomic
def ask_report(consultation, given: dict[str, Any], *, by, now=None) -> ReportJob:
    """Note that a version is to be made; the one that is being made is given instead of a second.

    ``given`` as of `make_report`. Raises PermissionDenied.
    """
    now = now or timezone.now()
    consultation = Consultation.objects.select_for_update(of=("self",)).get(pk=consultation.pk)
    if not rules.may_make_report(by, consultation, now):
        raise PermissionDenied
    if under_way := consultation.report_jobs.filter(ended_at__isnull=True).first():
        return under_way
    plain = {name: value.isoformat() if isinstance(value, date) else value for name, value in given.items()}
    return ReportJob.objects.create(consultation=consultation, given=plain, by=by, asked_at=now, seen_at=now)


def run_report(job: ReportJob, now=None) -> None:
    """Make the version that was asked for, telling how far it has come. Raises what `make_report` raises."""
    given = job.given | {"dated_on": date.fromisoformat(job.given["dated_on"])}
    note_step(job, "Đang bắt đầu", 1)
    report = make_report(
        job.consultation, given, by=job.by, now=now, tell=lambda step, done: note_step(job, step, done)
    )
    ReportJob.objects.filter(pk=job.pk).update(report=report, done=100, ended_at=timezone.now(), step="")


def note_step(job: ReportJob, step: str, done: int) -> None:
    """Note what is being done, and how much is done, in per cent."""
    ReportJob.objects.filter(pk=job.pk).update(step=step, done=done, seen_at=timezone.now())


def fail_report(job: ReportJob, failure: str) -> None:
    """Note why nothing came of it, in words for the officer."""
    ReportJob.objects.filter(pk=job.pk, ended_at__isnull=True).update(failure=failure[:500], ended_at=timezone.now())
