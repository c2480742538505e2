"""Yes or no: who may read comments, handle them and learn who sent them."""

from .models import Comment


def may_read_comments(user):
    """Whether this person may read what was sent in, without the senders."""
    return user.is_active and user.has_perm("comments.view_comment")


def may_handle(user):
    """Whether this person may classify, assign and advance comments."""
    return may_read_comments(user) and user.has_perm("comments.handle_comment")


def may_identify(user):
    """Whether this person may open the identity of a sender; each opening is logged."""
    return may_read_comments(user) and user.has_perm("comments.identify_sender")


def next_states(comment):
    """States a comment may be moved to: its own and those after it; handling never runs backwards."""
    states = Comment.State.values
    return states[states.index(comment.state) :]


def may_read_file(user, attachment):
    """Whether a file may be read: those that came with comments, by the officers who read comments."""
    return hasattr(attachment, "comment_file") and may_read_comments(user)
