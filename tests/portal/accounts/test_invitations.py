"""Invitations: the only way to an account; one use, fourteen days, revocable."""

import io
import re
from datetime import timedelta
from functools import partial

import pytest
from django.contrib.auth.models import Group
from django.core.exceptions import PermissionDenied
from django.core.management import call_command
from django.utils import timezone

from portal.accounts import actions
from portal.accounts.models import Invitation, User
from registrations.units.models import Membership
from registrations.units.queries import role_of
from tests.factories.accounts import PASSWORD, InvitationFactory, SuperuserFactory, UserFactory
from tests.factories.units import MembershipFactory, UnitFactory

pytestmark = pytest.mark.django_db
invited = partial(InvitationFactory, token="the-token")
NEW_PASSWORD = "bốn từ không liên quan"
FILLED = {
    "full_name": "Lộc Thị Mới",
    "position": "Công chức",
    "phone": "0912 000 000",
    "password1": NEW_PASSWORD,
    "password2": NEW_PASSWORD,
}


def invite(capture, **kwargs):
    kwargs = {"email": "moi@xa.example", "full_name": "Lộc Thị Mới", "by": SuperuserFactory()} | kwargs
    with capture(execute=True):
        return actions.invite(**kwargs)


def address_in(mail):
    return re.search(r"http://testserver(/tai-khoan/loi-moi/\S+)", mail.body)[1]


def test_an_invited_person_gets_a_mail_makes_an_account_and_may_act_for_the_unit(
    client, mailoutbox, django_capture_on_commit_callbacks
):
    unit = UnitFactory(name="Xã Hữu Liên", short_name="Hữu Liên")
    invitation = invite(django_capture_on_commit_callbacks, unit=unit, role="signatory", email="Moi@Xa.example")
    mail = mailoutbox[0]
    assert mail.to == ["moi@xa.example"]
    assert "Người ký duyệt của xã Hữu Liên" in mail.body
    address = address_in(mail)
    assert "Lộc Thị Mới" in client.get(address).content.decode()

    answer = client.post(address, FILLED)

    assert answer.status_code == 302
    user = User.objects.get(email="moi@xa.example")
    assert (user.full_name, user.position, user.phone) == ("Lộc Thị Mới", "Công chức", "0912 000 000")
    assert user.check_password(NEW_PASSWORD)
    assert role_of(user, unit) == "signatory"
    page = client.get("/tai-khoan/").content.decode()
    assert "Xã Hữu Liên" in page
    invitation.refresh_from_db()
    assert invitation.state() == Invitation.State.ACCEPTED


def test_the_token_is_not_kept(mailoutbox, django_capture_on_commit_callbacks):
    invitation = invite(django_capture_on_commit_callbacks, unit=UnitFactory(), role="drafter")
    token = address_in(mailoutbox[0]).split("/")[-2]

    kept = Invitation.objects.filter(pk=invitation.pk).values().get()

    assert token not in str(kept)
    assert len(token) >= 43


def test_an_invitation_into_a_group_asks_for_a_second_factor_at_once(
    client, mailoutbox, django_capture_on_commit_callbacks
):

    call_command("setup_groups", stdout=io.StringIO(), stderr=io.StringIO())
    group = Group.objects.get(name="Biên tập viên")
    invite(django_capture_on_commit_callbacks, group=group)

    client.post(address_in(mailoutbox[0]), FILLED)

    assert User.objects.get(email="moi@xa.example").groups.get() == group
    assert client.get("/quan-tri/").url.startswith("/tai-khoan/can-xac-thuc-hai-buoc/")


def test_an_invitation_is_good_for_one_use(client, client_factory):
    invited(email="moi@xa.example")
    client.post("/tai-khoan/loi-moi/the-token/", FILLED)

    again = client_factory().post(
        "/tai-khoan/loi-moi/the-token/", FILLED | {"password1": "x" * 12, "password2": "x" * 12}
    )

    assert again.status_code == 410
    assert "đã được nhận" in again.content.decode()
    assert User.objects.get(email="moi@xa.example").check_password(NEW_PASSWORD)


@pytest.mark.parametrize(
    ("change", "words"),
    [
        ({"expires_at": timezone.now() - timedelta(seconds=1)}, "hết hạn"),
        ({"revoked_at": timezone.now()}, "thu hồi"),
    ],
)
def test_expired_and_revoked_invitations_say_so_and_make_no_account(client, change, words):
    invited(**change)

    shown, posted = client.get("/tai-khoan/loi-moi/the-token/"), client.post("/tai-khoan/loi-moi/the-token/", FILLED)

    assert shown.status_code == posted.status_code == 410
    assert words in shown.content.decode()
    assert not User.objects.filter(full_name="Lộc Thị Mới").exists()


def test_an_invitation_ends_at_its_instant():
    invitation = invited()

    assert invitation.state(invitation.expires_at - timedelta(microseconds=1)) == Invitation.State.OPEN
    assert invitation.state(invitation.expires_at) == Invitation.State.EXPIRED


@pytest.mark.parametrize(
    "token", ["x", "the-toke", "the-token ", "%00", "a" * 3000, "' OR 1=1", "đường", "the-token\u200b"]
)
def test_guessed_tokens_open_nothing(client, token):
    invited()

    answer = client.get(f"/tai-khoan/loi-moi/{token}/")

    assert answer.status_code == 404
    assert client.post(f"/tai-khoan/loi-moi/{token}/", FILLED).status_code == 404


def test_guessing_is_slowed_down(client):
    answers = [client.get(f"/tai-khoan/loi-moi/thu-{n}/").status_code for n in range(65)]

    assert answers[0] == 404
    assert answers[-1] == 429


@pytest.mark.parametrize(
    ("field", "value"),
    [
        ("password1", "ngan"),
        ("password1", "1234567890123"),
        ("password1", "moi@xa.example"),
        ("password2", "khác hẳn mật khẩu"),
        ("full_name", ""),
        ("full_name", "a" * 3000),
        ("full_name", "x\x00y"),
        ("phone", "gọi tôi"),
    ],
)
def test_a_wrong_form_is_told_and_nothing_is_made(client, field, value):
    invited(email="moi@xa.example")

    answer = client.post("/tai-khoan/loi-moi/the-token/", FILLED | {field: value})

    assert answer.status_code == 422
    assert "error-summary" in answer.content.decode()
    assert not User.objects.filter(email="moi@xa.example").exists()
    assert Invitation.objects.get().state() == Invitation.State.OPEN


def test_the_address_comes_from_the_invitation_not_from_the_form(client):
    invited(email="moi@xa.example")

    client.post("/tai-khoan/loi-moi/the-token/", FILLED | {"email": "khac@xa.example", "is_superuser": "on"})

    user = User.objects.get(email="moi@xa.example")
    assert not user.is_superuser
    assert not User.objects.filter(email="khac@xa.example").exists()


def test_an_invitation_never_sets_the_password_of_an_account_that_exists(client):
    user = UserFactory(email="co@xa.example")
    invited(email="co@xa.example")

    shown = client.get("/tai-khoan/loi-moi/the-token/")
    client.post("/tai-khoan/loi-moi/the-token/", FILLED)

    assert shown.status_code == 302
    assert "dang-nhap" in shown.url
    user.refresh_from_db()
    assert user.check_password(PASSWORD)
    assert Invitation.objects.get().state() == Invitation.State.OPEN


def test_the_owner_of_an_account_signs_in_and_accepts(client):
    user = UserFactory(email="co@xa.example")
    invitation = invited(email="co@xa.example")
    client.force_login(user)
    assert "Nhận lời mời" in client.get("/tai-khoan/loi-moi/the-token/").content.decode()

    client.post("/tai-khoan/loi-moi/the-token/")

    assert role_of(user, invitation.unit) == "drafter"


def test_somebody_else_cannot_accept_it(client):
    UserFactory(email="co@xa.example")
    invitation = invited(email="co@xa.example")
    thief = UserFactory()
    client.force_login(thief)

    answer = client.post("/tai-khoan/loi-moi/the-token/")

    assert answer.status_code == 403
    assert role_of(thief, invitation.unit) is None


def test_resending_kills_the_old_address_and_gives_another_fortnight(
    client, mailoutbox, django_capture_on_commit_callbacks, time_machine
):
    by = SuperuserFactory()
    invitation = invite(django_capture_on_commit_callbacks, unit=UnitFactory(), role="drafter", by=by)
    old = address_in(mailoutbox[0])
    time_machine.move_to(timezone.now() + timedelta(days=20))
    with django_capture_on_commit_callbacks(execute=True):
        actions.resend(invitation, by=by)

    new = address_in(mailoutbox[1])

    assert client.get(old).status_code == 404
    assert client.get(new).status_code == 200


def test_what_is_accepted_is_neither_resent_nor_revoked():
    invitation = invited(accepted_at=timezone.now())

    for action in (actions.resend, actions.revoke):
        with pytest.raises(actions.InvitationRefusedError):
            action(invitation, by=invitation.invited_by)


def test_nobody_is_invited_twice_nor_into_a_unit_that_has_ended():
    by, unit = SuperuserFactory(), UnitFactory()
    actions.invite(email="a@xa.example", full_name="A", unit=unit, role="drafter", by=by)
    member = MembershipFactory(unit=unit).user
    ended = UnitFactory(effective_from=None, effective_to=timezone.localdate())

    for email, where in [("A@xa.example", unit), (member.email, unit), ("b@xa.example", ended)]:
        with pytest.raises(actions.InvitationRefusedError):
            actions.invite(email=email, full_name="A", unit=where, role="drafter", by=by)


def test_only_those_with_the_right_invite():
    nobody = UserFactory()

    with pytest.raises(PermissionDenied):
        actions.invite(email="a@xa.example", full_name="A", unit=UnitFactory(), role="drafter", by=nobody)
    with pytest.raises(PermissionDenied):
        actions.invite(email="a@xa.example", full_name="A", group=Group.objects.create(name="x"), by=nobody)


def test_a_unit_that_ended_meanwhile_takes_nobody(client):
    unit = UnitFactory(effective_from=None)
    invited(email="moi@xa.example", unit=unit)
    unit.effective_to = timezone.localdate()
    unit.save()

    client.post("/tai-khoan/loi-moi/the-token/", FILLED)

    assert not User.objects.filter(email="moi@xa.example").exists()
    assert not Membership.objects.exists()
