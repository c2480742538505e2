"""What a clerk and a signatory do: steps, saving, conflicts, pasting, sending; without script."""

import uuid
from datetime import timedelta
from decimal import Decimal

import pytest
import time_machine
from django.contrib.auth import get_user
from django.core import mail
from django.core.files.uploadedfile import SimpleUploadedFile
from django.test import Client

from registrations.receipts.actions import matches, verify_chain
from registrations.reports import actions, queries, submit_actions
from registrations.reports.models import Figure, UnitReport
from tests.factories.campaigns import CampaignFactory, QuestionFactory, RegistrationFactory
from tests.factories.reports import FigureFactory, IndicatorFactory, PeriodFactory, ReportFactory, SectionFactory
from tests.factories.reports import complete as complete_report
from tests.factories.signing import confirmed
from tests.factories.units import MembershipFactory, UnitFactory

from .conftest import member_of

pytestmark = pytest.mark.django_db


def signed_in(user):
    browser = Client()
    browser.force_login(user)
    return browser


def figures_post(report, **results):
    report.refresh_from_db()
    data = {"version": report.version, "pasted": ""}
    for each in report.period.indicators.all():
        data |= {f"f{each.pk}": "", f"n{each.pk}": ""}
    return data | results


def test_a_report_goes_the_whole_way_without_script(django_capture_on_commit_callbacks):
    period = PeriodFactory(guidance="Số liệu lấy từ sổ theo dõi.")
    poor = IndicatorFactory(period=period, name="Số hộ thoát nghèo")
    section = SectionFactory(period=period)
    unit = UnitFactory(name="Ủy ban nhân dân xã Kiên Mộc")
    clerk = signed_in(MembershipFactory(unit=unit, user__phone="0912 000 111").user)
    signatory = signed_in(MembershipFactory(unit=unit, role="signatory").user)

    begin = f"/don-vi/bao-cao/ky/{period.pk}/don-vi/{unit.pk}/"
    page = clerk.get(begin).content.decode()
    assert "Số liệu lấy từ sổ theo dõi." in page
    assert "Bắt đầu làm báo cáo" in page
    answer = clerk.post(begin, follow=True)
    report = UnitReport.objects.get()
    address = report.get_absolute_url()
    assert answer.redirect_chain[-1][0] == f"{address}so-lieu/"
    assert clerk.post(begin).url == f"{address}so-lieu/"
    assert UnitReport.objects.count() == 1

    answer = clerk.post(f"{address}so-lieu/", figures_post(report, **{f"f{poor.pk}": "1.234,5"}), follow=True)
    assert answer.redirect_chain[-1][0] == f"{address}noi-dung/"
    assert 'value="1.234,5"' in clerk.get(f"{address}so-lieu/").content.decode()
    report.refresh_from_db()
    words = {"version": report.version, f"p{section.pk}": "Mỗi thôn một mô hình.", "contact_name": "Lý Thị Mẫu"}
    clerk.post(f"{address}noi-dung/", words | {"contact_phone": "0912 000 111"})
    clerk.post(f"{address}tep-kem/", {"files": SimpleUploadedFile("ban-ky.pdf", b"%PDF-1.7 x")})
    page = clerk.get(f"{address}gui/").content.decode()
    assert "1.234,5 hộ" in page
    assert "ban-ky.pdf" in page
    assert "Kỳ này do người ký duyệt của đơn vị gửi" in page

    report.refresh_from_db()
    send = {"version": report.version, "form_key": str(uuid.uuid4())}
    assert clerk.post(f"{address}gui/", send).status_code == 403
    matter = submit_actions.matter_of(queries.full(report.pk))
    confirmed(matter, get_user(signatory))
    send["hash"] = matter.content_hash
    with django_capture_on_commit_callbacks(execute=True):
        page = signatory.post(f"{address}gui/", send, follow=True).content.decode()
    submission = report.submissions.get()
    assert "Hội đồng đã nhận báo cáo." in page
    assert submission.receipt.code in page
    assert len(mail.outbox) == 2
    assert submission.receipt.code in mail.outbox[0].body
    assert matches(submission.receipt, submission.content)
    assert verify_chain().ok
    assert signatory.post(f"{address}gui/", send, follow=True).status_code == 200  # the same press
    assert report.submissions.count() == 1
    again = signatory.post(f"{address}gui/", send | {"form_key": str(uuid.uuid4())})
    assert again.status_code == 409
    assert submission.receipt.code in again.content.decode()
    assert signatory.get(f"{address}so-lieu/").url == address


def test_the_workspace_lists_what_is_to_be_reported(complete, clerk):
    browser = signed_in(clerk)
    page = browser.get("/don-vi/").content.decode()
    assert complete.period.name in page
    assert complete.get_absolute_url() in page


def test_last_period_target_and_result_stand_side_by_side(clerk, complete):
    period, unit = complete.period, complete.unit
    indicator = period.indicators.get()
    before = PeriodFactory(name="Kỳ trước")
    old = IndicatorFactory(period=before, key=indicator.key, name="Tên cũ")
    FigureFactory(report=ReportFactory(period=before, unit=unit, state="accepted"), indicator=old, number=10)
    campaign = CampaignFactory()
    question = QuestionFactory(campaign=campaign, kind="number")
    registration = RegistrationFactory(campaign=campaign, unit=unit, state="accepted")
    registration.answers.create(question=question, value="15")
    period.previous, period.campaign = before, campaign
    period.save()
    indicator.target_key = question.key
    indicator.save()

    (line,) = queries.table_of(queries.full(complete.pk))
    assert (line.previous, line.target, line.value) == ("10 hộ", "15 hộ", "12 hộ")
    assert line.change.words == "tăng 2 hộ (20 %)"
    assert line.reached == (False, "chưa đạt, còn thiếu 3 hộ")
    page = signed_in(clerk).get(f"{complete.get_absolute_url()}so-lieu/").content.decode()
    for words in ("10 hộ", "15 hộ", "Tăng 2 hộ (20 %)", "Chưa đạt, còn thiếu 3 hộ"):
        assert words in page


def test_a_draft_of_last_period_and_an_unsent_registration_say_nothing(complete):
    period, unit = complete.period, complete.unit
    indicator = period.indicators.get()
    before, campaign = PeriodFactory(), CampaignFactory()
    old = IndicatorFactory(period=before, key=indicator.key)
    FigureFactory(report=ReportFactory(period=before, unit=unit, state="returned"), indicator=old, number=10)
    FigureFactory(report=ReportFactory(period=before, state="accepted"), indicator=old, number=77)
    question = QuestionFactory(campaign=campaign, kind="number")
    RegistrationFactory(campaign=campaign, unit=unit, state="draft").answers.create(question=question, value="15")
    period.previous, period.campaign = before, campaign
    period.save()
    indicator.target_key = question.key
    indicator.save()

    (line,) = queries.table_of(queries.full(complete.pk))
    assert (line.previous, line.target, line.change, line.reached) == ("", "", None, None)


def test_hints_are_shown_and_never_refuse(complete, clerk):
    indicator = complete.period.indicators.get()
    indicator.kind, indicator.measure = "percent", ""
    indicator.save()
    browser, address = signed_in(clerk), complete.get_absolute_url()
    post = figures_post(complete, **{f"f{indicator.pk}": "150%", "tinh": "1"})
    answer = browser.post(f"{address}so-lieu/", post, follow=True)
    assert answer.redirect_chain[-1][0] == f"{address}so-lieu/"
    assert "Tỷ lệ này vượt 100 %." in answer.content.decode()
    assert "Có số nên xem lại." in browser.get(f"{address}gui/").content.decode()


@pytest.mark.parametrize("typed", ["1e9", "mười", "9" * 50_000, "<script>", "=1+1", "1.23.4"])
def test_what_is_no_number_comes_back_with_everything_typed(complete, clerk, typed):
    indicator = complete.period.indicators.get()
    post = figures_post(complete, **{f"f{indicator.pk}": typed, f"n{indicator.pk}": "Lời giữ lại"})
    answer = signed_in(clerk).post(f"{complete.get_absolute_url()}so-lieu/", post)
    assert answer.status_code == 422
    assert "Lời giữ lại" in answer.content.decode()
    assert Figure.objects.get(report=complete).number == 12


@pytest.mark.parametrize("typed", ["\x00", "e\u0301" * 300, "x" * 50_000, "<b>", "=HYPERLINK(1)", "\u202e"])
@pytest.mark.parametrize("slug", ["so-lieu", "noi-dung"])
def test_hostile_words_are_never_an_error_of_the_server(complete, clerk, typed, slug):
    indicator, section = complete.period.indicators.get(), complete.period.sections.get()
    post = figures_post(complete, **{f"f{indicator.pk}": typed, f"n{indicator.pk}": typed, f"p{section.pk}": typed})
    post |= {"contact_name": typed, "contact_phone": typed, "pasted": typed}
    answer = signed_in(clerk).post(f"{complete.get_absolute_url()}{slug}/", post)
    assert answer.status_code in {302, 422}


def test_two_columns_of_a_spreadsheet_are_taken(complete, clerk):
    period = complete.period
    IndicatorFactory(period=period, name="Số sáng kiến", order=1)
    IndicatorFactory(period=period, name="Việc mới", kind="text", order=2)
    pasted = "STT\tChỉ tiêu\tKết quả\n1\tSO HO THOAT NGHEO\t1.250\n2\tSố sáng kiến\t7\n3\tViệc mới\tMở quầy giờ trưa"
    post = figures_post(complete, pasted=pasted)
    answer = signed_in(clerk).post(f"{complete.get_absolute_url()}so-lieu/", post)
    assert answer.status_code == 302
    kept = {each.indicator.name: each.text or each.number for each in complete.figures.select_related("indicator")}
    assert kept == {"Số hộ thoát nghèo": Decimal(1250), "Số sáng kiến": Decimal(7), "Việc mới": "Mở quầy giờ trưa"}


@pytest.mark.parametrize(
    ("pasted", "told"),
    [
        ("Không có chỉ tiêu này\t5", "Dòng 1: không có chỉ tiêu nào tên là “Không có chỉ tiêu này”"),
        ("Số hộ thoát nghèo\tnhiều", "Dòng 1: “nhiều” không phải là số."),
        ("Số hộ thoát nghèo\t1\nSố hộ thoát nghèo\t2", "Dòng 2: chỉ tiêu “Số hộ thoát nghèo” có hai lần"),
        ("\n".join(f"{n}\t1" for n in range(10_000)), "Mỗi lần dán tối đa 200 dòng."),
    ],
)
def test_a_paste_that_cannot_be_read_takes_nothing(complete, clerk, pasted, told):
    answer = signed_in(clerk).post(f"{complete.get_absolute_url()}so-lieu/", figures_post(complete, pasted=pasted))
    assert answer.status_code == 422
    assert told in answer.content.decode()
    assert Figure.objects.get(report=complete).number == 12


def test_autosave_answers_with_a_new_token_and_an_old_one_overwrites_nothing(complete, clerk):
    indicator = complete.period.indicators.get()
    address = f"{complete.get_absolute_url()}so-lieu/"
    browser, other = signed_in(clerk), signed_in(member_of(complete, full_name="Vi Thị Cùng"))
    old = figures_post(complete, **{f"f{indicator.pk}": "20"})
    answer = browser.post(address, old, headers={"X-Autosave": "1"}).json()
    assert answer["version"] == 2
    assert "Đã lưu lúc" in answer["message"]
    late = other.post(address, old | {f"f{indicator.pk}": "30"}, headers={"X-Autosave": "1"})
    assert (late.status_code, late.json()["conflict"]) == (409, True)
    shown = other.post(address, old | {f"f{indicator.pk}": "30"})
    assert shown.status_code == 409
    page = shown.content.decode()
    assert "Có hai bản của phần này" in page
    assert "20 hộ" in page
    assert 'value="30"' in page
    assert complete.figures.get().number == 20


def test_two_clerks_on_different_steps_do_not_stand_in_each_others_way(complete, clerk):
    words = {"passages": {}, "contact_name": "A", "contact_phone": ""}
    actions.save_step(complete.pk, "passages", words, version=1, by=clerk)
    actions.save_step(complete.pk, "figures", {"figures": {}}, version=1, by=clerk)
    assert not complete.figures.exists()


def test_what_was_typed_is_kept_when_the_session_has_ended(complete):
    indicator = complete.period.indicators.get()
    post = figures_post(complete, **{f"f{indicator.pk}": "12,5 chữ"})
    answer = Client().post(f"{complete.get_absolute_url()}so-lieu/", post)
    assert answer.status_code == 403
    assert "12,5 chữ" in answer.content.decode()


def test_a_report_that_lacks_something_is_not_sent(complete, signatory):
    section = complete.period.sections.get()
    section.word_limit = 2
    section.save()
    complete.figures.all().delete()
    complete.refresh_from_db()
    send = {"version": complete.version, "form_key": str(uuid.uuid4())}
    answer = signed_in(signatory).post(f"{complete.get_absolute_url()}gui/", send)
    assert answer.status_code == 422
    page = answer.content.decode()
    assert "Chưa có kết quả: Số hộ thoát nghèo" in page
    assert "dài 5 từ, tối đa 2" in page
    assert not complete.submissions.exists()


def test_what_changed_after_the_preview_is_not_sent_unseen(complete, signatory):
    send = {"version": "1", "form_key": str(uuid.uuid4())}
    UnitReport.objects.filter(pk=complete.pk).update(version=2)
    assert signed_in(signatory).post(f"{complete.get_absolute_url()}gui/", send).status_code == 409
    for bad in ("", "không", "\x00", "1" * 200):
        answer = signed_in(signatory).post(f"{complete.get_absolute_url()}gui/", {"version": bad, "form_key": bad})
        assert answer.status_code == 422


def test_the_deadline_is_half_open_and_late_is_marked(complete, signatory, send):
    closes = complete.period.closes_at
    complete.period.late_until = closes + timedelta(days=2)
    complete.period.save()
    data = {"figures": {}}
    for moment, allowed in (
        (closes - timedelta(microseconds=1), True),
        (closes, True),
        (closes + timedelta(days=2) - timedelta(microseconds=1), True),
        (closes + timedelta(days=2), False),
    ):
        try:
            actions.save_step(complete.pk, "figures", data, version=9, by=signatory, now=moment)
            saved = True
        except actions.TooLate:
            saved = False
        assert saved is allowed, moment
    on_time = complete_report(unit=UnitFactory(), period=complete.period)
    assert not send(on_time, member_of(on_time, "signatory"), now=closes - timedelta(microseconds=1)).is_late
    late = complete_report(unit=UnitFactory(), period=complete.period)
    assert send(late, member_of(late, "signatory"), now=closes).is_late


def test_a_period_is_begun_from_its_opening_to_its_end_by_its_units_only(complete):
    period = complete.period
    unit = UnitFactory()
    by = MembershipFactory(unit=unit).user
    with pytest.raises(actions.WrongState):
        actions.start(period, unit, by=by, now=period.opens_at - timedelta(microseconds=1))
    with pytest.raises(actions.TooLate):
        actions.start(period, unit, by=by, now=period.closes_at)
    with pytest.raises(actions.NotAllowed):
        actions.start(period, unit, by=member_of(complete))
    office = UnitFactory(kind="department")
    with pytest.raises(actions.WrongState):
        actions.start(period, office, by=MembershipFactory(unit=office).user)
    assert actions.start(period, unit, by=by, now=period.opens_at).unit == unit


def test_a_browser_with_a_wrong_clock_changes_nothing(complete, signatory):
    browser = signed_in(signatory)
    complete.refresh_from_db()
    send = {"version": complete.version, "form_key": str(uuid.uuid4())}
    with time_machine.travel(complete.period.closes_at, tick=False):
        browser.force_login(signatory)
        answer = browser.post(f"{complete.get_absolute_url()}gui/", send)
    assert answer.status_code == 422
    assert "Đã hết hạn báo cáo" in answer.content.decode()
    assert not complete.submissions.exists()


def test_what_was_sent_is_never_changed(complete, send):
    submission = send()
    with pytest.raises(TypeError):
        submission.save()
    with pytest.raises(TypeError):
        submission.delete()
    with pytest.raises(actions.WrongState):
        actions.save_step(complete.pk, "figures", {"figures": {}}, version=9, by=submission.submitted_by)


def test_no_more_queries_for_more_indicators(complete, clerk, django_assert_max_num_queries):
    for _ in range(30):
        FigureFactory(report=complete, indicator=IndicatorFactory(period=complete.period), number=3)
    browser = signed_in(clerk)
    with django_assert_max_num_queries(26):
        assert browser.get(f"{complete.get_absolute_url()}so-lieu/").status_code == 200


def test_other_units_find_nothing(complete, send):
    submission = send()
    stranger = signed_in(MembershipFactory(role="signatory").user)
    address = complete.get_absolute_url()
    for path in ("", "so-lieu/", "noi-dung/", "tep-kem/", "gui/"):
        assert stranger.get(address + path).status_code == 404
        assert stranger.post(address + path, {"version": 1}).status_code in {404, 405}
    begin = f"/don-vi/bao-cao/ky/{complete.period_id}/don-vi/{complete.unit_id}/"
    assert stranger.get(begin).status_code == 404
    assert stranger.post(begin).status_code == 404
    public = stranger.get(submission.receipt.get_absolute_url()).content.decode()
    assert "Mỗi thôn một mô hình" not in public
    assert "0912 000 000" not in public


def test_a_file_is_read_by_its_unit_and_once_sent_by_officers(complete, clerk, officer, send):
    browser, address = signed_in(clerk), complete.get_absolute_url()
    browser.post(f"{address}tep-kem/", {"files": SimpleUploadedFile("phu-luc.pdf", b"%PDF-1.7 x")})
    file = complete.files.get().attachment.get_absolute_url()
    stranger = signed_in(MembershipFactory().user)
    assert browser.get(file).status_code == 200
    assert signed_in(officer).get(file).status_code == 404
    send()
    assert signed_in(officer).get(file).status_code == 200
    assert stranger.get(file).status_code in {403, 404}
