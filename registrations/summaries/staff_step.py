"""What every step on the way to an outcome begins with."""

from django.contrib import messages
from django.shortcuts import redirect
from django.urls import reverse

from registrations.consultations.staff_steps import StepView

NAME = "tong-hop"
FOLDER = "registrations/summaries/admin"


class SummaryStep(StepView):
    """A step on the way to an outcome; leads back to the page that says what is left to do."""

    template_name = f"{FOLDER}/step.html"

    def get_breadcrumbs_items(self):
        return [
            {"url": reverse("wagtailadmin_home"), "label": "Trang chủ"},
            {"url": reverse(f"{NAME}:index"), "label": "Tổng hợp ý kiến"},
            {"url": reverse(f"{NAME}:consultation", args=[self.consultation.pk]), "label": str(self.consultation)},
            {"url": "", "label": self.page_title},
        ]

    def done(self, message):
        messages.success(self.request, message)
        return redirect(f"{NAME}:consultation", self.consultation.pk)
