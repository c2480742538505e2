"""The form in which a film is brought in, in the library and in the page editor."""

from django import forms
from django.conf import settings
from wagtailmedia.forms import BaseMediaForm

from cms_pages.core.file_guard import in_good_hands
from cms_pages.media import captions
from cms_pages.media.actions import RefusedPoster, drawn_poster
from cms_pages.media.reading import NotAFilm, read_film
from search.text import tidy
from themes.base.vietnamese import size_text

CAPTIONS_MAX_BYTES = 1024 * 1024
SHOWN = (
    "Phim đang có trên trang đã đăng hoặc trang đã gửi duyệt nên phần này không sửa được ở đây. "
    "Mời tải bản mới lên thành một phim khác, thay phim trong trang rồi gửi duyệt."
)


class FilmForm(BaseMediaForm):
    """Checks what the file is, reads captions from .vtt and .srt, and keeps a film that is shown as it was approved."""

    captions_file = forms.FileField(
        label="Tệp phụ đề (.vtt hoặc .srt)",
        required=False,
        widget=forms.FileInput(attrs={"accept": ".vtt,.srt"}),
        help_text="Tải tệp lên thì nội dung tệp thay cho ô phụ đề bên dưới.",
    )
    field_order = ("title", "file", "collection", "thumbnail", "captions_file", "captions", "transcript", "credit")

    class Meta(BaseMediaForm.Meta):
        widgets = BaseMediaForm.Meta.widgets | {
            "captions": forms.Textarea(attrs={"rows": 6}),
            "transcript": forms.Textarea(attrs={"rows": 8}),
            "thumbnail": forms.FileInput(attrs={"accept": "image/jpeg,image/png,image/webp"}),
        }

    def __init__(self, *args, **kwargs):
        super().__init__(*args, **kwargs)
        self.fields["title"].label = "Tên phim"
        if "file" in self.fields:
            self.fields["file"].widget.attrs["accept"] = ".mp4,.webm,.mp3,.m4a"
            self.fields["file"].help_text = (
                "Phim: MP4 (H.264, AAC) hoặc WebM. Âm thanh (bài phát biểu, buổi phát thanh): MP3 hoặc M4A, "
                "cần ghi lời, không cần phụ đề."
            )

    def clean_title(self):
        title = tidy(self.cleaned_data["title"])
        if not title:
            raise forms.ValidationError("Mời ghi tên phim.")
        return title

    def clean_file(self):
        file = self.cleaned_data.get("file")
        if not file or "file" not in self.changed_data:
            return file
        if file.size > settings.FILM_MAX_BYTES:
            raise forms.ValidationError(
                f"Phim nặng {size_text(file.size)}, vượt mức {size_text(settings.FILM_MAX_BYTES)}. "
                "Mời xuất lại ở cỡ 720p hoặc cắt thành các đoạn ngắn."
            )
        try:
            facts = read_film(file)
        except NotAFilm as error:
            raise forms.ValidationError(str(error)) from error
        file.name = f"phim.{facts.extension}"
        self.instance.duration, self.instance.width, self.instance.height = facts.duration, facts.width, facts.height
        return file

    def clean_thumbnail(self):
        file = self.cleaned_data.get("thumbnail")
        if not file or "thumbnail" not in self.changed_data:
            return file
        if file.size > settings.UPLOAD_MAX_BYTES:
            raise forms.ValidationError(f"Ảnh bìa nặng {size_text(file.size)}, vượt mức nhận được.")
        try:
            return drawn_poster(file)
        except RefusedPoster as error:
            raise forms.ValidationError(str(error)) from error

    def clean_captions_file(self):
        file = self.cleaned_data.get("captions_file")
        if not file:
            return None
        if file.size > CAPTIONS_MAX_BYTES:
            raise forms.ValidationError(f"Tệp phụ đề nặng {size_text(file.size)}, vượt mức 1 MB.")
        try:
            return captions.webvtt(captions.decoded(file.read()))
        except captions.CaptionError as error:
            raise forms.ValidationError(str(error)) from error

    def clean_captions(self):
        typed = self.cleaned_data.get("captions", "")
        if self.files.get(self.add_prefix("captions_file")) or not typed.strip():
            return ""
        try:
            return captions.webvtt(typed)
        except captions.CaptionError as error:
            raise forms.ValidationError(str(error)) from error

    def clean_transcript(self):
        lines = self.cleaned_data.get("transcript", "").replace("\r\n", "\n").split("\n")
        return "\n".join(tidy(line) for line in lines).strip()

    def clean(self):
        cleaned = super().clean()
        if cleaned.get("captions_file"):
            cleaned["captions"] = cleaned["captions_file"]
        if self.instance.pk and in_good_hands(self.instance):
            for name in self._changed(cleaned):
                self.add_error(name, SHOWN)
        return cleaned

    def _post_clean(self):
        # Of a file that is missing or was refused, the model would also say that the ending "" is not taken.
        if "file" not in self.errors:
            super()._post_clean()

    def _changed(self, cleaned):
        """Fields that readers see and that differ from what was approved."""
        if cleaned.get("captions") == self.initial.get("captions"):
            told = []
        else:
            told = ["captions"] if "captions" in cleaned else []
        names = ("title", "file", "thumbnail", "transcript", "credit")
        return told + [name for name in names if name in self.changed_data and name in cleaned]
