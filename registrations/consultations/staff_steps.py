"""One step in the life of a consultation in the back office: what all its screens share."""

from django import forms
from django.contrib import messages
from django.core.exceptions import PermissionDenied
from django.shortcuts import get_object_or_404, redirect
from django.urls import reverse
from django.views.generic import FormView
from wagtail.admin.views.generic.base import WagtailAdminTemplateMixin

from .models import Consultation

NAME = "lay-y-kien"


class StepView(WagtailAdminTemplateMixin, FormView):
    """One step in the life of a consultation: a form, a rule that lets it through, an action that does it."""

    class Confirm(forms.Form):
        """Nothing to fill in: pressing the button is the answer."""

    header_icon = "calendar-check"
    template_name = "registrations/consultations/admin/step.html"
    submit_label = "Ghi"

    def setup(self, request, *args, **kwargs):
        super().setup(request, *args, **kwargs)
        found = Consultation.objects.select_related("organising_body", "outcome")
        self.consultation = get_object_or_404(found, pk=kwargs["pk"])

    def dispatch(self, request, *args, **kwargs):
        if not self.is_allowed():
            raise PermissionDenied
        return super().dispatch(request, *args, **kwargs)

    def get_page_subtitle(self):
        return str(self.consultation)

    def get_breadcrumbs_items(self):
        overview = reverse(f"{NAME}:inspect", args=[self.consultation.pk])
        return [
            *self.breadcrumbs_items,
            {"url": reverse(f"{NAME}:index"), "label": "Các cuộc lấy ý kiến"},
            {"url": overview, "label": str(self.consultation)},
            {"url": "", "label": self.page_title},
        ]

    def form_invalid(self, form):
        response = super().form_invalid(form)
        response.status_code = 422
        return response

    def done(self, message):
        messages.success(self.request, message)
        return redirect(f"{NAME}:inspect", self.consultation.pk)

    def get_context_data(self, **kwargs):
        return super().get_context_data(**kwargs, consultation=self.consultation, submit_label=self.submit_label)
