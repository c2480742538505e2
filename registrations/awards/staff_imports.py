"""Back-office views of one import as a whole: upload, bar, preview, confirm, discard, undo."""

from django.contrib import messages
from django.core.exceptions import PermissionDenied
from django.core.paginator import Paginator
from django.shortcuts import get_object_or_404, redirect
from django.urls import reverse
from django.utils import timezone
from django.views.generic import FormView, TemplateView, View
from wagtail.admin.views.generic.base import WagtailAdminTemplateMixin

from registrations.attachments.actions import RefusedFile
from registrations.refusals import Refused
from registrations.tables.columns import FIELD_LABELS
from registrations.titles.models import RecipientKind
from search import text

from . import import_actions as actions
from . import import_queries as queries
from . import import_values, rules
from .import_forms import ConfirmForm, UploadForm
from .import_undo import undo_import
from .imports import is_small, kept_data, read_now, receive_upload
from .models import Decision, RecipientImport
from .repeats import IN_DECISION
from .tasks import import_in_background, read_in_background, run_import, run_reading

ROWS_PER_PAGE = 100
IMPORTED_AT_ONCE = 300  # rows: more go to the background
REASONS = {**FIELD_LABELS, "title": "mục trong danh mục", "unit_matched": "đơn vị được nhận ra"}
SHOWN = {
    "": "Tất cả",
    "xem-lai": "Cần xem lại",
    "chua-nhap": "Chưa nhập được",
    "sua-tay": "Đã sửa tay",
    "bo-ra": "Bỏ ra",
}


class ImportView(WagtailAdminTemplateMixin):
    """What all views of an import share: who may come in and the way back."""

    header_icon = "upload"

    def dispatch(self, request, *args, **kwargs):
        if not rules.may_import(request.user):
            raise PermissionDenied
        return super().dispatch(request, *args, **kwargs)

    def trail(self, decision: Decision, here: str, batch: RecipientImport | None = None) -> list[dict]:
        items = [
            *self.breadcrumbs_items,
            {"url": reverse("quyet-dinh:index"), "label": "Quyết định khen thưởng"},
            {"url": reverse("quyet-dinh:inspect", args=[decision.pk]), "label": str(decision)},
        ]
        if batch is not None:
            items.append({"url": reverse("quyet-dinh:preview", args=[batch.pk]), "label": "Xem trước danh sách"})
        return [*items, {"url": "", "label": here}]


def the_batch(pk: int) -> RecipientImport:
    """The import with what its screens show of it, or 404."""
    found = RecipientImport.objects.select_related("decision", "file", "uploaded_by", "confirmed_by", "sender_unit")
    return get_object_or_404(found, pk=pk)


def start_reading(batch: RecipientImport, by) -> None:
    """Read a list in the background; raises Refused while other work is under way."""
    read_in_background.enqueue(batch.pk, actions.start_job(batch, RecipientImport.Job.READ, by))


class UploadView(ImportView, FormView):
    """Step one: the office's list as it is."""

    form_class = UploadForm
    template_name = "registrations/awards/admin/upload.html"
    page_title = "Nhập danh sách"

    def setup(self, request, *args, **kwargs):
        super().setup(request, *args, **kwargs)
        self.decision = get_object_or_404(Decision, pk=kwargs["pk"])

    def get_page_subtitle(self):
        return str(self.decision)

    def get_breadcrumbs_items(self):
        return self.trail(self.decision, "Nhập danh sách")

    def get_form_kwargs(self):
        return {**super().get_form_kwargs(), "decision": self.decision}

    def form_valid(self, form):
        data, user = form.cleaned_data, self.request.user
        try:
            batch = receive_upload(
                self.decision, data["file"], user, sender=data["sender"], sender_unit=data["sender_unit"]
            )
            if batch.confirmed_at is None:
                read_kept(self.request, batch, discard=True)
        except RefusedFile as refused:
            form.add_error("file", refused.message)
        except Refused as refused:
            form.add_error(None, str(refused))
        else:
            return redirect("quyet-dinh:preview", batch.pk)
        return self.form_invalid(form)

    def form_invalid(self, form):
        response = super().form_invalid(form)
        response.status_code = 422
        return response

    def get_context_data(self, **kwargs):
        return super().get_context_data(**kwargs, decision=self.decision, takes=rules.takes_imports(self.decision))


def read_kept(request, batch: RecipientImport, *, discard: bool = False) -> None:
    """Read the kept file: at once when it is short, else in the background. Raises RefusedFile, Refused."""
    if is_small(kept_data(batch)):
        read_now(batch, request.user, discard=discard)
    else:
        start_reading(batch, request.user)


class ProgressView(ImportView, TemplateView):
    """The bar of a long reading or import. The browser asks again by itself, without a script."""

    template_name = "registrations/awards/admin/progress.html"
    every = 2  # seconds

    def get(self, request, *args, **kwargs):
        self.batch = the_batch(kwargs["pk"])
        if not self.batch.job and not self.batch.job_failure:
            target = "quyet-dinh:preview" if rules.is_open(self.batch) else "quyet-dinh:inspect"
            return redirect(target, self.batch.pk if rules.is_open(self.batch) else self.batch.decision_id)
        response = super().get(request, *args, **kwargs)
        if self.batch.job and not self.batch.is_silent():
            response["Refresh"] = str(self.every)
        return response

    def get_page_title(self):
        return "Đang nhập danh sách" if self.batch.job == RecipientImport.Job.IMPORT else "Đang đọc danh sách"

    def get_page_subtitle(self):
        return self.batch.file_name

    def get_breadcrumbs_items(self):
        return self.trail(self.batch.decision, self.get_page_title())

    def get_context_data(self, **kwargs):
        batch = self.batch
        waits = batch.job_done == 0 and batch.job_seen_at and (timezone.now() - batch.job_seen_at).seconds >= 10
        return super().get_context_data(
            **kwargs, batch=batch, silent=batch.is_silent(), waits=waits, percent=batch.job_done // 10
        )


class RunHereView(ImportView, View):
    """Do the work at once, in this request: the worker does not run, or died."""

    http_method_names = ["post"]

    def post(self, request, pk):
        batch = the_batch(pk)
        job = batch.job or RecipientImport.Job.READ
        answers = batch.layout.get("answers") if job == RecipientImport.Job.IMPORT else None
        try:
            token = actions.start_job(batch, job, request.user)
        except Refused as refused:
            messages.info(request, str(refused))
            return redirect("quyet-dinh:inspect", batch.decision_id)
        if job == RecipientImport.Job.IMPORT:
            run_import(batch.pk, token, answers or {})
        else:
            run_reading(batch.pk, token)
        return redirect("quyet-dinh:progress", batch.pk)


class PreviewView(ImportView, TemplateView):
    """Step two: what was read, what has to be decided, every row, and why."""

    template_name = "registrations/awards/admin/preview.html"
    page_title = "Xem trước"
    status = 200
    refused = ""

    def setup(self, request, *args, **kwargs):
        super().setup(request, *args, **kwargs)
        self.batch = the_batch(kwargs["pk"])

    def get_page_subtitle(self):
        return self.batch.file_name

    def get_breadcrumbs_items(self):
        return self.trail(self.batch.decision, "Xem trước danh sách")

    def get(self, request, *args, **kwargs):
        if self.batch.job or (self.batch.job_failure and not self.batch.row_count):
            return redirect("quyet-dinh:progress", self.batch.pk)
        return super().get(request, *args, **kwargs)

    def get_context_data(self, **kwargs):
        batch = self.batch
        context = super().get_context_data(
            **kwargs,
            batch=batch,
            decision=batch.decision,
            is_open=rules.is_open(batch),
            in_effect=rules.is_in_effect(batch),
            what_became="" if rules.is_open(batch) else actions.what_became_of(batch),
            refused=self.refused,
        )
        return context | (self._open_preview() if rules.is_open(batch) else self._what_was_decided())

    def _open_preview(self) -> dict:
        batch = self.batch
        groups = queries.doubt_groups(batch)
        asked = queries.questions(batch)
        kind_open, present = queries.of_about(groups, queries.KIND_OPEN), queries.of_about(groups, IN_DECISION)
        looks = queries.to_look_at(groups)
        total = batch.wordings.filter(state=queries.State.ASKED, answered_at=None).count()
        rivals = import_values.rivals(batch)
        return {
            "questions": asked,
            "more_questions": total - len(asked),
            "rivals": rivals,
            "question_count": total + len(rivals) + bool(kind_open) + bool(present) + bool(batch.contradictions),
            "kind_open": kind_open,
            "kinds": RecipientKind.choices,
            "present": present,
            "looks": looks[: queries.GROUPS_SHOWN],
            "more_looks": max(0, len(looks) - queries.GROUPS_SHOWN),
            "sure_count": batch.row_count - batch.doubt_count - batch.error_count - batch.left_out_count,
            "column_count": sum(len(sheet["columns"]) for sheet in batch.layout.get("sheets", [])),
            "wording_count": batch.wordings.count(),
            "confirm": ConfirmForm(self.request.POST or None, initial={"revision": batch.revision, "remember": True}),
            **queries.wording_counts(batch),
            **self._rows(),
        }

    def _rows(self) -> dict:
        batch, shown = self.batch, self.request.GET.get("xem", "")
        words = text.tidy(self.request.GET.get("tim", ""))[:100]
        page = Paginator(queries.rows_to_show(batch, shown, words), ROWS_PER_PAGE).get_page(self.request.GET.get("p"))
        page.object_list = queries.dress_rows(list(page.object_list))
        for row in page.object_list:
            row.reasons = [(REASONS.get(name, name), reason) for name, reason in row.why.items()]
        counts = {
            "": batch.row_count,
            "xem-lai": batch.doubt_count,
            "chua-nhap": batch.error_count,
            "sua-tay": batch.rows.exclude(edits=[]).count(),
            "bo-ra": batch.left_out_count,
        }
        return {
            "page_obj": page,
            "pages": page.paginator.get_elided_page_range(page.number),
            "shown": shown,
            "words": words,
            "tabs": [(key, label, counts[key]) for key, label in SHOWN.items() if counts[key] or key in ("", shown)],
        }

    def _what_was_decided(self) -> dict:
        """What remains of a preview once it has been imported: decisions by hand."""
        kept = queries.dress_rows(list(self.batch.rows.all()[:200]))
        answered = list(self.batch.wordings.exclude(answered_at=None).select_related("answered_by")[:200])
        return {"kept_rows": kept, "answered": queries.with_meaning(answered)}

    def render_to_response(self, context, **kwargs):
        return super().render_to_response(context, status=self.status, **kwargs)


class ConfirmView(PreviewView):
    """Step three: all rows become records, or none. What is refused is said on the preview."""

    http_method_names = ["post"]

    def post(self, request, pk):
        batch = self.batch
        form = ConfirmForm(request.POST)
        data = form.cleaned_data if form.is_valid() else {}
        answers = {
            "doubts_seen": bool(data.get("doubts_seen")),
            "reason": data.get("reason", ""),
            "revision": data.get("revision"),
            "keep_in_memory": bool(data.get("remember")),
        }
        try:
            if not rules.is_open(batch):
                messages.info(request, actions.what_became_of(batch))
                return redirect("quyet-dinh:inspect", batch.decision_id)
            if open_columns := import_values.rivals(batch):
                raise Refused(f"Có nhiều cột cùng có thể là {open_columns[0].label}. Mời chọn cột rồi nhập.")
            if batch.taken_count > IMPORTED_AT_ONCE:
                return self._later(batch, answers)
            made = actions.confirm_import(batch, request.user, **answers)
        except Refused as refused:
            return self._refuse(str(refused))
        if made:
            messages.success(request, f"Đã nhập {made} lượt khen thưởng vào {batch.decision}.")
        return redirect("quyet-dinh:inspect", batch.decision_id)

    def _later(self, batch: RecipientImport, answers: dict):
        actions.check_confirmation(
            batch, doubts_seen=answers["doubts_seen"], reason=answers["reason"], revision=answers["revision"]
        )
        token = actions.start_job(batch, RecipientImport.Job.IMPORT, self.request.user, answers)
        import_in_background.enqueue(batch.pk, token, answers)
        return redirect("quyet-dinh:progress", batch.pk)

    def _refuse(self, sentence: str):
        if not RecipientImport.objects.filter(pk=self.batch.pk, confirmed_at=None).exists():
            messages.error(self.request, sentence)
            return redirect("quyet-dinh:inspect", self.batch.decision_id)
        self.batch, self.status, self.refused = the_batch(self.batch.pk), 422, sentence
        return self.render_to_response(self.get_context_data())


class BatchAction(ImportView, View):
    """A button of the preview: does one thing and goes on."""

    http_method_names = ["post"]

    def post(self, request, pk, **kwargs):
        batch = the_batch(pk)
        try:
            return self.act(request, batch, **kwargs)
        except Refused as refused:
            messages.error(request, str(refused))
        except RefusedFile as refused:
            messages.error(request, refused.message)
        if RecipientImport.objects.filter(pk=pk).exists():
            return redirect("quyet-dinh:preview", pk)
        return redirect("quyet-dinh:inspect", batch.decision_id)


class DiscardView(BatchAction):
    """Throw the preview away."""

    def act(self, request, batch):
        actions.discard_preview(batch, request.user)
        messages.info(request, "Đã bỏ bản xem trước. Chưa có gì được nhập.")
        return redirect("quyet-dinh:inspect", batch.decision_id)


class UndoView(BatchAction):
    """Take a whole import back."""

    def act(self, request, batch):
        gone = undo_import(batch, request.user)
        messages.success(request, f"Đã hủy lần nhập {batch.file_name}: {gone} lượt khen thưởng được gỡ ra.")
        return redirect("quyet-dinh:inspect", batch.decision_id)
