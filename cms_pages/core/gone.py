"""Which pages were public once, and the addresses of those that were deleted since."""

import hashlib

from django.db import models
from django.utils import timezone
from wagtail.models import Page


class GoneAddress(models.Model):
    """Địa chỉ đã gỡ: of a page that was public and is deleted, so that its address can say so.

    Only a hash is kept: an address often bears a name, and whoever asks knows it already.
    """

    digest = models.CharField("dấu của địa chỉ", max_length=64, primary_key=True)
    at = models.DateTimeField("lúc xóa", default=timezone.now)

    class Meta:
        verbose_name = "địa chỉ đã gỡ"
        verbose_name_plural = "địa chỉ đã gỡ"

    def __str__(self):
        return self.digest


def was_public(page) -> bool:
    """Whether the public could ever read this page here.

    Not told by its first publication: what comes from an old site bears the day on which it appeared there.
    """
    return bool(page.live or page.last_published_at)


def remember(page) -> None:
    """Keep of a page that is being deleted that its address was public, if it was."""
    # As the table has it: the page in hand has already been taken off.
    if was_public(Page.objects.only("live", "last_published_at").get(pk=page.pk)):
        GoneAddress.objects.bulk_create([GoneAddress(digest=_digest(page.url_path))], ignore_conflicts=True)


def is_gone(url_path: str) -> bool:
    """Whether a page that was public once stood at this place of the tree, and none is public there today."""
    taken_off = Page.objects.filter(url_path=url_path, live=False, last_published_at__isnull=False)
    return taken_off.exists() or GoneAddress.objects.filter(digest=_digest(url_path)).exists()


def _digest(url_path: str) -> str:
    return hashlib.sha256(url_path.encode()).hexdigest()
