"""What counts as somebody reading."""

import re

from django.conf import settings

# Programs that fetch pages: they read nothing. Who says nothing about the browser is none either.
_MACHINE = re.compile(
    r"bot\b|bot[/;]|crawl|spider|slurp|preview|monitor|lighthouse|headless|phantom|curl|wget|python|java/|okhttp|go-http"
    r"|libwww|httpclient|scrapy|facebookexternalhit|whatsapp|telegram|feed|validator|archive|scan",
    re.IGNORECASE,
)
_BROWSER = "mozilla/"


def is_reading(request, response):
    """Whether this answer is a page that a person opened: seen, not fetched ahead, not by the staff at work."""
    if request.method != "GET" or response.status_code != 200:
        return False
    if not response.get("Content-Type", "").startswith("text/html") or getattr(request, "is_preview", False):
        return False
    said = request.headers
    browser = said.get("User-Agent", "")
    if _BROWSER not in browser.lower() or _MACHINE.search(browser):
        return False
    if "prefetch" in f"{said.get('Sec-Purpose', '')} {said.get('Purpose', '')} {said.get('X-Moz', '')}":
        return False
    # Only who has a session is asked for: everybody else costs no look into the database.
    return settings.SESSION_COOKIE_NAME not in request.COOKIES or not getattr(request.user, "is_staff", False)
