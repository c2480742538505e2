"""Who may come in by which door; private words stay where they belong, in every state."""

import pytest
from django.utils import timezone

from registrations.nominations import actions
from registrations.nominations.models import Nomination
from registrations.nominations.states import State
from registrations.notices.models import Notice
from registrations.units.acting import acting_of
from registrations.units.waiting import waiting_for
from tests.factories.accounts import UserFactory
from tests.factories.nominations import NominationFactory, send
from tests.factories.units import MembershipFactory

UNIT, OFFICE = "CANARY-DON-VI", "CANARY-CO-QUAN"


@pytest.fixture
def marked(complete, signatory, officer):
    """A nomination whose every private word is marked: the unit's own, and the office's."""
    case = complete.cases.get()
    for name in ("name", "position", "workplace", "place", "period", "summary", "note"):
        setattr(case, name, f"Mẫu {UNIT}")
    case.save()
    complete.proposal_number, complete.dossier_code, complete.contact_name = f"1 {UNIT}", UNIT, f"Lý {UNIT}"
    complete.save()
    send(complete, signatory)
    actions.add_note(complete.pk, f"Ghi {OFFICE}", by=officer)
    actions.open_complaint(complete.pk, reference=f"Đơn {OFFICE}", received_on=timezone.localdate(), by=officer)
    actions.move(complete.pk, "tiep-nhan", by=officer)
    actions.move(complete.pk, "tam-dung", by=officer, reason=f"Tố cáo {OFFICE}")
    complete.refresh_from_db()
    return complete


def doors(nomination):
    base = f"/don-vi/de-nghi/{nomination.pk}/"
    case = nomination.cases.first()
    steps = ["", "to-trinh/", "truong-hop/", f"truong-hop/{case.pk}/", "dot-xuat/", "gui/", "rut/", "bo/"]
    return [base + step for step in steps]


def desks(nomination):
    base = "/quan-tri/de-nghi-khen-thuong/"
    return [base, f"{base}xlsx/", f"{base}{nomination.pk}/"]


@pytest.mark.parametrize("state", list(State), ids=lambda state: state.value)
def test_for_strangers_a_nomination_does_not_exist_in_any_state(client, marked, state):
    Nomination.objects.filter(pk=marked.pk).update(state=state)
    for person in (None, UserFactory(), MembershipFactory(role="signatory").user):
        client.logout()
        if person:
            client.force_login(person)
        for door in [*doors(marked), *desks(marked), "/don-vi/de-nghi/", "/don-vi/"]:
            for answer in (client.get(door), client.post(door)):
                words = answer.content.decode(errors="replace")
                assert UNIT not in words
                assert OFFICE not in words
                if person and door in doors(marked):
                    assert answer.status_code in (404, 405)


@pytest.mark.parametrize("state", list(State), ids=lambda state: state.value)
def test_the_unit_never_reads_what_the_office_wrote_for_itself(client, marked, signatory, state):
    Nomination.objects.filter(pk=marked.pk).update(state=state)
    client.force_login(signatory)
    for door in doors(marked)[:-1]:
        page = client.get(door, follow=True).content.decode()
        assert OFFICE not in page
    assert UNIT in client.get(doors(marked)[0]).content.decode()


def test_no_mail_holds_what_the_office_wrote_for_itself(marked):
    assert Notice.objects.filter(kind="nomination.tam-dung").exists()
    for notice in Notice.objects.all():
        assert OFFICE not in notice.body + notice.subject


@pytest.mark.parametrize("state", list(State), ids=lambda state: state.value)
def test_the_look_up_page_tells_the_way_and_nothing_else(client, marked, state):
    Nomination.objects.filter(pk=marked.pk).update(state=state, resume_to=State.VERIFYING)
    code = marked.submissions.get().receipt.code
    page = client.get(f"/tra-cuu/{code}/").content.decode()
    assert UNIT not in page
    assert OFFICE not in page
    assert "Tạm dừng" not in page
    assert marked.unit.name in page


def test_the_file_is_for_the_unit_and_for_officers_once_sent(client, complete, clerk, signatory, officer):
    address = complete.proposal_file.get_absolute_url()
    stranger = MembershipFactory().user

    def readers():
        found = []
        for name, person in (("clerk", clerk), ("officer", officer), ("stranger", stranger)):
            client.force_login(person)
            if client.get(address).status_code == 200:
                found.append(name)
        return found

    assert readers() == ["clerk"]
    send(complete, signatory)
    assert readers() == ["clerk", "officer"]


def test_the_approver_reads_the_desk_and_handles_nothing(client, marked, approver, desk):
    client.force_login(approver)
    page = client.get(desk(marked)).content.decode()
    assert UNIT in page
    assert OFFICE not in page.split("Quá trình")[0]
    assert client.post(desk(marked), {"viec": "ghi-chu", "n-text": "x"}).status_code in (302, 403)
    assert marked.notes.count() == 1


def test_what_waits_for_a_unit_stands_in_its_workspace(client, complete, signatory):
    now = timezone.now()
    assert [each.url for each in waiting_for(acting_of(signatory, now), now)] == [complete.get_absolute_url()]
    send(complete, signatory)
    assert waiting_for(acting_of(signatory, now), now) == []


def test_a_unit_sees_its_own_list_only(client, complete, clerk):
    NominationFactory(unit__name="Xã Khác", proposal_number="999/TTr-KHAC")
    client.force_login(clerk)
    page = client.get("/don-vi/de-nghi/").content.decode()
    assert "128/TTr-UBND" in page
    assert "TTr-KHAC" not in page


def test_nobody_begins_for_another_unit(client, complete):
    client.force_login(MembershipFactory().user)
    assert client.post(f"/don-vi/de-nghi/moi/{complete.unit_id}/", {"loai": "cong-trang"}).status_code == 404
    assert client.get(f"/don-vi/de-nghi/moi/{complete.unit_id}/").status_code == 405


def test_the_pages_of_a_unit_cost_few_queries(client, complete, clerk, django_assert_max_num_queries):
    client.force_login(clerk)
    for door in [*doors(complete)[:-2], "/don-vi/de-nghi/"]:
        with django_assert_max_num_queries(30):
            assert client.get(door).status_code in (200, 404)
