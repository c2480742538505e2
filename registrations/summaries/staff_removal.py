"""Taking details of those not awarded off the public pages, by hand: first who, then for good."""

from django import forms
from django.core.exceptions import PermissionDenied
from django.utils import timezone

from . import removal, rules
from .staff_step import FOLDER, SummaryStep


class RemovalForm(forms.Form):
    """That the officer has read that there is no way back."""

    sure = forms.BooleanField(
        label="Tôi đã xem danh sách và hiểu rằng không hoàn tác được",
        error_messages={"required": "Mời xem danh sách và đánh dấu trước khi gỡ."},
    )


class RemovalView(SummaryStep):
    """Who would be taken off; POST takes them off when the day has come."""

    form_class = RemovalForm
    page_title = "Gỡ thông tin"
    template_name = f"{FOLDER}/removal.html"

    def is_allowed(self):
        return rules.may_remove_details(self.request.user) and self.consultation.has_outcome

    @property
    def is_due(self):
        return rules.details_due(self.consultation) <= timezone.localdate()

    def form_valid(self, form):
        if not self.is_due:
            raise PermissionDenied
        gone = removal.remove_details(self.consultation, by=self.request.user)
        return self.done(f"Đã gỡ thông tin của {len(gone)} trường hợp.")

    def get_context_data(self, **kwargs):
        gone = self.consultation.nominees.filter(details_removed_at__isnull=False)
        return super().get_context_data(
            **kwargs, plan=removal.plan(self.consultation), is_due=self.is_due, gone=gone.count()
        )
