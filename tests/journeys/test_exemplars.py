"""An exemplar from the unit that knows it to the public page, and down again when its subject asks for it."""

import re

import pytest
from playwright.sync_api import expect

from cms_pages.exemplars.models import ExemplarPage
from registrations.exemplars.models import Proposal
from tests import screens
from tests.factories.accounts import UserFactory
from tests.factories.exemplars import STORY, photograph

from . import back_office, people
from .browsing import DESK

pytestmark = [pytest.mark.browser, pytest.mark.django_db(transaction=True)]
NAME = "Hứa Thị Mẫu"
DESK_LIST = "/quan-tri/de-xuat-dien-hinh/"
OURS = {"include": [["main .w-mt-6"]]}


def write(clerk):
    """The three steps of a proposal, through the screens."""
    page = clerk.page
    clerk.open("/don-vi/")
    clerk.follow(re.compile("Gương điển hình"))
    clerk.press("Đề xuất gương điển hình")
    page.locator("#id_subject_name").fill(NAME)
    page.locator("#id_role").fill("Nông dân")
    page.locator("#id_place").fill("thôn Lân Đặt")
    page.locator("#id_field").select_option(label="Lao động, sản xuất")
    page.get_by_label("Nông dân", exact=True).check()
    page.get_by_label("Phụ nữ", exact=True).check()
    page.locator("#id_title").fill("Người giữ vườn na")
    page.locator("#id_lead").fill("Ba mươi năm trồng na trên núi đá.")
    page.locator("#id_story").fill(STORY)
    screens.fine(page, "1-noi-dung")
    clerk.press("Lưu và sang bước 2")
    shot = photograph("chan-dung.jpg")
    page.locator("#id_files").set_input_files(
        [{"name": "chan-dung.jpg", "mimeType": "image/jpeg", "buffer": shot.read()}]
    )
    clerk.press("Tải lên")
    expect(page.get_by_role("group", name="Ảnh 1")).to_be_visible()
    page.get_by_label("Mô tả ảnh").fill("Bà Mẫu bên vườn na")
    screens.fine(page, "2-anh")
    clerk.press("Lưu và sang bước 3")
    clerk.press("Lưu và xem lại")
    assert "Chưa ghi ai ký đồng ý." in clerk.text
    clerk.follow("Sự đồng ý")
    page.locator("#id_consent_name").fill(NAME)
    page.locator("#id_consent_on").fill("03/02/2026")
    page.get_by_label("Bằng phương tiện điện tử").check()
    page.locator("#id_consent_reference").fill("Thư ngày 03/02/2026")
    page.locator("#id_consents_name").check()
    page.locator("#id_consents_picture").check()
    page.locator("#id_born_on").fill("06/05/1970")
    screens.fine(page, "3-dong-y")
    clerk.press("Lưu và xem lại")
    assert "Mời ông, bà báo người ký duyệt của đơn vị đăng nhập và gửi." in clerk.text


def send(signatory, record):
    signatory.open(record.get_absolute_url())
    screens.fine(signatory.page, "4-xem-lai")
    signatory.press("Gửi đề xuất")
    signatory.page.get_by_text("Hội đồng đã nhận đề xuất.").wait_for()
    return signatory.page.locator(".receipt__code").inner_text()


def record_consent(editor):
    page = editor.page
    page.get_by_label("Người ký đồng ý").fill(NAME)
    page.get_by_label("Ngày đồng ý").fill("20/02/2026")
    page.get_by_label("Cách đồng ý").select_option(label="Phiếu giấy có chữ ký")
    page.get_by_label("Phiếu đồng ý đã ký").set_input_files(
        [{"name": "phieu.jpg", "mimeType": "image/jpeg", "buffer": photograph().read()}]
    )
    page.get_by_label("Đồng ý nêu tên và kể câu chuyện trên Trang").check()
    page.get_by_label("Đồng ý đăng ảnh").check()
    page.get_by_label("Ngày sinh người trong bài").fill("06/05/1970")
    editor.press("Ghi nhận", exact=True)
    page.get_by_text("Đã ghi nhận sự đồng ý.").wait_for()


def withdraw(visitor):
    page = visitor.page
    page.get_by_text("Người trong bài rút lại sự đồng ý", exact=True).click()
    page.get_by_label("Ai rút lại, bằng cách nào").fill("Chính bà Mẫu, gọi điện")
    visitor.press(re.compile("Ghi việc rút lại"))
    page.get_by_text("Đã ghi việc rút lại sự đồng ý.").wait_for()


def test_an_exemplar_goes_up_by_consent_and_comes_down_with_it(visitor):
    staff, unit = people.staff(), people.commune()
    editor_user = UserFactory(full_name="Đàm Thị Biên", groups=["Biên tập viên"])
    clerk = visitor().sign_in(unit.clerk, second_factor=False)
    signatory = visitor().sign_in(unit.signatory, second_factor=False)
    officer = visitor(viewport=DESK).sign_in(staff.officer, second_factor=True)
    editor = visitor(viewport=DESK).sign_in(editor_user, second_factor=True)
    approver = visitor(viewport=DESK).sign_in(staff.approver, second_factor=True)
    citizen = visitor(script=False)

    write(clerk)
    record = Proposal.objects.get()
    code = send(signatory, record)
    desk = f"{DESK_LIST}{record.pk}/"
    officer.open(DESK_LIST)
    screens.fine(officer.page, "5-danh-sach", context=OURS)
    officer.follow(NAME)
    screens.fine(officer.page, "6-de-xuat", context=OURS)
    officer.page.get_by_text("Trả lại để bổ sung").click()
    officer.page.get_by_label(re.compile("Lý do")).first.fill("Mời kể thêm số hộ học theo.")
    officer.press("Trả lại và báo đơn vị")
    officer.page.get_by_text("Đã trả lại để đơn vị bổ sung.").wait_for()

    clerk.open(record.get_absolute_url())
    assert "Mời kể thêm số hộ học theo." in clerk.text
    clerk.follow("Sửa nội dung")
    clerk.page.locator("#id_lead").fill("Một trăm hộ đã học trồng na trên núi đá.")
    clerk.press("Lưu và sang bước 2")
    assert send(signatory, record) != code
    officer.open(desk)
    officer.press("Tiếp nhận và báo đơn vị")
    officer.page.get_by_text("Đã tiếp nhận.").first.wait_for()

    editor.open(desk)
    editor.press("Tạo trang từ đề xuất này")
    editor.page.locator("#id_title").wait_for()
    story = ExemplarPage.objects.get()
    assert editor.page.locator("#id_subject_name").input_value() == NAME
    editor.follow("Xem sự đồng ý, ghi việc rút lại")
    withdraw(editor)
    screens.fine(editor.page, "7-dong-y", context=OURS)
    editor.open(f"/quan-tri/pages/{story.pk}/edit/")
    assert "Sự đồng ý đã được rút lại" in editor.page.locator("main").inner_text()
    back_office.hand_in(editor)
    assert not back_office.may_approve(approver, story.pk)
    assert "Chưa duyệt, chưa đăng được bài này." in approver.page.locator("main").inner_text()
    citizen.open("/dien-hinh/hua-thi-mau/", status=404)

    # The page is locked for its approval; what stands in its way can be reached from it.
    editor.open(f"/quan-tri/pages/{story.pk}/edit/")
    editor.follow("Mở mục Sự đồng ý của người trong bài")
    record_consent(editor)
    back_office.approve(approver, story.pk)
    citizen.open("/dien-hinh/?nhom=phu-nu")
    screens_fit(citizen)
    citizen.follow(NAME)
    assert "Một trăm hộ đã học trồng na trên núi đá." in citizen.text
    assert "20/02/2026" not in citizen.text
    citizen.look()
    clerk.open(record.get_absolute_url())
    clerk.follow("xem trang gương điển hình")
    screens.fine(clerk.page, "8-trang")
    clerk.open("/dien-hinh/")
    screens.fine(clerk.page, "9-muc")
    clerk.open("/khen-thuong-theo-doi-tuong/nong-dan/")
    screens.fine(clerk.page, "10-nhom")
    clerk.open("/khen-thuong-theo-doi-tuong/")
    screens.fine(clerk.page, "11-cac-nhom")

    approver.open(f"/quan-tri/dien-hinh/{story.pk}/dong-y/")
    withdraw(approver)
    citizen.open("/dien-hinh/hua-thi-mau/", status=410)
    citizen.open("/dien-hinh/")
    assert NAME not in citizen.text
    editor.open(f"/quan-tri/pages/{story.pk}/history/")
    assert "Người trong bài đã rút lại sự đồng ý" in editor.page.locator("main").inner_text()


def screens_fit(citizen):
    """Without script a page still fits the phone."""
    citizen.look()
    assert "1 gương điển hình" in citizen.text
