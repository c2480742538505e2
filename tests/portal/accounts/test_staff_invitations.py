"""Invitations in the back office: who sees which, and what their buttons do."""

import pytest
from django.contrib.auth.models import Group
from django.urls import reverse
from django.utils import timezone

from portal.accounts.models import Invitation
from tests.factories.accounts import InvitationFactory, SuperuserFactory, UserFactory
from tests.factories.units import UnitFactory

pytestmark = [pytest.mark.django_db, pytest.mark.usefixtures("groups")]


@pytest.fixture
def officer(client):
    """Invites members of units, not staff."""
    user = UserFactory(groups=["Chuyên viên TĐKT"])
    client.force_login(user)
    return user


def to_a_group(**kwargs):
    return InvitationFactory(unit=None, role="", group=Group.objects.get(name="Người duyệt"), **kwargs)


def test_a_member_is_invited_by_the_form(client, officer, mailoutbox, django_capture_on_commit_callbacks):
    unit = UnitFactory(name="Xã Hữu Liên")
    page = client.get(reverse("invitation:add"), {"unit": unit.pk}).content.decode()
    assert "Xã Hữu Liên" in page
    data = {"full_name": "Lan", "email": "LAN@xa.example", "unit": unit.pk, "role": "signatory"}

    with django_capture_on_commit_callbacks(execute=True):
        answer = client.post(reverse("invitation:add"), data)

    assert answer.status_code == 302
    invitation = Invitation.objects.get()
    assert (invitation.email, invitation.unit, invitation.invited_by) == ("lan@xa.example", unit, officer)
    assert mailoutbox[0].to == ["lan@xa.example"]


@pytest.mark.parametrize(
    "change",
    [
        {"email": "lan"},
        {"full_name": ""},
        {"unit": ""},
        {"unit": "999999"},
        {"role": "boss"},
        {"email": "a\x00b@xa.example"},
        {"full_name": "x" * 3000},
    ],
)
def test_a_wrong_form_invites_nobody(client, officer, change):
    data = {"full_name": "Lan", "email": "lan@xa.example", "unit": UnitFactory().pk, "role": "drafter"} | change

    answer = client.post(reverse("invitation:add"), data)

    assert answer.status_code == 422
    assert not Invitation.objects.exists()


def test_a_second_invitation_of_the_same_person_is_told(client, officer):
    pending = InvitationFactory()
    data = {"full_name": "Lan", "email": pending.email, "unit": pending.unit_id, "role": "drafter"}

    answer = client.post(reverse("invitation:add"), data)

    assert answer.status_code == 422
    assert "đã có lời mời" in answer.content.decode()


def test_officers_neither_see_nor_handle_invitations_of_staff(client, officer):
    own, foreign = InvitationFactory(full_name="Vi Đơn Vị"), to_a_group(full_name="Vi Nhóm")

    listed = client.get(reverse("invitation:index")).content.decode()

    assert "Vi Đơn Vị" in listed
    assert "Vi Nhóm" not in listed
    assert client.get(reverse("invitation:inspect", args=[own.pk])).status_code == 200
    assert client.get(reverse("invitation:inspect", args=[foreign.pk])).status_code == 404
    assert client.post(reverse("invitation:revoke", args=[foreign.pk])).status_code == 404
    data = {"full_name": "A", "email": "a@xa.example", "group": foreign.group_id}
    assert client.post(reverse("invitation:staff"), data).status_code in {302, 403}
    assert Invitation.objects.count() == 2
    foreign.refresh_from_db()
    assert foreign.revoked_at is None


def test_the_group_of_administrators_invites_into_groups(client):
    client.force_login(UserFactory(groups=["Quản trị"]))
    group = Group.objects.get(name="Người duyệt")

    answer = client.post(reverse("invitation:staff"), {"full_name": "Ân", "email": "an@so.example", "group": group.pk})

    assert answer.status_code == 302
    assert Invitation.objects.get().group == group


def test_groups_outside_the_table_cannot_be_given(client):
    client.force_login(SuperuserFactory())
    secret = Group.objects.create(name="Bí mật")

    client.post(reverse("invitation:staff"), {"full_name": "Ân", "email": "an@so.example", "group": secret.pk})

    assert not Invitation.objects.exists()


def test_resend_and_revoke_by_button_and_only_by_post(client, officer, mailoutbox, django_capture_on_commit_callbacks):
    invitation = InvitationFactory(expires_at=timezone.now())
    resend, revoke = (reverse(f"invitation:{name}", args=[invitation.pk]) for name in ("resend", "revoke"))
    assert client.get(resend).status_code == 405

    with django_capture_on_commit_callbacks(execute=True):
        client.post(resend)
    invitation.refresh_from_db()
    assert invitation.state() == Invitation.State.OPEN
    assert len(mailoutbox) == 1

    client.post(revoke)
    invitation.refresh_from_db()
    assert invitation.state() == Invitation.State.REVOKED
    page = client.post(resend, follow=True).content.decode()
    assert "không gửi lại được" in page


@pytest.mark.parametrize("state", ["open", "accepted", "expired", "revoked"])
def test_the_list_is_filtered_by_state(client, officer, state):
    now = timezone.now()
    InvitationFactory(full_name="Người open")
    InvitationFactory(full_name="Người accepted", accepted_at=now)
    InvitationFactory(full_name="Người expired", expires_at=now)
    InvitationFactory(full_name="Người revoked", revoked_at=now)

    page = client.get(reverse("invitation:index"), {"state": state}).content.decode()

    assert [word for word in ("open", "accepted", "expired", "revoked") if f"Người {word}" in page] == [state]
