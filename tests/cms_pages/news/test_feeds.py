"""Feeds: valid, whole, of everything and of each subject, and never of what is not public."""

import datetime
from email.utils import parsedate_to_datetime

import pytest
from django.utils import timezone
from lxml import etree
from wagtail.images.models import Image
from wagtail.images.tests.utils import get_test_image_file
from wagtail.models import PageViewRestriction

from cms_pages.core.blocks import MatterBlock
from cms_pages.core.models import Topic
from cms_pages.news.models import ArticleUnit, NewsCategory
from tests import feed_grammar
from tests.factories.campaigns import MovementFactory
from tests.factories.films import FilmFactory
from tests.factories.pages import ArticleFactory
from tests.factories.press import PressItemFactory
from tests.factories.units import UnitFactory

pytestmark = [pytest.mark.django_db, pytest.mark.usefixtures("own_files")]
ATOM = "{http://www.w3.org/2005/Atom}"
LONG = "Quyết định khen thưởng những người thợ ở Đồng Đăng “đường thôn” & <cột mốc>: " + "chuyện dài " * 10


def rss(client, address):
    """The channel of a feed; checked for what RSS 2.0 and its common profile ask of every feed."""
    answer = client.get(address)
    assert answer.status_code == 200, address
    assert answer.headers["Content-Type"] == "application/rss+xml; charset=utf-8"
    root = etree.fromstring(answer.content)
    feed_grammar.RSS.assertValid(root)
    channel = root.find("channel")
    assert all(channel.findtext(name) for name in ("title", "link", "description", "language", "lastBuildDate"))
    itself = channel.find(f"{ATOM}link[@rel='self']")
    assert itself.get("href") == f"http://testserver{address}"
    links = []
    for item in channel.findall("item"):
        assert item.findtext("title")
        assert item.findtext("link").startswith("http://testserver/")
        assert item.find("guid").text
        assert parsedate_to_datetime(item.findtext("pubDate")).tzinfo
        assert len(item.findall("enclosure")) <= 1
        for enclosure in item.findall("enclosure"):
            assert int(enclosure.get("length")) > 0
            assert enclosure.get("type").startswith(("video/", "image/"))
        links.append(item.findtext("link"))
    assert len(links) == len(set(links))
    return channel


def atom(client, address):
    """The root of an Atom feed; checked for what RFC 4287 asks of every feed and entry."""
    answer = client.get(address)
    assert answer.status_code == 200, address
    assert answer.headers["Content-Type"] == "application/atom+xml; charset=utf-8"
    feed = etree.fromstring(answer.content)
    feed_grammar.ATOM.assertValid(feed)
    assert feed.find(f"{ATOM}link[@rel='self']").get("href") == f"http://testserver{address}"
    ids = []
    for part in (feed, *feed.findall(f"{ATOM}entry")):
        assert part.findtext(f"{ATOM}title")
        assert datetime.datetime.fromisoformat(part.findtext(f"{ATOM}updated")).tzinfo
        ids.append(part.findtext(f"{ATOM}id"))
    assert feed.findtext(f"{ATOM}author/{ATOM}name")
    assert len(ids) == len(set(ids))
    return feed


def json_feed(client, address):
    """A JSON feed; checked for what version 1.1 asks of every feed and item."""
    answer = client.get(address)
    assert answer.status_code == 200, address
    assert answer.headers["Content-Type"] == "application/feed+json; charset=utf-8"
    feed = answer.json()
    assert feed["version"] == "https://jsonfeed.org/version/1.1"
    assert feed["title"]
    assert feed["feed_url"] == f"http://testserver{address}"
    assert feed["home_page_url"].startswith("http://testserver/")
    for item in feed["items"]:
        assert item["id"] == item["url"]
        assert item["url"].startswith("http://testserver/")
        assert item["content_text"]
        for name in ("date_published", "date_modified"):
            assert datetime.datetime.fromisoformat(item[name]).utcoffset() == datetime.timedelta(hours=7)
        for each in item.get("attachments", ()):
            assert each["url"].startswith("http://testserver/")
            assert each["size_in_bytes"] > 0
    assert len({item["id"] for item in feed["items"]}) == len(feed["items"])
    return feed


def titles(channel):
    return [item.findtext("title") for item in channel.findall("item")]


def test_empty_feeds_are_valid(client, office):
    UnitFactory(code="xa-mau")
    for name in ("tin-tuc", "bao-chi", "don-vi/xa-mau"):
        assert titles(rss(client, f"/nguon-tin/{name}.rss")) == []
        assert not atom(client, f"/nguon-tin/{name}.atom").findall(f"{ATOM}entry")
        assert json_feed(client, f"/nguon-tin/{name}.json")["items"] == []


def test_titles_come_whole_and_in_one_form(client, office):
    ArticleFactory(parent=office.news, title=LONG.strip(), byline="Vi Văn Mẫu", lead="Dòng một.\u000b Dòng hai.")

    channel = rss(client, "/nguon-tin/tin-tuc.rss")
    entry = atom(client, "/nguon-tin/tin-tuc.atom").find(f"{ATOM}entry")

    assert titles(channel) == [LONG.strip()]
    assert entry.findtext(f"{ATOM}title") == LONG.strip()
    assert entry.findtext(f"{ATOM}author/{ATOM}name") == "Vi Văn Mẫu"
    assert channel.findtext("language") == "vi"
    assert "Dòng một." in channel.findtext("item/description")


def test_each_subject_has_its_own_feed(client, office):
    topic = Topic.objects.create(name="Biên giới", slug="bien-gioi")
    movement, unit = MovementFactory(), UnitFactory(name="Xã Mẫu Sơn", code="06001")
    category = NewsCategory.objects.get(slug="nghiep-vu")
    page = ArticleFactory(parent=office.news, title="Trúng cả bốn", category=category)
    page.topics, page.movements, page.article_units = [topic], [movement], [ArticleUnit(unit=unit)]
    page.save()
    ArticleFactory(parent=office.news, title="Tin khác", category=NewsCategory.objects.get(slug="khen-thuong"))

    for address in ("chuyen-muc/nghiep-vu", "chu-de/bien-gioi", f"phong-trao/{movement.slug}", "don-vi/06001"):
        channel = rss(client, f"/nguon-tin/{address}.rss")
        assert titles(channel) == ["Trúng cả bốn"], address
        assert titles(rss(client, "/nguon-tin/tin-tuc.rss")) == ["Tin khác", "Trúng cả bốn"]
        assert len(atom(client, f"/nguon-tin/{address}.atom").findall(f"{ATOM}entry")) == 1
        (item,) = json_feed(client, f"/nguon-tin/{address}.json")["items"]
        assert (item["title"], item["tags"]) == ("Trúng cả bốn", ["Nghiệp vụ", "Biên giới", movement.name])
    assert "Xã Mẫu Sơn" in channel.findtext("title")
    listed = client.get("/nguon-tin/").content.decode()
    assert '/nguon-tin/don-vi/06001.rss"' in listed
    assert '/nguon-tin/chu-de/bien-gioi.atom"' in listed
    assert [each.text for each in channel.findall("item/category")] == ["Nghiệp vụ", "Biên giới", movement.name]


@pytest.mark.parametrize(
    "address",
    ["chu-de/khong-co.rss", "don-vi/khong/co.atom", "la/gi.rss", "tin-tuc.xml", "chuyen-muc/%00.rss", "chu-de/'--.rss"],
)
def test_feed_of_nothing_is_not_found(client, office, address):
    assert client.get(f"/nguon-tin/{address}").status_code == 404


def test_film_or_picture_goes_along(client, office):
    film = FilmFactory()
    picture = Image.objects.create(title="Ảnh", file=get_test_image_file(size=(1200, 800)))
    filmed = MatterBlock().to_python([{"type": "film", "value": {"film": film.pk, "title": ""}}])
    ArticleFactory(parent=office.news, title="Có phim", body=filmed, picture=picture)
    ArticleFactory(parent=office.news, title="Có ảnh", picture=picture)
    ArticleFactory(parent=office.news, title="Chỉ chữ")

    items = {
        item.findtext("title"): item.find("enclosure") for item in rss(client, "/nguon-tin/tin-tuc.rss").findall("item")
    }

    assert items["Chỉ chữ"] is None
    assert items["Có phim"].get("url") == f"http://testserver{film.url}"
    assert items["Có phim"].get("type") == "video/mp4"
    assert int(items["Có phim"].get("length")) == film.file.size
    assert items["Có ảnh"].get("type") == "image/webp"


def test_dates_are_those_of_viet_nam_and_the_newest_stands_first(client, office):
    noon = datetime.datetime(2026, 11, 20, 5, 30, tzinfo=datetime.UTC)
    ArticleFactory(parent=office.news, title="Cũ", published_on=noon - datetime.timedelta(days=1))
    ArticleFactory(parent=office.news, title="Mới", published_on=noon)

    channel = rss(client, "/nguon-tin/tin-tuc.rss")

    assert titles(channel) == ["Mới", "Cũ"]
    assert channel.findtext("item/pubDate") == "Fri, 20 Nov 2026 12:30:00 +0700"
    entry = atom(client, "/nguon-tin/tin-tuc.atom").find(f"{ATOM}entry")
    assert entry.findtext(f"{ATOM}published") == "2026-11-20T12:30:00+07:00"
    feed = json_feed(client, "/nguon-tin/tin-tuc.json")
    assert [item["title"] for item in feed["items"]] == ["Mới", "Cũ"]


@pytest.mark.parametrize("form", ["rss", "atom", "json"])
def test_who_has_all_of_a_feed_is_told_so(client, office, form):
    address = f"/nguon-tin/tin-tuc.{form}"
    for _ in range(2):  # an empty feed, then one with a piece of news
        first = client.get(address)
        again = client.get(address, headers={"if-none-match": first.headers["ETag"]})
        assert (again.status_code, again.content) == (304, b"")
        page = ArticleFactory(parent=office.news, published_on=timezone.now() - datetime.timedelta(hours=1))
        assert client.get(address, headers={"if-none-match": first.headers["ETag"]}).status_code == 200

    since = client.get(address).headers["Last-Modified"]
    assert client.get(address, headers={"if-modified-since": since}).status_code == 304
    mark = client.get(address).headers["ETag"]
    page.unpublish()
    assert client.get(address, headers={"if-none-match": mark}).status_code == 200


def test_ids_stay_whatever_host_asks(client, office, settings):
    settings.ALLOWED_HOSTS = ["testserver", "www.khac.example"]
    ArticleFactory(parent=office.news)

    assert b"khac.example" not in client.get("/nguon-tin/tin-tuc.rss", headers={"host": "www.khac.example"}).content


def test_what_is_not_public_is_in_no_feed(client, office):
    ArticleFactory(parent=office.news, title="CANARY-NHAP", live=False)
    kept = ArticleFactory(parent=office.news, title="CANARY-RIENG")
    PageViewRestriction.objects.create(page=kept, restriction_type=PageViewRestriction.LOGIN)
    gone = ArticleFactory(parent=office.news, title="CANARY-GO")
    gone.unpublish()
    PressItemFactory(parent=office.press, title="CANARY-BAO", live=False)
    tomorrow = timezone.now() + datetime.timedelta(days=1)
    ArticleFactory(parent=office.news, title="CANARY-MAI", published_on=tomorrow)

    for address in (
        "tin-tuc.rss",
        "tin-tuc.atom",
        "bao-chi.rss",
        "chuyen-muc/phong-trao.rss",
        "chuyen-muc/phong-trao.atom",
        "tin-tuc.json",
        "bao-chi.json",
        "",
    ):
        assert b"CANARY" not in client.get(f"/nguon-tin/{address}").content


def test_pages_tell_readers_of_feeds_where_they_are(client, office):
    category = NewsCategory.objects.get(slug="nghiep-vu")
    ArticleFactory(parent=office.news, slug="mot-tin", category=category)
    PressItemFactory(parent=office.press)

    for address, feeds in [
        ("/", ["tin-tuc.rss", "tin-tuc.atom", "tin-tuc.json"]),
        ("/tin-tuc/", ["tin-tuc.rss", "tin-tuc.atom"]),
        ("/tin-tuc/?muc=nghiep-vu", ["tin-tuc.rss", "chuyen-muc/nghiep-vu.rss", "chuyen-muc/nghiep-vu.atom"]),
        ("/tin-tuc/mot-tin/", ["chuyen-muc/nghiep-vu.rss"]),
        ("/bao-chi/", ["bao-chi.rss", "bao-chi.atom"]),
    ]:
        head = etree.HTML(client.get(address).content).find("head")
        found = {link.get("href") for link in head.findall("link[@rel='alternate']")}
        assert {f"/nguon-tin/{feed}" for feed in feeds} <= found, address


def test_feeds_cost_few_queries(client, office, django_assert_max_num_queries):
    topic = Topic.objects.create(name="Biên giới", slug="bien-gioi")
    picture = Image.objects.create(title="Ảnh", file=get_test_image_file())
    for _ in range(35):
        page = ArticleFactory(parent=office.news, picture=picture)
        page.topics = [topic]
        page.save()
    client.get("/nguon-tin/tin-tuc.rss")

    with django_assert_max_num_queries(12):
        assert len(titles(rss(client, "/nguon-tin/tin-tuc.rss"))) == 30
    with django_assert_max_num_queries(12):
        client.get("/nguon-tin/")
