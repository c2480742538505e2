"""What every page shows around its own matter."""

from django.utils.functional import SimpleLazyObject
from django.urls import NoReverseMatch
from django.urls import reverse as _reverse
from wagtail.models import Page, Site

from cms_pages.core.models import OfficeSettings


def reverse(name):
    try:
        return _reverse(name)
    except NoReverseMatch:
        return "/"


# Sections that are records, not pages.
RECORD_SECTIONS = (("Sổ vàng", "archive:search"), ("Lấy ý kiến", "consultations:index"))


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
    entries = [(title, reverse(name)) for title, name in RECORD_SECTIONS]
    entries += [(title, "/" + url_path[len(root_url) :]) for title, url_path in children]
    here = request.path
    return [{"title": title, "url": url, "current": here.startswith(url)} for title, url in entries]


def _footer():
    """Links at the foot of every page. The plain pages are made at the first start under fixed addresses."""
    return [
        {
            "title": "Người dân",
            "links": [
                {"title": "Tra cứu sổ vàng", "url": reverse("archive:search")},
                {"title": "Góp ý danh sách đề nghị khen thưởng", "url": reverse("consultations:index")},
                {"title": "Tra cứu mã tiếp nhận", "url": reverse("receipts:lookup")},
                {"title": "Liên hệ", "url": "/lien-he/"},
            ],
        },
        {
            "title": "Trang này",
            "links": [
                {"title": "Sơ đồ trang", "url": reverse("site-map")},
                {"title": "Tiếp cận thông tin", "url": "/tiep-can-thong-tin/"},
                {"title": "Bảo vệ dữ liệu cá nhân", "url": "/du-lieu-ca-nhan/"},
                {"title": "Hỗ trợ người khuyết tật", "url": "/ho-tro-nguoi-khuyet-tat/"},
            ],
        },
    ]


def site(request):
    """The office's facts and the navigation, each read only when a template asks for it."""
    return {
        "office": SimpleLazyObject(lambda: OfficeSettings.for_request(request)),
        "site_nav": SimpleLazyObject(lambda: _navigation(request)),
        "footer_nav": SimpleLazyObject(_footer),
    }
