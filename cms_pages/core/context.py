"""What every page shows around its own matter."""

from django.core.cache import caches
from django.db import transaction
from django.urls import reverse
from django.utils.functional import SimpleLazyObject
from wagtail.models import Page, Site

from cms_pages.core import cards, view_cards
from cms_pages.core.access import unrestricted
from cms_pages.core.models import CONTACT, OfficeSettings
from search.text import fold

# The frame changes a few times a year and stands on every page: kept where every process looks, until it changes.
KEPT_SECONDS = 30
FRAME = "frame"
MOST_TYPED, SHORTEST_WORD, MOST_PLACES = 60, 2, 3


# Sections that are records, not pages.
RECORD_SECTIONS = (("Sổ vàng", "archive:search"), ("Lấy ý kiến", "consultations:index"))


def _frame(request):
    """The office's facts, the sections in the menu and the others, as (office, [(title, address)], [(title, address)])."""
    site = Site.find_for_request(request)
    if site is None:
        return OfficeSettings(), [], []
    key = f"{FRAME}:{site.pk}"
    kept = caches[FRAME].get(key)
    if kept is None:
        kept = (OfficeSettings.for_site(site), *_sections(site.root_page))
        caches[FRAME].set(key, kept, KEPT_SECONDS)
    return kept


def office_of(request):
    """The facts of the office on the site of this request; kept like the menu."""
    return _frame(request)[0]


def forget_frame(**kwargs):
    """Receiver of signals: what was kept is out of date, for every process once the change is committed."""
    keys = [f"{FRAME}:{pk}" for pk in Site.objects.values_list("pk", flat=True)]
    caches[FRAME].delete_many(keys)
    # Another process may have read the old state meanwhile, and kept it.
    transaction.on_commit(lambda: caches[FRAME].delete_many(keys))


def _sections(home):
    """Sections in the menu, the records first; and the other sections of the site, which the menu has no room for."""
    children = (
        Page.objects.live()
        .filter(unrestricted(), path__startswith=home.path, depth=home.depth + 1)
        .values_list("title", "url_path", "show_in_menus")
    )
    start = len(home.url_path)
    known = [(title, "/" + url_path[start:], in_menu) for title, url_path, in_menu in children]
    records = [(title, reverse(name)) for title, name in RECORD_SECTIONS]
    return (
        records + [(title, url) for title, url, in_menu in known if in_menu],
        [(title, url) for title, url, in_menu in known if not in_menu],
    )


def _places_named(typed, frame):
    """Sections of the portal whose name has all the words somebody typed into the search, as [(title, address)]."""
    words = fold(typed[:MOST_TYPED]).split()
    if not words or any(len(word) < SHORTEST_WORD for word in words):
        return []
    below = [(link["title"], link["url"]) for column in _footer() for link in column["links"]]
    known = {url: title for title, url in [*below, *frame[2], *frame[1]]}
    return [
        (title, url)
        for url, title in known.items()
        if all(any(part.startswith(word) for part in fold(title).split()) for word in words)
    ][:MOST_PLACES]


def _footer():
    """Links at the foot of every page. The plain pages are made at the first start under fixed addresses."""
    return [
        {
            "title": "Tra cứu",
            "links": [
                {"title": "Tra cứu sổ vàng", "url": reverse("archive:search")},
                {"title": "Khen thưởng theo đối tượng", "url": reverse("target_groups:index")},
                {"title": "Thống kê khen thưởng", "url": reverse("figures:overview")},
                {"title": "Mức thưởng", "url": "/muc-thuong/"},
                {"title": "Tra cứu mã tiếp nhận", "url": reverse("receipts:lookup")},
                {"title": "Dữ liệu mở", "url": reverse("open_data:index")},
            ],
        },
        {
            "title": "Thi đua",
            "links": [
                {"title": "Phong trào thi đua", "url": "/phong-trao/"},
                {"title": "Cụm, khối thi đua", "url": reverse("clusters_public:index")},
                {"title": "Kế hoạch công tác", "url": reverse("plans:index")},
                {"title": "Chỉ tiêu đăng ký của tỉnh", "url": "/chi-tieu/"},
                {"title": "Thư viện ảnh, phim", "url": reverse("media:library")},
                {"title": "Báo chí, truyền hình", "url": "/bao-chi/"},
            ],
        },
        {
            "title": "Tham gia",
            "links": [
                {"title": "Góp ý danh sách đề nghị", "url": reverse("consultations:index")},
                {"title": "Hỏi đáp", "url": reverse("feedback:index")},
                {"title": "Gửi câu hỏi, góp ý", "url": reverse("feedback:send")},
                {"title": "Biểu mẫu", "url": "/bieu-mau/"},
                {"title": "Nghiệp vụ", "url": "/nghiep-vu/"},
                {"title": "Liên hệ", "url": CONTACT},
            ],
        },
        {
            "title": "Trang này",
            "links": [
                {"title": "Sơ đồ trang", "url": reverse("site-map")},
                {"title": "Nhận tin qua RSS", "url": reverse("feeds:overview")},
                {"title": "Tiếp cận thông tin", "url": "/tiep-can-thong-tin/"},
                {"title": "Bảo vệ dữ liệu cá nhân", "url": "/du-lieu-ca-nhan/"},
                {"title": "Hỗ trợ người khuyết tật", "url": "/ho-tro-nguoi-khuyet-tat/"},
            ],
        },
    ]


def site(request):
    """Context processor: each part is made only when a template asks for it."""
    frame = SimpleLazyObject(lambda: _frame(request))
    here = request.path
    return {
        "office": SimpleLazyObject(lambda: frame[0]),
        "site_nav": SimpleLazyObject(
            lambda: [{"title": title, "url": url, "current": here.startswith(url)} for title, url in frame[1]]
        ),
        "footer_nav": SimpleLazyObject(_footer),
        "places_named": SimpleLazyObject(lambda: _places_named(request.GET.get("q", ""), frame)),
        "site_card": SimpleLazyObject(
            lambda: view_cards.address(getattr(request, "resolver_match", None)) or cards.address(None, frame[0])
        ),
    }
