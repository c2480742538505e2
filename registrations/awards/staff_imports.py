"""Back-office views of one import: upload, preview, confirm, discard, undo."""

from django.contrib import messages
from django.core.exceptions import PermissionDenied
from django.core.paginator import Paginator
from django.shortcuts import get_object_or_404, redirect
from django.urls import reverse
from django.views.generic import FormView, TemplateView, View
from wagtail.admin.views.generic.base import WagtailAdminTemplateMixin

from registrations.attachments.actions import RefusedFile
from registrations.tables.headers import FIELD_LABELS
from registrations.titles.models import RecipientKind, Title
from registrations.units.models import Unit
from search import text

from . import actions, rules
from .forms import UploadForm
from .imports import preview_upload
from .models import Decision, RecipientImport

ROWS_PER_PAGE = 100
REASONS = {**FIELD_LABELS, "title": "mục trong danh mục", "unit_matched": "đơn vị được nhận ra"}
SHOWN = {"": "Tất cả", "xem-lai": "Cần xem lại", "chua-nhap": "Chưa nhập được"}


class _ImportView(WagtailAdminTemplateMixin):
    """What all views of an import share: who may come in and the way back."""

    header_icon = "upload"

    def dispatch(self, request, *args, **kwargs):
        if not rules.may_import(request.user):
            raise PermissionDenied
        return super().dispatch(request, *args, **kwargs)

    def trail(self, decision: Decision, here: str) -> list[dict]:
        return [
            *self.breadcrumbs_items,
            {"url": reverse("quyet-dinh:index"), "label": "Quyết định khen thưởng"},
            {"url": reverse("quyet-dinh:inspect", args=[decision.pk]), "label": str(decision)},
            {"url": "", "label": here},
        ]


class UploadView(_ImportView, FormView):
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

    def form_valid(self, form):
        try:
            batch = preview_upload(self.decision, form.cleaned_data["file"], self.request.user)
        except RefusedFile as refused:
            form.add_error("file", refused.message)
        except actions.Refused as refused:
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


class PreviewView(_ImportView, TemplateView):
    """Step two: what was read of every row, why, and what should be looked at."""

    template_name = "registrations/awards/admin/preview.html"
    page_title = "Xem trước"

    def setup(self, request, *args, **kwargs):
        super().setup(request, *args, **kwargs)
        self.batch = get_object_or_404(RecipientImport.objects.select_related("decision"), pk=kwargs["pk"])

    def get_page_subtitle(self):
        return self.batch.file_name

    def get_breadcrumbs_items(self):
        return self.trail(self.batch.decision, "Xem trước danh sách")

    def get_context_data(self, **kwargs):
        shown = self.request.GET.get("xem", "")
        rows = self.batch.rows.all()
        if shown == "xem-lai":
            rows = rows.exclude(doubts=[])
        elif shown == "chua-nhap":
            rows = rows.exclude(errors=[])
        page = Paginator(rows, ROWS_PER_PAGE).get_page(self.request.GET.get("p"))
        page.object_list = _with_names(list(page.object_list))
        batch = self.batch
        counts = {"": batch.row_count, "xem-lai": batch.doubt_count, "chua-nhap": batch.error_count}
        return super().get_context_data(
            **kwargs,
            batch=batch,
            decision=batch.decision,
            page_obj=page,
            pages=page.paginator.get_elided_page_range(page.number),
            shown=shown,
            tabs=[(key, label, counts[key]) for key, label in SHOWN.items()],
            is_open=rules.is_open(batch),
            in_effect=rules.is_in_effect(batch),
            may_undo=rules.may_undo(self.request.user, batch),
            can_confirm=rules.is_open(batch) and not batch.error_count and batch.row_count,
        )


def _with_names(rows):
    """Put the matched title and unit on the rows of one page: two queries whatever the page holds."""
    titles = Title.objects.in_bulk({row.values["title_id"] for row in rows} - {None})
    units = Unit.objects.in_bulk({row.values["unit_id"] for row in rows} - {None})
    for row in rows:
        row.title = titles.get(row.values["title_id"])
        row.unit = units.get(row.values["unit_id"])
        row.kind_label = RecipientKind(row.values["recipient_kind"]).label
        row.reasons = [(REASONS.get(name, name), reason) for name, reason in row.why.items()]
        row.award = _if_other(
            row.title and row.title.name_with_class(row.values["award_class"]), row.values["award_wording"]
        )
        row.unit_name = _if_other(row.unit and str(row.unit), row.values["unit_wording"])
    return rows


def _if_other(found, written: str) -> str:
    """What was matched, if it says more than what was written."""
    return str(found) if found and text.fold(str(found)) != text.fold(written) else ""


class _BatchAction(_ImportView, View):
    """A button of the preview: does one thing and goes on."""

    http_method_names = ["post"]

    def post(self, request, pk):
        batch = get_object_or_404(RecipientImport.objects.select_related("decision"), pk=pk)
        try:
            return self.act(request, batch)
        except actions.Refused as refused:
            messages.error(request, str(refused))
            return redirect("quyet-dinh:inspect", batch.decision_id)


class ConfirmView(_BatchAction):
    """Step three: all rows become records, or none."""

    def act(self, request, batch):
        made = actions.confirm_import(batch, request.user)
        if made:
            messages.success(request, f"Đã nhập {made} lượt khen thưởng vào {batch.decision}.")
        else:
            messages.info(request, "Danh sách này đã được nhập từ trước. Không có gì thay đổi.")
        return redirect("quyet-dinh:inspect", batch.decision_id)


class DiscardView(_BatchAction):
    """Throw the preview away."""

    def act(self, request, batch):
        actions.discard_preview(batch, request.user)
        messages.info(request, "Đã bỏ bản xem trước. Chưa có gì được nhập.")
        return redirect("quyet-dinh:inspect", batch.decision_id)


class UndoView(_BatchAction):
    """Take a whole import back."""

    def act(self, request, batch):
        gone = actions.undo_import(batch, request.user)
        messages.success(request, f"Đã hủy lần nhập {batch.file_name}: {gone} lượt khen thưởng được gỡ ra.")
        return redirect("quyet-dinh:inspect", batch.decision_id)
