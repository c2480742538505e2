"""How often one address may send comments; with and without proof of work apart."""

from search.throttles import AddressThrottle


class CommentThrottle(AddressThrottle):
    """Phones of one provider share addresses, so the limit with proof of work is wide."""

    scope = "consultation-comment"
    rate = "60/hour"
    shared = True


class PlainCommentThrottle(CommentThrottle):
    """For browsers without script, which bring no proof of work: narrow, but never shut."""

    scope = "consultation-comment-plain"
    rate = "10/hour"
