"""Campaigns in which units have to hand in soon."""

from django.db.models import Q
from django.urls import reverse

from registrations.calendar.due import Due

from .models import Campaign
from .rules import may_see_board


def due(user, now, until):
    """Deadlines of campaigns that are open, those of single kinds of units too."""
    if not may_see_board(user):
        return
    soon = Q(closes_at__gt=now, closes_at__lte=until)
    own = Q(deadlines__closes_at__gt=now, deadlines__closes_at__lte=until)
    found = Campaign.objects.filter(soon | own, opens_at__lte=now).distinct().prefetch_related("deadlines")
    for each in found:
        ends = [each.closes_at, *(deadline.closes_at for deadline in each.deadlines.all())]
        for instant in sorted({end for end in ends if now < end <= until}):
            yield Due(instant, each.name, reverse("campaigns_desk:board", args=[each.pk]), "Hạn đơn vị gửi")
