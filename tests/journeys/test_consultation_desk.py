"""What officers do with what was sent in on the draft of a document, from the first letter to the outcome.

Written, opened, corrected in public; a comment on paper that two officers enter, an allegation that goes into the
restricted register and on to another authority; points, the report for the council, the outcome.
"""

from datetime import datetime, timedelta
from types import SimpleNamespace
from zoneinfo import ZoneInfo

import pytest
import time_machine

from registrations.comments import sealing
from registrations.comments.models import Comment
from registrations.consultations.models import Consultation
from registrations.receipts.actions import verify_chain
from registrations.summaries.models import Report
from tests.factories.accounts import UserFactory
from tests.factories.comments import comment

from . import public
from .browsing import DESK
from .people import staff

pytestmark = [pytest.mark.browser, pytest.mark.django_db(transaction=True)]

DRAFTED = datetime(2026, 11, 20, 14, tzinfo=ZoneInfo("Asia/Ho_Chi_Minh"))
TITLE = "Lấy ý kiến dự thảo Quy chế xét tặng danh hiệu của tỉnh"
ARTICLES = "Điều 1. Phạm vi\nToàn tỉnh.\nĐiều 2. Đối tượng\nCá nhân, tập thể có thành tích."
ALLEGED = "Báo cáo của đơn vị ghi khống số liệu, người ký biết việc này."
ON_PAPER = "Đề nghị Điều 2 ghi rõ hộ gia đình."
REPEATED = "Đề nghị Điều 1 nêu rõ cả các cơ quan trung ương đóng trên địa bàn tỉnh."
CONCLUSION = "Cơ quan soạn thảo đã tiếp thu, bổ sung hộ gia đình vào Điều 2."
SCAN = b"%PDF-1.4\n1 0 obj <<>> endobj\ntrailer <<>>\n%%EOF"


def test_a_draft_of_a_document_from_the_desk_to_the_council(visitor):
    with time_machine.travel(DRAFTED) as clock:
        people = staff()
        people.second = UserFactory(full_name="Lý Văn Hai", groups=["Chuyên viên TĐKT"])
        desk = SimpleNamespace(
            clock=clock,
            people=people,
            officer=visitor(viewport=DESK),
            second=visitor(viewport=DESK),
            approver=visitor(viewport=DESK),
            plain=visitor(script=False),
        )
        consultation = write_and_open(desk)
        code = comments_come(desk, consultation)
        correct(desk, consultation)
        paper_by_two(desk, consultation)
        restricted(desk, consultation)
        sum_up(desk, consultation)
        tell(desk, consultation, code)
        assert verify_chain().ok


def main(person):
    return person.page.locator("main").inner_text()


def come_in(desk):
    for who in ("officer", "second", "approver"):
        getattr(desk, who).sign_in(getattr(desk.people, who), second_factor=True)


def write_and_open(desk):
    come_in(desk)
    officer, page = desk.officer, desk.officer.page
    officer.open("/quan-tri/lay-y-kien/du-thao/them/")
    page.locator("#id_organising_body").select_option(index=1)
    page.locator("#id_title").fill(TITLE)
    page.locator("#id_proposing_body").fill("Sở Nội vụ")
    page.locator("#id_drafts-0-rule").select_option(index=1)
    page.locator("#id_drafts-0-title").fill("Quy chế xét tặng")
    page.locator("#id_drafts-0-drafting_body").fill("Sở Nội vụ")
    page.locator("#id_working_days").fill("30")
    page.locator("#id_counting").select_option(label="ngày, kể cả ngày nghỉ")
    officer.go(page.locator("footer button[type=submit]").first)
    officer.follow("Dán toàn văn")
    officer.fill("Toàn văn dự thảo", ARTICLES)
    officer.press("Tách thành điều, mục")
    page.get_by_text("Điều 2. Đối tượng").wait_for()
    officer.look("bản thảo", within="main")

    draft = Consultation.objects.get()
    approver = desk.approver
    approver.open(f"/quan-tri/lay-y-kien/inspect/{draft.pk}/")
    approver.follow("Duyệt mở")
    approver.page.locator("#id_confirmed").check()
    approver.press("Duyệt mở")
    approver.page.get_by_text("Đã duyệt mở.").wait_for()
    return Consultation.objects.get()


def comments_come(desk, consultation):
    """One by the form without a script, on one article; three of like words and an allegation beside it."""
    desk.clock.move_to(consultation.opens_at + timedelta(days=3))
    plain, page = desk.plain, desk.plain.page
    plain.open(consultation.get_absolute_url())
    plain.look("đang mở")
    page.get_by_label("Ý kiến về phần nào của dự thảo").select_option(label="Điều 2. Đối tượng")
    page.get_by_role("radio", name="Đề nghị sửa đổi").check()
    plain.fill("Nội dung ý kiến", public.WORDS)
    page.get_by_label("Tôi không ghi tên").check()
    plain.press("Gửi ý kiến")
    page.get_by_text("Mời lưu lại mã tiếp nhận").wait_for()
    code = page.locator(".receipt__code").inner_text()
    at = consultation.opens_at + timedelta(days=3, hours=1)
    first = consultation.passages.get(number="Điều 1")
    for number in range(3):
        comment(consultation, at, text=REPEATED, passage=first, stance="de-nghi-sua", name=f"Hứa Văn {number}")
    comment(consultation, at, text=ALLEGED, stance="y-kien-khac", name="Triệu Thị Tố")
    return code


def correct(desk, consultation):
    """In public: what stood before, what stands now, and why."""
    approver, page = desk.approver, desk.approver.page
    desk.clock.move_to(consultation.opens_at + timedelta(days=4))
    come_in(desk)
    approver.open(f"/quan-tri/lay-y-kien/inspect/{consultation.pk}/")
    approver.go(page.get_by_role("link", name="Đính chính Điều 1. Phạm vi"))
    page.locator("#id_field").select_option(label="Nội dung")
    page.locator("#id_value").fill("Trong toàn tỉnh Lạng Sơn.")
    page.locator("#id_reason").fill("Ghi thiếu tên tỉnh")
    approver.press("Ghi đính chính")
    page.get_by_text("Đã ghi đính chính").wait_for()
    desk.plain.open(consultation.get_absolute_url())
    for words in ("Toàn tỉnh.", "Trong toàn tỉnh Lạng Sơn.", "Ghi thiếu tên tỉnh"):
        assert words in desk.plain.text


def paper_by_two(desk, consultation):
    """One enters, another compares with the scan; only then it counts."""
    officer, page = desk.officer, desk.officer.page
    officer.open(f"/quan-tri/lay-y-kien/inspect/{consultation.pk}/")
    officer.follow("Nhập bản giấy")
    page.locator("#id_arrived_at").fill(f"{consultation.opens_at + timedelta(days=1):%d/%m/%Y} 09:30")
    page.locator("#id_target").select_option(label="Điều 2. Đối tượng")
    page.get_by_role("radio", name="Đề nghị sửa đổi").check()
    page.locator("#id_text").fill(ON_PAPER)
    page.locator("#id_name").fill("Vương Thị Thư")
    page.locator("#id_scan").set_input_files({"name": "thu.pdf", "mimeType": "application/pdf", "buffer": SCAN})
    page.locator("#id_late_reason").fill("Thư đến ngày nghỉ")
    officer.look("bản giấy", within="main")
    officer.press("Nhập bản giấy")
    page.locator(".messages").wait_for()
    kept = Comment.objects.get(text=ON_PAPER)
    officer.open(f"/quan-tri/y-kien/inspect/{kept.pk}/")
    assert "Đang chờ người khác quyết định" in main(officer)
    assert page.get_by_role("button", name="Ghi quyết định").count() == 0

    second = desk.second
    second.open(f"/quan-tri/y-kien/inspect/{kept.pk}/")
    second.page.get_by_role("radio", name="Đồng ý", exact=True).check()
    second.look("người thứ hai", within="main")
    second.press("Ghi quyết định")
    second.page.get_by_text("Đã ghi quyết định.").wait_for()
    assert Comment.objects.get(pk=kept.pk).counts


def restricted(desk, consultation):
    """Moved in by an officer, who then reads it no more; forwarded by an approver."""
    officer, approver = desk.officer, desk.approver
    kept = Comment.objects.get(text=ALLEGED)
    officer.open(f"/quan-tri/y-kien/inspect/{kept.pk}/")
    officer.page.locator("#han-che_reason").fill("Nêu việc có dấu hiệu vi phạm")
    officer.press("Chuyển vào sổ hạn chế")
    officer.page.locator(".messages").get_by_text("Đã chuyển vào sổ hạn chế").wait_for()
    assert ALLEGED not in main(officer)
    officer.look("sổ hạn chế", within="main")
    officer.open("/quan-tri/y-kien/")
    assert ALLEGED not in main(officer)
    assert kept.receipt.code in main(officer)

    approver.open(f"/quan-tri/y-kien/inspect/{kept.pk}/")
    assert ALLEGED in main(approver)
    page = approver.page
    page.locator("#chuyen_authority").fill("Thanh tra tỉnh")
    page.locator("#chuyen_document_number").fill("12/SNV-TĐKT")
    page.locator("#chuyen_forwarded_on").fill(f"{consultation.opens_at + timedelta(days=4):%d/%m/%Y}")
    approver.press("Ghi việc chuyển")
    page.get_by_text("Đã ghi việc chuyển.").first.wait_for()
    approver.look("đã chuyển", within="main")
    desk.plain.open(f"/tra-cuu/{kept.receipt.code}/")
    assert "Thanh tra tỉnh, văn bản số 12/SNV-TĐKT" in desk.plain.text
    assert "Triệu Thị Tố" not in desk.plain.text


def sum_up(desk, consultation):
    """Points with words of the office, the report in a version that the approver lays before the council."""
    desk.clock.move_to(consultation.closes_at + timedelta(days=1, hours=9))
    sealing.seal_due()
    come_in(desk)
    officer, page = desk.officer, desk.officer.page
    Comment.objects.filter(state="da-nhan").update(state="dang-xem-xet")  # taken up one by one, as in the other walk
    officer.open(f"/quan-tri/tong-hop/{consultation.pk}/")
    officer.look("hết hạn", within="main")
    officer.follow("Lập nhóm từ các ý kiến này")
    page.locator("#id_gist").fill("Đề nghị nêu rõ cơ quan trung ương trên địa bàn.")
    page.locator("#id_assessment").fill("Có căn cứ; Điều 1 đã nêu toàn tỉnh.")
    page.locator("#id_conclusion").select_option(index=1)
    assert page.get_by_role("checkbox", name="3 ý kiến").is_checked()
    officer.look("nhóm", within="main")
    officer.press("Ghi nhóm")
    page.get_by_text("Đã ghi nhóm ý kiến.").wait_for()
    officer.follow("Lập báo cáo")
    page.locator("#id_number").fill("45/BC-SNV")
    page.locator("#id_signer_title").fill("Thủ trưởng cơ quan thường trực")
    officer.look("báo cáo", within="main")
    officer.press("Lập báo cáo")
    page.get_by_text("Phụ lục I, ").wait_for()
    assert page.get_by_role("button", name="Trình Hội đồng bản 1").count() == 0
    report = Report.objects.get()

    approver = desk.approver
    approver.open(f"/quan-tri/tong-hop/{consultation.pk}/bao-cao/{report.pk}/")
    with approver.page.expect_download() as found:
        approver.page.get_by_role("link", name="PDF").first.click()
    assert found.value.suggested_filename.endswith(".pdf")
    approver.press("Trình Hội đồng bản 1")
    approver.page.get_by_text("đã trình Hội đồng").first.wait_for()
    approver.look("đã trình", within="main")


def tell(desk, consultation, code):
    """Written by one, published by the other; paper is told apart and nobody's words are in it."""
    officer, approver, plain = desk.officer, desk.approver, desk.plain
    officer.open(f"/quan-tri/tong-hop/{consultation.pk}/ket-qua/")
    officer.page.locator("#id_conclusions").fill(CONCLUSION)
    officer.page.get_by_label("Chỉ công bố số chung").check()
    officer.press("Gửi duyệt")
    officer.page.get_by_text("Đã gửi duyệt.").wait_for()
    approver.open(f"/quan-tri/tong-hop/{consultation.pk}/cong-bo/")
    approver.press("Công bố kết quả")
    approver.page.get_by_text("Đã công bố kết quả lấy ý kiến.").wait_for()
    plain.open(consultation.get_absolute_url())
    plain.look("đã công bố")
    assert CONCLUSION in plain.text
    for private in (ALLEGED, ON_PAPER, REPEATED, public.WORDS, "Vương Thị Thư", "Hứa Văn"):
        assert private not in plain.text
    public.look_up(plain, code)
    assert "Hiện ở bước: Đã tổng hợp" in plain.text
    plain.follow("Xem trong sổ ghi")
    assert "Đã được tính vào kết quả" in plain.text
