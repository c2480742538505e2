"""Yes or no: who may read comments, handle them and learn who sent them."""

from registrations.consultations.models import State
from registrations.consultations.rules import accepts_comments
from registrations.receipts.models import Entry

from .models import Comment, Proposal

# The event by which the register says that a window is over; see `sealing`.
SEAL_KIND = "consultation-closed"


def is_sealed(consultation):
    """Whether the register says that the window is over: then it is, whatever the clock says."""
    ends = consultation.closes_at
    return Entry.objects.filter(subject=consultation.subject, kind=SEAL_KIND, at__gte=ends).exists()


def why_not_taken(consultation, at):
    """Where the consultation stands when a comment of that instant is not taken; None when it is taken.

    Besides the time it asks what cannot be set back: a published outcome, and the register.
    """
    if not accepts_comments(consultation, at):
        return consultation.state_at(at)
    if consultation.has_outcome:
        return State.PUBLISHED
    return State.CLOSED if is_sealed(consultation) else None


def may_read_comments(user):
    """Whether this person may read what was sent in, without the senders and the restricted register."""
    return user.is_active and user.has_perm("comments.view_comment")


def may_read_restricted(user):
    """Whether this person may read the restricted register, forward from it and propose to take out of it."""
    return may_read_comments(user) and user.has_perm("comments.read_restricted")


def may_read(user, comment):
    """Whether this person may read one comment; of a restricted one others see no more than that it is there."""
    return may_read_restricted(user) if comment.restricted_at else may_read_comments(user)


def may_handle(user, comment=None):
    """Whether this person may classify, assign, advance and answer comments, or one of them."""
    return (
        may_read_comments(user)
        and user.has_perm("comments.handle_comment")
        and (comment is None or may_read(user, comment))
    )


def may_identify(user, comment=None):
    """Whether this person may open the identity of a sender; each opening is logged."""
    return (
        may_read_comments(user)
        and user.has_perm("comments.identify_sender")
        and (comment is None or may_read(user, comment))
    )


def may_enter_paper(user):
    """Whether this person may enter comments that came on paper, and confirm those that others entered."""
    return may_read_comments(user) and user.has_perm("comments.enter_paper")


def may_decide(user, proposal):
    """Whether this person may decide what another officer proposed: never the proposer."""
    if proposal.decided_at or proposal.by_id == user.pk:
        return False
    if proposal.kind == Proposal.Kind.PAPER:
        return may_enter_paper(user) and may_read(user, proposal.comment)
    if proposal.kind == Proposal.Kind.RELEASE:
        return may_read_restricted(user)
    return may_handle(user, proposal.comment)


def may_see_openings(user):
    """Whether this person may read the log of who opened senders, and why."""
    return user.is_active and user.has_perm("comments.view_senderopening")


def may_count_change(consultation):
    """Whether the numbers may still change: not once they were published."""
    return not consultation.has_outcome


def plain_classifications():
    """Classes that one officer may choose: those that neither take a comment out of the count nor move it."""
    others = {*Comment.SETTING_ASIDE, Comment.Classification.ALLEGATION}
    return [value for value in Comment.Classification.values if value not in others]


def next_states(comment):
    """States a comment may be moved to: its own and those after it; "answered" comes of an answer alone."""
    states = [state for state in Comment.State.values if state != Comment.State.ANSWERED]
    if comment.state == Comment.State.ANSWERED:
        return [comment.state]
    return states[states.index(comment.state) :]


def may_read_file(user, attachment):
    """Whether a file may be read: those of comments, by the officers who may read the comment."""
    if hasattr(attachment, "comment_file"):
        return may_read(user, attachment.comment_file.comment)
    if hasattr(attachment, "comment_scan"):
        # A scan shows the hand and the name of the sender: it is opened as a sender is, by those who may.
        comment = attachment.comment_scan.comment
        return may_identify(user, comment) or (may_enter_paper(user) and may_read(user, comment))
    return False
