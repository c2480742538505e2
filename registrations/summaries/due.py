"""Outcomes that have to be published in time."""

from django.urls import reverse

from registrations.calendar.due import Due, end_of

from .queries import awaiting
from .rules import may_write, outcome_due

LOOKED_AT = 50


def due(user, now, until):
    """Windows that are over and whose outcome is due before `until`, or late."""
    if not (user.has_perm("consultations.publish_outcome") or may_write(user)):
        return
    for each in awaiting(now)[:LOOKED_AT]:
        day = outcome_due(each)
        if day and end_of(day) <= until:
            url = reverse("tong-hop:consultation", args=[each.pk])
            yield Due(end_of(day), each.title, url, "Công bố kết quả lấy ý kiến")
