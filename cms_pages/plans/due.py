"""Tasks of work plans that fall due."""

from django.urls import reverse
from django.utils import timezone

from registrations.calendar.due import Due, end_of

from . import queries, rules

MOST = 20


def due(user, now, until):
    """Open tasks whose last day comes before `until` or has passed."""
    if not rules.may_see(user):
        return
    for each in queries.due(timezone.localdate(now))[:MOST]:
        if end_of(each.due_on) <= until:
            # Who only approves plans reads the board; the task itself is for those who keep the plan.
            task = reverse("workplan:task", args=[each.plan_id, each.pk])
            url = task if rules.may_edit(user) else reverse("workplan:inspect", args=[each.plan_id])
            yield Due(end_of(each.due_on), each.text, url, "Nhiệm vụ trong kế hoạch")
