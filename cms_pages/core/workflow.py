"""Four eyes: what one person wrote, another approves, and only then it is public."""


def publish_approved(workflow_state, user=None):
    """Publish what the last step approved (Wagtail's finish action).

    Nobody holds the permission to publish; the approved workflow is the permission.
    """
    revision = workflow_state.current_task_state.revision
    revision.publish(user=user, skip_permission_checks=True)
