"""The frame, the page of components and the error pages."""

import pytest
from bs4 import BeautifulSoup
from django.template.loader import render_to_string
from django.test import RequestFactory
from django.urls import reverse

BARE = ["400.html", "500.html", "403_csrf.html", "403_typed.html", "maintenance.html"]
OFFICE = {
    "name": "Hội đồng Thi đua - Khen thưởng",
    "place": "tỉnh Lạng Sơn",
    "standing_body": "Sở Nội vụ",
    "address": "Số 00 đường Mẫu",
    "phone": "0205 000",
    "email": "a@tdkt.example",
    "responsible": "Bà Hoàng Thị Minh Lựu",
}


def frame(**context):
    request = RequestFactory().get("/tin-tuc/")
    return BeautifulSoup(render_to_string("base.html", context | {"request": request}), "html.parser")


def test_the_frame_asks_the_database_nothing():
    """No database fixture here: a query would fail the test."""
    soup = frame()
    assert soup.html["lang"] == "vi"
    assert soup.select_one("a.skip")["href"] == "#noi-dung"
    assert soup.main["id"] == "noi-dung"
    assert soup.select_one("link[rel=canonical]")["href"] == "http://testserver/tin-tuc/"
    assert len(soup.select("link[rel=preload]")) == 1


def test_the_frame_names_owner_responsible_person_and_contact():
    foot = frame(office=OFFICE).footer.get_text(" ", strip=True)
    for value in OFFICE.values():
        assert value in foot
    assert frame(office=OFFICE).select_one('footer a[href="mailto:a@tdkt.example"]')


def test_an_office_without_facts_leaves_no_empty_words():
    foot = frame(office={}).footer.get_text(" ", strip=True)
    assert "Điện thoại" not in foot
    assert "Chịu trách nhiệm" not in foot


def test_the_place_in_the_navigation_is_marked():
    nav = [{"title": "Tin tức", "url": "/tin-tuc/", "current": True}, {"title": "Sổ vàng", "url": "/so-vang/"}]
    soup = frame(site_nav=nav)
    assert [a.get_text() for a in soup.select(".site-nav [aria-current=page]")] == ["Tin tức"]


def test_the_frame_carries_nothing_inline():
    soup = frame(office=OFFICE)
    assert not soup.select("style, [style]")
    # What machines are told is data, not a program.
    programs = soup.select("script:not([type='application/ld+json'])")
    assert programs
    assert all(script.has_attr("src") and not script.get_text() for script in programs)
    assert not [tag for tag in soup.find_all(True) for name in tag.attrs if name.startswith("on")]


@pytest.mark.parametrize("template", BARE)
def test_bare_error_pages_need_no_context(template):
    soup = BeautifulSoup(render_to_string(template), "html.parser")
    assert soup.h1.get_text(strip=True)
    assert "{" not in soup.get_text()
    assert not soup.select("style, [style], script")


@pytest.mark.parametrize("template", ["403.html", "404.html"])
def test_other_error_pages_render_without_office_and_navigation(template):
    soup = BeautifulSoup(render_to_string(template), "html.parser")
    assert soup.h1.get_text(strip=True)
    assert soup.select_one('meta[name=robots][content="noindex"]')


def test_not_found_offers_a_search():
    soup = BeautifulSoup(render_to_string("404.html"), "html.parser")
    assert soup.select_one("main form[role=search] input[name=q]")


@pytest.mark.django_db
@pytest.mark.parametrize("broken", [False, True])
def test_the_page_of_components(client, broken):
    response = client.get(reverse("look:kit"), {"loi": "1"} if broken else {})
    assert response.status_code == 200
    assert response["X-Robots-Tag"] == "noindex"
    soup = BeautifulSoup(response.content, "html.parser")
    assert soup.title.get_text().startswith("Lỗi: ") is broken
    assert bool(soup.select_one(".error-summary")) is broken
    ids = [tag["id"] for tag in soup.select("[id]")]
    assert len(ids) == len(set(ids))
    for link in soup.select('a[href^="#"]'):
        assert soup.find(id=link["href"][1:]), link
