"""Who may watch a film."""

from wagtail.models import PageViewRestriction
from wagtailmedia import get_permission_policy

from cms_pages.media.models import Shown

APPROVE = "cms_core.withdraw_page"


def is_public(film):
    """Whether a page that everybody may read shows the film now."""
    return Shown.objects.filter(film=film).public().exists()


def may_watch(request, film):
    """Everybody once a public page shows the film; whoever may read a restricted page that shows it; its office."""
    return is_public(film) or may_prepare(request.user, film) or _reads_a_page_with(request, film)


def may_prepare(user, film):
    """Whether somebody of the office works with the film: whoever brought it in, editors, approvers."""
    if not user.is_authenticated or not user.is_active:
        return False
    policy = get_permission_policy()
    return user.has_perm(APPROVE) or policy.user_has_any_permission_for_instance(user, ["change", "delete"], film)


def _reads_a_page_with(request, film):
    for shown in Shown.objects.filter(film=film, page__live=True).select_related("page")[:20]:
        restrictions = list(shown.page.get_view_restrictions())
        if restrictions and all(_accepts(restriction, request) for restriction in restrictions):
            return True
    return False


def _accepts(restriction: PageViewRestriction, request):
    return restriction.accept_request(request)
