"""Which version of a form may be filled in for somebody."""

from django.utils import timezone

from cms_pages.blanks.models import BlankPage, BlankVersion
from cms_pages.blanks.versions import State, put_versions
from cms_pages.documents.library import open_to_all


def fillable(pk):
    """A version in force of a public form whose file has marks that the portal knows; None for any other."""
    version = BlankVersion.objects.select_related("page", "file").filter(pk=pk).first()
    if version is None or not version.known_marks:
        return None
    page = BlankPage.objects.live().filter(open_to_all(), pk=version.page_id).first()
    if page is None:
        return None
    put_versions([page], timezone.localdate())
    now = [shown.version.pk for shown in page.shown if shown.state == State.IN_FORCE]
    return version if pk in now else None
