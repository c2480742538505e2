"""Inspections for the people of a unit, under /don-vi/kiem-tra/: what is looked at, the report, what was asked."""

from __future__ import annotations

from django.contrib import messages
from django.contrib.auth.decorators import login_required
from django.http import Http404
from django.shortcuts import get_object_or_404, redirect, render
from django.utils import timezone
from django.views.decorators.cache import never_cache
from django.views.decorators.http import require_http_methods, require_safe

from cms_pages.core.paging import page_of
from registrations.attachments.actions import RefusedFile
from registrations.units.queries import acting_of

from . import actions, queries, rules
from .forms import PaperForm
from .models import Visit

FOLDER = "cms_pages/inspections"
PER_PAGE = 20


@never_cache
@login_required
@require_safe
def index(request):
    """The visits of which the person's units were told."""
    acting = acting_of(request.user, timezone.now())
    visits = page_of(request, queries.visits_for([each.unit_id for each in acting]), PER_PAGE)
    return render(request, f"{FOLDER}/unit_index.html", {"acting": acting, "visits": visits})


@never_cache
@login_required
@require_http_methods(["GET", "HEAD", "POST"])
def visit(request, pk):
    """One visit: the unit sends its report here and sees what was asked. To others it does not exist."""
    found = get_object_or_404(Visit.objects.select_related("unit", "inspection"), pk=pk)
    if not rules.may_read_in_unit(request.user, found):
        raise Http404
    form = PaperForm(request.POST or None, request.FILES or None) if request.method == "POST" else PaperForm()
    if request.method == "POST" and form.is_valid():
        try:
            actions.send_paper(found, form.cleaned_data["title"], form.cleaned_data["file"], by=request.user)
        except RefusedFile as refusal:
            form.add_error("file", refusal.message)
        else:
            messages.success(request, "Đã gửi tài liệu cho đoàn kiểm tra.")
            return redirect(found)
    context = {
        "visit": found,
        "checklist": found.inspection.checklist.all(),
        "team": found.team.split("\n") if found.team else [],
        "papers": found.papers.select_related("attachment"),
        "findings": [(each, each.overdue_days()) for each in found.findings.all()] if found.result_at else [],
        "form": form,
    }
    return render(request, f"{FOLDER}/unit_visit.html", context, status=422 if form.errors else 200)
