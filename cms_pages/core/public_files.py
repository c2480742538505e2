"""Who may open the files of the library: everyone while a public page shows them, otherwise those of the back office whom it concerns.

Pictures, documents and films are private from the moment they are sent in, and
private again once no public page uses them. What uses them is read from
Wagtail's index of references, which is kept in the same transaction here
(Wagtail alone would leave that to its worker, and a page just published would
show no pictures).
"""

from collections.abc import Callable
from typing import Any

from django.contrib.contenttypes.models import ContentType
from django.db import transaction
from django.db.models import Q
from wagtail.documents import get_document_model
from wagtail.images import get_image_model
from wagtail.models import Page, ReferenceIndex
from wagtailmedia.models import get_media_model

# From a file over what is between (a film with its captions) to a page.
STEPS = 3
BACK_OFFICE = "wagtailadmin.access_admin"

# Folders of the media storage that everybody may read: what other rooms publish as plain files.
_open_folders: set[str] = set()
# What keeps a file from somebody of the back office: see `sight`.
_readers: list[Callable[[Any, Any, Any], bool]] = []


def register_reader(may_open: Callable[[Any, Any, Any], bool]) -> None:
    """Name a rule that people of the back office have to pass to open a file (model, key) that is not public."""
    if may_open not in _readers:
        _readers.append(may_open)


def open_folder(name: str) -> None:
    """Let everybody read the files below a folder of the media storage."""
    _open_folders.add(name.strip("/"))


def may_open_path(user: Any, path: str) -> bool:
    """Whether a person may open a file of the media storage; what is nowhere known is nobody's."""
    folder = path.partition("/")[0]
    if folder in _open_folders:
        return True
    shown = _by_folder.get(folder)
    if shown is None:
        return False
    model, pk = shown(path)
    return pk is not None and (is_public(model, pk) or may_prepare(user, model, pk))


def is_everyones(path: str) -> bool:
    """Whether a stranger may open the file, so that it may be kept by the reader's browser."""
    from django.contrib.auth.models import AnonymousUser

    return may_open_path(AnonymousUser(), path)


def is_staff(user: Any) -> bool:
    """Whether the person works in the back office."""
    return user.is_authenticated and user.is_active and user.has_perm(BACK_OFFICE)


def may_prepare(user: Any, model: Any, pk: Any) -> bool:
    """Whether the person works in the back office with this file."""
    return is_staff(user) and all(may_open(user, model, pk) for may_open in _readers)


def is_public(model: Any, pk: Any) -> bool:
    """Whether a page that is public now shows the object, by itself or within something else it shows."""
    edge, seen = {(ContentType.objects.get_for_model(model).pk, str(pk))}, set()
    page_type = ContentType.objects.get_for_model(Page).pk
    for _ in range(STEPS):
        here = Q()
        for content_type, key in edge:
            here |= Q(to_content_type_id=content_type, to_object_id=key)
        rows = set(ReferenceIndex.objects.filter(here).values_list("base_content_type_id", "object_id"))
        pages = [int(key) for content_type, key in rows if content_type == page_type]
        if pages and Page.objects.filter(pk__in=pages).live().public().exists():
            return True
        seen |= edge
        edge = {row for row in rows if row[0] != page_type} - seen
        if any(_says_so(*row) for row in edge):
            return True
        if not edge:
            return False
    return False


def _says_so(content_type: int, key: str) -> bool:
    """Records that are no pages can say themselves that everybody sees them: `is_public_now()`."""
    model = ContentType.objects.get_for_id(content_type).model_class()
    if not hasattr(model, "is_public_now"):
        return False
    record = model._default_manager.filter(pk=key).first()
    return record is not None and record.is_public_now()


def _picture(path: str) -> tuple[Any, Any]:
    model = get_image_model()
    return model, model.objects.filter(file=path).values_list("pk", flat=True).first()


def _rendition(path: str) -> tuple[Any, Any]:
    model = get_image_model()
    return model, model.get_rendition_model().objects.filter(file=path).values_list("image_id", flat=True).first()


def _film(path: str) -> tuple[Any, Any]:
    model = get_media_model()
    return model, model.objects.filter(Q(file=path) | Q(thumbnail=path)).values_list("pk", flat=True).first()


# Documents are not among them: they have an address of their own, which looks at their collection too.
_by_folder: dict[str, Callable[[str], tuple[Any, Any]]] = {
    "original_images": _picture,
    "images": _rendition,
    "media": _film,
    "media_thumbnails": _film,
}


def keep_references(sender, instance, raw=False, update_fields=None, **kwargs):
    """Receiver of post_save: what a page or a record of a page room shows is known in the same transaction."""
    if raw or update_fields is not None or not sender._meta.app_label.startswith("cms_"):
        return
    if sender in ReferenceIndex.tracked_models:
        with transaction.atomic():
            ReferenceIndex.create_or_update_for_object(instance)


def models_of_files() -> tuple[Any, ...]:
    """The models of the library."""
    return get_document_model(), get_image_model(), get_media_model()
