"""The screen on which a draft of a consultation takes its nominees out of nominations."""

from registrations.nominations import rules as nominations

from . import nominating, rules
from .staff_forms import DrawForm
from .staff_steps import StepView


class DrawView(StepView):
    """Draw nominees for a draft out of nominations that units sent and that are being verified."""

    form_class = DrawForm
    page_title = "Lấy từ đề nghị khen thưởng"
    submit_label = "Đưa vào danh sách"

    def is_allowed(self):
        return rules.may_edit(self.request.user, self.consultation) and nominations.may_handle(self.request.user)

    def get_form_kwargs(self):
        return super().get_form_kwargs() | {"cases": nominating.drawable(self.consultation)}

    def form_valid(self, form):
        drawn = nominating.draw(self.consultation, form.cleaned_data["cases"], by=self.request.user)
        return self.done(f"Đã đưa {len(drawn)} trường hợp vào danh sách. Mời xem lại trước khi duyệt mở.")
