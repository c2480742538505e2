"""Forms of meetings: facts, agenda, a paper, who was there, votes."""

from __future__ import annotations

from django import forms
from django.contrib.auth import get_user_model
from django.utils import timezone
from wagtail.admin.forms import WagtailAdminModelForm
from wagtail.admin.widgets import AdminDateInput, AdminDateTimeInput

from cms_pages.core.file_form import FileForm
from registrations.text_fields import LineField, TextField
from registrations.units.body_form import OneBodyMixin

from . import queries
from .models import Attendance, Meeting, Paper

EMPTY_ROWS = 4


class MeetingForm(OneBodyMixin, WagtailAdminModelForm):
    """The facts of a meeting."""

    title = LineField(label="Nội dung chính", required=True, max_length=250)
    place = LineField(label="Địa điểm", max_length=250)
    chair = LineField(label="Chủ trì", max_length=200)
    note = TextField(
        label="Lời nhắn cho thành viên",
        max_length=2000,
        widget=forms.Textarea({"rows": 3}),
        help_text="Đi cùng thư mời. Ví dụ: đọc trước báo cáo tóm tắt thành tích.",
    )

    class Meta:
        model = Meeting
        fields = [
            "organising_body", "number", "kind", "title", "starts_at", "ends_at", "place", "chair", "note",
            "papers_by", "conclude_by",
        ]  # fmt: skip
        widgets = dict.fromkeys(("starts_at", "ends_at"), AdminDateTimeInput) | dict.fromkeys(
            ("papers_by", "conclude_by"), AdminDateInput
        )

    def __init__(self, *args, **kwargs):
        super().__init__(*args, **kwargs)
        if not self.instance.pk:
            self.initial.setdefault("number", queries.next_number(timezone.localdate().year))

    def clean_number(self):
        number = self.cleaned_data["number"]
        if not 1 <= number <= 200:
            raise forms.ValidationError("Mời ghi số từ 1 đến 200.")
        return number

    def _get_validation_exclusions(self):
        """The year is not typed, but two meetings of a year do not bear one number."""
        return super()._get_validation_exclusions() - {"year"}


class AgendaRow(forms.Form):
    """One line of the agenda; an empty one is left out."""

    unmarked = True  # the words below the rows say it once

    text = LineField(label="Nội dung", max_length=500)
    presenter = LineField(label="Người trình bày", max_length=200)

    def clean(self):
        data = super().clean()
        if data.get("presenter") and not data.get("text") and "text" not in self.errors:
            self.add_error("text", "Mời ghi nội dung của mục này.")
        return data


class _Number(forms.IntegerField):
    def __init__(self, label, **more):
        told = {"invalid": "Mời ghi một số.", "min_value": "Mời ghi số từ 0.", "max_value": "Mời xem lại số này."}
        super().__init__(label=label, required=False, min_value=0, max_value=999, error_messages=told, **more)

    def clean(self, value):
        return super().clean(value) or 0


class VoteRow(forms.Form):
    """The totals of one vote; an empty one is left out."""

    unmarked = True

    subject = LineField(label="Nội dung biểu quyết", max_length=500)
    eligible = _Number("Tổng số thành viên")
    agreed = _Number("Đồng ý")
    against = _Number("Không đồng ý")
    other = _Number("Ý kiến khác, phiếu không hợp lệ")

    def clean(self):
        data = super().clean()
        if self.errors:
            return data
        cast = data["agreed"] + data["against"] + data["other"]
        if not data["subject"] and (cast or data["eligible"]):
            self.add_error("subject", "Mời ghi nội dung biểu quyết.")
        elif data["subject"] and not data["eligible"]:
            self.add_error("eligible", "Mời ghi tổng số thành viên.")
        elif cast > data["eligible"]:
            self.add_error("eligible", f"Cộng các loại ý kiến được {cast}, nhiều hơn tổng số thành viên.")
        return data


def _rows_of(row_form):
    return forms.formset_factory(row_form, extra=EMPTY_ROWS, max_num=60, absolute_max=60, validate_max=True)


AgendaRows = _rows_of(AgendaRow)
VoteRows = _rows_of(VoteRow)


class PaperForm(FileForm):
    """A private file with its name."""

    field_order = ("title", "kind", "file")
    told = "Chỉ thành viên Hội đồng và cơ quan thường trực mở được."

    kind = forms.ChoiceField(label="Loại", choices=Paper.Kind.choices, initial=Paper.Kind.PAPER)


class SubstituteForm(forms.Form):
    """Who sits in for which member: somebody who has an account here."""

    member = forms.TypedChoiceField(
        label="Dự thay thành viên", coerce=int, error_messages={"required": "Mời chọn thành viên."}
    )
    email = forms.EmailField(
        label="Thư điện tử của người dự thay",
        max_length=254,
        help_text="Địa chỉ dùng để đăng nhập Trang. Người này đọc được chương trình, tài liệu của riêng phiên họp này đến khi họp xong.",
        error_messages={
            "required": "Mời ghi địa chỉ thư điện tử.",
            "invalid": "Mời ghi đúng địa chỉ thư điện tử, ví dụ ten@donvi.gov.vn.",
        },
    )

    def __init__(self, *args, members, **kwargs):
        super().__init__(*args, **kwargs)
        self._members = {member.pk: member for member in members}
        shown = [(pk, f"{member.name}, {member.position}") for pk, member in self._members.items()]
        self.fields["member"].choices = [("", "Chọn thành viên"), *shown]

    def clean_member(self):
        return self._members[self.cleaned_data["member"]]

    def clean_email(self):
        email = self.cleaned_data["email"]
        account = get_user_model().objects.filter(email__iexact=email, is_active=True).first()
        if account is None:
            raise forms.ValidationError(
                "Chưa có tài khoản dùng địa chỉ này. Mời người quản trị mời người này vào Trang trước."
            )
        self.account = account
        return email


class AttendanceForm(forms.Form):
    """One choice for each member of the council."""

    unmarked = True  # "Chưa ghi" is among the choices

    def __init__(self, *args, roll, **kwargs):
        super().__init__(*args, **kwargs)
        choices = [("", "Chưa ghi"), *Attendance.State.choices]
        for pk, name, position, state in roll:
            self.fields[f"member-{pk}"] = forms.ChoiceField(
                label=f"{name}, {position}" if position else name, choices=choices, required=False, initial=state
            )

    def states(self):
        """{member pk: state}."""
        return {int(name.removeprefix("member-")): value for name, value in self.cleaned_data.items()}
