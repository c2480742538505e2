"""The forms of a proposal and those of the officers."""

from __future__ import annotations

from typing import Any

from django import forms
from django.conf import settings
from django.core.exceptions import ValidationError
from PIL import Image

from registrations.attachments.actions import RefusedFile, check
from registrations.attachments.forms import resumable
from registrations.attachments.sniffing import CITIZEN_KINDS
from registrations.awards.kinds import TargetGroup
from registrations.movements.models import Movement
from registrations.safeguards.fields import SeveralFiles
from registrations.text_fields import DayField, LineField, TextField
from registrations.units.models import Unit

from . import places
from .actions import FIELDS, MAX_PICTURES
from .consents import FIELDS as CONSENT_FIELDS
from .kinds import Field, Stage, SubjectKind, Way
from .models import Proposal

MAX_PIXELS = 120_000_000


class RowField(forms.ChoiceField):
    """A row of a table, chosen from a list; None when nothing is chosen."""

    def __init__(self, model: Any, **kwargs):
        self.model = model
        super().__init__(required=False, **kwargs)

    def clean(self, value):
        chosen = super().clean(value)
        return self.model.objects.filter(pk=int(chosen)).first() if chosen else None


def movements() -> list[tuple[str, str]]:
    """Movements for a list to choose from."""
    named = Movement.objects.values_list("pk", "name")[:200]
    return [("", "Không thuộc phong trào nào"), *((str(pk), name) for pk, name in named)]


class StoryForm(forms.Form):
    """Who it is about, and the story."""

    subject_kind = forms.ChoiceField(label="Đối tượng", choices=SubjectKind, widget=forms.RadioSelect)
    subject_name = LineField(label="Tên người, tập thể hoặc hộ gia đình", max_length=200)
    role = LineField(label="Chức vụ, nghề nghiệp", max_length=200)
    place = LineField(
        label="Thôn, khu phố, nơi công tác", max_length=200, help_text="Ví dụ: thôn Nà Lầu; Trường Tiểu học Thiện Long."
    )
    place_unit = RowField(
        Unit,
        label="Xã, phường",
        choices=places.choices,
        help_text="Có thể chọn tên cũ; Trang tự ghi xã, phường hiện nay và giữ tên cũ bên cạnh.",
    )
    old_place = LineField(label="Tên nơi đó trước đây", max_length=200, help_text="Ví dụ: xã Yên Sơn, huyện Hữu Lũng.")
    field = forms.ChoiceField(label="Lĩnh vực", choices=[("", "Chọn lĩnh vực"), *Field.choices], required=False)
    target_groups = forms.MultipleChoiceField(
        label="Nhóm đối tượng", choices=TargetGroup, required=False, widget=forms.CheckboxSelectMultiple
    )
    movement = RowField(Movement, label="Phong trào thi đua", choices=movements)
    stage = forms.ChoiceField(
        label="Đang ở bước nào",
        choices=Stage,
        help_text="Phát hiện, bồi dưỡng, tổng kết rồi nhân rộng.",
    )
    stage_on = DayField(label="Ở bước này từ ngày", since=1900, past=True)
    title = LineField(
        label="Nhan đề bài viết",
        max_length=200,
        help_text="Ví dụ: Người giữ vườn na trên núi đá. Biên tập viên có thể đổi.",
    )
    lead = TextField(
        label="Tóm tắt",
        max_length=500,
        widget=forms.Textarea(attrs={"rows": 3}),
        help_text="Một, hai câu: ai, làm gì, được gì.",
    )
    story = TextField(
        label="Câu chuyện",
        max_length=30_000,
        widget=forms.Textarea(attrs={"rows": 14, "data-words-max": 1500}),
        help_text="Việc đã làm, khó khăn đã qua, kết quả bằng con số, người đã học theo. Cách đoạn bằng một dòng trống.",
    )

    def __init__(self, proposal: Proposal, data=None):
        stored = {name: getattr(proposal, name) for name in FIELDS}
        stored |= {"place_unit": str(proposal.place_unit_id or ""), "movement": str(proposal.movement_id or "")}
        super().__init__(data, initial=stored)
        for name in ("subject_name", "field", "lead", "story"):
            self.fields[name].needed_to_send = True
        self.fields["place_unit"].mark_words = "cần có khi gửi, nếu chưa ghi ô trên"


class ConsentForm(forms.Form):
    """Who consented, when, how and to what; for a child, who stands for it."""

    consent_name = LineField(
        label="Người ký đồng ý",
        max_length=150,
        help_text="Người trong bài, hoặc người đại diện của tập thể, hộ gia đình.",
    )
    consent_on = DayField(label="Ngày đồng ý", since=1900, past=True)
    consent_way = forms.ChoiceField(label="Cách đồng ý", choices=Way, required=False, widget=forms.RadioSelect)
    file = forms.FileField(
        label="Phiếu đồng ý đã ký",
        required=False,
        help_text="Bản chụp hoặc quét, ảnh hay PDF. Chỉ người của đơn vị và cơ quan thường trực mở được.",
        widget=forms.FileInput(attrs={"accept": ".pdf,.jpg,.jpeg,.png,.webp,.heic"}),
    )
    consent_reference = LineField(label="Nơi lưu phiếu, hoặc thư, biểu mẫu điện tử đã dùng", max_length=250)
    consents_name = forms.BooleanField(label="Đồng ý nêu tên và kể câu chuyện trên Trang", required=False)
    consents_picture = forms.BooleanField(label="Đồng ý đăng ảnh", required=False)
    consents_film = forms.BooleanField(label="Đồng ý đăng phim", required=False)
    born_on = DayField(label="Ngày sinh người trong bài", since=1900, past=True)
    guardian_name = LineField(
        label="Cha, mẹ hoặc người giám hộ đồng ý", max_length=150, help_text="Khi người trong bài chưa đủ 18 tuổi."
    )
    guardian_relation = LineField(
        label="Quan hệ với trẻ", max_length=100, help_text="Ví dụ: mẹ, ông nội, người giám hộ."
    )
    child_agrees = forms.BooleanField(label="Trẻ từ đủ 7 tuổi đã được hỏi và cũng đồng ý", required=False)

    def __init__(self, row: Any, data=None, files=None, *, person: bool = True):
        stored = {name: getattr(row, name) for name in CONSENT_FIELDS} if row is not None else {}
        super().__init__(data, files, initial=stored)
        for name in ("consent_name", "consent_on", "consent_way"):
            self.fields[name].needed_to_send = True
        resumable(self.fields["file"], settings.SCAN_MAX_BYTES)
        if not person:
            for name in ("born_on", "guardian_name", "guardian_relation", "child_agrees"):
                del self.fields[name]
        else:
            self.fields["born_on"].needed_to_send = True

    def clean_file(self):
        """The form, looked at before anything else of the page is written."""
        file = self.cleaned_data.get("file")
        if file:
            try:
                check(file, allowed=CITIZEN_KINDS, max_bytes=settings.SCAN_MAX_BYTES)
            except RefusedFile as error:
                raise ValidationError(error.message) from error
        return file

    def facts(self) -> dict[str, Any]:
        """What is stored of it; what the form does not ask of a collective is empty."""
        empty = {"born_on": None, "guardian_name": "", "guardian_relation": "", "child_agrees": False}
        return {name: self.cleaned_data.get(name, empty.get(name)) for name in CONSENT_FIELDS}


class PicturesForm(forms.Form):
    """Pictures to keep with the draft."""

    files = SeveralFiles(
        limit=MAX_PICTURES,
        label="Chọn ảnh",
        required=False,
        help_text=f"Ảnh JPG, PNG hoặc WebP, nhiều nhất {MAX_PICTURES} ảnh. Ảnh HEIC của điện thoại: mời xuất ra JPG.",
    )

    def __init__(self, *data):
        super().__init__(*data)
        self.fields["files"].widget.attrs["accept"] = "image/jpeg,image/png,image/webp"
        resumable(self.fields["files"], settings.UPLOAD_MAX_BYTES, send="tai-len")

    def clean_files(self):
        """Pictures that can be shown: opened as far as their size, never beyond what the server can draw."""
        files = self.cleaned_data["files"]
        for file in files:
            if problem := _picture_problem(file):
                raise ValidationError(problem)
        return files


def _picture_problem(file: Any) -> str:
    name = str(file.name)[-80:]
    try:
        with Image.open(file) as picture:
            width, height = picture.size
    except Image.DecompressionBombError:
        return f"{name}: ảnh quá lớn để hiện trên Trang. Mời thu nhỏ rồi gửi lại."
    except Exception:  # whatever damaged bytes make the library stumble over
        return f"{name}: không mở được như một ảnh JPG, PNG hoặc WebP. Mời chọn tệp khác."
    finally:
        file.seek(0)
    if width * height > MAX_PIXELS:
        return f"{name}: ảnh rộng {width} × {height} điểm, quá lớn để hiện trên Trang. Mời thu nhỏ rồi gửi lại."
    return ""


class PictureForm(forms.Form):
    """What one picture shows."""

    alt = LineField(
        label="Mô tả ảnh", max_length=250, help_text="Ai, làm gì, ở đâu; đọc thay ảnh cho người không nhìn thấy."
    )
    caption = LineField(label="Chú thích dưới ảnh", max_length=300)

    def __init__(self, *args, **kwargs):
        super().__init__(*args, **kwargs)
        self.fields["alt"].needed_to_send = True
