"""The desk of those who sum up: from the end of a window to the outcome."""

from django.urls import path
from django.utils import timezone
from wagtail.admin.viewsets.base import ViewSet

from registrations.comments.queries import comment_counts
from registrations.consultations.rules import may_publish_outcome
from registrations.consultations.staff_steps import StepView

from . import actions
from .staff_forms import OutcomeForm

NAME = "tong-hop"


class OutcomeView(StepView):
    """Publish numbers and conclusions after the end."""

    form_class = OutcomeForm
    page_title = "Công bố kết quả"
    submit_label = "Công bố"
    template_name = "registrations/summaries/admin/outcome.html"

    def is_allowed(self):
        return may_publish_outcome(self.request.user, self.consultation, timezone.now())

    def form_valid(self, form):
        actions.publish_outcome(self.consultation, by=self.request.user, **form.cleaned_data)
        return self.done("Đã công bố kết quả lấy ý kiến.")

    def get_context_data(self, **kwargs):
        return super().get_context_data(**kwargs, counts=comment_counts(self.consultation))


class SummaryViewSet(ViewSet):
    """Tổng hợp ý kiến."""

    name = NAME
    icon = "doc-full"
    menu_label = "Tổng hợp ý kiến"
    add_to_admin_menu = False

    def get_urlpatterns(self):
        return [path("ket-qua/<int:pk>/", OutcomeView.as_view(), name="outcome")]
