"""Questions that have to be answered soon."""

from django.db.models import Q
from django.urls import reverse
from django.utils import timezone

from registrations.calendar.due import Due, end_of

from .models import Feedback
from .rules import may_handle, may_read_restricted

MOST = 20


def due(user, now, until):
    """Unanswered questions of this officer, or of nobody, whose last day comes before `until` or has passed."""
    if not may_handle(user):
        return
    last = timezone.localdate(until)
    found = Feedback.objects.unfinished().visible_to(restricted=may_read_restricted(user)).filter(due_on__lt=last)
    found = found.filter(Q(assignee=user) | Q(assignee=None)).select_related("receipt").order_by("due_on", "pk")
    for each in found[:MOST]:
        title = f"{each.get_kind_display()} {each.receipt.code}"
        yield Due(end_of(each.due_on), title, reverse("feedback_desk:detail", args=[each.pk]), "Hạn trả lời")
