"""The library of an office: two documents and what one does to the other, a blank form with its versions, an
officer's question that becomes a page. Everything is made through the screens."""

import datetime
import io
import re

import pytest
import time_machine
from django.core.management import call_command
from docx import Document as Word
from playwright.sync_api import expect
from wagtail.documents.models import Document

from cms_pages.blanks.models import BlankIndexPage, BlankPage
from cms_pages.documents.models import DocumentIndexPage, DocumentPage
from cms_pages.guidance.models import FaqPage, GuidanceIndexPage, GuidancePage, OfficerQuestion
from tests import screens
from tests.factories.accounts import UserFactory
from tests.factories.pages import DocumentFactory

from .back_office import ADD, _paragraph, add_document, approve, may_approve
from .browsing import DESK
from .people import commune
from .public import find

pytestmark = [pytest.mark.browser, pytest.mark.django_db(transaction=True)]
DOCX = "application/vnd.openxmlformats-officedocument.wordprocessingml.document"
OLD, NEW = "98/2023/NĐ-CP", "152/2025/NĐ-CP"


def fill(page, **values):
    """Fill fields of the page editor by their names."""
    for name, value in values.items():
        if name.endswith("effective_from"):
            screens.fill_date(page, page.locator(f"#id_{name}"), value)
        else:
            page.locator(f"#id_{name}").fill(value)


def choose(page, field, label):
    """Choose a page or a file in the window that the field opens."""
    page.locator(f"#id_{field}-chooser [data-chooser-action-choose]").first.click()
    dialog = page.get_by_role("dialog")
    dialog.get_by_role("link", name=label).first.click()
    screens.closed(page)


def hand_in(visitor):
    """Send the page for approval; returns when the list says so."""
    page = visitor.page
    page.get_by_role("navigation", name="Thao tác (chân trang)").get_by_role("button", name="Thao tác khác").click()
    screens.go(page, page.get_by_role("button", name=re.compile("Gửi duyệt")))
    expect(page.locator(".messages")).to_contain_text("duyệt")
    assert "/edit/" not in visitor.here


def add_blank(editor, code, title, versions):
    """Enter a blank form with versions, each (number, from, file, basis)."""
    page = editor.page
    editor.open(ADD.format(kind="cms_blanks/blankpage", parent=BlankIndexPage.objects.get().pk))
    fill(page, code=code, title=title)
    page.locator("#id_kind").select_option(label="Báo cáo thành tích")
    for at, (number, start, file, basis) in enumerate(versions):
        if at or not page.locator("#id_versions-0-number").count():
            page.locator("#id_versions-ADD").click()
        fill(page, **{f"versions-{at}-number": number, f"versions-{at}-effective_from": start})
        choose(page, f"versions-{at}-file", file)
        if basis:
            choose(page, f"versions-{at}-basis", basis)
    hand_in(editor)


def test_documents_forms_and_questions_from_the_desk_to_the_public(visitor, settings):
    # Sent while the editor saves by itself, a new page would be made twice: here people save by hand only.
    settings.WAGTAIL_AUTOSAVE_INTERVAL = 0
    with time_machine.travel("2026-11-20 09:00 +07:00"):
        place = commune()
        people = [UserFactory(groups=[name]) for name in ("Biên tập viên", "Người duyệt", "Chuyên viên TĐKT")]
        editor, approver, officer = (visitor(viewport=DESK).sign_in(each, second_factor=True) for each in people)
        reader = visitor()
        documents_and_their_relation(editor, approver, reader)
        forms_and_their_versions(editor, approver, reader)
        form_filled_in(place, visitor(), reader)
        guide(editor, approver, reader)
        question_to_page(place.clerk, officer, approver, visitor(), reader)
    with time_machine.travel("2027-07-01 00:00 +07:00"):
        when_the_day_has_come(reader)


def documents_and_their_relation(editor, approver, reader):
    """Entered once, approved by another person, shown on both; nothing shows before."""
    put_in_library(editor, "Toàn văn nghị định", "Người dệt thổ cẩm giỏi được xét mỗi năm một lần.")
    line, file = f"Nghị định số {OLD} ngày 31/12/2023", Document.objects.get()
    add_document(editor, line, "Quy định chi tiết thi hành Luật", "01/01/2024", file=file.title)
    old = DocumentPage.objects.get(number=OLD)
    assert not may_approve(editor, old.pk)
    reader.open(old.url_path_here, status=404)
    reader.open(file.url, status=404)
    approve(approver, old.pk)
    call_command("read_files", verbosity=0)
    assert find(reader, "nguoi det tho cam gioi")[0].startswith(old.url_path_here)
    reader.open(old.url_path_here)
    with reader.page.expect_download() as coming:
        reader.page.locator(f"main a[href='{file.url}']").first.click()
    assert Word(coming.value.path()).paragraphs[0].text.startswith("Người dệt thổ cẩm")
    add_document(
        editor, f"Nghị định số {NEW} ngày 14/6/2025 của Chính phủ", "Quy định phân cấp", "01/07/2027", old.title
    )
    new = DocumentPage.objects.get(number=NEW)
    assert (new.document_type, new.issuer, new.relations.get().other.pk) == ("nghi-dinh", "Chính phủ", old.pk)
    reader.open(old.url_path_here)
    assert NEW not in reader.text
    approve(approver, new.pk)

    reader.open(old.url_path_here)
    assert "Được thay thế bởi" in reader.text
    assert f"sẽ hết hiệu lực từ 01/07/2027, thay bằng Nghị định {NEW}" in reader.text
    reader.look_everywhere("sắp hết hiệu lực")
    reader.follow(f"Nghị định {NEW}: Quy định phân cấp")
    assert "Thay thế toàn bộ" in reader.text
    assert "chưa có hiệu lực" in reader.text.lower()
    reader.look_everywhere("chưa có hiệu lực")
    the_other_relations(editor, approver, reader)


def the_other_relations(editor, approver, reader):
    """One document amends a second, repeals a third and guides a fourth: entered once, told on each of the four."""
    index, day = DocumentIndexPage.objects.get(), datetime.date(2020, 3, 1)
    for title, number in (("Quy chế cũ", "7/2020/QĐ-UBND"), ("Định mức cũ", "8/2020/QĐ-UBND")):
        DocumentFactory(parent=index, title=title, number=number, issued_on=day, effective_from=day)
    related = [
        ("Sửa đổi, bổ sung", "Quy chế cũ"),
        ("Bãi bỏ toàn bộ", "Định mức cũ"),
        ("Hướng dẫn", "Quy định chi tiết thi hành Luật"),
    ]
    line = "Quyết định số 21/2026/QĐ-UBND ngày 02/11/2026 của UBND tỉnh"
    add_document(editor, line, "Quy định về khen thưởng", "15/11/2026", relations=related)
    page = DocumentPage.objects.get(number="21/2026/QĐ-UBND")
    approve(approver, page.pk)

    reader.open(page.url_path_here)
    told = reader.page.locator("section[aria-labelledby=h-rel] li")
    for kind, other in related:
        expect(told.filter(has_text=kind)).to_contain_text(other)
    expect(told.filter(has_text="Định mức cũ")).to_contain_text("ết hiệu lực từ 15/11/2026")
    seen = {
        "7/2020/QĐ-UBND": "Được sửa đổi, bổ sung bởi",
        "8/2020/QĐ-UBND": "Bị bãi bỏ bởi",
        OLD: "Được hướng dẫn bởi",
    }
    for number, words in seen.items():
        reader.open(DocumentPage.objects.get(number=number).url_path_here)
        assert words in reader.text
        assert "21/2026/QĐ-UBND" in reader.text


def forms_and_their_versions(editor, approver, reader):
    """The version in force is offered first, the one to come and the law behind it are told."""
    for name in ("Mẫu thành tích 2024", "Mẫu thành tích 2027"):
        put_in_library(editor, name)
    versions = [
        ("1", "01/01/2024", "Mẫu thành tích 2024", "Quy định chi tiết thi hành Luật"),
        ("2", "15/08/2027", "Mẫu thành tích 2027", ""),
    ]
    add_blank(editor, "BM-01", "Báo cáo thành tích cá nhân", versions)
    blank = BlankPage.objects.get()
    reader.open("/bieu-mau/")
    assert "BM-01" not in reader.text
    approve(approver, blank.pk)

    reader.open("/bieu-mau/")
    assert "Phiên bản 1, áp dụng từ 01/01/2024 đến trước 15/08/2027" in reader.text
    reader.look_everywhere()
    reader.follow("Báo cáo thành tích cá nhân")
    assert "Chưa áp dụng" in reader.text.split("Các phiên bản khác")[1]
    reader.look_everywhere("biểu mẫu")


def put_in_library(editor, name, text="Đơn vị: {{ don_vi }}. Người lập: {{ nguoi_lap }}. Năm {{ nam }}."):
    """Upload a file of Word under a name; as a rule a form with places to fill in."""
    form = Word()
    form.add_paragraph(text)
    kept = io.BytesIO()
    form.save(kept)
    editor.open("/quan-tri/documents/multiple/add/")
    page = editor.page
    page.set_input_files("#fileupload", {"name": f"{name}.docx", "mimeType": DOCX, "buffer": kept.getvalue()})
    expect(page.locator("#upload-list [name$='-title']").first).to_have_value(re.compile(name))
    assert Document.objects.filter(title=name).exists()


def form_filled_in(place, clerk, reader):
    """A clerk downloads the form with the unit's name in it; a stranger is sent to sign in first."""
    blank = BlankPage.objects.get()
    reader.open(blank.url_path_here)
    reader.follow("Bản điền sẵn cho đơn vị")
    assert reader.here == "/tai-khoan/dang-nhap/"
    clerk.sign_in(place.clerk, second_factor=False)
    clerk.open(blank.url_path_here)
    clerk.follow("Bản điền sẵn cho đơn vị")
    assert place.unit.name in clerk.text
    assert place.clerk.full_name in clerk.text
    clerk.look_everywhere()
    with clerk.page.expect_download() as coming:
        clerk.page.get_by_role("button", name=re.compile("Tải bản điền sẵn")).click()
    filled = Word(coming.value.path())
    assert filled.paragraphs[0].text == f"Đơn vị: {place.unit.name}. Người lập: {place.clerk.full_name}. Năm 2026."
    assert "phiên bản 1" in filled.sections[0].footer.paragraphs[-1].text


def guide(editor, approver, reader):
    """A guidance for officers, read by everybody once it is approved."""
    page, title = editor.page, "Cách lập hồ sơ khen thưởng đột xuất"
    editor.open(ADD.format(kind="cms_guidance/guidancepage", parent=GuidanceIndexPage.objects.get().pk))
    page.locator("#id_title").fill(title)
    _paragraph(page, "Hồ sơ gồm tờ trình và tóm tắt thành tích.")
    hand_in(editor)
    made = GuidancePage.objects.get()
    reader.open("/nghiep-vu/")
    assert title not in reader.text
    approve(approver, made.pk)
    reader.open("/nghiep-vu/")
    reader.follow(title)
    assert "Hồ sơ gồm tờ trình và tóm tắt thành tích." in reader.text
    reader.look_everywhere("hướng dẫn")


def question_to_page(clerk, officer, approver, asker, reader):
    """A unit's clerk asks, the standing body answers, the answer becomes a page once another person approves."""
    asker.sign_in(clerk, second_factor=False)
    asker.open("/nghiep-vu/trao-doi/gui/")
    asker.look_everywhere()
    fill(
        asker.page,
        subject="Tổ chuyên môn có là tập thể nhỏ",
        text="Tổ chuyên môn của trường có phải là tập thể nhỏ không?",
    )
    asker.press("Gửi câu hỏi")
    assert "đang xem xét" in asker.text
    question = OfficerQuestion.objects.get()

    page = officer.page
    officer.open("/quan-tri/cau-hoi-nghiep-vu/")
    officer.follow(question.subject)
    page.locator("#id_text").fill("Có, khi tổ có quyết định thành lập.")
    officer.press("Gửi trả lời")
    officer.press("Gửi duyệt")
    expect(page.locator(".messages")).to_contain_text("Đã gửi duyệt")
    officer.look_everywhere("câu hỏi", within="main")
    faq = FaqPage.objects.get()
    reader.open(faq.url_path_here, status=404)
    asker.open(question.get_absolute_url())
    assert "khi tổ có quyết định thành lập" in asker.text
    asker.look_everywhere("trả lời")
    asker.open("/nghiep-vu/trao-doi/")
    asker.look_everywhere()

    approve(approver, faq.pk)
    assert FaqPage.objects.get().live
    reader.open("/nghiep-vu/?q=to chuyen mon")
    reader.look_everywhere()
    reader.follow(question.subject)
    assert "khi tổ có quyết định thành lập" in reader.text
    assert clerk.full_name not in reader.text
    reader.look_everywhere("câu hỏi thường gặp")


def when_the_day_has_come(reader):
    """On the first day of the new document the old one has ended, everywhere it is linked."""
    note = f"hết hiệu lực từ 01/07/2027, thay bằng Nghị định {NEW}"
    reader.open(DocumentPage.objects.get(number=OLD).url_path_here)
    assert f"Văn bản này đã {note}" in reader.text
    reader.look_everywhere("hết hiệu lực")
    reader.open(f"/van-ban/?hieuluc=het&q={OLD}")
    assert "1 văn bản" in reader.text
    reader.look_everywhere("văn bản hết hiệu lực")
    reader.open("/bieu-mau/")
    assert note in reader.text
    reader.open(BlankPage.objects.get().url_path_here)
    assert "Căn cứ của biểu mẫu này không còn hiệu lực" in reader.text
    reader.look_everywhere("căn cứ đã hết")
    reader.open(f"/tim-kiem/?q={OLD}")
    assert note in reader.text.lower().replace("nghị định", "Nghị định").replace("nđ-cp", "NĐ-CP")
    reader.open("/muc-thuong/")
    reader.look_everywhere()
