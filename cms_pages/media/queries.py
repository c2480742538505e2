"""What the library shows: pictures and films of live pages, the newest first."""

from django.db.models import Prefetch, Q
from wagtail.images import get_image_model

from cms_pages.core.pictures import SPECS
from cms_pages.media.models import Shown


def pictures(year=None):
    """Public pictures, each once, with what a list shows of them."""
    shown = Shown.objects.public().pictures()
    if year:
        shown = shown.filter(shown_on__year=year)
    renditions = get_image_model().get_rendition_model().objects.filter(filter_spec__in=SPECS)
    return (
        shown.latest_of_each()
        .select_related("image", "page")
        .prefetch_related(Prefetch("image__renditions", queryset=renditions, to_attr="prefetched_renditions"))
    )


def films(year=None):
    """Public films, each once."""
    shown = Shown.objects.public().films()
    if year:
        shown = shown.filter(shown_on__year=year)
    return shown.latest_of_each().select_related("film", "page")


def years(shown):
    """Years in which something of these was shown, the newest first."""
    return [moment.year for moment in shown.order_by().datetimes("shown_on", "year", order="DESC")]


def public_of(**what):
    """Public rows of one picture or film (`image=` or `film=`), where it was shown last first."""
    return Shown.objects.filter(**what).public().select_related("page", "image", "film").order_by("-shown_on", "-pk")


def neighbours(shown):
    """(newer, older) pictures of the library beside one; None at the ends."""
    rows = pictures().prefetch_related(None)
    newer = rows.filter(Q(shown_on__gt=shown.shown_on) | Q(shown_on=shown.shown_on, pk__gt=shown.pk))
    older = rows.filter(Q(shown_on__lt=shown.shown_on) | Q(shown_on=shown.shown_on, pk__lt=shown.pk))
    return newer.order_by("shown_on", "pk").first(), older.first()
