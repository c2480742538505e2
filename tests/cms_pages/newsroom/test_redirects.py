"""Redirects lead on within the portal, by whatever screen they are written, and never in a circle."""

import pytest
from django.urls import reverse
from wagtail.contrib.redirects.models import Redirect

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
