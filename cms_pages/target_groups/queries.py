"""What there is of each target group: its awards in the archive, its exemplars, the documents about it.

Nothing here is written by anybody: a page of a group shows what the records
and the published pages say, so that there is nothing to approve.
"""

from cms_pages.archive.facets import Choice
from cms_pages.archive.finding import page_of_results
from cms_pages.core.fields import of_target_group
from cms_pages.core.pictures import with_pictures
from cms_pages.exemplars.filters import by_group
from cms_pages.exemplars.models import ExemplarPage
from registrations.awards.kinds import TargetGroup

SHOWN = 6
GROUP = "target_group"


def _asked(**filters) -> Choice:
    return Choice(text="", filters=filters, year_from=None, year_to=None, sort="", exact=False, page=1)


def groups():
    """[(group, label, number of public awards, number of exemplars)], in the order of the list."""
    results = page_of_results(_asked(), 1, page_size=1, counted=(GROUP,))
    awards = {value.value: value.count for value in results.facets.get(GROUP, [])}
    stories = dict(by_group(ExemplarPage.objects.live().public().order_by()))
    return [(value, label, awards.get(value, 0), stories.get(value, 0)) for value, label in TargetGroup.choices]


def awards_of(group):
    """(number of public awards of a group, [(level, label, number)]), as the archive counts them."""
    results = page_of_results(_asked(**{GROUP: [group]}), 1, page_size=1, counted=("level",))
    return results.total, [(each.value, each.label, each.count) for each in results.facets.get("level", [])]


def exemplars_of(group):
    """The newest exemplars of a group."""
    pages = of_target_group(ExemplarPage.objects.live().public(), group)
    return with_pictures(pages.select_related("place_unit").defer("body").order_by("-told_on", "-pk"))[: SHOWN + 1]
