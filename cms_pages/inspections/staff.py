"""Inspections in the back office: plans, the units of a plan, a visit with what was found."""

from __future__ import annotations

from django.contrib import messages
from django.core.exceptions import ValidationError
from django.shortcuts import get_object_or_404, redirect
from django.urls import path, reverse
from django.utils import timezone
from django.utils.functional import cached_property
from wagtail.admin.ui.tables import TitleColumn
from wagtail.admin.views import generic

from cms_pages.core.desk import BackToDesk, Desk, KeptListView, KeptViewSet, may_draft_below
from registrations.attachments.actions import RefusedFile
from registrations.staff_tables import Cell, CountCell, StateCell

from . import actions, queries, rules
from .forms import Findings, InspectionForm, PaperForm, UnitsForm, VisitForm
from .models import Inspection, InspectionIndexPage, InspectionPage, Visit

FOLDER = "cms_pages/inspections/staff"


class InspectionsView(KeptListView):
    purpose = (
        "Kế hoạch kiểm tra ghi nội dung, các đơn vị được kiểm tra, ngày và đoàn kiểm tra. Báo đơn vị, nhận báo cáo, "
        "ghi kết quả và theo dõi yêu cầu thực hiện đều ở trang của kế hoạch."
    )

    def get_base_queryset(self):
        return queries.counted()


class InspectionCreateView(BackToDesk, generic.CreateView):
    desk = "inspection:inspect"

    def save_instance(self):
        form = self.form
        return actions.save_inspection(
            form.save(commit=False), form.cleaned_data["checklist"], by=self.request.user, created=True
        )


class InspectionEditView(BackToDesk, generic.EditView):
    desk = "inspection:inspect"

    def save_instance(self):
        form = self.form
        return actions.save_inspection(form.save(commit=False), form.cleaned_data["checklist"], by=self.request.user)


class InspectionDesk(generic.InspectView):
    """A plan: its checklist, its units and how each stands, its public pages."""

    template_name = f"{FOLDER}/inspection.html"
    page_title = "Kiểm tra"

    def get_context_data(self, **kwargs):
        inspection, user = self.object, self.request.user
        may_keep = rules.may_keep(user)
        pages = {page.kind: page for page in inspection.pages.all()}
        kwargs.setdefault("form", UnitsForm(inspection=inspection) if may_keep else None)
        return super().get_context_data(
            inspection=inspection,
            checklist=inspection.checklist.all(),
            visits=queries.visits_of(inspection),
            pages=[(value, label, pages.get(value)) for value, label in InspectionPage.Kind.choices],
            may_keep=may_keep,
            may_draft=may_keep and may_draft_below(InspectionIndexPage.objects.first(), user),
            **kwargs,
        )


class _Part(Desk):
    header_icon = "tasks"

    def allowed(self, user):
        return rules.may_keep(user)

    @cached_property
    def inspection(self):
        return get_object_or_404(Inspection, pk=self.kwargs["pk"])

    def crumbs_above(self):
        return [
            {"url": reverse("inspection:index"), "label": "Kiểm tra"},
            {"url": reverse("inspection:inspect", args=[self.inspection.pk]), "label": str(self.inspection)},
        ]


class StepView(_Part):
    """Bring units into the plan, draft a public page (POST only)."""

    http_method_names = ["post"]

    def post(self, request, *args, **kwargs):
        here = redirect("inspection:inspect", self.inspection.pk)
        if request.POST.get("draft") in InspectionPage.Kind.values and InspectionIndexPage.objects.exists():
            page = actions.draft_page(self.inspection, request.POST["draft"], by=request.user)
            return redirect("wagtailadmin_pages:edit", page.pk)
        form = UnitsForm(request.POST, inspection=self.inspection)
        if not form.is_valid():
            messages.error(request, " ".join(form.errors["units"]))
            return here
        new = actions.add_visits(self.inspection, form.cleaned_data["units"], by=request.user)
        messages.success(request, f"Đã thêm {new} đơn vị.")
        return here


class VisitView(_Part):
    """One unit: days and team, what was found and asked, its papers, what it was told."""

    template_name = f"{FOLDER}/visit.html"

    def allowed(self, user):
        return rules.may_see(user) if self.request.method in {"GET", "HEAD"} else rules.may_keep(user)

    @cached_property
    def visit(self):
        found = Visit.objects.select_related("unit", "inspection")
        return get_object_or_404(found, inspection=self.kwargs["pk"], pk=self.kwargs["visit_pk"])

    def get_page_title(self):
        return str(self.visit.unit)

    def _findings(self, data=None):
        items = self.inspection.checklist.all()
        if data is not None:
            return Findings(data, prefix="row", form_kwargs={"items": items})
        names = ("kind", "text", "due_on", "closed_on", "outcome", "item")
        initial = [
            {"key": each["pk"], **{name: each[name] for name in names}}
            for each in self.visit.findings.values("pk", *names)
        ]
        return Findings(initial=initial, prefix="row", form_kwargs={"items": items})

    def get_context_data(self, **kwargs):
        visit = self.visit
        kwargs.setdefault("form", VisitForm(instance=visit))
        kwargs.setdefault("rows", self._findings())
        kwargs.setdefault("paper_form", PaperForm(prefix="paper"))
        return super().get_context_data(
            visit=visit,
            papers=visit.papers.select_related("attachment"),
            findings=[(each, each.overdue_days(timezone.localdate())) for each in visit.findings.all()],
            may_keep=rules.may_keep(self.request.user),
            media=kwargs["form"].media + kwargs["rows"].media,
            **kwargs,
        )

    def _here(self, text):
        messages.success(self.request, text)
        return redirect(self.request.path)

    def post(self, request, *args, **kwargs):
        doors = {
            "save-visit": self._visit,
            "save-findings": self._save_findings,
            "send-paper": self._paper,
            "tell": self._tell,
            "result": self._result,
            "remove": self._remove,
        }
        for name, handle in doors.items():
            if name in request.POST:
                return handle(request)
        return redirect(request.path)

    def _visit(self, request):
        form = VisitForm(request.POST, instance=self.visit)
        if form.is_valid():
            try:
                actions.save_visit(form.save(commit=False), by=request.user)
            except ValidationError as error:
                form.add_error(None, error)
            else:
                return self._here("Đã lưu.")
        return self.again(form=form)

    def _save_findings(self, request):
        rows = self._findings(request.POST)
        if not rows.is_valid():
            return self.again(rows=rows)
        kept = [form.cleaned_data for form in rows if form.cleaned_data.get("text")]
        actions.save_findings(self.visit, kept, by=request.user)
        return self._here("Đã lưu kết quả và yêu cầu.")

    def _paper(self, request):
        form = PaperForm(request.POST, request.FILES, prefix="paper")
        if form.is_valid():
            try:
                actions.send_paper(self.visit, form.cleaned_data["title"], form.cleaned_data["file"], by=request.user)
            except RefusedFile as refusal:
                form.add_error("file", refusal.message)
            else:
                return self._here("Đã thêm tài liệu của đơn vị.")
        return self.again(paper_form=form)

    def _tell(self, request):
        told = actions.tell(self.visit, by=request.user)
        return self._here(f"Đã báo {told} người của đơn vị.")

    def _result(self, request):
        try:
            told = actions.send_result(self.visit, by=request.user)
        except ValidationError as error:
            messages.error(request, " ".join(error.messages))
            return redirect(request.path)
        return self._here(f"Đã gửi kết quả cho {told} người của đơn vị.")

    def _remove(self, request):
        try:
            actions.remove_visit(self.visit, by=request.user)
        except ValidationError as error:
            messages.error(request, " ".join(error.messages))
            return redirect(request.path)
        messages.success(request, "Đã bỏ đơn vị khỏi kế hoạch.")
        return redirect("inspection:inspect", self.inspection.pk)


class InspectionViewSet(KeptViewSet):
    """Kiểm tra."""

    model = Inspection
    form = InspectionForm
    sees, keeps = staticmethod(rules.may_see), staticmethod(rules.may_keep)
    name = "inspection"
    url_prefix = "hoi-dong/kiem-tra"
    icon = "tasks"
    menu_label = "Kiểm tra"
    menu_order = 30
    index_view_class = InspectionsView
    add_view_class = InspectionCreateView
    edit_view_class = InspectionEditView
    inspect_view_class = InspectionDesk
    ordering = ["-year", "-pk"]
    list_display = [
        TitleColumn(
            "title", label="Kế hoạch", accessor=str, get_url=lambda r: reverse("inspection:inspect", args=[r.pk])
        ),
        Cell("year", label="Năm", accessor=lambda row: str(row.year)),
        Cell("done", label="Đã kiểm tra", accessor=lambda row: f"{row.visited} trên {row.units} đơn vị"),
        CountCell("open", label="Yêu cầu chưa xong"),
        StateCell("late", label="Quá hạn", words=lambda r: (f"{r.late} yêu cầu", False) if r.late else ("Không", True)),
    ]

    def get_urlpatterns(self):
        return [
            *super().get_urlpatterns(),
            path("<int:pk>/buoc/", StepView.as_view(), name="step"),
            path("<int:pk>/don-vi/<int:visit_pk>/", VisitView.as_view(), name="visit"),
        ]
