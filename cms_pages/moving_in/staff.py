"""Bringing articles from an old site, in the back office: the batches, the package, what became of each article."""

from django.contrib import messages
from django.core.exceptions import PermissionDenied
from django.http import Http404
from django.shortcuts import get_object_or_404, redirect
from django.urls import path, reverse
from django.utils import timezone
from django.utils.functional import cached_property
from django.views.generic import View
from wagtail.admin.ui.tables import TitleColumn
from wagtail.admin.views import generic
from wagtail.admin.viewsets.model import ModelViewSet
from wagtail.admin.widgets.button import HeaderButton
from wagtail.permission_policies import ModelPermissionPolicy

from cms_pages.core.desk import Desk
from cms_pages.core.paging import page_of
from cms_pages.moving_in import actions, rules
from cms_pages.moving_in.exports import SAMPLE, as_xlsx, sample
from cms_pages.moving_in.forms import PackageForm
from cms_pages.moving_in.models import ImportBatch, ImportedItem
from cms_pages.moving_in.tasks import work_in_background
from registrations import downloads
from registrations.staff_tables import CLASS, Cell, CountCell, DayCell, StateCell

FOLDER = "cms_pages/moving_in/staff"
PER_PAGE = 50
SAMPLE_ASKED = "mau"
Stage, Outcome = ImportBatch.Stage, ImportedItem.Outcome
STEPS = {
    "make": (actions.begin_making, "Các bài đang được chuyển thành bản nháp."),
    "approve": (actions.approve, "Đã duyệt. Các bài đang được đăng."),
    "stop": (actions.stop, "Đã dừng. Bài đã xong vẫn còn; phần còn lại chuyển tiếp lúc nào cũng được."),
    "go-on": (actions.go_on, "Đang chạy tiếp."),
    "again": (actions.try_again, "Đang thử lại những bài gặp trục trặc."),
}


class BatchPolicy(ModelPermissionPolicy):
    """Who approves may look, too; nobody edits a batch."""

    def user_has_permission(self, user, action):
        if action == "view":
            return rules.may_see(user)
        return action == "add" and rules.may_bring(user)

    def user_has_any_permission(self, user, actions):
        return any(self.user_has_permission(user, action) for action in actions)


class BringView(Desk):
    """A package is handed in; it is checked at once, and nothing is written before somebody has seen the outcome."""

    template_name = f"{FOLDER}/bring.html"
    page_title = "Chuyển bài từ trang cũ"
    header_icon = "upload"
    allowed = staticmethod(rules.may_bring)

    def crumbs_above(self):
        return [{"url": reverse("moving_in:index"), "label": "Chuyển bài"}]

    def get_context_data(self, **kwargs):
        kwargs.setdefault("form", PackageForm())
        return super().get_context_data(**kwargs)

    def get(self, request, *args, **kwargs):
        if SAMPLE_ASKED in request.GET:
            return downloads.private(sample(), SAMPLE)
        return super().get(request, *args, **kwargs)

    def post(self, request, *args, **kwargs):
        form = PackageForm(request.POST, request.FILES)
        if form.is_valid():
            file, category = form.cleaned_data["package"], form.cleaned_data["category"]
            try:
                batch = actions.receive(file.name, file, category=category, by=request.user)
            except actions.Refused as refusal:
                form.add_error("package", str(refusal))
            else:
                work_in_background.enqueue(batch.pk)
                return redirect("moving_in:inspect", batch.pk)
        return self.render_to_response(self.get_context_data(form=form), status=422)


class BatchView(generic.InspectView):
    """A batch: where it stands, what can be done now, and what was found of each article."""

    template_name = f"{FOLDER}/batch.html"
    page_title = "Đợt chuyển bài"
    every = 5  # seconds

    def get(self, request, *args, **kwargs):
        response = super().get(request, *args, **kwargs)
        # While somebody reads on in the list, the page stays as it is.
        if self.object.is_working and not request.GET:
            response["Refresh"] = str(self.every)
        return response

    def get_context_data(self, **kwargs):
        batch, user = self.object, self.request.user
        counts = batch.items.counts()
        chosen = self.request.GET.get("ket-qua", "")
        items = batch.items.order_by("position")
        if chosen in Outcome.values:
            items = items.filter(outcome=chosen)
        failed = batch.items.filter(outcome=Outcome.REFUSED, told__0__1=actions.FAILED).exists()
        return super().get_context_data(
            batch=batch,
            counts=[(value, label, counts[value]) for value, label in Outcome.choices if value in counts],
            chosen=chosen if chosen in Outcome.values else "",
            items=page_of(self.request, items, PER_PAGE),
            ready=counts.get(Outcome.READY, 0),
            drafts=counts.get(Outcome.MADE, 0),
            **_progress(batch, counts),
            by_itself=batch.is_working and not self.request.GET,
            may_make=batch.stage in rules.MAKEABLE and counts.get(Outcome.READY) and rules.may_bring(user),
            may_stop=rules.may_stop(user, batch),
            may_check_on=batch.stage == Stage.STOPPED and rules.may_bring(user),
            may_approve=rules.may_approve(user, batch),
            waits_for_another=batch.stage == Stage.MADE and batch.created_by_id == user.pk,
            waits_its_turn=batch.is_working and batch.leased_until is None,
            may_go_on=batch.is_stuck(timezone.now()) and rules.may_see(user),
            may_try_again=failed and not batch.is_working and rules.may_bring(user),
            may_discard=not batch.items.moved().exists() and not batch.is_working and rules.may_bring(user),
            **kwargs,
        )


class ReportView(generic.InspectView):
    """What became of each article, as a workbook; ?chi=de-lai keeps to what was left out or changed."""

    def get(self, request, *args, **kwargs):
        items = self.object.items.order_by("position")
        if request.GET.get("chi") == "de-lai":
            items = items.exclude(told=[])
        return downloads.private(as_xlsx(items.iterator(chunk_size=500)), f"chuyen-bai-{self.object.pk}.xlsx")


# While a stage lasts: what still waits, and what it has dealt with.
_WORK = {
    Stage.MAKING: (Outcome.READY, [Outcome.MADE]),
    Stage.PUBLISHING: (Outcome.MADE, [Outcome.PUBLISHED, Outcome.HELD]),
}


def _progress(batch, counts):
    """How many articles the stage has dealt with, of how many."""
    if batch.stage not in _WORK:
        return {"done": sum(counts.values()), "of": batch.total}
    left, dealt_with = _WORK[batch.stage]
    done = sum(counts.get(outcome, 0) for outcome in dealt_with)
    return {"done": done, "of": done + counts.get(left, 0)}


class StepView(View):
    """One act upon a batch (POST only)."""

    http_method_names = ["post"]

    def post(self, request, pk, step):
        batch = get_object_or_404(ImportBatch, pk=pk)
        if not rules.may_see(request.user):
            raise PermissionDenied
        try:
            if step == "discard":
                actions.discard(batch, by=request.user)
                messages.success(request, "Đã bỏ đợt này cùng gói bài.")
                return redirect("moving_in:index")
            act, told = STEPS[step]
            act(batch, by=request.user)
            messages.success(request, told)
            if step != "stop":
                work_in_background.enqueue(batch.pk)
        except actions.Refused as refusal:
            messages.error(request, str(refusal))
        return redirect("moving_in:inspect", pk)


class BatchIndexView(generic.IndexView):
    """The batches, the newest first."""

    table_classname = CLASS
    purpose = (
        "Bài của trang cũ được chuyển theo từng đợt: gửi gói bài, Trang đọc thử và nêu chỗ cần xem, "
        "rồi các bài thành bản nháp chờ người khác duyệt."
    )

    def get_base_queryset(self):
        return ImportBatch.objects.select_related("created_by", "approved_by")

    @cached_property
    def header_buttons(self):
        if not rules.may_bring(self.request.user):
            return []
        return [HeaderButton("Gửi gói bài", url=reverse("moving_in:add"), icon_name="upload")]

    def get_edit_url(self, instance):
        """The title leads to the batch; nobody edits one."""


class BatchViewSet(ModelViewSet):
    """Đợt chuyển bài."""

    model = ImportBatch
    name = "moving_in"
    url_prefix = "chuyen-bai"
    icon = "upload"
    menu_label = "Chuyển bài từ trang cũ"
    menu_name = "moving-in"
    menu_hook = "register_newsroom_menu_item"
    menu_order = 60
    add_to_reference_index = False
    copy_view_enabled = False
    inspect_view_enabled = True
    index_view_class = BatchIndexView
    inspect_view_class = BatchView
    form_fields = ["name"]
    list_per_page = 30
    ordering = ["-created_at", "-pk"]
    search_fields = None
    list_display = [
        TitleColumn("name", label="Gói", get_url=lambda row: reverse("moving_in:inspect", args=[row.pk])),
        StateCell(
            "stage", label="Tình trạng", words=lambda row: (row.get_stage_display(), row.stage == Stage.PUBLISHED)
        ),
        CountCell("total", label="Số bài"),
        Cell("created_by", label="Người chuyển"),
        DayCell("created_at", label="Ngày gửi"),
        Cell("approved_by", label="Người duyệt"),
    ]

    @cached_property
    def permission_policy(self):
        return BatchPolicy(ImportBatch)

    def get_urlpatterns(self):
        shown = {"index", "index_results", "inspect"}
        report = self.construct_view(ReportView, **self.get_inspect_view_kwargs())
        return [
            path("gui/", BringView.as_view(), name="add"),
            path("<int:pk>/ket-qua.xlsx", report, name="report"),
            path("<int:pk>/<str:step>/", _step_view, name="step"),
            *(each for each in super().get_urlpatterns() if each.name in shown),
        ]


def _step_view(request, pk, step):
    if step not in {*STEPS, "discard"}:
        raise Http404
    return StepView.as_view()(request, pk=pk, step=step)
