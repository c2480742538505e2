"""Change notes: what was changed in a published page, and why."""

from django.conf import settings
from django.db import models
from django.utils import timezone

MOST_LETTERS = 500


class ChangeNote(models.Model):
    """Ghi chú thay đổi: written beside a change; staff always see it, readers where its author chose so.

    A note waits for the publication of the change it tells of: `published_at`
    is set then. A person has one waiting note for a page.
    """

    page = models.ForeignKey("wagtailcore.Page", models.CASCADE, related_name="change_notes", verbose_name="trang")
    revision = models.ForeignKey(
        "wagtailcore.Revision", models.SET_NULL, null=True, related_name="+", verbose_name="phiên bản"
    )
    text = models.CharField("thay đổi gì, vì sao", max_length=MOST_LETTERS)
    public = models.BooleanField("hiện cho người đọc", default=False)
    by = models.ForeignKey(
        settings.AUTH_USER_MODEL, models.SET_NULL, null=True, related_name="+", verbose_name="người ghi"
    )
    at = models.DateTimeField("lúc ghi", default=timezone.now)
    published_at = models.DateTimeField("lúc đăng", null=True)

    class Meta:
        verbose_name = "ghi chú thay đổi"
        verbose_name_plural = "ghi chú thay đổi"
        ordering = ["-published_at", "-pk"]
        constraints = [
            models.UniqueConstraint(
                fields=["page", "by"], condition=models.Q(published_at=None), name="core_one_waiting_note"
            )
        ]

    def __str__(self):
        return self.text


def waiting_note(page, user):
    """The note of this person that waits for the page's next publication, or None."""
    return ChangeNote.objects.filter(page=page.pk, by=user, published_at=None).first()


def notes_of_others(page, user):
    """What others wrote beside the change that waits: whoever approves it approves these words too."""
    waiting = ChangeNote.objects.filter(page=page.pk, published_at=None).exclude(by=user)
    return waiting.select_related("by").order_by("at", "pk")


def write_note(page, revision, text, *, public, by):
    """Keep, change or (with an empty text) drop the waiting note of a person for a page."""
    waiting = ChangeNote.objects.filter(page=page.pk, by=by, published_at=None)
    text = text.strip()[:MOST_LETTERS]
    if not text:
        waiting.delete()
    elif not waiting.update(text=text, public=public, revision=revision, at=timezone.now()):
        ChangeNote.objects.create(page_id=page.pk, revision=revision, text=text, public=public, by=by)


def publish_notes(page, revision):
    """What the publication of a revision carries with it: the waiting notes up to it."""
    waiting = ChangeNote.objects.filter(page=page.pk, published_at=None, revision__lte=revision.pk)
    waiting.update(published_at=timezone.now())


def public_notes(page):
    """Notes that readers see below a page, newest first."""
    return ChangeNote.objects.filter(page=page.pk, public=True, published_at__isnull=False).order_by("-published_at")
