"""The workspace of people with several units, and of those whose unit was merged in the middle of a campaign."""

from datetime import timedelta

import pytest
from django.utils import timezone

from registrations import refusals
from registrations.campaigns import actions, rules
from registrations.campaigns.models import Registration
from registrations.pledges.models import Pledge
from tests.factories.campaigns import CampaignFactory, CompleteRegistrationFactory, RegistrationFactory
from tests.factories.clusters import SeatFactory
from tests.factories.units import MembershipFactory, SuccessionFactory, UnitFactory

pytestmark = pytest.mark.django_db


@pytest.fixture
def merged(complete):
    """A registration of a commune that ends today, the commune it goes into, and its clerk."""
    clerk = MembershipFactory(unit=complete.unit).user
    today = timezone.localdate()
    complete.unit.effective_to = today
    complete.unit.save()
    heir = UnitFactory(name="Xã Kế Thừa", short_name="Kế Thừa", effective_from=today)
    SuccessionFactory(predecessor=complete.unit, successor=heir, on=today)
    return complete, heir, clerk


def test_a_merged_clerk_begins_for_the_successor_and_reads_the_old_papers(client, merged, addresses):
    old, heir, clerk = merged
    client.force_login(clerk)

    page = client.get("/don-vi/").content.decode()

    assert "Xã Kế Thừa" in page
    assert "Hồ sơ của đơn vị cũ" in page
    assert old.unit.label in page
    read = client.get(addresses(old).page)
    assert read.status_code == 200
    assert "Làm tiếp" not in read.content.decode()
    assert client.get(addresses(old).persons).status_code == 404
    assert client.post(f"/don-vi/dot/{old.campaign_id}/don-vi/{heir.pk}/bat-dau/").status_code == 302


def test_the_old_draft_is_read_but_never_written(merged):
    old, _, clerk = merged
    now = timezone.now()
    assert rules.may_read_in_unit(clerk, old, now)
    assert not rules.may_write(clerk, old, now)
    with pytest.raises(refusals.NotAllowed):
        actions.save_step(old.pk, "unit", {"contact_name": "a", "contact_phone": "b"}, version=1, by=clerk)


def test_what_was_begun_goes_on_with_the_successor(client, merged, addresses):
    old, heir, clerk = merged
    client.force_login(clerk)
    client.post(f"/don-vi/dot/{old.campaign_id}/don-vi/{heir.pk}/bat-dau/")
    new = Registration.objects.get(unit=heir)
    assert list(new.rows.values_list("name", flat=True)) == ["Nông Văn Mẫu"]
    assert new.pledge == old.pledge
    old.refresh_from_db()
    assert (old.rows.count(), old.state) == (1, "draft")
    assert "Đưa nội dung" not in client.get(addresses(new).page).content.decode()


def test_a_draft_that_the_successor_had_begun_keeps_its_own_and_takes_over_by_a_button(client, merged, addresses):
    old, heir, _ = merged
    colleague = MembershipFactory(unit=heir).user
    new = CompleteRegistrationFactory(campaign=old.campaign, unit=heir, person="Lý Thị Kế", pledge="Việc của xã mới.")
    client.force_login(colleague)
    assert "Đưa nội dung của" in client.get(addresses(new).page).content.decode()
    client.post(f"{addresses(new).page}ban-cu/", {"tu": str(old.pk)})
    new.refresh_from_db()
    assert list(new.rows.values_list("name", flat=True)) == ["Lý Thị Kế", "Nông Văn Mẫu"]
    assert new.pledge == f"Việc của xã mới.\n{old.pledge}"
    assert "Đưa nội dung của" not in client.get(addresses(new).page).content.decode()


def test_nobody_takes_over_the_draft_of_a_unit_that_did_not_pass_to_theirs(client, merged, addresses):
    old, _, _ = merged
    new = CompleteRegistrationFactory(campaign=old.campaign)
    stranger = MembershipFactory(unit=new.unit).user
    client.force_login(stranger)
    for former in (str(old.pk), "x", "", "\x00"):
        assert client.post(f"{addresses(new).page}ban-cu/", {"tu": former}).status_code == 404
    assert new.rows.count() == 1


def test_the_old_papers_are_closed_to_other_units(client, merged, addresses):
    old, _, _ = merged
    client.force_login(MembershipFactory().user)
    assert client.get(addresses(old).page).status_code == 404


@pytest.mark.parametrize("many", [1, 4])
def test_the_workspace_asks_the_same_however_much_waits(client, many, django_assert_max_num_queries):
    """A merged unit in clusters with pledges, and several campaigns: what waits comes in one question for each room."""
    heir = UnitFactory(name="Xã Hợp Nhất")
    person = MembershipFactory(unit=heir, role="signatory").user
    for number in range(many):
        former = UnitFactory(effective_to=timezone.localdate())
        SuccessionFactory(predecessor=former, successor=heir, on=timezone.localdate())
        campaign = CampaignFactory(name=f"Đợt {number}", organising_body=heir.organising_body)
        RegistrationFactory(campaign=campaign, unit=heir)
        RegistrationFactory(campaign=campaign, unit=former)
        seat = SeatFactory(cluster__year=timezone.localdate().year, unit=former, role="head")
        Pledge.objects.create(cluster=seat.cluster, title=f"Giao ước {number}")
    client.force_login(person)
    client.get("/don-vi/")  # what stands around every page is kept for a moment
    # 7 for the page and who acts; 17 for what waits in nine rooms, of which each may ask about its own tables only.
    with django_assert_max_num_queries(24):
        page = client.get("/don-vi/").content.decode()
    assert page.count("Làm tiếp:") == many
    assert page.count("Soạn giao ước:") == many
    assert page.count("Xem lại:") == many


def test_a_person_with_two_units_chooses_one(client):
    campaign = CampaignFactory(closes_at=timezone.now() + timedelta(days=3))
    one = MembershipFactory(unit__name="Xã Một", unit__short_name="Một")
    other = MembershipFactory(user=one.user, unit__name="Xã Hai", unit__short_name="Hai", role="signatory").unit
    client.force_login(one.user)

    both = client.get("/don-vi/").content.decode()
    chosen = client.get("/don-vi/", {"don-vi": other.pk}).content.decode()

    assert both.count("Bắt đầu</button>") == 2
    assert chosen.count("Bắt đầu</button>") == 1
    assert "<h1>Xã Hai</h1>" in chosen
    assert "Người ký duyệt" in chosen
    assert campaign.name in chosen


@pytest.mark.parametrize("asked", ["0", "-1", "abc", "9" * 30, "\x00", "1' OR 1=1"])
def test_a_unit_that_is_not_mine_changes_nothing(client, asked):
    member = MembershipFactory()
    MembershipFactory(user=member.user)
    foreign = CompleteRegistrationFactory(unit__name="Xã Canh Gác Riêng").unit
    client.force_login(member.user)
    for value in (asked, str(foreign.pk)):
        answer = client.get("/don-vi/", {"don-vi": value})
        assert answer.status_code == 200
        assert "Canh Gác Riêng" not in answer.content.decode()
