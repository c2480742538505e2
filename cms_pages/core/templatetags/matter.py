"""Tags of page templates that need Wagtail's pictures."""

from datetime import timedelta
from urllib.parse import urlsplit

from django import template
from django.utils import timezone
from django.utils.html import format_html, format_html_join
from django.utils.safestring import mark_safe
from wagtail.models import Page

from cms_pages.core.notes import public_notes
from cms_pages.core.pictures import SPECS, large

NOTES = 10

register = template.Library()

LAZY = mark_safe(' loading="lazy" decoding="async"')


@register.simple_tag
def photo(image, alt="", css="", sizes="100vw", eager=False):
    """A picture in two widths of WebP; drawings (SVG) as they are. Empty when there is no picture."""
    if image is None:
        return ""
    loading = "" if eager else LAZY
    if image.is_svg():
        return format_html(
            '<img class="{}" src="{}" alt="{}" width="{}" height="{}"{}>',
            css,
            image.file.url,
            alt,
            int(image.width),
            int(image.height),
            loading,
        )
    found = image.get_renditions(*SPECS)
    small, large = (found[spec] for spec in SPECS)
    srcset = format_html_join(", ", "{} {}w", ((one.url, one.width) for one in (small, large)))
    return format_html(
        '<img class="{}" src="{}" srcset="{}" sizes="{}" alt="{}" width="{}" height="{}"{}>',
        css,
        small.url,
        srcset,
        sizes,
        alt,
        large.width,
        large.height,
        loading,
    )


@register.filter
def large_url(image):
    """Address of a picture in large, for who wants to see more of it."""
    return large(image)


@register.filter
def host(address):
    """The host of an address, so that readers know where a link leads."""
    return urlsplit(address).netloc


@register.filter
def due_day(closes_at):
    """The last day on which something can still be done, day and month: the instant it closes is no longer in."""
    return timezone.localtime(closes_at - timedelta(microseconds=1)).strftime("%d/%m")


@register.inclusion_tag("cms_pages/core/changes.html")
def page_changes(page):
    """Notes on what was changed in a page since it was first published, where their authors meant them for readers.

    Asks nothing for what is no page of ours, or was published once.
    """
    if not isinstance(page, Page) or not page.live or page.first_published_at == page.last_published_at:
        return {"notes": []}
    return {"notes": public_notes(page)[:NOTES]}
