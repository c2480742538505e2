"""Who comes to a page of a nomination: the people of its unit; for everybody else it does not exist."""

from __future__ import annotations

from django.http import Http404
from django.utils import timezone

from . import queries, rules
from .models import Nomination


def nomination_of(request, nomination_id, allowed=rules.may_write) -> Nomination:
    """The nomination with all its parts, or 404."""
    nomination = queries.full(nomination_id)
    if nomination is None or not allowed(request.user, nomination, timezone.now()):
        raise Http404
    return nomination
