"""The way from the end of a window to its outcome in a real browser, and what the public sees at each step."""

import os
from datetime import timedelta

import pytest
import time_machine
from django.test import Client
from django.urls import reverse
from playwright.sync_api import expect

from registrations.consultations.models import Outcome
from registrations.summaries import removal, rules
from registrations.summaries.models import Point, Report
from tests.factories.comments import comment
from tests.factories.consultations import officer
from tests.factories.summaries import outcome, take_up
from tests.screens import axe_faults, go

pytestmark = [pytest.mark.browser, pytest.mark.django_db(transaction=True)]
OFFICER = ("write_summary", "view_comment", "view_consultation", "identify_sender", "open_senders", "remove_details")


@pytest.fixture
def come(browser, live_server, settings):
    """`come(user, width, script)` opens a browser in which somebody has signed in, in the time of the server."""
    settings.MIDDLEWARE = [name for name in settings.MIDDLEWARE if "SecondFactor" not in name]
    opened = []

    def open_as(user, width=1280, script=True):
        context = browser.new_context(viewport={"width": width, "height": 800}, java_script_enabled=script)
        if user is not None:
            signed_in = Client()
            signed_in.force_login(user)
            cookie = signed_in.cookies[settings.SESSION_COOKIE_NAME].value
            context.add_cookies([{"name": settings.SESSION_COOKIE_NAME, "value": cookie, "url": live_server.url}])
        opened.append(context)
        page = context.new_page()
        page.home = live_server.url
        return page

    yield open_as
    for context in opened:
        context.close()


def fine(page, name):
    faults = axe_faults(page)
    if folder := os.environ.get("JOURNEY_PICTURES"):
        page.screenshot(path=f"{folder}/{name}.png", full_page=True)
    assert faults == []
    assert page.evaluate("document.documentElement.scrollWidth - document.documentElement.clientWidth") <= 0


def at(page, name, *args):
    page.goto(page.home + reverse(f"tong-hop:{name}", args=args))


@pytest.mark.parametrize("width", [360, 1280])
def test_an_officer_sums_up_and_an_approver_publishes(come, consultation, during, closes_at, width):
    first = consultation.nominees.first()
    for number in range(6):
        comment(consultation, during, nominee=first, text="Đề nghị làm rõ thời gian công tác.", name=f"Người {number}")
    comment(consultation, during, nominee=consultation.nominees.last(), text="Nhất trí.", stance="nhat-tri")
    take_up(consultation)
    with time_machine.travel(closes_at + timedelta(hours=9), tick=True):
        page = come(officer(*OFFICER, full_name="Vi Thị Soạn"), width)
        at(page, "index")
        fine(page, f"desk-{width}")
        go(page, page.get_by_role("link", name=consultation.title))
        fine(page, f"consultation-{width}")
        go(page, page.get_by_role("link", name="Lập nhóm từ các ý kiến này"))
        fine(page, f"point-{width}")
        expect(page.get_by_role("checkbox").first).to_be_checked()
        page.get_by_label("Nội dung chính").fill("Làm rõ thời gian công tác")
        go(page, page.get_by_role("button", name="Ghi nhóm"))
        expect(page.get_by_text("Đã ghi nhóm ý kiến.")).to_be_visible()
        go(page, page.get_by_role("link", name="Lập báo cáo"))
        fine(page, f"make-{width}")
        go(page, page.get_by_role("button", name="Lập báo cáo"))
        expect(page.get_by_text("Đã lập bản 1.")).to_be_visible()
        fine(page, f"report-{width}")
        go(page, page.get_by_role("link", name="Mở, có ghi nhật ký"))
        fine(page, f"senders-{width}")
        at(page, "outcome", consultation.pk)
        page.get_by_label("Kết luận").fill("Các trường hợp đủ điều kiện trình Hội đồng.")
        fine(page, f"outcome-{width}")
        go(page, page.get_by_role("button", name="Gửi duyệt"))
        expect(page.get_by_text("Ông, bà là người soạn nên người khác duyệt công bố.")).to_be_visible()

        page = come(officer("publish_outcome", "submit_report", "view_consultation"), width)
        at(page, "consultation", consultation.pk)
        go(page, page.get_by_role("link", name="Xem và công bố"))
        fine(page, f"publish-{width}")
        go(page, page.get_by_role("button", name="Công bố kết quả"))
        expect(page.get_by_text("Đã công bố kết quả lấy ý kiến.")).to_be_visible()
        fine(page, f"published-{width}")

        page = come(None, width)
        page.goto(page.home + consultation.get_absolute_url())
        expect(page.get_by_role("heading", name="Kết quả lấy ý kiến")).to_be_visible()
        fine(page, f"public-{width}")
    assert Point.objects.get().comments.count() == 6
    assert Report.objects.get().version == 1
    assert Outcome.objects.get().total == 7


def test_without_script_and_late(come, consultation, during, closes_at):
    comment(consultation, during)
    with time_machine.travel(closes_at + timedelta(days=60), tick=True):
        page = come(officer(*OFFICER), script=False)
        at(page, "consultation", consultation.pk)
        expect(page.get_by_text("Quá hạn công bố kết quả: hạn là ngày")).to_be_visible()
        fine(page, "late")
        go(page, page.get_by_role("link", name="Soạn kết quả"))
        page.get_by_label("Kết luận").fill("Nhất trí.")
        go(page, page.get_by_role("button", name="Gửi duyệt"))
        expect(page.get_by_text("1 ý kiến chưa được xem xét")).to_be_visible()
        fine(page, "blocked")


@pytest.mark.parametrize("detail", ["chung", "gop-so-nho", "day-du"])
def test_the_public_outcome_in_each_state(come, consultation, during, closes_at, detail):
    comment(consultation, during, nominee=consultation.nominees.first())
    outcome(consultation, now=closes_at, detail=detail)
    consultation.refresh_from_db()
    with time_machine.travel(closes_at + timedelta(hours=9), tick=True):
        page = come(None, 360, script=False)
        page.goto(page.home + consultation.get_absolute_url())
        expect(page.get_by_role("heading", name="Kết quả lấy ý kiến")).to_be_visible()
        fine(page, f"public-{detail}")


def test_details_are_taken_off(come, consultation, closes_at):
    outcome(consultation, now=closes_at)
    consultation = consultation.__class__.objects.get(pk=consultation.pk)
    due = rules.details_due(consultation)
    later = closes_at.replace(year=due.year, month=due.month, day=due.day) + timedelta(days=1)
    with time_machine.travel(later, tick=True):
        page = come(officer(*OFFICER))
        at(page, "removal", consultation.pk)
        fine(page, "removal")
        page.get_by_label("Tôi đã xem danh sách").check()
        go(page, page.get_by_role("button", name="Gỡ thông tin"))
        expect(page.get_by_text("Đã gỡ thông tin của 2 trường hợp.")).to_be_visible()
        page.goto(page.home + consultation.get_absolute_url())
        fine(page, "removed")
    assert removal.plan(consultation).going == []
