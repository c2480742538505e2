"""The member's own desk: units assigned to a member and the reports on them."""

from __future__ import annotations

from django.contrib import messages
from django.contrib.auth.decorators import login_required
from django.http import Http404
from django.shortcuts import get_object_or_404, redirect, render
from django.views.decorators.cache import never_cache
from django.views.decorators.http import require_http_methods

from registrations.attachments.actions import RefusedFile

from . import actions, rules
from .forms import ReportForm
from .models import Assignment

CRUMBS = [("Trang chủ", "/"), ("Khu vực thành viên Hội đồng", "/thanh-vien/")]


@never_cache
@login_required
@require_http_methods(["GET", "HEAD", "POST"])
def assignment(request, pk):
    """One unit of one year: what the member has reported, and the form for one more. To others it does not exist."""
    row = get_object_or_404(Assignment.objects.select_related("unit"), pk=pk)
    if not rules.may_report(request.user, row):
        raise Http404
    form = ReportForm(request.POST or None, request.FILES or None)
    if request.method == "POST" and form.is_valid():
        try:
            actions.report(row, form.cleaned_data["text"], form.cleaned_data["file"], by=request.user)
        except RefusedFile as refusal:
            form.add_error("file", refusal.message)
        else:
            messages.success(request, "Đã gửi báo cáo đến cơ quan thường trực.")
            return redirect("council_member:assignment", row.pk)
    reports = row.reports.select_related("attachment")
    context = {"assignment": row, "reports": reports, "form": form, "trail": CRUMBS}
    status = 422 if form.errors else 200
    return render(request, "cms_pages/council/assignment.html", context, status=status)
