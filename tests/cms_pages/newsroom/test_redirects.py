"""Redirects lead on within the portal, by whatever screen they are written, and never in a circle."""

import pytest
from django.urls import reverse
from wagtail.contrib.redirects.models import Redirect

from cms_pages.news.models import ArticlePage
from tests.factories.pages import ArticleFactory

pytestmark = pytest.mark.django_db


@pytest.mark.parametrize(
    ("link", "taken"),
    [
        ("https://tdkt.example/tin-tuc/", True),
        ("https://tdkt.example.noi-khac.example/", False),
        ("https://noi-khac.example/", False),
        ("//noi-khac.example/", False),
        ("/\\noi-khac.example/", False),
        ("javascript:alert(1)", False),
        ("http://[", False),
    ],
)
@pytest.mark.parametrize("superuser", [False, True])
def test_a_redirect_leads_nowhere_else(newsroom, person, settings, link, taken, superuser):
    settings.SITE_URL = "https://tdkt.example"
    somebody = person("Biên tập viên", superuser=superuser)

    somebody.browser.post(
        reverse("wagtailredirects:add"),
        {"old_path": "/cu/", "site": "", "is_permanent": "on", "redirect_page": "", "redirect_link": link},
    )

    assert Redirect.objects.exists() is taken


@pytest.mark.parametrize("bare", [False, True])
@pytest.mark.parametrize("origin", ["http://localhost", "https://tdkt.example"])
@pytest.mark.parametrize(("target", "refused"), [("/c", True), ("/a", True), ("/d", False)])
def test_redirects_in_a_circle_are_refused(newsroom, person, settings, bare, origin, target, refused):
    """However the portal is called in the links of the circle, or whether it is not called at all."""
    settings.SITE_URL = "https://tdkt.example"
    for old, new in (("/a", "/b"), ("/b", "/c")):
        Redirect.objects.create(old_path=old, redirect_link=new if bare else f"{origin}{new}")
    data = {
        "old_path": "/c",
        "redirect_link": f"{origin}{target}",
        "is_permanent": "on",
        "site": "",
        "redirect_page": "",
    }

    answer = person("Biên tập viên").browser.post(reverse("wagtailredirects:add"), data)

    assert Redirect.objects.filter(old_path="/c").exists() is not refused
    if refused:
        assert "Mời chọn đích khác" in answer.content.decode()


@pytest.mark.parametrize("old", ["/tin-tuc/dang-co/", "/tin-tuc/dang-co", "/tin-tuc/dang-co/?id=7"])
def test_a_redirect_from_where_a_page_answers_is_refused(newsroom, person, settings, old):
    settings.SITE_URL = "https://tdkt.example"
    page = ArticleFactory(parent=newsroom.news, slug="dang-co", title="Tin đang có")
    browser, address = person("Biên tập viên").browser, reverse("wagtailredirects:add")
    data = {"old_path": old, "redirect_link": "/van-ban/", "is_permanent": "on", "site": "", "redirect_page": ""}

    answer = browser.post(address, data)

    assert answer.status_code == 422
    assert "địa chỉ của trang “Tin đang có”" in answer.context["form"].errors["old_path"][0]
    assert not Redirect.objects.exists()
    page.unpublish()
    assert browser.post(address, data).status_code == 302


def test_a_page_named_back_and_taken_off_leads_nobody_in_a_circle(newsroom, client, django_capture_on_commit_callbacks):
    page = ArticleFactory(parent=newsroom.news, slug="dau-tien")
    for slug in ("ten-khac", "dau-tien"):
        page = ArticlePage.objects.get(pk=page.pk)
        page.slug = slug
        with django_capture_on_commit_callbacks(execute=True):
            page.save_revision().publish()
    assert client.get("/tin-tuc/ten-khac/").headers["Location"].endswith("/tin-tuc/dau-tien/")
    assert client.get("/tin-tuc/dau-tien/").status_code == 200

    ArticlePage.objects.get(pk=page.pk).unpublish()

    # Not to itself, and an old name tells nothing of a page that is not public.
    for slug, told in (("dau-tien", 410), ("ten-khac", 404)):
        assert client.get(f"/tin-tuc/{slug}/").status_code == told
    ArticlePage.objects.get(pk=page.pk).get_latest_revision().publish()
    assert client.get("/tin-tuc/ten-khac/").status_code == 301
