"""Addresses that lead to no page today: redirects as people really follow them, and pages that were taken off.

They come with what Facebook or Zalo appended, in capitals or not: old sites of Windows machines did not tell capitals
from small letters. An address that once had a page answers that the page is gone (410), so that a reader does not look
for a slip of the pen and search engines drop it at once.
"""

from collections.abc import Iterator
from functools import reduce
from operator import or_
from urllib.parse import parse_qsl, urlencode, urlsplit

from django import http
from django.db.models import Q
from django.shortcuts import render
from wagtail.contrib.redirects.middleware import RedirectMiddleware
from wagtail.contrib.redirects.models import Redirect
from wagtail.models import Site

from cms_pages.core.gone import is_gone

# Appended by those who share a link; no old site told its articles apart by them.
APPENDED = {"fbclid", "gclid", "zarsrc", "zalo", "igshid", "mibextid", "ref", "share", "_ga"}


class OldAddressMiddleware(RedirectMiddleware):
    """After Wagtail's own exact match: the same address with less, and in other letters."""

    def process_response(self, request, response):
        answer = super().process_response(request, response)
        if answer.status_code != 404 or request.method not in {"GET", "HEAD"} or "\0" in request.path:
            return answer
        known = Redirect.get_for_site(Site.find_for_request(request))
        readings = list(_readings(request.get_full_path()))
        # Capitals are told apart by no index: all readings are looked for in one pass.
        alike = reduce(or_, (Q(old_path__iexact=path) for path in readings))
        # One that was written for this very site comes before one for all.
        found = sorted(known.filter(alike), key=lambda each: (each.site_id is not None, each.pk), reverse=True)
        for path in readings:
            redirect = next((each for each in found if each.old_path.lower() == path.lower()), None)
            if redirect is not None and redirect.link:
                permanent, leading = http.HttpResponsePermanentRedirect, http.HttpResponseRedirect
                return (permanent if redirect.is_permanent else leading)(redirect.link)
        if _is_gone(request):
            return render(request, "410.html", status=410)
        return answer


def _is_gone(request) -> bool:
    """Whether a page that was public once stood at this address, taken off or deleted since.

    What it was is not told. A page that nobody ever saw is no more known here than one that does not exist.
    """
    site = Site.find_for_request(request)
    if site is None or not request.path.endswith("/"):
        return False
    return is_gone(site.root_page.url_path + request.path.lstrip("/"))


def _readings(address: str) -> Iterator[str]:
    """Paths as redirects know them, from what was asked to what of it matters."""
    parts = urlsplit(address)
    asked = parse_qsl(parts.query, keep_blank_values=True)
    kept = [(name, value) for name, value in asked if name not in APPENDED and not name.startswith("utm_")]
    seen = dict.fromkeys(f"{parts.path}?{urlencode(query)}" if query else parts.path for query in (asked, kept, []))
    # Redirects are kept with their parameters in order, in which capitals come first.
    yield from dict.fromkeys(Redirect.normalise_path(tried) for each in seen for tried in (each, each.lower()))
