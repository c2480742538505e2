"""Addresses for search machines, in parts: an index, and files of at most ten thousand addresses.

A part holds a range of primary keys, so the hundredth part of a million
records costs as little as the first. https://www.sitemaps.org/protocol.html
"""

from urllib.parse import urlencode, urlsplit

from django.conf import settings
from django.contrib.sitemaps import Sitemap
from django.contrib.sitemaps.views import SitemapIndexItem, x_robots_tag
from django.core.cache import caches
from django.core.paginator import EmptyPage, PageNotAnInteger
from django.db.models import ExpressionWrapper, F, IntegerField, Max
from django.template.response import TemplateResponse
from django.urls import reverse
from django.utils.functional import cached_property
from wagtail.models import Page, Site

PART = 10_000
KEPT_SECONDS = 600


class _Parts:
    """What Django asks of a paginator, by ranges of keys."""

    def __init__(self, items, size):
        self.items, self.size = items, size

    def page(self, number):
        try:
            asked = int(number)
        except (TypeError, ValueError):
            raise PageNotAnInteger(number) from None
        if not 1 <= asked <= self.num_pages:
            raise EmptyPage(number)
        self.object_list = self.items.filter(pk__gt=(asked - 1) * self.size, pk__lte=asked * self.size)
        return self

    @cached_property
    def num_pages(self):
        newest = self.items.order_by("-pk").values_list("pk", flat=True).first() or 1
        return -(-newest // self.size)


class PartedSitemap(Sitemap):
    """Rows of one model. `changed` names the column that tells when a row's page last changed, if there is one."""

    limit = PART
    changed = ""

    @property
    def protocol(self):
        return urlsplit(settings.SITE_URL).scheme

    def get_domain(self, site=None):
        return urlsplit(settings.SITE_URL).netloc

    @property
    def paginator(self):
        return _Parts(self.items(), self.limit)

    def parts(self):
        """(number, last change or None) of each part that holds anything; one query."""
        number = ExpressionWrapper((F("pk") - 1) / self.limit + 1, output_field=IntegerField())
        found = self.items().order_by().annotate(part=number).values_list("part")
        changed = Max(self.changed) if self.changed else Max("pk")
        rows = found.annotate(newest=changed).order_by("part")
        return [(part, newest if self.changed else None) for part, newest in rows]

    def get_latest_lastmod(self):
        """Django would load every row for it; the index asks `parts`."""


class FixedSitemap(PartedSitemap):
    """Sections that are records, not pages: addresses by name."""

    names: tuple[str, ...] = ()

    @property
    def paginator(self):
        return Sitemap.paginator.fget(self)

    def items(self):
        return self.names

    def parts(self):
        return [(1, None)]

    def location(self, item):
        return reverse(item)


class PageSitemap(PartedSitemap):
    """Pages of the site that everybody may see."""

    changed = "last_published_at"

    def items(self):
        home = Site.objects.filter(is_default_site=True).select_related("root_page").first().root_page
        self.start = len(home.url_path)
        below = Page.objects.descendant_of(home, inclusive=True).live().public()
        return below.only("url_path", "last_published_at").order_by("pk")

    def location(self, item):
        return "/" + item.url_path[self.start :]

    def lastmod(self, item):
        return item.last_published_at


def _parts_of(section, sitemap):
    """The parts of a section as the index tells them; kept for some minutes, for it looks at every row."""
    key = f"sitemap:{section}"
    kept = caches["local"].get(key)
    if kept is None:
        kept = sitemap().parts()
        caches["local"].set(key, kept, KEPT_SECONDS)
    return kept


@x_robots_tag
def index(request, sections):
    """The index: every part of every section. `sections` maps a name to (class, name of the route of its parts)."""
    listed = []
    for section, (sitemap, route) in sections.items():
        address = settings.SITE_URL + reverse(route, args=[section])
        for number, changed in _parts_of(section, sitemap):
            query = f"?{urlencode({'p': number})}" if number > 1 else ""
            listed.append(SitemapIndexItem(f"{address}{query}", changed))
    return TemplateResponse(request, "sitemap_index.xml", {"sitemaps": listed}, content_type="application/xml")
