"""Forms of the library of pictures and files (settings WAGTAILIMAGES_IMAGE_FORM_BASE, WAGTAILDOCS_DOCUMENT_FORM_BASE)."""

from django.core.exceptions import ValidationError
from django.core.files.uploadedfile import UploadedFile
from wagtail.documents.forms import BaseDocumentForm
from wagtail.images.forms import BaseImageForm

from cms_pages.core.taking_in import KINDS, RefusedUpload, check_file, picture_upload
from themes.base.vietnamese import size_text


class PictureForm(BaseImageForm):
    """A picture is made fit to publish before anybody looks at its size or kind."""

    def __init__(self, *args, **kwargs):
        super().__init__(*args, **kwargs)
        if field := self.fields.get("file"):
            field.to_python = _refused_first(field.to_python, picture_upload)
            field.help_text = f"Nhận ảnh {KINDS}, mỗi ảnh tối đa {size_text(field.max_upload_size)}. Nơi chụp và máy chụp được bỏ khỏi ảnh."


class FileForm(BaseDocumentForm):
    """A file that readers could not open is not taken."""

    def __init__(self, *args, **kwargs):
        super().__init__(*args, **kwargs)
        if field := self.fields.get("file"):
            field.to_python = _refused_first(field.to_python, _checked)

    def _post_clean(self):
        # Of a file that was refused, Wagtail would also say that the ending "" is not taken.
        if "file" not in self.errors:
            super()._post_clean()


def _checked(uploaded):
    check_file(uploaded)
    return uploaded


def _refused_first(to_python, prepare):
    def taken(data):
        if isinstance(data, UploadedFile):
            try:
                data = prepare(data)
            except RefusedUpload as refusal:
                raise ValidationError(refusal.message, code="refused") from refusal
        return to_python(data)

    return taken
