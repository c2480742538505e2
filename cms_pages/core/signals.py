"""Whatever changes who may see a page, or where it stands, has the page indexed anew."""

from django.db.models.signals import post_delete, post_save, pre_delete
from wagtail.models import Page, PageViewRestriction, Revision
from wagtail.signals import page_published, page_slug_changed, page_unpublished, post_page_move

from cms_pages.core import timing
from cms_pages.core.context import forget_frame
from cms_pages.core.gone import remember
from cms_pages.core.models import OfficeSettings
from cms_pages.core.notes import publish_notes
from cms_pages.core.public_files import keep_references
from search.outbox.actions import enqueue


def _enqueue(page):
    kind = getattr(page.specific_class, "search_kind", "")
    if kind:
        enqueue(kind, page.pk)


def _one(sender, instance, **kwargs):
    _enqueue(instance)


def _with_descendants(sender, instance, **kwargs):
    """A move or a new address changes the addresses of everything below."""
    for page in Page.objects.filter(path__startswith=instance.path).only("pk", "content_type").iterator():
        _enqueue(page)


def _restricted(sender, instance, **kwargs):
    page = Page.objects.filter(pk=instance.page_id).first()
    if page is not None:
        _with_descendants(sender, page)


def _deleted(sender, instance, **kwargs):
    if isinstance(instance, Page) and getattr(instance, "search_kind", ""):
        enqueue(instance.search_kind, instance.pk)


def _remember(sender, instance, **kwargs):
    remember(instance)


def _carry_notes(sender, instance, revision, **kwargs):
    if instance.live:
        publish_notes(instance, revision)


def connect():
    """Connect the handlers; called once when the app is ready."""
    page_published.connect(_one, dispatch_uid="index-published")
    page_unpublished.connect(_one, dispatch_uid="index-unpublished")
    post_page_move.connect(_with_descendants, dispatch_uid="index-moved")
    page_slug_changed.connect(_with_descendants, dispatch_uid="index-slug")
    post_save.connect(_restricted, sender=PageViewRestriction, dispatch_uid="index-restricted")
    post_delete.connect(_restricted, sender=PageViewRestriction, dispatch_uid="index-unrestricted")
    post_delete.connect(_deleted, dispatch_uid="index-deleted")
    pre_delete.connect(_remember, sender=Page, dispatch_uid="gone-deleted")
    post_save.connect(forget_frame, sender=OfficeSettings, dispatch_uid="frame-office")
    post_save.connect(forget_frame, sender=PageViewRestriction, dispatch_uid="frame-restricted")
    post_delete.connect(forget_frame, sender=PageViewRestriction, dispatch_uid="frame-unrestricted")
    post_save.connect(keep_references, dispatch_uid="references-kept")
    page_published.connect(_carry_notes, dispatch_uid="notes-published")
    post_save.connect(timing.forget, sender=Revision, dispatch_uid="moment-revision")
    for signal in (page_published, page_unpublished):
        signal.connect(timing.forget, dispatch_uid="moment-page")
    for signal in (page_published, page_unpublished, page_slug_changed, post_page_move):
        signal.connect(forget_frame, dispatch_uid="frame-page")
