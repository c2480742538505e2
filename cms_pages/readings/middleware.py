"""Notes that a page was read, after its answer was made."""

from django.utils import timezone

from . import spool
from .queries import SECTIONS
from .rules import is_reading


class CountReadings:
    """Pages of editors by page, records by section; see `rules.is_reading` for what counts."""

    def __init__(self, get_response):
        self.get_response = get_response

    def __call__(self, request):
        response = self.get_response(request)
        key = self._key(request)
        if key and is_reading(request, response):
            spool.note(timezone.localdate().isoformat(), key)
        return response

    @staticmethod
    def _key(request):
        page = getattr(request, "page_read", None)
        if page:
            return str(page)
        match = request.resolver_match
        return match.namespace if match and match.namespace in SECTIONS else ""
