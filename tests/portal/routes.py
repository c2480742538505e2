"""Who may reach each address of the portal. A route that no line names fails the test.

Who: `everyone`; `signed in` (any account); `unit` (members of a unit, each only their own); `staff` (the back
office); `holder` (whoever holds the secret in the address). What an anonymous visitor gets on a route that is not
for everyone is a way to sign in or a refusal, never the page.
"""

import re
from dataclasses import dataclass

from django.urls import URLPattern, get_resolver

EVERYONE, SIGNED_IN, UNIT, STAFF, HOLDER = "everyone", "signed in", "unit", "staff", "holder"

# The first line that matches the whole route decides.
TABLE = [
    (r"suc-khoe/(song|san-sang)/", EVERYONE),
    (r"sitemap(-<slug:section>)?\.xml", EVERYONE),
    (r"\^the-chia-se/.*", EVERYONE),
    (r"robots\.txt", EVERYONE),
    (r"so-do-trang/", EVERYONE),
    (r"giao-dien/", EVERYONE),
    (r"captcha/", EVERYONE),
    (r"\^mo-tip/.*", EVERYONE),
    (r"tim-kiem/.*", EVERYONE),
    (r"goi-y/", EVERYONE),
    (r"cum-khoi/.*", EVERYONE),
    (r"lich-su-don-vi/.*", EVERYONE),
    (r"ke-hoach/.*", EVERYONE),
    (r"thu-vien/.*", EVERYONE),
    (r"nguon-tin/.*", EVERYONE),
    (r"thanh-vien/.*", SIGNED_IN),
    (r"nghiep-vu/trao-doi/.*", SIGNED_IN),
    (r"bieu-mau-dien-san/.*", UNIT),
    (r"so-vang/.*", EVERYONE),
    (r"du-lieu-mo/.*", EVERYONE),
    (r"api/v1/.*", EVERYONE),
    (r"thong-ke/.*", EVERYONE),
    (r"y-kien/.*", EVERYONE),
    (r"du-lieu-ca-nhan/.*", EVERYONE),
    (r"hoi-dap/theo-doi/<str:code>/", HOLDER),
    (r"hoi-dap/.*", EVERYONE),
    (r"sang-kien/", EVERYONE),
    (r"khen-thuong-theo-doi-tuong/.*", EVERYONE),
    (r"tep/<path:path>", EVERYONE),
    (r"van-ban-tep/.*", EVERYONE),
    (r"tra-cuu/(kiem-chung/)?", EVERYONE),
    (r"so-ghi/.*", EVERYONE),
    (r"tra-cuu/<str:code>/.*", HOLDER),
    (r"tep-rieng/giu/.*", HOLDER),  # the signed handle of an open form
    (r"tep-rieng/.*", SIGNED_IN),
    # Accounts: signing in is for everyone, the rest for who has signed in.
    (r"tai-khoan/(dang-nhap|dang-xuat|ngung-hoat-dong)/", EVERYONE),
    (r"tai-khoan/mat-khau/quen/(da-gui/)?", EVERYONE),
    (r"tai-khoan/mat-khau/dat-lai/xong/", EVERYONE),
    (r"tai-khoan/\^mat-khau/dat-lai/.*", HOLDER),
    (r"tai-khoan/loi-moi/<str:token>/", HOLDER),
    (r"tai-khoan/.*", SIGNED_IN),
    (r"don-vi/bieu-mau/.*", EVERYONE),  # the blank form of a campaign that has opened
    (r"don-vi/.*", UNIT),
    (r"thong-bao/thoi-nhan/<str:token>/", HOLDER),
    (r"thong-bao/.*", SIGNED_IN),
    # Wagtail's own sign-in, shadowed because it knows no second factor.
    (r"quan-tri/(login|password_reset)/.*", EVERYONE),
    (r"_util/login/", EVERYONE),
    (r"quan-tri/(sprite|jsi18n)/.*", EVERYONE),
    (r"quan-tri/.*", STAFF),
    (r"_util/authenticate_with_password/.*", EVERYONE),
    (r"\^\(\(\?:\[\\w\\-\]\+/\)\*\)\$", EVERYONE),
]

PARAMETER = re.compile(r"<(?:(\w+):)?(\w+)>")
_SAMPLES = {
    "int": "987654",
    "str": "x",
    "day": "1999-01-01",
    "calendarday": "1999-01-01",
    "slug": "x",
    "path": "x/y",
    "feed": "rss",
    "uuid": "00000000-0000-4000-8000-000000000000",
}


@dataclass(frozen=True, slots=True)
class Route:
    """One address pattern and who may reach it ("" when no line of the table names it)."""

    pattern: str
    name: str
    who: str

    @property
    def sample(self):
        """An address of this pattern that points at nothing that exists."""
        return sample_of(self.pattern)


def sample_of(pattern):
    """An address of a pattern that points at nothing that exists."""
    address = re.sub(r"(?<!\?P)<(?:(\w+):)?\w+>", lambda m: _SAMPLES[m.group(1) or "str"], pattern)
    if "^" in address or "(?P" in address:  # the few regular expressions of allauth, Wagtail and wagtailmedia
        address = re.sub(r"\((?:\?P<\w+>)?(\w+)\|[^()]*\)", r"\1", address)  # (a|b) → a
        address = re.sub(r"\(\?P<\w+>[^()]*\)", "x", address.replace("^", "").replace("$", "").replace("\\", ""))
        address = address.replace("(d+)", "987654").replace("((?:[w-]+/)*)", "x/").replace("(.*)", "x")
    return f"/{address}"


def all_routes():
    """Every route of the portal, classified."""
    return [
        Route(pattern, name or "", next((who for line, who in TABLE if re.fullmatch(line, pattern)), ""))
        for pattern, name in _walk(get_resolver().url_patterns, "")
    ]


def _walk(patterns, before):
    for pattern in patterns:
        here = before + str(pattern.pattern)
        if isinstance(pattern, URLPattern):
            yield here, pattern.name
        else:
            yield from _walk(pattern.url_patterns, here)
