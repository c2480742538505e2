"""Pages that appear or go at a time that was set."""

from django.urls import reverse
from wagtail.models import Page, Revision
from wagtail.permission_policies.pages import PagePermissionPolicy

from registrations.calendar.due import Due

MOST = 20


def due(user, now, until):
    """Pages with an approved schedule, or that expire, before `until`, among those this person may edit."""
    scheduled = dict(
        Revision.page_revisions.filter(approved_go_live_at__gt=now, approved_go_live_at__lte=until).values_list(
            "object_id", "approved_go_live_at"
        )[:MOST]
    )
    theirs = PagePermissionPolicy().instances_user_has_any_permission_for(user, ["add", "change"]).values("pk")
    for page in Page.objects.filter(pk__in=[int(key) for key in scheduled]).filter(pk__in=theirs):
        yield Due(scheduled[str(page.pk)], page.draft_title, _edit(page), "Trang tự đăng")
    gone = Page.objects.live().filter(expire_at__gt=now, expire_at__lte=until, pk__in=theirs).order_by("expire_at")
    for page in gone[:MOST]:
        yield Due(page.expire_at, page.draft_title, _edit(page), "Trang tự gỡ xuống")


def _edit(page):
    return reverse("wagtailadmin_pages:edit", args=[page.pk])
