"""Which pages everybody may read, asked as a part of the query that lists them."""

from django.db.models import CharField, Exists, ExpressionWrapper, F, OuterRef
from wagtail.models import PageViewRestriction


def unrestricted(prefix=""):
    """Condition for pages that no view restriction, their own or one above them, keeps from anybody.

    `prefix` leads from the queryset's model to the page ("page__"). Wagtail's
    own `public()` asks for all restrictions in a query of its own each time.
    """
    here = ExpressionWrapper(OuterRef(f"{prefix}path"), output_field=CharField())
    return ~Exists(PageViewRestriction.objects.alias(here=here).filter(here__startswith=F("page__path")))
