"""How often one address may ask for suggestions; counted in each server process, nothing is kept."""

import ipaddress

from django.core.cache import caches
from rest_framework.throttling import SimpleRateThrottle


class SuggestionThrottle(SimpleRateThrottle):
    """Wide enough for a school behind one address: a whole address of IPv4, the /64 of IPv6."""

    scope = "search-suggestions"
    rate = "600/min"

    @property
    def cache(self):
        """Not the shared cache: a letter typed need not be a write to the database."""
        return caches["local"]

    def get_cache_key(self, request, view):
        """The key under which this reader is counted."""
        try:
            address = ipaddress.ip_address(self.get_ident(request))
        except ValueError:
            return f"throttle_{self.scope}_unknown"
        if address.version == 6:
            address = ipaddress.ip_network(f"{address}/64", strict=False).network_address
        return f"throttle_{self.scope}_{address}"
