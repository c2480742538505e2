"""Summaries in the back office: an officer drafts, a second person reads and publishes."""

from __future__ import annotations

from django import forms
from django.contrib import messages
from django.core.exceptions import PermissionDenied
from django.shortcuts import get_object_or_404, redirect
from django.urls import reverse
from django.utils import timezone

from registrations.refusals import NotAllowed, Refused
from registrations.text_fields import LineField, TextField

from . import rollup, rules, summaries, summary_actions
from .models import Summary
from .staff import FOLDER, Desk, PeriodDesk


class SummaryForm(forms.Form):
    """The words of a summary and which figures it tells."""

    title = LineField(label="Tiêu đề", required=True, max_length=200, error_messages={"required": "Mời ghi tiêu đề."})
    text = TextField(
        label="Lời tổng hợp",
        max_length=5_000,
        widget=forms.Textarea(attrs={"rows": 8}),
        help_text="Mọi người đọc được. Không nêu tên người và số liệu riêng của từng đơn vị.",
    )
    indicators = forms.TypedMultipleChoiceField(
        label="Chỉ tiêu công bố",
        coerce=int,
        widget=forms.CheckboxSelectMultiple,
        error_messages={"required": "Mời chọn ít nhất một chỉ tiêu.", "invalid_choice": "Mời chọn lại chỉ tiêu."},
    )

    def __init__(self, *args, table, **kwargs):
        super().__init__(*args, **kwargs)
        lines = summaries.tellable(table)
        self.fields["indicators"].choices = [
            (line.indicator.pk, f"{line.indicator.name}: {line.all.words}") for line in lines
        ]


class DraftView(PeriodDesk):
    """Draft a summary of a period, or draft anew one that is not published."""

    template_name = f"{FOLDER}/summary_form.html"
    page_name = "Soạn bản tổng hợp"

    def dispatch(self, request, *args, **kwargs):
        if not rules.may_summarise(request.user):
            raise PermissionDenied
        self.summary = None
        if "summary_id" in kwargs:
            self.summary = get_object_or_404(
                Summary, pk=kwargs["summary_id"], period=kwargs["period_id"], released_at=None
            )
        return super().dispatch(request, *args, **kwargs)

    def form(self, data=None):
        """The form over the figures of this moment."""
        table = rollup.roll_up(self.period, timezone.now(), accepted_only=True)
        tellable = [line.indicator.pk for line in summaries.tellable(table)]
        initial = {"title": f"Kết quả: {self.period.name}"[:200], "indicators": tellable}
        if self.summary:
            kept = [each["indicator"] for each in self.summary.content["lines"]]
            initial = {"title": self.summary.title, "text": self.summary.text, "indicators": kept}
        return SummaryForm(data, initial=initial, table=table)

    def get_context_data(self, **kwargs):
        if "form" not in kwargs:
            kwargs["form"] = self.form()
        return super().get_context_data(least=summaries.LEAST_UNITS, **kwargs)

    def post(self, request, *args, **kwargs):
        form = self.form(request.POST)
        if not form.is_valid():
            return self.again(form=form)
        try:
            made = summary_actions.draft(self.period, summary=self.summary, by=request.user, **form.cleaned_data)
        except NotAllowed:
            raise PermissionDenied from None
        except Refused as error:
            form.add_error(None, error.message)
            return self.again(form=form)
        messages.success(request, "Đã soạn bản tổng hợp. Người khác xem và công bố.")
        return redirect("reports_desk:summary", made.pk)


class SummaryView(Desk):
    """One summary as everybody would read it; publish or take back."""

    template_name = f"{FOLDER}/summary.html"
    http_method_names = ["get", "head", "post"]

    def dispatch(self, request, *args, **kwargs):
        related = Summary.objects.select_related("period__movement", "made_by", "released_by")
        self.summary = get_object_or_404(related, pk=kwargs["summary_id"])
        return super().dispatch(request, *args, **kwargs)

    def get_page_title(self):
        return self.summary.title

    def trail(self):
        period = self.summary.period
        link = {"url": reverse("reports_desk:rollup", args=[period.pk]), "label": period.name}
        return [link, {"url": "", "label": self.summary.title}]

    def get_context_data(self, **kwargs):
        summary, user = summaries.ready(self.summary), self.request.user
        return super().get_context_data(
            summary=summary,
            period=summary.period,
            token=summary_actions.token(summary),
            may_edit=rules.may_summarise(user) and not summary.released_at,
            may_release=rules.may_release(user, summary) and not summary.released_at,
            is_own=user.pk == summary.made_by_id,
            may_withdraw=rules.may_withdraw(user) and bool(summary.released_at) and not summary.withdrawn_at,
            is_shown=Summary.objects.released().filter(pk=summary.pk).exists(),
            **kwargs,
        )

    def post(self, request, *args, **kwargs):
        try:
            if request.POST.get("viec") == "cong-bo":
                seen = request.POST.get("ban", "")
                summary_actions.release(self.summary.pk, seen=seen, by=request.user)
                messages.success(request, "Đã công bố trên trang của phong trào.")
            elif request.POST.get("viec") == "rut":
                summary_actions.withdraw(self.summary.pk, by=request.user)
                messages.success(request, "Đã rút bản tổng hợp.")
        except NotAllowed:
            raise PermissionDenied from None
        except Refused as error:
            messages.error(request, error.message)
        return redirect(request.path)
