"""The unit's side under /don-vi/bao-cao/: a period that may be begun, and how a report stands."""

from __future__ import annotations

from django.contrib.auth.decorators import login_required
from django.http import Http404
from django.shortcuts import get_object_or_404, redirect, render
from django.utils import timezone
from django.views.decorators.cache import never_cache
from django.views.decorators.http import require_http_methods, require_safe

from registrations.receipts import drawing
from registrations.refusals import NotAllowed, Refused
from registrations.units.models import Unit

from . import actions, marks, queries, rules
from .models import ReportPeriod, UnitReport
from .steps import STEPS

FOLDER = "registrations/reports"


@never_cache
@login_required
@require_http_methods(["GET", "HEAD", "POST"])
def begin(request, period_id, unit_id):
    """What a period asks for; the button begins the draft or goes on with it."""
    period = get_object_or_404(ReportPeriod.objects.select_related("movement", "previous"), pk=period_id)
    unit = get_object_or_404(Unit, pk=unit_id)
    now = timezone.now()
    draft = UnitReport.objects.filter(period=period, unit=unit).first()
    if not rules.may_write(request.user, draft or UnitReport(period=period, unit=unit), now):
        raise Http404
    if request.method == "POST":
        return _begin(request, period, unit)
    if draft is not None:
        return redirect(draft)
    if not rules.concerns(period, unit) or not rules.has_opened(period, now):
        raise Http404
    context = {
        "period": period,
        "unit": unit,
        "left": period.due().left(now),
        "is_open": period.due().is_open(now),
        "indicators": period.indicators.all(),
        "sections": period.sections.all(),
    }
    return render(request, f"{FOLDER}/begin.html", context)


def _begin(request, period, unit):
    try:
        report = actions.start(period, unit, by=request.user)
    except NotAllowed:
        raise Http404 from None
    except Refused as error:
        return render(request, f"{FOLDER}/refused.html", {"message": error.message}, status=422)
    if open_for_writing(report, timezone.now()):
        return redirect("reports:step", report.pk, STEPS[0].slug)
    return redirect(report)


def report_of(request, report_id, allowed=rules.may_write) -> UnitReport:
    """The report with all its parts, for those who act for its unit; to others it does not exist."""
    report = queries.full(report_id)
    if report is None or not allowed(request.user, report, timezone.now()):
        raise Http404
    return report


def open_for_writing(report, now) -> bool:
    """Whether the unit may change it now."""
    return report.state in rules.EDITABLE and rules.in_time(report, now)


@never_cache
@login_required
@require_safe
def report(request, report_id):
    """How a report stands: its receipt, what was sent, what the office answered."""
    record = report_of(request, report_id, rules.may_read_in_unit)
    now = timezone.now()
    submissions = list(record.submissions.select_related("receipt", "submitted_by").prefetch_related("attachments"))
    latest = submissions[0] if submissions else None
    standing = rules.standing(record.period, record, now)
    reviews = list(record.reviews.select_related("by"))
    for each in reviews:
        each.mark_names = marks.names(record.period, each.marks)
    sent = latest is not None and record.state not in rules.EDITABLE
    context = {
        "report": record,
        "chip": rules.STANDING_WORDS[standing],
        "standing": standing,
        "may_edit": open_for_writing(record, now) and rules.may_write(request.user, record, now),
        "left": record.due.left(now),
        "submissions": submissions,
        "latest": latest,
        "received": drawing.received_words(latest.receipt) if latest else "",
        "reviews": reviews,
        "content": latest.content if sent else queries.content(record),
        "attachments": latest.attachments.all() if sent else [each.attachment for each in record.files.all()],
        "just_sent": "moi" in request.GET,
    }
    return render(request, f"{FOLDER}/report.html", context)
