"""Forms of assignments and of members' reports."""

from __future__ import annotations

from django import forms
from wagtail.admin.widgets import AdminDateInput

from registrations.attachments.actions import RefusedFile, check
from registrations.text_fields import TextField
from registrations.units.models import Unit

from .actions import FILE_BYTES
from .queries import current_units, members_now


class AssignForm(forms.Form):
    """A member and the units to follow for a year."""

    member = forms.TypedChoiceField(label="Thành viên", coerce=int, error_messages={"required": "Mời chọn thành viên."})
    units = forms.ModelMultipleChoiceField(
        Unit.objects.none(),
        label="Đơn vị",
        widget=forms.CheckboxSelectMultiple,
        error_messages={
            "required": "Mời chọn ít nhất một đơn vị.",
            "invalid_choice": "Đơn vị đã chọn không còn hoạt động.",
            "invalid_pk_value": "Mời chọn đơn vị trong danh sách.",
        },
    )
    report_by = forms.DateField(
        label="Báo cáo trước ngày",
        required=False,
        widget=AdminDateInput,
        help_text="Bỏ trống thì theo hạn chung của năm, nếu đã đặt. Thành viên được nhắc trước 7 ngày và khi quá hạn.",
        error_messages={"invalid": "Mời ghi ngày theo mẫu ngày/tháng/năm."},
    )

    def __init__(self, *args, **kwargs):
        super().__init__(*args, **kwargs)
        self._members = {member.pk: member for member in members_now()}
        shown = [(pk, f"{member.name}, {member.position}") for pk, member in self._members.items()]
        self.fields["member"].choices = [("", "Chọn thành viên"), *shown]
        units = self.fields["units"]
        units.queryset = current_units().filter(parent__isnull=True)
        # Found by kind, as an office lists them: a hundred names in one row of letters hide the one looked for.
        kinds: dict[str, list[tuple[int, str]]] = {}
        for unit in units.queryset:
            kinds.setdefault(unit.get_kind_display(), []).append((unit.pk, unit.name))
        units.choices = list(kinds.items())

    def clean_member(self):
        return self._members[self.cleaned_data["member"]]


class ReportDayForm(forms.Form):
    """The day before which members report on all units of a year."""

    day = forms.DateField(
        label="Hạn chung: báo cáo trước ngày",
        required=False,
        widget=AdminDateInput,
        help_text="Đặt cho mọi đơn vị của năm này. Bỏ trống là không nhắc.",
        error_messages={"invalid": "Mời ghi ngày theo mẫu ngày/tháng/năm."},
    )


class ReportForm(forms.Form):
    """What a member reports on a unit."""

    text = TextField(
        label="Nội dung báo cáo",
        required=True,
        max_length=10_000,
        widget=forms.Textarea({"rows": 10}),
        help_text="Tình hình thi đua, khen thưởng của đơn vị, kết quả kiểm tra, kiến nghị.",
        error_messages={"required": "Mời viết nội dung báo cáo."},
    )
    file = forms.FileField(
        label="Tệp kèm theo",
        required=False,
        help_text="PDF, Word (.docx), Excel (.xlsx) hoặc ảnh, tối đa 20 MB.",
        error_messages={"empty": "Tệp này trống, không có nội dung. Mời chọn tệp khác."},
    )

    def clean_file(self):
        file = self.cleaned_data["file"]
        if file:
            try:
                check(file, max_bytes=FILE_BYTES)
            except RefusedFile as refusal:
                raise forms.ValidationError(refusal.message) from refusal
        return file
