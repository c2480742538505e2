"""An article with an album, a film and its subjects, and an item of the press: made by one, approved by another.

The public has them from the approval on, everywhere at once, and no longer once they are taken down.
"""

import re

import pytest
from django.utils import timezone
from playwright.sync_api import expect
from wagtail.images.models import Image
from wagtail.images.tests.utils import get_test_image_file

from cms_pages.core.models import Topic
from cms_pages.media.models import Film
from cms_pages.news.models import ArticlePage, NewsIndexPage
from cms_pages.press.models import PressIndexPage, PressItemPage
from portal.demo import honours
from registrations.units.models import Unit
from tests import screens
from tests.factories.accounts import UserFactory
from tests.factories.campaigns import MovementFactory
from tests.factories.films import SRT

from . import back_office
from .browsing import DESK

pytestmark = [pytest.mark.browser, pytest.mark.django_db(transaction=True)]
FILM = honours.DATA / "det-tho-cam.webm"
TITLE = "Tổ dệt thổ cẩm truyền nghề"
ARTICLE = "/tin-tuc/to-det-tho-cam-truyen-nghe/"
OUTLET, PROGRAMME = "Báo và đài của tỉnh mẫu", "Đời sống thi đua"
PRESS = "Buổi phát về tổ dệt thổ cẩm"
# Title, kind, programme, address; one comes without an address, by its programme alone.
ITEMS = [
    (PRESS, "Truyền hình", PROGRAMME, ""),
    ("Bài báo về tổ dệt", "Báo chí", "", "https://bao.tdkt.example/to-det"),
    ("Tiếng thoi trên sóng phát thanh", "Phát thanh", "", "https://dai.tdkt.example/buoi-phat"),
]


def bring_in_film(writer, folder):
    """The film by the form of the library: first a file that is none, then the film with captions of another program."""
    page = writer.page
    writer.open("/quan-tri/media/")
    writer.follow("Thêm phim")
    (folder / "bao-cao.mp4").write_bytes(b"MZ khong phai phim")
    (folder / "phu-de.srt").write_bytes(SRT.encode())
    page.get_by_label("Tên phim").fill("Dệt một tấm thổ cẩm")
    page.locator("#id_file").set_input_files(folder / "bao-cao.mp4")
    screens.go(page, page.locator("main form button[type=submit]"))
    expect(page.get_by_text("Tệp này không phải là phim MP4 hoặc WebM.")).to_be_visible()
    page.locator("#id_file").set_input_files(FILM)
    page.locator("#id_captions_file").set_input_files(folder / "phu-de.srt")
    page.get_by_label("Lời phim").fill("Phim vẽ, không có tiếng. Người dệt đưa thoi.")
    screens.go(page, page.locator("main form button[type=submit]"))
    assert writer.here == "/quan-tri/media/"


def write(writer, unit):
    """The article with everything in it."""
    page = writer.page
    writer.open(back_office.ADD.format(kind="cms_news/articlepage", parent=NewsIndexPage.objects.get().pk))
    page.locator("#id_title").fill(TITLE)
    page.locator("#id_lead").fill("Mỗi tối thứ Năm, nhà văn hóa lại sáng đèn.")
    page.locator("#id_category").select_option(label="Phong trào thi đua")
    back_office.keep(page)
    back_office._paragraph(page, "Ba năm trước, cả thôn còn đúng một khung cửi.")
    back_office.add_block(page, "Chùm ảnh")
    for place, name in enumerate(("Hoa hồi", "Đường núi")):
        back_office.choose_picture(page, place, name, f"Họa tiết {name.lower()}", f"{name}: sợi chàm, sợi đỏ")
    back_office.add_block(page, "Phim, âm thanh")
    page.get_by_role("button", name="Chọn phim").click()
    page.get_by_role("dialog").get_by_role("link", name="Dệt một tấm thổ cẩm").click()
    page.get_by_label("Nông thôn mới", exact=True).check()
    page.get_by_label("Chung sức xây dựng nông thôn mới").check()
    page.get_by_role("button", name="Thêm đơn vị").click()
    window = page.get_by_role("dialog")
    window.get_by_label("Tìm").fill("kien moc")
    window.get_by_label(unit.label, exact=True).check()
    window.get_by_role("button", name="Xác nhận lựa chọn").click()
    expect(page.locator("#id_article_units-0-unit-title")).to_have_text(unit.label)
    screens.closed(page)


def public(reader, path):
    """What somebody without an account is answered, as (status, text)."""
    answer = reader.context.request.get(reader.address + path)
    return answer.status, answer.text() if "video" not in answer.headers["content-type"] else ""


PLACES = ("/tin-tuc/", "/", "/nguon-tin/tin-tuc.rss", "/nguon-tin/tin-tuc.atom", "/nguon-tin/chu-de/nong-thon-moi.rss")


def shown(reader):
    """Where the public finds the article, its pictures and its film."""
    found = [path for path in PLACES if TITLE in public(reader, path)[1]]
    if public(reader, ARTICLE)[0] == 200:
        found.append(ARTICLE)
    library = public(reader, "/thu-vien/")[1]
    return found + [words for words in ("Họa tiết hoa hồi", "Dệt một tấm thổ cẩm") if words in library]


EVERYWHERE = [*PLACES, ARTICLE, "Họa tiết hoa hồi", "Dệt một tấm thổ cẩm"]


@pytest.mark.usefixtures("private_files")
def test_article_with_album_and_film_and_an_item_of_the_press(visitor, served, tmp_path):
    Topic.objects.create(name="Nông thôn mới", slug="nong-thon-moi")
    MovementFactory(name="Chung sức xây dựng nông thôn mới")
    for name in ("Hoa hồi", "Đường núi"):
        Image.objects.create(title=name, file=get_test_image_file(filename=f"{len(name)}.png", size=(900, 600)))
    unit = Unit.objects.get(kind=Unit.Kind.COMMUNE, short_name="Kiên Mộc", effective_to=None)
    writer = visitor(viewport=DESK).sign_in(UserFactory(groups=["Biên tập viên"]), second_factor=True)
    approver = visitor(viewport=DESK).sign_in(UserFactory(groups=["Người duyệt"]), second_factor=True)
    reader, still = visitor(), visitor(script=False)

    bring_in_film(writer, tmp_path)
    write(writer, unit)
    film = Film.objects.get().url
    back_office._footer(writer.page, re.compile("Gửi duyệt"))
    writer.page.locator(".messages").get_by_text(TITLE).wait_for()
    article = ArticlePage.objects.get(title=TITLE)

    assert shown(reader) == []
    assert public(reader, film)[0] == 404
    assert not back_office.may_approve(writer, article.pk)

    back_office.approve(approver, article.pk)
    assert shown(reader) == EVERYWHERE
    read(reader, still, film, unit)

    add_programme(writer)
    for title, *rest in ITEMS:
        add_press_item(writer, title, *rest)
        assert all(title not in public(reader, path)[1] for path in OUT)
        back_office.approve(approver, PressItemPage.objects.get(title=title).pk)
        assert all(title in public(reader, path)[1] for path in OUT)
    reader.open("/bao-chi/")
    reader.look_everywhere()

    approver.open(f"/quan-tri/pages/{article.pk}/unpublish/")
    screens.go(approver.page, approver.page.get_by_role("button", name="Gỡ xuống"))
    assert shown(reader) == []
    assert public(reader, film)[0] == 404


def read(reader, still, film, unit):
    """The article on a phone, with and without scripts: the film can be sought, the album and transcript read."""
    for visitor in (reader, still):
        visitor.open(ARTICLE)
        visitor.look_everywhere()
        assert visitor.page.locator("video track[kind=captions]").count() == 1
        assert visitor.page.locator(".gallery__list a").count() == 2
        assert unit.name in visitor.text
    still.page.get_by_text("Đọc lời phim").click()
    expect(still.page.get_by_text("Người dệt đưa thoi.")).to_be_visible()
    reader.open(ARTICLE)
    seconds = reader.page.locator("video").evaluate(
        """film => new Promise((done, failed) => {
            film.onerror = () => failed(new Error('no film'));
            film.onseeked = () => done([film.duration, film.currentTime, film.textTracks[0].cues.length]);
            film.onloadedmetadata = () => { film.textTracks[0].mode = 'showing'; film.currentTime = 10; };
            film.preload = 'auto'; film.load();
        })"""
    )
    assert seconds == [14, 10, 2]
    part = reader.context.request.get(reader.address + film, headers={"Range": "bytes=1000-1999"})
    assert (part.status, len(part.body())) == (206, 1000)
    for path in ("/thu-vien/", "/thu-vien/phim/", "/tin-tuc/luu-tru/", "/nguon-tin/"):
        reader.open(path)
        reader.look_everywhere()
    still.open("/thu-vien/")
    still.go(still.page.locator(".media-grid:not(.media-grid--films) a").first)
    assert TITLE in still.text
    still.look_everywhere()


OUT = ("/", "/bao-chi/", "/nguon-tin/bao-chi.rss")


def add_programme(writer):
    """A programme of television; its address comes of its name."""
    page = writer.page
    writer.open("/quan-tri/snippets/cms_press/programme/add/")
    page.locator("#id_name").press_sequentially(PROGRAMME)
    expect(page.locator("#id_slug")).to_have_value("doi-song-thi-dua")
    page.locator("#id_kind").select_option(label="Truyền hình")
    page.locator("#id_outlet").fill(OUTLET)
    page.locator("#id_schedule").fill("20 giờ thứ Ba và thứ Sáu")
    screens.go(page, page.locator("footer button[type=submit]").first)


def add_press_item(writer, title, kind, programme, link):
    """An item of press, television or radio by the form, handed in."""
    page = writer.page
    writer.open(back_office.ADD.format(kind="cms_press/pressitempage", parent=PressIndexPage.objects.get().pk))
    page.locator("#id_title").fill(title)
    page.locator("#id_kind").select_option(label=kind)
    page.locator("#id_outlet").fill(OUTLET)
    if programme:
        page.locator("#id_programme").select_option(label=f"{programme} ({kind.lower()})")
    screens.fill_date(page, page.locator("#id_appeared_on"), f"{timezone.localdate():%d/%m/%Y}")
    page.locator("#id_link").fill(link)
    back_office._footer(page, re.compile("Gửi duyệt"))
    page.locator(".messages").get_by_text(title).wait_for()
