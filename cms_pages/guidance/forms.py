"""Forms of questions among officers."""

import uuid

from django import forms
from django.utils.timezone import localtime

from registrations.safeguards.fields import CleanLine, CleanText
from registrations.units.queries import units_of

from .audience import Audience
from .models import OfficerAnswer

TEXT, ANSWER = 5000, 20_000
LONG = "Nội dung dài %(show_value)s ký tự, tối đa %(limit_value)s. Mời viết gọn lại."


def _text(label, limit, required, **options):
    return CleanText(
        label=label,
        max_length=limit,
        widget=forms.Textarea(attrs={"rows": 8}),
        error_messages={"required": required, "max_length": LONG},
        **options,
    )


class QuestionForm(forms.Form):
    """Câu hỏi nghiệp vụ."""

    unit = forms.ModelChoiceField(
        label="Hỏi thay đơn vị",
        queryset=None,
        required=False,
        empty_label="Không thay đơn vị nào",
        error_messages={"invalid_choice": "Ông, bà không còn là người của đơn vị này. Mời chọn lại."},
    )
    subject = CleanLine(
        label="Tiêu đề",
        max_length=200,
        help_text="Một câu ngắn nói điều cần hỏi.",
        error_messages={"required": "Ghi tiêu đề", "max_length": "Tiêu đề dài quá 200 ký tự"},
    )
    text = _text(
        "Nội dung",
        TEXT,
        "Viết nội dung câu hỏi",
        help_text="Nêu việc cụ thể và văn bản đang vận dụng. Không ghi thông tin riêng của người được đề nghị khen thưởng.",
    )
    form_key = forms.UUIDField(widget=forms.HiddenInput, required=False)

    def __init__(self, *args, user, **kwargs):
        super().__init__(*args, **kwargs)
        units = units_of(user)
        self.fields["unit"].queryset = units
        mine = list(units[:2])
        if not mine:
            del self.fields["unit"]
        elif len(mine) == 1:
            self.initial.setdefault("unit", mine[0].pk)
        self.initial.setdefault("form_key", uuid.uuid4())


class AnswerForm(forms.Form):
    """Trả lời của cơ quan thường trực."""

    text = _text("Nội dung trả lời", ANSWER, "Viết nội dung trả lời")


class FaqForm(forms.Form):
    """Đưa một trả lời vào mục Nghiệp vụ."""

    answer = forms.ModelChoiceField(
        label="Trả lời được chọn",
        queryset=OfficerAnswer.objects.none(),
        empty_label=None,
        error_messages={"required": "Chọn một trả lời", "invalid_choice": "Chọn một trong các trả lời"},
    )
    audience = forms.ChoiceField(label="Ai đọc được", choices=Audience.choices, initial=Audience.EVERYONE)

    def __init__(self, *args, question, **kwargs):
        super().__init__(*args, **kwargs)
        answers = question.answers.select_related("by")
        self.fields["answer"].queryset = answers
        self.fields["answer"].label_from_instance = lambda each: f"{localtime(each.at):%d/%m/%Y}: {each.text[:80]}"
        self.initial.setdefault("answer", answers.last())


class TakeDownForm(forms.Form):
    """Gỡ câu hỏi."""

    reason = CleanLine(
        label="Lý do gỡ",
        max_length=500,
        help_text="Người hỏi đọc được. Ví dụ: câu hỏi có thông tin riêng của một người.",
        error_messages={"required": "Ghi lý do gỡ", "max_length": "Lý do dài quá 500 ký tự"},
    )
