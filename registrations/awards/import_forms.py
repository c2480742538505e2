"""Forms of an import: upload, one row by hand, one wording, a new unit, the confirmation."""

from django import forms
from wagtail.admin.widgets import AdminDateInput

from registrations.titles.models import AwardClass, RecipientKind
from registrations.units.models import Unit
from search import text

from .import_models import SenderMemory
from .models import AwardKind, new_public_id
from .unit_field import TitleField, UnitField, unit_labels

_SUBUNITS = [
    (kind.value, kind.label)
    for kind in (
        Unit.Kind.SUBUNIT,
        Unit.Kind.SERVICE,
        Unit.Kind.ENTERPRISE,
        Unit.Kind.DEPARTMENT,
        Unit.Kind.UNION,
        Unit.Kind.PARTY,
        Unit.Kind.ARMED,
        Unit.Kind.OTHER,
    )
]


class UploadForm(forms.Form):
    """The office's list as it is, and who sent it."""

    file = forms.FileField(
        label="Danh sách",
        help_text="Tệp .xlsx, .docx, .xls hoặc .csv như cơ quan vẫn dùng. Chưa có gì được nhập ở bước này.",
        error_messages={"required": "Mời chọn tệp danh sách.", "empty": "Tệp này trống. Mời chọn tệp khác."},
        widget=forms.ClearableFileInput(attrs={"accept": ".xlsx,.xls,.docx,.csv,.txt"}),
    )
    sender = forms.CharField(
        label="Cơ quan gửi danh sách",
        max_length=200,
        required=False,
        help_text="Để lần sau đọc danh sách của cơ quan này theo cách ông, bà đã chỉnh. Có thể bỏ trống.",
    )

    def __init__(self, *args, decision, **kwargs):
        super().__init__(*args, **kwargs)
        self.decision = decision
        last = decision.imports.exclude(sender="").order_by("-uploaded_at").first()
        self.fields["sender"].initial = last.sender if last else ""
        self.fields["sender"].widget.attrs["list"] = "goi-y-co-quan"

    def suggestions(self) -> list[str]:
        """Offices whose reading is remembered, then units of the day."""
        body = self.decision.organising_body_id
        known = SenderMemory.objects.filter(organising_body=body).order_by("-remembered_at")
        units = Unit.objects.in_force(self.decision.signed_on).filter(organising_body=body).in_order()
        names = [*known.values_list("sender", flat=True)[:50], *units.values_list("name", flat=True)[:400]]
        return list(dict.fromkeys(names))

    def clean(self):
        """Bind the sender to a unit when the name is that of exactly one."""
        data = super().clean()
        name = data["sender"] = text.tidy(data.get("sender", ""))
        units = Unit.objects.in_force(self.decision.signed_on).filter(name=name) if name else Unit.objects.none()
        found = list(units[:2])
        data["sender_unit"] = found[0] if len(found) == 1 else None
        return data


class ConfirmForm(forms.Form):
    """What an officer declares before the rows become records."""

    revision = forms.IntegerField(widget=forms.HiddenInput)
    doubts_seen = forms.BooleanField(required=False)
    checked = forms.BooleanField(required=False)
    reason = forms.CharField(max_length=300, required=False)
    remember = forms.BooleanField(required=False)

    def clean(self):
        """A reason counts only with the tick beside it."""
        data = super().clean()
        if not data.get("checked"):
            data["reason"] = ""
        return data


def _check_class(form: forms.Form, data: dict) -> None:
    """Say beside the class that the award has none such."""
    title, award_class = data.get("title"), data.get("award_class")
    if title and award_class and award_class not in title.classes:
        form.add_error("award_class", f"“{title.name}” không có {AwardClass(award_class).label}.")


class RowForm(forms.Form):
    """One row of the list, put right by hand."""

    honorific = forms.CharField(label="Danh xưng", max_length=20, required=False)
    name = forms.CharField(
        label="Họ tên, tên tập thể",
        max_length=300,
        error_messages={
            "required": "Mời ghi họ tên hoặc tên tập thể.",
            "max_length": "Tên dài quá 300 ký tự. Mời rút gọn.",
        },
    )
    recipient_kind = forms.ChoiceField(label="Đối tượng", choices=RecipientKind.choices)
    birth_year = forms.IntegerField(label="Năm sinh", min_value=1850, max_value=2200, required=False)
    female = forms.TypedChoiceField(
        label="Giới tính",
        choices=[("", "không ghi"), ("1", "nữ"), ("0", "nam")],
        coerce=lambda value: value == "1",
        empty_value=None,
        required=False,
    )
    position = forms.CharField(label="Chức vụ", max_length=500, required=False)
    unit_wording = forms.CharField(label="Đơn vị như trong danh sách", max_length=500, required=False)
    unit = UnitField(label="Là đơn vị", help_text="Bỏ trống khi nơi này chưa có trong danh mục.")
    within = UnitField(label="Thuộc đơn vị", help_text="Đơn vị mà nơi này trực thuộc, khi chính nơi này chưa có.")
    place_then = forms.CharField(label="Địa bàn khi được khen thưởng", max_length=300, required=False)
    award_wording = forms.CharField(label="Hình thức như trong danh sách", max_length=500)
    title = TitleField()
    award_class = forms.ChoiceField(label="Hạng", choices=[("", "không có"), *AwardClass.choices], required=False)
    kind = forms.ChoiceField(label="Loại khen thưởng", choices=[("", "chưa ghi"), *AwardKind.choices], required=False)
    period = forms.CharField(label="Năm, giai đoạn thành tích", max_length=60, required=False)
    merit = forms.CharField(
        label="Thành tích", max_length=5000, required=False, widget=forms.Textarea(attrs={"rows": 4})
    )
    posthumous = forms.BooleanField(label="Truy tặng", required=False)

    def __init__(self, *args, row, on, **kwargs):
        values = row.values
        initial = {name: values.get(name) for name in self.base_fields}
        initial |= {name: values.get(f"{name}_id") for name in ("unit", "within", "title")}
        initial["female"] = {True: "1", False: "0"}.get(values.get("female"), "")
        super().__init__(*args, initial=initial, **kwargs)
        self.on = on
        self.fields["title"].on(on, kept=values.get("title_id"))

    def unit_labels(self):
        """Names to suggest."""
        return unit_labels(self.on)

    def clean(self):
        """A class must be one that the award has; a unit is not part of itself."""
        data = super().clean()
        _check_class(self, data)
        if data.get("unit") and data.get("unit") == data.get("within"):
            self.add_error("within", "Đơn vị này đã được chọn ở trên. Mời bỏ trống ô này.")
        return data

    def values(self) -> dict:
        """The values as a row keeps them."""
        made = {}
        for name, value in self.cleaned_data.items():
            if name in ("unit", "within", "title"):
                made[f"{name}_id"] = value.pk if value else None
            else:
                made[name] = text.tidy(value) if isinstance(value, str) else value
        return made


class AwardAnswerForm(forms.Form):
    """What one wording of an award stands for."""

    title = TitleField()
    award_class = forms.ChoiceField(label="Hạng", choices=[("", "không có"), *AwardClass.choices], required=False)
    kind = forms.ChoiceField(
        label="Loại khen thưởng", choices=[("", "theo quyết định"), *AwardKind.choices], required=False
    )

    def __init__(self, *args, on, **kwargs):
        super().__init__(*args, **kwargs)
        self.fields["title"].on(on)

    def clean(self):
        """Say beside the class that the award has none such."""
        data = super().clean()
        _check_class(self, data)
        if (title := data.get("title")) and title.classes and not data.get("award_class"):
            self.add_error("award_class", f"“{title.name}” có các hạng. Mời chọn hạng.")
        return data


class NewUnitForm(forms.ModelForm):
    """A unit that a list names and the directory does not know yet."""

    kind = forms.ChoiceField(label="Loại", choices=_SUBUNITS)
    parent = UnitField(
        label="Trực thuộc", help_text="Gõ vài chữ rồi chọn trong gợi ý. Bỏ trống khi không trực thuộc đơn vị nào."
    )

    class Meta:
        model = Unit
        fields = ("name", "kind", "parent", "effective_from", "effective_to", "source")
        widgets = {"effective_from": AdminDateInput, "effective_to": AdminDateInput}

    def __init__(self, *args, decision, **kwargs):
        super().__init__(*args, **kwargs)
        self.instance.organising_body = decision.organising_body
        standing = Unit.objects.in_force(decision.signed_on).filter(organising_body=decision.organising_body)
        self.fields["parent"].queryset = standing
        self.on = decision.signed_on

    def unit_labels(self):
        """Names to suggest."""
        return unit_labels(self.on)

    def clean(self):
        """Say beside the name that such a unit is there already."""
        data = super().clean()
        name = data["name"] = text.tidy(data.get("name", ""))
        same = Unit.objects.filter(name=name, parent=data.get("parent"), effective_to=None)
        if name and same.exists():
            self.add_error("name", "Đơn vị này đã có trong danh mục. Mời tìm và chọn ở trên.")
        return data

    def _post_clean(self):
        self.instance.code = f"{text.slug(self.cleaned_data.get('name', ''))[:40] or 'don-vi'}-{_suffix()}"
        super()._post_clean()


def _suffix() -> str:
    """Four letters that keep codes of namesakes apart."""
    return new_public_id()[:4]
