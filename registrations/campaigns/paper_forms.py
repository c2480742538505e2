"""Forms about a registration that came on paper."""

from __future__ import annotations

from django import forms
from django.conf import settings

from registrations.attachments.forms import resumable
from registrations.attachments.sniffing import CITIZEN_KINDS, KINDS, kinds_in_words
from registrations.text_fields import LineField, TextField
from themes.base.vietnamese import size_text

from .models import PaperEntry
from .review_forms import DeadlineField


class PaperForm(forms.Form):
    """Nhập bản giấy: when it came, who signed it, how it looks."""

    arrived_on = DeadlineField(
        label="Ngày nhận bản giấy", help_text="Theo dấu công văn đến; ngày này tính cho thời hạn."
    )
    signed_by = LineField(
        label="Người ký bản giấy",
        required=True,
        max_length=200,
        help_text="Họ và tên, chức vụ như ghi trên bản giấy.",
        error_messages={"required": "Mời ghi người ký bản giấy."},
    )
    scan = forms.FileField(
        label="Bản chụp bản giấy",
        widget=forms.FileInput(attrs={"accept": ",".join(sorted(KINDS[each].media_type for each in CITIZEN_KINDS))}),
        error_messages={"required": "Mời chọn tệp chụp bản giấy.", "empty": "Tệp này trống. Mời chọn tệp khác."},
    )

    def __init__(self, *args, **kwargs):
        super().__init__(*args, **kwargs)
        most = size_text(settings.SCAN_MAX_BYTES)
        resumable(self.fields["scan"], settings.SCAN_MAX_BYTES, **{"size-note": "id_scan_size"})
        self.fields["scan"].help_text = f"{kinds_in_words(CITIZEN_KINDS)}; tối đa {most}."


class AnswerForm(forms.Form):
    """What the unit says to what was entered from its paper."""

    answer = forms.ChoiceField(
        label="Nội dung trên có đúng với bản giấy của đơn vị không",
        choices=PaperEntry.Answer,
        widget=forms.RadioSelect,
        error_messages={"required": "Mời chọn một câu.", "invalid_choice": "Mời chọn một câu."},
    )
    remark = TextField(
        label="Chỗ chưa đúng",
        max_length=2_000,
        help_text="Chỉ cần ghi khi chưa đúng.",
        widget=forms.Textarea(attrs={"rows": 3}),
    )
