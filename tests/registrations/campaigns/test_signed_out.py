"""Signed out in the middle of a form: what was typed is there again after signing in, for the same person only."""

import re
from datetime import timedelta

import pytest
import time_machine
from django.core.files.uploadedfile import SimpleUploadedFile
from django.utils import timezone

from registrations.campaigns import actions
from registrations.campaigns.models import Registration
from registrations.titles.models import RecipientKind
from tests.factories.accounts import PASSWORD
from tests.factories.titles import TitleFactory
from tests.screens import go

from .conftest import member_of

pytestmark = pytest.mark.django_db


def carried(client, address):
    """The hidden fields of a form that is open."""
    page = client.get(address).content.decode()
    form = page[page.index('<form method="post" action="/don-vi/dang-ky') :]
    return dict(re.findall(r'<input type="hidden" name="(version|tab|giu)" value="([^"]*)"', form))


def sign_in(client, user):
    return client.post("/tai-khoan/dang-nhap/", {"login": user.email, "password": PASSWORD})


@pytest.fixture
def typed(client, draft, clerk, addresses):
    """A form that was open when the session ended, and is sent."""
    client.force_login(clerk)
    hidden = carried(client, addresses(draft).targets)
    client.logout()
    return client.post(addresses(draft).targets, hidden | {"pledge": "Trồng 5 héc-ta rừng\nMở một cây cầu"})


def test_what_was_typed_is_in_the_form_again_and_saved_by_its_button(client, typed, draft, clerk, addresses):
    assert typed.status_code == 403
    assert "đã được giữ lại" in typed.content.decode()
    assert "Trồng 5 héc-ta rừng" in typed.content.decode()
    sign_in(client, clerk)
    page = client.get(addresses(draft).targets).content.decode()
    assert "Mở một cây cầu</textarea>" in page
    assert "chưa được lưu" in page
    assert Registration.objects.get(pk=draft.pk).pledge == ""
    hidden = carried(client, addresses(draft).targets)
    client.post(addresses(draft).targets, hidden | {"pledge": "Trồng 5 héc-ta rừng"})
    assert Registration.objects.get(pk=draft.pk).pledge == "Trồng 5 héc-ta rừng"
    assert "chưa được lưu" not in client.get(addresses(draft).targets).content.decode()


def test_somebody_else_who_signs_in_does_not_see_it(client, typed, draft, addresses):
    sign_in(client, member_of(draft))
    assert "Mở một cây cầu" not in client.get(addresses(draft).targets).content.decode()


def test_a_colleague_who_saved_meanwhile_is_not_overwritten(client, typed, draft, clerk, addresses):
    mate = member_of(draft, full_name="Vi Thị Cùng")
    actions.save_step(draft.pk, "targets", {"answers": {}, "pledge": "Của đồng nghiệp"}, version=1, by=mate)
    sign_in(client, clerk)
    hidden = carried(client, addresses(draft).targets)
    answer = client.post(addresses(draft).targets, hidden | {"pledge": "Mở một cây cầu"})
    assert answer.status_code == 409
    assert Registration.objects.get(pk=draft.pk).pledge == "Của đồng nghiệp"


def test_rows_come_back_with_their_titles(client, draft, clerk, addresses, rows):
    title = TitleFactory(recipient_kinds=[RecipientKind.PERSON])
    draft.campaign.titles.add(title)
    client.force_login(clerk)
    hidden = carried(client, addresses(draft).persons)
    client.logout()
    client.post(addresses(draft).persons, rows(draft, ("Hoàng Văn Một", title, "Kế toán")) | hidden)
    sign_in(client, clerk)
    page = client.get(addresses(draft).persons).content.decode()
    assert 'value="Hoàng Văn Một"' in page
    assert f'<option value="{title.pk}" selected' in page


@pytest.mark.parametrize("token", ["", "x", "WzEsIi8iXQ:1abc:khong-dung"])
def test_strangers_leave_nothing_behind(client, draft, addresses, token):
    answer = client.post(addresses(draft).targets, {"pledge": "Rác " * 1000, "giu": token})
    assert answer.status_code == 403
    assert "campaigns.typed" not in client.session
    assert "mời chép lại" in answer.content.decode().lower()


def test_a_token_is_for_one_form_and_two_days(client, draft, clerk, addresses):
    client.force_login(clerk)
    hidden = carried(client, addresses(draft).targets)
    client.logout()
    client.post(addresses(draft).unit, hidden | {"contact_name": "Ai đó"})
    assert "campaigns.typed" not in client.session
    with time_machine.travel(timezone.now() + timedelta(days=2, seconds=2), tick=False):
        client.post(addresses(draft).targets, hidden | {"pledge": "Muộn"})
    assert "campaigns.typed" not in client.session


def test_what_is_too_long_to_keep_is_given_back_to_be_copied(client, draft, clerk, addresses):
    client.force_login(clerk)
    hidden = carried(client, addresses(draft).targets)
    client.logout()
    answer = client.post(addresses(draft).targets, hidden | {"pledge": "x" * 500_000})
    assert "campaigns.typed" not in client.session
    assert "Mời chép lại" in answer.content.decode()


def test_of_a_file_it_is_said_that_it_must_be_chosen_again(client, draft, addresses):
    answer = client.post(addresses(draft).files, {"files": SimpleUploadedFile("a.pdf", b"%PDF-1.7")})
    assert "Tệp vừa chọn thì cần chọn lại" in answer.content.decode()


def test_a_member_removed_in_mid_draft_gets_their_own_words_back(client, draft, clerk, addresses):
    client.force_login(clerk)
    hidden = carried(client, addresses(draft).targets)
    clerk.memberships.update(until=timezone.now())
    answer = client.post(addresses(draft).targets, hidden | {"pledge": "Viết dở thì thôi việc"})
    assert answer.status_code == 403
    assert "Viết dở thì thôi việc" in answer.content.decode()
    assert draft.unit.name not in answer.content.decode()
    assert Registration.objects.get(pk=draft.pk).pledge == ""
    stranger = client.post(addresses(draft).targets, hidden | {"giu": "x", "pledge": "Dò"})
    assert stranger.status_code == 404


@pytest.mark.browser
@pytest.mark.django_db(transaction=True)
def test_the_whole_way_without_script(browser, live_server, draft, clerk, addresses):
    context = browser.new_context(
        java_script_enabled=False, base_url=live_server.url, viewport={"width": 360, "height": 780}
    )
    page = context.new_page()
    page.goto(addresses(draft).targets)
    for _ in range(2):
        page.fill("[name=login]", clerk.email)
        page.fill("[name=password]", PASSWORD)
        go(page, page.locator("main form button[type=submit]").first)
        if page.locator("#id_pledge").input_value():
            break
        page.fill("#id_pledge", "Gõ khi phiên đã hết")
        context.clear_cookies(name="phien")
        go(page, page.get_by_role("button", name="Lưu và sang bước 5"))
        go(page, page.get_by_role("link", name="Đăng nhập lại"))
    assert page.locator("#id_pledge").input_value() == "Gõ khi phiên đã hết"
    go(page, page.get_by_role("button", name="Lưu và sang bước 5"))
    assert Registration.objects.get(pk=draft.pk).pledge == "Gõ khi phiên đã hết"
    context.close()
