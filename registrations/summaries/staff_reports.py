"""Reports in the back office: make a version, read it, lay it before the council, open its senders."""

from django.http import FileResponse
from django.shortcuts import get_object_or_404, redirect
from django.urls import path
from django.utils import timezone

from registrations import downloads
from registrations.attachments.access import NotReadable, open_for

from . import job_actions, report_actions, rules
from .models import Report, ReportJob
from .printing import NotSet
from .staff_forms import ReportForm, SendersForm, SubmitForm
from .staff_step import FOLDER, NAME, SummaryStep
from .tasks import run, run_in_background

PARTS = {"docx": "docx", "pdf": "pdf", "phu-luc.docx": "annex_docx", "phu-luc.pdf": "annex_pdf"}


class MakeView(SummaryStep):
    """Make a new version."""

    form_class = ReportForm
    page_title = "Lập báo cáo tổng hợp"
    submit_label = "Lập báo cáo"
    template_name = f"{FOLDER}/make_report.html"

    def is_allowed(self):
        return rules.may_make_report(self.request.user, self.consultation, timezone.now())

    def get_initial(self):
        last = self.consultation.reports.order_by("-version").first()
        known = dict(last.content["given"]) if last else {}
        council = self.consultation.organising_body.name
        return (
            {
                "place": "Lạng Sơn",
                "parent": council,
                "body": "Cơ quan thường trực",
                "recipient": council,
                "signer_title": "Thủ trưởng cơ quan thường trực",
            }
            | known
            | {"number": "", "dated_on": timezone.localdate()}
        )

    def form_valid(self, form):
        if job_actions.is_long(self.consultation):
            job = job_actions.ask_report(self.consultation, form.cleaned_data, by=self.request.user)
            run_in_background.enqueue(job.pk)
            return redirect(f"{NAME}:report_job", self.consultation.pk, job.pk)
        try:
            report = report_actions.make_report(self.consultation, form.cleaned_data, by=self.request.user)
        except NotSet as error:
            form.add_error(None, f"Chưa lập được báo cáo. {error}")
            return self.form_invalid(form)
        self.done(f"Đã lập bản {report.version}.")
        return redirect(f"{NAME}:report", self.consultation.pk, report.pk)


class JobView(SummaryStep):
    """The bar of a report that is being made; the browser asks again by itself, without a script.

    On POST the work is done in this request: the worker does not run, or died.
    """

    form_class = SubmitForm
    page_title = "Đang lập báo cáo"
    template_name = f"{FOLDER}/report_job.html"
    every = 2  # seconds

    def setup(self, request, *args, **kwargs):
        super().setup(request, *args, **kwargs)
        self.job = get_object_or_404(ReportJob, pk=kwargs["job"], consultation=self.consultation)

    def is_allowed(self):
        return rules.may_make_report(self.request.user, self.consultation, timezone.now())

    def get(self, request, *args, **kwargs):
        if self.job.report_id:
            self.done(f"Đã lập bản {self.job.report.version}.")
            return redirect(f"{NAME}:report", self.consultation.pk, self.job.report_id)
        response = super().get(request, *args, **kwargs)
        if not self.job.ended_at:
            response["Refresh"] = str(self.every)
        return response

    def form_valid(self, form):
        if self.job.may_run_here(timezone.now()):
            run(self.job.pk)
        return redirect(f"{NAME}:report_job", self.consultation.pk, self.job.pk)

    def get_context_data(self, **kwargs):
        return super().get_context_data(**kwargs, job=self.job, waits=self.job.may_run_here(timezone.now()))


class _ReportStep(SummaryStep):
    def setup(self, request, *args, **kwargs):
        super().setup(request, *args, **kwargs)
        found = Report.objects.select_related("consultation", "docx", "pdf", "annex_docx", "annex_pdf", "made_by")
        self.report = get_object_or_404(found, pk=kwargs["report"], consultation=self.consultation)

    def get_context_data(self, **kwargs):
        return super().get_context_data(**kwargs, report=self.report)


class ReportView(_ReportStep):
    """One version: its files, its state; POST lays it before the council."""

    form_class = SubmitForm
    page_title = "Báo cáo tổng hợp"
    template_name = f"{FOLDER}/report.html"

    def is_allowed(self):
        return rules.may_read_report(self.request.user, self.report)

    def form_valid(self, form):
        report_actions.submit_report(self.report, by=self.request.user)
        self.done(f"Đã trình Hội đồng bản {self.report.version}. Bản này được giữ nguyên từ nay.")
        return redirect(f"{NAME}:report", self.consultation.pk, self.report.pk)

    def get_context_data(self, **kwargs):
        user = self.request.user
        may_open = rules.may_open_senders(user, self.report)
        return super().get_context_data(
            **kwargs,
            may_submit=rules.may_submit(user, self.report),
            reads_annex=rules.may_read_annex(user, self.report),
            may_open=may_open,
            openings=self.report.openings.select_related("by") if may_open else (),
        )


class SendersView(_ReportStep):
    """Open the annex with senders: only by POST, with a reason that is kept."""

    form_class = SendersForm
    page_title = "Mở phụ lục người gửi"
    submit_label = "Mở và tải phụ lục"
    template_name = f"{FOLDER}/senders.html"

    def is_allowed(self):
        return rules.may_open_senders(self.request.user, self.report)

    def form_valid(self, form):
        kind = form.cleaned_data["kind"]
        try:
            body = report_actions.open_senders(
                self.report, kind, reason=form.cleaned_data["reason"], by=self.request.user
            )
        except NotSet as error:
            form.add_error(None, f"Chưa lập được phụ lục. {error}")
            return self.form_invalid(form)
        return downloads.private(body, f"phu-luc-2-nguoi-gui.{kind}")


class FileView(_ReportStep):
    """A file of a version, for whoever may read it."""

    http_method_names = ("get", "head")

    def is_allowed(self):
        return rules.may_read_report(self.request.user, self.report)

    def get(self, request, *args, part, **kwargs):
        name = PARTS.get(part)
        attachment = name and getattr(self.report, name)
        try:
            file = open_for(request.user, attachment) if attachment else None
        except NotReadable:
            file = None
        if file is None:
            return redirect(f"{NAME}:report", self.consultation.pk, self.report.pk)
        response = FileResponse(file, as_attachment=True, filename=attachment.original_name)
        response.headers["Content-Type"] = downloads.TYPES[attachment.kind]
        response.headers["Cache-Control"] = "private, no-store"
        return response


def urlpatterns(one):
    """The addresses of reports below that of a consultation."""
    report = f"{one}bao-cao/<int:report>/"
    return [
        path(f"{one}bao-cao/", MakeView.as_view(), name="new_report"),
        path(f"{one}bao-cao/dang-lap/<int:job>/", JobView.as_view(), name="report_job"),
        path(report, ReportView.as_view(), name="report"),
        path(f"{report}nguoi-gui/", SendersView.as_view(), name="senders"),
        path(f"{report}tep/<str:part>/", FileView.as_view(), name="file"),
    ]
