"""A page that was taken off: its address says so, and the menu forgets its section everywhere at once."""

import pytest
from django.core.cache import caches
from django.db import transaction
from wagtail.contrib.redirects.models import Redirect
from wagtail.models import Site

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
