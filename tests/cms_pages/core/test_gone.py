"""A page that was taken off: its address says so, and the menu forgets its section everywhere at once."""

import re

import pytest
from django.core.cache import caches
from django.db import transaction
from django.utils import timezone
from wagtail.contrib.redirects.models import Redirect
from wagtail.models import Page, Site

from cms_pages.core.gone import GoneAddress
from tests.factories.pages import ArticleFactory

pytestmark = pytest.mark.django_db


@pytest.fixture
def article(office):
    page = ArticleFactory(parent=office.news, title="Bài sẽ gỡ", slug="bai-se-go", live=False)
    page.save_revision().publish()
    page.refresh_from_db()
    return page


def test_what_was_public_is_gone(client, article):
    assert client.get("/tin-tuc/bai-se-go/").status_code == 200

    article.unpublish()
    answer = client.get("/tin-tuc/bai-se-go/?fbclid=x")
    page = answer.content.decode()

    assert answer.status_code == 410
    assert "Trang này đã được gỡ" in page
    assert "Bài sẽ gỡ" not in page
    assert 'name="robots" content="noindex"' in page
    assert 'rel="canonical"' not in page


def test_nobody_learns_of_what_was_never_public(client, office):
    ArticleFactory(parent=office.news, slug="ban-nhap", live=False, first_published_at=None)

    assert client.get("/tin-tuc/ban-nhap/").status_code == 404
    assert client.get("/tin-tuc/khong-he-co/").status_code == 404


def test_what_was_public_is_gone_also_when_it_is_deleted_with_its_section(client, office, article):
    ArticleFactory(parent=office.news, slug="ban-nhap", live=False).save_revision()
    client.get("/tin-tuc/bai-se-go/")

    Page.objects.get(pk=office.news.pk).delete()

    for address in ("/tin-tuc/", "/tin-tuc/bai-se-go/?fbclid=x"):
        assert client.get(address).status_code == 410, address
    # Of a name in an address nothing is kept, and a draft leaves nothing behind.
    assert client.get("/tin-tuc/ban-nhap/").status_code == 404
    assert all(re.fullmatch("[0-9a-f]{64}", each.digest) for each in GoneAddress.objects.all())


def test_a_new_page_stands_where_one_was_deleted(client, office, article):
    for _ in range(2):
        article.delete()
        assert client.get("/tin-tuc/bai-se-go/").status_code == 410
        article = ArticleFactory(parent=office.news, slug="bai-se-go", live=False)
        article.save_revision().publish()
        assert client.get("/tin-tuc/bai-se-go/").status_code == 200


def test_a_draft_from_an_old_site_was_never_public_here(client, office):
    """It bears the day on which it appeared there."""
    draft = ArticleFactory(parent=office.news, slug="bai-cu", live=False, first_published_at=timezone.now())

    assert client.get("/tin-tuc/bai-cu/").status_code == 404
    draft.delete()
    assert client.get("/tin-tuc/bai-cu/").status_code == 404


def test_who_knows_where_it_went_is_led_there(client, article):
    article.unpublish()
    Redirect.objects.create(old_path="/tin-tuc/bai-se-go", redirect_link="http://testserver/tin-tuc/")

    assert client.get("/tin-tuc/bai-se-go/").status_code == 301


def test_it_is_back_when_it_is_published_again(client, article):
    article.unpublish()
    article.save_revision().publish()

    assert client.get("/tin-tuc/bai-se-go/").status_code == 200


def test_a_section_taken_off_leaves_the_menu_of_every_process(client, office, django_capture_on_commit_callbacks):
    key = f"frame:{Site.objects.get().pk}"
    client.get("/tin-tuc/")
    other_process = caches.create_connection("frame")
    kept = other_process.get(key)
    assert ("Tin tức", "/tin-tuc/") in kept[1]

    with django_capture_on_commit_callbacks(execute=True), transaction.atomic():
        office.news.unpublish()
        # Meanwhile another process reads the state before, and keeps it.
        other_process.set(key, kept)

    assert other_process.get(key) is None
    assert ">Tin tức</a>" not in client.get("/so-do-trang/").content.decode()
