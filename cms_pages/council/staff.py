"""The table of assignments in the back office, and what members reported."""

from __future__ import annotations

from django.contrib import messages
from django.core.exceptions import PermissionDenied
from django.shortcuts import get_object_or_404, redirect
from django.urls import path, reverse
from django.views.generic import TemplateView
from wagtail.admin.views.generic.base import WagtailAdminTemplateMixin

from . import actions, queries, rules
from .forms import AssignForm
from .models import Assignment

FOLDER = "cms_pages/council/staff"
REPORTED = "Thành viên đã gửi báo cáo về đơn vị này nên giữ nguyên phân công."


class Desk(WagtailAdminTemplateMixin, TemplateView):
    """A page of ours in the back office: who may come, and the way back."""

    header_icon = "group"
    _show_breadcrumbs = True

    def allowed(self, user):
        raise NotImplementedError

    def dispatch(self, request, *args, **kwargs):
        if not self.allowed(request.user):
            raise PermissionDenied
        return super().dispatch(request, *args, **kwargs)

    def crumbs_above(self):
        return []

    def get_breadcrumbs_items(self):
        home = {"url": reverse("wagtailadmin_home"), "label": "Trang chủ"}
        return [home, *self.crumbs_above(), {"url": "", "label": self.get_page_title()}]

    def again(self, **context):
        """The page once more, with what was typed and what is wrong with it."""
        return self.render_to_response(self.get_context_data(**context), status=422)


class TableView(Desk):
    """Who follows which unit in a year; staff change it here and read what was reported."""

    template_name = f"{FOLDER}/table.html"
    page_title = "Phân công theo dõi đơn vị"

    def allowed(self, user):
        return rules.may_see_assignments(user)

    def get_context_data(self, **kwargs):
        year = queries.year_of(self.request.GET.get("nam", ""))
        may_assign = rules.may_assign(self.request.user)
        kwargs.setdefault("form", AssignForm() if may_assign else None)
        return super().get_context_data(
            year=year,
            years=queries.years(),
            table=queries.table(year),
            unassigned=list(queries.unassigned(year)),
            may_assign=may_assign,
            may_read=rules.may_read_reports(self.request.user),
            **kwargs,
        )

    def post(self, request, *args, **kwargs):
        if not rules.may_assign(request.user):
            raise PermissionDenied
        year = queries.year_of(request.GET.get("nam", ""))
        here = f"{reverse('council_desk:table')}?nam={year}"
        form = AssignForm(request.POST)
        if not form.is_valid():
            return self.again(form=form)
        try:
            done = actions.assign(form.cleaned_data["member"], form.cleaned_data["units"], year, by=request.user)
        except actions.Reported as refusal:
            form.add_error("units", f"{refusal.assignment.unit}: {REPORTED}")
            return self.again(form=form)
        messages.success(request, f"Đã phân công {done} đơn vị cho {form.cleaned_data['member']}.")
        return redirect(here)


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
]
