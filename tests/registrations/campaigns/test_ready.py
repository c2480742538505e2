"""From the drafter to the signatory: where the work goes on, and who is told that it is their turn."""

from datetime import timedelta

import pytest
import time_machine
from django.utils import timezone
from wagtail.models import ModelLogEntry

from registrations.campaigns import actions, review_actions
from registrations.campaigns.models import Registration, RegistrationRow
from registrations.notices.models import Notice
from tests.factories.campaigns import QuestionFactory, RegistrationFactory, send
from tests.factories.units import MembershipFactory

from .conftest import member_of

pytestmark = pytest.mark.django_db


@pytest.fixture
def at_desk(client, complete):
    client.force_login(member_of(complete, full_name="Lộc Thị Nhập"))
    return client


def test_the_drafter_tells_the_signatory_by_a_button(
    at_desk, complete, signatory, addresses, mailoutbox, django_capture_on_commit_callbacks
):
    page = at_desk.get(addresses(complete).send).content.decode()
    assert "Hoàng Thị Ký" in page
    assert "Báo người ký duyệt" in page
    with django_capture_on_commit_callbacks(execute=True):
        assert at_desk.post(addresses(complete).send, {"bao": "1"}).status_code == 302
    (mail,) = mailoutbox
    assert mail.to == [signatory.email]
    assert "Lộc Thị Nhập đã soạn xong bản đăng ký" in mail.body
    assert addresses(complete).send in mail.body
    page = at_desk.get(addresses(complete).send).content.decode()
    assert "Đã báo người ký duyệt: Hoàng Thị Ký" in page
    assert "Báo lần nữa" in page
    assert ModelLogEntry.objects.get(action="campaigns.ready").data == {"people": 1}


def test_nobody_is_told_twice_within_the_hour(at_desk, complete, signatory, addresses):
    now = timezone.now()
    for after, told in ((0, 1), (59, 1), (60, 2)):
        with time_machine.travel(now + timedelta(minutes=after), tick=False):
            at_desk.force_login(complete.unit.memberships.exclude(user=signatory).get().user)
            answer = at_desk.post(addresses(complete).send, {"bao": "1"})
        assert answer.status_code == (422 if after == 59 else 302)
        assert Notice.objects.filter(kind="registration.ready").count() == told
        if after == 59:
            assert "Sau một giờ có thể báo lần nữa" in answer.content.decode()


def test_a_unit_without_a_signatory_is_told_what_to_do(at_desk, complete, addresses):
    page = at_desk.get(addresses(complete).send).content.decode()
    assert "đơn vị chưa có người ký duyệt" in page
    assert "Báo người ký duyệt" not in page
    assert at_desk.post(addresses(complete).send, {"bao": "1"}).status_code == 422
    assert not Notice.objects.exists()


@pytest.mark.parametrize("change", ["sent", "late", "lacking", "stranger"])
def test_nothing_is_told_of_what_cannot_be_signed(at_desk, complete, signatory, addresses, change):
    now = timezone.now()
    if change == "sent":
        send(complete, signatory)
    elif change == "late":
        now = complete.closes_at
    elif change == "lacking":
        complete.rows.all().delete()
    with time_machine.travel(now, tick=False):
        user = MembershipFactory().user if change == "stranger" else member_of(complete)
        at_desk.force_login(user)
        answer = at_desk.post(addresses(complete).send, {"bao": "1"})
    assert answer.status_code == (404 if change == "stranger" else 422)
    assert not Notice.objects.filter(kind="registration.ready").exists()


def test_going_on_leads_to_the_step_where_the_work_stopped(client, addresses, officer):
    draft = RegistrationFactory()
    person = member_of(draft, "signatory")
    client.force_login(person)
    where = addresses(draft)

    def next_step():
        return client.get(f"{where.page}tiep/")["Location"]

    assert next_step() == where.unit
    contact = {"contact_name": "Lý A", "contact_phone": "0912000000"}
    actions.save_step(draft.pk, "unit", contact, version=1, by=person)
    assert next_step() == where.collectives
    actions.save_step(draft.pk, "collectives", {"rows": []}, version=9, by=person)
    assert next_step() == where.persons
    row = {"name": "Lý A", "position": "", "title_id": draft.campaign.titles.first().pk, "initiative": ""}
    actions.save_step(draft.pk, "persons", {"rows": [row]}, version=9, by=person)
    actions.save_step(draft.pk, "targets", {"answers": {}, "pledge": "Một"}, version=9, by=person)
    assert next_step() == where.send
    asked = QuestionFactory(campaign=draft.campaign, kind="file", text="Kế hoạch")
    assert next_step() == where.files  # a file is still lacking
    asked.delete()
    send(Registration.objects.get(pk=draft.pk), person)
    give = {"reason": "x", "steps": ["persons"], "until": None}
    review_actions.give_back(draft.pk, number=1, by=officer, **give)
    assert next_step() == where.persons  # what is to be mended comes first
    assert RegistrationRow.objects.get().name == "Lý A"
    client.force_login(MembershipFactory().user)
    assert client.get(f"{where.page}tiep/").status_code == 404
