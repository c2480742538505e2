"""What readers read: counted by page and day, without anybody who reads, and without slowing them."""

from datetime import date, timedelta
from pathlib import Path

import pytest
import time_machine
from django.core.management import call_command
from django.test import Client
from django.urls import reverse

from cms_pages.readings import spool
from cms_pages.readings.actions import count_readings, forget_old
from cms_pages.readings.models import Reading
from cms_pages.readings.queries import KEPT_DAYS, most_read
from tests.factories.accounts import UserFactory
from tests.factories.pages import ArticleFactory

pytestmark = pytest.mark.django_db
BROWSER = "Mozilla/5.0 (Linux; Android 14) AppleWebKit/537.36 Chrome/130.0 Mobile Safari/537.36"


@pytest.fixture(autouse=True)
def _own_spool(settings, tmp_path):
    settings.DATA_DIR = tmp_path


@pytest.fixture
def article(office):
    return ArticleFactory(parent=office.news, title="Con đường mới", slug="con-duong-moi")


@pytest.fixture
def reader():
    return Client(headers={"user-agent": BROWSER})


def count():
    """Both turns: what is written now is set aside by the first and counted by the second."""
    return count_readings() + count_readings()


def counts():
    return {(row.page_id or row.section): row.times for row in Reading.objects.all()}


def test_what_is_opened_is_counted_by_page_and_day(article, reader):
    for day in ("2026-11-20 23:50 +07:00", "2026-11-21 00:10 +07:00"):
        with time_machine.travel(day, tick=False):
            assert reader.get(article.url).status_code == 200
    with time_machine.travel("2026-11-21 09:00 +07:00", tick=False):
        reader.get(article.url)
        assert count() == 3
        days = dict(Reading.objects.filter(page=article).values_list("day", "times"))
    assert days == {date(2026, 11, 20): 1, date(2026, 11, 21): 2}


@pytest.mark.parametrize(
    "browser",
    [
        "Mozilla/5.0 (iPhone; CPU iPhone OS 17_5 like Mac OS X) AppleWebKit/605.1.15 Mobile/15E148 Zalo iOS/530",
        "Mozilla/5.0 (Linux; Android 13; SM-A146P) AppleWebKit/537.36 Chrome/127.0 Mobile Safari/537.36 [FB_IAB/FB4A;FBAV/470;]",
        "Mozilla/5.0 (Windows NT 6.1; rv:115.0) Gecko/20100101 Firefox/115.0",
        "Mozilla/5.0 (Windows NT 10.0) AppleWebKit/537.36 coc_coc_browser/126.0 Chrome/120.0 Safari/537.36",
    ],
)
def test_browsers_of_people_count_those_inside_other_programs_too(article, browser):
    Client(headers={"user-agent": browser}).get(article.url)
    assert count() == 1


def test_sections_of_records_are_counted_as_a_whole(office, reader):
    reader.get("/so-vang/")
    reader.get("/so-vang/?q=Nông+Văn+Thắng")
    count()
    assert counts() == {"archive": 2}


def test_reading_costs_no_query_more(article, reader, django_assert_max_num_queries, monkeypatch):
    reader.get(article.url)
    with django_assert_max_num_queries(12) as with_counting:
        reader.get(article.url)
    monkeypatch.setattr("cms_pages.readings.middleware.is_reading", lambda *of: False)
    with django_assert_max_num_queries(12) as without:
        reader.get(article.url)
    assert len(with_counting) == len(without)


@pytest.mark.parametrize(
    "headers",
    [
        {"user-agent": "Mozilla/5.0 (compatible; Googlebot/2.1; +http://www.google.com/bot.html)"},
        {"user-agent": "Mozilla/5.0 (compatible; coccocbot-web/1.0)"},
        {"user-agent": "curl/8.4"},
        {"user-agent": ""},
        {"user-agent": "Mozilla/5.0 HeadlessChrome/130"},
        {"user-agent": BROWSER, "sec-purpose": "prefetch;prerender"},
    ],
)
def test_machines_and_pages_fetched_ahead_are_left_out(article, headers):
    assert Client(headers=headers).get(article.url).status_code == 200
    count()
    assert counts() == {}


def test_the_office_at_work_and_failures_are_left_out(article, groups, reader):
    reader.force_login(UserFactory(is_staff=True, groups=["Biên tập viên"]))
    reader.get(article.url)
    stranger = Client(headers={"user-agent": BROWSER})
    stranger.get(article.url + "khong-co/")
    stranger.head(article.url)
    stranger.get("/tim-kiem/?q=duong")
    count()
    assert counts() == {}


def test_nothing_about_the_reader_is_kept(article, reader, settings):
    answer = reader.get(article.url)
    assert settings.SESSION_COOKIE_NAME not in answer.cookies
    written = Path(settings.DATA_DIR, "luot-doc", "dang-ghi").read_text()
    assert written.split() == [written.split()[0], str(article.pk)]
    assert {field.name for field in Reading._meta.fields} == {"id", "page", "section", "day", "times"}


def test_a_flood_is_cut_and_rubbish_is_passed_over(article, reader, settings, monkeypatch):
    reader.get(article.url)
    path = Path(settings.DATA_DIR, "luot-doc", "dang-ghi")
    with path.open("ab") as file:
        file.write(b"\xff\x00\n2026-13-45 5\n9999-01-01 5\n2026-11-21 987654\n2026-11-21 tai-khoan\n")
    monkeypatch.setattr(spool, "MOST", path.stat().st_size)
    reader.get(article.url)
    count()
    assert counts() == {article.pk: 1}


def test_a_reading_that_cannot_be_noted_hurts_nobody(article, reader, settings):
    Path(settings.DATA_DIR, "luot-doc").write_text("in the way")
    assert reader.get(article.url).status_code == 200


def test_what_failed_while_counting_is_counted_later(article, reader, monkeypatch):
    reader.get(article.url)
    count_readings()
    with monkeypatch.context() as patch:
        patch.setattr("cms_pages.readings.actions._where", lambda *of: 1 / 0)
        with pytest.raises(ZeroDivisionError):
            count_readings()
    assert count_readings() == 1


def test_old_counts_go(article):
    today = date(2026, 11, 21)
    for age in (KEPT_DAYS + 1, KEPT_DAYS):
        Reading.objects.create(page=article, day=today - timedelta(days=age), times=1)
    with time_machine.travel("2026-11-21 09:00 +07:00", tick=False):
        assert forget_old() == 1
        call_command("count_readings", verbosity=0)
    assert Reading.objects.count() == 1


def test_most_read_and_the_same_span_before(article, office):
    today = date(2026, 11, 21)
    other = ArticleFactory(parent=office.news, title="Bài cũ")
    for page, ago, times in ((article, 0, 5), (article, 6, 2), (article, 7, 4), (other, 3, 3), (other, 30, 90)):
        Reading.objects.create(page=page, day=today - timedelta(days=ago), times=times)
    with time_machine.travel("2026-11-21 09:00 +07:00", tick=False):
        told = [(row.title, row.times, row.before) for row in most_read(7, 5)]
        assert most_read(7, 5, owner=UserFactory()) == []
    assert told == [("Con đường mới", 7, 4), ("Bài cũ", 3, 0)]


def test_the_report_is_for_the_office_alone(article, groups, client):
    Reading.objects.create(page=article, day=date(2026, 11, 20), times=1234)
    address = reverse("readings_report")
    assert client.get(address).status_code == 302
    client.force_login(UserFactory(groups=["Cộng tác viên"]))
    with time_machine.travel("2026-11-21 09:00 +07:00", tick=False):
        for asked in ("", "?ngay=7", "?ngay=x&p=99", "?cua-toi=1"):
            assert client.get(address + asked).status_code == 200
        assert "1.234" in client.get(address).content.decode()
        assert "Con đường mới" not in client.get(address + "?cua-toi=1").content.decode()
