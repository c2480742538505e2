"""How often one address may send comments; counted in the cache, with and without proof of work apart."""

import ipaddress

from rest_framework.throttling import SimpleRateThrottle


class CommentThrottle(SimpleRateThrottle):
    """Counts submissions by network address: a whole address of IPv4, the /64 of IPv6.

    Phones of one provider share addresses, so the limit with proof of work is
    wide; without script it is narrow, but never shut.
    """

    scope = "consultation-comment"
    rate = "60/hour"

    def get_cache_key(self, request, view):
        """The key under which this sender is counted."""
        try:
            address = ipaddress.ip_address(self.get_ident(request))
        except ValueError:
            return f"throttle_{self.scope}_unknown"
        if address.version == 6:
            address = ipaddress.ip_network(f"{address}/64", strict=False).network_address
        return f"throttle_{self.scope}_{address}"


class PlainCommentThrottle(CommentThrottle):
    """The same for browsers without script, which bring no proof of work."""

    scope = "consultation-comment-plain"
    rate = "10/hour"
