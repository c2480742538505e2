"""The one check of redirects: they lead on within the portal, and never in a circle.

Sending readers elsewhere is publishing, and not one editor's to do.
"""

import unicodedata
from urllib.parse import urlsplit

from django.conf import settings
from django.core.exceptions import ValidationError
from django.utils.encoding import iri_to_uri, uri_to_iri
from django.utils.functional import cached_property
from wagtail.contrib.redirects.models import Redirect
from wagtail.models import Page, Site

MOST_STEPS = 20
MOST_LETTERS = 255
ELSEWHERE = "Mời chọn một trang, hoặc ghi đủ địa chỉ trong Trang, ví dụ {example}. Chuyển hướng không dẫn ra nơi khác."
LOOP = "Chuyển hướng này dẫn vòng về chính nó: {steps}. Mời chọn đích khác."
NOWHERE = "Mời chọn một trang hoặc ghi địa chỉ mà chuyển hướng dẫn tới."
TOO_LONG = "Địa chỉ cũ dài quá 255 ký tự nên không chuyển hướng được."
STANDS = "Địa chỉ này đang là địa chỉ của trang “{title}” nên chuyển hướng không có tác dụng. Mời ghi địa chỉ khác."
ITSELF = "Địa chỉ cũ và đích là một. Mời chọn đích khác."


def connect() -> None:
    """Have every form and import of redirects ask; once, at start."""
    clean, normalise = Redirect.clean, Redirect.normalise_path

    def guarded(self):
        clean(self)
        if not self.redirect_page_id and not self.redirect_link:
            raise ValidationError(NOWHERE)
        if len(self.old_path) > MOST_LETTERS:
            raise ValidationError({"old_path": TOO_LONG})
        if self.redirect_link and not path_within(self.redirect_link):
            raise ValidationError({"redirect_link": ELSEWHERE.format(example=f"{settings.SITE_URL}/tin-tuc/")})
        refuse_circle(self)
        # A page answers at its address whatever is asked of it behind a "?".
        if standing := page_at(self.old_path.partition("?")[0]):
            raise ValidationError({"old_path": STANDS.format(title=standing.title)})

    def readable(url, decode_unicode=True):
        return _readable(normalise(_readable(url.strip()), decode_unicode=False))

    Redirect.clean = guarded
    Redirect.normalise_path = staticmethod(readable)
    link = Redirect.link.func

    def leading_on(self):
        """Where a reader is sent: nowhere while no public page is there, nor back to the address that was asked for.

        A page that was renamed and named back leaves a redirect to itself, which nobody meets until it is taken off.
        """
        if self.redirect_page_id and not Page.objects.live().filter(pk=self.redirect_page_id).exists():
            return None
        found = link(self)
        return None if found and path_within(found) == self.old_path else found

    Redirect.link = cached_property(leading_on)
    Redirect.link.__set_name__(Redirect, "link")


def _readable(url: str) -> str:
    """An address with its letters as letters: written by hand, or with each letter as codes, as browsers send it."""
    return unicodedata.normalize("NFC", uri_to_iri(iri_to_uri(unicodedata.normalize("NFC", url))))


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
    wanted = f"{home.rstrip('/')}{path.rstrip('/')}/"
    # Only names of pages have an index: the whole path alone would be looked for in every page.
    return Page.objects.live().filter(slug=wanted.rsplit("/", 2)[-2], url_path=wanted).first()
