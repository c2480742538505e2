"""Work that does not hold up an answer."""

from django_tasks import task

from . import actions


@task()
def send_invitation(invitation_pk):
    """Mail an invitation."""
    actions.send(invitation_pk)
