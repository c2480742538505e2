"""Forms of the back office for the old books."""

from django import forms

from registrations.units.models import OrganisingBody

from .models import BookPage, BookVolume


class VolumeForm(forms.ModelForm):
    """One paper book."""

    class Meta:
        model = BookVolume
        fields = ("organising_body", "number", "title", "year_from", "year_to", "keeper", "note")
        widgets = {"note": forms.Textarea(attrs={"rows": 3})}

    def __init__(self, *args, **kwargs):
        super().__init__(*args, **kwargs)
        if not self.instance.pk:
            self.fields["organising_body"].initial = OrganisingBody.objects.first()


class _ManyFiles(forms.ClearableFileInput):
    allow_multiple_selected = True


class _FilesField(forms.FileField):
    """Several files of one field."""

    widget = _ManyFiles

    def clean(self, data, initial=None):
        given = data if isinstance(data, (list, tuple)) else [data]
        return [super(_FilesField, self).clean(one, initial) for one in given]


class ScansForm(forms.Form):
    """Scans that become pages, numbered on from the first."""

    files = _FilesField(
        label="Tệp quét",
        help_text="JPG, PNG hoặc PDF; chọn được nhiều tệp. Tệp PDF nhiều trang thành nhiều trang sổ.",
        error_messages={"required": "Mời chọn tệp quét.", "empty": "Tệp này trống. Mời chọn tệp khác."},
        widget=_ManyFiles(attrs={"accept": ".jpg,.jpeg,.png,.pdf"}),
    )
    first = forms.IntegerField(label="Trang đầu tiên là trang số", min_value=1, max_value=9999)


class LineForm(forms.Form):
    """Which record stands on the page, and where."""

    record = forms.IntegerField(widget=forms.HiddenInput)
    line = forms.IntegerField(label="Dòng", required=False, min_value=1, max_value=999)
    number = forms.CharField(label="Số vào sổ", required=False, max_length=30)


class TranscriptionForm(forms.Form):
    """How far the page has been carried over."""

    state = forms.ChoiceField(label="Tình trạng chép", choices=BookPage.Transcription)
