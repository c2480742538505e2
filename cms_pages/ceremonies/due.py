"""Ceremonies to come, and those held that still lack pictures and the list of those honoured."""

from datetime import timedelta

from django.db.models import Exists, OuterRef
from django.urls import reverse
from django.utils import timezone
from wagtail.permission_policies.pages import PagePermissionPolicy

from registrations.calendar.due import Due, end_of

from .models import CeremonyDecision, CeremonyPage, CeremonyRecord

MOST = 20
WITHIN = timedelta(days=7)
HONOURING = (CeremonyPage.Kind.CONFERRAL, CeremonyPage.Kind.YEAR_END)


def due(user, now, until):
    """For those who edit their pages."""
    theirs = PagePermissionPolicy().instances_user_has_any_permission_for(user, ["change", "publish"]).values("pk")
    pages = CeremonyPage.objects.filter(pk__in=theirs).defer("body")
    for page in pages.filter(starts_at__gt=now, starts_at__lte=until).order_by("starts_at", "pk")[:MOST]:
        yield Due(page.starts_at, page.title, _edit(page), "Hội nghị, lễ trao tặng", happens=True)
    for page in _unlisted(pages, now).order_by("-starts_at", "pk")[:MOST]:
        ends_at = end_of(timezone.localdate(page.starts_at) + WITHIN)
        if ends_at <= until:
            yield Due(ends_at, page.title, _edit(page), "Chưa có danh sách được tôn vinh")


def _unlisted(pages, now):
    """Held within the last three months, on the site, without decision or record of those honoured."""
    held = pages.live().filter(starts_at__lte=now, starts_at__gt=now - timedelta(days=90), kind__in=HONOURING)
    named = [model.objects.filter(page=OuterRef("pk")) for model in (CeremonyDecision, CeremonyRecord)]
    return held.filter(~Exists(named[0]), ~Exists(named[1]))


def _edit(page):
    return reverse("wagtailadmin_pages:edit", args=[page.pk])
