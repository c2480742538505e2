"""How often one address may send, with and without proof of work."""

from search.throttles import AddressThrottle


class FeedbackThrottle(AddressThrottle):
    """Phones of one provider share addresses, so the limit with proof of work is wide."""

    scope = "feedback"
    rate = "60/hour"
    shared = True


class PlainFeedbackThrottle(FeedbackThrottle):
    """For browsers without script, which bring no proof of work: narrow, but never shut."""

    scope = "feedback-plain"
    rate = "10/hour"
