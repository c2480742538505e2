"""Health, maintenance, robots, headers, day-first dates."""

import datetime

import pytest
from django import forms
from django.core.management import call_command
from django.template import Context, Template

from portal.operations.middleware import maintenance_mark
from tests.factories.accounts import SuperuserFactory

pytestmark = pytest.mark.django_db


@pytest.fixture
def closed_portal():
    call_command("maintenance", "on", verbosity=0)
    yield
    call_command("maintenance", "off", verbosity=0)


def test_health_answers(client):
    assert client.get("/suc-khoe/song/").json() == {"trang_thai": "chạy"}
    assert client.get("/suc-khoe/san-sang/").json() == {"trang_thai": "sẵn sàng", "tim_kiem": "chỉ mục nhúng"}


def test_maintenance_closes_every_page_but_health(client, office, closed_portal):
    answer = client.get("/")

    assert answer.status_code == 503
    assert answer["Retry-After"] == "600"
    assert "bảo trì" in answer.content.decode().lower()
    assert client.post("/tai-khoan/dang-nhap/").status_code == 503
    assert client.get("/suc-khoe/song/").status_code == 200


def test_maintenance_ends(client, office, closed_portal):
    call_command("maintenance", "off", verbosity=0)

    assert not maintenance_mark().exists()
    assert client.get("/").status_code == 200


def test_robots_keeps_engines_out_of_private_and_endless_pages(client):
    page = client.get("/robots.txt").content.decode()

    assert "Disallow: /tra-cuu/" in page
    assert "Disallow: /so-vang/" not in page
    assert "Sitemap: http://testserver/sitemap.xml" in page


def test_public_pages_send_a_strict_policy(client, office):
    policy = client.get("/").headers["Content-Security-Policy"]

    assert "unsafe" not in policy
    assert "default-src 'self'" in policy
    assert "object-src 'none'" in policy


def test_demo_answers_this_machine_only(client, office, settings):
    settings.DEMO = True

    assert client.get("/", REMOTE_ADDR="192.0.2.7").status_code == 403
    assert client.get("/", REMOTE_ADDR="127.0.0.1").status_code == 200


@pytest.mark.parametrize(
    ("typed", "day"),
    [
        ("05/03/2026", datetime.date(2026, 3, 5)),
        ("5/3/2026", datetime.date(2026, 3, 5)),
        ("20/11/2026", datetime.date(2026, 11, 20)),
        ("20-11-2026", datetime.date(2026, 11, 20)),
        ("20.11.2026", datetime.date(2026, 11, 20)),
        ("2026-11-20", datetime.date(2026, 11, 20)),
    ],
)
def test_dates_are_read_day_first(typed, day):
    assert forms.DateField().clean(typed) == day


@pytest.mark.parametrize("typed", ["11/20/2026", "31/02/2026", "2026/11/20x", "hôm qua"])
def test_month_first_and_impossible_dates_are_refused(typed):
    with pytest.raises(forms.ValidationError):
        forms.DateField().clean(typed)


def test_dates_and_numbers_are_written_the_vietnamese_way():
    shown = Template("{{ day }} {{ number }} {{ part }}").render(
        Context({"day": datetime.date(2026, 3, 5), "number": 48216, "part": 3.5})
    )

    assert shown == "05/03/2026 48.216 3,5"


def test_unknown_address_gets_a_helpful_404(client, office):
    answer = client.get("/khong-co-trang-nay/")

    assert answer.status_code == 404
    assert "Không tìm thấy trang này" in answer.content.decode()


def test_an_unknown_address_of_the_back_office_says_so_under_our_mark(client, office):
    client.force_login(SuperuserFactory())

    answer = client.get("/quan-tri/khong-co-trang-nay/")

    page = answer.content.decode()
    assert answer.status_code == 404
    assert "Không tìm thấy trang này" in page
    assert "mark.svg" in page
    assert "wagtailadmin/images/logo" not in page
    assert "page404__logo" not in page
