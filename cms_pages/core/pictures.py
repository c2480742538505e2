"""Pictures in lists: everything a list shows of them in two queries, however long it is."""

from django.db.models import Prefetch
from wagtail.images import get_image_model

WIDTHS = (480, 960)
SPECS = tuple(f"format-webp|width-{width}|webpquality-72" for width in WIDTHS)


def with_pictures(pages):
    """A queryset of pages with their pictures and the renditions that templates show."""
    renditions = get_image_model().get_rendition_model().objects.filter(filter_spec__in=SPECS)
    return pages.select_related("picture").prefetch_related(
        Prefetch("picture__renditions", queryset=renditions, to_attr="prefetched_renditions")
    )
