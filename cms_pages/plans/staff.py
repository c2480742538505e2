"""Work plans in the back office: the list, the import, a plan as a board, one task with its state and pages."""

from __future__ import annotations

import json

from django.contrib import messages
from django.core.exceptions import ValidationError
from django.shortcuts import get_object_or_404, redirect
from django.urls import path, reverse
from django.utils import timezone
from django.utils.functional import cached_property
from wagtail.admin.ui.tables import TitleColumn
from wagtail.admin.views import generic
from wagtail.admin.viewsets.model import ModelViewSet
from wagtail.admin.widgets.button import HeaderButton

from cms_pages.core.context import office_of
from cms_pages.core.desk import BackToDesk, Desk, KeptListView, KeptPolicy
from registrations import downloads
from registrations.staff_tables import Cell, DayCell, StateCell
from registrations.tables.errors import UnreadableList
from registrations.tables.limits import Limits
from registrations.tables.plans.agencies import is_generic
from registrations.tables.plans.reading import read_plan
from search.text import whole_number

from . import actions, comparing, exports, progress, queries, rules, showing
from .forms import FactsForm, ImportRows, LinkForm, PeriodForm, PlanForm, RowForm, StatusForm, UploadForm, initial_of
from .models import Task, TaskLink, WorkPlan

FOLDER = "cms_pages/plans/staff"
LIMITS = Limits(file_size=10 * 1024 * 1024, unpacked_size=60 * 1024 * 1024, rows=5000)
CHANGED = "Kế hoạch vừa được người khác sửa. Mời đọc lại tệp để so với bản mới."


class PlanPolicy(KeptPolicy):
    """Who approves may look, too; plans begin with a file, so nobody adds one."""

    def user_has_permission(self, user, action):
        return action != "add" and super().user_has_permission(user, action)


class _Desk(Desk):
    """A page of the room in the back office, for those who edit plans."""

    header_icon = "calendar-alt"
    allowed = staticmethod(rules.may_edit)

    def crumbs_above(self):
        return [{"url": reverse("workplan:index"), "label": "Kế hoạch công tác"}]


class ImportView(_Desk):
    """A plan read from a file, put right beside its doubts, then kept as a whole."""

    template_name = f"{FOLDER}/import.html"
    page_title = "Nhập kế hoạch"

    def get_context_data(self, **kwargs):
        kwargs.setdefault("upload", UploadForm())
        return super().get_context_data(**kwargs)

    def post(self, request, *args, **kwargs):
        return self.keep(request) if "confirm" in request.POST else self.read(request)

    def read(self, request):
        upload = UploadForm(request.POST, request.FILES)
        if not upload.is_valid():
            return self.again(upload=upload)
        file = upload.cleaned_data["file"]
        try:
            reading = read_plan(
                file.read(LIMITS.file_size + 1), file.name, year=upload.cleaned_data["year"], limits=LIMITS
            )
        except UnreadableList as refusal:
            upload.add_error("file", str(refusal))
            return self.again(upload=upload)
        return self.show(reading, upload.cleaned_data["organising_body"])

    def show(self, reading, body):
        """The rows as they were read, beside what is kept of this year."""
        year = reading.year or timezone.localdate().year
        plan = WorkPlan.objects.filter(organising_body=body, year=year).first()
        rows = [comparing.row_of_reading(task) for task in reading.tasks]
        gone = comparing.pair(rows, list(plan.tasks.prefetch_related("agencies"))) if plan else []
        units = comparing.Units()
        initial = []
        for row in rows:
            doubts = [units.find(name)[1] for name in [*row["lead"], *row["cooperating"]]]
            told = {"doubts": row["doubts"], "units": list(filter(None, doubts)), "changes": row.get("changes", [])}
            initial.append({**initial_of(row), "task": row["task"], "told": json.dumps(told, ensure_ascii=False)})
        facts = {"organising_body": body, "year": year, "title": reading.title[:250] or f"Kế hoạch công tác năm {year}"}
        facts |= {"number": reading.number[:60], "issued_on": reading.issued_on}
        return self.render_to_response(
            self.get_context_data(
                facts=FactsForm(initial=facts), rows=ImportRows(initial=initial, prefix="row"), reading=reading,
                gone=gone, known=plan, version=plan.version if plan else 0, doubtful=_doubtful(reading),
            )
        )  # fmt: skip

    def keep(self, request):
        facts, rows = FactsForm(request.POST), ImportRows(request.POST, prefix="row")
        version = whole_number(request.POST.get("version"), 8) or 0
        context = {"facts": facts, "rows": rows, "version": version}
        if not (facts.is_valid() & rows.is_valid()):
            return self.again(**context)
        wanted = [form.row() for form in rows if not form.cleaned_data.get("skip")]
        if not wanted:
            rows.non_form_errors().append("Mời giữ lại ít nhất một nhiệm vụ.")
            return self.again(**context)
        try:
            plan, counts = actions.import_plan(facts.cleaned_data, wanted, by=request.user, version=version)
        except actions.Changed:
            facts.add_error(None, CHANGED)
            return self.render_to_response(self.get_context_data(**context), status=409)
        except ValidationError as error:
            facts.add_error(None, error.messages)
            return self.again(**context)
        told = f"Đã lưu kế hoạch: {counts['new']} nhiệm vụ mới, {counts['changed']} nhiệm vụ đã có"
        told += f", {counts['dropped']} nhiệm vụ đưa ra khỏi kế hoạch." if counts["dropped"] else "."
        messages.success(request, told)
        return redirect("workplan:inspect", plan.pk)


def _doubtful(reading):
    """(place, name) of each task that is in doubt, for the way there from the top of the page."""
    tasks = enumerate(reading.tasks, start=1)
    return [(at, task.number or f"dòng {at}") for at, task in tasks if task.doubts]


def _state_of(plan):
    """How a plan stands with the public, and is that the usual way."""
    if plan.awaits_approval:
        return "Công khai; thay đổi chờ duyệt", False
    return ("Công khai", True) if plan.published_at else ("Chưa công khai", False)


class PlanIndexView(KeptListView):
    purpose = (
        "Kế hoạch công tác năm được đọc từ tệp cơ quan đã ban hành thành từng nhiệm vụ với quý, cơ quan chủ trì, thời hạn. "
        "Cập nhật tình trạng ở đây; bảng theo quý trên Trang đổi theo sau khi được duyệt."
    )

    def get_base_queryset(self):
        return WorkPlan.objects.select_related("organising_body")

    @cached_property
    def header_buttons(self):
        if not rules.may_edit(self.request.user):
            return []
        return [HeaderButton("Nhập kế hoạch", url=reverse("workplan:import"), icon_name="upload")]


class PlanEditView(BackToDesk, generic.EditView):
    desk = "workplan:inspect"

    def save_instance(self):
        return actions.save_plan(self.form.save(commit=False), by=self.request.user)


class PlanPage(generic.InspectView):
    """A plan as a board for staff: what is overdue, what is due soon, how far each task is."""

    template_name = f"{FOLDER}/plan.html"
    page_title = "Kế hoạch công tác"

    def get_context_data(self, **kwargs):
        plan, state = self.object, self.request.GET.get("tinh-trang", "")
        user, waits = self.request.user, self.object.published_at is None or self.object.awaits_approval
        return super().get_context_data(
            plan=plan,
            board=queries.board(plan, today=timezone.localdate(), public=False, state=state),
            state=state,
            states=[("quahan", "Quá hạn"), *((key, label) for key, (label, _) in queries.STATES.items())],
            may_edit=rules.may_edit(user),
            changes=showing.changes(plan),
            unmatched=queries.unmatched(plan) if rules.may_edit(user) else [],
            period=PeriodForm(),
            may_publish=waits and rules.may_publish(user, plan),
            may_withdraw=plan.published_at is not None and user.has_perm("cms_plans.publish_workplan"),
            own=waits and user.has_perm("cms_plans.publish_workplan") and rules.is_author(user, plan),
            **kwargs,
        )


class PublishView(_Desk):
    """Make a plan public, or take it back (POST only)."""

    http_method_names = ["post"]
    allowed = staticmethod(rules.may_see)

    def post(self, request, pk, *args, **kwargs):
        plan = get_object_or_404(WorkPlan, pk=pk)
        if "withdraw" in request.POST:
            actions.withdraw(plan, by=request.user)
            messages.success(request, "Đã gỡ kế hoạch khỏi Trang.")
            return redirect("workplan:inspect", pk)
        try:
            actions.publish(plan, by=request.user, version=whole_number(request.POST.get("version"), 8))
        except actions.Changed:
            messages.error(request, "Kế hoạch vừa được sửa. Mời xem lại rồi duyệt.")
        else:
            messages.success(request, "Đã duyệt và công khai kế hoạch như đang hiện ở đây.")
        return redirect("workplan:inspect", pk)


class MatchView(_Desk):
    """Look for the units of agencies once more (POST only)."""

    http_method_names = ["post"]

    def post(self, request, pk, *args, **kwargs):
        found = actions.match_agencies(get_object_or_404(WorkPlan, pk=pk), by=request.user)
        told = f"Đã gắn thêm {found} cơ quan với danh mục đơn vị." if found else "Chưa tìm thấy thêm đơn vị nào."
        messages.success(request, told)
        return redirect("workplan:inspect", pk)


class ReportView(_Desk):
    """The progress report of a period as .docx."""

    http_method_names = ["get"]
    allowed = staticmethod(rules.may_see)

    def get(self, request, pk, *args, **kwargs):
        plan = get_object_or_404(WorkPlan.objects.select_related("organising_body"), pk=pk)
        form = PeriodForm(request.GET)
        if not form.is_valid():
            messages.error(request, "Mời chọn kỳ báo cáo.")
            return redirect("workplan:inspect", pk)
        found = progress.of(plan, form.cleaned_data["ky"], timezone.localdate())
        return downloads.private(
            exports.report(found, office_of(request).place),
            f"bao-cao-tien-do-{plan.year}-{form.cleaned_data['ky']}.docx",
        )


class TaskView(_Desk):
    """One task: its words, how far it is, the pages that show what came of it."""

    template_name = f"{FOLDER}/task.html"
    page_title = "Nhiệm vụ"

    @cached_property
    def task(self):
        found = Task.objects.select_related("plan").prefetch_related("agencies__unit")
        return get_object_or_404(found, plan=self.kwargs["plan_pk"], pk=self.kwargs["pk"])

    def crumbs_above(self):
        plan = {"url": reverse("workplan:inspect", args=[self.task.plan_id]), "label": str(self.task.plan)}
        return [*super().crumbs_above(), plan]

    def get_context_data(self, **kwargs):
        task = self.task
        kwargs.setdefault("words", RowForm(initial=initial_of(comparing.row_of_task(task)), prefix="words"))
        state = {"status": task.status, "done_on": task.done_on, "result": task.result}
        kwargs.setdefault("state", StatusForm(initial=state, prefix="state"))
        kwargs.setdefault("link", LinkForm(prefix="link", plan=task.plan))
        links = task.links.select_related("page", "decision", "campaign")
        late = task.overdue_days(timezone.localdate())
        media = kwargs["words"].media + kwargs["state"].media + kwargs["link"].media
        unmatched = [each.name for each in task.agencies.all() if not each.unit_id and not is_generic(each.name)]
        return super().get_context_data(task=task, links=links, late=late, media=media, unmatched=unmatched, **kwargs)

    def post(self, request, *args, **kwargs):
        for name, handle in (("words", self._words), ("state", self._state), ("link", self._link)):
            if f"save-{name}" in request.POST:
                return handle(request)
        if "unlink" in request.POST:
            number = whole_number(request.POST["unlink"]) or 0
            actions.remove_link(get_object_or_404(TaskLink, task=self.task, pk=number), by=request.user)
            messages.success(request, "Đã bỏ kết quả được gắn.")
        return redirect(request.path)

    def _words(self, request):
        form = RowForm(request.POST, prefix="words")
        if not form.is_valid():
            return self.again(words=form)
        actions.save_task(self.task, form.row(), by=request.user)
        messages.success(request, "Đã lưu nhiệm vụ.")
        return redirect(request.path)

    def _state(self, request):
        form = StatusForm(request.POST, prefix="state")
        if form.is_valid():
            data = form.cleaned_data
            try:
                actions.set_status(
                    self.task, data["status"], by=request.user, done_on=data["done_on"], result=data["result"]
                )
            except ValidationError as error:
                form.add_error("done_on", error.message_dict["done_on"])
            else:
                messages.success(request, "Đã lưu tình trạng.")
                return redirect(request.path)
        return self.again(state=form)

    def _link(self, request):
        form = LinkForm(request.POST, prefix="link", plan=self.task.plan)
        if form.is_valid():
            try:
                actions.add_link(self.task, by=request.user, **form.cleaned_data)
            except ValidationError as error:
                form.add_error(None, error.messages)
            else:
                messages.success(request, "Đã gắn kết quả.")
                return redirect(request.path)
        return self.again(link=form)


class PlanViewSet(ModelViewSet):
    """Kế hoạch công tác."""

    model = WorkPlan
    name = "workplan"
    url_prefix = "ke-hoach"
    icon = "calendar-alt"
    menu_label = "Kế hoạch công tác"
    menu_order = 235
    add_to_admin_menu = True
    add_to_reference_index = False
    copy_view_enabled = False
    inspect_view_enabled = True
    index_view_class = PlanIndexView
    edit_view_class = PlanEditView
    inspect_view_class = PlanPage
    list_per_page = 30
    ordering = ["-year", "pk"]
    search_fields = None
    list_display = [
        TitleColumn("title", label="Kế hoạch", get_url=lambda row: reverse("workplan:inspect", args=[row.pk])),
        Cell("organising_body", label="Hội đồng"),
        Cell("number", label="Số, ký hiệu"),
        DayCell("issued_on", label="Ban hành"),
        StateCell(
            "state",
            label="Tình trạng",
            words=_state_of,
        ),
    ]

    @cached_property
    def permission_policy(self):
        return PlanPolicy(WorkPlan, sees=rules.may_see, keeps=rules.may_edit)

    def get_form_class(self, for_update=False):
        return PlanForm

    def get_urlpatterns(self):
        return [
            path("nhap/", ImportView.as_view(), name="import"),
            path("<int:pk>/cong-khai/", PublishView.as_view(), name="publish"),
            path("<int:pk>/gan-don-vi/", MatchView.as_view(), name="match"),
            path("<int:pk>/bao-cao/", ReportView.as_view(), name="report"),
            path("<int:plan_pk>/nhiem-vu/<int:pk>/", TaskView.as_view(), name="task"),
            *super().get_urlpatterns(),
        ]
