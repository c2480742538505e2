"""Redirects lead on within the portal, by whatever screen they are written."""

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
