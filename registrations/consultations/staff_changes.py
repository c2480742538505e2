"""The screens on which an approver corrects what was opened, or takes a nominee off the list."""

from django.core.exceptions import ValidationError
from django.shortcuts import get_object_or_404

from . import actions, rules
from .models import Nominee, Passage
from .staff_forms import CorrectionForm, WithdrawalForm
from .staff_steps import StepView


class _CorrectView(StepView):
    """Correct one item; readers see what stood before and why."""

    form_class = CorrectionForm
    page_title = "Đính chính"
    template_name = "registrations/consultations/admin/correct.html"
    submit_label = "Ghi đính chính"

    def is_allowed(self):
        return rules.may_correct(self.request.user, self.consultation)

    @property
    def row(self):
        return self.consultation

    def get_form_kwargs(self):
        return super().get_form_kwargs() | {"row": self.row, "items": self.items}

    def get_context_data(self, **kwargs):
        now = [(label, actions.shown(self.row, name)) for name, label in self.items.items()]
        return super().get_context_data(**kwargs, now=now)

    def form_valid(self, form):
        try:
            self.act(self.row, by=self.request.user, **form.cleaned_data)
        except ValidationError as error:
            form.add_error("value", error.messages)
            return self.form_invalid(form)
        return self.done("Đã ghi đính chính. Trang công khai hiện nội dung trước, sau và lý do.")


class CorrectNoticeView(_CorrectView):
    """An item of the notice itself."""

    items = actions.CORRECTABLE_NOTICE
    act = staticmethod(actions.correct_notice)


class CorrectPassageView(_CorrectView):
    """An item of an article of a draft."""

    items = actions.CORRECTABLE_PASSAGE
    act = staticmethod(actions.correct_passage)

    def setup(self, request, *args, **kwargs):
        super().setup(request, *args, **kwargs)
        self.passage = get_object_or_404(Passage, pk=kwargs["passage"], consultation=self.consultation)

    @property
    def row(self):
        return self.passage

    def get_page_subtitle(self):
        return str(self.passage)


class _NomineeMixin:
    def setup(self, request, *args, **kwargs):
        super().setup(request, *args, **kwargs)
        found = Nominee.objects.select_related("consultation", "title")
        self.nominee = get_object_or_404(found, pk=kwargs["nominee"], consultation=self.consultation)

    def is_allowed(self):
        return rules.may_correct(self.request.user, self.consultation) and not self.nominee.withdrawn_at

    def get_page_subtitle(self):
        return str(self.nominee)


class CorrectView(_NomineeMixin, _CorrectView):
    """An item of a nominee."""

    items = actions.CORRECTABLE
    act = staticmethod(actions.correct)

    @property
    def row(self):
        return self.nominee


class WithdrawView(_NomineeMixin, StepView):
    """Take a nominee off the list, for a reason that readers see."""

    form_class = WithdrawalForm
    page_title = "Rút đề nghị"
    submit_label = "Rút khỏi danh sách"

    def form_valid(self, form):
        actions.withdraw(self.nominee, by=self.request.user, **form.cleaned_data)
        return self.done(f"Đã rút {self.nominee.name} khỏi danh sách, kèm lý do công khai.")
