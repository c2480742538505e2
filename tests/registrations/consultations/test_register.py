"""The public register as readers and programs use it: filters, calendar, feeds, JSON, tables, paper."""

import csv
import hashlib
import io
import json
import zipfile
from datetime import UTC, date, datetime, timedelta
from xml.etree import ElementTree as ET

import openpyxl
import pytest
import time_machine
from django.urls import reverse
from hypothesis import given
from hypothesis import strategies as st

from registrations.calendar.actions import save_day
from registrations.calendar.models import CalendarDay
from registrations.consultations import actions, ical
from registrations.consultations.exports import neutral
from registrations.consultations.models import Nominee
from tests.factories.consultations import ConsultationFactory, DraftConsultationFactory, NomineeFactory, officer
from tests.factories.titles import TitleFactory


def get(client, url, at, **params):
    with time_machine.travel(at, tick=False):
        answer = client.get(url, params)
    assert answer.status_code == 200, (url, answer.status_code)
    return answer


def part(consultation, name):
    return reverse(f"consultations:{name}", args=[consultation.slug])


@pytest.fixture
def many(db, opened_at):
    return [
        ConsultationFactory(title="Cuộc của năm nay", opened=opened_at),
        ConsultationFactory(title="Cuộc của năm trước", opened=opened_at - timedelta(days=400)),
        DraftConsultationFactory(title="Cuộc về dự thảo", opened=opened_at),
    ]


@pytest.mark.parametrize(
    ("asked", "seen", "unseen"),
    [
        ({"nam": "2025"}, ["Cuộc của năm trước"], ["Cuộc của năm nay", "Cuộc về dự thảo"]),
        ({"loai": "du-thao-van-ban"}, ["Cuộc về dự thảo"], ["Cuộc của năm nay", "Cuộc của năm trước"]),
        ({"hinh-thuc": "hcld"}, ["Cuộc của năm nay", "Cuộc của năm trước"], ["Cuộc về dự thảo"]),
        ({"trang-thai": "da-ket-thuc"}, ["Cuộc của năm trước"], ["Cuộc của năm nay"]),
        ({"nam": "0000", "loai": "x", "trang-thai": "\x00"}, ["Cuộc của năm nay", "Cuộc của năm trước"], []),
        ({"hinh-thuc": "khong-co"}, [], ["Cuộc của năm nay", "Cuộc của năm trước"]),
    ],
)
def test_the_register_is_filtered(client, many, during, asked, seen, unseen):
    for name in ("index", "data"):
        html = get(client, reverse(f"consultations:{name}"), during, **asked).content.decode()
        found = html.replace("Cuộc gần nhất kết thúc", "").split('class="empty"')[0] if not seen else html
        assert all(title in html for title in seen), (name, asked)
        assert not [title for title in unseen if title in found], (name, asked)


def test_a_nominee_who_is_not_public_makes_no_window_fit(client, consultation, during):
    secret = TitleFactory(code="kin", name="Huân chương chim yến kín")
    NomineeFactory(consultation=consultation, title=secret, award_class="", is_public=False)

    html = get(client, reverse("consultations:index"), during).content.decode()
    found = json.loads(get(client, reverse("consultations:data"), during, **{"hinh-thuc": "kin"}).content)

    assert "chim yến kín" not in html
    assert found["total"] == 0


def unfolded(body):
    return body.decode().replace("\r\n ", "").split("\r\n")


def test_a_window_is_an_event_of_a_calendar(client, consultation, during):
    answer = get(client, part(consultation, "one-calendar"), during)

    lines = unfolded(answer.content)
    assert answer["Content-Type"] == "text/calendar; charset=utf-8"
    assert "DTSTART:20261112T020000Z" in lines
    assert "DTEND:20261127T170000Z" in lines
    assert "SEQUENCE:0" in lines
    assert all(len(line.encode()) <= 75 for line in answer.content.decode().split("\r\n"))
    assert "\n" not in answer.content.decode().replace("\r\n", "")


def test_a_longer_window_is_the_same_event_with_a_higher_sequence(client, consultation, during):
    def uid(lines):
        return next(line for line in lines if line.startswith("UID:"))

    before = unfolded(get(client, reverse("consultations:calendar"), during).content)
    with time_machine.travel(during, tick=False):
        save_day(CalendarDay(date=date(2026, 11, 25), works=False, reason="Bão", source="Công điện"))
    after = unfolded(get(client, part(consultation, "one-calendar"), during).content)

    assert uid(before) == uid(after)
    assert "SEQUENCE:1" in after
    assert "DTEND:20261130T170000Z" in after


@given(st.text(max_size=200))
def test_folding_and_escaping_lose_nothing_and_break_nothing(text):
    line = f"SUMMARY:{ical.escape(text)}"
    pieces = list(ical.fold(line))

    assert all(len(piece.encode("utf-8", "surrogatepass")) <= 75 for piece in pieces)
    assert pieces[0] + "".join(piece[1:] for piece in pieces[1:]) == line
    assert not {"\n", "\r", "\x00"}.intersection(line)


def test_feeds_are_wellformed_and_tell_of_hostile_titles(client, opened_at, during, db):
    ConsultationFactory(title='Tiêu đề <script>alert("1")</script> & \x0b]]>', opened=opened_at)

    for name in ("atom", "rss"):
        answer = get(client, reverse(f"consultations:{name}"), during)
        text = " ".join(ET.fromstring(answer.content).itertext())
        assert '<script>alert("1")</script>' in text
        assert "Nhận ý kiến từ 12/11/2026 đến hết ngày 27/11/2026" in text
        assert answer["Content-Type"].startswith(f"application/{name}+xml")


def test_the_data_tell_windows_and_their_lists_but_no_number_while_open(client, consultation, during):
    told = json.loads(get(client, reverse("consultations:data"), during).content)["windows"][0]
    one = json.loads(get(client, part(consultation, "one-data"), during).content)

    assert (told["state"], told["closes_at"], told["outcome"]) == ("dang-mo", "2026-11-28T00:00:00+07:00", None)
    assert told["text_sha256"] == consultation.text_hash
    assert [nominee["name"] for nominee in one["nominees"]] == ["Nông Thị Lương", "Hoàng Viết Tạ"]
    assert (
        get(client, told["text_url"].replace("http://testserver", ""), during).content.decode() == consultation.frozen
    )


def test_the_data_come_page_by_page(client, db, opened_at, during, monkeypatch):
    monkeypatch.setattr("registrations.consultations.views.IN_FEEDS", 2)
    for _ in range(3):
        ConsultationFactory(opened=opened_at)

    first = json.loads(get(client, reverse("consultations:data"), during).content)
    second = json.loads(get(client, first["next"].replace("http://testserver", ""), during).content)

    assert (first["total"], len(first["windows"]), len(second["windows"]), second["next"]) == (3, 2, 1, None)


def test_a_reader_hashes_the_published_file_again(client, consultation, during):
    answer = get(client, part(consultation, "frozen"), during)

    assert hashlib.sha256(answer.content).hexdigest() == consultation.text_hash
    assert answer["Content-Type"] == "text/plain; charset=utf-8"


def test_tables_hold_no_formula_and_no_picture(client, consultation, during):
    NomineeFactory(consultation=consultation, name='=HYPERLINK("http://x")', merit="+1\n@SUM(A1)", unit="' =1")

    rows = list(csv.reader(io.StringIO(get(client, part(consultation, "csv"), during).content.decode("utf-8-sig"))))
    assert rows[3][1].startswith("'=")
    assert rows[3][4].startswith("''")
    book = openpyxl.load_workbook(io.BytesIO(get(client, part(consultation, "xlsx"), during).content))
    cells = [cell for row in book.active.iter_rows() for cell in row]
    assert not [cell for cell in cells if cell.data_type == "f"]
    assert '=HYPERLINK("http://x")' in [cell.value for cell in cells]
    assert not book.active._images


@given(st.text(min_size=1, max_size=30))
def test_no_cell_begins_with_a_sign_of_a_formula(text):
    assert not neutral(text).lstrip(" ").startswith(tuple("=+-@\t\r\n＝＋－＠"))
    assert neutral(text).endswith(text)


def test_on_paper_stand_number_dates_and_every_nominee(client, consultation, during):
    NomineeFactory.create_batch(80, consultation=consultation)

    html = get(client, part(consultation, "printed"), during).content.decode()

    assert consultation.submission_number in html
    assert "Lấy ý kiến từ 12/11/2026 đến hết ngày 27/11/2026 (10 ngày làm việc)" in html
    assert html.count('<td class="num">') == 82


def test_removed_details_are_nowhere(client, consultation, closes_at):
    nominee = consultation.nominees.get(name="Nông Thị Lương")
    Nominee.objects.filter(pk=nominee.pk).update(details_removed_at=closes_at)
    later = closes_at + timedelta(days=1)

    for name in ("one-data", "csv", "xlsx", "printed"):
        body = get(client, part(consultation, name), later).content
        assert "Nông Thị Lương".encode() not in body, name
    page = get(client, consultation.get_absolute_url(), later).content.decode()
    assert "Nông Thị Lương" not in page
    assert "Đã gỡ thông tin" in page
    assert client.get(part(consultation, "frozen")).status_code == 404


def test_what_was_said_of_a_withdrawn_nominee_is_no_longer_given_out(client, consultation, during):
    """The name, the award, the day and the reason stay, so that everybody sees what was changed."""
    nominee = consultation.nominees.get(name="Nông Thị Lương")
    approver = officer("open_consultation")
    actions.correct(nominee, field="position", value="Bác sĩ CANARY-71", reason="Nhầm", by=approver, now=during)
    Nominee.objects.filter(pk=nominee.pk).update(merit="CANARY-72", birth_year=1907, place_old="CANARY-73")
    nominee.refresh_from_db()
    actions.withdraw(nominee, reason="Đơn vị xin rút hồ sơ", by=approver, now=during)

    for name in ("detail", "one-data", "csv", "xlsx", "printed", "frozen"):
        body = get(client, part(consultation, name), during).content
        if name == "xlsx":
            body = zipfile.ZipFile(io.BytesIO(body)).read("xl/sharedStrings.xml")
        assert b"CANARY" not in body, name
        assert b"1907" not in body, name
    frozen = get(client, part(consultation, "frozen"), during).content.decode()
    assert "Nông Thị Lương" not in frozen
    assert "TRƯỜNG HỢP 2" in frozen
    assert "Hoàng Viết Tạ" in frozen
    assert consultation.text_hash in frozen
    page = get(client, consultation.get_absolute_url(), during).content.decode()
    assert "Đơn vị xin rút hồ sơ" in page
    assert "nay thiếu phần của trường hợp đã rút" in page


def test_drafts_and_unknown_windows_give_nothing_out(client, db):
    draft = ConsultationFactory()
    for name in ("one-data", "one-calendar", "csv", "xlsx", "printed", "frozen"):
        assert client.get(part(draft, name)).status_code == 404, name


def test_five_hundred_nominees_come_in_pages(client, consultation, during):
    NomineeFactory.create_batch(498, consultation=consultation, merit="Thành tích " * 40)

    html = get(client, consultation.get_absolute_url(), during).content.decode()
    part_of_list = html.split('id="danh-sach"')[1].split("</section>")[0]
    last = get(client, consultation.get_absolute_url(), during, ds="10").content.decode()

    assert part_of_list.count('class="person"') == 50
    assert len(part_of_list.encode()) < 100_000
    assert f'id="truong-hop-{consultation.nominees.last().pk}"' in last


def test_pages_of_data_take_few_queries(client, many, during, django_assert_max_num_queries):
    NomineeFactory.create_batch(30, consultation=many[0])
    urls = [reverse(f"consultations:{name}") for name in ("index", "calendar", "atom", "rss", "data")]
    urls += [part(many[0], name) for name in ("one-data", "one-calendar", "csv", "xlsx", "printed", "frozen")]
    urls += [part(many[2], "one-data"), many[2].get_absolute_url(), many[0].get_absolute_url()]
    for url in urls:
        with time_machine.travel(during, tick=False), django_assert_max_num_queries(12, info=url):
            assert client.get(url).status_code == 200


def test_a_draft_of_a_document_is_read_by_article(client, many, during):
    html = get(client, many[2].get_absolute_url(), during).content.decode()

    assert "Điều 2. Đối tượng" in html
    assert "Tính cả thứ Bảy, Chủ nhật và ngày lễ" in html
    assert '<span class="num">13</span><span>ngày nữa, kể cả hôm nay</span>' in html
    told = json.loads(get(client, part(many[2], "one-data"), during).content)
    assert [one["number"] for one in told["document"]["passages"]] == ["Điều 1", "Điều 2"]


def test_instants_of_the_calendar_are_utc(consultation):
    assert ical._utc(datetime(2026, 11, 28, tzinfo=UTC)) == "20261128T000000Z"
