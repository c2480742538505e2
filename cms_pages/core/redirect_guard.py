"""A redirect leads on within the portal: sending readers elsewhere is publishing, and not one editor's to do."""

from urllib.parse import urlsplit

from django.conf import settings
from django.core.exceptions import ValidationError
from wagtail.contrib.redirects.models import Redirect

ELSEWHERE = (
    "Mời ghi địa chỉ trong Trang, bắt đầu bằng dấu gạch chéo, ví dụ /tin-tuc/. Chuyển hướng không dẫn ra nơi khác."
)


def leads_within(link: str) -> bool:
    """Whether a link is a path of the portal, or an address of it."""
    parts = urlsplit(link.strip().replace("\\", "/"))
    if parts.scheme or parts.netloc:
        return f"{parts.scheme}://{parts.netloc}" == settings.SITE_URL
    return link.startswith("/")


def connect() -> None:
    """Have every form and import of redirects ask; once, at start."""
    clean = Redirect.clean

    def guarded(self):
        clean(self)
        if self.redirect_link and not leads_within(self.redirect_link):
            raise ValidationError({"redirect_link": ELSEWHERE})

    Redirect.clean = guarded
