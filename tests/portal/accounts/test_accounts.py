"""One's own account, and what staff may do to the accounts of others."""

import io
import re

import pytest
from allauth.mfa.models import Authenticator
from django.core.exceptions import ValidationError
from django.core.management import CommandError, call_command
from django.db import IntegrityError, transaction
from django.urls import reverse

from portal.accounts.models import User
from tests.factories.accounts import PASSWORD, SECRET, SuperuserFactory, UserFactory
from tests.factories.units import MembershipFactory

pytestmark = pytest.mark.django_db
ADMIN = "Quản trị"


@pytest.fixture
def administrator(client, groups):
    """Somebody of the group that looks after accounts, no superuser."""
    user = UserFactory(groups=[ADMIN])
    client.force_login(user)
    return user


def form(user, **changes):
    data = {
        "email": user.email,
        "full_name": user.full_name,
        "position": user.position,
        "phone": user.phone,
        "is_active": "on",
        "groups": [group.pk for group in user.groups.all()],
    }
    return data | changes


def edit(user):
    return reverse("wagtailusers_users:edit", args=[user.pk])


# --- my account ------------------------------------------------------------------


def test_my_account_shows_who_i_am_and_where_my_work_is(client, django_assert_max_num_queries):
    membership = MembershipFactory(unit__name="Xã Hữu Liên", role="signatory")
    client.force_login(membership.user)
    client.get("/tai-khoan/")  # the first page ever shown makes the row of the office's settings

    with django_assert_max_num_queries(12):
        page = client.get("/tai-khoan/").content.decode()

    assert membership.user.full_name in page
    assert "Xã Hữu Liên" in page
    assert "Người ký duyệt" in page
    assert "/don-vi/" in page
    assert "Bật xác thực hai bước" in page
    assert "Vào khu vực quản trị" not in page


def test_strangers_are_asked_to_sign_in(client):
    for name in ("accounts:home", "account_change_password", "usersessions_list", "mfa_index", "mfa_activate_totp"):
        answer = client.get(reverse(name))
        assert answer.status_code == 302
        assert answer.url.startswith("/tai-khoan/dang-nhap/")


def test_anonymous_pages_do_not_vary_by_who_is_signed_in(client, office):
    assert "Cookie" not in client.get("/suc-khoe/song/").headers.get("Vary", "")


def test_the_password_is_changed_with_the_old_one_and_other_sessions_end(client, client_factory):
    user = UserFactory()
    for browser in (client, other := client_factory()):
        browser.post("/tai-khoan/dang-nhap/", {"login": user.email, "password": PASSWORD})
    new = "một mật khẩu khác hẳn"

    wrong = client.post("/tai-khoan/mat-khau/", {"oldpassword": "sai", "password1": new, "password2": new})
    assert wrong.status_code == 422
    right = client.post("/tai-khoan/mat-khau/", {"oldpassword": PASSWORD, "password1": new, "password2": new})

    assert right.url == "/tai-khoan/"
    assert client.get("/tai-khoan/").status_code == 200
    assert other.get("/tai-khoan/").status_code == 302


def test_other_sessions_are_listed_and_ended(client, client_factory):
    user = UserFactory()
    for browser in (client, other := client_factory()):
        browser.post("/tai-khoan/dang-nhap/", {"login": user.email, "password": PASSWORD})
    assert client.get("/tai-khoan/phien/").content.decode().count("Địa chỉ mạng") == 2

    client.post("/tai-khoan/phien/")

    assert other.get("/tai-khoan/").status_code == 302
    assert client.get("/tai-khoan/").status_code == 200


# --- forgotten password ------------------------------------------------------------


def ask(client, mailoutbox, user):
    client.post("/tai-khoan/mat-khau/quen/", {"email": user.email})
    return re.search(r"http://testserver(/tai-khoan/mat-khau/dat-lai/\S+)", mailoutbox[-1].body)[1]


def test_a_forgotten_password_is_set_anew_by_mail_once(client, mailoutbox):
    user = UserFactory()
    address = ask(client, mailoutbox, user)
    assert mailoutbox[0].subject == "Đặt lại mật khẩu"
    page = client.get(address, follow=True)
    new = "mật khẩu mới toanh 9"

    done = client.post(page.request["PATH_INFO"], {"password1": new, "password2": new})

    assert done.status_code == 302
    user.refresh_from_db()
    assert user.check_password(new)
    assert "không còn dùng được" in client.get(address, follow=True).content.decode()


def test_a_new_password_does_not_get_past_the_second_factor(client, mailoutbox):
    user = SuperuserFactory()
    page = client.get(ask(client, mailoutbox, user), follow=True)
    client.post(page.request["PATH_INFO"], {"password1": "một hai ba bốn", "password2": "một hai ba bốn"})

    client.post("/tai-khoan/dang-nhap/", {"login": user.email, "password": "một hai ba bốn"})

    assert "_auth_user_id" not in client.session
    assert Authenticator.objects.filter(user=user).exists()


def test_asking_for_an_unknown_address_says_the_same_and_sends_nothing(client, mailoutbox):
    known = client.post("/tai-khoan/mat-khau/quen/", {"email": UserFactory().email}, follow=True)
    unknown = client.post("/tai-khoan/mat-khau/quen/", {"email": "la@xa.example"}, follow=True)

    assert known.content == unknown.content
    assert len(mailoutbox) == 1


@pytest.mark.parametrize("key", ["1-abc", "zzz-zzz", "0-" + "a" * 2000, "1-set-password"])
def test_made_up_reset_addresses_are_told_so(client, key):
    answer = client.get(f"/tai-khoan/mat-khau/dat-lai/{key}/", follow=True)

    assert answer.status_code == 200
    assert "không còn dùng được" in answer.content.decode()


# --- staff and the accounts of others ------------------------------------------------


def test_accounts_are_listed_by_given_name_and_found(client, administrator):
    UserFactory(full_name="Vi Thị An")
    UserFactory(full_name="An Văn Út")

    page = client.get(reverse("wagtailusers_users:index")).content.decode()
    found = client.get(reverse("wagtailusers_users:index"), {"q": "Thị An"}).content.decode()

    assert page.index("Vi Thị An") < page.index("An Văn Út")
    assert "Vi Thị An" in found
    assert "An Văn Út" not in found


@pytest.mark.parametrize("typed", ["Thanh Nhàn", "thanh nhan", "NHAN vi", "nhan@so"])
def test_accounts_are_found_without_marks_and_in_any_order(client, administrator, typed):
    UserFactory(full_name="Vi Thị Thanh Nhàn", email="nhan@so.example")
    UserFactory(full_name="Vi Thị Thành", email="thanh@so.example")
    page = client.get("/quan-tri/users/", {"q": typed}).content.decode()
    assert "Vi Thị Thanh Nhàn" in page
    assert "Vi Thị Thành" not in page


def test_an_account_is_changed_and_nobody_becomes_superuser_by_it(client, administrator):
    user = UserFactory()

    answer = client.post(edit(user), form(user, full_name="Nông Thị Đổi", is_superuser="on", is_staff="on"))

    assert answer.status_code == 302
    user.refresh_from_db()
    assert user.full_name == "Nông Thị Đổi"
    assert not user.is_superuser
    assert not user.is_staff


def test_a_superusers_account_is_out_of_reach(client, administrator):
    chief = SuperuserFactory()

    client.get(edit(chief))
    client.post(edit(chief), form(chief, email="ke.la@xa.example"))
    client.post(reverse("wagtailusers_users:second_factor", args=[chief.pk]))
    for action in ("set_active_state", "assign_role", "delete"):
        address = reverse("wagtail_bulk_action", args=["accounts", "user", action])
        client.post(f"{address}?id={chief.pk}", {"mark_as_active": "", "role": administrator.groups.get().pk})

    before = chief.email
    chief.refresh_from_db()
    assert chief.email == before
    assert chief.is_active
    assert not chief.groups.exists()
    assert Authenticator.objects.filter(user=chief).exists()


def test_nobody_deletes_accounts(client):
    client.force_login(SuperuserFactory())
    user = UserFactory()
    delete = reverse("wagtailusers_users:delete", args=[user.pk])

    assert delete not in client.get(reverse("wagtailusers_users:edit", args=[user.pk])).content.decode()
    client.post(delete)
    client.post(reverse("wagtail_bulk_action", args=["accounts", "user", "delete"]) + f"?id={user.pk}")

    assert User.objects.filter(pk=user.pk).exists()


def test_after_a_change_of_address_the_old_one_opens_nothing(client, client_factory, administrator, mailoutbox):
    user, browser = UserFactory(email="cu@xa.example"), client_factory()
    ask(browser, mailoutbox, user)

    client.post(edit(user), form(user, email="moi@xa.example"))

    browser.post("/tai-khoan/dang-nhap/", {"login": "cu@xa.example", "password": PASSWORD})
    assert "_auth_user_id" not in browser.session
    browser.post("/tai-khoan/mat-khau/quen/", {"email": "cu@xa.example"})
    assert len(mailoutbox) == 1
    browser.post("/tai-khoan/dang-nhap/", {"login": "moi@xa.example", "password": PASSWORD})
    assert "_auth_user_id" in browser.session


def test_switching_an_account_off_ends_its_sessions(client, client_factory, administrator):
    user, browser = UserFactory(), client_factory()
    browser.post("/tai-khoan/dang-nhap/", {"login": user.email, "password": PASSWORD})
    data = form(user)
    del data["is_active"]

    client.post(edit(user), data)

    assert browser.get("/tai-khoan/").status_code == 302


def test_accounts_are_added_by_invitation_only(client, administrator):
    answer = client.get(reverse("wagtailusers_users:add"))

    assert answer.url == reverse("invitation:staff")
    count = User.objects.count()
    assert client.post(reverse("wagtailusers_users:add"), {"email": "a@b.example"}).status_code == 405
    assert User.objects.count() == count


def test_a_lost_second_factor_is_taken_off_with_a_mail(
    client, administrator, client_factory, mailoutbox, django_capture_on_commit_callbacks
):
    user = UserFactory(second_factor=True)
    address = reverse("wagtailusers_users:second_factor", args=[user.pk])
    assert user.full_name in client.get(address).content.decode()

    with django_capture_on_commit_callbacks(execute=True):
        client.post(address)

    assert not Authenticator.objects.filter(user=user).exists()
    assert mailoutbox[0].to == [user.email]
    own = reverse("wagtailusers_users:second_factor", args=[administrator.pk])
    client.post(own)
    assert Authenticator.objects.filter(user=administrator).exists()


def test_the_back_offices_own_settings_ask_for_no_name_mail_or_password(client):
    client.force_login(SuperuserFactory())

    page = client.get("/quan-tri/account/").content.decode()

    for word in ("first_name", "last_name", "old_password", "name_email-email", "avatar-avatar"):
        assert word not in page
    assert "/tai-khoan/" in page


# --- the model ------------------------------------------------------------------------


def test_addresses_are_one_whatever_their_case():
    UserFactory(email="Can.Bo@Xa.example")

    with pytest.raises(IntegrityError), transaction.atomic():
        UserFactory(email="can.bo@xa.EXAMPLE")
    with pytest.raises(ValidationError):
        User(email="can.bo@xa.example", full_name="A", password="x").full_clean()


def test_a_user_needs_an_address():
    with pytest.raises(ValueError, match="address"):
        User.objects.create_user("")


# --- demo ---------------------------------------------------------------------------


def test_the_demo_code_opens_and_is_refused_outside_the_demo(client, settings):
    settings.SITE_URL, settings.DEMO = "http://127.0.0.1:8000", True
    user, out = SuperuserFactory(), io.StringIO()
    client.post("/tai-khoan/dang-nhap/", {"login": user.email, "password": PASSWORD})

    call_command("demo_code", user.email, stdout=out)
    client.post(reverse("mfa_authenticate"), {"code": out.getvalue().strip()})

    assert client.get("/quan-tri/").status_code == 200
    assert SECRET not in out.getvalue()
    for demo, site in ((False, "http://127.0.0.1:8000"), (True, "https://tdkt.langson.gov.vn")):
        settings.DEMO, settings.SITE_URL = demo, site
        with pytest.raises(CommandError):
            call_command("demo_code", user.email)
