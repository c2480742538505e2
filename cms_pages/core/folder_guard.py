"""A folder that is closed is not opened behind the pages that show its files: by one person, at whatever screen.

The file's own form asks in `file_guard`. Here stand the other ways: several
files put into a folder at once, a folder moved below another, a folder opened.
"""

from django.core.exceptions import ValidationError
from wagtail.admin.forms.collections import CollectionForm, CollectionViewRestrictionForm
from wagtail.documents import get_document_model
from wagtail.documents.views.bulk_actions import AddToCollectionBulkAction as SeveralDocuments
from wagtail.images.views.bulk_actions import AddToCollectionBulkAction as SeveralPictures
from wagtail.models import CollectionViewRestriction

from cms_pages.core.file_guard import check, closing
from cms_pages.core.public_files import is_public

OPENS = (
    "Thư mục này có tệp “{title}” trên trang đang đăng; làm vậy là công khai tệp. Mời gỡ tệp khỏi trang trước, hoặc để "
    "người khác duyệt trang với tệp đã mở."
)


def connect() -> None:
    """Stand at the screens of folders; once, at start."""
    for action in (SeveralDocuments, SeveralPictures):
        action.prepare_action = _asked_of_several
    CollectionViewRestrictionForm.clean = _keep_closed(CollectionViewRestrictionForm.clean)
    CollectionForm.clean_parent = _keep_below(CollectionForm.clean_parent)


def _asked_of_several(action, objects, objects_without_access):
    for file in objects:
        file.collection = action.cleaned_form.cleaned_data["collection"]
        try:
            check(file)
        except ValidationError as refused:
            words = f"“{file.title}”: {' '.join(refused.messages)}"
            action.cleaned_form.add_error("collection", words)
    if not action.cleaned_form.errors:
        return None
    return action.render_to_response(action.get_context_data(form=action.cleaned_form), status=422)


def _keep_closed(clean):
    def guarded(self):
        cleaned = clean(self)
        opened = self.instance.pk and self.cleaned_data.get("restriction_type") == CollectionViewRestriction.NONE
        if opened and (file := _shown_in(self.instance.collection, {self.instance.pk})):
            self.add_error("restriction_type", OPENS.format(title=file.title))
        return cleaned

    return guarded


def _keep_below(clean_parent):
    def guarded(self):
        parent = clean_parent(self)
        folder = self.instance
        if folder.pk and parent is not None:
            left = closing(folder.get_parent()) - closing(parent)
            if left and (file := _shown_in(folder, left)):
                raise ValidationError(OPENS.format(title=file.title))
        return parent

    return guarded


def _shown_in(folder, opened):
    """A document of a folder, or of one below it, that a public page shows and that these restrictions alone close."""
    model = get_document_model()
    bared = [each.pk for each in folder.get_descendants(inclusive=True) if not closing(each) - opened]
    files = model.objects.filter(collection__in=bared).order_by("pk").iterator()
    return next((file for file in files if is_public(model, file.pk)), None)
