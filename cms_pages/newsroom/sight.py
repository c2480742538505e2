"""What contributors see of the back office: what is public, and what they and their unit prepare.

Members of the council, who work on no pages, see of them what is public.
"""

from django.utils import timezone
from wagtail.models import GroupPagePermission

from cms_pages.core.sight import Sight
from cms_pages.core.workflow import CONTRIBUTORS, WITHDRAW
from cms_pages.newsroom.models import Contributor, SectionRight


def sight_of(user):
    """What somebody sees who works on no pages but for a unit; None for who works on pages by another right."""
    if not user.is_authenticated or user.is_superuser or user.has_perm(WITHDRAW):
        return None
    if GroupPagePermission.objects.filter(group__in=user.groups.exclude(name=CONTRIBUTORS)).exists():
        return None
    today = timezone.localdate()
    units = Contributor.objects.on(today).filter(user=user).values("unit")
    colleagues = Contributor.objects.on(today).filter(unit__in=units).values_list("user", flat=True)
    places = SectionRight.objects.on(today).filter(unit__in=units).values_list("section__path", flat=True)
    return Sight(user=user, colleagues=colleagues, places=places)
