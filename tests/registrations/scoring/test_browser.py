"""A scoring in a real browser: head, member, checker and officer, on a phone, once without script."""

import pytest
import time_machine
from django.conf import settings
from django.test import Client
from django.urls import reverse
from playwright.sync_api import expect

from registrations.scoring import setting_up
from registrations.scoring.models import Scoring, Sheet
from tests.factories import scoring as made
from tests.screens import fine, go

pytestmark = [pytest.mark.browser, pytest.mark.django_db(transaction=True)]


def at(state):
    """The clock of the server; the browser's own goes on."""
    return time_machine.travel(made.instant(*made.WHEN[state]), tick=True)


@pytest.fixture
def come(browser, live_server):
    """`come(user, width, script)` opens a browser in which somebody has signed in, in the time of the server."""
    opened = []

    def open_as(user, width=360, script=True):
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


def path(group, name="scoring", unit=None):
    args = [group.cluster.pk] + ([group.units[unit].pk] if unit is not None else [])
    return reverse(f"scoring:{name}", args=args)


def test_the_whole_way(come, group, settings, tmp_path):
    settings.MEDIA_ROOT = str(tmp_path)
    with at("self"):
        head = come(group.signatories[0])
        head.goto(head.home + path(group, "assign"))
        fine(head, "scoring-assign")
        go(head, head.get_by_role("button", name="Phân công xoay vòng"))
        expect(head.get_by_text("Đã lưu phân công")).to_be_visible()

        member = come(group.signatories[1])
        member.goto(f"{member.home}/don-vi/")
        go(member, member.get_by_role("link", name="Tự chấm:"))
        fine(member, "scoring-home")
        go(member, member.get_by_role("link", name="Tự chấm: Xã Cao Lộc"))
        member.get_by_label("Điểm, tiêu chí 1").fill("chín")
        go(member, member.get_by_role("button", name="Lưu", exact=True))
        expect(member.get_by_role("alert").get_by_text("Mời ghi điểm bằng chữ số")).to_be_visible()
        fine(member, "scoring-error")
        member.get_by_label("Điểm, tiêu chí 1").fill("50,5")
        member.get_by_label("Thuyết minh, tiêu chí 1").fill("Theo báo cáo quý IV")
        member.get_by_label("Điểm, tiêu chí 2").fill("30")
        expect(member.get_by_text("Đã lưu lúc")).to_be_visible()
        go(member, member.get_by_role("button", name="Lưu và gửi bản tự chấm"))
        expect(member.get_by_text("Đã gửi bản tự chấm")).to_be_visible()
        fine(member, "scoring-sent")

    checker_at = group.units.index(Sheet.objects.get(unit=group.units[1]).checker)
    with at("cross"):
        checker = come(group.signatories[checker_at])
        checker.goto(checker.home + path(group, "sheet", 1))
        checker.get_by_label("Điểm, tiêu chí 1").fill("45")
        checker.get_by_label("Điểm, tiêu chí 2").fill("30")
        go(checker, checker.get_by_role("button", name="Lưu và gửi bản chấm chéo"))
        expect(checker.get_by_text("cần ghi lý do").first).to_be_visible()
        fine(checker, "scoring-reasons")
        checker.get_by_label("Lý do, nhận xét, tiêu chí 1").fill("Thiếu minh chứng")
        go(checker, checker.get_by_role("button", name="Lưu và gửi bản chấm chéo"))
        expect(checker.get_by_text("Chấm chéo:")).to_be_visible()

    with at("cluster"):
        head = come(group.signatories[0])
        head.goto(head.home + path(group, "sheet", 1))
        fine(head, "scoring-settle")
        go(head, head.get_by_role("button", name="Lấy điểm lần trước cho ô còn trống"))
        expect(head.get_by_label("Điểm, tiêu chí 1")).to_have_value("45")
        head.goto(head.home + path(group, "result"))
        go(head, head.get_by_role("button", name="Chốt kết quả"))
        expect(head.get_by_text("chỗ cần điền trước khi chốt")).to_be_visible()
        fine(head, "scoring-gaps")


def test_from_the_lock_to_the_public_page(come, group):
    made.settle(group, *made.ROWS)
    with at("protest"):
        member = come(group.signatories[1])
        member.goto(member.home + path(group, "result"))
        member.get_by_label("Nội dung kiến nghị").fill("Đề nghị xem lại điểm trừ")
        go(member, member.get_by_role("button", name="Gửi kiến nghị"))
        expect(member.get_by_text("Đã nhận kiến nghị")).to_be_visible()
        fine(member, "scoring-protest")
    desk = reverse("scoring_desk:cluster", args=[group.cluster.pk])
    with at("review"):
        officer = come(group.officer)
        officer.goto(officer.home + desk)
        officer.get_by_text("Trả lời", exact=True).click()
        officer.get_by_label("Giữ nguyên kết quả").check()
        officer.get_by_label("Nội dung trả lời").fill("Đã đối chiếu, giữ nguyên.")
        fine(officer, "scoring-desk-protest", context={"include": [["main"]]})
        go(officer, officer.get_by_role("button", name="Trả lời và báo đơn vị"))
        go(officer, officer.get_by_role("button", name="Trình duyệt"))
        expect(officer.get_by_text("Một người khác có quyền duyệt sẽ duyệt.")).to_be_visible()
        fine(officer, "scoring-desk", context={"include": [["main"]], "exclude": [[".messages"]]})
        second = come(group.second)
        second.goto(second.home + desk)
        second.get_by_label("Văn bản công nhận").fill("Quyết định mẫu")
        go(second, second.get_by_role("button", name="Xem lại và duyệt"))
        fine(second, "scoring-approve")
        go(second, second.get_by_role("button", name="Duyệt và công bố bảng xếp hạng"))
        expect(second.get_by_text("Bảng xếp hạng đã công bố")).to_be_visible()
        anybody = come(None)
        anybody.goto(f"{anybody.home}/cum-khoi/")
        fine(anybody, "public-index")
        go(anybody, anybody.get_by_role("link", name=group.cluster.name))
        expect(anybody.get_by_text("Dẫn đầu")).to_be_visible()
        fine(anybody, "public-cluster")


def test_without_script_a_unit_scores_itself(come, group):
    with at("self"):
        page = come(group.signatories[1], 360, script=False)
        page.goto(page.home + path(group, "sheet", 1))
        page.get_by_label("Điểm, tiêu chí 1").fill("50,5")
        page.get_by_label("Điểm, tiêu chí 2").fill("30")
        page.get_by_role("button", name="Lưu và gửi bản tự chấm").click()
        expect(page.get_by_text("Đã gửi bản tự chấm")).to_be_visible()
    assert Sheet.objects.get(unit=group.units[1]).self_sent_at


def test_the_office_edits_criteria(come, group):
    with at("self"):
        setting_up.assign_by_rota(group.scoring.pk, by=group.officer)
        page = come(group.officer)
        page.goto(page.home + reverse("scoring_desk:criteria", args=[group.cluster.pk]))
        expect(page.get_by_text("điểm chuẩn cộng lại 100")).to_be_visible()
        fine(page, "criteria", context={"include": [["main"]]})
        go(page, page.get_by_role("button", name="Lưu bộ tiêu chí"))
        expect(page.get_by_text("Đã lưu phiên bản 2")).to_be_visible()
        page.goto(page.home + reverse("scoring_desk:cluster", args=[group.cluster.pk]))
        go(page, page.get_by_role("button", name="Dùng phiên bản 2"))
        expect(page.get_by_text("dùng phiên bản tiêu chí mới")).to_be_visible()
    assert Scoring.objects.get().criteria_set.version == 2
