"""Plans that units must send by a day: the same steps, board, reminders, return and receipt, without lists of names."""

from datetime import date, datetime

import pytest
import time_machine
from django.core.files.uploadedfile import SimpleUploadedFile
from django.utils import timezone

from registrations import refusals
from registrations.campaigns import board, queries, review_actions, time_actions
from registrations.campaigns.models import Campaign, Question, Registration
from registrations.campaigns.wording import closing_instant
from registrations.notices.models import Notice
from tests.factories import files
from tests.factories.accounts import SuperuserFactory
from tests.factories.campaigns import CampaignFactory, send
from tests.factories.units import MembershipFactory, OrganisingBodyFactory, UnitFactory

pytestmark = pytest.mark.django_db
DESK = "/quan-tri/theo-doi-dang-ky/"


def at(day, hour=9):
    return timezone.make_aware(datetime(2027, 1, day, hour))


@pytest.fixture
def plans(client):
    """Plans for emulation and commendation, due "trước ngày 20/01", set up on the officer's screen."""
    form = {
        "purpose": "document",
        "organising_body": OrganisingBodyFactory().pk,
        "year": "2027",
        "name": "Kế hoạch công tác thi đua, khen thưởng năm 2027",
        "movement": "",
        "opens_on": "05/01/2027",
        "closing": "truoc",
        "closes_on": "20/01/2027",
        "unit_kinds": ["commune"],
        "guidance": "",
        "signatory_only": "on",
    }
    with time_machine.travel(at(4), tick=False):
        client.force_login(SuperuserFactory())
        answer = client.post("/quan-tri/dot-dang-ky/new/", form)
        assert answer.status_code == 302, answer.content.decode()
        client.logout()
    return Campaign.objects.get()


@pytest.fixture
def signatory(plans):
    return MembershipFactory(unit=UnitFactory(name="Xã Hữu Liên", short_name="Hữu Liên"), role="signatory").user


def fill(client, plans, user, number="12/KH-UBND"):
    """The unit begins, writes number and date, and uploads the signed copy, as its browser does."""
    unit = user.memberships.get().unit
    begun = client.post(f"/don-vi/dot/{plans.pk}/don-vi/{unit.pk}/bat-dau/")
    assert begun["Location"].endswith("/don-vi/")
    registration = Registration.objects.get(campaign=plans, unit=unit)
    page = registration.get_absolute_url()
    asked = {each.kind: each for each in plans.questions.all()}
    contact = {"version": 1, "contact_name": "Lý Thị Mẫu", "contact_phone": "0912000000"}
    saved = client.post(f"{page}don-vi/", contact)
    assert saved["Location"].endswith("/chi-tieu/")  # no lists of collectives and persons between
    answers = {f"q{asked['text'].pk}": number, f"q{asked['date'].pk}": "15/01/2027", "version": 99}
    assert client.post(f"{page}chi-tieu/", answers)["Location"].endswith("/tep-kem/")
    upload = SimpleUploadedFile("ke-hoach.pdf", files.pdf("Kế hoạch"), "application/pdf")
    field = f"tep-{asked['file'].pk}"
    taken = client.post(f"{page}tep-kem/", {"cau": asked["file"].pk, field: upload})
    assert taken.status_code == 302, taken.content.decode()
    return registration


def test_a_plan_asks_for_number_date_and_signed_copy(plans):
    assert [each.kind for each in plans.questions.all()] == ["text", "date", "file"]
    assert not plans.titles.exists()
    assert plans.deadline == "trước ngày 20/01/2027, ngày cuối 19/01/2027"
    kept = CampaignFactory(name="Đợt danh hiệu")
    assert not Question.objects.filter(campaign=kept).exists()


def test_a_unit_hands_its_plan_in_and_the_office_returns_and_accepts_it(client, plans, signatory):
    officer = SuperuserFactory()
    with time_machine.travel(at(18), tick=False):
        client.force_login(signatory)
        registration = fill(client, plans, signatory)
        page = registration.get_absolute_url()
        preview = client.get(f"{page}gui/").content.decode()
        assert "12/KH-UBND" in preview
        assert "15/01/2027" in preview
        assert "giao ước" not in preview.lower()
        assert "Còn" not in preview.partition("<main")[2].partition("Gửi")[0]
        for missing in ("tap-the/", "ca-nhan/"):
            assert client.get(f"{page}{missing}").status_code == 404
        submission = send(registration, signatory)
        assert submission.receipt.code in client.get(page).content.decode()
    with time_machine.travel(at(18, 14), tick=False):
        client.force_login(officer)
        desk = client.get(f"{DESK}ban/{registration.pk}/").content.decode()
        assert "12/KH-UBND" in desk
        assert "ke-hoach.pdf" in desk
        review_actions.give_back(registration.pk, number=1, reason="Thiếu dấu", steps=[], until=None, by=officer)
    with time_machine.travel(at(19, 23), tick=False):
        client.force_login(signatory)
        fill_again = client.post(
            f"{page}chi-tieu/",
            {f"q{each.pk}": {"text": "13/KH-UBND", "date": "19/01/2027"}[each.kind]
             for each in plans.questions.exclude(kind="file")} | {"version": 99},
        )  # fmt: skip
        assert fill_again.status_code == 302
        send(registration, signatory)
        client.force_login(officer)
        desk = client.get(f"{DESK}ban/{registration.pk}/").content.decode()
        assert "Khác với lần gửi 1" in desk
        assert "<mark>13/KH-UBND</mark>" in desk or "13/KH-UBND" in desk.partition("diff__after")[2][:400]
        review_actions.accept(registration.pk, number=2, by=officer)
    assert Registration.objects.get().state == "accepted"


def test_what_is_missing_is_named_and_nothing_else(plans, signatory, client):
    with time_machine.travel(at(10), tick=False):
        client.force_login(signatory)
        unit = signatory.memberships.get().unit
        client.post(f"/don-vi/dot/{plans.pk}/don-vi/{unit.pk}/bat-dau/")
        registration = Registration.objects.get()
        Registration.objects.update(contact_name="", contact_phone="")
        texts = [gap.text for gap in queries.gaps(queries.full(registration.pk), timezone.now())]
    assert texts == [
        "Chưa có họ tên người liên hệ.", "Chưa có điện thoại liên hệ.", "Chưa trả lời: Số, ký hiệu văn bản",
        "Chưa trả lời: Ngày văn bản", "Chưa nộp tệp: Văn bản đã ký, đóng dấu",
    ]  # fmt: skip


def test_before_the_twentieth_ends_with_the_nineteenth(client, plans, signatory):
    closes = closing_instant(date(2027, 1, 20), "truoc")
    with time_machine.travel(at(18), tick=False):
        client.force_login(signatory)
        registration = fill(client, plans, signatory)
    with time_machine.travel(closes, tick=False), pytest.raises(refusals.TooLate):
        send(registration, signatory)
    missing = MembershipFactory(unit__name="Xã Chưa Nộp").unit
    counted = board.counts(plans, closes)
    assert (counted["qua-han"], counted["da-gui"]) == (2, 0)
    late = board.units(plans, board.Choice(standing="qua-han"), closes)
    assert {unit.name for unit in late} == {"Xã Hữu Liên", missing.name}


def test_units_that_owe_a_plan_are_reminded(plans, signatory):
    for day in range(10, 21):
        time_actions.remind_by_clock(at(day))
    told = Notice.objects.filter(kind="registration.reminder", recipient=signatory)
    assert told.count() == 3
    assert "trước ngày 20/01/2027, ngày cuối 19/01/2027" in told.first().body


def test_a_campaign_for_titles_still_needs_titles_and_what_it_is_for_never_changes(client, plans):
    client.force_login(SuperuserFactory())
    form = {
        "purpose": "titles", "organising_body": plans.organising_body_id, "year": "2027", "name": "Đợt", "movement": "",
        "opens_on": "05/01/2027", "closing": "truoc", "closes_on": "20/01/2027", "unit_kinds": ["commune"],
        "guidance": "", "signatory_only": "on",
    }  # fmt: skip
    page = client.post("/quan-tri/dot-dang-ky/new/", form).content.decode()
    assert "Mời chọn ít nhất một danh hiệu." in page
    client.post(f"/quan-tri/dot-dang-ky/edit/{plans.pk}/", form)
    plans.refresh_from_db()
    assert plans.is_document
