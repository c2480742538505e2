"""Who wrote part of what a page would show if it were published now."""

from django.db.models import Q
from wagtail.models import Page, PageLogEntry, Revision

PUBLISHED = ("wagtail.publish", "wagtail.publish.scheduled")
WROTE = ("wagtail.create", "wagtail.edit", "wagtail.revert", "wagtail.copy")
# Where a draft stands is approved with it; of a public page it is public already.
PLACED = ("wagtail.move",)


def authors_since_publication(page):
    """Ids of all users who had a hand in what is not public yet.

    Those who saved a revision since the page was last published, and whoever
    made a page that was never public; those whose words somebody brought back
    from an older version; and those who changed the records that the page
    shows (an import of recipients, for one).
    """
    since = unpublished_revisions(page)
    found = set(since.values_list("user_id", flat=True)) | _logged(page)
    if page.live_revision_id is None:
        found.add(page.owner_id)
    found |= _brought_back(page, since)
    record_authors = getattr(page.specific_class, "record_authors", None)
    if record_authors is not None:
        found |= set(page.specific.record_authors())
    return found - {None}


def unpublished_revisions(page):
    """Revisions saved since the page was last published; one that was written over since then counts too."""
    revisions = page.revisions.all()
    if page.live_revision_id:
        newer = Q(pk__gt=page.live_revision_id)
        if page.last_published_at:
            newer |= Q(created_at__gt=page.last_published_at)
        revisions = revisions.filter(newer)
    return revisions


def _logged(page):
    """Authors by the log, which keeps them when old versions are cleared away."""
    entries = PageLogEntry.objects.filter(page=page.pk, action__in=WROTE if page.live else WROTE + PLACED)
    if page.live_revision_id and page.last_published_at:
        entries = entries.filter(timestamp__gt=page.last_published_at)
    return set(entries.values_list("user_id", flat=True))


def _brought_back(page, since):
    """Authors of older versions that revisions of `since` took over."""
    reverts = PageLogEntry.objects.filter(page=page.pk, action="wagtail.revert", revision__in=since)
    found = set()
    for data in reverts.values_list("data", flat=True):
        old = Revision.page_revisions.filter(object_id=str(page.pk), pk=data["revision"]["id"]).first()
        if old is None:
            continue
        # The old version stood on the one published last before it; what came between is its authors' own.
        before = (
            PageLogEntry.objects.filter(page=page.pk, action__in=PUBLISHED, revision_id__lt=old.pk)
            .order_by("-revision_id")
            .values_list("revision_id", flat=True)
            .first()
        )
        run = page.revisions.filter(pk__lte=old.pk)
        if before:
            run = run.filter(pk__gt=before)
        found |= set(run.values_list("user_id", flat=True))
    return found


def is_spoken_for(revision):
    """Whether somebody has decided, or is deciding, on this very revision: it must not be written over."""
    return (
        revision.approved_go_live_at is not None
        or revision.task_states.exists()
        or Page.objects.filter(live_revision=revision).exists()
    )
