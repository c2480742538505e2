"""Awards of groups that plans single out: tagged at the desk, with the rules of choosing, read on a page of the group.

The occasion of entrepreneurs at the spring meeting, farmers of the year, the bonus levels of pupils: everything is
made through the screens, by two people, and shows only when both have done their part.
"""

import re

import pytest
from playwright.sync_api import expect

from cms_pages.bonus.models import BonusIndexPage, BonusTablePage
from cms_pages.decisions.models import DecisionPage
from cms_pages.documents.models import DocumentIndexPage, DocumentPage
from registrations.awards.kinds import TargetGroup
from registrations.awards.models import Decision
from tests import screens

from . import back_office
from .browsing import DESK
from .people import FILES, staff

pytestmark = [pytest.mark.browser, pytest.mark.django_db(transaction=True)]
FARMERS = "/khen-thuong-theo-doi-tuong/nong-dan/"
FILE, COUNT = "danh-sach-bang-khen-2025.xlsx", 60
OCCASION = "Biểu dương nông dân sản xuất giỏi năm 2025"
SPRING = "Gặp mặt doanh nghiệp đầu xuân 2026"
FIRMS = """STT;Họ và tên/Tên tập thể;Chức vụ, đơn vị công tác;Thành tích
I. TẬP THỂ;;;
1;Công ty TNHH Na Mẫu;;Đóng góp cho tỉnh
II. CÁ NHÂN;;;
1;Ông Vi Văn Doanh;Giám đốc Công ty TNHH Na Mẫu;Đóng góp cho tỉnh
"""
RULES = "Quy định xét chọn nông dân tiêu biểu"


def test_groups_of_recipients_from_the_desk_to_their_pages(visitor, settings):
    settings.WAGTAIL_AUTOSAVE_INTERVAL = 0
    people = staff()
    officer, editor, approver = (
        visitor(viewport=DESK).sign_in(each, second_factor=True)
        for each in (people.officer, people.writer, people.approver)
    )
    citizen = visitor()
    awards_of_an_occasion(officer, approver, citizen)
    entrepreneurs_in_spring(officer, approver, citizen)
    rules_of_choosing(editor, approver, citizen)
    bonus_levels(editor, approver, citizen)


def awards_of_an_occasion(officer, approver, citizen):
    """A list is imported, its rows are put into a group, the page of the group tells the occasion once approved."""
    back_office.add_decision(
        officer, number="1042/QĐ-UBND", signed_on="12/06/2025", subject="Khen thưởng nông dân", occasion=OCCASION
    )
    back_office.import_list(officer, FILES / FILE, COUNT)
    page, decision = officer.page, Decision.objects.get(number="1042/QĐ-UBND")
    officer.open(f"/quan-tri/luot-khen/?decision={decision.pk}")
    officer.follow("ghi nhóm đối tượng", exact=True)
    page.get_by_role("group", name=re.compile("Thêm vào nhóm")).get_by_label("Nông dân").check()
    officer.press("Xem trước")
    expect(page.locator(".event__compare")).to_contain_text("Nhóm Nông dân")
    officer.look_everywhere("xem trước", within="main")
    officer.press("Đúng, ghi như trên")
    expect(page.locator(".messages")).to_contain_text(f"Đã ghi nhóm đối tượng cho {COUNT} lượt khen thưởng")
    officer.open(f"/quan-tri/quyet-dinh/inspect/{decision.pk}/")
    page_id = back_office.hand_in_decision(officer)
    citizen.open(FARMERS)
    assert "Chưa có lượt khen thưởng nào" in citizen.text

    back_office.approve(approver, page_id)
    citizen.open(FARMERS)
    assert f"{COUNT} lượt khen thưởng" in citizen.text
    citizen.look_everywhere("nông dân")
    citizen.follow(OCCASION)
    assert citizen.here == DecisionPage.objects.get(pk=page_id).url_path_here
    citizen.open(FARMERS)
    citizen.follow("Xem trong sổ vàng")
    assert f"{COUNT} lượt khen thưởng" in citizen.text


def entrepreneurs_in_spring(officer, approver, citizen):
    """The firm of the spring meeting: with its occasion behind the filter of enterprises, once it is approved."""
    page = officer.page
    back_office.add_decision(
        officer, number="77/QĐ-UBND", signed_on="10/02/2026", subject="Khen thưởng doanh nghiệp", occasion=SPRING
    )
    listed = {"name": "doanh-nghiep.csv", "mimeType": "text/csv", "buffer": FIRMS.encode("utf-8-sig")}
    back_office.import_list(officer, listed, 2)
    decision = Decision.objects.get(number="77/QĐ-UBND")
    officer.open(f"/quan-tri/luot-khen/?decision={decision.pk}")
    officer.follow("ghi nhóm đối tượng", exact=True)
    page.get_by_role("group", name=re.compile("Thêm vào nhóm")).get_by_label("Doanh nhân, doanh nghiệp").check()
    officer.press("Xem trước")
    officer.press("Đúng, ghi như trên")
    officer.open(f"/quan-tri/quyet-dinh/inspect/{decision.pk}/")
    page_id = back_office.hand_in_decision(officer)
    shelf, firm = f"/so-vang/?nhom={TargetGroup.ENTREPRENEUR}", "Công ty TNHH Na Mẫu"
    citizen.open(shelf)
    assert firm not in citizen.text
    back_office.approve(approver, page_id)
    citizen.open(shelf)
    assert firm in citizen.text
    assert "2 lượt khen thưởng" in citizen.text
    citizen.look_everywhere("doanh nghiệp")
    citizen.open(f"/khen-thuong-theo-doi-tuong/{TargetGroup.ENTREPRENEUR}/")
    assert SPRING in citizen.text
    citizen.look_everywhere("doanh nghiệp")


def rules_of_choosing(editor, approver, citizen):
    """A document about the group stands on its page and behind the filter of the library."""
    page = editor.page
    editor.open(back_office.ADD.format(kind="cms_documents/documentpage", parent=DocumentIndexPage.objects.get().pk))
    page.locator("#id_number").fill("Quyết định số 15/2026/QĐ-UBND ngày 02/3/2026 của UBND tỉnh")
    page.locator("#id_title").fill(RULES)
    page.get_by_role("checkbox", name="Nông dân").check()
    back_office.hand_in(editor)
    document = DocumentPage.objects.get(title=RULES)
    citizen.open(FARMERS)
    assert RULES not in citizen.text

    back_office.approve(approver, document.pk)
    citizen.open(FARMERS)
    assert RULES in citizen.text
    citizen.open("/van-ban/?nhom=nong-dan")
    assert RULES in citizen.text
    citizen.look_everywhere("văn bản của nhóm")


def bonus_levels(editor, approver, citizen):
    """Sums as offices write them; found without accents, told as unchecked until somebody has compared them."""
    page = editor.page
    editor.open(back_office.ADD.format(kind="cms_bonus/bonustablepage", parent=BonusIndexPage.objects.get().pk))
    page.locator("#id_title").fill("Mức thưởng học sinh giỏi")
    screens.fill_date(page, page.locator("#id_effective_from"), "01/01/2026")
    page.locator("#id_source").fill("Nghị quyết số 13/2018/NQ-HĐND")
    if not page.locator("#id_levels-0-contest").count():
        page.locator("#id_levels-ADD").click()
    page.locator("#id_levels-0-contest").fill("Thi học sinh giỏi quốc gia")
    page.locator("#id_levels-0-result").fill("Giải Nhất")
    page.locator("#id_levels-0-amount").fill("1,5 triệu")
    back_office.hand_in(editor)
    table = BonusTablePage.objects.get()
    citizen.open("/muc-thuong/")
    assert "Chưa có bảng mức thưởng nào đang áp dụng" in citizen.text

    back_office.approve(approver, table.pk)
    citizen.open("/muc-thuong/?q=hoc+sinh+gioi")
    assert "1.500.000 đồng" in citizen.text
    assert citizen.text.count("chưa được đối chiếu với văn bản gốc") == 1
    citizen.look_everywhere("mức thưởng")
