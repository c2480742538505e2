"""Pages of editors in a real browser: every block, every width, every printed page; the editor's own form."""

import gzip
from pathlib import Path

import pytest
from django.core.files.base import ContentFile
from django.core.management import call_command
from django.test import Client
from playwright.sync_api import expect
from wagtail.documents.models import Document
from wagtail.images.models import Image
from wagtail.images.tests.utils import get_test_image_file
from wagtail.models import Site

from cms_pages.core.models import StandardPage
from tests.factories.accounts import UserFactory
from tests.factories.films import FilmFactory
from tests.factories.pages import ArticleFactory, BonusTableFactory, DocumentFactory, ExemplarFactory
from tests.screens import axe_faults

pytestmark = [pytest.mark.browser, pytest.mark.django_db(transaction=True)]
BUDGET = 100 * 1024


@pytest.fixture(autouse=True)
def library(settings, tmp_path):
    settings.MEDIA_ROOT = str(tmp_path / "media")


@pytest.fixture
def matter(library):
    """One block of each of the nine kinds."""
    one, two = (
        Image.objects.create(title=f"Ảnh {n}", file=get_test_image_file(filename=f"anh-{n}.png", size=(1200, 800)))
        for n in (1, 2)
    )
    plan = Document.objects.create(
        title="Kế hoạch", file=ContentFile(b"%PDF-1.4", name="ke-hoach-rat-dai-cua-ca-tinh.pdf")
    )
    film = FilmFactory(title="Làm đường", transcript="Lời kể.")
    picture = {"image": one, "alt": "Bà con đổ bê tông", "caption": "Ngày đầu ra quân", "credit": "Vi Văn Mẫu"}
    rows = {
        "columns": [
            {"type": "text", "heading": "Xã"},
            {"type": "number", "heading": "Số hộ"},
            {"type": "rich_text", "heading": "Việc đã làm trong năm, ghi theo báo cáo của xã"},
        ],
        "rows": [{"values": [f"Xã Mẫu {n}", "1.234", "<p>Làm <b>đường</b> liên thôn</p>"]} for n in range(3)],
        "caption": "",
    }
    return [
        {
            "type": "text",
            "value": "<h2>Góp ngày công</h2><p>Đoạn <a href='/van-ban/'>có liên kết</a>.</p><h3>Từng hộ</h3><ul><li>Mỗi hộ một ngày</li></ul>",
        },
        {
            "type": "quote",
            "value": {"text": "Đường đẹp thì lòng vui.", "speaker": "Nông Thị Mẫu", "role": "Trưởng thôn"},
        },
        {"type": "picture", "value": picture | {"image": one.pk}},
        {
            "type": "gallery",
            "value": {"title": "Ngày ra quân", "pictures": [picture | {"image": i.pk} for i in (one, two)]},
        },
        {
            "type": "film",
            "value": {"film": film.pk, "title": "Thôn làm đường"},
        },
        {"type": "table", "value": {"caption": "Kết quả theo xã", "table": rows}},
        {"type": "files", "value": {"title": "Tài liệu", "files": [{"file": plan.pk, "name": ""}]}},
        {"type": "callout", "value": {"kind": "warn", "title": "Lưu ý", "text": "<p>Hạn gửi trước ngày 20.</p>"}},
        {
            "type": "timeline",
            "value": {
                "title": "Các mốc",
                "moments": [{"when": "9/2024", "what": "Khởi công", "text": "<p>Kể thêm.</p>"}],
            },
        },
    ]


@pytest.fixture
def whole(office, matter):
    """A site with something on every kind of page."""
    field = StandardPage._meta.get_field("body")
    body = field.stream_block.to_python(matter)
    picture = Image.objects.first()
    Site.objects.update(root_page=office.home)
    ArticleFactory(
        parent=office.news, title="Thôn Nà Lầu làm đường", slug="na-lau", body=body, picture=picture, byline="Vi Mẫu"
    )
    ArticleFactory(parent=office.news, title="Tin không ảnh", slug="khong-anh")
    ExemplarFactory(
        parent=office.exemplars, slug="my", title="Người giữ rừng hồi", role="Trưởng thôn", old_place="xã cũ"
    )
    DocumentFactory(parent=office.documents, slug="kh", file=Document.objects.first())
    return office


PATHS = [
    "/",
    "/tin-tuc/",
    "/tin-tuc/na-lau/",
    "/dien-hinh/",
    "/dien-hinh/my/",
    "/van-ban/",
    "/van-ban/kh/",
    "/lien-he/",
    "/so-do-trang/",
]


@pytest.fixture(params=[(360, "light"), (360, "dark"), (1280, "light")], ids=lambda p: f"{p[0]}-{p[1]}")
def screen(request, browser):
    width, colours = request.param
    context = browser.new_context(viewport={"width": width, "height": 800}, color_scheme=colours)
    page = context.new_page()
    page.problems, page.requested = [], []
    page.on("console", lambda message: page.problems.append(message.text) if message.type == "error" else None)
    page.on("request", lambda sent: page.requested.append(sent.url))
    yield page
    context.close()


def sideways(page):
    return page.evaluate("document.documentElement.scrollWidth - document.documentElement.clientWidth")


def heading_levels(page):
    return page.eval_on_selector_all("h1, h2, h3, h4, h5, h6", "found => found.map(h => Number(h.tagName[1]))")


def test_every_page_is_accessible_and_fits(screen, live_server, whole):
    for path in PATHS:
        screen.goto(live_server.url + path)
        violations = axe_faults(screen)
        assert not violations, (path, violations)
        assert sideways(screen) <= 0, path
        levels = heading_levels(screen)
        assert levels.count(1) == 1, path
        assert all(below - above <= 1 for above, below in zip(levels, levels[1:], strict=False)), (path, levels)
    assert all(url.startswith((live_server.url, "data:")) for url in screen.requested)
    assert not [text for text in screen.problems if "Content Security Policy" in text]


def test_nine_kinds_of_blocks_are_all_there(reader, live_server, whole):
    reader.goto(live_server.url + "/tin-tuc/na-lau/")
    matter = reader.locator(".prose")
    for mark in (
        "h2", "blockquote", "figure img", ".gallery__list li", "video track[kind=captions]", ".table-scroll table caption",
        ".files li", ".notice--warn", ".timeline li",
    ):  # fmt: skip
        assert matter.locator(mark).count(), mark
    assert reader.locator(".table-scroll").get_attribute("tabindex") == "0"
    assert reader.locator("video").get_attribute("autoplay") is None
    reader.get_by_text("Đọc lời phim").click()
    assert reader.get_by_text("Lời kể.").is_visible()
    track = reader.request.get(live_server.url + reader.locator("track").get_attribute("src"))
    assert track.headers["content-type"].startswith("text/vtt")


def test_an_album_is_seen_in_large_over_its_page_by_the_keyboard_alone(reader, live_server, whole):
    reader.goto(live_server.url + "/tin-tuc/na-lau/")
    here, pictures = reader.url, reader.locator(".gallery__list a")
    viewer = reader.get_by_role("dialog", name="Chùm ảnh: Ngày ra quân")
    told = viewer.get_by_role("status")

    pictures.first.focus()
    reader.keyboard.press("Enter")
    expect(told).to_have_text("Ảnh 1 trên 2. Ngày đầu ra quân · Ảnh: Vi Văn Mẫu")
    expect(viewer.get_by_role("img")).to_have_accessible_name("Bà con đổ bê tông")
    assert reader.evaluate("!document.activeElement.closest('main')")
    assert axe_faults(reader) == []
    reader.go_back()
    expect(viewer).to_be_hidden()
    expect(pictures.first).to_be_focused()
    assert reader.url == here

    reader.keyboard.press("Enter")
    for key, number in (("ArrowRight", 2), ("ArrowRight", 1), ("ArrowLeft", 2)):
        reader.keyboard.press(key)
        expect(told).to_contain_text(f"Ảnh {number} trên 2.")
    reader.keyboard.press("Escape")
    expect(viewer).to_be_hidden()
    expect(pictures.nth(1)).to_be_focused()


def test_wide_table_scrolls_in_its_own_region(browser, live_server, whole):
    context = browser.new_context(viewport={"width": 360, "height": 740})
    page = context.new_page()
    page.goto(live_server.url + "/tin-tuc/na-lau/")
    assert sideways(page) <= 0
    context.close()


def test_printed_page_shows_the_matter_and_not_the_menu(reader, live_server, whole):
    reader.goto(live_server.url + "/tin-tuc/na-lau/")
    reader.emulate_media(media="print")
    assert reader.locator("h1").is_visible()
    assert reader.get_by_text("Đường đẹp thì lòng vui.").is_visible()
    assert not reader.locator(".site-nav").is_visible()

    # Paper is narrower than the width below which a table becomes cards.
    table = BonusTableFactory(parent=whole.bonus)
    reader.set_viewport_size({"width": 673, "height": 950})
    reader.goto(live_server.url + table.url_path_here)
    row, head = reader.locator(".table--stacks tbody tr"), reader.locator(".table--stacks thead th").first
    assert row.evaluate("row => getComputedStyle(row).display") == "table-row"
    assert head.evaluate("head => head.getBoundingClientRect().height > 10")


@pytest.mark.parametrize("path", ["/", "/tin-tuc/", "/tin-tuc/na-lau/", "/dien-hinh/my/", "/van-ban/kh/"])
def test_first_view_is_light(reader, live_server, whole, path):
    """All that a reading page loads, compressed as the server sends it, photographs and films left out."""
    sizes = {}

    def weigh(answer):
        if "/tep/" in answer.url or answer.status != 200:
            return
        body = answer.body()
        packed = Path(answer.url.split("?")[0]).suffix == ".woff2"
        sizes[answer.url] = len(body) if packed else len(gzip.compress(body, 6))

    answers = []
    # Playwright marks the handler it is given, which a built-in method does not bear.
    reader.on("response", lambda answer: answers.append(answer))  # noqa: PLW0108
    reader.goto(live_server.url + path, wait_until="networkidle")
    for answer in answers:
        weigh(answer)

    assert sum(sizes.values()) <= BUDGET, sizes


@pytest.fixture
def reader(browser):
    """A page of a reader at a desk."""
    context = browser.new_context(viewport={"width": 1280, "height": 800})
    yield context.new_page()
    context.close()


@pytest.fixture
def desk(browser, live_server, office):
    """A browser in which a member of the editorial office is signed in."""
    call_command("setup_groups", verbosity=0)
    somebody = UserFactory(groups=["Biên tập viên"])
    client = Client()
    client.force_login(somebody)
    context = browser.new_context(viewport={"width": 1280, "height": 900})
    cookie = client.cookies["phien"]
    context.add_cookies([{"name": "phien", "value": cookie.value, "url": live_server.url}])
    yield context.new_page()
    context.close()


def test_address_is_right_while_the_title_is_typed(desk, live_server, office):
    desk.goto(f"{live_server.url}/quan-tri/pages/add/cms_news/articlepage/{office.news.pk}/")
    desk.locator("body.ready").wait_for()
    desk.locator("#id_title").press_sequentially("Quyết định khen thưởng Đặng Thị Tuyết đợt 2")

    expect(desk.locator("#id_slug")).to_have_value("quyet-dinh-khen-thuong-dang-thi-tuyet-dot-2")


def test_editor_and_first_screen_load_nothing_from_elsewhere(desk, live_server, office):
    requested = []
    desk.on("request", lambda sent: requested.append(sent.url))
    desk.goto(live_server.url + "/quan-tri/")
    assert desk.get_by_role("heading", name="Việc cần làm").is_visible()
    desk.goto(f"{live_server.url}/quan-tri/pages/add/cms_news/articlepage/{office.news.pk}/")
    desk.locator("#id_title").wait_for()

    assert all(url.startswith((live_server.url, "data:", "blob:")) for url in requested)


def test_blocks_are_offered_in_vietnamese(desk, live_server, office):
    desk.goto(f"{live_server.url}/quan-tri/pages/add/cms_documents/documentpage/{office.documents.pk}/")
    desk.locator("#body-root button.c-sf-add-button").first.click()

    expect(desk.locator("[role=listbox] [role=option]")).to_have_text(
        [
            "Đoạn văn",
            "Trích dẫn",
            "Ảnh",
            "Chùm ảnh",
            "Phim, âm thanh",
            "Bảng",
            "Tệp tải về",
            "Khung lưu ý",
            "Dòng thời gian",
        ]
    )
