"""What machines outside are told: structured data, one address for each page, cards, the map of addresses."""

import io
import json
import re
from datetime import UTC, date, datetime
from urllib.parse import urlsplit

import pytest
import time_machine
from defusedxml import ElementTree
from django.core.files.storage import storages
from PIL import Image
from wagtail.models import Page, PageViewRestriction

from cms_pages.core import cards as kept_cards
from cms_pages.exemplars.actions import withdraw_consent
from tests import vocabulary
from tests.factories.accounts import SuperuserFactory
from tests.factories.awards import AwardRecordFactory
from tests.factories.consultations import ConsultationFactory
from tests.factories.pages import ArticleFactory, DocumentFactory, ExemplarFactory, consented
from themes.base import cards, outward

pytestmark = pytest.mark.django_db

BLOCK = re.compile(r'<script type="application/ld\+json">(.*?)</script>', re.S)
# What a reader of each type cannot do without (search machines' own lists of required and recommended properties).
REQUIRED = {
    "NewsArticle": {"headline", "datePublished", "author", "image", "url", "publisher"},
    "Article": {"headline", "datePublished", "author", "image", "url"},
    "Legislation": {"name", "legislationIdentifier", "legislationDate", "legislationLegalForce", "legislationType"},
    "GovernmentOrganization": {"name", "url", "logo", "@id"},
    "WebSite": {"name", "url", "potentialAction"},
    "SearchAction": {"target", "query-input"},
    "BreadcrumbList": {"itemListElement"},
    "ListItem": {"position", "name"},
    "Event": {"name", "startDate", "endDate", "location", "eventAttendanceMode", "organizer"},
    "Dataset": {"name", "description", "license", "creator"},
    "Person": {"name"},
    "Organization": {"name"},
    "DigitalDocument": {"name", "identifier", "url"},
    "WebPage": {"name", "url"},
    "CollectionPage": {"name", "url"},
    "EntryPoint": {"urlTemplate"},
    "VirtualLocation": {"url"},
    "DataDownload": {"contentUrl", "encodingFormat"},
    "MediaObject": {"contentUrl"},
}
DATES = {"datePublished", "dateModified", "dateCreated", "startDate", "endDate", "legislationDate"}


@pytest.fixture(autouse=True)
def _own_store(settings, tmp_path):
    """Cards are kept in a private store of their own."""
    private = {
        "BACKEND": "django.core.files.storage.FileSystemStorage",
        "OPTIONS": {"location": tmp_path / "private", "base_url": None},
    }
    settings.STORAGES = settings.STORAGES | {"private": private}


def told(client, address):
    """Every node of the page, by type; each is checked against what its type requires."""
    answer = client.get(address)
    assert answer.status_code == 200
    found = {}
    for block in BLOCK.findall(answer.content.decode()):
        data = json.loads(block)
        assert data.pop("@context") == "https://schema.org"
        for node in data.get("@graph", [data]):
            vocabulary.check(node)
            _check(node, found)
    return found


def _check(node, found):
    if set(node) == {"@id"}:
        assert node["@id"].startswith("http://testserver/")
        return
    kind = node["@type"]
    assert REQUIRED[kind] <= set(node), (kind, REQUIRED[kind] - set(node))
    found.setdefault(kind, []).append(node)
    for name, value in node.items():
        assert value not in ("", None, [], {}), (kind, name)
        if name in DATES:
            datetime.fromisoformat(value)
        if name in {"url", "item", "image", "contentUrl", "logo"}:
            assert urlsplit(value).scheme, (kind, name, value)
        for each in value if isinstance(value, list) else [value]:
            if isinstance(each, dict):
                _check(each, found)


def head(client, address):
    """(canonical, {rel: address}, {property: content}) of a page."""
    page = client.get(address).content.decode()
    links = dict(re.findall(r'<link rel="(canonical|prev|next)" href="([^"]*)">', page))
    metas = dict(re.findall(r'<meta (?:property|name)="((?:og|twitter):[^"]*)" content="([^"]*)">', page))
    return links.pop("canonical", ""), {rel: url.replace("&amp;", "&") for rel, url in links.items()}, metas


def test_article_is_described_as_news(client, office):
    page = ArticleFactory(parent=office.news, title="Lễ phát động", byline="Hoàng Thị Mẫu", first_published_at=None)

    found = told(client, page.url_path_here)

    (news,) = found["NewsArticle"]
    assert news["author"] == {"@type": "Person", "name": "Hoàng Thị Mẫu"}
    assert news["image"].startswith("http://testserver/the-chia-se/")
    (way,) = found["BreadcrumbList"]
    assert [step["name"] for step in way["itemListElement"]] == ["Trang chủ", "Tin tức", "Lễ phát động"]
    (office_node,) = found["GovernmentOrganization"]
    assert office_node["name"] == "Hội đồng Thi đua - Khen thưởng tỉnh Lạng Sơn"


@pytest.mark.parametrize(
    ("byline", "kind"),
    [
        ("Sở Nội vụ", "Organization"),
        ("Báo Lạng Sơn", "Organization"),
        ("Bảo Anh", "Person"),
        ("Hội An", "Organization"),
    ],
)
def test_byline_may_be_an_office(byline, kind):
    assert outward.author(byline)["@type"] == kind


def test_exemplar_is_named_to_machines_only_with_consent(client, office):
    page = ExemplarFactory(parent=office.exemplars, live=False, subject_name="Lộc Thị Mỷ", role="nông dân")
    consent = consented(page)
    page.save_revision().publish()

    person = told(client, page.url_path_here)["Person"][0]
    assert (person["name"], person["jobTitle"]) == ("Lộc Thị Mỷ", "nông dân")
    withdraw_consent(consent, told="Gọi điện", by=SuperuserFactory())
    for path in (page.url_path_here, office.exemplars.url_path_here):
        answer = client.get(path).content.decode()
        assert "Lộc Thị Mỷ" not in "".join(BLOCK.findall(answer))


@pytest.mark.parametrize(
    ("from_day", "to_day", "force"),
    [
        (date(2026, 1, 1), None, "InForce"),
        (date(2027, 1, 1), None, "NotInForce"),
        (date(2025, 1, 1), date(2026, 7, 1), "NotInForce"),
        (None, None, "InForce"),
    ],
)
@time_machine.travel(datetime(2026, 11, 20, 3, tzinfo=UTC), tick=False)
def test_document_is_described_with_its_force_today(client, office, from_day, to_day, force):
    page = DocumentFactory(
        parent=office.documents, number="15/KH-UBND", issued_on=date(2024, 12, 1), effective_from=from_day,
        effective_to=to_day,
    )  # fmt: skip

    (law,) = told(client, page.url_path_here)["Legislation"]

    assert law["legislationIdentifier"] == "15/KH-UBND"
    assert law["legislationLegalForce"] == f"https://schema.org/{force}"
    assert law["legislationDate"] == "2024-12-01"


@pytest.mark.parametrize(
    "address", ["/", "/tin-tuc/", "/dien-hinh/", "/van-ban/", "/quyet-dinh/", "/lien-he/", "/du-lieu-mo/", "/so-vang/"]
)
def test_every_section_describes_itself(client, office, address):
    found = told(client, address)

    if address != "/so-vang/":
        assert found["WebSite"][0]["potentialAction"]["target"]["urlTemplate"].endswith(
            "/tim-kiem/?q={search_term_string}"
        )
    if address != "/":
        assert found["BreadcrumbList"][0]["itemListElement"][0]["item"] == "http://testserver/"


@time_machine.travel(datetime(2026, 11, 20, 3, tzinfo=UTC), tick=False)
def test_window_for_comments_is_an_event_that_names_nobody(client, office, catalogue):
    window = ConsultationFactory(opened=datetime(2026, 11, 18, 3, tzinfo=UTC))

    (event,) = told(client, window.get_absolute_url())["Event"]

    assert datetime.fromisoformat(event["startDate"]) == window.opens_at
    assert datetime.fromisoformat(event["endDate"]) == window.closes_at
    assert not [each.name for each in window.nominees.all() if each.name in json.dumps(event, ensure_ascii=False)]


def test_decision_is_described(client, publish):
    record = AwardRecordFactory()
    page = publish(record.decision)

    (described,) = told(client, page.url_path_here)["Legislation"]

    assert described["legislationIdentifier"] == record.decision.number
    assert record.name not in json.dumps(described, ensure_ascii=False)


def test_words_of_a_page_cannot_end_the_block(client, office):
    hostile = "</script><script>alert(1)</script><!-- \u2028 ]]>"
    page = ArticleFactory(parent=office.news, title="Tin", lead=hostile, byline=hostile)

    html = client.get(page.url_path_here).content.decode()

    (block,) = BLOCK.findall(html)
    assert json.loads(block)["@graph"][0]["author"]["name"] == hostile
    assert "<script>alert" not in html


def test_block_of_data_asks_for_no_weaker_policy(client, office):
    policy = client.get("/").headers["Content-Security-Policy"]

    assert "script-src 'self';" in f"{policy};"


# --- one address for each page ----------------------------------------------


def test_canonical_address_drops_what_does_not_choose(client, office, settings):
    ArticleFactory(parent=office.news)
    plain = "http://testserver/tin-tuc/"

    assert head(client, "/tin-tuc/?utm_source=zalo&trang=1")[0] == plain
    assert head(client, "/tin-tuc/?muc=khong-co&nam=abc")[0] == plain
    assert head(client, "/tin-tuc/?trang=99")[0] == plain
    settings.ALLOWED_HOSTS = ["testserver", "www.khac.example"]
    assert 'rel="canonical" href="http://testserver/tin-tuc/"' in client.get(
        "/tin-tuc/", headers={"host": "www.khac.example"}
    ).content.decode().replace("http://www.khac.example", "")


def test_lists_name_the_pages_beside_this_one(client, office):
    category = ArticleFactory(parent=office.news).category
    ArticleFactory.create_batch(41, parent=office.news)

    canonical, beside, metas = head(client, f"/tin-tuc/?x=1&trang=2&muc={category.slug}")

    base = f"http://testserver/tin-tuc/?muc={category.slug}"
    assert canonical.replace("&amp;", "&") == f"{base}&trang=2"
    assert beside == {"prev": base, "next": f"{base}&trang=3"}
    assert metas["og:url"].replace("&amp;", "&") == f"{base}&trang=2"


def test_a_paper_copy_bears_its_address_for_the_camera_of_a_telephone(client, office):
    ArticleFactory(parent=office.news)

    page = client.get("/tin-tuc/?utm_source=zalo").content.decode()

    assert outward.qr("http://testserver/tin-tuc/") in page
    assert "print-foot__qr" not in client.get("/khong-co-trang-nay/").content.decode()
    assert outward.qr("http://testserver/" + "x" * 400) == ""


# --- cards ------------------------------------------------------------------


def card_of(client, address):
    return urlsplit(head(client, address)[2]["og:image"]).path


def test_card_is_drawn_once_and_follows_the_title(client, office):
    page = ArticleFactory(parent=office.news, title="Phát động đợt thi đua “Ẫm ừ Ỹ”")
    address = card_of(client, page.url_path_here)

    answer = client.get(address)
    card = Image.open(io.BytesIO(b"".join(answer.streaming_content)))

    assert (card.format, card.size) == ("PNG", (1200, 630))
    assert answer.headers["Cache-Control"].startswith("private, max-age=")
    folder = f"the-chia-se/{page.pk}"
    kept = storages["private"].listdir(folder)[1]
    client.get(address)
    assert storages["private"].listdir(folder)[1] == kept
    page.title = "Tên khác"
    page.save()
    assert client.get(address).url == card_of(client, page.url_path_here)
    b"".join(client.get(card_of(client, page.url_path_here)).streaming_content)
    assert len(storages["private"].listdir(folder)[1]) == 1


def test_there_is_no_card_of_what_is_not_public(client, office):
    page = ArticleFactory(parent=office.news)
    address = card_of(client, page.url_path_here)
    b"".join(client.get(address).streaming_content)

    PageViewRestriction.objects.create(page=office.news, restriction_type=PageViewRestriction.LOGIN)
    assert client.get(address).status_code == 404
    PageViewRestriction.objects.all().delete()
    page.unpublish()
    assert client.get(address).status_code == 404
    assert client.get("/the-chia-se/999999999999999999-" + "0" * 24 + ".png").status_code == 404


def picture(client, address):
    """The PNG at an address, wherever it leads; (size, address where it was found)."""
    answer = client.get(address, follow=True)
    assert answer.status_code == 200, address
    found = answer.redirect_chain[-1][0] if answer.redirect_chain else address
    return Image.open(io.BytesIO(b"".join(answer.streaming_content))).size, found


def test_other_pages_have_the_card_of_the_portal(client, office):
    address = card_of(client, "/so-do-trang/")

    assert address.startswith("/the-chia-se/trang-")
    assert client.get(address).status_code == 200


def test_the_front_page_is_passed_on_as_the_portal(client, office):
    shared = head(client, "/")[2]

    assert shared["og:title"] == "Hội đồng Thi đua - Khen thưởng tỉnh Lạng Sơn"
    assert "<title>Trang Thông tin điện tử – Hội đồng Thi đua - Khen thưởng tỉnh Lạng Sơn</title>" in (
        client.get("/").content.decode()
    )
    assert picture(client, urlsplit(shared["og:image"]).path)[0] == (1200, 630)
    assert kept_cards.words_of(Page.objects.get(depth=2).specific, None)["kind"] == "Trang Thông tin điện tử"


@time_machine.travel(datetime(2026, 11, 20, 3, tzinfo=UTC), tick=False)
def test_records_and_windows_have_cards_of_their_own_while_they_are_public(client, office, catalogue):
    record = AwardRecordFactory(name="Nông Thị Ước")
    window = ConsultationFactory(opened=datetime(2026, 11, 18, 3, tzinfo=UTC))
    for shown in (record.get_absolute_url(), window.get_absolute_url(), "/so-vang/", "/y-kien/"):
        address = card_of(client, shown)
        assert not address.startswith("/the-chia-se/trang-"), shown
        assert picture(client, address) == ((1200, 630), address)

    address = card_of(client, record.get_absolute_url())
    record.is_public = False
    record.save()
    assert picture(client, address)[1].startswith("/the-chia-se/trang-")
    child = AwardRecordFactory(name="Vi Bảo Ngọc", is_minor=True)
    _, metas = head(client, child.get_absolute_url())[1:]
    assert picture(client, urlsplit(metas["og:image"]).path)[1].startswith("/the-chia-se/trang-")
    assert client.get("/the-chia-se/la-gi-x.png").status_code == 404
    for nothing in ("luot/khong-co", "nguoi/khong-co", "y-kien/khong-co", "muc/khong-co"):
        assert picture(client, f"/the-chia-se/{nothing}.png")[1].startswith("/the-chia-se/trang-")


@time_machine.travel(datetime(2026, 11, 20, 3, tzinfo=UTC), tick=False)
def test_a_stranger_makes_the_portal_draw_so_many_cards_and_keep_so_many(client, office, monkeypatch):
    monkeypatch.setattr(kept_cards, "DRAWN_A_MINUTE", 3)
    monkeypatch.setattr(kept_cards, "SHELVES", 1)
    monkeypatch.setattr(kept_cards, "MOST_ON_A_SHELF", 2)
    records = AwardRecordFactory.create_batch(5)

    got = [picture(client, f"/the-chia-se/luot/{each.public_id}.png")[1] for each in records]

    assert [address.startswith("/the-chia-se/luot/") for address in got] == [True, True, True, False, False]
    assert len(storages["private"].listdir("the-chia-se/luot/00")[1]) == 2
    # What is kept is given out in any minute.
    assert picture(client, got[2])[1] == got[2]


@pytest.mark.parametrize(
    "title",
    [
        "Về việc " + "tặng Bằng khen của Chủ tịch Ủy ban nhân dân tỉnh " * 12,
        "x" * 255,
        "中文 😀 \u202e\u0000 ñ",
        "Đặng Thị Ưỡng".encode().decode(),
        "",
        "Ti\u0302\u0301nh NFD",
    ],
)
def test_any_title_fits_on_its_card(title):
    words = cards.legible(title) or "x"
    size, lines = cards.fitted(words, "faustina-500", 1056, 236)

    assert lines
    assert len(lines) * size * cards.LEADING <= 236
    assert Image.open(io.BytesIO(cards.draw_card(title, office="Hội đồng"))).size == (1200, 630)


def test_every_vietnamese_letter_stands_on_a_card():
    letters = "".join(chr(n) for n in range(0x1EA0, 0x1EFA)) + "ĂăĐđĨĩŨũƠơƯưÀÁÂÃÈÉÊÌÍÒÓÔÕÙÚÝ"

    assert cards.legible(letters) == letters
    font = cards._font("faustina-500", 60)
    missing = bytes(font.getmask("\U000f0000"))
    assert not [letter for letter in letters if bytes(font.getmask(letter)) == missing]


# --- the map of addresses ---------------------------------------------------

NAMESPACE = "{http://www.sitemaps.org/schemas/sitemap/0.9}"


def addresses(client, path):
    answer = client.get(path)
    assert answer.status_code == 200
    root = ElementTree.fromstring(answer.content)
    assert root.tag in {f"{NAMESPACE}sitemapindex", f"{NAMESPACE}urlset"}
    return [urlsplit(each.text)._replace(scheme="", netloc="").geturl() for each in root.iter(f"{NAMESPACE}loc")]


def test_map_holds_every_public_address_once_and_all_of_them_open(client, office):
    shown = [ArticleFactory(parent=office.news), DocumentFactory(parent=office.documents)]
    hidden = ArticleFactory(parent=office.news, live=False)
    restricted = ArticleFactory(parent=office.news)
    PageViewRestriction.objects.create(page=restricted, restriction_type=PageViewRestriction.LOGIN)
    record = AwardRecordFactory()

    listed = [address for part in addresses(client, "/sitemap.xml") for address in addresses(client, part)]

    assert len(listed) == len(set(listed))
    assert {page.url_path_here for page in shown} | {record.get_absolute_url(), "/", "/tin-tuc/"} <= set(listed)
    assert not {hidden.url_path_here, restricted.url_path_here} & set(listed)
    closed = [line.removeprefix("Disallow: ") for line in client.get("/robots.txt").content.decode().splitlines()]
    for address in listed:
        assert not address.startswith(tuple(each for each in closed if each.startswith("/") and "*" not in each)), (
            address
        )
        answer = client.get(address)
        assert answer.status_code == 200, address
        assert "noindex" not in answer.headers.get("X-Robots-Tag", ""), address


def test_map_is_cut_into_parts_by_few_queries(client, office, monkeypatch, django_assert_max_num_queries):
    from cms_pages.archive.sitemaps import RecordSitemap

    monkeypatch.setattr(RecordSitemap, "limit", 2)
    records = AwardRecordFactory.create_batch(5)
    records[2].delete()

    parts = [part for part in addresses(client, "/sitemap.xml") if "luot-khen" in part]
    found = []
    for part in parts:
        with django_assert_max_num_queries(3):
            found += addresses(client, part)

    assert len(parts) >= 2
    assert sorted(found) == sorted(record.get_absolute_url() for record in records if record.pk)
    assert client.get("/so-vang/sitemap-luot-khen.xml?p=99999").status_code == 404
    assert client.get("/so-vang/sitemap-luot-khen.xml?p=abc").status_code == 404
    assert client.get("/sitemap-khong-co.xml").status_code == 404
