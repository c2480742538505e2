"""What the search finds of pages follows what readers may see of them."""

from datetime import timedelta

import pytest
from django.core.management import call_command
from django.utils import timezone
from wagtail.models import Page, PageViewRestriction

from cms_pages.core.models import StandardPage
from cms_pages.news.models import ArticlePage
from search.service import search
from tests.factories.pages import ArticleFactory, DocumentFactory, ExemplarFactory, paragraphs

pytestmark = pytest.mark.django_db(transaction=True)


@pytest.fixture
def article(office):
    page = ArticleFactory(parent=office.news, title="Mùa hồi Văn Quan", slug="mua-hoi", live=False)
    page.save_revision().publish()
    return ArticlePage.objects.get(pk=page.pk)


def found(words="mua hoi van quan"):
    """Addresses of what the search answers."""
    return [hit.url for hit in search(words).hits]


def test_published_page_is_found_without_accents_and_by_its_matter(office, article):
    article.body = paragraphs("Chưng cất tinh dầu.")
    article.save_revision().publish()

    assert found() == ["/tin-tuc/mua-hoi/"]
    assert found("tinh dau") == ["/tin-tuc/mua-hoi/"]


def test_draft_is_not_found_and_a_changed_draft_is_found_as_published(office, article):
    ArticleFactory(parent=office.news, title="Mùa hồi chưa đăng", live=False).save_revision()
    article.title = "Mùa quýt Bắc Sơn"
    article.save_revision()

    assert found("mua hoi") == ["/tin-tuc/mua-hoi/"]
    assert found("quyt bac son") == []


def test_unpublished_page_is_gone(article):
    article.unpublish()

    assert found() == []


def test_expired_page_is_gone(article):
    article.expire_at = timezone.now() - timedelta(minutes=1)
    article.save_revision().publish()
    Page.objects.filter(pk=article.pk).update(live=True, expire_at=timezone.now() - timedelta(minutes=1))

    call_command("publish_scheduled")

    assert found() == []


def test_deleted_page_is_gone(article):
    article.delete()

    assert found() == []


def test_new_address_is_found(article):
    article.slug = "mua-hoi-moi"
    article.save_revision().publish()

    assert found() == ["/tin-tuc/mua-hoi-moi/"]


def test_new_address_of_a_section_is_found(office, article):
    office.news.slug = "tin"
    office.news.save_revision().publish()

    assert found() == ["/tin/mua-hoi/"]


def test_moved_page_is_found_at_its_new_place(office):
    parent = StandardPage(title="Giới thiệu", slug="gioi-thieu")
    office.home.add_child(instance=parent)
    page = StandardPage(title="Mùa hồi Văn Quan", slug="mua-hoi")
    office.home.refresh_from_db()
    office.home.add_child(instance=page)
    page.save_revision().publish()

    page.move(Page.objects.get(pk=parent.pk), pos="last-child")

    assert found() == ["/gioi-thieu/mua-hoi/"]


def test_restricted_page_is_not_found_until_the_restriction_ends(article):
    kept = PageViewRestriction.objects.create(page=article, restriction_type=PageViewRestriction.LOGIN)
    while_kept = found()
    kept.delete()

    assert while_kept == []
    assert found() == ["/tin-tuc/mua-hoi/"]


def test_restricted_section_hides_what_is_below(office, article):
    PageViewRestriction.objects.create(page=office.news, restriction_type=PageViewRestriction.LOGIN)

    assert found() == []


def test_exemplars_by_name_and_documents_by_number(office):
    ExemplarFactory(parent=office.exemplars, slug="my", subject_name="Lộc Thị Mỷ").save_revision().publish()
    DocumentFactory(parent=office.documents, slug="nd", number="152/2025/NĐ-CP").save_revision().publish()

    assert found("loc thi my") == ["/dien-hinh/my/"]
    assert found("152/2025/nd-cp") == ["/van-ban/nd/"]
