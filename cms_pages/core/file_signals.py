"""Whatever changes which files a public page offers has them read, and the page indexed anew; new pictures are drawn."""

from django.contrib.contenttypes.models import ContentType
from django.db import transaction
from django.db.models.signals import post_delete, post_save, pre_delete
from wagtail.documents.models import Document
from wagtail.images import get_image_model
from wagtail.models import CollectionViewRestriction, Page, ReferenceIndex

from cms_pages.core import entries
from cms_pages.core.tasks import draw_in_background, read_files_in_background
from search.files.actions import unread
from search.outbox.actions import enqueue
from search.outbox.signals import enqueued


def _to_be_indexed(sender, kind, keys, **kwargs):
    """A page waits for the index: its files that are new are read by the worker, in the same transaction promised."""
    waiting = [str(page.pk) for page in entries.public_pages(kind, keys) if unread(page.entry_files())]
    if waiting:
        read_files_in_background.enqueue(kind, waiting)


def pages_with(documents):
    """Pages that link one of the documents."""
    links = ReferenceIndex.objects.filter(
        to_content_type=ContentType.objects.get_for_model(Document),
        to_object_id__in=[str(pk) for pk in documents],
        base_content_type=ContentType.objects.get_for_model(Page),
    )
    return Page.objects.filter(pk__in={int(pk) for pk in links.values_list("object_id", flat=True)})


def index_pages_with(documents):
    """Put every page that links one of the documents on the outbox."""
    for page in pages_with(documents):
        if kind := getattr(page.specific_class, "search_kind", ""):
            enqueue(kind, page.pk)


def _document(sender, instance, **kwargs):
    index_pages_with([instance.pk])


def _collection(sender, instance, **kwargs):
    below = Document.objects.filter(collection__path__startswith=instance.collection.path)
    index_pages_with(below.values_list("pk", flat=True))


def _picture(sender, instance, created, **kwargs):
    """The first reader of an album would wait until all its photographs are drawn; drawings (SVG) are shown as they are."""
    if created and not instance.is_svg():
        transaction.on_commit(lambda: draw_in_background.enqueue(instance.pk))


def connect():
    """Connect the handlers; called once when the app is ready."""
    enqueued.connect(_to_be_indexed, dispatch_uid="files-of-page")
    post_save.connect(_document, sender=Document, dispatch_uid="document-saved")
    pre_delete.connect(_document, sender=Document, dispatch_uid="document-deleted")
    post_save.connect(_collection, sender=CollectionViewRestriction, dispatch_uid="collection-restricted")
    post_delete.connect(_collection, sender=CollectionViewRestriction, dispatch_uid="collection-unrestricted")
    post_save.connect(_picture, sender=get_image_model(), dispatch_uid="picture-new")
