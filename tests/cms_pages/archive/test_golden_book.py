"""The golden book as readers leaf through it."""

import re
from datetime import date

import pytest
from django.utils import timezone

from registrations.awards.models import AwardEvent, AwardRecord
from registrations.golden_book import actions
from registrations.golden_book.models import BookPage
from tests.factories.awards import AwardRecordFactory, DecisionFactory
from tests.factories.golden_book import BookPageFactory

pytestmark = pytest.mark.django_db
MOST_QUERIES = 12


@pytest.fixture
def book(office):
    """A year of 65 entries and the years beside it."""
    decision = DecisionFactory(published=True)
    for n in range(65):
        AwardRecordFactory(decision=decision, name=f"Nông {n:02d} Mẫu")
    for year in (2023, 2026):
        AwardRecordFactory(decision=DecisionFactory(published=True, signed_on=date(year, 3, 1)), name=f"Vi {year}")
    return decision


def text_of(answer):
    return re.sub(r"\s+", " ", re.sub(r"<[^>]+>", " ", answer.content.decode()))


def test_the_shelf_shows_every_year_with_its_count(client, book, django_assert_max_num_queries):
    with django_assert_max_num_queries(MOST_QUERIES):
        page = client.get("/so-vang/so/")

    assert [int(y) for y in re.findall(r'href="/so-vang/so/(\d+)/"', page.content.decode())] == [2026, 2025, 2023]
    assert "67 lượt khen thưởng" in text_of(page)


def test_a_year_is_leafed_through_thirty_at_a_time_each_name_once(client, book, django_assert_max_num_queries):
    actions.build_year(2025)
    client.get("/so-vang/so/")  # the first page ever makes the settings of the office
    seen = []
    for number in (1, 2, 3):
        with django_assert_max_num_queries(MOST_QUERIES):
            page = client.get("/so-vang/so/2025/", {"trang": number}).content.decode()
        seen.append(re.findall(r"Nông \d\d Mẫu", page))

    assert [len(names) for names in seen] == [30, 30, 5]
    assert len(set(sum(seen, []))) == 65
    assert "tiếp theo" in client.get("/so-vang/so/2025/?trang=2").content.decode()


def test_years_lead_to_their_neighbours(client, book):
    page = client.get("/so-vang/so/2025/").content.decode()

    assert 'href="/so-vang/so/2023/"' in page
    assert 'href="/so-vang/so/2026/"' in page


@pytest.mark.parametrize(
    "address",
    [
        "/so-vang/so/1999/",
        "/so-vang/so/99999999999999999999999/",
        "/so-vang/so/1999/ten/a/",
        "/so-vang/so/1999/so-vang.pdf",
        "/so-vang/so/quyen/99999999999999999999/",
        "/so-vang/so/quyen/1/trang/99999999999999999999/",
        "/so-vang/so/quyen/1/trang/1/anh-lon.jpg",
    ],
)
def test_what_is_not_there_is_not_found(client, book, address):
    assert client.get(address).status_code == 404


def test_a_letter_without_names_leads_back_to_the_year(client, book):
    assert client.get("/so-vang/so/2025/ten/z/").url == "/so-vang/so/2025/"
    assert client.get("/so-vang/so/2025/ten/<b>/").status_code == 302


def test_the_index_lists_names_under_their_letter(client, book, django_assert_max_num_queries):
    AwardRecordFactory(decision=book, name="Lộc Văn Đoàn")

    with django_assert_max_num_queries(MOST_QUERIES):
        page = client.get("/so-vang/so/2025/ten/đ/")

    assert "Lộc Văn Đoàn" in text_of(page)
    assert "Nông 07" not in text_of(page)


def test_a_visitor_gets_the_printed_book_but_never_has_one_set(client, book):
    first = client.get("/so-vang/so/2025/so-vang.pdf")
    assert first.status_code == 302
    assert "đang được lập lại" in text_of(client.get("/so-vang/so/2025/"))

    printed = actions.build_year(2025)
    answer = client.get("/so-vang/so/2025/so-vang.pdf")

    assert b"".join(answer.streaming_content).startswith(b"%PDF")
    assert answer["Cache-Control"] == "no-cache"
    page = text_of(client.get("/so-vang/so/2025/"))
    assert f"{printed.page_count} trang A4" in page
    assert f"{timezone.localtime(printed.state_at):%d/%m/%Y}" in page


def test_a_name_that_becomes_hidden_takes_the_printed_book_back_at_once(client, book):
    actions.build_year(2025)
    AwardRecord.objects.filter(name="Nông 07 Mẫu").update(is_public=False)

    assert client.get("/so-vang/so/2025/so-vang.pdf").status_code == 302
    assert "Nông 07 Mẫu" not in text_of(client.get("/so-vang/so/2025/"))


def test_of_a_child_the_book_shows_name_school_and_award_only(client, office):
    child = AwardRecordFactory(
        name="Vi Văn Bé", is_minor=True, position="Học sinh lớp 6", unit_wording="Trường Mẫu", place_then="thôn Kín"
    )

    page = text_of(client.get(f"/so-vang/so/{child.year}/"))

    assert "Vi Văn Bé" in page
    assert "Trường Mẫu" in page
    assert "Học sinh lớp 6" not in page
    assert "thôn Kín" not in page


def test_the_last_page_tells_corrections_but_not_of_children(client, office):
    record = AwardRecordFactory()
    child = AwardRecordFactory(decision=record.decision, is_minor=True)
    AwardEvent.objects.create(
        kind="dinh-chinh", record=record, source="Công văn số 21/SNV", public_note="Sửa tên “Lã” thành “Lả”."
    )
    AwardEvent.objects.create(
        kind="dinh-chinh", record=child, source="Công văn số 22/SNV", public_note="Sửa nơi ở của em."
    )

    page = text_of(client.get(f"/so-vang/so/{record.year}/"))

    assert "Sửa tên “Lã” thành “Lả”." in page
    assert "Sửa nơi ở" not in page


def test_a_scanned_page_stands_beside_its_entries_and_the_record_leads_to_it(
    client, office, django_assert_max_num_queries
):
    records = AwardRecordFactory.create_batch(3)
    page = BookPageFactory(released=True, records=records, volume__number=2, number=15)
    AwardEvent.objects.create(kind="dinh-chinh", record=records[0], source="Công văn số 5", public_note="Sửa chức vụ.")

    with django_assert_max_num_queries(MOST_QUERIES):
        answer = client.get(page.get_absolute_url())

    shown = text_of(answer)
    assert all(record.name in shown for record in records)
    assert "Sửa chức vụ." in shown
    picture = client.get(f"{page.get_absolute_url()}anh-nho.jpg")
    assert b"".join(picture.streaming_content).startswith(b"\xff\xd8\xff")
    assert picture["Cache-Control"] == "no-cache"
    again = client.get(f"{page.get_absolute_url()}anh-nho.jpg", headers={"If-None-Match": picture["ETag"]})
    assert again.status_code == 304
    assert "Quyển 2, trang 15" in text_of(client.get(records[0].get_absolute_url()))
    assert client.get(page.volume.get_absolute_url()).status_code == 200


def test_everything_of_a_page_is_gone_when_somebody_on_it_is_hidden(client, office):
    records = AwardRecordFactory.create_batch(2)
    page = BookPageFactory(released=True, records=records)
    AwardRecord.objects.filter(pk=records[1].pk).update(is_public=False)

    for address in (
        page.get_absolute_url(),
        f"{page.get_absolute_url()}anh-nho.jpg",
        f"{page.get_absolute_url()}anh-lon.jpg",
        page.volume.get_absolute_url(),
        page.scan.get_absolute_url(),
    ):
        assert client.get(address).status_code == 404, address
    assert "Trang sổ gốc" not in text_of(client.get(records[0].get_absolute_url()))
    assert "Sổ gốc" not in text_of(client.get("/so-vang/so/"))


def test_an_unreleased_page_is_nobodys_business(client, office):
    page = BookPageFactory(records=[AwardRecordFactory()])

    assert client.get(page.get_absolute_url()).status_code == 404
    assert BookPage.objects.public().count() == 0
