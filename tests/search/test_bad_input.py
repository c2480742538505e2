"""What nobody should type and somebody will, on the pages that search: answered by both engines, in time, in words that are true."""

import datetime
import time

import pytest

from search.engines import get_engine, using
from search.entry import Entry
from search.outbox.actions import rebuild
from tests.factories.awards import AwardRecordFactory

pytestmark = pytest.mark.django_db
IN_TIME = 5.0  # a fraction of a second, and what a busy machine takes besides

TEXTS = {
    "empty": "", "blanks": "   ", "quote": '"', "open quote": '"khen', "percent": "%", "backslash": "\\", "sql": "a' OR 1=1 --", "10,000 đ": "đ" * 10_000,
    "500 words": "khen thưởng " * 250, "500 different words": " ".join(f"từ{n}" for n in range(500)), "only joining words": "và của các những cho là",
    "control characters": "\x00\x01\x1b\x7f", "unseen": "\u200b\u2060\ufeff", "turned round": "\u202enhài\u202c", "emoji": "🏅🎖️",
    "markup": "<script>alert(1)</script>", "wildcards": "*?~^", "a formula": "=cmd|' /C calc'!A0", "many filters": "năm:2023 " * 60, "an empty filter": "năm: hạng:",
    "a filter of nonsense": "năm:99999999999 hạng:\x00 số:% ngày:31/2/2021", "brackets": "(" * 5_000, "marks alone": "\u0301" * 3_000, "a number": "9" * 3_000,
    "a path": "../../etc/passwd", "line breaks": "khen\r\nSet-Cookie: a=b", "minus": "- - -", "quotes": '"' * 500, "slashes": "1/" * 3_000,
}  # fmt: skip
PARAMETERS = {
    "page 10,000": "q=khen&trang=10000", "page 0": "q=khen&trang=0", "page -1": "q=khen&trang=-1", "page text": "q=khen&trang=hai", "page huge": "q=khen&trang=" + "9" * 400,
    "page in other digits": "q=khen&trang=٣", "repeated": "q=khen&q=nông&trang=1&trang=2&sapxep=moi&sapxep=x&dung=1&dung=0", "unknown order": "q=khen&sapxep=%00",
    "unknown kind": "q=khen&loai=gift", "unknown values": "q=khen&hinhthuc=xyz&hang=9&cap=%27&donvi=khong-co&nhom=%F0%9F%98%80&phongtrao=%3Cb%3E",
    "a value without end": "q=khen&donvi=" + "x" * 5_000, "many values": "q=khen" + "&hinhthuc=bk" * 300, "years that are none": "tu=abc&den=20x3", "years turned round": "tu=2025&den=1990",
    "far years": "tu=0001&den=9999", "lists": "q[]=khen&q%5B0%5D=a", "no UTF-8": "q=%ff%fe%c3", "cut short": "q=%E1%BB", "half a sign": "q=%ED%A0%80", "exact of nothing": "dung=1", "exact is text": "q=khen&dung=yes",
    "unknown parameter": "q=khen&xyz=1&__proto__=2",
}  # fmt: skip
PAGES = ["/tim-kiem/", "/so-vang/", "/so-vang/rss.xml", "/so-vang/xuat.csv"]
ENGINES = ["embedded", pytest.param("elasticsearch", marks=pytest.mark.elasticsearch)]


@pytest.fixture(params=ENGINES)
def archive(request, office):
    """Some records and a page, and the engine that answers."""
    if request.param == "elasticsearch":
        request.getfixturevalue("with_server")
    AwardRecordFactory(name="Nông Thị Khen")
    AwardRecordFactory(name="Hoàng Văn Thưởng")
    rebuild()
    with get_engine(request.param).writer(wait=5) as writer:
        news = Entry("news", "900", "Tin khen thưởng", date=datetime.date(2024, 1, 1), url="/tin/900/")
        writer.replace([news.owner], [news])
        writer.commit()
    with using(get_engine(request.param)):
        yield request.param


def answered(client, address, params=None):
    began = time.monotonic()
    response = client.get(address, params)
    assert time.monotonic() - began < IN_TIME, address
    body = b"".join(response) if response.streaming else response.content
    assert response.status_code == 200, (address, params)
    assert b"<script>alert" not in body
    assert "Set-Cookie: a=b" not in str(response.headers)
    return body.decode("utf-8-sig")


def test_every_text_on_every_page(client, archive):
    for said, text in TEXTS.items():
        for page in PAGES:
            body = answered(client, page, {"q": text})
            if page == "/tim-kiem/" and said in ("empty", "blanks", "control characters", "unseen"):
                assert "kết quả" not in body.partition("<main")[2].partition("</form>")[2], said  # nothing was asked
            if page == "/tim-kiem/" and said in (
                "quote",
                "percent",
                "backslash",
                "wildcards",
                "emoji",
                "minus",
                "quotes",
            ):
                assert "Không có kết quả" in body, said


def test_every_parameter_on_every_page(client, archive):
    for query in PARAMETERS.values():
        for page in PAGES:
            answered(client, f"{page}?{query}")


@pytest.mark.parametrize(
    "query", ["q=khen&trang=10000", "q=khen&trang=-1", "q=khen&trang=hai", "q=khen&sapxep=gian&loai=qua"]
)
def test_a_page_that_is_not_there_shows_one_that_is(client, archive, query):
    body = answered(client, f"/tim-kiem/?{query}")
    assert "Không có kết quả" not in body
    assert "Nông Thị <mark>Khen</mark>" in body


def test_a_value_that_does_not_exist_says_so_and_how_to_go_on(client, archive):
    body = answered(client, "/so-vang/?q=khen&hinhthuc=xyz")
    assert "Chưa tìm thấy lượt khen thưởng nào" in body
    assert "Có kết quả khi bớt một bộ lọc" in body
    body = answered(client, "/tim-kiem/?q=khen+hạng:xyz")
    assert "Không có hạng “xyz”" in body
    body = answered(client, "/tim-kiem/?q=khen+năm:abc")
    assert "không đọc được" in body


def test_long_texts_say_that_only_the_beginning_was_read(client, archive):
    for text in (TEXTS["500 words"], TEXTS["10,000 đ"], TEXTS["500 different words"]):
        assert "Câu tìm dài, Trang chỉ đọc phần đầu." in answered(client, "/tim-kiem/", {"q": text})


def test_other_ways_to_ask_are_refused(client, archive):
    for page in ("/tim-kiem/", "/so-vang/", "/goi-y/"):
        assert client.post(page, {"q": "khen"}).status_code == 405
        assert client.delete(page).status_code == 405
