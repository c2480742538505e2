"""The screen of a year: proposals are adopted, changed, rejected, imported; windows that are open grow by it."""

from datetime import date

import pytest
import time_machine
from django.urls import reverse

from registrations.calendar import actions, national
from registrations.calendar.models import CalendarDay, CalendarYear
from registrations.calendar.queries import calendar_for, year_days
from registrations.calendar.signals import calendar_changed
from tests.factories.accounts import SuperuserFactory, UserFactory
from tests.factories.calendar import CalendarDayFactory

pytestmark = pytest.mark.django_db
YEAR = "/quan-tri/lich-lam-viec/nam/2027/"


@pytest.fixture
def admin(client):
    client.force_login(SuperuserFactory())
    return client


@pytest.fixture
def announced():
    """What the rooms above were told."""
    told = []

    def receiver(sender, reason, **signal):
        told.append(reason)
        return ["Cuộc A kéo dài."]

    calendar_changed.connect(receiver)
    yield told
    calendar_changed.disconnect(receiver)


def page(answer):
    return answer.content.decode()


def test_the_year_shows_what_is_proposed_and_that_nobody_compared_it(admin):
    shown = page(admin.get(YEAR))
    for words in ("Thứ Bảy, 06/02/2027", "Tết Nguyên Đán", "chưa được thông báo", "chưa đối chiếu", "theo đề xuất"):
        assert words in shown
    assert {day.state for day in year_days(2027)} == {"proposed"}


def test_chosen_days_are_adopted_with_their_source_in_one_announcement(admin, announced):
    days = ["2027-02-08", "2027-02-09"]
    answer = admin.post(YEAR, {"viec": "ngay", "ngay": days, "source": "Thông báo 10/TB-BNV"}, follow=True)
    rows = CalendarDay.objects.order_by("date")
    assert [row.date.isoformat() for row in rows] == days
    assert all(row.verified and row.source == "Thông báo 10/TB-BNV" and row.kind == "holiday" for row in rows)
    assert announced == ["Lịch năm 2027"]
    assert "Cuộc A kéo dài." in page(answer)
    assert page(answer).count("đã đối chiếu</td>") == 2


@pytest.mark.parametrize(
    "posted",
    [
        {"viec": "ngay", "ngay": ["2027-02-08"]},
        {"viec": "ngay", "source": "x"},
        {"viec": "ngay", "ngay": ["2027-03-03"], "source": "x"},
        {"viec": "ngay", "ngay": ["hôm nay"], "source": "x"},
        {"viec": "ngay", "ngay": ["2026-01-01"], "source": "x"},
        {"viec": "nam", "source": "x"},
        {"viec": "nam"},
    ],
)
def test_what_does_not_fit_is_told_and_nothing_is_kept(admin, posted):
    assert admin.post(YEAR, posted).status_code == 422
    assert not CalendarDay.objects.exists()
    assert not CalendarYear.objects.exists()


def test_a_proposal_is_rejected_with_reason_and_source(admin):
    path = f"{YEAR}2027-09-03/khong-theo/"
    assert admin.post(path, {"reason": "Nghỉ ngày 01/9"}).status_code == 422
    admin.post(path, {"reason": "Nghỉ ngày 01/9 thay ngày này", "source": "Thông báo 10"})
    assert calendar_for().works(date(2027, 9, 3))
    row = CalendarDay.objects.get()
    assert (row.kind, row.verified) == ("worked", True)
    shown = page(admin.get(YEAR))
    assert "Nghỉ ngày 01/9 thay ngày này" in shown
    assert 'value="2027-09-03"' not in shown
    for path in (f"{YEAR}2027-03-03/khong-theo/", f"{YEAR}2026-09-02/khong-theo/", f"{YEAR}2027-13-40/khong-theo/"):
        assert admin.get(path).status_code == 404


def test_the_year_is_confirmed_only_when_every_proposal_was_decided(admin):
    days = sorted(national.year_rules(2027))
    admin.post(YEAR, {"viec": "ngay", "ngay": [day.isoformat() for day in days[:-1]], "source": "TB 10"})
    answer = admin.post(YEAR, {"viec": "nam", "source": "TB 10"})
    assert "Còn 1 ngày được đề xuất chưa đối chiếu: 24/11." in page(answer)
    admin.post(f"{YEAR}{days[-1]}/khong-theo/", {"source": "TB 10"})
    admin.post(YEAR, {"viec": "nam", "source": "TB 10"})
    assert CalendarYear.objects.get().source == "TB 10"
    assert calendar_for().rule(date(2027, 3, 3)).verified
    assert "Năm 2027 đã được đối chiếu" in page(admin.get(YEAR))


def test_many_days_are_pasted_at_once_and_replace_what_stood(admin, announced):
    CalendarDayFactory(date=date(2027, 9, 3), reason="cũ")
    rows = "Ngày\tViệc\tLý do\tCăn cứ\n03/09/2027\tNghỉ\tQuốc khánh\tTB 10\n2027-09-11; làm bù; Làm bù ngày 03/9; TB 10\n\n"
    rows += '01/9/2027,nghỉ,"Nghỉ bão, lũ",CĐ 3\n'
    answer = admin.post(f"{YEAR}nhap/", {"rows": rows}, follow=True)
    assert "Đã nhập 3 ngày: 2 ngày mới, 1 ngày thay dòng cũ." in page(answer)
    kinds = list(CalendarDay.objects.order_by("date").values_list("date__day", "works", "kind", "reason"))
    assert kinds == [
        (1, False, "closure", "Nghỉ bão, lũ"),
        (3, False, "holiday", "Quốc khánh"),
        (11, True, "swap", "Làm bù ngày 03/9"),
    ]
    assert announced == ["Lịch năm 2027"]


@pytest.mark.parametrize(
    ("rows", "says"),
    [
        ("32/01/2027;nghỉ;Tết;TB", "Dòng 1: “32/01/2027” chưa phải là ngày"),
        ("04/02/2027;có lẽ;Tết;TB", "cần ghi là “nghỉ” hoặc “làm”"),
        ("04/02/2027;nghỉ;Tết", "mời ghi đủ lý do và căn cứ"),
        ("04/02/2026;nghỉ;Tết;TB", "không thuộc năm 2027"),
        ("04/02/2027;nghỉ;Tết;TB\n04/02/2027;làm;x;TB", "Dòng 2: ngày 04/02/2027 có hai dòng"),
        ("04/02/2027;nghỉ;" + "x" * 201 + ";TB", "tối đa 200 ký tự"),
        ("Ngày;Việc;Lý do;Căn cứ", "Chưa có dòng nào"),
        ("\n" * 500, "nhiều nhất 400 dòng"),
        ('"04/02/2027;nghỉ', "Dòng 1"),
        ("<script>;nghỉ;a;b", "chưa phải là ngày"),
    ],
)
def test_a_line_that_cannot_be_read_is_told_by_its_number_and_nothing_is_kept(admin, rows, says):
    rows += "\n05/02/2027;nghỉ;Tết;TB" if rows.strip() and "Ngày" not in rows else ""
    answer = admin.post(f"{YEAR}nhap/", {"rows": rows})
    assert answer.status_code == 422
    assert says in page(answer)
    assert not CalendarDay.objects.exists()


def test_one_council_adopts_for_itself(admin):
    CalendarDayFactory(date=date(2027, 7, 7), scope="tinh")
    admin.post(f"{YEAR}?pham-vi=tinh", {"viec": "ngay", "ngay": ["2027-02-08"], "source": "TB 10"})
    assert CalendarDay.objects.get(date=date(2027, 2, 8)).scope == "tinh"
    assert 'href="?pham-vi=tinh"' in page(admin.get(YEAR))


@pytest.mark.parametrize("path", [YEAR, f"{YEAR}nhap/", f"{YEAR}2027-02-08/khong-theo/"])
def test_others_than_officers_of_the_calendar_do_not_get_in(client, path):
    client.force_login(UserFactory())
    assert client.get(path).status_code in {302, 403}
    assert client.post(path, {"viec": "ngay"}).status_code in {302, 403}
    assert client.get("/quan-tri/lich-lam-viec/nam/1800/").status_code in {302, 403, 404}


def test_the_list_leads_to_the_years(admin):
    with time_machine.travel("2026-11-20T03:00Z", tick=False):
        shown = page(admin.get(reverse("lich-lam-viec:index")))
    assert "Lịch năm 2026" in shown
    assert reverse("lich-lam-viec:year", args=[2027]) in shown


def test_removing_a_day_says_nothing_of_growth(announced):
    day = CalendarDayFactory()
    actions.remove_day(day, by=None)
    assert announced == [""]
