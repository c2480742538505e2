"""Windows that end soon."""

from django.urls import reverse

from registrations.calendar.due import Due

from .models import Consultation


def due(user, now, until):
    """Open windows that stop taking comments before `until`."""
    if not user.has_perm("consultations.view_consultation"):
        return
    for each in Consultation.objects.open(now).filter(closes_at__lte=until).only("pk", "title", "closes_at"):
        yield Due(each.closes_at, each.title, reverse("lay-y-kien:inspect", args=[each.pk]), "Cuộc lấy ý kiến kết thúc")
