"""The members' area: meetings with agenda and papers, and the units assigned to the member. Nobody else sees it."""

from __future__ import annotations

from django.contrib.auth.decorators import login_required
from django.http import Http404
from django.shortcuts import get_object_or_404, render
from django.utils import timezone
from django.views.decorators.cache import never_cache
from django.views.decorators.http import require_safe

from cms_pages.core.paging import page_of
from cms_pages.council.queries import mine

from . import queries, rules
from .models import Meeting, MeetingPage, Paper

FOLDER = "cms_pages/meetings"
PER_PAGE = 20
CRUMBS = [("Trang chủ", "/"), ("Khu vực thành viên Hội đồng", "/thanh-vien/")]


@never_cache
@login_required
@require_safe
def home(request):
    """Meetings to come and held, and the member's units. To others the area does not exist."""
    if not rules.is_member(request.user):
        return _substitute_home(request)
    ahead, held = queries.called()
    year = timezone.localdate().year
    assignments = list(mine(request.user)[:300])
    context = {
        "ahead": ahead,
        "held": page_of(request, held, PER_PAGE),
        "assignments": [row for row in assignments if row.year >= year],
        "past": [row for row in assignments if row.year < year],
        "trail": CRUMBS[:1],
    }
    return render(request, f"{FOLDER}/home.html", context)


def _substitute_home(request):
    """The same for somebody who sits in: the meetings at which that is, while they are to come or running."""
    meetings = queries.substituted(request.user)
    if not meetings:
        raise Http404
    context = {"ahead": meetings, "held": [], "sits_in": True, "trail": CRUMBS[:1]}
    return render(request, f"{FOLDER}/home.html", context)


@never_cache
@login_required
@require_safe
def meeting(request, pk):
    """One meeting: agenda, papers, and after it who was there and how was voted."""
    found = get_object_or_404(Meeting, pk=pk)
    if not rules.may_read(request.user, found):
        raise Http404
    papers = found.papers.select_related("attachment")
    context = {
        "meeting": found,
        "agenda": found.agenda.all(),
        "papers": [paper for paper in papers if paper.kind == Paper.Kind.PAPER],
        "minutes": [paper for paper in papers if paper.kind == Paper.Kind.MINUTES],
        "quorum": queries.quorum(found),
        "votes": found.votes.all(),
        "conclusion": MeetingPage.objects.live().filter(meeting=found).first(),
        "trail": CRUMBS,
    }
    return render(request, f"{FOLDER}/meeting.html", context)
