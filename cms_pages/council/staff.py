"""The table of assignments in the back office, and what members reported."""

from __future__ import annotations

from django.contrib import messages
from django.core.exceptions import PermissionDenied
from django.shortcuts import get_object_or_404, redirect
from django.urls import path, reverse
from django.utils.functional import cached_property

from cms_pages.core.desk import Desk, may_draft_below

from . import actions, queries, rules
from .forms import AssignForm, ReportDayForm
from .models import Assignment, AssignmentsPage, CouncilIndexPage, ProvincialClusterPage

FOLDER = "cms_pages/council/staff"
REPORTED = "Thành viên đã gửi báo cáo về đơn vị này nên giữ nguyên phân công."


class TableView(Desk):
    """Who follows which unit in a year; staff change it here and read what was reported."""

    template_name = f"{FOLDER}/table.html"
    page_title = "Phân công theo dõi đơn vị"

    def allowed(self, user):
        return rules.may_see_assignments(user)

    def get_context_data(self, **kwargs):
        year = queries.year_of(self.request.GET.get("nam", ""))
        may_assign = rules.may_assign(self.request.user)
        if may_assign:
            kwargs.setdefault("form", AssignForm())
            kwargs.setdefault("day_form", ReportDayForm(initial={"day": queries.report_day(year)}))
            kwargs["media"] = kwargs["form"].media
        return super().get_context_data(
            year=year,
            years=queries.years(),
            table=queries.table(year),
            unassigned=list(queries.unassigned(year)),
            may_assign=may_assign,
            page=AssignmentsPage.objects.filter(year=year).first(),
            may_draft=may_assign and may_draft_below(CouncilIndexPage.objects.first(), self.request.user),
            may_read=rules.may_read_reports(self.request.user),
            **kwargs,
        )

    def post(self, request, *args, **kwargs):
        if not rules.may_assign(request.user):
            raise PermissionDenied
        year = queries.year_of(request.GET.get("nam", ""))
        here = f"{reverse('council_desk:table')}?nam={year}"
        if "draft" in request.POST:
            page = actions.draft_assignments(year, by=request.user)
            messages.success(request, "Đã lập bản nháp từ bảng phân công. Mời xem lại rồi gửi duyệt.")
            return redirect("wagtailadmin_pages:edit", page.pk)
        if "report-day" in request.POST:
            return self._report_day(request, year, here)
        form = AssignForm(request.POST)
        if not form.is_valid():
            return self.again(form=form)
        try:
            done = actions.assign(
                form.cleaned_data["member"],
                form.cleaned_data["units"],
                year,
                by=request.user,
                report_by=form.cleaned_data["report_by"],
            )
        except actions.Reported as refusal:
            form.add_error("units", f"{refusal.assignment.unit}: {REPORTED}")
            return self.again(form=form)
        messages.success(request, f"Đã phân công {done} đơn vị cho {form.cleaned_data['member']}.")
        return redirect(here)

    def _report_day(self, request, year, here):
        form = ReportDayForm(request.POST)
        if not form.is_valid():
            return self.again(day_form=form)
        day = form.cleaned_data["day"]
        actions.set_report_day(year, day, by=request.user)
        messages.success(
            request, f"Hạn báo cáo năm {year}: trước ngày {day:%d/%m/%Y}." if day else "Đã bỏ hạn báo cáo."
        )
        return redirect(here)


class NextYearView(Desk):
    """Begin the page of a cluster between provinces for the year after."""

    template_name = f"{FOLDER}/next_year.html"
    header_icon = "copy"
    page_title = "Lập trang cụm, khối năm sau"

    def allowed(self, user):
        return may_draft_below(CouncilIndexPage.objects.first(), user)

    @cached_property
    def cluster(self):
        return get_object_or_404(ProvincialClusterPage, pk=self.kwargs["pk"])

    def get_context_data(self, **kwargs):
        return super().get_context_data(cluster=self.cluster, members=self.cluster.members.count(), **kwargs)

    def post(self, request, *args, **kwargs):
        page = actions.next_year(self.cluster, by=request.user)
        messages.success(request, f"Đây là bản nháp năm {page.year}. Mời xem lại rồi gửi duyệt.")
        return redirect("wagtailadmin_pages:edit", page.pk)


class RemoveView(Desk):
    """Take back an assignment (POST only)."""

    http_method_names = ["post"]

    def allowed(self, user):
        return rules.may_assign(user)

    def post(self, request, pk, *args, **kwargs):
        row = get_object_or_404(Assignment.objects.select_related("unit"), pk=pk)
        try:
            actions.unassign(row, by=request.user)
        except actions.Reported:
            messages.error(request, REPORTED)
        else:
            messages.success(request, f"Đã bỏ phân công {row.unit.in_text}.")
        return redirect(f"{reverse('council_desk:table')}?nam={row.year}")


class ReportsView(Desk):
    """What a member reported on a unit; the standing body reads it here."""

    template_name = f"{FOLDER}/reports.html"
    page_title = "Báo cáo của thành viên"

    def allowed(self, user):
        return rules.may_read_reports(user)

    def crumbs_above(self):
        return [{"url": reverse("council_desk:table"), "label": "Phân công theo dõi đơn vị"}]

    def get_context_data(self, **kwargs):
        row = get_object_or_404(Assignment.objects.select_related("unit"), pk=self.kwargs["pk"])
        return super().get_context_data(
            assignment=row, reports=row.reports.select_related("attachment", "sent_by"), **kwargs
        )


urlpatterns = [
    path("", TableView.as_view(), name="table"),
    path("<int:pk>/", ReportsView.as_view(), name="reports"),
    path("<int:pk>/bo/", RemoveView.as_view(), name="remove"),
    path("cum-lien-tinh/<int:pk>/nam-sau/", NextYearView.as_view(), name="next_year"),
]
