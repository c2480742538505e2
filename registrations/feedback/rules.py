"""Yes or no: who may read what was sent in, handle it, learn who sent it, answer it and publish it."""

from .models import Feedback, Kind, State

# Without a name only what can be weighed without asking back.
ANONYMOUS_KINDS = frozenset({Kind.SUGGESTION, Kind.PROPOSAL})


def may_read(user):
    """Whether this person may read what was sent in, without the senders."""
    return user.is_active and user.has_perm("feedback.view_feedback")


def may_read_restricted(user):
    """Whether allegations of wrongdoing are among it."""
    return may_read(user) and user.has_perm("feedback.read_restricted")


def may_see(user, feedback):
    """Whether this person may read this one."""
    return may_read_restricted(user) if feedback.restricted else may_read(user)


def may_handle(user, feedback=None):
    """Whether this person may assign, ask, forward, draft and close."""
    return may_read(user) and user.has_perm("feedback.handle_feedback") and (not feedback or may_see(user, feedback))


def may_identify(user, feedback):
    """Whether this person may open who sent it; each opening is logged."""
    return may_see(user, feedback) and user.has_perm("feedback.identify_sender") and not feedback.anonymous


def may_approve(user, answer):
    """Whether this person may approve this draft: somebody other than who wrote it."""
    return may_decide(user, answer.feedback) and answer.drafted_by_id != user.pk


def may_decide(user, feedback):
    """Whether this person is among those who approve answers."""
    return may_see(user, feedback) and user.has_perm("feedback.approve_answer")


def may_publish(user):
    """Whether this person may put questions with their answers before the public, and take them back."""
    return may_read(user) and user.has_perm("feedback.publish_entry")


def can_be_published(feedback):
    """Whether there is something to publish: answered by the office, and no allegation."""
    return feedback.state == State.ANSWERED and not feedback.restricted


def may_read_file(user, attachment):
    """Whether a file may be read: by the officers who read what it came with."""
    if not may_read(user) or not hasattr(attachment, "feedback_file"):
        return False
    return may_see(user, Feedback.objects.get(files__attachment=attachment))
