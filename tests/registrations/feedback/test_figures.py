"""Figures of a month equal what SQL counts, each one received exactly once; the workbook holds the same."""

import io
from datetime import date, datetime, timedelta

import openpyxl
import pytest
import time_machine

from registrations.feedback import figures, handling
from registrations.feedback.models import Feedback
from tests.factories.feedback import HANOI, SENT, answered, feedback, officer

pytestmark = pytest.mark.django_db
NOW = SENT + timedelta(days=20)


@pytest.fixture
def month():
    """November 2026: one of each fate, one spam, and one on either side of the month."""
    answered()
    answered(answered_at=SENT + timedelta(days=16), subject="=1+1")
    feedback()
    feedback(at=SENT + timedelta(days=15), kind="gop-y")
    handling.forward(
        feedback(), by=officer(), body="Sở Nội vụ", document_number="1", document_on=date(2026, 11, 3), now=SENT
    )
    handling.merge(feedback(), into=feedback(kind="de-xuat"), by=officer(), now=SENT)
    handling.set_aside(feedback(), by=officer(), reason="Quảng cáo", now=SENT)
    feedback(at=datetime(2026, 10, 31, 23, 59, 59, 999999, tzinfo=HANOI))
    feedback(at=datetime(2026, 11, 1, 0, 0, tzinfo=HANOI), kind="phan-anh")
    feedback(at=datetime(2026, 12, 1, 0, 0, tzinfo=HANOI))


def test_each_one_received_is_counted_once_more_as_what_became_of_it(month):
    rows = figures.of_month(date(2026, 11, 1), NOW)
    whole = figures.total(rows)

    assert all(row.figures.complete for row in rows)
    assert whole == figures.Figures(received=8, in_time=1, late=1, forwarded=1, merged=1, waiting=1, overdue=3)
    by_hand = [each for each in Feedback.objects.honest() if f"{each.received_at.astimezone(HANOI):%Y-%m}" == "2026-11"]
    assert whole.received == len(by_hand)
    assert {row.kind for row in rows} == {"Câu hỏi", "Góp ý", "Đề xuất", "Phản ánh"}
    assert dict(figures.by_month(date(2026, 12, 1), 3, NOW))[date(2026, 11, 1)] == whole
    assert [each.received for _, each in figures.by_month(date(2026, 12, 1), 3, NOW)] == [1, 8, 1]


def test_the_workbook_holds_the_same_and_no_word_of_any_sender(client, month):
    with time_machine.travel(NOW, tick=False):
        client.force_login(officer())
        page = client.get("/quan-tri/hoi-dap/so-lieu/?thang=2026-11").content.decode()
        answer = client.get("/quan-tri/hoi-dap/so-lieu/xuat/?thang=2026-11")
    book = openpyxl.load_workbook(io.BytesIO(answer.content))
    cells = [cell for sheet in book for row in sheet.iter_rows(values_only=True) for cell in row]

    last = [row for row in book["Trong tháng"].iter_rows(values_only=True) if row[0] == "Cộng"]
    assert last == [("Cộng", None, 8, 1, 1, 1, 1, 1, 3)]
    assert "nhận 8, trả lời đúng hạn 1, quá hạn 1" in page
    assert not any("Thắm" in str(cell) or "1+1" in str(cell) for cell in cells)


@pytest.mark.parametrize("typed", ["2026-13", "x", "2026-11-01", "٢٠٢٦-١١", "\x00"])
def test_what_is_no_month_is_not_there(client, typed):
    client.force_login(officer())
    assert client.get("/quan-tri/hoi-dap/so-lieu/", {"thang": typed}).status_code == 404


def test_the_public_is_not_told_of_months_with_few(client, month, django_assert_max_num_queries):
    for number in range(11):
        feedback(at=datetime(2026, 10, 5, 9, number, tzinfo=HANOI), text=f"câu {number}")
    with time_machine.travel(datetime(2026, 12, 10, tzinfo=HANOI), tick=False), django_assert_max_num_queries(12):
        page = client.get("/hoi-dap/so-lieu/").content.decode()

    assert page.count("ít hơn 10 lượt") == 12  # eleven months and the sentence above them
    assert '<td class="num">12</td>' in page
