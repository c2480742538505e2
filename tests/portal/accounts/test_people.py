"""A unit's own page of its people: who sees it, who invites, who hands over."""

import re
from datetime import timedelta

import pytest
import time_machine
from django.core import mail
from django.urls import reverse
from django.utils import timezone

from portal.accounts.models import Invitation
from registrations.units.acting import role_of
from tests.factories.accounts import InvitationFactory, UserFactory
from tests.factories.units import MembershipFactory, UnitFactory

pytestmark = pytest.mark.django_db


@pytest.fixture
def signing(client):
    member = MembershipFactory(role="signatory", user__full_name="Lý Thị Ký Duyệt")
    client.force_login(member.user)
    return member


def url(name, unit, *rest):
    return reverse(f"people:{name}", args=[unit.pk, *rest])


def invite(client, unit, **changes):
    form = {"full_name": "Nông Văn Mới", "email": "moi@donvi.example", "role": "drafter"} | changes
    return client.post(url("invite", unit), form)


def test_a_signatory_invites_a_colleague_who_accepts_once(
    client, signing, django_capture_on_commit_callbacks, settings
):
    with django_capture_on_commit_callbacks(execute=True):
        assert invite(client, signing.unit).url == url("list", signing.unit)
    page = client.get(url("list", signing.unit)).content.decode()
    assert "Nông Văn Mới" in page
    address = re.search(r"/tai-khoan/loi-moi/\S+", mail.outbox[-1].body).group()
    client.logout()
    password = "mat-khau-Rat-dai-9"
    form = {"full_name": "Nông Văn Mới", "password1": password, "password2": password}
    assert client.post(address, form).status_code == 302
    user = Invitation.objects.get().accepted_by
    assert role_of(user, signing.unit) == "drafter"
    client.logout()
    assert client.post(address, form).status_code == 410


def test_the_answer_does_not_tell_whether_an_address_has_an_account(client, signing):
    UserFactory(email="da-co@donvi.example", full_name="Canh Gác Bí Mật")

    known = invite(client, signing.unit, email="da-co@donvi.example")
    unknown = invite(client, signing.unit, email="chua-co@donvi.example")
    page = client.get(url("list", signing.unit)).content.decode()

    assert (known.status_code, known.url) == (unknown.status_code, unknown.url)
    assert "Canh Gác Bí Mật" not in page


def test_a_drafter_sees_colleagues_but_invites_nobody(client):
    member = MembershipFactory()
    client.force_login(member.user)

    page = client.get(url("list", member.unit)).content.decode()

    assert "việc của người ký duyệt" in page
    assert client.get(url("invite", member.unit)).status_code == 403
    assert invite(client, member.unit).status_code == 403
    assert not Invitation.objects.exists()


def test_another_unit_does_not_exist_for_a_signatory(client, signing):
    other = MembershipFactory(user__full_name="Canh Gác Đơn Vị Khác")
    waiting = InvitationFactory(unit=other.unit)

    for address in (url("list", other.unit), url("invite", other.unit), url("end", other.unit, other.pk)):
        assert client.get(address).status_code == 404
    for address in (
        url("end", other.unit, other.pk),
        url("change_role", other.unit, other.pk),
        url("resend", other.unit, waiting.pk),
        url("revoke", other.unit, waiting.pk),
        # the own unit with somebody else's keys
        url("end", signing.unit, other.pk),
        url("hand_over", signing.unit, other.pk),
        url("revoke", signing.unit, waiting.pk),
    ):
        assert client.post(address, {"role": "signatory"}).status_code == 404
    other.refresh_from_db()
    waiting.refresh_from_db()
    assert other.until is None
    assert waiting.revoked_at is None


def test_an_invitation_is_sent_again_after_a_pause_and_withdrawn(client, signing, django_capture_on_commit_callbacks):
    with django_capture_on_commit_callbacks(execute=True):
        invite(client, signing.unit)
    invitation = Invitation.objects.get()
    first = invitation.token_hash
    client.post(url("resend", signing.unit, invitation.pk))
    invitation.refresh_from_db()
    assert invitation.token_hash == first  # a moment ago: no second mail
    with (
        time_machine.travel(timezone.now() + timedelta(minutes=11), tick=False),
        django_capture_on_commit_callbacks(execute=True),
    ):
        client.post(url("resend", signing.unit, invitation.pk))
    invitation.refresh_from_db()
    assert invitation.token_hash != first

    client.post(url("revoke", signing.unit, invitation.pk))

    invitation.refresh_from_db()
    assert invitation.state() == "revoked"


def test_a_unit_cannot_write_to_hundreds_of_strangers(client, signing):
    for number in range(20):
        assert invite(client, signing.unit, email=f"nguoi-{number}@donvi.example").status_code == 302

    answer = invite(client, signing.unit, email="nguoi-20@donvi.example")

    assert answer.status_code == 422
    assert Invitation.objects.count() == 20


@pytest.mark.parametrize(
    "changes",
    [
        {"email": "khong phai thu"},
        {"email": "a@b.example\nBcc: moi@nguoi.example"},
        {"full_name": "x" * 400},
        {"full_name": "\x00"},
        {"full_name": " \u200b "},
        {"role": "admin"},
        {"role": ""},
    ],
)
def test_bad_input_is_named_beside_its_field_and_nothing_is_sent(client, signing, changes):
    answer = invite(client, signing.unit, **changes)

    assert answer.status_code == 422
    assert "Chưa gửi được lời mời" in answer.content.decode()
    assert not Invitation.objects.exists()


def test_markup_in_a_name_stays_text(client, signing):
    invite(client, signing.unit, full_name="<script>alert(1)</script>")

    assert "<script>alert(1)" not in client.get(url("list", signing.unit)).content.decode()


def test_the_last_signatory_is_asked_for_another_first(client, signing):
    answer = client.post(url("end", signing.unit, signing.pk))

    assert answer.status_code == 422
    assert "chưa có người ký duyệt nào khác" in answer.content.decode()


def test_a_clerk_hands_over_and_is_led_to_the_account(client, signing):
    clerk = MembershipFactory(unit=signing.unit)
    client.force_login(clerk.user)
    assert client.post(url("hand_over", signing.unit, clerk.pk), {"colleague": ""}).status_code == 422

    answer = client.post(url("hand_over", signing.unit, clerk.pk), {"colleague": signing.pk})

    assert answer.url == reverse("accounts:home")
    assert client.get(url("list", signing.unit)).status_code == 404


def test_a_signatory_makes_a_clerk_a_signatory(client, signing):
    clerk = MembershipFactory(unit=signing.unit)

    client.post(url("change_role", signing.unit, clerk.pk), {"role": "signatory"})

    assert role_of(clerk.user, signing.unit) == "signatory"
    assert client.post(url("change_role", signing.unit, signing.pk), {"role": "chu-tich"}).status_code == 404


def test_the_page_of_people_asks_little_of_the_database(client, signing, django_assert_max_num_queries):
    MembershipFactory.create_batch(5, unit=signing.unit)
    InvitationFactory.create_batch(5, unit=signing.unit)
    with django_assert_max_num_queries(30):
        assert client.get(url("list", signing.unit)).status_code == 200


def test_strangers_are_asked_to_sign_in(client):
    answer = client.get(url("list", UnitFactory()))
    assert "/tai-khoan/dang-nhap/" in answer.url
