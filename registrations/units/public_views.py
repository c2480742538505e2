"""The public page of a unit: what it has been called, what it came of, into what it passed. Nothing of its people."""

from django.http import Http404
from django.shortcuts import render
from django.utils import timezone
from django.views.decorators.http import require_safe

from .history import history_of, links_in, links_out
from .models import Unit


@require_safe
def unit(request, code):
    """One unit through the years. The link to its awards leads into the archive."""
    # PostgreSQL refuses to compare with a NUL byte; no code holds one.
    code = code.replace("\x00", "\ufffd")
    found = Unit.objects.select_related("parent", "former_district").filter(code=code).order_by("pk").first()
    if found is None:
        raise Http404("Không có đơn vị này.")
    came, went = links_in(found), links_out(found)
    context = {
        "unit": found,
        "stands": found.stands_on(timezone.localdate()),
        "history": history_of(found, came, went),
        "successors": went,
        "predecessors": came,
    }
    return render(request, "registrations/units/public.html", context)
