"""The officer's screens in a real browser: accessible, and a whole afternoon's work without a fault."""

from datetime import date

import pytest
from django.conf import settings as project
from django.test import Client
from playwright.sync_api import expect

from portal.operations.office import build_pages
from registrations.recipients import proposing
from registrations.recipients.models import Proposal, Recipient, RecipientRecord
from tests.factories.accounts import SuperuserFactory
from tests.factories.awards import AwardRecordFactory, DecisionFactory
from tests.screens import axe_faults

pytestmark = [pytest.mark.browser, pytest.mark.django_db(transaction=True)]


@pytest.fixture
def desk(transactional_db, browser, live_server, settings):
    """A browser signed in to the back office, with two people to decide about."""
    settings.MIDDLEWARE = [m for m in settings.MIDDLEWARE if "SecondFactor" not in m]
    build_pages()
    for name in ("Nông Thị Mẫu", "Lê Văn Mẫu"):
        for year in (2018, 2024):
            decision = DecisionFactory(published=True, signed_on=date(year, 5, 1))
            AwardRecordFactory(decision=decision, name=name, birth_year=1970)
    proposing.rebuild()
    client = Client()
    client.force_login(SuperuserFactory())
    context = browser.new_context(viewport={"width": 1280, "height": 900})
    name = project.SESSION_COOKIE_NAME
    context.add_cookies([{"name": name, "value": client.cookies[name].value, "url": live_server.url}])
    page = context.new_page()
    yield page
    context.close()


def check(page):
    """No fault of access in what is ours (Wagtail's own frame and its messages are Wagtail's)."""
    violations = axe_faults(page, context={"include": [["main"]], "exclude": [[".messages"]]})
    assert not [(fault["id"], [node["html"] for node in fault["nodes"]]) for fault in violations]


def test_an_officer_confirms_looks_and_takes_back(desk, live_server):
    desk.goto(f"{live_server.url}/quan-tri/cung-nguoi/")
    check(desk)
    desk.get_by_role("link", name="Nông Thị Mẫu").click()
    expect(desk.get_by_text("Cùng tên, cùng năm sinh 1970, cùng đơn vị")).to_be_visible()
    check(desk)
    desk.get_by_label("Căn cứ").fill("Đã đối chiếu hồ sơ")
    desk.get_by_role("button", name="Các lượt đã chọn là của cùng một nơi nhận").click()
    expect(desk.get_by_text("Đã xác nhận 2 lượt khen thưởng")).to_be_visible()
    recipient = Recipient.objects.get()
    desk.goto(f"{live_server.url}/quan-tri/cung-nguoi/ca-loat/")
    check(desk)
    desk.get_by_role("button", name="Xác nhận các trường hợp đã chọn").click()
    expect(desk.get_by_text("Đã xác nhận 1 trường hợp.")).to_be_visible()
    assert not Proposal.objects.exists()
    desk.goto(f"{live_server.url}/quan-tri/nguoi-duoc-khen/inspect/{recipient.pk}/")
    check(desk)
    desk.get_by_role("button", name="Hoàn tác").click()
    expect(desk.get_by_text("Đã hoàn tác việc")).to_be_visible()
    check(desk)
    assert not RecipientRecord.objects.filter(record__name="Nông Thị Mẫu").exists()
