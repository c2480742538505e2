"""Feeds of pages: RSS 2.0 and Atom, whole Vietnamese titles, the picture or film of a page as its enclosure.

XML knows no control characters, so all text is tidied.
"""

from dataclasses import dataclass, field
from datetime import datetime

from django.http import HttpResponse
from django.utils import timezone
from django.utils.feedgenerator import Atom1Feed, Enclosure, Rss201rev2Feed
from django.utils.http import http_date
from wagtail.models import Page

from search.text import tidy

MOST = 30
FORMATS = {"rss": Rss201rev2Feed, "atom": Atom1Feed}
TYPES = {"rss": "application/rss+xml", "atom": "application/atom+xml"}


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
    """The feed in a format ("rss" or "atom") as a response."""
    feed = FORMATS[form](
        title=tidy(title),
        link=request.build_absolute_uri(address),
        description=tidy(description),
        language="vi",
        author_name=tidy(office),
        feed_url=request.build_absolute_uri(request.path),
        # Atom names a feed by one address for ever, whatever else is asked.
        feed_guid=request.build_absolute_uri(request.path),
    )
    for item in items:
        _add(feed, item, request)
    response = HttpResponse(feed.writeString("utf-8"), content_type=f"{TYPES[form]}; charset=utf-8")
    newest = max((item.updated for item in items), default=None)
    if newest:
        response.headers["Last-Modified"] = http_date(newest.timestamp())
    return response


def _add(feed, item, request):
    address = request.build_absolute_uri(item.address)
    enclosure = None
    if item.enclosure:
        place, length, kind = item.enclosure
        enclosure = [Enclosure(request.build_absolute_uri(place), str(length), kind)]
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

    regex = "rss|atom"

    def to_python(self, value):
        return value

    def to_url(self, value):
        return value


def address_of(page: Page) -> str:
    """Address of a page within the site."""
    return "/" + page.url_path.split("/", 2)[2]
