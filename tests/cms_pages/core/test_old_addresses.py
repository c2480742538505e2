"""Old addresses as people follow them: shared, in capitals, with a slash at the end."""

import pytest
from wagtail.contrib.redirects.models import Redirect
from wagtail.models import Site

pytestmark = pytest.mark.django_db
HERE = "http://testserver/tin-tuc/"


@pytest.fixture(autouse=True)
def _led(office):
    for path in ("/Tin/Bai-1.html", "/Default.aspx?id=12&tabid=3", "/tin-tức/lễ"):
        Redirect.objects.create(old_path=Redirect.normalise_path(path), redirect_link=HERE)


@pytest.mark.parametrize(
    "asked",
    [
        "/Tin/Bai-1.html",
        "/Tin/Bai-1.html/",
        "/tin/bai-1.HTML",
        "/Tin/Bai-1.html?fbclid=IwAR0",
        "/tin/bai-1.html?utm_source=zalo&utm_medium=chat",
        "/Tin/Bai-1.html?trang=2",
        "/Default.aspx?id=12&tabid=3",
        "/Default.aspx?tabid=3&id=12",
        "/default.aspx?TabID=3&id=12&zarsrc=30",
        "/tin-t%E1%BB%A9c/l%E1%BB%85",
        "/tin-t%E1%BB%A9c/l%E1%BB%85/?fbclid=x",
    ],
)
def test_old_address_leads_on(client, asked):
    answer = client.get(asked)

    assert (answer.status_code, answer.headers.get("Location")) == (301, HERE)


@pytest.mark.parametrize(
    "asked", ["/Default.aspx?id=13&tabid=3", "/Default.aspx", "/tin/bai-2.html", "/tin/bai-1.html%00", "/?fbclid=x%00"]
)
def test_no_other_address_does(client, asked):
    assert "Location" not in client.get(asked).headers


def test_nothing_that_is_sent_in_is_led_on_by_a_guess(client):
    assert client.post("/tin/bai-1.html").status_code in (403, 404)


def test_a_redirect_of_this_site_comes_before_one_for_all(client):
    site = Site.objects.get(is_default_site=True)
    Redirect.objects.create(old_path="/TIN/BAI-1.html", redirect_link="http://testserver/van-ban/", site=site)

    assert client.get("/tin/bai-1.html").headers["Location"] == "http://testserver/van-ban/"
