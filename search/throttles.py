"""How often one address may ask: one way of telling addresses apart, for every room that counts them."""

import ipaddress

from django.core.cache import caches
from rest_framework.throttling import SimpleRateThrottle


class AddressThrottle(SimpleRateThrottle):
    """Counts by network address, a whole address of IPv4, the /64 of IPv6; wide enough for a school behind one.

    Set ``scope`` and ``rate``. With ``shared`` all server processes count
    together; without, each counts for itself and nothing is written.
    """

    shared = False

    @property
    def cache(self):
        """The cache that counts."""
        return caches["default" if self.shared else "local"]

    def get_cache_key(self, request, view):
        """The key under which this address is counted."""
        try:
            address = ipaddress.ip_address(self.get_ident(request))
        except ValueError:
            return f"throttle_{self.scope}_unknown"
        mapped = getattr(address, "ipv4_mapped", None)
        if mapped is not None:
            address = mapped
        elif address.version == 6:
            address = ipaddress.ip_network(f"{address}/64", strict=False).network_address
        return f"throttle_{self.scope}_{address}"

    def wait_for(self, request) -> int | None:
        """Whole seconds to wait, or None when the request may go on."""
        if self.allow_request(request, None):
            return None
        return max(1, round(self.wait() or 60))


class SuggestionThrottle(AddressThrottle):
    """A letter typed is a question."""

    scope = "search-suggestions"
    rate = "600/min"
