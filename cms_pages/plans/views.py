"""Work plans for everyone: the list, and a plan as a board by quarter."""

from django.http import Http404
from django.shortcuts import render
from django.utils import timezone
from django.views.decorators.http import require_safe

from cms_pages.core.paging import page_of
from search.text import asked_words

from . import queries, showing

CRUMBS = [("Trang chủ", "/")]
PER_PAGE = 20


@require_safe
def index(request):
    """The plans that are public, newest first."""
    plans = page_of(request, queries.public_plans(), PER_PAGE)
    plans.object_list = [showing.as_shown(plan) for plan in plans.object_list]
    return render(request, "cms_pages/plans/index.html", {"plans": plans, "trail": CRUMBS})


def _found(body, year):
    """The public plan of a council and year, as it was approved; Http404 where there is none."""
    found = queries.public_plans().filter(organising_body__slug=body, year=year).first()
    if found is None:
        raise Http404
    return showing.as_shown(found)


@require_safe
def paper(request, body, year):
    """The whole board as tables, one for each quarter, to be printed."""
    found = _found(body, year)
    board = queries.board(found, today=timezone.localdate())
    trail = [*CRUMBS, ("Kế hoạch công tác", "/ke-hoach/"), (str(found), found.get_absolute_url())]
    return render(request, "cms_pages/plans/paper.html", {"plan": found, "board": board, "trail": trail})


@require_safe
def plan(request, body, year):
    """One plan by quarter, narrowed by agency and state."""
    found = _found(body, year)
    agency, state = asked_words(request.GET.get("co-quan"), 300), request.GET.get("tinh-trang", "")
    state = state if state in queries.STATES else ""
    board = queries.board(found, today=timezone.localdate(), agency=agency, state=state)
    agency = agency if any(agency == key for key, _ in board.agencies) else ""
    if not agency and request.GET.get("co-quan"):
        board = queries.board(found, today=timezone.localdate(), state=state)
    context = {
        "plan": found,
        "board": board,
        "agency": agency,
        "state": state,
        "states": [(key, label) for key, (label, _) in queries.STATES.items()],
        "narrowed": bool(agency or state),
        "trail": [*CRUMBS, ("Kế hoạch công tác", "/ke-hoach/")],
    }
    return render(request, "cms_pages/plans/plan.html", context)
