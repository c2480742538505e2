"""Pictures in lists: everything a list shows of them in two queries, however long it is."""

from django.db.models import Prefetch, prefetch_related_objects
from wagtail.images import get_image_model

WIDTHS = (480, 960)
SPECS = tuple(f"format-webp|width-{width}|webpquality-72" for width in WIDTHS)
LARGE = "format-webp|max-2000x1600|webpquality-76"


def _renditions():
    renditions = get_image_model().get_rendition_model().objects.filter(filter_spec__in=(*SPECS, LARGE))
    return Prefetch("renditions", queryset=renditions, to_attr="prefetched_renditions")


def load_renditions(pictures):
    """Load what pages show of these pictures in one query; None among them is passed over."""
    if found := [picture for picture in pictures if picture is not None]:
        prefetch_related_objects(found, _renditions())


def large(picture):
    """Address of a picture in large; drawings (SVG) as they are."""
    return picture.file.url if picture.is_svg() else picture.get_rendition(LARGE).url


def with_pictures(pages):
    """A queryset of pages with their pictures and the renditions that templates show."""
    renditions = get_image_model().get_rendition_model().objects.filter(filter_spec__in=SPECS)
    return pages.select_related("picture").prefetch_related(
        Prefetch("picture__renditions", queryset=renditions, to_attr="prefetched_renditions")
    )
