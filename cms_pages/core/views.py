"""Pages about the site itself."""

from django.core.exceptions import PermissionDenied
from django.http import FileResponse, Http404
from django.shortcuts import get_object_or_404, redirect, render
from django.views.decorators.http import require_safe
from wagtail.models import Page, Site
from wagtailmedia.models import get_media_model
from wagtailmedia.views import media

from cms_pages.core import cards, sight, view_cards
from cms_pages.core.checks.registry import hints
from cms_pages.core.context import office_of
from cms_pages.core.public_files import is_public


@require_safe
def site_map(request):
    """Sơ đồ trang: sections and plain pages, with the record sections beside them (one query)."""
    home = Site.find_for_request(request).root_page
    pages = (
        home.get_descendants()
        .live()
        .public()
        .filter(depth=home.depth + 1)
        .values_list("title", "url_path", "show_in_menus")
    )
    start = len(home.url_path)
    sections = [(title, "/" + path[start:]) for title, path, in_menu in pages if in_menu]
    plain = [(title, "/" + path[start:]) for title, path, in_menu in pages if not in_menu]
    return render(request, "cms_pages/core/site_map.html", {"sections": sections, "plain": plain})


@require_safe
def share_card(request, name, key):
    """The drawn card of a page that everybody may see, or of the portal; an old address leads to the present card."""
    page = None
    if name != cards.SITE:
        page = Page.objects.live().public().filter(pk=int(name)).first()
        if page is None or not hasattr(page.specific_class, "share_card"):
            raise Http404
        page = page.specific
    office = office_of(request)
    words = cards.words_of(page, office)
    if key != cards.key_of(words):
        return redirect(cards.address(page, office))
    return _card(office, lambda: cards.opened(name, words))


@require_safe
def view_card(request, kind, name):
    """The drawn card of a section, a record, a recipient, a consultation; where it may show nothing, the portal's."""
    office = office_of(request)
    words = view_cards.words(kind, name, office)
    if words is None:
        return redirect(cards.address(None, office))
    return _card(office, lambda: cards.opened_of_view(kind, name, words))


def _card(office, opened):
    try:
        answer = FileResponse(opened(), content_type="image/png")
    except cards.TooManyCards:
        answer = redirect(cards.address(None, office))
        answer.headers["Cache-Control"] = "no-store"
        return answer
    # Only the reader's own browser keeps it: a cache for many would still have it when its page is taken off.
    answer.headers["Cache-Control"] = f"private, max-age={cards.KEPT_SECONDS}"
    return answer


@require_safe
def content_checks(request, page_id):
    """The hints about the latest draft of a page, for its editor to show anew after it was saved."""
    page = get_object_or_404(Page, pk=page_id).get_latest_revision_as_object()
    if not page.permissions_for_user(request.user).can_edit():
        raise PermissionDenied
    return render(request, "cms_pages/core/admin/hints.html", {"hints": hints(page)})


@require_safe
def film_usage(request, media_id):
    """Where a film is used, for whom it concerns."""
    film = get_object_or_404(get_media_model(), pk=media_id)
    if not (is_public(type(film), film.pk) or sight.opens(request.user, type(film), film.pk)):
        raise PermissionDenied
    return media.usage(request, media_id)
