"""The screen on which an approver opens a draft."""

from django.utils import timezone
from django.utils.functional import cached_property

from . import actions, frozen, rules
from .counting import window_of
from .staff_forms import OpeningForm
from .staff_steps import StepView


class OpenView(StepView):
    """Open a draft after seeing the window that would follow and everything that stands in the way."""

    form_class = OpeningForm
    page_title = "Duyệt mở lấy ý kiến"
    submit_label = "Duyệt mở"
    template_name = "registrations/consultations/admin/open.html"

    def is_allowed(self):
        return rules.may_open(self.request.user, self.consultation)

    @cached_property
    def nominees(self):
        return list(self.consultation.nominees.select_related("title"))

    def form_valid(self, form):
        seen = self.request.POST.get("seen", "")
        try:
            consultation = actions.open_window(self.consultation, by=self.request.user, seen=seen)
        except actions.NotReady as error:
            for problem in error.problems:
                form.add_error(None, problem)
            return self.form_invalid(form)
        return self.done(f"Đã duyệt mở. Nhận ý kiến đến hết ngày {consultation.last_day:%d/%m/%Y}.")

    def get_context_data(self, **kwargs):
        today = timezone.localdate()
        problems = rules.opening_problems(self.consultation, self.nominees, today)
        if rules.wrote_alone(self.request.user, self.consultation):
            problems.append("Bản thảo này do một mình ông, bà soạn. Mời người duyệt khác mở.")
        try:
            window = window_of(self.consultation, self.consultation.opens_on or today)
        except ValueError:
            window = None
        return super().get_context_data(
            **kwargs,
            window=window,
            nominees=self.nominees,
            draft=self.consultation.draft,
            passages=self.consultation.passages.all() if self.consultation.of_draft else [],
            files=self.consultation.draft_files.select_related("attachment"),
            minimum=rules.minimum_of(self.consultation, self.nominees),
            problems=[] if kwargs.get("form") else problems,
            seen=frozen.draft_token(self.consultation),
        )
