"""Requests about one's data that have to be settled soon."""

from django.urls import reverse
from django.utils import timezone

from registrations.calendar.due import Due, end_of

from .models import SubjectRequest
from .rules import may_handle_requests

MOST = 20


def due(user, now, until):
    """Requests that are not settled and whose last day comes before `until` or has passed."""
    if not may_handle_requests(user):
        return
    found = SubjectRequest.objects.filter(result="", due_on__lt=timezone.localdate(until)).select_related("receipt")
    for each in found.order_by("due_on", "pk")[:MOST]:
        url = reverse("yeu-cau-du-lieu:inspect", args=[each.pk])
        yield Due(end_of(each.due_on), f"{each.get_kind_display()} {each.receipt.code}", url, "Hạn giải quyết yêu cầu")
