"""Feeds of pages: RSS 2.0, Atom and JSON Feed 1.1, whole Vietnamese titles, the picture or film of a page as its enclosure.

XML knows no control characters, so all text is tidied. Addresses, and with
them the ids of entries, are those of the portal, whatever host asked.
https://www.rssboard.org/rss-specification, RFC 4287, https://www.jsonfeed.org/version/1.1/
"""

import hashlib
from dataclasses import dataclass, field
from datetime import datetime

from django.http import HttpResponse, JsonResponse
from django.utils import timezone
from django.utils.cache import get_conditional_response
from django.utils.feedgenerator import Atom1Feed, Enclosure, Rss201rev2Feed
from django.utils.http import http_date
from wagtail.models import Page

from search.text import tidy
from themes.base import outward

MOST = 30
FORMATS = {"rss": Rss201rev2Feed, "atom": Atom1Feed}
TYPES = {"rss": "application/rss+xml", "atom": "application/atom+xml", "json": "application/feed+json"}
JSON_VERSION = "https://jsonfeed.org/version/1.1"


@dataclass(frozen=True, slots=True)
class Item:
    """One entry of a feed; `address` is a path of this site."""

    title: str
    address: str
    summary: str
    published: datetime
    updated: datetime
    author: str = ""
    categories: tuple[str, ...] = ()
    enclosure: tuple[str, int, str] | None = field(default=None)  # address, bytes, type


def answer(request, form, *, title, address, description, items, office):
    """The feed in a format ("rss", "atom" or "json"); 304 for whoever has all of it already."""
    told = {
        "title": tidy(title),
        "link": outward.absolute(address),
        "description": tidy(description),
        "office": tidy(office),
        "itself": outward.absolute(request.path),
    }
    response = _json(told, items) if form == "json" else _xml(form, told, items)
    # Of what the feed tells, not of its bytes: an empty feed bears the time at which it was written.
    response.headers["ETag"] = f'"{hashlib.sha256(repr((told, items)).encode()).hexdigest()[:32]}"'
    newest = max((int(item.updated.timestamp()) for item in items), default=None)
    if newest:
        response.headers["Last-Modified"] = http_date(newest)
    return get_conditional_response(request, response.headers["ETag"], newest, response)


def _xml(form, told, items):
    feed = FORMATS[form](
        title=told["title"],
        link=told["link"],
        description=told["description"],
        language="vi",
        author_name=told["office"],
        feed_url=told["itself"],
        # Atom names a feed by one address for ever, whatever else is asked.
        feed_guid=told["itself"],
    )
    for item in items:
        _add(feed, item)
    return HttpResponse(feed.writeString("utf-8"), content_type=f"{TYPES[form]}; charset=utf-8")


def _json(told, items):
    feed = {
        "version": JSON_VERSION,
        "title": told["title"],
        "home_page_url": told["link"],
        "feed_url": told["itself"],
        "description": told["description"],
        "language": "vi",
        "authors": [{"name": told["office"], "url": outward.absolute("/")}],
        "items": [_json_item(item) for item in items],
    }
    return JsonResponse(feed, content_type=f"{TYPES['json']}; charset=utf-8", json_dumps_params={"ensure_ascii": False})


def _json_item(item):
    address = outward.absolute(item.address)
    made = {
        "id": address,
        "url": address,
        "title": tidy(item.title),
        "content_text": tidy(item.summary) or tidy(item.title),
        "date_published": outward.instant(item.published),
        "date_modified": outward.instant(item.updated),
        "language": "vi",
    }
    if item.author:
        made["authors"] = [{"name": tidy(item.author)}]
    if item.categories:
        made["tags"] = [tidy(each) for each in item.categories]
    if item.enclosure:
        place, length, kind = item.enclosure
        made["attachments"] = [{"url": outward.absolute(place), "mime_type": kind, "size_in_bytes": length}]
        if kind.startswith("image/"):
            made["image"] = outward.absolute(place)
    return made


def _add(feed, item):
    address = outward.absolute(item.address)
    enclosure = None
    if item.enclosure:
        place, length, kind = item.enclosure
        enclosure = [Enclosure(outward.absolute(place), str(length), kind)]
    feed.add_item(
        title=tidy(item.title),
        link=address,
        unique_id=address,
        unique_id_is_permalink=True,
        description=tidy(item.summary),
        pubdate=timezone.localtime(item.published),
        updateddate=timezone.localtime(item.updated),
        author_name=tidy(item.author) or None,
        categories=[tidy(each) for each in item.categories],
        enclosures=enclosure,
    )


class FormConverter:
    """The format at the end of a feed's address."""

    regex = "rss|atom|json"

    def to_python(self, value):
        return value

    def to_url(self, value):
        return value


def address_of(page: Page) -> str:
    """Address of a page within the site."""
    return "/" + page.url_path.split("/", 2)[2]
