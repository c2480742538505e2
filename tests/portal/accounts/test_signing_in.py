"""Signing in: by address and password, with a second factor, never past it."""

import re
import time

import pytest
from allauth.mfa.models import Authenticator
from allauth.mfa.signals import authenticator_added
from allauth.mfa.totp.internal.auth import format_hotp_value, hotp_value
from django.contrib.auth.models import Permission
from django.urls import reverse

from portal.accounts.actions import enrol_totp
from tests.factories.accounts import PASSWORD, SECRET, SuperuserFactory, UserFactory

pytestmark = pytest.mark.django_db
LOGIN = "/tai-khoan/dang-nhap/"


def code(offset=0):
    """The six digits of the app now, or some periods away."""
    return format_hotp_value(hotp_value(SECRET, int(time.time()) // 30 + offset))


def activate(client):
    """Set up the app whose secret the page shows; the answer leads to the recovery codes."""
    page = client.get(reverse("mfa_activate_totp")).content.decode()
    secret = re.search(r'id="khoa-ung-dung">(\w+)<', page)[1]
    digits = format_hotp_value(hotp_value(secret, int(time.time()) // 30))
    return client.post(reverse("mfa_activate_totp"), {"code": digits})


def sign_in(client, user, *, password=PASSWORD, next_url=""):
    data = {"login": user.email, "password": password}
    if next_url:
        data["next"] = next_url
    return client.post(LOGIN, data)


def is_signed_in(client):
    return "_auth_user_id" in client.session


def test_a_member_of_a_unit_signs_in_with_address_and_password(client):
    user = UserFactory(email="Can.Bo@Xa.example")

    answer = client.post(LOGIN, {"login": "  CAN.BO@xa.example ", "password": PASSWORD})

    assert answer.status_code == 302
    assert answer.url == "/tai-khoan/"
    page = client.get("/tai-khoan/").content.decode()
    assert user.full_name in page
    assert "Khu vực quản trị" not in page


@pytest.mark.parametrize(
    "login",
    [
        "khong.co@xa.example",
        "' OR 1=1 --@x.example",
        "a" * 5000,
        "x\x00y@xa.example",
        "\u200bai@xa.example",
        "đ@xa.example",
    ],
)
def test_wrong_sign_in_is_told_beside_the_form_and_is_never_an_error_of_ours(client, login):
    UserFactory()

    answer = client.post(LOGIN, {"login": login, "password": "gì đó"})

    assert answer.status_code == 422
    page = answer.content.decode()
    assert "error-summary" in page
    assert "gì đó" not in page
    assert not is_signed_in(client)


def test_wrong_password_and_unknown_address_answer_the_same(client):
    user = UserFactory()

    known = sign_in(client, user, password="khong-dung-dau").content.decode()
    unknown = client.post(LOGIN, {"login": "la@xa.example", "password": "khong-dung-dau"}).content.decode()

    assert "Địa chỉ thư hoặc mật khẩu chưa đúng" in known
    strip = lambda page: re.sub(r'value="[^"]*"', "", page)  # noqa: E731
    assert strip(known) == strip(unknown)


def test_an_account_switched_off_cannot_sign_in(client):
    user = UserFactory(is_active=False)

    sign_in(client, user)

    assert not is_signed_in(client)


def test_after_five_wrong_passwords_even_the_right_one_waits(client):
    user = UserFactory()
    for _ in range(5):
        sign_in(client, user, password="sai-mat-khau-9")

    answer = sign_in(client, user)

    assert not is_signed_in(client)
    assert "Mời chờ" in answer.content.decode()


@pytest.mark.parametrize(
    "target",
    [
        "https://ac.example/",
        "//ac.example/",
        "\\\\ac.example",
        "javascript:alert(1)",
        "http:///ac.example",
        "/\\ac.example",
    ],
)
def test_signing_in_never_leads_to_another_site(client, target):
    answer = sign_in(client, UserFactory(), next_url=target)

    assert answer.status_code == 302
    assert answer.url == "/tai-khoan/"


def test_signing_in_leads_back_to_the_page_that_asked_for_it(client):
    assert sign_in(client, UserFactory(), next_url="/tra-cuu/").url == "/tra-cuu/"


def test_nobody_can_sign_up(client):
    for path in ("/tai-khoan/dang-ky/", "/tai-khoan/signup/", "/accounts/signup/"):
        assert client.get(path).status_code == 404
        assert (
            client.post(path, {"email": "ke@la.example", "password1": PASSWORD, "password2": PASSWORD}).status_code
            == 404
        )


# --- second factor ---------------------------------------------------------------


def test_staff_sign_in_with_password_and_code(client):
    user = SuperuserFactory()

    answer = sign_in(client, user)
    assert answer.url == reverse("mfa_authenticate")
    assert not is_signed_in(client)
    answer = client.post(reverse("mfa_authenticate"), {"code": code()})

    assert answer.status_code == 302
    assert client.get("/quan-tri/").status_code == 200


def test_a_code_opens_once(client):
    user = SuperuserFactory()
    used = code()
    sign_in(client, user)
    client.post(reverse("mfa_authenticate"), {"code": used})
    client.logout()
    sign_in(client, user)

    answer = client.post(reverse("mfa_authenticate"), {"code": used})

    assert answer.status_code == 422
    assert not is_signed_in(client)


@pytest.mark.parametrize("wrong", ["000000", "", "abcdef", "1" * 3000, "\x00", "１２３４５６"])
def test_a_wrong_code_does_not_open(client, wrong):
    user = SuperuserFactory()
    sign_in(client, user)

    answer = client.post(reverse("mfa_authenticate"), {"code": wrong})

    assert answer.status_code == 422
    assert not is_signed_in(client)


def test_guessing_codes_is_stopped(client):
    user = SuperuserFactory()
    sign_in(client, user)
    for guess in range(6):
        client.post(reverse("mfa_authenticate"), {"code": f"{guess:06}"})

    client.post(reverse("mfa_authenticate"), {"code": code()})

    assert not is_signed_in(client)


WAYS_ROUND = [
    "/quan-tri/",
    "/quan-tri/pages/",
    "/quan-tri/users/",
    "/quan-tri/account/",
    "/quan-tri/reports/site-history/",
    "/quan-tri/khong-co-trang-nay/",
    "/tai-khoan/",
    "/tai-khoan/mat-khau/",
    "/tai-khoan/phien/",
    "/tai-khoan/xac-thuc-hai-buoc/ma-du-phong/",
    "/tep-rieng/",
    "/y-kien/",
    "/",
]


@pytest.mark.parametrize("path", WAYS_ROUND)
@pytest.mark.parametrize("superuser", [True, False])
def test_staff_without_second_factor_reach_nothing_but_its_set_up(client, path, superuser):
    user = UserFactory(is_superuser=superuser, second_factor=False)
    if not superuser:
        user.user_permissions.add(Permission.objects.get(codename="access_admin"))
    sign_in(client, user)

    answer = client.get(path)

    assert answer.status_code == 302
    assert answer.url.startswith("/tai-khoan/can-xac-thuc-hai-buoc/")
    assert client.post(path).status_code == 403


def test_the_way_to_a_second_factor_is_open_and_leads_to_the_back_office(client):
    user = UserFactory(is_superuser=True, second_factor=False)
    sign_in(client, user)
    assert "xác thực hai bước" in client.get("/tai-khoan/can-xac-thuc-hai-buoc/").content.decode()

    answer = activate(client)

    assert answer.url == reverse("mfa_view_recovery_codes")
    assert client.get("/quan-tri/").status_code == 200


def test_having_asked_for_a_new_password_does_not_bar_the_way_to_a_second_factor(client):
    user = UserFactory(is_superuser=True, second_factor=False)
    client.post(reverse("account_reset_password"), {"email": user.email})
    sign_in(client, user)

    assert activate(client).url == reverse("mfa_view_recovery_codes")


def test_recovery_codes_alone_are_no_second_factor(client):
    user = UserFactory(is_superuser=True, second_factor=False)
    Authenticator.objects.create(user=user, type=Authenticator.Type.RECOVERY_CODES, data={"seed": "x", "used_mask": 0})
    client.force_login(user)

    assert client.get("/quan-tri/").url.startswith("/tai-khoan/can-xac-thuc-hai-buoc/")


def test_setting_up_a_second_factor_ends_sessions_that_only_knew_the_password(client, client_factory, rf):
    user = UserFactory(is_superuser=True, second_factor=False)
    thief = client_factory()
    sign_in(thief, user)
    sign_in(client, user)
    request = rf.post(reverse("mfa_activate_totp"))
    request.user, request.session = user, client.session
    added = enrol_totp(user, SECRET).instance

    authenticator_added.send(Authenticator, request=request, user=user, authenticator=added)

    assert client.get("/quan-tri/").status_code == 200
    assert "dang-nhap" in thief.get("/quan-tri/").url


def test_staff_cannot_take_off_their_last_second_factor(client):
    user = SuperuserFactory()
    sign_in(client, user)
    client.post(reverse("mfa_authenticate"), {"code": code()})
    client.post(reverse("account_reauthenticate"), {"password": PASSWORD})

    answer = client.post(reverse("mfa_deactivate_totp"))

    assert answer.status_code == 422
    assert Authenticator.objects.filter(user=user, type=Authenticator.Type.TOTP).exists()


def test_a_member_of_a_unit_may_take_it_off(client):
    user = UserFactory(second_factor=True)
    sign_in(client, user)
    client.post(reverse("mfa_authenticate"), {"code": code()})
    client.post(reverse("mfa_deactivate_totp"))
    assert Authenticator.objects.filter(user=user).exists()  # the password is asked for first
    client.post(reverse("account_reauthenticate"), {"password": PASSWORD})

    client.post(reverse("mfa_deactivate_totp"))

    assert not Authenticator.objects.filter(user=user).exists()


def test_secrets_are_not_readable_in_the_database():
    user = UserFactory()
    enrol_totp(user, SECRET)

    held = Authenticator.objects.get(user=user)

    assert SECRET not in str(held.data)
    assert held.wrap().validate_code(code())


def test_without_the_signing_key_no_code_fits(settings):
    user = UserFactory(second_factor=True)
    settings.SECRET_KEY = "another one altogether"
    empty = format_hotp_value(hotp_value("", int(time.time()) // 30))

    held = Authenticator.objects.get(user=user).wrap()

    assert not held.validate_code(code())
    assert not held.validate_code(empty)


# --- Wagtail's own doors ------------------------------------------------------------


@pytest.mark.parametrize(
    "path", ["/quan-tri/login/", "/quan-tri/login/?next=/quan-tri/", "/quan-tri/password_reset/", "/quan-tri/account/"]
)
@pytest.mark.parametrize("second_factor", [True, False])
def test_a_password_posted_to_wagtail_signs_nobody_in(client, path, second_factor):
    user = UserFactory(is_superuser=True, second_factor=second_factor)
    data = {"username": user.email, "password": PASSWORD, "email": user.email, "login": user.email}

    answer = client.post(path, data)

    assert answer.status_code in {302, 405}
    assert not is_signed_in(client)


def test_wagtails_password_reset_does_not_exist(client, mailoutbox):
    user = SuperuserFactory()

    client.post("/quan-tri/password_reset/", {"email": user.email})
    client.get("/quan-tri/password_reset/confirm/MQ/set-password/")

    assert mailoutbox == []


def test_the_back_office_sends_strangers_to_our_sign_in(client):
    answer = client.get("/quan-tri/")

    assert answer.status_code == 302
    assert answer.url.startswith("/tai-khoan/dang-nhap/?next=")


def test_somebody_without_access_is_told_so_and_not_sent_in_circles(client):
    client.force_login(UserFactory())

    answer = client.get("/quan-tri/", follow=True)

    assert answer.status_code == 200
    assert answer.redirect_chain[-1][0] == "/tai-khoan/"
    assert "chưa có quyền" in answer.content.decode()


def test_wagtails_sign_out_signs_out(client):
    client.force_login(SuperuserFactory())

    client.post("/quan-tri/logout/")

    assert not is_signed_in(client)


def test_signing_out_needs_a_post(client):
    client.force_login(UserFactory())

    assert client.get("/tai-khoan/dang-xuat/").status_code == 200
    assert is_signed_in(client)
    client.post("/tai-khoan/dang-xuat/")
    assert not is_signed_in(client)
