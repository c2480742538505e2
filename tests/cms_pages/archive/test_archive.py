"""The golden book: finding, narrowing, one record, and nobody who is not public."""

import re
from datetime import date

import pytest

from cms_pages.archive.chart import chart
from registrations.awards.models import AwardRecord, Decision
from search.outbox.actions import drain, rebuild
from tests.factories.awards import AwardRecordFactory, DecisionFactory
from tests.factories.units import SuccessionFactory, UnitFactory

pytestmark = pytest.mark.django_db

CANARY = "Kín Canary Văn Mẫu"


def text_of(client, url="/so-vang/", **params):
    answer = client.get(url, params)
    assert answer.status_code == 200
    return plain(answer)


def plain(answer):
    """The page without the marks of finds, which would cut a name in pieces."""
    return answer.content.decode().replace("<mark>", "").replace("</mark>", "")


@pytest.fixture
def book(office):
    """A small archive over three years."""
    old = DecisionFactory(published=True, number="77/QĐ-UBND", signed_on=date(2019, 3, 1))
    new = DecisionFactory(published=True, number="1412/QĐ-UBND", signed_on=date(2025, 6, 12))
    state = DecisionFactory(published=True, number="311/QĐ-CTN", signed_on=date(2024, 1, 1), authority="chu-tich-nuoc")
    AwardRecordFactory(decision=new, name="Triệu Thị Lả Mẫu")
    AwardRecordFactory(decision=old, name="Thôn Khuổi Mẫu", recipient_kind="tap-the", honorific="")
    AwardRecordFactory(
        decision=state, name="Nông Văn Mẫu", form="huan-chuong", award_class="ba", level="nha-nuoc", honorific="Ông"
    )
    rebuild()


def test_names_are_found_without_accents_and_marked(client, book):
    page = text_of(client, q="trieu thi la")
    assert "1 lượt khen thưởng" in page
    assert "<mark>" in client.get("/so-vang/?q=trieu").content.decode()
    assert "Thôn Khuổi Mẫu" not in page


@pytest.mark.parametrize("typed", ["1412/QĐ-UBND", "1412 qd ubnd", "quyết định 1412"])
def test_numbers_of_decisions_are_found_in_any_spelling(client, book, typed):
    assert "Triệu Thị Lả Mẫu" in text_of(client, q=typed)


@pytest.mark.parametrize(
    ("params", "name"),
    [
        ({"hinhthuc": "huan-chuong"}, "Nông Văn Mẫu"),
        ({"hang": "ba"}, "Nông Văn Mẫu"),
        ({"cap": "nha-nuoc"}, "Nông Văn Mẫu"),
        ({"thamquyen": "chu-tich-nuoc"}, "Nông Văn Mẫu"),
        ({"doituong": "tap-the"}, "Thôn Khuổi Mẫu"),
        ({"tu": "2025"}, "Triệu Thị Lả Mẫu"),
        ({"den": "2019"}, "Thôn Khuổi Mẫu"),
        ({"tu": "2019", "den": "2019"}, "Thôn Khuổi Mẫu"),
    ],
)
def test_each_filter_narrows_counts_and_can_be_taken_off(client, book, params, name):
    page = text_of(client, **params)
    assert "1 lượt khen thưởng" in page
    assert name in page
    assert "Bỏ lọc" in page
    assert 'href="?"' in page


def test_filters_combine_with_the_text_in_one_address(client, book):
    page = text_of(client, q="mẫu", doituong=["ca-nhan", "tap-the"], sapxep="cu")
    assert "3 lượt khen thưởng" in page
    assert page.index("Thôn Khuổi") < page.index("Nông Văn") < page.index("Triệu Thị")


def test_a_slip_of_the_keyboard_is_met_with_an_offer(client, book):
    page = text_of(client, q="trieuu thi la")
    assert "Có thể ông, bà cần tìm" in page
    assert "Triệu Thị Lả" in page


def test_an_empty_book_says_so(client, office):
    rebuild()
    assert "Sổ vàng chưa có lượt khen thưởng nào" in text_of(client)


@pytest.mark.parametrize(
    "value", ['"', "%", "x" * 10_000, "\u200b\u0301", "\x00", "../../etc", "-1", "٣", "<script>alert(1)</script>"]
)
def test_any_input_is_answered(client, book, value):
    names = ("q", "doituong", "hinhthuc", "hang", "cap", "thamquyen", "donvi", "tu", "den", "sapxep", "trang", "dung")
    page = text_of(client, **dict.fromkeys(names, value))
    assert "<script>alert" not in page
    for name in names:
        assert client.get("/so-vang/", {name: value}).status_code == 200


def test_queries_of_the_archive_are_few(client, book, django_assert_max_num_queries):
    text_of(client)
    with django_assert_max_num_queries(12):
        text_of(client, q="mẫu")


def test_records_are_for_search_machines_questions_are_not(client, book):
    record = AwardRecord.objects.get(name="Nông Văn Mẫu")
    assert "noindex" in client.get("/so-vang/?q=x")["X-Robots-Tag"]
    assert "X-Robots-Tag" not in client.get("/so-vang/")
    assert "X-Robots-Tag" not in client.get(record.get_absolute_url())
    child = AwardRecordFactory(is_minor=True)
    assert client.get(child.get_absolute_url())["X-Robots-Tag"] == "noindex"


def test_search_machines_are_told_of_public_records_only(client, office):
    shown = AwardRecordFactory()
    others = [AwardRecordFactory(is_public=False), AwardRecordFactory(is_minor=True)]
    parts = re.findall(
        r"<loc>[^<]*(/so-vang/sitemap-luot-khen\.xml[^<]*)</loc>", client.get("/so-vang/sitemap.xml").content.decode()
    )
    page = "".join(client.get(part).content.decode() for part in parts)
    assert shown.public_id in page
    assert not [record for record in others if record.public_id in page]
    assert "/so-vang/sitemap.xml" in client.get("/robots.txt").content.decode()


def test_a_record_page_tells_the_award_then_and_now(client, office):
    old = UnitFactory(name="Xã Bắc Mẫu", short_name="Bắc Mẫu", effective_from=None, effective_to=date(2025, 7, 1))
    new = UnitFactory(name="Xã Kiên Mẫu", short_name="Kiên Mẫu")
    SuccessionFactory(predecessor=old, successor=new)
    record = AwardRecordFactory(
        name="Triệu Thị Lả Mẫu",
        unit=old,
        unit_wording="xã Bắc Mẫu",
        merit="Giữ vườn na trên đá.",
        posthumous=True,
        decision__number="1412/QĐ-UBND",
    )
    page = text_of(client, record.get_absolute_url())
    for shown in ("Triệu Thị Lả Mẫu", "xã Bắc Mẫu", "Xã Kiên Mẫu", "Giữ vườn na trên đá.", "Truy tặng", "1412/QĐ-UBND"):
        assert shown in page
    assert 'href="/quyet-dinh/mau/"' in page


def test_old_units_count_for_what_came_of_them(client, office):
    old = UnitFactory(name="Xã Bắc Mẫu", effective_from=None, effective_to=date(2025, 7, 1))
    new = UnitFactory(name="Xã Kiên Mẫu")
    SuccessionFactory(predecessor=old, successor=new)
    AwardRecordFactory(name="Triệu Thị Lả Mẫu", unit=old)
    rebuild()
    page = text_of(client, donvi=new.code)
    assert "Triệu Thị Lả Mẫu" in page
    assert "Xã Kiên Mẫu" in page


def test_others_of_the_same_name_are_told_neutrally(client, office):
    record = AwardRecordFactory(name="Lương Thị Mẫu")
    AwardRecordFactory(name="Lương Thị Mẫu", unit_wording="Sở Y tế")
    AwardRecordFactory(name="Lương Thị Mậu")
    page = text_of(client, record.get_absolute_url())
    assert "Có 1 lượt khen thưởng khác mang tên này; chưa xác định là cùng một người" in page


def test_unknown_and_hidden_records_do_not_exist(client, office):
    hidden = AwardRecordFactory(is_public=False)
    unpublished = AwardRecordFactory(decision=DecisionFactory())
    for url in ("/so-vang/khong-co/", hidden.get_absolute_url(), unpublished.get_absolute_url()):
        assert client.get(url).status_code == 404


def test_what_is_not_public_is_nowhere(client, publish, office):
    """Canary: a name set to not public, and one of a decision not published, before and after they were public."""
    decision = DecisionFactory(number="1412/QĐ-UBND")
    shown = AwardRecordFactory(decision=decision, name="Triệu Thị Lả Mẫu")
    canary = AwardRecordFactory(decision=decision, name=CANARY, unit_wording="Đơn vị Canary", merit="Việc Canary")
    page = publish(decision)
    AwardRecordFactory(decision=DecisionFactory(), name=f"{CANARY} Hai")
    drain(wait=5)
    assert CANARY in text_of(client, q="canary")

    # Hidden in the database only: even before the index hears of it nothing is shown.
    AwardRecord.objects.filter(pk=canary.pk).update(is_public=False)
    urls = [
        "/",
        "/so-vang/",
        "/so-vang/?q=canary",
        "/so-vang/?sapxep=moi",
        "/so-vang/?donvi=canary",
        "/quyet-dinh/",
        page.url_path_here,
        f"{page.url_path_here}?q=",
        shown.get_absolute_url(),
        "/sitemap.xml",
        "/so-vang/sitemap.xml",
        "/so-vang/sitemap-luot-khen.xml",
    ]
    for url in urls:
        assert CANARY not in plain(client.get(url)), url
    assert client.get(canary.get_absolute_url()).status_code == 404

    rebuild()
    for url in [*urls, "/tim-kiem/?q=trieu", "/so-vang/?tu=2025"]:
        assert "Canary" not in plain(client.get(url)).replace('value="canary"', ""), url
    assert "0 lượt khen thưởng" in text_of(client, q="canary")


def test_after_withdrawal_nothing_is_left(client, publish):
    record = AwardRecordFactory(decision=DecisionFactory(), name=CANARY)
    page = publish(record.decision)
    page.unpublish()
    drain(wait=5)
    for url in ("/", "/so-vang/", "/so-vang/?q=mau", "/quyet-dinh/", "/tim-kiem/?q=mau"):
        assert CANARY not in plain(client.get(url))
    assert not Decision.objects.public().exists()


def test_the_chart_draws_every_year_and_needs_two():
    assert chart([(2024, 5)]) is None
    drawn = chart([(2019, 1), (2020, 0), (2021, 100)])
    assert [bar.height for bar in drawn.bars] == ["3", "0", "80"]
    assert drawn.most.year == 2021
    assert [bar.year for bar in drawn.rows] == [2021, 2019]
