"""Redirects from old addresses: one for each, never over a page that stands."""

from django.urls import Resolver404, resolve
from wagtail.contrib.redirects.models import Redirect

from cms_pages.core.redirect_guard import page_at


def taken(path, page=None):
    """Why an old address cannot lead to a page: a sentence, "" where it can."""
    if (standing := page_at(path)) and (page is None or standing.pk != page.pk):
        return f"Địa chỉ cũ {path} đang là địa chỉ của trang “{standing.title}” nên không chuyển hướng được."
    if _is_ours(path):
        return f"Địa chỉ cũ {path} đang là địa chỉ của Trang nên không chuyển hướng được."
    other = Redirect.objects.filter(old_path=path).select_related("redirect_page").first()
    if other and (page is None or other.redirect_page_id != page.pk):
        return (
            f"Địa chỉ cũ {path} đã chuyển hướng tới “{other.redirect_page or other.redirect_link}”; giữ nguyên như vậy."
        )
    return ""


def lead_to(page, paths):
    """Have old paths lead to a page that is live. Returns how many new redirects there are."""
    made = 0
    for path in paths:
        if taken(path, page) or page_at(path) or Redirect.objects.filter(old_path=path).exists():
            continue
        Redirect.objects.create(
            old_path=path, redirect_page=page, site=None, is_permanent=True, automatically_created=True
        )
        made += 1
    return made


def _is_ours(path):
    """Whether something that is no page answers at a path: the back office, the search, a record."""
    plain = path.partition("?")[0]
    for tried in (plain, f"{plain.rstrip('/')}/"):
        try:
            if resolve(tried).url_name != "wagtail_serve":
                return True
        except Resolver404:
            continue
    return False
