"""Forms in which officers answer to what units send."""

from django import forms

from registrations.text_fields import TextField


class ReasonForm(forms.Form):
    """Why something is given back to its unit, or not taken in."""

    reason = TextField(
        label="Lý do, những điểm cần bổ sung",
        required=True,
        max_length=5_000,
        widget=forms.Textarea(attrs={"rows": 3}),
        help_text="Đơn vị đọc được nội dung này.",
        error_messages={"required": "Mời ghi lý do."},
    )


class NoteForm(forms.Form):
    """Ghi chú nội bộ: what officers tell one another."""

    text = TextField(
        label="Ghi chú nội bộ",
        required=True,
        max_length=5_000,
        widget=forms.Textarea(attrs={"rows": 3}),
        help_text="Chỉ cơ quan thường trực đọc được, đơn vị không thấy.",
        error_messages={"required": "Mời ghi nội dung ghi chú."},
    )
