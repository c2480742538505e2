"""What there is of each target group: its awards in the archive, its exemplars, the documents about it.

Nothing here is written by anybody: a page of a group shows what the records
and the published pages say, so that there is nothing to approve.
"""

from django.db.models import Count

from cms_pages.archive.facets import Choice
from cms_pages.archive.finding import page_of_results
from cms_pages.core.fields import by_group, of_target_group
from cms_pages.core.pictures import with_pictures
from cms_pages.documents.library import open_to_all, put_standings
from cms_pages.documents.models import DocumentPage
from cms_pages.exemplars.models import ExemplarPage
from registrations.awards.kinds import TargetGroup
from registrations.awards.models import AwardRecord

SHOWN = 6
GROUP = "target_group"


def _asked(**filters) -> Choice:
    return Choice(text="", filters=filters, year_from=None, year_to=None, sort="", exact=False, page=1)


def groups():
    """[(group, label, number of public awards, of exemplars, of documents)], in the order of the list."""
    results = page_of_results(_asked(), 1, page_size=1, counted=(GROUP,))
    awards = {value.value: value.count for value in results.facets.get(GROUP, [])}
    stories = dict(by_group(ExemplarPage.objects.live().public().order_by()))
    papers = dict(by_group(_documents().order_by()))
    return [
        (value, label, awards.get(value, 0), stories.get(value, 0), papers.get(value, 0))
        for value, label in TargetGroup.choices
    ]


def _documents():
    return DocumentPage.objects.live().filter(open_to_all())


def documents_of(group):
    """The newest documents about a group, with their standings; two queries."""
    found = of_target_group(_documents(), group).defer("body").order_by("-issued_on", "-pk")
    return put_standings(found[: SHOWN + 1])


def awards_of(group):
    """(number of public awards of a group, [(level, label, number)]), as the archive counts them."""
    results = page_of_results(_asked(**{GROUP: [group]}), 1, page_size=1, counted=("level",))
    return results.total, [(each.value, each.label, each.count) for each in results.facets.get("level", [])]


def occasions_of(group):
    """[(occasion, number of the decision, its day, its address, number of awards)]: the latest occasions on which a group was honoured."""
    records = of_target_group(AwardRecord.objects.public().standing(), group).exclude(decision__occasion="")
    columns = ("decision__occasion", "decision__number", "decision__signed_on", "decision__public_url")
    rows = records.order_by().values(*columns).annotate(count=Count("pk")).order_by("-decision__signed_on")
    return list(rows.values_list(*columns, "count")[:SHOWN])


def exemplars_of(group):
    """The newest exemplars of a group."""
    pages = of_target_group(ExemplarPage.objects.live().public(), group)
    return with_pictures(pages.select_related("place_unit").defer("body").order_by("-told_on", "-pk"))[: SHOWN + 1]
