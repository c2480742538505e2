"""Redirects from old addresses: one for each, never in a circle, never over a page that stands."""

from urllib.parse import urlsplit

from django.conf import settings
from django.core.exceptions import ValidationError
from wagtail.contrib.redirects.models import Redirect
from wagtail.models import Page, Site

MOST_STEPS = 20
LOOP = "Chuyển hướng này dẫn vòng về chính nó: {steps}. Mời chọn đích khác."
ITSELF = "Địa chỉ cũ và đích là một. Mời chọn đích khác."


def refuse_loops():
    """Have every form and import of redirects refuse one that would lead in a circle; called once at the start."""
    if getattr(Redirect.clean, "refuses_loops", False):
        return
    plain = Redirect.clean

    def clean(redirect):
        plain(redirect)
        check_loop(redirect)

    clean.refuses_loops = True
    Redirect.clean = clean


def check_loop(redirect):
    """Raises ValidationError where following the redirect comes back to where it begins."""
    steps, path = [redirect.old_path], _target(redirect)
    while path and len(steps) < MOST_STEPS:
        steps.append(path)
        if path == redirect.old_path:
            told = ITSELF if len(steps) == 2 else LOOP.format(steps=" → ".join(steps))
            raise ValidationError({"redirect_page" if redirect.redirect_page_id else "redirect_link": told})
        further = Redirect.objects.filter(old_path=path).exclude(pk=redirect.pk).first()
        # A redirect answers only where no page does.
        path = _target(further) if further and not _stands(path) else ""


def _target(redirect):
    """The path on our own site to which a redirect leads, "" for another site or none."""
    if redirect.redirect_page_id:
        page = Page.objects.filter(pk=redirect.redirect_page_id).first()
        return Redirect.normalise_path(page.url_path.split("/", 2)[2]) if page else ""
    parts = urlsplit(redirect.redirect_link or "")
    if parts.hostname not in our_hosts():
        return ""
    return Redirect.normalise_path(parts._replace(scheme="", netloc="", fragment="").geturl() or "/")


def our_hosts():
    """The names under which this portal answers."""
    hosts = {urlsplit(settings.SITE_URL).hostname, *Site.objects.values_list("hostname", flat=True)}
    return hosts | {host for host in settings.ALLOWED_HOSTS if "*" not in host}


def _stands(path):
    return page_at(path) is not None


def page_at(path):
    """The live page that answers at a path of the default site, or None."""
    home = Site.objects.filter(is_default_site=True).values_list("root_page__url_path", flat=True).first()
    if home is None or "?" in path:
        return None
    return Page.objects.live().filter(url_path=f"{home.rstrip('/')}{path.rstrip('/')}/").first()


def taken(path, page=None):
    """Why an old address cannot lead to a page: a sentence, "" where it can."""
    if (standing := page_at(path)) and (page is None or standing.pk != page.pk):
        return f"Địa chỉ cũ {path} đang là địa chỉ của trang “{standing.title}” nên không chuyển hướng được."
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
