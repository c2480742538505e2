"""Whatever writes the published version of a page notes what it shows."""

from django.db.models.signals import post_save
from wagtail.models import Page

from cms_pages.media.actions import note_what_is_shown


def _page_saved(sender, instance, raw=False, update_fields=None, **kwargs):
    # Saving a draft writes only a few columns, and the rest of the instance is not what readers see.
    if raw or update_fields is not None or not isinstance(instance, Page) or sender is Page:
        return
    note_what_is_shown(instance)


def connect():
    """Connect the handler; called once when the app is ready."""
    post_save.connect(_page_saved, dispatch_uid="media-shown")
