"""How an approved workflow ends. Imports no model: Wagtail loads it while its own models load."""

from django.core.exceptions import PermissionDenied, ValidationError

APPROVED = "approved"


def publish_approved(workflow_state, user=None):
    """Publish what the last step approved (Wagtail's WAGTAIL_FINISH_WORKFLOW_ACTION).

    Nobody holds the permission to publish; the finished workflow is the
    permission. A workflow can be set up so that it finishes without anybody
    (no active step) or by the author's own hand (Wagtail's own kind of step),
    so the approval is looked up again here.

    Raises PermissionDenied when the newest revision was not approved by
    somebody who wrote no part of it, or while a bundle holds the page back.
    """
    from cms_pages.core import gates
    from cms_pages.core.authors import authors_since_publication
    from cms_pages.core.workflow import SecondPersonApproval

    page = workflow_state.content_object
    revision = page.get_latest_revision()
    approvers = workflow_state.task_states.filter(
        status=APPROVED, revision=revision, task__in=SecondPersonApproval.objects.values("pk")
    ).values_list("finished_by_id", flat=True)
    if not set(approvers) - authors_since_publication(page) - {None}:
        raise PermissionDenied("Bản này chưa được người thứ hai duyệt.")
    try:
        # Others may have published since it was written what it now contradicts.
        revision.as_object().full_clean()
    except ValidationError as error:
        raise PermissionDenied(" ".join(error.messages)) from error
    if hold := gates.held(page):
        raise PermissionDenied(hold.message)
    revision.publish(user=user, skip_permission_checks=True)
