"""The one check of redirects: they lead on within the portal, and never in a circle.

Sending readers elsewhere is publishing, and not one editor's to do.
"""

from urllib.parse import urlsplit

from django.conf import settings
from django.core.exceptions import ValidationError
from wagtail.contrib.redirects.models import Redirect
from wagtail.models import Page, Site

MOST_STEPS = 20
ELSEWHERE = "Mời chọn một trang, hoặc ghi đủ địa chỉ trong Trang, ví dụ {example}. Chuyển hướng không dẫn ra nơi khác."
LOOP = "Chuyển hướng này dẫn vòng về chính nó: {steps}. Mời chọn đích khác."
ITSELF = "Địa chỉ cũ và đích là một. Mời chọn đích khác."


def connect() -> None:
    """Have every form and import of redirects ask; once, at start."""
    clean = Redirect.clean

    def guarded(self):
        clean(self)
        if self.redirect_link and not path_within(self.redirect_link):
            raise ValidationError({"redirect_link": ELSEWHERE.format(example=f"{settings.SITE_URL}/tin-tuc/")})
        refuse_circle(self)

    Redirect.clean = guarded


def path_within(link: str) -> str:
    """The path, as redirects know it, of a link that is a path of the portal or an address of it; "" for any other."""
    try:
        parts = urlsplit(link.strip().replace("\\", "/"))
    except ValueError:  # such as an open bracket in place of a host
        return ""
    if parts.scheme or parts.netloc:
        if f"{parts.scheme}://{parts.netloc}" not in our_origins():
            return ""
    elif not parts.path.startswith("/"):
        return ""
    return Redirect.normalise_path(parts._replace(scheme="", netloc="", fragment="").geturl() or "/")


def our_origins() -> set[str]:
    """Scheme, host and port of every address under which this portal answers."""
    origins = {settings.SITE_URL, *(site.root_url for site in Site.objects.all())}
    hosts = (host for host in settings.ALLOWED_HOSTS if "*" not in host and not host.startswith("."))
    return origins | {f"{scheme}://{host}" for host in hosts for scheme in ("http", "https")}


def refuse_circle(redirect) -> None:
    """Raises ValidationError where following the redirect comes back to where it begins."""
    steps, path = [redirect.old_path], _target(redirect)
    while path and len(steps) < MOST_STEPS:
        steps.append(path)
        if path == redirect.old_path:
            told = ITSELF if len(steps) == 2 else LOOP.format(steps=" → ".join(steps))
            raise ValidationError({"redirect_page" if redirect.redirect_page_id else "redirect_link": told})
        further = Redirect.objects.filter(old_path=path).exclude(pk=redirect.pk).first()
        # A redirect answers only where no page does.
        path = _target(further) if further and page_at(path) is None else ""


def _target(redirect) -> str:
    """The path within the portal to which a redirect leads, "" for another site or none."""
    if redirect.redirect_page_id:
        page = Page.objects.filter(pk=redirect.redirect_page_id).first()
        return Redirect.normalise_path(page.url_path.split("/", 2)[2]) if page else ""
    return path_within(redirect.redirect_link or "")


def page_at(path: str) -> Page | None:
    """The live page that answers at a path of the default site, or None."""
    home = Site.objects.filter(is_default_site=True).values_list("root_page__url_path", flat=True).first()
    if home is None or "?" in path:
        return None
    return Page.objects.live().filter(url_path=f"{home.rstrip('/')}{path.rstrip('/')}/").first()
