"""How often one address may ask the API and take exports; counted in each server process."""

from django.core.cache import caches

from registrations.consultations.throttles import CommentThrottle


class ApiThrottle(CommentThrottle):
    """Enough to read a province's whole archive page by page in an hour."""

    scope = "open-api"
    rate = "240/min"

    @property
    def cache(self):
        """Not the shared cache: a question to the API need not be a write to the database."""
        return caches["local"]


class ExportThrottle(ApiThrottle):
    """Exports are made while they are read, so fewer of them."""

    scope = "open-export"
    rate = "30/min"


def wait_for(throttle: CommentThrottle, request) -> int | None:
    """Seconds to wait, or None when the request may go on."""
    if throttle.allow_request(request, None):
        return None
    return max(1, round(throttle.wait() or 60))
