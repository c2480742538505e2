"""What contributors see of the back office: what is public, and what they and their unit prepare."""

from django.utils import timezone
from wagtail.models import GroupPagePermission

from cms_pages.core.sight import Sight
from cms_pages.core.workflow import CONTRIBUTORS, WITHDRAW
from cms_pages.newsroom.models import Contributor, SectionRight


def sight_of(user):
    """What a contributor sees; None for who works on pages by another right, too."""
    if not user.is_authenticated or user.is_superuser or user.has_perm(WITHDRAW):
        return None
    groups = list(user.groups.all())
    others = [group for group in groups if group.name != CONTRIBUTORS]
    if len(others) == len(groups) or GroupPagePermission.objects.filter(group__in=others).exists():
        return None
    today = timezone.localdate()
    units = Contributor.objects.on(today).filter(user=user).values("unit")
    colleagues = Contributor.objects.on(today).filter(unit__in=units).values_list("user", flat=True)
    places = SectionRight.objects.on(today).filter(unit__in=units).values_list("section__path", flat=True)
    return Sight(user=user, colleagues=colleagues, places=places)
