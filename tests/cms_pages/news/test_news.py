"""The news section as readers meet it."""

import datetime

import pytest
import time_machine
from django.core.exceptions import ValidationError
from django.utils import timezone
from wagtail.models import PageViewRestriction

from cms_pages.news.models import NewsCategory
from tests.factories.pages import ArticleFactory, paragraphs

pytestmark = pytest.mark.django_db


def at(year, month=1, day=1):
    return timezone.make_aware(datetime.datetime(year, month, day, 8))


def test_article_shows_its_matter_date_and_source(client, office):
    ArticleFactory(
        parent=office.news,
        title="Thôn Nà Lầu làm đường",
        slug="na-lau",
        published_on=at(2026, 3, 5),
        byline="Vi Văn Thắng",
        copied=True,
        source_name="Báo mẫu",
        body=paragraphs("Cả thôn góp ngày công."),
    )

    page = client.get("/tin-tuc/na-lau/").content.decode()

    assert "<h1>Thôn Nà Lầu làm đường</h1>" in page
    assert "05/03/2026" in page
    assert "Cả thôn góp ngày công." in page
    assert "Vi Văn Thắng" in page
    assert "Báo mẫu" in page


def test_index_lists_newest_first_and_pages_without_losing_any(client, office):
    for number in range(25):
        ArticleFactory(parent=office.news, title=f"Tin {number:02d}", published_on=at(2026, 1, 1 + number))

    first = client.get("/tin-tuc/").content.decode()
    second = client.get("/tin-tuc/?trang=2").content.decode()

    assert first.index("Tin 24") < first.index("Tin 23")
    assert [n for n in range(25) if f"Tin {n:02d}<" in first + second] == list(range(25))
    assert "Tin 04" not in first


def test_filters_combine_and_keep_each_other_in_the_links(client, office):
    movement = NewsCategory.objects.get(slug="phong-trao")
    award = NewsCategory.objects.get(slug="khen-thuong")
    ArticleFactory(parent=office.news, title="Ra quân", category=movement, published_on=at(2026))
    ArticleFactory(parent=office.news, title="Trao bằng", category=award, published_on=at(2026))
    ArticleFactory(parent=office.news, title="Tổng kết cũ", category=movement, published_on=at(2024))

    page = client.get("/tin-tuc/?muc=phong-trao&nam=2026").content.decode()

    assert "Ra quân" in page
    assert "Trao bằng" not in page
    assert "Tổng kết cũ" not in page
    assert "?muc=phong-trao&amp;nam=2024" in page


@pytest.mark.parametrize(
    "query", ["trang=abc", "trang=-1", "trang=99999", "nam=x", "nam=0", "muc=%00", "muc='--", "nam=²"]
)
def test_odd_parameters_give_a_page_never_an_error(client, office, query):
    ArticleFactory(parent=office.news)

    assert client.get(f"/tin-tuc/?{query}").status_code == 200


def test_empty_choice_says_so_and_leads_on(client, office):
    page = client.get("/tin-tuc/?muc=khen-thuong").content.decode()

    assert "Chưa có tin nào ở đây" in page


def test_draft_and_restricted_articles_are_nowhere_in_the_section(client, office):
    draft = ArticleFactory(parent=office.news, title="CANARY-NHAP", live=False)
    kept = ArticleFactory(parent=office.news, title="CANARY-RIENG")
    PageViewRestriction.objects.create(page=kept, restriction_type=PageViewRestriction.LOGIN)
    ArticleFactory(parent=office.news, slug="mo")

    seen = client.get("/tin-tuc/").content.decode() + client.get("/tin-tuc/mo/").content.decode()

    assert "CANARY" not in seen
    assert client.get(draft.url_path_here).status_code == 404
    assert client.get(kept.url_path_here).status_code == 302


def test_copied_article_needs_its_source(office):
    article = ArticleFactory.build(copied=True, source_name="")

    with pytest.raises(ValidationError) as refused:
        article.clean()

    assert refused.value.message_dict == {"source_name": ["Bài đăng lại cần ghi tên nguồn."]}


def test_section_and_article_cost_few_queries(client, office, django_assert_max_num_queries):
    for _ in range(25):
        ArticleFactory(parent=office.news)
    article = ArticleFactory(parent=office.news)
    client.get("/tin-tuc/")

    with django_assert_max_num_queries(12):
        assert client.get("/tin-tuc/").status_code == 200
    with django_assert_max_num_queries(12):
        assert client.get(article.url_path_here).status_code == 200


def test_related_news_are_of_the_same_category_without_the_article_itself(client, office):
    category, other = NewsCategory.objects.all()[:2]
    with time_machine.travel("2026-11-20 08:00 +07:00"):
        article = ArticleFactory(parent=office.news, title="Chính bài này", category=category)
        ArticleFactory(parent=office.news, title="Cùng mục", category=category)
        ArticleFactory(parent=office.news, title="Khác mục", category=other)

    related = client.get(article.url_path_here).content.decode().split("Tin cùng chuyên mục")[1]

    assert "Cùng mục" in related
    assert "Khác mục" not in related
    assert "Chính bài này" not in related


def test_archive_of_a_section_taken_off_is_not_there(office, client):
    ArticleFactory(parent=office.news)
    assert client.get("/tin-tuc/luu-tru/").status_code == 200

    office.news.unpublish()

    assert client.get("/tin-tuc/luu-tru/").status_code == 404
