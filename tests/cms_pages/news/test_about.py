"""What an article is about, which articles stand beside it, and the archive."""

import datetime

import pytest
from django.core.exceptions import ValidationError
from django.utils import timezone
from wagtail.images.models import Image
from wagtail.images.tests.utils import get_test_image_file
from wagtail.models import PageViewRestriction

from cms_pages.core.blocks import MatterBlock
from cms_pages.core.models import Topic
from cms_pages.news.models import ArticleRelated, ArticleUnit, NewsCategory
from tests.factories.campaigns import MovementFactory
from tests.factories.films import FilmFactory
from tests.factories.pages import ArticleFactory, ExemplarFactory
from tests.factories.units import UnitFactory

pytestmark = pytest.mark.django_db


def at(year, month=1, day=1):
    return timezone.make_aware(datetime.datetime(year, month, day, 8))


def article(office, *, topics=(), movements=(), units=(), beside=(), **more):
    page = ArticleFactory(parent=office.news, **more)
    page.topics, page.movements = list(topics), list(movements)
    page.article_units = [ArticleUnit(unit=unit, sort_order=place) for place, unit in enumerate(units)]
    page.related_links = [ArticleRelated(other=other, sort_order=place) for place, other in enumerate(beside)]
    page.save()
    return page


@pytest.fixture
def topic(db):
    return Topic.objects.create(name="Chuyển đổi số", slug="chuyen-doi-so")


def test_article_names_its_subjects_and_each_leads_to_its_news(client, office, topic):
    movement, unit = MovementFactory(name="Xây dựng nông thôn mới"), UnitFactory(name="Xã Mẫu Sơn", code="06001")
    about = article(office, topics=[topic], movements=[movement], units=[unit], title="Có chủ đề", slug="co-chu-de")
    article(office, title="Không chủ đề")

    page = client.get("/tin-tuc/co-chu-de/").content.decode()
    for query, name in [
        (f"chude={topic.slug}", "Chuyển đổi số"),
        (f"phongtrao={movement.slug}", "Xây dựng nông thôn mới"),
        ("donvi=06001", "Xã Mẫu Sơn"),
    ]:
        assert f'href="/tin-tuc/?{query}">{name}</a>' in page
        listed = client.get(f"/tin-tuc/?{query}").content.decode()
        assert f">{about.title}</a>" in listed
        assert "Không chủ đề" not in listed
        assert name in listed


def test_news_of_a_unit_hold_those_of_the_units_below_it(client, office):
    above = UnitFactory(name="Sở Mẫu", code="so-mau")
    below = UnitFactory(name="Phòng Mẫu", parent=above)
    article(office, units=[below], title="Việc của phòng")

    assert "Việc của phòng" in client.get("/tin-tuc/?donvi=so-mau").content.decode()


@pytest.mark.parametrize("query", ["chude=khong-co", "phongtrao=%00", "donvi='--", "donvi=" + "9" * 300, "chude=²"])
def test_unknown_subjects_give_all_news_never_an_error(client, office, query):
    article(office, title="Tin nào đó")

    answer = client.get(f"/tin-tuc/?{query}")

    assert answer.status_code == 200
    assert "Tin nào đó" in answer.content.decode()


def beside(client, page):
    text = client.get(page.url_path_here).content.decode()
    return text.partition('id="h-rel"')[2]


def test_most_shared_stand_first_then_the_category(client, office, topic):
    one, two = NewsCategory.objects.all()[:2]
    movement = MovementFactory()
    page = article(office, topics=[topic], movements=[movement], category=one)
    article(office, title="Cùng hai điều", topics=[topic], movements=[movement], category=two, published_on=at(2020))
    article(office, title="Cùng một điều", topics=[topic], category=two, published_on=at(2021))
    article(office, title="Cùng chuyên mục", category=one, published_on=at(2022))
    article(office, title="Chẳng liên quan", category=two, published_on=at(2023))
    article(office, title="CANARY", topics=[topic], movements=[movement], live=False)

    shown = beside(client, page)

    assert shown.index("Cùng hai điều") < shown.index("Cùng một điều") < shown.index("Cùng chuyên mục")
    assert "Bài liên quan" in shown
    assert "Chẳng liên quan" not in shown
    assert "CANARY" not in shown


def test_what_the_editor_chose_stands_first_in_the_order_chosen_while_it_is_public(client, office, topic):
    story = ExemplarFactory(parent=office.exemplars, title="Gương đã chọn")
    old = article(office, title="Tin cũ đã chọn", category=NewsCategory.objects.last(), published_on=at(2019))
    draft = article(office, title="CANARY-NHAP", live=False)
    kept = article(office, title="CANARY-RIENG")
    PageViewRestriction.objects.create(page=kept, restriction_type=PageViewRestriction.LOGIN)
    page = article(office, topics=[topic], beside=[old, story, draft, kept], category=NewsCategory.objects.first())
    article(office, title="Cùng chủ đề", topics=[topic], category=NewsCategory.objects.last())

    shown = beside(client, page)

    assert shown.index("Tin cũ đã chọn") < shown.index("Gương đã chọn") < shown.index("Cùng chủ đề")
    assert "CANARY" not in shown


def test_article_beside_itself_and_a_source_without_a_name_are_refused(office):
    page = article(office)
    with pytest.raises(ValidationError, match="chính nó"):
        ArticleRelated(page=page, other=page).clean()

    for changes, field in [
        ({"copied": True}, "source_name"),
        ({"source_url": "https://bao.example/x"}, "source_name"),
        ({"source_name": "Báo", "source_url": "ftp://bao.example/x"}, "source_url"),
        ({"slug": "luu-tru"}, "slug"),
    ]:
        with pytest.raises(ValidationError) as refused:
            ArticleFactory.build(**changes).clean()
        assert list(refused.value.message_dict) == [field]


def test_the_fullest_article_costs_few_queries(client, office, topic, own_files, django_assert_max_num_queries):
    images = [Image.objects.create(title=f"Ảnh {n}", file=get_test_image_file(filename=f"{n}.png")) for n in range(4)]
    pictures = [{"image": image.pk, "alt": "Mô tả", "caption": "", "credit": ""} for image in images]
    body = MatterBlock().to_python(
        [
            {"type": "gallery", "value": {"title": "", "pictures": pictures}},
            {"type": "picture", "value": {"image": images[0].pk, "alt": "Mô tả"}},
            {"type": "film", "value": {"film": FilmFactory().pk, "title": ""}},
        ]
    )
    page = article(
        office,
        topics=[topic],
        movements=[MovementFactory()],
        units=[UnitFactory()],
        beside=[article(office), article(office, topics=[topic])],
        body=body,
        picture=Image.objects.create(title="Đầu trang", file=get_test_image_file(filename="dau.png")),
    )
    client.get(page.url_path_here)  # pictures are made small once

    from django.core.cache import caches

    caches["renditions"].clear()
    with django_assert_max_num_queries(12):
        assert client.get(page.url_path_here).status_code == 200
    with django_assert_max_num_queries(12):
        assert client.get(f"/tin-tuc/?chude={topic.slug}").status_code == 200


# --- archive ------------------------------------------------------------------


@pytest.fixture
def years(office):
    for moment in (at(2026, 11, 3), at(2026, 11, 20), at(2026, 2, 1), at(2024, 12, 31)):
        article(office, title=f"Tin ngày {moment:%d/%m/%Y}", published_on=moment)
    article(office, title="CANARY", published_on=at(2023), live=False)


def test_archive_counts_by_year_and_month(client, years):
    page = client.get("/tin-tuc/luu-tru/").content.decode()

    assert "Năm 2026" in page
    assert "3 tin, bài" in page
    assert 'href="/tin-tuc/luu-tru/2026/11/">Tháng 11 <span class="meta">(2)</span>' in page
    assert 'href="/tin-tuc/luu-tru/2024/12/"' in page
    assert "2023" not in page


def test_month_shows_its_news_and_leads_to_the_months_beside_it(client, years):
    page = client.get("/tin-tuc/luu-tru/2026/02/").content.decode()

    assert "Lưu trữ tin tức, tháng 2 năm 2026</h1>" in page
    assert "Tin ngày 01/02/2026" in page
    assert "Tin ngày 03/11/2026" not in page
    assert 'href="/tin-tuc/luu-tru/2024/12/" rel="prev"' in page
    assert 'href="/tin-tuc/luu-tru/2026/11/" rel="next"' in page


def test_year_shows_all_its_news(client, years):
    page = client.get("/tin-tuc/luu-tru/2026/").content.decode()

    assert [day for day in ("20/11/2026", "03/11/2026", "01/02/2026", "31/12/2024") if f"Tin ngày {day}" in page] == [
        "20/11/2026",
        "03/11/2026",
        "01/02/2026",
    ]


@pytest.mark.parametrize(
    "address",
    ["2023/", "2025/", "2026/05/", "2026/13/", "2026/2/", "26/", "2026/11/3/", "x/", "0000/", "²026/", "2026/00/"],
)
def test_months_without_news_are_not_there(client, years, address):
    assert client.get(f"/tin-tuc/luu-tru/{address}").status_code == 404


def test_last_hour_of_a_month_belongs_to_it(client, office):
    late = timezone.make_aware(datetime.datetime(2026, 3, 31, 23, 30))
    article(office, title="Tin đêm", published_on=late)

    assert "Tin đêm" in client.get("/tin-tuc/luu-tru/2026/03/").content.decode()
    assert client.get("/tin-tuc/luu-tru/2026/04/").status_code == 404


def test_archive_costs_few_queries(client, years, django_assert_max_num_queries):
    for address in ("", "2026/", "2026/11/"):
        client.get(f"/tin-tuc/luu-tru/{address}")
        with django_assert_max_num_queries(12):
            assert client.get(f"/tin-tuc/luu-tru/{address}").status_code == 200
