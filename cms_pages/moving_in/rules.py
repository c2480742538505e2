"""Who may bring articles from an old site, and who may let them go live."""

from cms_pages.core import gates
from cms_pages.core.workflow import SecondPersonApproval, authors_since_publication, place_of
from cms_pages.moving_in.models import ImportBatch

MAKEABLE = [ImportBatch.Stage.CHECKED, ImportBatch.Stage.MADE, ImportBatch.Stage.PUBLISHED]


def may_see(user):
    """Staff who bring articles or approve them."""
    return user.has_perm("cms_moving_in.view_importbatch") or may_bring(user) or _approves(user)


def may_bring(user):
    """Staff who bring articles; they become drafts only."""
    return user.has_perm("cms_moving_in.add_importbatch")


def _approves(user):
    return user.has_perm("cms_moving_in.approve_importbatch")


def may_approve(user, batch):
    """Somebody who decides on pages, but never who brought the batch: four eyes."""
    if batch.stage != ImportBatch.Stage.MADE or batch.created_by_id in {None, user.pk} or not _approves(user):
        return False
    return any(task.specific.may_decide(user) for task in SecondPersonApproval.objects.filter(active=True))


def may_stop(user, batch):
    """Who brings articles stops what they do; who approves stops what goes live."""
    publishing = batch.stage == ImportBatch.Stage.PUBLISHING
    return batch.is_working and (_approves(user) if publishing else may_bring(user))


def may_go_live(page, batch):
    """Whether the approval of the batch holds for this page: what the approver saw, with no part written by them."""
    revision = page.latest_revision
    seen = revision is not None and revision.created_at <= batch.approved_at
    kept_back = page.workflow_in_progress or gates.held(page) is not None or bool(place_of(page))
    return seen and batch.approved_by_id not in authors_since_publication(page) and not kept_back
