"""Pages about the site itself."""

from django.shortcuts import render
from django.views.decorators.http import require_safe
from wagtail.models import Site

DEPTH = 2


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
