"""Khen thưởng theo đối tượng: one page for each group of people that plans of the province single out."""

from django.http import Http404
from django.shortcuts import render
from django.views.decorators.http import require_safe

from cms_pages.exemplars.models import ExemplarIndexPage
from cms_pages.target_groups import queries
from registrations.awards.kinds import TargetGroup

FOLDER = "cms_pages/target_groups"
CRUMBS = [("Trang chủ", "/")]
TITLE = "Khen thưởng theo đối tượng"


@require_safe
def index(request):
    """All groups with their numbers."""
    return render(request, f"{FOLDER}/index.html", {"crumb_items": CRUMBS, "title": TITLE, "groups": queries.groups()})


@require_safe
def group(request, value):
    """One group: its awards, its exemplars, the documents about it."""
    if value not in TargetGroup.values:
        raise Http404
    total, levels = queries.awards_of(value)
    exemplars = list(queries.exemplars_of(value))
    documents = queries.documents_of(value)
    section = ExemplarIndexPage.objects.live().first()
    label = str(TargetGroup(value).label)
    context = {
        "crumb_items": [*CRUMBS, (TITLE, "/khen-thuong-theo-doi-tuong/")],
        "value": value,
        "label": label,
        # "Y, bác sĩ" is looked for by its first part that is a word of some length.
        "words": next(part for part in label.split(", ") if len(part) > 1).lower(),
        "total": total,
        "levels": levels,
        "exemplars": exemplars[: queries.SHOWN],
        "more": len(exemplars) > queries.SHOWN,
        "occasions": queries.occasions_of(value),
        "documents": documents[: queries.SHOWN],
        "more_documents": len(documents) > queries.SHOWN,
        "section_url": section.url_path_here if section else "",
    }
    return render(request, f"{FOLDER}/group.html", context)
