"""A movement, the year's work plan and the province's targets, made through the screens and read by everybody in time."""

import re
from pathlib import Path

import pytest
from playwright.sync_api import expect

from cms_pages.documents.models import DocumentPage
from cms_pages.movements.models import MovementPage
from cms_pages.plans.models import WorkPlan
from cms_pages.targets.models import TargetsIndexPage, TargetsPage
from registrations.units.models import OrganisingBody
from tests import screens

from . import back_office
from .browsing import DESK
from .people import staff

pytestmark = [pytest.mark.browser, pytest.mark.django_db(transaction=True)]
REAL_PLAN = Path(__file__).parents[1] / "registrations/tables/plans/files/ke-hoach-tdkt-2022-lang-son.docx"
NAME = "Mỗi thôn một đoạn đường hoa"
PLAN = """KẾ HOẠCH
Công tác thi đua, khen thưởng năm 2026

TT\tNội dung\tCơ quan chủ trì\tPhối hợp\tThời hạn
1\tPhát động phong trào đường hoa\tSở Nội vụ\tBáo và Phát thanh, Truyền hình Lạng Sơn\tTháng 1
2\tSơ kết phong trào\tSở Nội vụ\tUBND các xã, phường\tQuý II
"""


def test_a_movement_its_plan_and_the_targets_by_three_people(visitor):
    people = staff()
    writer = visitor(viewport=DESK).sign_in(people.writer, second_factor=True)
    officer = visitor(viewport=DESK).sign_in(people.officer, second_factor=True)
    approver = visitor(viewport=DESK).sign_in(people.approver, second_factor=True)
    citizen = visitor()
    title = "Phát động phong trào đường hoa"
    back_office.add_document(writer, "Kế hoạch số 58/KH-UBND ngày 05/01/2024 của UBND tỉnh", title, "05/01/2024")
    back_office.approve(approver, DocumentPage.objects.get().pk)
    page = write_movement(officer)
    read_movement(officer, approver, citizen, page)
    follow_plan(officer, approver, citizen)
    import_real_plan(officer, approver, citizen)
    register_targets(officer, approver, citizen)


def write_movement(officer):
    """From the record to the page with its launch document and a review, handed in."""
    page = officer.page
    officer.open("/quan-tri/phong-trao/new/")
    page.locator("#id_organising_body").select_option(value=str(OrganisingBody.objects.order_by("pk")[0].pk))
    page.locator("#id_name").fill(NAME)
    page.locator("#id_starts_on").fill("01/01/2024")
    page.locator("#id_ends_on").fill("31/12/2025")
    page.locator("#id_criteria").fill("Mỗi thôn trồng và giữ một đoạn đường hoa.")
    screens.go(page, page.locator("footer button[type=submit]").first)
    officer.open("/quan-tri/theo-doi-phong-trao/")
    assert "mà chưa có tổng kết" in officer.text
    officer.look_everywhere(within=".imp")
    page.set_viewport_size(DESK)
    officer.press(f"Lập trang {NAME}")
    expect(page.get_by_text("Phong trào còn thiếu.")).to_be_visible()
    page.locator("#id_launch_document-chooser [data-chooser-action-choose]").first.click()
    dialog = page.get_by_role("dialog")
    dialog.get_by_role("link", name=re.compile("đường hoa")).first.click()
    screens.closed(page)
    for at, (kind, day, text) in enumerate(
        (("so-ket", "15/12/2024", "Đã trồng 40 km."), ("tong-ket", "20/01/2026", "Cả tỉnh có 120 km đường hoa."))
    ):
        page.locator("#id_reviews-ADD").click()
        page.locator(f"#id_reviews-{at}-kind").select_option(value=kind)
        page.locator(f"#id_reviews-{at}-text").fill(text)
        page.locator(f"#id_reviews-{at}-held_on").fill(day)
        page.locator(f"#id_reviews-{at}-text").click()
    back_office._hand_in(officer, NAME)
    return MovementPage.objects.get()


def read_movement(officer, approver, citizen, page):
    """Nobody reads it before a second person approved; then the line tells it all."""
    citizen.open(page.url_path_here, status=404)
    assert not back_office.may_approve(officer, page.pk)
    back_office.approve(approver, page.pk)
    citizen.open(page.url_path_here)
    line = citizen.page.locator(".timeline")
    for words in ("58/KH-UBND", "Đã trồng 40 km.", "Cả tỉnh có 120 km đường hoa."):
        expect(line.get_by_text(words).first).to_be_visible()
    assert "còn thiếu" not in citizen.text
    citizen.look_everywhere()
    officer.open("/quan-tri/theo-doi-phong-trao/")
    assert "1 (100 %)" in officer.text


def follow_plan(officer, approver, citizen):
    """A plan is read from a file, a task is done, and both become public by the approver's hand."""
    page = officer.page
    officer.open("/quan-tri/ke-hoach/nhap/")
    page.set_input_files("#id_file", {"name": "ke-hoach.txt", "mimeType": "text/plain", "buffer": PLAN.encode()})
    officer.press("Đọc kế hoạch")
    expect(page.get_by_text("Đã đọc 2 nhiệm vụ")).to_be_visible()
    officer.press("Lưu kế hoạch")
    plan = WorkPlan.objects.get()
    citizen.open(plan.get_absolute_url(), status=404)
    officer.look_everywhere("kế hoạch", within=".imp")
    page.set_viewport_size(DESK)
    approver.open(f"/quan-tri/ke-hoach/inspect/{plan.pk}/")
    approver.press("Duyệt và công khai")
    citizen.open(plan.get_absolute_url())
    assert "2 nhiệm vụ, đã hoàn thành 0" in citizen.text
    # Both days are past: the office is told, the public is not.
    assert "quá hạn" not in citizen.text.lower()
    officer.open(f"/quan-tri/ke-hoach/inspect/{plan.pk}/")
    expect(page.get_by_text(re.compile(r"Quá hạn \d+ ngày"))).to_have_count(2)

    officer.open("/quan-tri/")
    expect(page.locator("main")).to_contain_text("Sơ kết phong trào")
    officer.open(f"/quan-tri/ke-hoach/inspect/{plan.pk}/")
    officer.follow("1. Phát động phong trào đường hoa")
    page.locator("#id_state-status").select_option(value="done")
    page.locator("#id_state-result").fill("Phát động ở chợ phiên Kỳ Lừa.")
    officer.press("Lưu tình trạng")
    page.set_viewport_size(DESK)
    page.locator("#id_link-page-chooser [data-chooser-action-choose]").first.click()
    window = page.get_by_role("dialog")
    window.locator("#id_q").fill(NAME)
    window.get_by_role("link", name=NAME).first.click()
    screens.closed(page)
    officer.press("Gắn kết quả")
    expect(page.locator(".imp-looks")).to_contain_text(NAME)
    officer.look_everywhere("nhiệm vụ", within=".imp")
    citizen.open(plan.get_absolute_url())
    assert "Kỳ Lừa" not in citizen.text
    assert NAME not in citizen.text
    approver.open(f"/quan-tri/ke-hoach/inspect/{plan.pk}/")
    approver.press("Duyệt các thay đổi")
    citizen.open(plan.get_absolute_url())
    assert "Phát động ở chợ phiên Kỳ Lừa." in citizen.text
    assert citizen.page.locator("main").get_by_role("link", name=NAME).count() == 1
    citizen.look_everywhere()
    citizen.follow("Bản in theo quý")
    assert "Đã hoàn thành" in citizen.text
    citizen.look_everywhere()


def import_real_plan(officer, approver, citizen):
    """The province's plan of 2022 as the office sent it, in Word: 26 tasks in four quarters, read, approved, public."""
    officer.open("/quan-tri/ke-hoach/nhap/")
    officer.page.set_input_files("#id_file", REAL_PLAN)
    officer.press("Đọc kế hoạch")
    expect(officer.page.get_by_text("Đã đọc 26 nhiệm vụ")).to_be_visible()
    officer.press("Lưu kế hoạch")
    plan = WorkPlan.objects.get(year=2022)
    citizen.open(plan.get_absolute_url(), status=404)
    approver.open(f"/quan-tri/ke-hoach/inspect/{plan.pk}/")
    approver.press("Duyệt và công khai")
    citizen.open(plan.get_absolute_url())
    assert "26 nhiệm vụ" in citizen.text
    for words in ("Quý I", "Quý II", "Quý III", "Quý IV", "cụm 7 tỉnh miền núi biên giới phía Bắc"):
        assert words.lower() in citizen.text.lower()
    citizen.look_everywhere("2022")


def register_targets(officer, approver, citizen):
    """What the province registered, with a target; public once approved."""
    page, section = officer.page, TargetsIndexPage.objects.get()
    title = "Chỉ tiêu đăng ký của tỉnh năm 2026"
    officer.open(back_office.ADD.format(kind="cms_targets/targetspage", parent=section.pk))
    page.locator("#id_title").fill(title)
    page.locator("#id_year").fill("2026")
    screens.fill_date(page, page.locator("#id_registered_on"), "05/01/2026")
    page.locator("#id_targets-ADD").click()
    page.locator("#id_targets-0-text").fill("Hồ sơ giải quyết đúng hạn")
    page.locator("#id_targets-0-level").fill("trên 98")
    page.locator("#id_targets-0-measure").fill("%")
    page.locator("#id_candidates-ADD").click()
    page.locator("#id_candidates-0-name").fill("Hợp tác xã Nà Mười")
    back_office._hand_in(officer, title)
    made = TargetsPage.objects.get()
    citizen.open(made.url_path_here, status=404)
    back_office.approve(approver, made.pk)
    citizen.open("/chi-tieu/")
    citizen.follow(title)
    assert "Hồ sơ giải quyết đúng hạn" in citizen.text
    assert "Hợp tác xã Nà Mười" in citizen.text
    citizen.look_everywhere()
