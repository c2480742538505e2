"""The officer's desk: board, accept, return, extension, reminders, export, periods."""

import io
import uuid
from datetime import date, timedelta

import pytest
import python_calamine
from django.core import mail
from django.test import Client
from django.utils import timezone
from wagtail.models import ModelLogEntry

from registrations.refusals import NotAllowed, Refused, WrongState
from registrations.reports import actions, board, period_actions, queries, review_actions, time_actions
from registrations.reports.models import Indicator, ReportPeriod, ReportReminder, UnitReport
from registrations.reports.staff_forms import IndicatorForm
from tests.factories.accounts import UserFactory
from tests.factories.campaigns import CampaignFactory, QuestionFactory
from tests.factories.clusters import ClusterFactory, SeatFactory
from tests.factories.reports import FigureFactory, IndicatorFactory, PeriodFactory, ReportFactory, SectionFactory
from tests.factories.reports import complete as complete_report
from tests.factories.units import MembershipFactory, UnitFactory

from .conftest import member_of

pytestmark = pytest.mark.django_db


@pytest.fixture
def desk(officer):
    browser = Client()
    browser.force_login(officer)
    return browser


def address(report):
    return f"/quan-tri/theo-doi-bao-cao/ban/{report.pk}/"


def standing_after(period, moment):
    return {name: count for name, count in board.counts(period, moment).items() if count}


def test_the_board_tells_how_every_unit_stands(complete, send, desk):
    period = complete.period
    send()
    ReportFactory(period=period, unit=UnitFactory())
    returned = ReportFactory(period=period, unit=UnitFactory(), state="returned")
    UnitFactory(name="Xã Chưa Làm Gì")
    UnitFactory(kind="department")
    page = desk.get(f"/quan-tri/theo-doi-bao-cao/{period.pk}/").content.decode()
    assert "Xã Chưa Làm Gì" in page
    assert complete.submissions.get().receipt.code in page
    now = timezone.now()
    assert standing_after(period, now) == {"": 4, "chua-gui": 3, "da-gui": 1, "bo-sung": 1}
    assert returned.unit.name in desk.get(f"/quan-tri/theo-doi-bao-cao/{period.pk}/?xem=bo-sung").content.decode()
    assert (
        desk.get(f"/quan-tri/theo-doi-bao-cao/{period.pk}/?xem=lung-tung&cum=x&loai='&p=9999&q=%00").status_code == 200
    )
    assert period.name in desk.get("/quan-tri/theo-doi-bao-cao/").content.decode()


def test_overdue_skipped_and_late_follow_the_clock_to_the_microsecond(complete, send, signatory):
    period = complete.period
    closes = period.closes_at
    period.late_until = closes + timedelta(days=2)
    period.save()
    UnitFactory()
    instant = timedelta(microseconds=1)
    assert "qua-han" not in standing_after(period, closes - instant)
    assert standing_after(period, closes)["qua-han"] == 2
    assert "bo-qua" not in standing_after(period, period.late_until - instant)
    send(now=closes)
    after = standing_after(period, period.late_until)
    assert (after["nop-muon"], after["bo-qua"], after["qua-han"], after["da-gui"]) == (1, 1, 1, 1)


def test_more_time_takes_a_unit_off_the_lists(complete, officer):
    period, closes = complete.period, complete.period.closes_at
    other = UnitFactory()
    until = closes + timedelta(days=3)
    review_actions.extend(period, other, until=until, reason="Mưa lũ", by=officer)
    assert standing_after(period, closes)["qua-han"] == 1
    assert standing_after(period, until)["qua-han"] == 2
    assert period.reports.get(unit=other).due.words == period.due(until).words
    with pytest.raises(Refused):
        review_actions.extend(period, other, until=until, reason="", by=officer)
    with pytest.raises(WrongState):
        review_actions.extend(period, UnitFactory(kind="department"), until=until, reason="", by=officer)


def test_the_board_by_cluster_and_its_pages(complete, desk, monkeypatch, django_assert_max_num_queries):
    period = complete.period
    cluster = ClusterFactory(year=2026, organising_body=period.organising_body)
    SeatFactory(cluster=cluster, unit=complete.unit)
    outside = UnitFactory(name="Xã Ngoài Cụm")
    for _ in range(60):
        UnitFactory()
    page = f"/quan-tri/theo-doi-bao-cao/{period.pk}/"
    only = desk.get(f"{page}?cum={cluster.pk}").content.decode()
    assert complete.unit.name in only
    assert outside.name not in only
    unplaced = desk.get(f"{page}?cum=chua-xep&q=ngoai cum").content.decode()
    assert outside.name in unplaced
    with django_assert_max_num_queries(40):
        assert "Trang 1 trên 2" in desk.get(page).content.decode()


def test_accept_and_return_with_marks(complete, send, desk, clerk, django_capture_on_commit_callbacks):
    send()
    indicator = complete.period.indicators.get()
    mark = f"chi-tieu:{indicator.key}"
    with django_capture_on_commit_callbacks(execute=True):
        answer = desk.post(
            address(complete),
            {"viec": "tra-lai", "lan": "1", "reason": "Số hộ chưa khớp danh sách.", "marked": [mark], "until": ""},
        )
    assert answer.status_code == 302
    complete.refresh_from_db()
    assert complete.state == "returned"
    assert "Số hộ chưa khớp danh sách." in mail.outbox[-1].body
    unit = Client()
    unit.force_login(clerk)
    page = unit.get(complete.get_absolute_url()).content.decode()
    assert "Cần bổ sung: Số hộ thoát nghèo" in page
    assert "Cần bổ sung</span>" in unit.get(f"{complete.get_absolute_url()}so-lieu/").content.decode()

    complete.figures.update(scaled=150_000)
    again = send(by=member_of(complete, "signatory"))
    page = desk.get(address(complete)).content.decode()
    assert "Khác với lần gửi 1" in page
    assert "12 hộ" in page
    assert "15 hộ" in page
    assert again.number == 2
    desk.post(address(complete), {"viec": "tiep-nhan", "lan": "1"})  # a stale tab
    complete.refresh_from_db()
    assert complete.state == "sent"
    desk.post(address(complete), {"viec": "tiep-nhan", "lan": "2"})
    complete.refresh_from_db()
    assert complete.state == "accepted"
    logged = set(ModelLogEntry.objects.values_list("action", flat=True))
    assert {"reports.submit", "reports.return", "reports.accept"} <= logged


def test_a_return_needs_a_reason_and_time(complete, send, desk, officer):
    submission = send()
    answer = desk.post(address(complete), {"viec": "tra-lai", "lan": "1", "reason": ""})
    assert answer.status_code == 422
    assert "Mời ghi lý do" in answer.content.decode()
    how = {"number": 1, "reason": "x", "marked": [], "by": officer, "now": complete.period.closes_at}
    with pytest.raises(Refused):
        review_actions.give_back(complete.pk, until=None, **how)
    complete.refresh_from_db()
    assert complete.state == "sent"
    until = complete.period.closes_at + timedelta(days=2)
    review_actions.give_back(complete.pk, until=until, **how)
    complete.refresh_from_db()
    assert complete.due.closes_at == until
    assert submission.report_id == complete.pk


@pytest.mark.parametrize("state", ["draft", "returned", "accepted"])
@pytest.mark.parametrize("event", ["accept", "give_back"])
def test_only_what_waits_is_judged(complete, send, officer, state, event):
    send()
    UnitReport.objects.filter(pk=complete.pk).update(state=state)
    more = {"reason": "x", "marked": [], "until": None} if event == "give_back" else {}
    with pytest.raises(WrongState):
        getattr(review_actions, event)(complete.pk, number=1, by=officer, **more)


@pytest.mark.parametrize("bad", ["", "0", "2", "-1", "\x00", "٣", "9" * 50])
def test_a_number_that_the_officer_did_not_see_is_not_judged(complete, send, desk, bad):
    send()
    desk.post(address(complete), {"viec": "tiep-nhan", "lan": bad})
    complete.refresh_from_db()
    assert complete.state == "sent"


def test_nobody_without_the_right_does_anything(complete, send, groups):
    send()
    nobody, council = UserFactory(), UserFactory(groups=["Thành viên Hội đồng"])
    period = complete.period
    for person in (nobody, council):
        with pytest.raises(NotAllowed):
            review_actions.accept(complete.pk, number=1, by=person)
        with pytest.raises(NotAllowed):
            time_actions.remind(period, board.Choice(), by=person)
        with pytest.raises(NotAllowed):
            time_actions.extend_all(period, until=period.closes_at + timedelta(days=1), reason="x", by=person)
        with pytest.raises(NotAllowed):
            period_actions.copy(period, by=person)
    browser = Client()
    browser.force_login(nobody)
    assert browser.get(f"/quan-tri/theo-doi-bao-cao/{period.pk}/").status_code in {302, 403}


def test_a_draft_is_not_shown_to_officers(complete, desk):
    page = desk.get(address(complete)).content.decode()
    assert "Mỗi thôn một mô hình" not in page
    assert "Bản đang soạn của đơn vị chưa hiện ở đây" in page


def at(period, days, hour=9):
    local = timezone.localtime(period.closes_at) - timedelta(days=days)
    return local.replace(hour=hour, minute=0, second=0, microsecond=0)


def test_units_are_reminded_at_seven_three_and_one_days(django_capture_on_commit_callbacks, send):
    midnight = timezone.localtime().replace(hour=0, minute=0, second=0, microsecond=0)
    opens, closes = midnight - timedelta(days=20), midnight + timedelta(days=20)
    period = PeriodFactory(opens_at=opens, closes_at=closes, unit_kinds=["ward"])
    owing, sent = UnitFactory(kind="ward"), complete_report(period=period, unit=UnitFactory(kind="ward"))
    MembershipFactory(unit=owing)
    send(sent, member_of(sent, "signatory"), now=opens + timedelta(days=1))
    told = []
    for days in range(9, -1, -1):
        for hour in (7, 9, 15):
            moment = (closes - timedelta(days=days + 1)).replace(hour=hour)
            told.append((days, hour, time_actions.remind_by_clock(moment)))
    assert [(days, hour) for days, hour, number in told if number] == [(7, 9), (3, 9), (1, 9)]
    reminded = set(ReportReminder.objects.values_list("unit", flat=True))
    assert owing.pk in reminded
    assert sent.unit_id not in reminded


def test_the_button_reminds_what_is_filtered(complete, desk, officer, django_capture_on_commit_callbacks):
    MembershipFactory(unit=complete.unit)
    UnitFactory()
    with django_capture_on_commit_callbacks(execute=True):
        answer = desk.post(f"/quan-tri/theo-doi-bao-cao/{complete.period_id}/", follow=True)
    assert "Đã nhắc 1 đơn vị. 1 đơn vị chưa có thành viên" in answer.content.decode()
    assert complete.period.name in mail.outbox[0].subject


def test_everybody_gets_more_time_at_once(complete, desk, clerk, django_capture_on_commit_callbacks):
    period = complete.period
    day = timezone.localdate(period.closes_at) + timedelta(days=5)
    with django_capture_on_commit_callbacks(execute=True):
        desk.post(
            f"/quan-tri/theo-doi-bao-cao/{period.pk}/gia-han/", {"until": f"{day:%d/%m/%Y}", "reason": "Mất điện"}
        )
    period.refresh_from_db()
    assert period.deadline == f"đến hết ngày {day:%d/%m/%Y}"
    assert "Mất điện" in mail.outbox[0].body
    assert ModelLogEntry.objects.filter(action="reports.extend_all").exists()


def test_the_workbook_holds_text_as_text_and_figures_as_numbers(complete, send, desk):
    word = IndicatorFactory(period=complete.period, name="=1+1", kind="text", required=False)
    FigureFactory(report=complete, indicator=word, scaled=None).__class__.objects.filter(indicator=word).update(
        text="=HYPERLINK(1)"
    )
    send()
    other = ReportFactory(period=complete.period, unit=UnitFactory())
    FigureFactory(report=other, indicator=complete.period.indicators.first(), number=777)
    body = desk.get(f"/quan-tri/theo-doi-bao-cao/{complete.period_id}/xlsx/").content
    book = python_calamine.CalamineWorkbook.from_filelike(io.BytesIO(body))
    figures = book.get_sheet_by_name("Số liệu").to_python()
    assert figures[1][1] == complete.unit.name
    assert 12.0 in figures[1]
    assert "=HYPERLINK(1)" in figures[1]
    assert not any(cell == 777 for row in figures for cell in row)
    assert len(book.get_sheet_by_name("Đơn vị").to_python()) == 3


def form_of(period, **more):
    data = {
        "organising_body": period.organising_body_id,
        "kind": "nam",
        "year": "2027",
        "name": "Báo cáo năm 2027",
        "opens_on": "01/12/2027",
        "closing": "truoc",
        "closes_on": "20/12/2027",
        "unit_kinds": ["commune"],
        "guidance": "",
    }
    return data | more


def test_a_period_is_made_with_the_days_that_the_office_writes(desk, complete):
    answer = desk.post("/quan-tri/ky-bao-cao/new/", form_of(complete.period, late_on="25/12/2027"))
    assert answer.status_code == 302, answer.context["form"].errors
    period = ReportPeriod.objects.get(year=2027)
    assert timezone.localtime(period.closes_at).isoformat() == "2027-12-20T00:00:00+07:00"
    assert timezone.localtime(period.late_until).isoformat() == "2027-12-26T00:00:00+07:00"
    for bad in ({"closes_on": "30/11/2027"}, {"late_on": "10/12/2027"}, {"closes_on": "hôm qua"}, {"year": "x"}):
        answer = desk.post("/quan-tri/ky-bao-cao/new/", form_of(complete.period, **bad))
        assert answer.status_code in {200, 422}
        assert ReportPeriod.objects.filter(year=2027).count() == 1


def indicators_post(period, **more):
    rows = list(period.indicators.all())
    data = {"chi-tieu-TOTAL_FORMS": len(rows) + 1, "chi-tieu-INITIAL_FORMS": len(rows)}
    data |= {"phan-TOTAL_FORMS": 1, "phan-INITIAL_FORMS": 0, "phan-0-order": "0", "phan-0-heading": "Bài học"}
    for at_, each in enumerate([*rows, None]):
        base = {"order": at_, "name": each.name if each else "", "kind": each.kind if each else "number"}
        base |= {"roll_up": "sum", "better": "cao", "id": each.pk if each else "", "measure": "hộ" if each else ""}
        data |= {f"chi-tieu-{at_}-{name}": value for name, value in base.items()}
    return data | more


def test_what_a_period_asks_is_set_up_on_one_page(desk, complete):
    period = PeriodFactory(campaign=CampaignFactory())
    question = QuestionFactory(campaign=period.campaign, kind="number")
    page = f"/quan-tri/theo-doi-bao-cao/{period.pk}/chi-tieu/"
    new = {"chi-tieu-0-name": "Số hộ", "chi-tieu-0-target_key": str(question.key), "chi-tieu-0-highest": "1.234,5"}
    answer = desk.post(page, indicators_post(period) | new)
    assert answer.status_code == 302, (answer.context["indicators"].errors, answer.context["sections"].errors)
    made = period.indicators.get()
    assert (made.target_key, str(made.highest)) == (question.key, "1234.5000")
    assert period.sections.get().heading == "Bài học"
    share = {"chi-tieu-1-name": "Tỷ lệ", "chi-tieu-1-kind": "percent", "chi-tieu-1-roll_up": "share"}
    assert desk.post(page, indicators_post(period) | share | {"phan-0-heading": ""}).status_code == 422
    assert desk.get(page).status_code == 200


def test_an_answered_indicator_keeps_what_it_measures_and_stays(desk, complete):
    page = f"/quan-tri/theo-doi-bao-cao/{complete.period_id}/chi-tieu/"
    asked = indicators_post(complete.period) | {"phan-0-heading": ""}
    for change in ({"chi-tieu-0-kind": "percent"}, {"chi-tieu-0-DELETE": "on"}, {"chi-tieu-0-measure": "người"}):
        assert desk.post(page, asked | change).status_code == 422
    assert Indicator.objects.get(period=complete.period).measure == "hộ"


def test_a_period_is_copied_to_the_next_year_in_one_click(desk, complete):
    period = complete.period
    campaign, following = CampaignFactory(year=2026), CampaignFactory(year=2027)
    question = QuestionFactory(campaign=campaign)
    QuestionFactory(campaign=following, key=question.key)
    period.campaign, period.name = campaign, "Báo cáo năm học 2025-2026"
    period.save()
    whole = period.indicators.get()
    whole.target_key = question.key
    whole.save()
    IndicatorFactory(period=period, kind="percent", roll_up="share", part=whole, whole=whole)
    SectionFactory(period=period, heading="Bài học")
    answer = desk.post(f"/quan-tri/theo-doi-bao-cao/{period.pk}/chep/")
    made = ReportPeriod.objects.exclude(pk=period.pk).get()
    assert answer.url == f"/quan-tri/ky-bao-cao/edit/{made.pk}/"
    assert (made.name, made.year, made.previous, made.campaign) == (
        "Báo cáo năm học 2026-2027",
        2027,
        period,
        following,
    )
    assert set(made.indicators.values_list("key", flat=True)) == set(period.indicators.values_list("key", flat=True))
    assert made.indicators.get(roll_up="share").part == made.indicators.get(key=whole.key)
    assert made.sections.count() == 2
    assert not made.reports.exists()


def test_an_extension_while_the_form_is_open_lets_it_be_sent(complete, officer, signatory):
    closes = complete.period.closes_at
    data = {"figures": {}}
    with pytest.raises(actions.TooLate):
        actions.save_step(complete.pk, "figures", data, version=1, by=signatory, now=closes)
    until = closes + timedelta(hours=5)
    review_actions.extend(complete.period, complete.unit, until=until, reason="x", by=officer)
    actions.save_step(complete.pk, "figures", data, version=1, by=signatory, now=until - timedelta(microseconds=1))
    with pytest.raises(actions.TooLate):
        actions.save_step(complete.pk, "figures", data, version=2, by=signatory, now=until)


def test_the_pages_of_nothing_are_not_there(desk):
    for path in ("999999/", "999999/xlsx/", "999999/chi-tieu/", f"ban/{uuid.uuid4()}/"):
        assert desk.get(f"/quan-tri/theo-doi-bao-cao/{path}").status_code == 404


def test_a_period_is_copied_once_however_often_the_button_is_pressed(desk, complete):
    address = f"/quan-tri/theo-doi-bao-cao/{complete.period.pk}/chep/"
    desk.post(address)
    again = desk.post(address, follow=True).content.decode()
    assert ReportPeriod.objects.count() == 2
    assert "Kỳ này đã được chép" in again


@pytest.mark.parametrize(("number", "told"), [("12026", "12026"), ("2025-2026", "2026-2027"), ("2026", "2027")])
def test_only_whole_years_in_a_name_move_on(complete, officer, number, told):
    ReportPeriod.objects.update(name=f"Báo cáo số {number}", year=2026)
    made = period_actions.copy(ReportPeriod.objects.get(), by=officer)
    assert made.name == f"Báo cáo số {told}"


def test_a_period_that_asks_for_the_same_days_is_pointed_at():
    """A school year goes over two calendar years; one that only touches it in its days is found all the same."""
    first = PeriodFactory(kind="nam-hoc", starts_on=date(2025, 9, 1), ends_on=date(2026, 5, 31))
    body = first.organising_body
    span = {"organising_body": body, "kind": "nam-hoc", "year": 2027}
    beside = PeriodFactory(starts_on=date(2026, 6, 1), ends_on=date(2027, 5, 31), **span)
    over = PeriodFactory(starts_on=date(2026, 5, 31), ends_on=date(2026, 8, 31), **span)
    PeriodFactory(starts_on=date(2025, 9, 1), ends_on=date(2026, 5, 31), unit_kinds=["department"], **span)
    PeriodFactory(starts_on=date(2025, 9, 1), ends_on=date(2026, 5, 31), **(span | {"kind": "chuyen-de"}))
    assert queries.overlapping(first) == [over]
    assert queries.overlapping(beside) == [over]


def test_what_cannot_be_added_is_not_asked_to_be(complete):
    given = {"order": 1, "name": "Hồ sơ đúng hạn", "kind": "percent", "better": "cao"}
    form = IndicatorForm(given | {"roll_up": "sum"}, period=complete.period)
    assert "không cộng được" in form.errors["roll_up"][0]
    assert IndicatorForm(given | {"roll_up": "mean"}, period=complete.period).is_valid()
