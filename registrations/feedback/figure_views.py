"""The public page of figures: months with few are not told, so that nobody is known by a number."""

from django.shortcuts import render
from django.utils import timezone
from django.views.decorators.cache import never_cache
from django.views.decorators.http import require_safe

from . import figures
from .views import FOLDER, crumbs

MONTHS = 12


@never_cache
@require_safe
def public_figures(request):
    """The last twelve whole months: received, answered, how many of these in time."""
    now = timezone.now()
    last = figures.back(timezone.localdate(now).replace(day=1), 1)
    rows = [
        {"month": month, "figures": each, "few": each.received < figures.FEW}
        for month, each in reversed(figures.by_month(last, MONTHS, now))
    ]
    return render(request, f"{FOLDER}/figures.html", {"rows": rows, "few": figures.FEW, "crumbs_items": crumbs()})
