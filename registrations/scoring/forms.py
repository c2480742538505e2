"""Forms of units: one column of a sheet, a protest, who checks whom."""

from __future__ import annotations

from collections.abc import Sequence

from django import forms
from django.conf import settings

from registrations.attachments.forms import resumable
from registrations.campaigns.forms import SeveralFilesField
from registrations.clusters.members import Member
from registrations.text_fields import LineField, TextField

from .criteria_forms import PointsField
from .models import Protest
from .points import PENALTY, points_text
from .queries import Book
from .rules import CLUSTER, CROSS, SELF

NOTE_LENGTH = 5_000
NOTES = {
    SELF: "Thuyết minh",
    CROSS: "Lý do, nhận xét",
    CLUSTER: "Lý do, nhận xét",
}


class ColumnForm(forms.Form):
    """The points and notes of one column, for every criterion; `given()` is what `actions.save` takes."""

    mark_required = False

    def __init__(self, book: Book, column: str, data=None):
        self.column = column
        initial, fields = {}, {}
        for cell in book.cells:
            pk, criterion = cell.criterion.pk, cell.criterion
            name = criterion.code or criterion.text[:40]
            what = "Điểm trừ" if criterion.group.kind == PENALTY else "Điểm"
            fields[f"p_{pk}"] = PointsField(
                label=f"{what}, tiêu chí {name}",
                highest=criterion.points,
                help_text=f"0 đến {points_text(criterion.points)}",
            )
            fields[f"n_{pk}"] = TextField(
                label=f"{NOTES[column]}, tiêu chí {name}",
                max_length=NOTE_LENGTH,
                widget=forms.Textarea(attrs={"rows": 2}),
            )
            initial |= {f"p_{pk}": points_text(cell.points(column)), f"n_{pk}": cell.note(column)}
        super().__init__(data, initial=initial)
        self.fields.update(fields)

    def given(self):
        """{criterion pk: (points or None, note)}."""
        data = self.cleaned_data
        return {
            int(name[2:]): (value, data[f"n_{name[2:]}"])
            for name, value in data.items()
            # What the form did not have is left as it is: the criteria may have changed since it was opened.
            if name.startswith("p_") and name in self.data
        }


class EvidenceForm(forms.Form):
    """Files for one criterion."""

    files = SeveralFilesField(
        label="Chọn tệp", required=True, error_messages={"required": "Mời chọn ít nhất một tệp rồi bấm Tải lên."}
    )
    mark_required = False

    def __init__(self, *args, **kwargs):
        super().__init__(*args, **kwargs)
        resumable(self.fields["files"], settings.SCAN_MAX_BYTES, **{"size-note": "id_files_size", "send": "tai-len"})


class AssignForm(forms.Form):
    """For each unit the one that checks it."""

    def __init__(self, members: Sequence[Member], current: dict[int, int | None], fixed: set[int], data=None):
        super().__init__(data, initial={f"u_{unit}": checker or "" for unit, checker in current.items()})
        for member in members:
            unit = member.unit
            others = [(each.unit.pk, each.unit.name) for each in members if each.unit.pk != unit.pk]
            self.fields[f"u_{unit.pk}"] = forms.TypedChoiceField(
                label=unit.name,
                coerce=int,
                empty_value=None,
                required=False,
                disabled=unit.pk in fixed,
                choices=[("", "Chưa phân công"), *others],
                help_text="Đã chấm chéo xong." if unit.pk in fixed else "",
                error_messages={"invalid_choice": "Mời chọn đơn vị trong cụm, khối."},
            )

    mark_required = False

    def pairs(self):
        """{unit pk: checking unit pk or None}, without those that stay."""
        return {
            int(name[2:]): value or None for name, value in self.cleaned_data.items() if not self.fields[name].disabled
        }


class ProtestForm(forms.Form):
    """A protest."""

    criterion = forms.TypedChoiceField(
        label="Về tiêu chí",
        coerce=int,
        empty_value=None,
        required=False,
        error_messages={"invalid_choice": "Mời chọn tiêu chí trong danh sách."},
    )
    text = TextField(
        label="Nội dung kiến nghị",
        required=True,
        max_length=10_000,
        help_text="Nêu rõ điểm đề nghị xem lại và căn cứ.",
        widget=forms.Textarea(attrs={"rows": 6}),
        error_messages={"required": "Mời ghi nội dung kiến nghị."},
    )

    def __init__(self, criteria, *args, **kwargs):
        super().__init__(*args, **kwargs)
        choices = [(each.pk, str(each)[:120]) for each in criteria]
        self.fields["criterion"].choices = [("", "Cả kết quả"), *choices]


class LeaveOutForm(forms.Form):
    """A unit that is not ranked, and why; an empty reason ranks it again."""

    reason = LineField(label="Lý do không xếp hạng", max_length=300)


class AnswerForm(forms.Form):
    """The office's answer to a protest."""

    outcome = forms.ChoiceField(
        label="Kết luận",
        choices=Protest.Outcome,
        widget=forms.RadioSelect,
        error_messages={"required": "Mời chọn kết luận.", "invalid_choice": "Mời chọn kết luận trong danh sách."},
    )
    text = TextField(
        label="Nội dung trả lời",
        required=True,
        max_length=10_000,
        widget=forms.Textarea(attrs={"rows": 4}),
        error_messages={"required": "Mời ghi nội dung trả lời."},
    )


class ReopenForm(forms.Form):
    """Back to the cluster."""

    until = forms.DateField(
        label="Cụm, khối chốt lại đến hết ngày",
        widget=forms.DateInput(attrs={"placeholder": ""}),
        error_messages={"required": "Mời ghi ngày.", "invalid": "Mời ghi ngày/tháng/năm, ví dụ 20/11/2026."},
    )
    reason = LineField(
        label="Lý do trả lại", required=True, max_length=300, error_messages={"required": "Mời ghi lý do trả lại."}
    )


class ApproveForm(forms.Form):
    """Approval by the second person."""

    decision = LineField(
        label="Văn bản công nhận", max_length=300, help_text="Số, ký hiệu, ngày; hiện trên trang công khai."
    )
