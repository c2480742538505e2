"""Forms of the officers who sum up what was sent in."""

from django import forms
from django.utils.text import Truncator
from wagtail.admin.widgets import AdminDateInput

from registrations.comments.models import Comment
from registrations.comments.queries import for_summary
from registrations.comments.rules import may_read_restricted
from registrations.safeguards.words import clean_line, clean_text

from .models import Point, Summary

MOST_GROUPS = 300


def _area(rows):
    return forms.Textarea(attrs={"rows": rows})


class OutcomeForm(forms.ModelForm):
    """Conclusions for the public and how far the numbers are broken down; the numbers are counted, not typed."""

    class Meta:
        model = Summary
        fields = ("conclusions", "detail", "unread_reason")
        widgets = {"conclusions": _area(8), "detail": forms.RadioSelect, "unread_reason": _area(2)}
        help_texts = {
            "conclusions": "Nêu chung, không nhắc lại nội dung hay người gửi của từng ý kiến.",
            "unread_reason": "Chỉ ghi khi công bố mà vẫn còn ý kiến chưa xem xét. Số lượng và lý do được công bố.",
        }

    def __init__(self, *args, small_number, **kwargs):
        super().__init__(*args, **kwargs)
        self.fields["conclusions"].required = True
        self.fields["conclusions"].error_messages["required"] = "Mời ghi kết luận."
        self.fields["conclusions"].max_length = 20_000
        self.fields["detail"].help_text = (
            f"Trường hợp có dưới {small_number} ý kiến mà công bố số thì người quen biết có thể đoán ra ai đã góp ý. "
            f"Mức gộp để trống những số đó, và thêm một trường hợp nữa khi cần, để không suy ra được từ số chung."
        )

    def clean_conclusions(self):
        return clean_text(self.cleaned_data["conclusions"])

    def clean_unread_reason(self):
        return clean_line(self.cleaned_data["unread_reason"])


class ReturnForm(forms.Form):
    """Why an outcome is given back to its writer."""

    reason = forms.CharField(label="Lý do trả lại", max_length=500, required=False, widget=_area(2))

    def clean_reason(self):
        return clean_line(self.cleaned_data["reason"])


class PointForm(forms.ModelForm):
    """A point: its gist, what the standing body makes of it, and the comments it gathers, like texts at once."""

    groups = forms.MultipleChoiceField(
        label="Các ý kiến thuộc nhóm này",
        required=False,
        widget=forms.CheckboxSelectMultiple,
        help_text="Những ý kiến có lời gần giống nhau đã được xếp chung một dòng.",
    )

    class Meta:
        model = Point
        fields = ("gist", "assessment", "conclusion")
        widgets = {"gist": _area(3), "assessment": _area(4)}
        help_texts = {
            "gist": "Viết bằng lời của cơ quan, không chép tên người gửi.",
            "assessment": "Đã xác minh thế nào, ý kiến có căn cứ không.",
        }

    def __init__(self, *args, consultation, target, user, chosen=(), **kwargs):
        super().__init__(*args, **kwargs)
        self.user, self.target = user, target
        self.found = {}
        for group in for_summary(consultation, user):
            if (group.nominee_id, group.passage_id) == target and group.text and len(self.found) < MOST_GROUPS:
                self.found[str(group.first.pk)] = group
        self.fields["groups"].choices = [(key, _words(group)) for key, group in self.found.items()]
        held = set(self.instance.comments.values_list("pk", flat=True)) if self.instance.pk else set()
        self.fields["groups"].initial = [
            key
            for key, group in self.found.items()
            if key in chosen or (held and held & set(group.members.values_list("pk", flat=True)))
        ]

    def clean_gist(self):
        return clean_text(self.cleaned_data["gist"])

    def clean_assessment(self):
        return clean_text(self.cleaned_data["assessment"])

    def clean(self):
        data = super().clean()
        chosen = {pk for key in data.get("groups", ()) for pk in self.found[key].members.values_list("pk", flat=True)}
        if self.instance.pk and not may_read_restricted(self.user):
            # What this officer cannot see stays where another put it.
            sealed = self.instance.comments.filter(restricted_at__isnull=False)
            chosen |= set(sealed.values_list("pk", flat=True))
        data["comments"] = chosen
        self.instance.nominee_id, self.instance.passage_id = self.target
        return data


def _words(group):
    much = f"{group.count} ý kiến" if group.count > 1 else "1 ý kiến"
    return f"{Comment.Stance(group.stance).label}, {much}: {Truncator(group.text).chars(240)}"


def _words_field(label, most=200, **options):
    return forms.CharField(label=label, max_length=most, **options)


class ReportForm(forms.Form):
    """The head and foot of a report as an office writes them; everything between is counted or already written."""

    number = _words_field(
        "Số, ký hiệu", 60, required=False, help_text="Ví dụ: 45/BC-SNV. Bỏ trống khi văn thư chưa cấp số."
    )
    dated_on = forms.DateField(label="Ngày báo cáo", widget=AdminDateInput)
    place = _words_field("Địa danh", 100)
    parent = _words_field("Cơ quan chủ quản")
    body = _words_field("Cơ quan báo cáo")
    recipient = _words_field("Kính gửi")
    signer_title = _words_field("Chức vụ người ký")
    signer = _words_field("Người ký", required=False)

    def clean(self):
        data = super().clean()
        return {name: clean_line(value) if isinstance(value, str) else value for name, value in data.items()}


class SubmitForm(forms.Form):
    """Nothing to fill in: submitting is a decision."""


class SendersForm(forms.Form):
    """Why the annex with senders is opened; kept for good."""

    reason = _words_field("Lý do mở", 300, widget=_area(2), error_messages={"required": "Mời ghi lý do."})
    kind = forms.ChoiceField(
        label="Định dạng", choices=[("pdf", "PDF"), ("docx", "Word")], widget=forms.RadioSelect, initial="pdf"
    )

    def clean_reason(self):
        reason = clean_line(self.cleaned_data["reason"])
        if not reason:
            raise forms.ValidationError("Mời ghi lý do.")
        return reason
