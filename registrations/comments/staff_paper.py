"""An officer enters a comment that came on paper."""

from __future__ import annotations

import uuid

from django.contrib import messages
from django.core.exceptions import ValidationError
from django.shortcuts import redirect
from django.utils import timezone

from registrations.attachments.actions import RefusedFile
from registrations.consultations.staff_steps import StepView

from . import actions, paper, rules
from .staff_forms import PaperForm


class PaperView(StepView):
    """Nhập bản giấy for one consultation."""

    form_class = PaperForm
    page_title = "Nhập ý kiến bản giấy"
    submit_label = "Nhập bản giấy"
    template_name = "registrations/comments/admin/paper.html"

    def is_allowed(self):
        return rules.may_enter_paper(self.request.user) and paper.takes_paper(self.consultation, timezone.now())

    def get_initial(self):
        return {"form_key": uuid.uuid4()}

    def get_form_kwargs(self):
        return super().get_form_kwargs() | {"consultation": self.consultation}

    def form_valid(self, form):
        data = form.cleaned_data
        facts = {name: data[name] for name in ("arrived_at", "scan", "late_reason")}
        try:
            comment = paper.enter(self.consultation, actions.NewComment(**form.facts()), by=self.request.user, **facts)
        except ValidationError as error:
            form.add_error(None, error)
        except RefusedFile as error:
            form.add_error("scan", error.message)
        except actions.NomineeGone:
            form.add_error("target", "Trường hợp này vừa được rút khỏi danh sách.")
        else:
            words = f"Đã nhập bản giấy, mã {comment.receipt.code}. Ý kiến được tính khi người thứ hai xác nhận."
            messages.success(self.request, words)
            return redirect("y-kien:inspect", comment.pk)
        return self.form_invalid(form)
