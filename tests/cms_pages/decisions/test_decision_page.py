"""A decision as readers meet it: facts, roll, finding a name, and who is not shown."""

import re
import time
from datetime import UTC, datetime, timedelta

import pytest
import time_machine
from django.core.exceptions import PermissionDenied
from django.urls import reverse
from wagtail.models import PageViewRestriction

from cms_pages.decisions import roll
from cms_pages.decisions.actions import draft_page
from cms_pages.decisions.models import DecisionPage
from registrations.awards.models import AwardEvent, AwardRecord, Decision
from registrations.units.models import OrganisingBody
from search.outbox.actions import drain
from search.service import search
from tests.factories.accounts import SuperuserFactory, UserFactory
from tests.factories.awards import AwardRecordFactory, DecisionFactory

pytestmark = pytest.mark.django_db


def text_of(client, url, **params):
    answer = client.get(url, params)
    assert answer.status_code == 200
    return answer.content.decode()


def test_facts_and_recipients_stand_on_the_page(client, publish):
    decision = DecisionFactory(number="1412/QĐ-UBND", occasion="Tổng kết phong trào")
    record = AwardRecordFactory(decision=decision, name="Triệu Thị Lả Mẫu", section="Cá nhân")
    AwardRecordFactory(decision=decision, name="Thôn Khuổi Mẫu", section="Tập thể", recipient_kind="tap-the")
    page = text_of(client, publish(decision).url_path_here)
    for shown in (
        "1412/QĐ-UBND",
        "12/06/2025",
        "Lộc Văn Quyền",
        "Chủ tịch UBND tỉnh",
        "Tổng kết phong trào",
        "Căn cứ Luật Thi đua, khen thưởng",
        "Triệu Thị Lả Mẫu",
        f'href="/so-vang/{record.public_id}/"',
        "Tập thể (1)",
        "Cá nhân (1)",
    ):
        assert shown in page


def test_finding_a_name_without_accents_works_without_script(client, publish):
    decision = DecisionFactory()
    AwardRecordFactory(decision=decision, name="Triệu Thị Lả Mẫu")
    AwardRecordFactory(decision=decision, name="Bế Văn Mẫu")
    url = publish(decision).url_path_here
    page = text_of(client, url, q="trieu thi la")
    assert page.count('<tr role="row" hidden>') == 1
    assert "1 trên 2 dòng" in page
    nobody = text_of(client, url, q="khong co ai <script>")
    assert "Không có tên này trong danh sách" in nobody
    assert "<script>" not in nobody.split("<main")[1].split("</main>")[0]


@pytest.mark.parametrize("q", ['"', "%", "'; drop table", "x" * 10_000, "\u200b", "e\u0323", "\x00"])
def test_strange_questions_are_answered(client, publish, q):
    decision = DecisionFactory()
    AwardRecordFactory(decision=decision)
    assert client.get(publish(decision).url_path_here, {"q": q, "trang": q, "muc": q}).status_code == 200


def test_who_is_not_public_is_not_on_the_page_nor_counted(client, publish):
    decision = DecisionFactory()
    AwardRecordFactory(decision=decision, name="Triệu Thị Lả Mẫu")
    AwardRecordFactory(decision=decision, name="Kín Văn Mẫu", is_public=False)
    url = publish(decision).url_path_here
    page = text_of(client, url) + text_of(client, url, q="kin van") + text_of(client, "/quyet-dinh/")
    assert "Kín Văn Mẫu" not in page
    assert "Cá nhân (2)" not in page
    assert "2 lượt khen thưởng" not in page


def test_of_a_child_only_name_school_and_award_are_shown(client, publish):
    decision = DecisionFactory()
    record = AwardRecordFactory(
        decision=decision,
        is_minor=True,
        name="Nông Thị Bé",
        position="Học sinh lớp 7",
        unit_wording="Trường THCS Mẫu",
        place_then="thôn Kín",
        merit="Cứu bạn",
        birth_year=2013,
    )
    url = publish(decision).url_path_here
    page = text_of(client, url) + text_of(client, record.get_absolute_url())
    assert "Nông Thị Bé" in page
    assert "Trường THCS Mẫu" in page
    for hidden in ("lớp 7", "thôn Kín", "Cứu bạn", "2013"):
        assert hidden not in page
    assert "0 trên 1 dòng" in text_of(client, url, q="thon kin")


def test_five_hundred_recipients_stand_on_one_page_fast(client, publish, django_assert_max_num_queries):
    decision = DecisionFactory()
    records = [AwardRecordFactory.build(decision=decision, name=f"Nông Văn Mẫu {n}", order=n) for n in range(500)]
    for record in records:
        record.fill_keys()
    AwardRecord.objects.bulk_create(records)
    url = publish(decision).url_path_here
    client.get(url)
    with django_assert_max_num_queries(12):
        start = time.process_time()
        page = text_of(client, url)
        spent = time.process_time() - start
    assert page.count('<td role="cell" class="name">') == 500
    assert spent < 0.5


def test_a_very_long_roll_is_paged_by_section_and_searched_as_a_whole(
    client, publish, monkeypatch, django_assert_max_num_queries
):
    monkeypatch.setattr(roll, "ALL_AT_ONCE", 20)
    monkeypatch.setattr(roll, "PER_PAGE", 15)
    decision = DecisionFactory()
    for n in range(20):
        AwardRecordFactory(decision=decision, name=f"Thôn Mẫu {n}", section="Tập thể", order=n)
    for n in range(20):
        AwardRecordFactory(decision=decision, name=f"Nông Văn Mẫu {n}", section="Cá nhân", order=100 + n)
    url = publish(decision).url_path_here
    client.get(url)
    with django_assert_max_num_queries(12):
        first = text_of(client, url)
    assert "Thôn Mẫu 14<" in first
    assert "Thôn Mẫu 15<" not in first
    assert "Nông Văn Mẫu" not in first
    assert "Thôn Mẫu 19<" in text_of(client, url, trang=2)
    assert "Nông Văn Mẫu 3<" in text_of(client, url, muc="ca-nhan")
    assert "Nông Văn Mẫu 17<" in text_of(client, url, q="nong van mau 17")


@pytest.fixture
def long_roll(publish, monkeypatch):
    """A roll too long for one page: two sections, somebody hidden, somebody called An and others who only sound so."""
    monkeypatch.setattr(roll, "ALL_AT_ONCE", 5)
    decision = DecisionFactory()
    names = ("Nông Văn Khánh", "Vi Văn Kín", "Nông Thị Thanh", "Nông Văn Bình")
    for n, name in enumerate(names):
        AwardRecordFactory(decision=decision, name=name, section="Cá nhân", order=n, is_public="Kín" not in name)
    for n, name in enumerate(("Nông Văn An", "Nông Thị An", "Lê Văn Bảy")):
        AwardRecordFactory(
            decision=decision, name=name, section="Cờ thi đua – cá nhân", order=50 + n, unit_wording="An Mẫu"
        )
    AwardRecordFactory(decision=decision, name="Thôn Mẫu", section="Tập thể", order=90, recipient_kind="tap-the")
    return publish(decision).url_path_here


def rows_of(page):
    """(number, name) of each row, as a reader sees them."""
    found = re.findall(r'class="num">(\d+)</td><td role="cell" class="name">(?:<a[^>]*>)?([^<]+)', page)
    return [(int(number), name) for number, name in found]


def test_finds_in_a_long_roll_are_whole_words_the_very_name_first_with_their_numbers(client, long_roll):
    page = text_of(client, long_roll, q="an")
    assert rows_of(page) == [(1, "Nông Văn An"), (2, "Nông Thị An"), (3, "Lê Văn Bảy")]
    assert "Cờ thi đua – cá nhân" in page
    assert rows_of(text_of(client, long_roll, q="nong thi an")) == [(2, "Nông Thị An")]
    # Who is not public leaves no gap in the numbers.
    assert rows_of(text_of(client, long_roll, q="nong van")) == [
        (1, "Nông Văn Khánh"),
        (3, "Nông Văn Bình"),
        (1, "Nông Văn An"),
    ]
    assert rows_of(text_of(client, long_roll, q="vi van kin")) == []


def test_a_short_roll_finds_alike(client, publish):
    decision = DecisionFactory()
    for name in ("Nông Văn Khánh", "Nông Thị An"):
        AwardRecordFactory(decision=decision, name=name, unit_wording="xã Mẫu")
    assert "1 trên 2 dòng" in text_of(client, publish(decision).url_path_here, q="an")


def test_the_whole_of_a_long_roll_is_offered_for_paper(client, long_roll, django_assert_max_num_queries):
    assert "Mở cả danh sách để in</a> (7 dòng)" in text_of(client, long_roll)
    with django_assert_max_num_queries(12):
        page = text_of(client, long_roll, **{"in": "1"})
    assert [name for _, name in rows_of(page)] == [
        "Nông Văn Khánh", "Nông Thị Thanh", "Nông Văn Bình", "Nông Văn An", "Nông Thị An", "Lê Văn Bảy", "Thôn Mẫu",
    ]  # fmt: skip
    assert '<meta name="robots" content="noindex">' in page
    assert "Kín" not in page
    assert "Mở cả danh sách" not in page


def test_corrections_are_told_under_the_roll(client, publish):
    record = AwardRecordFactory(decision=DecisionFactory())
    hidden = AwardRecordFactory(decision=record.decision, is_public=False)
    AwardEvent.objects.create(
        record=record, kind="dinh-chinh", source="Công văn 21/SNV", public_note="Sửa tên “Mâu” thành “Mẫu”."
    )
    AwardEvent.objects.create(
        record=hidden, kind="dinh-chinh", source="Công văn 22/SNV", public_note="Sửa tên Kín Văn Mẫu."
    )
    page = text_of(client, publish(record.decision).url_path_here)
    assert "Sửa tên “Mâu” thành “Mẫu”." in page
    assert "Kín Văn Mẫu" not in page


def test_records_open_and_close_with_the_page(client, publish):
    record = AwardRecordFactory(decision=DecisionFactory(), name="Triệu Thị Lả Mẫu")
    assert client.get(record.get_absolute_url()).status_code == 404
    page = publish(record.decision)
    drain(wait=5)
    assert client.get(record.get_absolute_url()).status_code == 200
    assert {hit.kind for hit in search("trieu thi la mau").hits} == {"award"}
    assert any(hit.kind == "decision" for hit in search(record.decision.number).hits)

    page.unpublish()
    drain(wait=5)
    assert client.get(record.get_absolute_url()).status_code == 404
    assert client.get(page.url_path_here).status_code == 410
    assert not search("trieu thi la mau").hits
    assert not search(record.decision.number).hits

    page = publish(record.decision)
    assert client.get(record.get_absolute_url()).status_code == 200
    page.delete()
    assert client.get(record.get_absolute_url()).status_code == 404


def test_a_restricted_page_keeps_its_records_in(client, publish, office):
    record = AwardRecordFactory(decision=DecisionFactory())
    publish(record.decision)
    restriction = PageViewRestriction.objects.create(page=office.decisions, restriction_type="login")
    assert client.get(record.get_absolute_url()).status_code == 404
    restriction.delete()
    assert client.get(record.get_absolute_url()).status_code == 200


def test_records_end_with_the_page_at_its_expiry_whoever_ticks(publish):
    now = datetime(2026, 3, 1, tzinfo=UTC)
    record = AwardRecordFactory(decision=DecisionFactory())
    with time_machine.travel(now, tick=False):
        publish(record.decision, expire_at=now + timedelta(days=1))
        assert AwardRecord.objects.public().exists()
    with time_machine.travel(now + timedelta(days=1), tick=False):
        assert not AwardRecord.objects.public().exists()


def test_a_new_address_is_followed_by_the_links(publish, office, client):
    record = AwardRecordFactory(decision=DecisionFactory())
    page = publish(record.decision)
    page.slug = "dia-chi-moi"
    page.save_revision().publish(skip_permission_checks=True)
    record.decision.refresh_from_db()
    assert record.decision.public_url == "/quyet-dinh/dia-chi-moi/"


def test_index_filters_by_year_authority_and_form(client, publish, django_assert_max_num_queries):
    first = AwardRecordFactory(decision=DecisionFactory(subject="Về việc tặng Bằng khen năm ngoái")).decision
    other = DecisionFactory(
        subject="Về việc tặng Huân chương", signed_on=datetime(2024, 5, 1).date(), authority="chu-tich-nuoc"
    )
    AwardRecordFactory(decision=other, form="huan-chuong")
    for decision in (first, other):
        publish(decision)
    client.get("/quyet-dinh/")
    with django_assert_max_num_queries(12):
        assert "Tặng Huân chương" in text_of(client, "/quyet-dinh/", nam="2024", thamquyen="chu-tich-nuoc")
    for params in ({"nam": "2025"}, {"thamquyen": "chu-tich-ubnd-tinh"}, {"hinhthuc": "bang-khen"}):
        page = text_of(client, "/quyet-dinh/", **params)
        assert "Tặng Bằng khen năm ngoái" in page
        assert "Tặng Huân chương" not in page
    assert "Chưa có quyết định nào" in text_of(client, "/quyet-dinh/", nam="1999")
    assert "Tặng Huân chương" in text_of(client, "/quyet-dinh/", nam="abc", thamquyen="'", hinhthuc="<")


def test_an_officer_makes_the_page_in_one_step_and_cannot_publish_it(client, office, settings):
    from django.core.management import call_command

    call_command("setup_groups", verbosity=0)
    settings.MIDDLEWARE = [m for m in settings.MIDDLEWARE if "SecondFactor" not in m]
    decision = DecisionFactory(subject="Về việc tặng Bằng khen cho “các tập thể”", number="88/QĐ-UBND")
    officer = UserFactory(groups=["Chuyên viên TĐKT"])
    client.force_login(officer)
    answer = client.post(reverse("decision-draft-page", args=[decision.pk]))
    page = DecisionPage.objects.get()
    assert answer["Location"] == reverse("wagtailadmin_pages:edit", args=[page.pk])
    assert page.title == "Tặng Bằng khen cho “các tập thể”"
    assert page.slug == "88-qd-ubnd-2025"
    assert not page.live
    assert not page.permissions_for_user(officer).can_publish()
    assert draft_page(decision, officer) == page
    commune = OrganisingBody.objects.create(name="Hội đồng xã Mẫu", short_name="Xã Mẫu", slug="xa-mau")
    of_another_council = DecisionFactory(organising_body=commune, number=decision.number, signed_on=decision.signed_on)
    assert draft_page(of_another_council, officer).slug == "88-qd-ubnd-2025-2"
    with pytest.raises(PermissionDenied):
        draft_page(DecisionFactory(), UserFactory(groups=["Thành viên Hội đồng"]))
    assert not Decision.objects.public().exists()


def test_reading_twice_needs_no_more_than_twelve_queries_for_a_small_page(
    client, publish, django_assert_max_num_queries
):
    record = AwardRecordFactory(decision=DecisionFactory())
    url = publish(record.decision).url_path_here
    client.get(url)
    with django_assert_max_num_queries(12):
        text_of(client, url)
    with django_assert_max_num_queries(12):
        text_of(client, record.get_absolute_url())


def test_a_preview_shows_what_readers_will_see(office):
    decision = DecisionFactory()
    AwardRecordFactory(decision=decision, name="Triệu Thị Lả Mẫu")
    AwardRecordFactory(decision=decision, name="Kín Văn Mẫu", is_public=False)
    page = draft_page(decision, SuperuserFactory())
    shown = page.make_preview_request().render().content.decode()
    assert "Triệu Thị Lả Mẫu" in shown
    assert "Kín Văn Mẫu" not in shown


def test_five_thousand_recipients_leave_with_the_page_at_once(client, publish, django_assert_max_num_queries):
    decision = DecisionFactory()
    records = [AwardRecordFactory.build(decision=decision, name=f"Nông Văn Mẫu {n}", order=n) for n in range(5000)]
    for record in records:
        record.fill_keys()
    AwardRecord.objects.bulk_create(records, batch_size=1000)
    page = publish(decision)
    client.get(page.url_path_here)
    with django_assert_max_num_queries(12):
        start = time.process_time()
        text = text_of(client, page.url_path_here)
        assert time.process_time() - start < 0.6
    assert len(text) < 400_000
    start = time.process_time()
    page.unpublish()
    assert time.process_time() - start < 5
    assert not AwardRecord.objects.public().exists()
    assert client.get(records[4999].get_absolute_url()).status_code == 404


def test_the_roll_marks_awards_that_ended_and_the_page_lists_them(client, publish):
    record = AwardRecordFactory(decision=DecisionFactory(), name="Hoàng Văn Mẫu")
    AwardRecordFactory(decision=record.decision)
    url = publish(record.decision).url_path_here
    AwardRecord.objects.filter(pk=record.pk).update(ended_on=datetime(2025, 7, 1).date(), ended_as="thu-hoi")
    page = text_of(client, url)
    assert page.count("Đã thu hồi từ ngày 01/07/2025") == 2
    assert "Thay đổi sau khi công bố" in page
    Decision.objects.update(ended_on=datetime(2025, 8, 1).date(), ended_as="huy-bo")
    assert "Đã hủy bỏ từ ngày 01/08/2025" in text_of(client, url)
    assert "Đã hủy bỏ từ ngày 01/08/2025" in text_of(client, "/quyet-dinh/")
