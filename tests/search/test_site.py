"""The search page."""

import datetime
import re
from html import unescape

import pytest
from django.http import QueryDict
from django.urls import reverse

from search.entry import Entry

pytestmark = pytest.mark.django_db
D = datetime.date


@pytest.fixture
def found(indexed, own_registry):
    own_registry.register("award", "Lượt khen thưởng", lambda pks: iter(()))
    own_registry.register("news", "Tin tức", lambda pks: iter(()))
    awards = [
        Entry("award", str(n), f"Nông Thị Hòa {n}", number="1657/QĐ-UBND", date=D(2021, 8, 19), url=f"/khen/{n}/")
        for n in range(45)
    ]
    indexed(
        *awards, Entry("news", "1", "Tin về <b>Nông Thị Hoa</b>", body="Bài viết về chị Nông Thị Hoa.", url="/tin/1/")
    )


def get(client, **params):
    return client.get(reverse("search:site"), params)


def test_empty_form_invites(client, found):
    response = get(client)
    assert response.status_code == 200
    assert response["X-Robots-Tag"] == "noindex"
    assert 'name="q"' in response.content.decode()


def test_kinds_with_counts_marks_and_pages(client, found):
    html = get(client, q="nong thi hoa").content.decode()
    assert "46 kết quả" in html
    assert "Lượt khen thưởng" in html
    assert "<mark>Nông</mark>" in html
    assert 'rel="next"' in html
    assert "dung=1" not in html


def test_markup_in_titles_is_shown_not_obeyed(client, found):
    html = get(client, q="nong thi hoa", loai="news").content.decode()
    assert "Tin về &lt;b&gt;<mark>Nông</mark>" in html


def test_one_kind_keeps_the_counts_of_the_others(client, found):
    response = get(client, q="nong thi hoa", loai="news")
    tabs = {tab["label"]: tab["count"] for tab in response.context["tabs"]}
    assert tabs == {"Tất cả": 46, "Lượt khen thưởng": 45, "Tin tức": 1}
    assert [hit.kind for hit in response.context["results"].hits] == ["news"]


def test_offers_to_keep_to_the_marks_typed(client, found):
    html = get(client, q="nông thị hoa").content.decode()
    assert "chỉ tìm đúng" in html
    narrowed = get(client, q="nông thị hoa", dung="1")
    assert narrowed.context["results"].total == 1
    assert "đúng từng dấu" in narrowed.content.decode()


def test_half_the_marks_are_told_apart_and_the_count_is_what_the_link_finds(client, found):
    html = get(client, q="nông thi hoa").content.decode()
    assert "Không có nơi nào viết đúng từng dấu như “nông thi hoa”" in html
    promised = get(client, q="nông thi hoa").context["results"].exact_total
    assert promised == 46
    assert get(client, q="nông thi hòa").context["results"].exact_total == 45
    assert "(45 kết quả)" in get(client, q="nông thi hòa").content.decode()
    narrowed = get(client, q="nông thi hòa", dung="1")
    assert narrowed.context["results"].total == 45
    assert "Đang chỉ hiện kết quả có đủ các dấu đã gõ" in narrowed.content.decode()


def test_links_keep_what_was_chosen(client, found, indexed):
    indexed(Entry("news", "2", "Tặng Huân chương", url="/tin/2/"), Entry("news", "3", "Huy chương vàng", url="/tin/3/"))
    html = get(client, q="HC loại:tin", sapxep="moi", loai="news", dung="1").content.decode()
    offered = [QueryDict(unescape(query)) for query in re.findall(r'class="chip" href="\?([^"]*)"', html)]
    (meaning,) = [each for each in offered if each["q"] == "huân chương loại:tin"]
    assert (meaning["loai"], meaning["sapxep"], meaning.get("dung")) == ("news", "moi", None)
    paged = get(client, q="nông thị hòa", dung="1", sapxep="cu").content.decode()
    following = re.search(r'href="([^"]*)"[^>]*rel="next"|rel="next"[^>]*href="([^"]*)"', paged)
    address = next(filter(None, following.groups()))
    assert "dung=1" in address
    assert "sapxep=cu" in address
    assert "trang=2" in address


def test_no_find_helps(client, found):
    html = get(client, q="Nông Thị Hxa zzzz").content.decode()
    assert "Chưa tìm thấy nội dung phù hợp" in html


@pytest.mark.parametrize("page", ["0", "-3", "abc", "999999", "٣", "1e9", ""])
def test_odd_page_numbers_are_answered(client, found, page):
    assert get(client, q="nong", trang=page).status_code == 200


HOSTILE = ['"', "%", "a' OR 1=1 --", "\\", "*", "()", '"""', "NOT AND OR", "a\x00b", "\u200b", "hoà " * 4000, "(" * 10_000, "x" * 10_000,
           "<script>alert(1)</script>", "😀", "../../etc", "title:x^9", "1/" * 5000, "[1 TO 9]", "~", "a*b?c", "9" * 400]  # fmt: skip


@pytest.mark.parametrize("text", HOSTILE, ids=range(len(HOSTILE)))
def test_hostile_queries_are_answered(client, found, text):
    response = get(client, q=text)
    assert response.status_code == 200
    assert "<script>alert" not in response.content.decode()


def test_signs_alone_match_nothing(client, found):
    for text in ("%", "*", '"', "\\", "?"):
        assert get(client, q=text).context["results"].total == 0


def test_few_database_queries(client, found, django_assert_max_num_queries):
    get(client, q="nong")
    with django_assert_max_num_queries(12):
        get(client, q="nông thị hòa")


def test_only_reading_is_allowed(client):
    assert client.post(reverse("search:site")).status_code == 405
