"""Back office: send decisions and records to the management software, and take over what it sends."""

from datetime import timedelta

from django.conf import settings
from django.contrib import messages
from django.core.exceptions import PermissionDenied
from django.core.paginator import Paginator
from django.http import FileResponse, StreamingHttpResponse
from django.shortcuts import get_object_or_404, redirect
from django.urls import path, reverse
from django.utils import timezone
from django.views import View
from django.views.generic import FormView, TemplateView
from wagtail.admin.views.generic.base import WagtailAdminTemplateMixin
from wagtail.log_actions import log

from registrations.units.models import OrganisingBody

from .documents import Unusable, write_json, write_workbook
from .exchange_actions import Refused, apply_import, discard_import, keep_import, receive_import, start_job
from .forms import ExportForm, UploadForm
from .masters import AGREED_FROM, BOTH, DECISION_FIELDS, RECORD_FIELDS
from .models import ExchangeImport
from .plans import LABELS, make_plan
from .registration_documents import write_registrations_json, write_registrations_workbook
from .tasks import run, run_in_background
from .writers import XLSX

PER_PAGE = 50
PAST = 20
# Longer files, and more changes, are worked on in the background.
READ_AT_ONCE = 64 * 1024
WRITTEN_AT_ONCE = 200
WAIT = timedelta(seconds=10)
SILENCE = timedelta(minutes=15)


def may_use(user) -> bool:
    """May the user exchange data with other software?"""
    return user.is_active and user.has_perm("exchange.use_exchange")


class _ExchangeView(WagtailAdminTemplateMixin):
    """What the screens share: the permission, the heading, the crumbs."""

    page_title = "Trao đổi dữ liệu"
    header_icon = "download"

    def dispatch(self, request, *args, **kwargs):
        if not may_use(request.user):
            raise PermissionDenied
        return super().dispatch(request, *args, **kwargs)

    def get_breadcrumbs_items(self):
        return [*super().get_breadcrumbs_items(), {"url": "", "label": self.page_title}]


class DeskView(_ExchangeView, FormView):
    """Upload a file, take one, see what came before."""

    template_name = "registrations/exchange/admin/desk.html"
    form_class = UploadForm

    def form_valid(self, form):
        uploaded = form.cleaned_data["file"]
        if uploaded.size > settings.UPLOAD_MAX_BYTES:
            form.add_error("file", "Tệp vượt dung lượng cho phép. Mời chia theo năm rồi gửi lần lượt.")
            return self.form_invalid(form)
        try:
            given = (form.cleaned_data["system"], uploaded.read(), uploaded.name, self.request.user)
            if uploaded.size > READ_AT_ONCE:
                kept = receive_import(*given)
                run_in_background.enqueue(kept.pk)
            else:
                kept = keep_import(*given)
        except Unusable as error:
            form.add_error("file", str(error))
            return self.form_invalid(form)
        return redirect("trao-doi:preview", kept.pk)

    def form_invalid(self, form):
        response = super().form_invalid(form)
        response.status_code = 422
        return response

    def get_context_data(self, **kwargs):
        fields = (("Quyết định", DECISION_FIELDS), ("Lượt khen thưởng", RECORD_FIELDS))
        return super().get_context_data(**kwargs) | {
            "export_form": ExportForm(auto_id="id_export_%s"),
            "past": ExchangeImport.objects.filter(applied_at__isnull=False)
            .select_related("applied_by")
            .defer("content")[:PAST],
            "open_imports": ExchangeImport.objects.filter(applied_at__isnull=True).defer("content")[:PAST],
            "masters": [(title, [field for field in listed if field.master != BOTH]) for title, listed in fields],
            "agreed_from": AGREED_FROM,
        }


class PreviewView(_ExchangeView, TemplateView):
    """What a file would do, decision by decision; on POST it is done."""

    template_name = "registrations/exchange/admin/preview.html"
    page_title = "Xem trước dữ liệu trao đổi"

    def dispatch(self, request, *args, **kwargs):
        if not may_use(request.user):
            raise PermissionDenied
        self.kept = get_object_or_404(ExchangeImport, pk=kwargs["pk"])
        if self.kept.job or (self.kept.content is None and "bo" not in request.POST):
            return redirect("trao-doi:progress", self.kept.pk)
        return super().dispatch(request, *args, **kwargs)

    def get_context_data(self, **kwargs):
        plan = make_plan(self.kept.system, self.kept.content)
        counts, wanted = plan.counts(), self.request.GET.get("loai", "")
        steps = [step for step in plan.flat() if wanted not in LABELS or step.status == wanted]
        differing = sum(bool(step.differences) for step in plan.flat())
        return super().get_context_data(**kwargs) | {
            "kept": self.kept,
            "counts": [(status, label, counts[status]) for status, label in LABELS.items()],
            "wanted": wanted,
            "differing": differing,
            "refused": counts["chua-nhan"],
            "changes": counts["tao-moi"] + counts["thay-doi"],
            "page": Paginator(steps, PER_PAGE).get_page(self.request.GET.get("p")),
        }

    def post(self, request, *args, **kwargs):
        if "bo" in request.POST:
            discard_import(self.kept, request.user)
            messages.success(request, "Đã bỏ bản xem trước. Chưa có gì được ghi.")
            return redirect("trao-doi:index")
        if self.kept.applied_at is None and self.kept.created_count + self.kept.changed_count > WRITTEN_AT_ONCE:
            start_job(self.kept, ExchangeImport.Job.APPLY, request.user)
            run_in_background.enqueue(self.kept.pk)
            return redirect("trao-doi:progress", self.kept.pk)
        try:
            done = apply_import(self.kept, request.user)
        except Refused as refused:
            messages.error(request, str(refused))
            return redirect("trao-doi:preview", self.kept.pk)
        messages.success(
            request,
            f"Đã nhập tệp {done.file_name}: {done.created_count} mục tạo mới, {done.changed_count} mục thay đổi.",
        )
        return redirect("trao-doi:index")


class ProgressView(_ExchangeView, TemplateView):
    """The bar of a long reading or writing; the browser asks again by itself, without a script.

    On POST the work is done in this request: the worker does not run, or died.
    """

    template_name = "registrations/exchange/admin/progress.html"
    page_title = "Đang xử lý tệp trao đổi"
    every = 2  # seconds

    def dispatch(self, request, *args, **kwargs):
        if not may_use(request.user):
            raise PermissionDenied
        self.kept = get_object_or_404(ExchangeImport, pk=kwargs["pk"])
        return super().dispatch(request, *args, **kwargs)

    def get(self, request, *args, **kwargs):
        kept = self.kept
        if not kept.job and not kept.job_failure and kept.content is not None:
            return redirect(
                "trao-doi:index" if kept.applied_at else "trao-doi:preview", *([] if kept.applied_at else [kept.pk])
            )
        response = super().get(request, *args, **kwargs)
        if kept.job:
            response["Refresh"] = str(self.every)
        return response

    def post(self, request, *args, **kwargs):
        if self.may_run_here():
            run(self.kept.pk)
        return redirect("trao-doi:progress", self.kept.pk)

    def may_run_here(self) -> bool:
        """Has nobody begun the work, or has nothing been heard of it for long?"""
        kept = self.kept
        quiet = timezone.now() - kept.job_seen_at if kept.job_seen_at else SILENCE
        return bool(kept.job) and quiet >= (SILENCE if kept.job_done else WAIT)

    def get_context_data(self, **kwargs):
        return super().get_context_data(**kwargs) | {"kept": self.kept, "waits": self.may_run_here()}


class ExportView(_ExchangeView, View):
    """Hand a file to the other system; who took what is logged."""

    def post(self, request):
        form = ExportForm(request.POST)
        if not form.is_valid():
            messages.error(request, "Chưa xuất được: mời xem lại tên phần mềm và năm.")
            return redirect("trao-doi:index")
        system, year, kind = (form.cleaned_data[name] for name in ("system", "year", "format"))
        registrations = form.cleaned_data["what"] == "dang-ky"
        made = "dang-ky" if registrations else "trao-doi"
        name = f"{made}-{system}-{year or 'tat-ca'}-{timezone.localdate():%Y-%m-%d}.{kind}"
        log(OrganisingBody.objects.first(), "exchange.export", user=request.user, data={"file": name, "system": system})
        if kind == "json":
            pieces = write_registrations_json(year) if registrations else write_json(system, year)
            response = StreamingHttpResponse(pieces, content_type="application/json; charset=utf-8")
            response["Content-Disposition"] = f'attachment; filename="{name}"'
        else:
            book = write_registrations_workbook(year) if registrations else write_workbook(system, year)
            response = FileResponse(book, as_attachment=True, filename=name, content_type=XLSX)
        response["Cache-Control"] = "no-store"
        return response


urlpatterns = [
    path("", DeskView.as_view(), name="index"),
    path("xuat/", ExportView.as_view(), name="export"),
    path("<int:pk>/", PreviewView.as_view(), name="preview"),
    path("<int:pk>/tien-do/", ProgressView.as_view(), name="progress"),
]


def index_url() -> str:
    """Address of the desk."""
    return reverse("trao-doi:index")
