"""A page that is sent while it is just being saved comes back as a form, not as an error page."""

import pytest
from django.test import Client
from django.urls import reverse
from wagtail.models import Page

from cms_pages.news.models import ArticlePage, NewsCategory
from tests.factories.accounts import UserFactory
from tests.factories.editing import article_form
from tests.factories.pages import ArticleFactory

pytestmark = pytest.mark.django_db


@pytest.fixture
def writer(groups):
    NewsCategory.objects.create(name="Tin trong tỉnh", slug="tin-trong-tinh")
    user = UserFactory(groups=["Biên tập viên"])
    user.browser = Client(raise_request_exception=True)
    user.browser.force_login(user)
    return user


def test_second_of_two_sendings_is_told_of_the_draft(office, writer, monkeypatch):
    """The form finds the address free; when the page is written it is taken."""
    url = reverse("wagtailadmin_pages:add", args=["cms_news", "articlepage", office.news.pk])
    free = Page._slug_is_available

    def taken_a_moment_later(slug, parent_page, page=None):
        monkeypatch.setattr(Page, "_slug_is_available", staticmethod(free))
        ArticleFactory(parent=office.news, title="Hội nghị tổng kết", slug=slug, live=False, owner=writer)
        return True

    monkeypatch.setattr(Page, "_slug_is_available", staticmethod(taken_a_moment_later))
    answer = writer.browser.post(url, article_form(slug="hoi-nghi-tong-ket"))

    assert answer.status_code == 422
    html = answer.content.decode()
    assert "vừa được tự động lưu thành bản nháp" in html
    assert "Cả thôn góp ngày công." in html
    assert ArticlePage.objects.filter(slug="hoi-nghi-tong-ket").count() == 1


def test_the_form_that_came_back_is_sent_again(office, writer):
    url = reverse("wagtailadmin_pages:add", args=["cms_news", "articlepage", office.news.pk])
    for _ in range(2):
        answer = writer.browser.post(url, article_form(slug="hoi-nghi-tong-ket"))

    assert answer.status_code == 422
    assert answer.context["form"].errors["slug"]
