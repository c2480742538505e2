"""A pledge is written by the head, signed by all, frozen by the first signature, and proved by a receipt."""

from datetime import date

import pytest
from django.utils import timezone

from registrations.clusters.members import members_of
from registrations.clusters.models import Seat
from registrations.notices.models import Notice
from registrations.pledges import actions, queries, rules
from registrations.pledges.models import Pledge, PledgeVersion, Signature
from registrations.receipts import actions as receipts
from registrations.receipts import registry
from registrations.refusals import Conflict, Incomplete, NotAllowed, WrongState
from registrations.units.acting import acting_of
from registrations.units.waiting import waiting_for
from tests.factories.accounts import UserFactory
from tests.factories.clusters import SeatFactory
from tests.factories.pledges import DATA, cluster_with, opened_pledge, sign_all
from tests.factories.pledges import sign as sign_for
from tests.factories.units import MembershipFactory, SuccessionFactory, UnitFactory

pytestmark = pytest.mark.django_db


def sign(group, at, version, **changed):
    return sign_for(version, group.units[at], group.signatories[at], **changed)


def test_the_last_signature_brings_the_receipt(group):
    opened_pledge(group)
    version = sign_all(group, upto=2)
    assert version.receipt is None
    assert queries.in_force(version.pledge) is None

    version = sign_all(group)

    assert version.completed_at
    assert receipts.matches(version.receipt, version.sealed)
    assert [each["name"] for each in version.sealed["signatures"]] == [
        "Người Ký Ba Sơn",
        "Người Ký Cao Lộc",
        "Người Ký Na Sầm",
    ]
    assert receipts.verify_chain().ok


def test_an_altered_pledge_does_not_match_its_receipt(group):
    opened_pledge(group)
    version = sign_all(group)
    altered = version.sealed | {"text": "Khác một chữ."}
    assert receipts.matches(version.receipt, altered) is False


def test_the_receipt_tells_nobodys_name_and_nothing_of_the_text(group):
    opened_pledge(group, text="Nội dung kín của cụm")
    version = sign_all(group)
    told = str(registry.status_of(version.receipt))
    assert "Người Ký" not in told
    assert "kín" not in told
    assert group.cluster.name in told


def test_signing_twice_signs_once(group):
    version = opened_pledge(group)
    assert sign(group, 1, version).pk == sign(group, 1, version).pk
    assert Signature.objects.count() == 1


@pytest.mark.parametrize("who", ["drafter", "stranger", "other signatory"])
def test_only_the_units_signatory_signs_for_it(group, who):
    version = opened_pledge(group)
    by = {
        "drafter": group.drafters[1],
        "stranger": UserFactory(),
        "other signatory": group.signatories[2],
    }[who]
    with pytest.raises(NotAllowed):
        actions.sign(group.cluster, group.units[1].pk, number=version.number, digest=version.digest, by=by)
    assert not Signature.objects.exists()


def test_only_the_head_writes_and_its_signatory_puts_to_be_signed(group):
    for by in (group.signatories[1], group.drafters[2], UserFactory()):
        with pytest.raises(NotAllowed):
            actions.save_draft(group.cluster, DATA, version=0, by=by)
    pledge = actions.save_draft(group.cluster, DATA, version=0, by=group.drafters[0])
    with pytest.raises(NotAllowed):
        actions.open_signing(group.cluster, version=pledge.version, by=group.drafters[0])


def test_two_people_of_the_head_never_overwrite_each_other(group):
    actions.save_draft(group.cluster, DATA, version=0, by=group.drafters[0])
    with pytest.raises(Conflict, match="Người Nhập Ba Sơn"):
        actions.save_draft(group.cluster, DATA | {"text": "Khác"}, version=0, by=group.signatories[0])
    assert Pledge.objects.get().text == DATA["text"]


def test_before_the_first_signature_the_text_is_replaced_in_place(group):
    first = opened_pledge(group)
    pledge = actions.save_draft(group.cluster, DATA | {"text": "Mới"}, version=1, by=group.drafters[0])
    again = actions.open_signing(group.cluster, version=pledge.version, by=group.signatories[0])
    assert (again.pk, again.number, again.content["text"]) == (first.pk, 1, "Mới")
    with pytest.raises(Conflict):  # whoever still has the old text on the screen does not sign the new one
        sign(group, 1, first)


def test_after_the_first_signature_a_change_asks_all_again_and_says_what_changed(group):
    first = opened_pledge(group)
    sign(group, 1, first)
    pledge = actions.save_draft(group.cluster, DATA | {"text": "Mới"}, version=1, by=group.drafters[0])
    with pytest.raises(Incomplete, match="nội dung thay đổi"):
        actions.open_signing(group.cluster, version=pledge.version, by=group.signatories[0])
    again = actions.open_signing(group.cluster, version=pledge.version, note="Thêm việc mới", by=group.signatories[0])

    assert again.number == 2
    assert PledgeVersion.objects.get(number=1).content["text"] == DATA["text"]
    assert queries.signing_now(again, again.opened_at).signed == 0
    assert "Thêm việc mới" in Notice.objects.filter(kind="pledge.opened").order_by("-pk").first().body


def test_what_all_have_signed_holds_until_all_have_signed_the_next(group):
    opened_pledge(group)
    first = sign_all(group)
    pledge = actions.save_draft(group.cluster, DATA | {"text": "Mới"}, version=1, by=group.drafters[0])
    actions.open_signing(group.cluster, version=pledge.version, note="Đổi", by=group.signatories[0])
    assert queries.in_force(pledge) == first
    assert queries.in_force(pledge) != sign_all(group) or queries.in_force(pledge).number == 2


def test_nothing_to_change_opens_nothing(group):
    opened_pledge(group)
    with pytest.raises(WrongState):
        actions.open_signing(group.cluster, version=1, note="x", by=group.signatories[0])


def test_an_empty_pledge_or_a_lonely_unit_is_not_put_to_be_signed(group):
    pledge = actions.save_draft(
        group.cluster, {"title": "A", "text": " ", "targets": []}, version=0, by=group.drafters[0]
    )
    with pytest.raises(Incomplete):
        actions.open_signing(group.cluster, version=pledge.version, by=group.signatories[0])
    lonely = cluster_with("Một Mình", name="Cụm lẻ")
    pledge = actions.save_draft(lonely.cluster, DATA, version=0, by=lonely.drafters[0])
    with pytest.raises(Incomplete, match="hai đơn vị"):
        actions.open_signing(lonely.cluster, version=pledge.version, by=lonely.signatories[0])


def test_when_the_one_waited_for_leaves_the_head_closes_the_signing(group):
    opened_pledge(group)
    sign_all(group, upto=2)
    with pytest.raises(WrongState, match="chưa ký"):
        actions.complete(group.cluster, by=group.signatories[0])
    Seat.objects.filter(unit=group.units[2]).update(effective_to=date(2026, 3, 1))
    with pytest.raises(NotAllowed):
        actions.complete(group.cluster, by=group.signatories[1])

    version = actions.complete(group.cluster, by=group.signatories[0])

    assert len(version.sealed["signatures"]) == 2


def test_who_joins_later_is_asked_and_the_receipt_stays(group):
    opened_pledge(group)
    version = sign_all(group)
    late = SeatFactory(cluster=group.cluster, unit__name="Xã Đến Sau", effective_from=date(2026, 3, 5))
    person = MembershipFactory(unit=late.unit, role="signatory").user
    signing = queries.signing_now(version, version.completed_at)
    assert [line.member.unit for line in signing.waiting] == [late.unit]

    sign_for(version, late.unit, person)

    version.refresh_from_db()
    assert len(version.sealed["signatures"]) == 3
    assert receipts.matches(version.receipt, version.sealed)


def test_a_merged_unit_stands_by_what_it_signed_and_its_people_go_on(group):
    opened_pledge(group)
    version = sign_all(group, upto=2)
    heir = UnitFactory(name="Xã Hợp Nhất", effective_from=date(2026, 3, 9))
    for unit in group.units[1:]:
        unit.effective_to = date(2026, 3, 9)
        unit.save()
        SuccessionFactory(predecessor=unit, successor=heir, on=date(2026, 3, 9))

    members = members_of(group.cluster)

    assert [member.unit for member in members] == [group.units[0], heir]
    assert queries.signing_of(version, members).is_full
    again = sign_for(
        version, heir, group.signatories[2]
    )  # the people of a former unit sign for the unit it passed into
    assert again.unit == heir


def test_a_new_head_carries_on(group):
    opened_pledge(group)
    Seat.objects.filter(unit=group.units[0]).update(role="member", rank=2)
    Seat.objects.filter(unit=group.units[1]).update(role="head", rank=0)
    with pytest.raises(NotAllowed):
        actions.remind(group.cluster, by=group.signatories[0])
    assert actions.remind(group.cluster, by=group.signatories[1]) == 3


def test_the_workspace_shows_what_waits_to_be_signed(group):
    version = opened_pledge(group)

    def told(user):
        return [(each.do, each.due) for each in waiting_for(acting_of(user), version.opened_at)]

    assert told(group.signatories[1]) == [("Đọc và ký", True)]
    sign(group, 1, version)
    assert told(group.signatories[1]) == [("Xem giao ước", False)]
    assert told(UserFactory()) == []


def test_the_head_finds_in_the_workspace_where_to_write(group):
    def told(user):
        return [(each.do, each.due) for each in waiting_for(acting_of(user), timezone.now())]

    assert told(group.drafters[0]) == [("Soạn giao ước", False)]
    assert told(group.drafters[1]) == []


def test_a_signature_is_neither_changed_nor_taken_away(group):
    signature = sign(group, 1, opened_pledge(group))
    for touch in (signature.save, signature.delete):
        with pytest.raises(TypeError):
            touch()


def test_publicity_is_the_provinces_decision(group, officer):
    with pytest.raises(NotAllowed):
        actions.set_publicity(group.cluster, "signers", by=group.signatories[0])
    assert rules.shows_signers(actions.set_publicity(group.cluster, "signers", by=officer))
