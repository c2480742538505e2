"""What was published of a page, when, by whose words and whose approval, and why: its readable history."""

from dataclasses import dataclass
from datetime import datetime
from typing import Any

from django.urls import reverse
from wagtail.models import PageLogEntry, TaskState

from cms_pages.core.authors import PUBLISHED
from cms_pages.core.notes import ChangeNote
from cms_pages.core.workflow import SecondPersonApproval
from cms_pages.newsroom.models import BundleItem

TAKEN_OFF = {"wagtail.unpublish": "Gỡ xuống", "wagtail.unpublish.scheduled": "Hết hạn đăng"}
MOST = 200


@dataclass(frozen=True, slots=True)
class Publication:
    """One time at which a page became public, changed, or was taken off."""

    at: datetime
    what: str
    by: Any
    authors: list[str]
    approver: str
    notes: list[ChangeNote]
    compare: str
    revision: int | None


def of_page(page) -> list[Publication]:
    """The publications of a page, newest first."""
    actions = [*PUBLISHED, *TAKEN_OFF]
    entries = PageLogEntry.objects.filter(page=page.pk, action__in=actions).select_related("user")
    found, before = [], None
    for entry in entries.order_by("timestamp", "pk")[:MOST]:
        if entry.action in TAKEN_OFF:
            found.append(Publication(entry.timestamp, TAKEN_OFF[entry.action], entry.user, [], "", [], "", None))
            continue
        found.append(_published(page, entry, before))
        before = entry.revision_id or before
    return found[::-1]


def _published(page, entry, before):
    revision = entry.revision_id
    run = page.revisions.filter(pk__lte=revision) if revision else page.revisions.none()
    if before:
        run = run.filter(pk__gt=before)
    authors = dict.fromkeys(str(each.user) for each in run.select_related("user").order_by("pk") if each.user)
    known = page.revisions.filter(pk__in=[before, revision]).count() == 2 if before and before != revision else False
    compare = reverse("wagtailadmin_pages:revisions_compare", args=[page.pk, before, revision]) if known else ""
    return Publication(
        at=entry.timestamp,
        what="Đăng thay đổi" if before else "Đăng lần đầu",
        by=None,
        authors=list(authors),
        approver=_approver(revision),
        notes=_notes(page, before, revision),
        compare=compare,
        revision=revision,
    )


def _notes(page, before, revision):
    notes = ChangeNote.objects.filter(page=page.pk, published_at__isnull=False).select_related("by")
    if revision:
        notes = notes.filter(revision__lte=revision)
    if before:
        notes = notes.filter(revision__gt=before)
    return list(notes.order_by("at", "pk"))


def _approver(revision):
    """Who approved a version, by its workflow or with its bundle."""
    if revision is None:
        return ""
    step = TaskState.objects.filter(
        revision=revision, status=TaskState.STATUS_APPROVED, task__in=SecondPersonApproval.objects.values("pk")
    ).last()
    if step is not None and step.finished_by:
        return str(step.finished_by)
    item = BundleItem.objects.filter(revision=revision, bundle__published_at__isnull=False).last()
    return f"{item.bundle.approved_by} (gói “{item.bundle}”)" if item else ""
