"""Who may do what in the editorial office."""

from django.utils import timezone
from wagtail.models import GroupPagePermission

from cms_pages.core.authors import authors_since_publication
from cms_pages.core.workflow import CONTRIBUTORS
from cms_pages.newsroom.models import Bundle, Contributor, SectionRight

APPROVE = "cms_newsroom.approve_bundle"
COMPOSE = "cms_newsroom.change_bundle"
SEE_CONTRIBUTIONS = "cms_newsroom.view_contributions"


def is_bound(user, section):
    """Whether the person writes in this section only as a contributor, and so only for a unit."""
    if user.is_superuser or not user.groups.filter(name=CONTRIBUTORS).exists():
        return False
    above = [section.path[:end] for end in range(section.steplen, len(section.path) + 1, section.steplen)]
    other = GroupPagePermission.objects.filter(
        group__in=user.groups.exclude(name=CONTRIBUTORS),
        page__path__in=above,
        permission__codename__in=["add_page", "change_page"],
    )
    return not other.exists()


def rights_in(user, section, page_type=None, day=None):
    """The rights by which a contributor writes in a section, of the units they write for on a day (today)."""
    day = day or timezone.localdate()
    units = Contributor.objects.on(day).filter(user=user).values("unit")
    above = [section.path[:end] for end in range(section.steplen, len(section.path) + 1, section.steplen)]
    rights = SectionRight.objects.on(day).filter(unit__in=units, section__path__in=above)
    if page_type is not None:
        rights = rights.filter(page_type__in=[page_type]) | rights.filter(page_type=None)
    return rights


def may_write(user, section, page_type=None):
    """Whether a person may write in a section, pages of a kind (ContentType) or any.

    Contributors where their unit has a right, others as their groups say.
    """
    if not user.is_authenticated or section is None or not is_bound(user, section):
        return True
    return rights_in(user, section, page_type).exists()


def may_compose(user, bundle=None):
    """Whether the person may put bundles together, and change this one now."""
    return user.has_perm(COMPOSE) and (bundle is None or bundle.state == Bundle.State.DRAFT)


def may_take_back(user, bundle):
    """Whether the person may take a bundle back to change it: those who compose, and those who approve."""
    taken = bundle.state in (Bundle.State.SENT, Bundle.State.APPROVED, Bundle.State.STOPPED)
    return taken and (user.has_perm(COMPOSE) or user.has_perm(APPROVE))


def wrote_part_of(user, bundle):
    """Whether the person put the bundle together or wrote part of one of its pages."""
    if user.pk in {bundle.made_by_id, bundle.sent_by_id, *bundle.changed_by.values_list("pk", flat=True)}:
        return True
    return any(user.pk in authors_since_publication(item.page) for item in bundle.items.all() if item.page)


def may_approve(user, bundle):
    """Whether the person may approve a bundle that was sent: an approver who had no part in it."""
    return bundle.state == Bundle.State.SENT and user.has_perm(APPROVE) and not wrote_part_of(user, bundle)


def may_still_approve(user):
    """Whether who approved a bundle is an approver to this day."""
    return user.is_active and user.has_perm(APPROVE)


def may_see_contributions(user):
    """Who sees what everybody contributed; contributors see their own units' anyway."""
    return user.has_perm(SEE_CONTRIBUTIONS)
