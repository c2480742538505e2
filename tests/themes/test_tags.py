"""Components as templates use them."""

import datetime as dt

import pytest
from bs4 import BeautifulSoup
from django.core.paginator import Paginator
from django.template import Context, Template
from django.test import RequestFactory

from themes.base.calendars import calendar_weeks
from themes.base.kit import TODAY, window


def show(text, **context):
    return BeautifulSoup(Template("{% load look %}" + text).render(Context(context)), "html.parser")


def test_an_award_is_a_shape_and_words():
    soup = show("{% award 'huan-chuong' 'Huân chương Lao động hạng Ba' 'ba' %}")
    assert soup.use["href"].endswith("#huan-chuong-ba")
    assert soup.get_text() == "Huân chương Lao động hạng Ba"
    assert soup.svg["aria-hidden"] == "true"


def test_an_unknown_award_has_words_only():
    soup = show("{% award 'la' 'Khen lạ' %}")
    assert soup.svg is None
    assert soup.get_text() == "Khen lạ"


@pytest.mark.parametrize(
    ("name", "house", "letter"),
    [
        ("Triệu Thị Lả", False, "L"),
        ("Đàm Văn Khuể", False, "K"),
        ("Thôn Khuổi Mươi", True, "T"),
        ("đội 2", True, "Đ"),
        ("Nguyễn Thị A\u0302n", False, "Â"),
        ("", False, ""),
    ],
)
def test_the_letter_of_a_card(name, house, letter):
    assert show("{% portrait n house=h %}", n=name, h=house).get_text() == letter


def test_a_name_that_is_markup_stays_text():
    soup = show("{% portrait n %}{% notice n %}{% award '' n %}", n="<script>x</script>")
    assert soup.script is None


@pytest.mark.parametrize(
    ("today", "spoken", "past", "now"),
    [
        (6, "Đang ở ngày làm việc thứ 6 trong 10 ngày", 5, 1),
        (0, "Chưa bắt đầu; kéo dài 10 ngày làm việc", 0, 0),
        (11, "Đã hết 10 ngày làm việc", 10, 0),
    ],
)
def test_days_strip(today, spoken, past, now):
    strip = show("{% days_strip t 10 %}", t=today).div
    assert strip["aria-label"] == spoken
    assert len(strip.select(".is-past")) == past
    assert len(strip.select(".is-today")) == now
    assert len(strip.select("span")) == 10


def test_calendar_lays_days_in_weeks_from_monday():
    weeks = calendar_weeks(window(), TODAY)
    assert [len(week) for week in weeks] == [7, 7, 7]
    cells = {cell["iso"]: cell for week in weeks for cell in week}
    assert cells["2026-11-12"]["state"] == "is-out"
    assert cells["2026-11-13"] | {"number": "1"} == cells["2026-11-13"]
    assert cells["2026-11-20"]["state"] == "is-today"
    assert cells["2026-11-24"]["note"] == "lễ"
    assert cells["2026-11-27"]["state"] == "is-last"
    assert cells["2026-11-27"]["number"] == "10"
    assert [cells[f"2026-11-{day}"]["mark"] for day in (19, 20, 27)] == ["", "nay", "cuối"]


def test_calendar_of_nothing_is_empty():
    assert calendar_weeks([]) == []


def test_calendar_says_today_and_last_day_in_words():
    text = show("{% calendar d t 'Mười ngày' %}", d=window(), t=dt.date(2026, 11, 27)).get_text()
    assert "hôm nay, ngày cuối" in text


def test_crumbs_take_pairs_and_pages():
    class Page:
        title, url = "Tin tức", "/tin-tuc/"

    nav = show("{% crumbs links 'Bài này' %}", links=[("Trang chủ", "/"), Page()]).nav
    assert [a["href"] for a in nav.select("a")] == ["/", "/tin-tuc/"]
    assert nav.select_one("[aria-current=page]").get_text() == "Bài này"


def pager(number, query=""):
    request = RequestFactory().get(f"/tra-cuu/?{query}")
    return show("{% pager page %}", request=request, page=Paginator(range(240), 20).page(number))


def test_pager_keeps_the_question():
    soup = pager(3, "q=n%C3%B4ng&hinh_thuc=bang-khen&hinh_thuc=giay-khen&trang=3")
    assert soup.select_one("a[rel=next]")["href"] == "?q=n%C3%B4ng&hinh_thuc=bang-khen&hinh_thuc=giay-khen&trang=4"
    assert soup.select_one("[aria-current=page]").get_text() == "Trang 3"


def test_the_first_page_has_one_address():
    soup = pager(2, "q=a&trang=2")
    assert soup.select_one("a[rel=prev]")["href"] == "?q=a"


def test_one_page_needs_no_pager():
    soup = show("{% pager page %}", page=Paginator(range(3), 20).page(1))
    assert soup.nav is None


def test_query_changes_and_takes_away():
    request = RequestFactory().get("/?a=1&b=2&b=3")
    text = Template("{% load look %}{% query a='' c='x y' %}").render(Context({"request": request}))
    assert text == "?b=2&amp;b=3&amp;c=x+y"


def test_highlight_escapes_what_it_marks():
    soup = show("{{ s|highlight }}", s=[("Nông <b>", True), (" & Văn", False)])
    assert soup.mark.get_text() == "Nông <b>"
    assert soup.get_text() == "Nông <b> & Văn"
    assert show("{{ s|highlight }}", s="<i>").i is None


def test_a_file_tells_kind_and_size():
    text = show("{% file_item 'Báo cáo' '/tep/1' 'pdf' 421888 %}").get_text(" ", strip=True)
    assert text == "Báo cáo PDF, 412 KB"


@pytest.mark.parametrize(
    ("kind", "css"), [("success", "notice--ok"), ("error", "notice--danger"), ("la", "notice--info")]
)
def test_notice_kinds(kind, css):
    assert css in show("{% notice 'x' k %}", k=kind).div["class"]


def test_wide_cover_has_a_narrow_one_for_phones():
    soup = show("{% cover 'Tin số 1' wide=True %}")
    assert soup.source["srcset"] == "/mo-tip/bia-rong/tin-so-1.svg"
    assert soup.img["src"] == "/mo-tip/bia/tin-so-1.svg"
    assert soup.img["alt"] == ""
