"""Several units at once: what goes through, what is named and left out, what a second click does."""

import re
import uuid
from datetime import timedelta

import pytest
from django.utils import timezone
from wagtail.models import ModelLogEntry

from registrations import refusals
from registrations.campaigns import board, bulk_actions, review_actions
from registrations.campaigns.bulk_actions import Pick
from registrations.campaigns.models import DeskRun, Handling, Registration, Reminder, Review
from registrations.campaigns.wording import closing_instant
from registrations.notices.models import Notice
from tests.factories.accounts import SuperuserFactory, UserFactory
from tests.factories.campaigns import CampaignFactory, CompleteRegistrationFactory, RegistrationFactory, send
from tests.factories.units import MembershipFactory, UnitFactory

from .conftest import member_of

pytestmark = pytest.mark.django_db
DESK = "/quan-tri/theo-doi-dang-ky/"
Work, State = DeskRun.Work, Registration.State


@pytest.fixture
def campaign():
    return CampaignFactory()


@pytest.fixture
def three(campaign):
    """Three units that have sent."""
    found = []
    for name in ("Xã Một", "Xã Hai", "Xã Ba"):
        registration = CompleteRegistrationFactory(campaign=campaign, unit__name=name)
        send(registration, member_of(registration, "signatory"))
        found.append(registration)
    return found


def picks(campaign):
    return [Pick.of(unit) for unit in board.units(campaign, board.Choice(), timezone.now())]


def run(campaign, work, chosen, by, **given):
    return bulk_actions.run(campaign, work, chosen, key=given.pop("key", uuid.uuid4()), by=by, **given)


def names(lines):
    return sorted(each["name"] for each in lines)


def test_all_are_accepted_each_with_its_own_entry(campaign, three, officer):
    done = run(campaign, Work.ACCEPT, picks(campaign), officer)
    assert names(done.done) == ["Xã Ba", "Xã Hai", "Xã Một"]
    assert set(Registration.objects.values_list("state", flat=True)) == {State.ACCEPTED}
    entries = ModelLogEntry.objects.filter(action="campaigns.accept")
    assert {each.object_id for each in entries} == {str(each.pk) for each in three}
    assert Notice.objects.filter(kind="registration.accepted").count() == 3


def test_those_that_changed_meanwhile_are_named_and_the_others_go_through(campaign, three, officer):
    seen = picks(campaign)
    returned, again, _ = three
    review_actions.give_back(returned.pk, number=1, reason="x", steps=[], until=None, by=officer)
    review_actions.give_back(again.pk, number=1, reason="x", steps=[], until=None, by=officer)
    send(again, member_of(again, "signatory"))
    done = run(campaign, Work.ACCEPT, seen, officer)
    assert names(done.done) == ["Xã Ba"]
    assert {each["name"]: each["why"] for each in done.left_out} == {
        "Xã Một": "đã được trả lại từ lúc mở bảng.",
        "Xã Hai": "Nội dung đã có thay đổi từ lúc mở trang. Mời xem lại bản mới nhất.",
    }
    again.refresh_from_db()
    assert again.state == State.SUBMITTED


def test_a_second_click_is_the_same_run(campaign, three, officer):
    key, seen = uuid.uuid4(), picks(campaign)
    first = run(campaign, Work.ACCEPT, seen, officer, key=key)
    second = run(campaign, Work.ACCEPT, seen, officer, key=key)
    assert first == second
    assert len(second.done) == 3
    assert Review.objects.count() == 3
    assert ModelLogEntry.objects.filter(action="campaigns.bulk").count() == 1


def test_a_key_of_another_person_or_another_work_does_nothing(campaign, three, officer):
    key = uuid.uuid4()
    run(campaign, Work.REMIND, picks(campaign), officer, key=key)
    for by, work in ((SuperuserFactory(), Work.REMIND), (officer, Work.ACCEPT)):
        with pytest.raises(refusals.Refused):
            run(campaign, work, picks(campaign), by, key=key)
    assert not Review.objects.exists()


def test_only_units_that_owe_are_reminded_and_each_is_noted(campaign, three, officer):
    waiting = MembershipFactory(unit__name="Xã Chờ")
    UnitFactory(name="Xã Không Người")
    done = run(campaign, Work.REMIND, picks(campaign), officer)
    assert names(done.done) == ["Xã Chờ"]
    assert {each["name"]: each["why"] for each in done.left_out}["Xã Không Người"] == "chưa có thành viên để gửi thư."
    assert Notice.objects.get(kind="registration.reminder").recipient == waiting.user
    assert Reminder.objects.get().unit == waiting.unit
    assert ModelLogEntry.objects.get(action="campaigns.remind_one").data["unit"] == "Xã Chờ"


def test_more_time_with_one_reason_for_those_that_have_not_sent(campaign, three, officer):
    idle = UnitFactory(name="Xã Chưa Làm")
    until = closing_instant(timezone.localdate() + timedelta(days=30), "het")
    done = run(campaign, Work.EXTEND, picks(campaign), officer, until=until, reason="Mưa lũ")
    assert names(done.done) == ["Xã Chưa Làm"]
    assert len(done.left_out) == 3
    given = Registration.objects.get(unit=idle)
    assert (given.closes_at, given.reviews.get().reason) == (until, "Mưa lũ")


def test_units_are_handed_out_and_what_a_colleague_took_meanwhile_is_left(campaign, three, officer):
    colleague, third = SuperuserFactory(full_name="Lô Thị Đồng Nghiệp"), SuperuserFactory()
    seen = picks(campaign)
    review_actions.assign(campaign, three[0].unit, officer=third, by=third)
    done = run(campaign, Work.ASSIGN, seen, officer, officer=colleague)
    assert names(done.done) == ["Xã Ba", "Xã Hai"]
    assert "vừa được đổi" in done.left_out[0]["why"]
    assert Handling.objects.filter(officer=colleague).count() == 2
    with pytest.raises(refusals.Refused):
        review_actions.assign(campaign, three[0].unit, officer=UserFactory(), by=officer)


def test_a_unit_of_no_campaign_or_of_another_one_is_left_out(campaign, three, officer):
    other = RegistrationFactory(campaign__name="Đợt khác", unit=UnitFactory(kind="department"), state=State.SUBMITTED)
    for pick in (Pick(987654, "submitted", 1, 0), Pick(other.unit_id, "submitted", 1, 0)):
        done = run(campaign, Work.ACCEPT, [pick], officer)
        assert (done.done, len(done.left_out)) == ([], 1)
    with pytest.raises(refusals.Refused):
        run(campaign, Work.ACCEPT, [], officer)
    with pytest.raises(refusals.Refused):
        run(campaign, Work.ACCEPT, [Pick(number, "", 0, 0) for number in range(501)], officer)
    with pytest.raises(refusals.NotAllowed):
        run(campaign, Work.ACCEPT, picks(campaign), UserFactory())
    with pytest.raises(ValueError, match="xoa"):
        run(campaign, "xoa", picks(campaign), officer)


@pytest.mark.parametrize("token", ["", "x", "1.draft.1", "1.la.1.0", "1..0.0.0", "-1..0.0", "9" * 30 + "..0.0", "\x00"])
def test_a_token_that_is_none_is_passed_over(token):
    assert Pick.read(token) is None


def test_a_token_read_again_is_the_pick():
    for pick in (Pick(1, "", 0, 0), Pick(12, "submitted", 3, 44)):
        assert Pick.read(pick.token) == pick


# --- the screens ----------------------------------------------------------------------------


@pytest.fixture
def desk(client, officer):
    client.force_login(officer)
    return client


def tokens(page):
    return re.findall(r'name="chon" value="([^"]+)"', page)


def confirm(desk, campaign, work, **extra):
    """Through board and confirmation to the result, as the officer clicks."""
    board_page = desk.get(f"{DESK}{campaign.pk}/", {"chon": "het"}).content.decode()
    asked = desk.get(f"{DESK}{campaign.pk}/nhieu/", {"viec": work, "chon": tokens(board_page)}).content.decode()
    key = re.search(r'name="key" value="([^"]+)"', asked)
    form = {"viec": work, "chon": tokens(asked), "key": key.group(1) if key else ""} | extra
    return asked, form


def test_the_officer_looks_confirms_and_reads_what_came_of_it(desk, campaign, three):
    UnitFactory(name="Xã Chưa Gửi")
    asked, form = confirm(desk, campaign, "tiep-nhan")
    assert "Tiếp nhận: 3 đơn vị" in asked
    assert "chưa gửi bản nào để tiếp nhận" in asked
    assert not Review.objects.exists()  # looking does nothing
    review_actions.accept(three[0].pk, number=1, by=SuperuserFactory())
    page = desk.post(f"{DESK}{campaign.pk}/nhieu/", form, follow=True).content.decode()
    assert "đã làm với 2 đơn vị" in page
    assert "<strong>Xã Một</strong>: đã được tiếp nhận trước đó." in page
    again = desk.post(f"{DESK}{campaign.pk}/nhieu/", form, follow=True).content.decode()
    assert "đã làm với 2 đơn vị" in again
    assert Review.objects.count() == 3


def test_a_form_that_is_not_in_order_comes_back_with_everything(desk, campaign, three):
    UnitFactory(name="Xã Chưa Gửi")
    _, form = confirm(desk, campaign, "gia-han", until="31/02/2027", reason="Bão số 3")
    answer = desk.post(f"{DESK}{campaign.pk}/nhieu/", form)
    page = answer.content.decode()
    assert answer.status_code == 422
    assert "31/02/2027" in page
    assert "Bão số 3" in page
    assert form["key"] in page
    assert not DeskRun.objects.exists()


def test_all_units_of_a_filter_are_taken_not_only_those_of_the_page(desk, campaign):
    UnitFactory.create_batch(60)
    UnitFactory(kind="ward")
    page = desk.get(f"{DESK}{campaign.pk}/nhieu/", {"viec": "nhac", "ca": "1", "loai": "commune"}).content.decode()
    assert "Nhắc: 60 đơn vị" in page
    assert len(tokens(page)) == 60


def test_nothing_picked_says_what_to_do(desk, campaign):
    page = desk.get(f"{DESK}{campaign.pk}/nhieu/", {"viec": "nhac", "chon": ["junk", "\x00"]}).content.decode()
    assert "Chưa chọn đơn vị nào" in page
    for viec in ("", "xoa", "\x00"):
        assert desk.get(f"{DESK}{campaign.pk}/nhieu/", {"viec": viec}).status_code == 404
    assert desk.post(f"{DESK}{campaign.pk}/nhieu/", {"viec": "nhac", "key": "x"}).status_code == 404
    empty = desk.post(f"{DESK}{campaign.pk}/nhieu/", {"viec": "nhac", "key": str(uuid.uuid4())})
    assert empty.status_code == 422
