"""What every page shows around its own matter."""

from django.utils.functional import SimpleLazyObject
from wagtail.models import Page, Site

from cms_pages.core.models import OfficeSettings


def _navigation(request):
    """Sections of the site: the children of the home page that stand in menus (one query)."""
    site = Site.find_for_request(request)
    if site is None:
        return []
    root_path, root_url = site.root_page.path, site.root_page.url_path
    children = (
        Page.objects.live()
        .in_menu()
        .filter(path__startswith=root_path, depth=site.root_page.depth + 1)
        .values_list("title", "url_path")
    )
    entries = [(title, "/" + url_path[len(root_url) :]) for title, url_path in children]
    here = request.path
    return [{"title": title, "url": url, "current": here.startswith(url)} for title, url in entries]


def site(request):
    """The office's facts and the navigation, each read only when a template asks for it."""
    return {
        "office": SimpleLazyObject(lambda: OfficeSettings.for_request(request)),
        "site_nav": SimpleLazyObject(lambda: _navigation(request)),
    }
