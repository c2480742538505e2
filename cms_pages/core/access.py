"""Which pages everybody may read, asked as a part of the query that lists them."""

from django.db.models import CharField, Exists, ExpressionWrapper, F, OuterRef, Q
from wagtail.models import Page, PageViewRestriction


def unrestricted(prefix=""):
    """Condition for pages that no view restriction, their own or one above them, keeps from anybody.

    `prefix` leads from the queryset's model to the page ("page__"). Wagtail's
    own `public()` asks for all restrictions in a query of its own each time.
    """
    here = ExpressionWrapper(OuterRef(f"{prefix}path"), output_field=CharField())
    return ~Exists(PageViewRestriction.objects.alias(here=here).filter(here__startswith=F("page__path")))


def restrictions_on(page):
    """View restrictions that hold on a page: its own and those above it, and of a twin those of its original.

    The page's path names all pages above it, so one query does; Wagtail's own way reads them first.
    """
    above = [page.path[:end] for end in range(page.steplen, len(page.path) + 1, page.steplen)]
    twins = Page.objects.order_by().filter(path__in=above)
    of_original = Exists(twins.filter(alias_of=OuterRef("page"))) | Exists(
        twins.filter(alias_of__alias_of=OuterRef("page"))
    )
    return PageViewRestriction.objects.filter(Q(page__path__in=above) | of_original)
