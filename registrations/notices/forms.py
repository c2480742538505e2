"""The form in which the office decides how an event is told."""

from __future__ import annotations

from django import forms

from search.text import tidy

from . import actions
from .registry import Event


class WayForm(forms.Form):
    """Channels and words of one event."""

    by_mail = forms.BooleanField(label="Gửi thư điện tử", required=False)
    in_inbox = forms.BooleanField(label="Để vào hộp thư trên trang", required=False)
    subject = forms.CharField(label="Tiêu đề", error_messages={"required": "Mời ghi tiêu đề."})
    text = forms.CharField(
        label="Nội dung",
        widget=forms.Textarea(attrs={"rows": 14}),
        error_messages={"required": "Mời ghi nội dung."},
        help_text="Lời chào, tên cơ quan và lời cuối thư được thêm sẵn. Dòng chỉ có các ô đang trống thì tự bỏ đi.",
    )

    def __init__(self, event: Event, *args, **kwargs):
        self.event = event
        super().__init__(*args, **kwargs)

    def clean_subject(self):
        return tidy(self.cleaned_data["subject"])

    def clean_text(self):
        lines = self.cleaned_data["text"].replace("\r\n", "\n").replace("\r", "\n").split("\n")
        return "\n".join(tidy(line) for line in lines).strip()

    def clean(self):
        data = super().clean()
        for field, wrong in actions.check_words(self.event, data.get("subject", ""), data.get("text", "")).items():
            self.add_error(field, wrong)
        if not (data.get("by_mail") or data.get("in_inbox")):
            self.add_error("by_mail", actions.NO_CHANNEL)
        return data


class LogFilter(forms.Form):
    """What of the log is shown."""

    class State:
        SENT, WAITING, GIVEN_UP = "da-gui", "dang-cho", "da-thoi"
        CHOICES = [("", "Tất cả"), (SENT, "Đã gửi"), (WAITING, "Đang chờ gửi"), (GIVEN_UP, "Không gửi được")]

    loai = forms.ChoiceField(label="Sự việc", required=False)
    trangthai = forms.ChoiceField(label="Thư điện tử", required=False, choices=State.CHOICES)
    q = forms.CharField(label="Địa chỉ hoặc tiêu đề", required=False, max_length=120)

    def __init__(self, *args, events, **kwargs):
        super().__init__(*args, **kwargs)
        self.fields["loai"].choices = [("", "Tất cả"), *((each.kind, each.name) for each in events)]
