"""The officer's desk: board, judgement, more time, reminders, export, setting a campaign up."""

import io
import re
from datetime import date, timedelta

import pytest
import time_machine
from django.core import mail
from django.utils import timezone
from python_calamine import CalamineWorkbook
from wagtail.models import ModelLogEntry

from registrations import refusals
from registrations.campaigns import actions, board, review_actions
from registrations.campaigns.models import Campaign, Registration
from registrations.campaigns.wording import closing_instant
from tests.factories.campaigns import AimedTitleFactory, QuestionFactory, RegistrationFactory, send
from tests.factories.units import OrganisingBodyFactory, UnitFactory

from .conftest import member_of

State = Registration.State
DESK = "/quan-tri/theo-doi-dang-ky/"


@pytest.fixture
def sent(complete, signatory):
    send(complete, signatory)
    complete.refresh_from_db()
    return complete


@pytest.fixture
def desk(client, officer):
    client.force_login(officer)
    return client


def test_an_accepted_registration_is_accepted_everywhere(desk, sent, signatory, django_capture_on_commit_callbacks):
    with django_capture_on_commit_callbacks(execute=True):
        answer = desk.post(f"{DESK}ban/{sent.pk}/", {"viec": "tiep-nhan", "lan": 1})
    assert answer.status_code == 302
    sent.refresh_from_db()
    assert sent.state == State.ACCEPTED
    assert "tiếp nhận" in mail.outbox[0].subject
    assert mail.outbox[0].to == [signatory.email]
    assert "Đã tiếp nhận" in desk.get(sent.submissions.get().receipt.get_absolute_url()).content.decode()
    assert ModelLogEntry.objects.filter(action="campaigns.accept", object_id=str(sent.pk)).exists()


def test_a_returned_registration_can_be_mended_and_sent_again(desk, client, sent, signatory, addresses):
    form = {
        "viec": "tra-lai",
        "lan": 1,
        "reason": "Thiếu bản ký.\nMời bổ sung.",
        "steps": ["files", "targets"],
        "until": "",
    }
    assert desk.post(f"{DESK}ban/{sent.pk}/", form).status_code == 302
    sent.refresh_from_db()
    assert sent.state == State.RETURNED
    client.force_login(signatory)
    page = client.get(addresses(sent).page).content.decode()
    assert "Thiếu bản ký." in page
    assert "Tệp kèm" in page
    changed = {"answers": {}, "pledge": "Giao ước đã sửa"}
    actions.save_step(sent.pk, "targets", changed, version=1, by=signatory)
    again = send(sent, signatory)
    assert again.number == 2
    first = sent.submissions.get(number=1)
    assert first.content["pledge"] != again.content["pledge"]
    assert "lần gửi sau" in client.get(first.receipt.get_absolute_url()).content.decode()


def test_returning_needs_a_reason_and_keeps_what_was_typed(desk, sent):
    answer = desk.post(f"{DESK}ban/{sent.pk}/", {"viec": "tra-lai", "lan": 1, "reason": " ", "until": "31/02/2027"})
    assert answer.status_code == 422
    page = answer.content.decode()
    assert "Mời ghi lý do" in page
    assert "31/02/2027" in page
    sent.refresh_from_db()
    assert sent.state == State.SUBMITTED


def test_returning_after_the_deadline_needs_a_new_day(sent, officer):
    with time_machine.travel(sent.campaign.closes_at, tick=False):
        with pytest.raises(refusals.Refused, match="hết hạn"):
            review_actions.give_back(sent.pk, number=1, reason="x", steps=[], until=None, by=officer)
        until = closing_instant(timezone.localdate() + timedelta(days=3), "het")
        review_actions.give_back(sent.pk, number=1, reason="x", steps=[], until=until, by=officer)
    sent.refresh_from_db()
    assert (sent.state, sent.closes_at) == (State.RETURNED, until)


def test_two_officers_do_not_judge_twice(sent, officer):
    review_actions.accept(sent.pk, number=1, by=officer)
    with pytest.raises(refusals.WrongState):
        review_actions.give_back(sent.pk, number=1, reason="x", steps=[], until=None, by=officer)


def test_an_officer_judges_only_what_they_saw(sent, officer, signatory):
    review_actions.give_back(sent.pk, number=1, reason="x", steps=[], until=None, by=officer)
    send(sent, signatory)
    with pytest.raises(refusals.WrongState):
        review_actions.accept(sent.pk, number=1, by=officer)


@pytest.mark.parametrize("state", [State.DRAFT, State.RETURNED, State.ACCEPTED])
def test_only_what_was_sent_can_be_judged(sent, officer, state):
    Registration.objects.filter(pk=sent.pk).update(state=state)
    with pytest.raises(refusals.WrongState):
        review_actions.accept(sent.pk, number=1, by=officer)


@pytest.mark.parametrize("state", [State.SUBMITTED, State.ACCEPTED])
def test_what_was_sent_or_accepted_is_no_longer_edited(sent, signatory, state):
    Registration.objects.filter(pk=sent.pk).update(state=state)
    with pytest.raises(refusals.WrongState):
        actions.save_step(sent.pk, "targets", {"answers": {}, "pledge": "x"}, version=9, by=signatory)
    with pytest.raises(refusals.WrongState):
        actions.remove_file(sent.pk, 1, by=signatory)


def test_the_board_shows_each_unit_once_under_its_state(desk, sent):
    campaign = sent.campaign
    idle = UnitFactory(name="Xã Chưa Làm")
    RegistrationFactory(campaign=campaign, unit=UnitFactory(name="Xã Đang Soạn"))
    UnitFactory(name="Sở Không Thuộc", kind="department")
    now = timezone.now()
    assert board.counts(campaign, now) == {
        "": 3, "chua-gui": 2, "qua-han": 0, "da-gui": 1, "bo-sung": 0, "tiep-nhan": 0,
    }  # fmt: skip
    assert board.counts(campaign, campaign.closes_at)["qua-han"] == 2
    page = desk.get(f"{DESK}{campaign.pk}/?xem=chua-gui").content.decode()
    assert idle.name in page
    assert "Xã Đang Soạn" in page
    assert sent.unit.name not in page
    assert "Sở Không Thuộc" not in page


def test_the_board_finds_a_unit_without_accents_and_takes_any_query(desk, sent):
    unit = UnitFactory(name="Xã Hữu Liên", short_name="Hữu Liên")
    address = f"{DESK}{sent.campaign.pk}/"
    assert unit.name in desk.get(address, {"q": "huu lien"}).content.decode()
    for asked in ("%", "'\"", "\x00", "x" * 5000, "N\u0303"):
        assert desk.get(address, {"q": asked, "xem": asked, "loai": asked, "p": asked}).status_code == 200


def test_the_board_costs_the_same_for_many_units(desk, sent, django_assert_max_num_queries):
    UnitFactory.create_batch(80)
    with django_assert_max_num_queries(40):
        page = desk.get(f"{DESK}{sent.campaign.pk}/").content.decode()
    assert "Trang 1 trên 2" in page


def test_the_export_neutralises_formulas_and_holds_every_row(desk, sent):
    sent.rows.update(name='=HYPERLINK("http://x")', position="+1", initiative="@SUM(A1)")
    body = desk.get(f"{DESK}{sent.campaign.pk}/xlsx/").content
    book = CalamineWorkbook.from_filelike(io.BytesIO(body))
    units = book.get_sheet_by_name("Đơn vị").to_python()
    rows = book.get_sheet_by_name("Danh sách đăng ký").to_python()
    assert units[1][2] == sent.unit.name
    assert units[1][8] == sent.submissions.get().receipt.code
    assert '=HYPERLINK("http://x")' in rows[1]
    assert "@SUM(A1)" in rows[1]
    assert b"<f>" not in body


def test_drafts_do_not_leave_the_unit(desk, complete):
    page = desk.get(f"{DESK}ban/{complete.pk}/").content.decode()
    assert "Nông Văn Mẫu" not in page
    body = desk.get(f"{DESK}{complete.campaign.pk}/xlsx/").content
    rows = CalamineWorkbook.from_filelike(io.BytesIO(body)).get_sheet_by_name("Danh sách đăng ký").to_python()
    assert len(rows) <= 1


def test_reminders_go_to_units_that_have_not_sent(desk, sent, django_capture_on_commit_callbacks):
    waiting = RegistrationFactory(campaign=sent.campaign)
    clerk = member_of(waiting)
    UnitFactory(name="Xã Không Có Ai")
    mail.outbox.clear()
    with django_capture_on_commit_callbacks(execute=True):
        answer = desk.post(f"{DESK}{sent.campaign.pk}/", follow=True)
    assert [message.to for message in mail.outbox] == [[clerk.email]]
    assert "Đã nhắc 1 đơn vị" in answer.content.decode()
    assert "1 đơn vị chưa có thành viên" in answer.content.decode()


def test_more_time_needs_a_reason_and_a_later_day(desk, sent):
    unit = UnitFactory()
    address = f"{DESK}{sent.campaign.pk}/gia-han/{unit.pk}/"
    tomorrow = f"{timezone.localdate() + timedelta(days=1):%d/%m/%Y}"
    assert desk.post(address, {"until": tomorrow, "reason": ""}).status_code == 422
    earlier = desk.post(address, {"until": tomorrow, "reason": "Bão"})
    assert "sau hạn hiện nay" in earlier.content.decode()
    later = f"{timezone.localdate() + timedelta(days=40):%d/%m/%Y}"
    assert desk.post(address, {"until": later, "reason": "Bão số 3"}).status_code == 302
    assert Registration.objects.get(unit=unit).reviews.get().reason == "Bão số 3"


@pytest.fixture
def campaign_form(db):
    return {
        "organising_body": OrganisingBodyFactory().pk,
        "year": "2027",
        "name": "Đăng ký thi đua năm 2027",
        "movement": "",
        "opens_on": "01/12/2026",
        "closing": "truoc",
        "closes_on": "20/01/2027",
        "unit_kinds": ["commune"],
        "titles": [AimedTitleFactory().pk],
        "guidance": "",
        "signatory_only": "on",
    }


def test_an_officer_writes_the_deadline_as_the_office_does_and_sees_the_instant(desk, campaign_form):
    assert desk.post("/quan-tri/dot-dang-ky/new/", campaign_form).status_code == 302
    campaign = Campaign.objects.get()
    assert campaign.closes_at == closing_instant(date(2027, 1, 20), "truoc")
    assert campaign.deadline == "trước ngày 20/01/2027, ngày cuối 19/01/2027"
    page = desk.get(f"/quan-tri/dot-dang-ky/edit/{campaign.pk}/").content.decode()
    assert "0 giờ, ngày 20/01/2027" in page


@pytest.mark.parametrize(
    ("change", "says"),
    [
        ({"closes_on": "01/12/2026"}, "Thời hạn cần sau ngày mở"),
        ({"closes_on": "20/01/9999"}, "Mời xem lại năm"),
        ({"unit_kinds": []}, ""),
        ({"titles": []}, ""),
        ({"year": "khong"}, ""),
    ],
)
def test_a_campaign_that_cannot_be_is_not_saved(desk, campaign_form, change, says):
    answer = desk.post("/quan-tri/dot-dang-ky/new/", campaign_form | change)
    assert answer.status_code != 302
    assert says in answer.content.decode()
    assert not Campaign.objects.exists()


def test_a_deadline_units_rely_on_is_not_shortened(desk, campaign_form, complete):
    campaign = complete.campaign
    soon = f"{timezone.localdate() + timedelta(days=1):%d/%m/%Y}"
    form = campaign_form | {
        "opens_on": "01/01/2026",
        "closes_on": soon,
        "titles": [t.pk for t in campaign.titles.all()],
    }
    answer = desk.post(f"/quan-tri/dot-dang-ky/edit/{campaign.pk}/", form)
    assert "không rút ngắn" in answer.content.decode()


def test_nothing_anywhere_says_that_registering_decides_about_being_eligible(settings):
    """Registering is organisational (Law 06/2022/QH15); a sentence may only say that it is no condition."""
    condition = re.compile(
        r"(?:không|chưa|mới|sẽ|thì) (?:được|đủ điều kiện) (?:xét|khen|tặng|đề nghị|công nhận)|(?:không|chưa|mới) đủ điều kiện"
        r"|(?<!không phải )(?<!không là )điều kiện (?:để |được |xét )|mất quyền|bắt buộc (?:để|mới)"
    )
    places = (("themes", "*.html"), ("themes", "*.txt"), ("registrations", "*.py"), ("portal/demo", "*.py"))
    places += (("docs", "*.md"), ("cms_pages", "*.py"))
    files = [path for folder, kind in places for path in (settings.BASE_DIR / folder).rglob(kind)]
    assert len(files) > 900
    said = [
        (path.name, sentence)
        for path in files
        for sentence in re.split(r"[.;\n]", path.read_text().lower())
        if "đăng ký" in sentence and condition.search(sentence)
    ]
    assert said == []
    for wrong in (
        "chưa đăng ký thì không được xét",
        "đăng ký là điều kiện để được xét",
        "đăng ký rồi mới đủ điều kiện",
    ):
        assert condition.search(wrong)  # the net would catch them


def test_last_years_registration_keeps_last_years_questions(client, complete, signatory, addresses):
    question = QuestionFactory(campaign=complete.campaign, text="Chỉ tiêu của năm cũ", required=False)
    send(complete, signatory)
    question.text = "Tên mới"
    question.save()
    client.force_login(signatory)
    page = client.get(addresses(complete).page).content.decode()
    assert "Chỉ tiêu của năm cũ" in page
    assert "Tên mới" not in page
