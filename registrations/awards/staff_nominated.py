"""The screen on which a decision takes nominations."""

from __future__ import annotations

from django import forms
from django.contrib import messages
from django.core.exceptions import PermissionDenied
from django.shortcuts import get_object_or_404, redirect
from django.urls import reverse
from django.views.generic import FormView
from wagtail.admin.views.generic.base import WagtailAdminTemplateMixin

from . import nominated, nominated_actions
from .models import Decision


class CasesField(forms.ModelMultipleChoiceField):
    """Cases of nominations, each told with its award and its proposal."""

    def label_from_instance(self, case):
        return f"{case}: {case.award} ({case.nomination})"


class TakeForm(forms.Form):
    """Which cases the decision awards."""

    cases = CasesField(
        queryset=None,
        label="Trường hợp Hội đồng đã thông qua",
        widget=forms.CheckboxSelectMultiple,
        help_text="Mỗi trường hợp thành một lượt khen thưởng; danh sách đã nhập có sẵn tên ấy thì chỉ gắn với đề nghị.",
        error_messages={"required": "Mời chọn ít nhất một trường hợp."},
    )

    def __init__(self, *args, cases, **kwargs):
        super().__init__(*args, **kwargs)
        self.fields["cases"].queryset = cases


class TakeView(WagtailAdminTemplateMixin, FormView):
    """Lấy từ đề nghị: cases that the council passed become records of the decision."""

    header_icon = "list-ul"
    page_title = "Lấy từ đề nghị khen thưởng"
    form_class = TakeForm
    template_name = "registrations/awards/admin/nominated.html"

    def dispatch(self, request, *args, **kwargs):
        self.decision = get_object_or_404(Decision.objects.select_related("organising_body"), pk=kwargs["pk"])
        if not nominated.may_take(request.user, self.decision):
            raise PermissionDenied
        return super().dispatch(request, *args, **kwargs)

    def get_page_subtitle(self):
        return str(self.decision)

    def get_breadcrumbs_items(self):
        return [
            *self.breadcrumbs_items,
            {"url": reverse("quyet-dinh:index"), "label": "Quyết định khen thưởng"},
            {"url": reverse("quyet-dinh:inspect", args=[self.decision.pk]), "label": str(self.decision)},
            {"url": "", "label": "Lấy từ đề nghị"},
        ]

    def get_form_kwargs(self):
        return super().get_form_kwargs() | {"cases": nominated.takeable(self.decision)}

    def get_context_data(self, **kwargs):
        some = nominated.takeable(self.decision).exists()
        return super().get_context_data(**kwargs, decision=self.decision, some=some)

    def form_valid(self, form):
        taken = nominated_actions.take_cases(self.decision, form.cleaned_data["cases"], by=self.request.user)
        messages.success(self.request, f"Đã lấy {len(taken)} trường hợp vào quyết định. Nay có thể soạn dự thảo.")
        return redirect("quyet-dinh:inspect", self.decision.pk)

    def form_invalid(self, form):
        response = super().form_invalid(form)
        response.status_code = 422
        return response
