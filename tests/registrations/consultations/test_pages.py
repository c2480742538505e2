"""What everybody sees, what nobody may see, and how many queries it takes."""

from datetime import date, timedelta

import pytest
import time_machine
from django.urls import reverse

from registrations.calendar.actions import load_years
from registrations.comments import actions as comments
from registrations.consultations import actions
from registrations.consultations.entries import entries
from registrations.consultations.models import Consultation, Nominee
from search.outbox.models import Row
from tests.factories.accounts import UserFactory
from tests.factories.comments import comment
from tests.factories.consultations import ConsultationFactory, NomineeFactory, officer
from tests.factories.summaries import outcome

CANARIES = {
    "text": "NỘI DUNG CHIM YẾN 8153",
    "name": "Lục Thị Chimyến",
    "phone": "0987612345",
    "email": "chimyen@kin.example",
    "address": "thôn Chim Yến Kín",
}


def page(client, url, at):
    with time_machine.travel(at, tick=False):
        answer = client.get(url)
    return answer.status_code, answer.content.decode()


def test_the_page_counts_and_explains_the_days(client, consultation, during):
    load_years([2026])

    status, html = page(client, consultation.get_absolute_url(), during)

    assert status == 200
    assert '<span class="num">5</span><span>ngày làm việc nữa, kể cả hôm nay</span>' in html
    assert "Đang ở ngày làm việc thứ 6 trong 10 ngày" in html
    assert "hết thứ Sáu, 27/11/2026" in html
    assert "24/11 (Ngày Văn hóa Việt Nam)" in html


def test_the_last_day_and_a_day_off_are_told_rightly(client, consultation, last_instant):
    _, html = page(client, consultation.get_absolute_url(), last_instant)
    assert '<span class="num">1</span><span>ngày làm việc nữa, kể cả hôm nay</span>' in html

    _, html = page(client, consultation.get_absolute_url(), last_instant - timedelta(days=6))
    assert '<span class="num">4</span><span>ngày làm việc nữa</span>' in html
    assert "Đã qua 6 trong 10 ngày làm việc, hôm nay không tính" in html


def test_the_form_stands_only_while_the_window_is_open(client, consultation, opened_at, during, closes_at):
    url = consultation.get_absolute_url()

    assert "<textarea" not in page(client, url, opened_at - timedelta(microseconds=1))[1]
    assert "<textarea" in page(client, url, during)[1]
    _, html = page(client, url, closes_at)
    assert "<textarea" not in html
    assert "Đã hết hạn lấy ý kiến" in html


def test_a_draft_is_nobodys_business(client, db):
    draft = ConsultationFactory(title="Bản thảo kín")
    NomineeFactory(consultation=draft, name="Người Chưa Công Bố")

    assert client.get(f"/y-kien/{draft.slug}/").status_code == 404
    assert client.post(f"/y-kien/{draft.slug}/", {"text": "x"}).status_code == 404
    assert "Bản thảo kín" not in client.get(reverse("consultations:index")).content.decode()
    assert not list(entries())


def test_a_nominee_not_for_the_public_is_nowhere(client, consultation, words, during, opened_at):
    hidden = NomineeFactory(consultation=consultation, name="Lộc Văn Chimyến", is_public=False)
    later = opened_at + timedelta(hours=1)
    actions.correct(hidden, field="unit", value="Đơn vị Kín", reason="Đổi", by=officer("open_consultation"), now=later)

    _, html = page(client, consultation.get_absolute_url(), during)

    assert "Chimyến" not in html
    assert "Đơn vị Kín" not in html
    assert not [entry for entry in entries() if "Chimyến" in repr(entry)]


def test_comments_are_nowhere_in_public(client, consultation, during, closes_at):
    kept = comment(consultation, during, nominee=consultation.nominees.first(), **CANARIES)
    outcome(consultation, now=closes_at + timedelta(hours=1))
    urls = [
        consultation.get_absolute_url(),
        reverse("consultations:index"),
        kept.receipt.get_absolute_url(),
        reverse("receipts:pdf", args=[kept.receipt.code]),
        reverse("receipts:qr", args=[kept.receipt.code]),
    ]

    for at in (during + timedelta(minutes=1), closes_at + timedelta(hours=2)):
        for url in urls:
            with time_machine.travel(at, tick=False):
                content = client.get(url).content
            assert not [value for value in CANARIES.values() if value.encode() in content], url
    assert not [value for value in CANARIES.values() if value in repr(list(entries()))]


def test_no_number_of_comments_is_shown_while_open(client, consultation, during):
    url = consultation.get_absolute_url()
    _, before = page(client, url, during)
    for number in range(3):
        comment(consultation, during, text=f"Ý kiến {number}")

    _, after = page(client, url, during)

    def without_keys(html):
        return [line for line in html.splitlines() if "form_key" not in line and "giu-tep" not in line]

    assert without_keys(before) == without_keys(after)


def test_the_files_of_a_comment_are_closed_to_everybody_else(client, consultation, during):
    from django.core.files.uploadedfile import SimpleUploadedFile

    kept = comment(consultation, during, files=[SimpleUploadedFile("don.pdf", b"%PDF-1.4\n%%EOF")])
    url = kept.files.get().attachment.get_absolute_url()

    assert client.get(url).status_code in {302, 403, 404}
    client.force_login(UserFactory())
    assert client.get(url).status_code in {302, 403, 404}


def test_the_receipt_shows_the_way_of_the_comment(client, consultation, during):
    kept = comment(consultation, during, nominee=consultation.nominees.get(name="Nông Thị Lương"))
    url = kept.receipt.get_absolute_url()

    _, html = page(client, url, during)
    assert "Nông Thị Lương, đề nghị tặng Huân chương Lao động hạng Ba" in html
    assert "Đã nhận" in html

    user = officer("view_comment", "handle_comment")
    comments.handle_comment(kept, by=user, state="dang-xem-xet", note="GHI CHÚ KÍN", now=during)
    _, html = page(client, url, during)
    assert "Hiện ở bước: <strong>Đang xem xét</strong>" in html
    assert "GHI CHÚ KÍN" not in html


def test_the_register_tells_open_upcoming_and_closed_apart(client, opened_at, during, db):
    ConsultationFactory(title="Cuộc đang mở", opened=opened_at)
    ConsultationFactory(title="Cuộc sắp mở", opened=opened_at, opens_on=date(2026, 12, 1))
    ConsultationFactory(title="Cuộc đã xong", opened=opened_at - timedelta(days=60))

    _, html = page(client, reverse("consultations:index"), during)

    places = [html.index(words) for words in ("Cuộc đang mở", 'id="sap-mo"', "Cuộc sắp mở", "Cuộc đã xong")]
    assert places == sorted(places)
    assert "Còn <strong" in html


def test_the_empty_register_says_what_comes_next(client, during, opened_at, db):
    _, html = page(client, reverse("consultations:index"), during)
    assert "Chưa có cuộc lấy ý kiến nào đang mở" in html

    ConsultationFactory(title="Cuộc đã xong", opened=opened_at - timedelta(days=60))
    _, html = page(client, reverse("consultations:index"), during)
    assert "Cuộc gần nhất kết thúc ngày 25/09/2026" in html


def test_pages_take_few_queries_however_long_the_list(
    client, consultation, during, opened_at, django_assert_max_num_queries
):
    NomineeFactory.create_batch(30, consultation=consultation)
    for number in range(3):
        ConsultationFactory(opened=opened_at, slug=f"khac-{number}")

    client.get(reverse("consultations:index"))  # the first page of all makes the settings of the office

    with time_machine.travel(during, tick=False):
        with django_assert_max_num_queries(12):
            assert client.get(consultation.get_absolute_url()).status_code == 200
        with django_assert_max_num_queries(12):
            assert client.get(reverse("consultations:index")).status_code == 200


def test_the_search_finds_titles_and_nominees(consultation):
    entry = next(iter(entries([str(consultation.pk)])))

    assert entry.people == ("Nông Thị Lương", "Hoàng Viết Tạ")
    assert entry.number == consultation.submission_number
    assert "Huân chương Lao động hạng Ba" in entry.body
    assert not list(entries(["không-phải-số"]))


def test_withdrawal_takes_the_name_out_of_the_search(consultation, during, django_capture_on_commit_callbacks):
    nominee = Nominee.objects.get(name="Hoàng Viết Tạ")

    actions.withdraw(nominee, reason="Rút hồ sơ", by=officer("open_consultation"), now=during)

    assert Row.objects.filter(kind="consultation", key=str(consultation.pk)).exists()
    assert next(iter(entries())).people == ("Nông Thị Lương",)


@pytest.mark.parametrize("page_number", ["0", "-1", "999", "x", "\x00"])
def test_rubbish_in_the_address_is_harmless(client, db, page_number):
    assert client.get(reverse("consultations:index"), {"trang": page_number}).status_code == 200


def test_a_link_from_a_nominee_chooses_it_in_the_form(client, consultation, during):
    nominee = consultation.nominees.last()

    _, html = page(client, f"{consultation.get_absolute_url()}?truong-hop={nominee.pk}", during)

    assert f'value="{nominee.pk}" checked' in html or "checked" in html.split(f'value="{nominee.pk}"')[1][:60]
    assert Consultation.objects.count() == 1
