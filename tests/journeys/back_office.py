"""What people do in the back office, the way they do it: by its menus, forms and buttons."""

import re

from playwright.sync_api import expect

from cms_pages.ceremonies.models import CeremonyIndexPage
from cms_pages.documents.models import DocumentIndexPage
from cms_pages.exemplars.models import ExemplarIndexPage
from cms_pages.news.models import NewsIndexPage
from registrations.titles.models import Title
from tests import screens

ADD = "/quan-tri/pages/add/{kind}/{parent}/"


def watched(page):
    """Wait until the editor has settled and looks for changes."""
    expect(page.locator("html[data-watched]")).to_have_count(1)


# What Wagtail's windows ask for has been answered, and the answer has been dealt with.
ANSWERED = """() => new Promise((done) => {
    const look = () => window.jQuery.active ? setTimeout(look, 20) : done();
    look();
})"""


def answered(page):
    """Wait until no answer is on its way to a window over the page."""
    page.evaluate(ANSWERED)


def beside(page, panel):
    """Open a panel beside the text, unless it is open still: the editor remembers it from the page before."""
    opener = page.locator(f"[data-side-panel-toggle={panel}]")
    if opener.get_attribute("aria-expanded") != "true":
        opener.click()
    expect(opener).to_have_attribute("aria-expanded", "true")
    expect(page.locator(f"[data-side-panel={panel}]")).to_be_visible()


def _paragraph(page, text):
    """Write into the matter of a page, where a place to write stands ready or can be put in."""
    matter = page.locator("#body-root")
    if not matter.locator(".public-DraftEditor-content").count():
        matter.get_by_role("button", name="Chèn khối").first.click()
        page.get_by_role("option", name="Đoạn văn").click()
    box = matter.locator(".public-DraftEditor-content").last
    box.click()
    box.press_sequentially(text)
    # The editor hands its text to the form a moment later.
    expect(matter.locator("input[name$='-value']").last).to_have_value(re.compile(re.escape(text)))


def _choose(page, field, label):
    """Choose a related thing: from a list, or in the window that the field opens."""
    if page.locator(f"select#id_{field}").count():
        page.locator(f"#id_{field}").select_option(label=label)
        return
    page.locator(f"#id_{field}-chooser [data-chooser-action-choose]").first.click()
    dialog = page.get_by_role("dialog")
    dialog.get_by_role("link", name=label).first.click()
    screens.closed(page)


def pick(page, field, typed):
    """Find a thing in the window that a field opens, as an editor does: by words, then the first that is found."""
    page.locator(f"#id_{field}-chooser [data-chooser-action-choose]").first.click()
    dialog = page.get_by_role("dialog")
    dialog.get_by_label("Tìm", exact=False).first.fill(typed)
    dialog.locator("#search-results a", has_text=typed).first.click()
    screens.closed(page)


def keep(page):
    """Save a first draft, so that what the editor keeps by itself later goes to one page and not to a second new one."""
    foot = page.get_by_role("navigation", name="Thao tác (chân trang)")
    screens.go(page, foot.get_by_role("button", name="Lưu bản nháp"))
    expect(page).to_have_url(re.compile(r"/pages/\d+/edit/"))


def add_block(page, name):
    """Put a block at the end of the matter of a page."""
    page.locator("#body-root").get_by_role("button", name="Chèn khối").last.click()
    page.get_by_role("option", name=name, exact=True).click()


def choose_picture(page, place, title, alt, caption):
    """One picture of an album: chosen from the library and described."""
    field = f"[id$='-pictures-{place}-value-{{}}']"
    page.locator(field.format("image-chooser")).get_by_role("button", name="Chọn ảnh").click()
    page.get_by_role("dialog").get_by_role("link", name=title).click()
    screens.closed(page)
    page.locator(field.format("alt")).fill(alt)
    page.locator(field.format("caption")).fill(caption)


def upload_picture(visitor, name, content):
    """Bring a picture in by the screen of the library."""
    visitor.open("/quan-tri/images/multiple/add/")
    visitor.page.set_input_files("#fileupload", {"name": f"{name}.png", "mimeType": "image/png", "buffer": content})
    expect(visitor.page.locator("#upload-list [name$='-title']").first).to_have_value(re.compile(name))


def _footer(page, name):
    """Open the arrow beside the button at the foot and press what it offers."""
    page.get_by_role("navigation", name="Thao tác (chân trang)").get_by_role("button", name="Thao tác khác").click()
    screens.go(page, page.get_by_role("button", name=name))


def write_article(writer, *, title, lead, text):
    """Write a news article and hand it in for approval."""
    page = writer.page
    writer.open(ADD.format(kind="cms_news/articlepage", parent=NewsIndexPage.objects.get().pk))
    page.locator("#id_title").fill(title)
    page.locator("#id_lead").fill(lead)
    _choose(page, "category", "Khen thưởng")
    _paragraph(page, text)
    _hand_in(writer, title)


def write_exemplar(writer, *, title, name, place, lead, text):
    """Write the story of an exemplar and hand it in for approval."""
    page = writer.page
    writer.open(ADD.format(kind="cms_exemplars/exemplarpage", parent=ExemplarIndexPage.objects.get().pk))
    page.locator("#id_title").fill(title)
    page.locator("#id_lead").fill(lead)
    page.locator("#id_subject_name").fill(name)
    page.locator("#id_field").select_option(label="Lao động, sản xuất")
    page.locator("#id_place").fill(place)
    _paragraph(page, text)
    _hand_in(writer, title)


def add_document(editor, line, title, effective_from, replaces="", file="", relations=()):
    """Enter a document by the line at its head, its relations (kind, title of the other), its file; hand it in."""
    page = editor.page
    editor.open(ADD.format(kind="cms_documents/documentpage", parent=DocumentIndexPage.objects.get().pk))
    page.locator("#id_number").fill(line)
    page.locator("#id_title").fill(title)
    screens.fill_date(page, page.locator("#id_effective_from"), effective_from)
    page.locator("#id_verified").check()
    for at, (kind, other) in enumerate([*([("Thay thế toàn bộ", replaces)] if replaces else []), *relations]):
        page.locator("#id_relations-ADD").click()
        page.locator(f"#id_relations-{at}-kind").select_option(label=kind)
        _choose(page, f"relations-{at}-other", other)
    if file:
        page.locator("#id_files-ADD").click()
        _choose(page, "files-0-file", file)
    _hand_in(editor, title)


def hand_in(visitor):
    """Hand in the draft whose editor is open."""
    _footer(visitor.page, re.compile("Gửi duyệt"))


def _hand_in(visitor, title):
    _footer(visitor.page, re.compile("Gửi duyệt"))
    visitor.page.locator(".messages").get_by_text(title).wait_for()
    assert "/edit/" not in visitor.here


def may_approve(visitor, page_id):
    """Whether the editor offers this person to approve the page."""
    visitor.page.goto(f"{visitor.address}/quan-tri/pages/{page_id}/edit/")
    return visitor.page.locator('[data-workflow-action-name="approve"]').count() > 0


def approve(approver, page_id):
    """Approve what waits, from the page's own editor; it is published by that."""
    assert may_approve(approver, page_id)
    page = approver.page
    button = page.locator('[data-workflow-action-name="approve"]').first
    if not button.is_visible():
        page.get_by_role("navigation", name="Thao tác (chân trang)").get_by_role("button", name="Thao tác khác").click()
    screens.go(page, button)
    expect(page.locator(".messages")).to_contain_text("Đã duyệt")


def add_to_bundle(visitor, title):
    """Choose a page in the window of the chooser and put it into the bundle that is open."""
    page = visitor.page
    page.get_by_role("button", name="Chọn trang").first.click()
    window = page.get_by_role("dialog")
    window.locator("#id_q").fill(title)
    window.get_by_role("link", name=title).first.click()
    screens.closed(page)
    visitor.press("Thêm trang vào gói")
    expect(page.locator("h2:has-text('Các trang trong gói') + table")).to_contain_text(title)


def begin_ceremony(officer, title, *, on, place, number):
    """Write down an event and that it honours everybody of a decision; its page is not saved yet."""
    page = officer.page
    officer.open(ADD.format(kind="cms_ceremonies/ceremonypage", parent=CeremonyIndexPage.objects.get().pk))
    page.locator("#id_title").fill(title)
    box = page.locator("#id_starts_at")
    box.fill(f"{on:%d/%m/%Y} 08:00")
    box.press("Tab")
    page.locator("#id_place").fill(place)
    page.locator("#id_decisions-ADD").click()
    pick(page, "decisions-0-decision", number)


def add_decision(officer, *, number, signed_on, subject, occasion=""):
    """Enter the facts of a decision; leaves its overview open."""
    page = officer.page
    officer.open("/quan-tri/quyet-dinh/new/")
    page.locator("#id_number").fill(number)
    page.locator("#id_signed_on").fill(signed_on)
    page.locator("#id_authority").select_option(label="Chủ tịch UBND tỉnh")
    page.locator("#id_subject").fill(subject)
    page.locator("#id_occasion").fill(occasion)
    page.locator("#id_kind").select_option(index=1)
    page.locator("footer button[type=submit]").first.click()
    page.get_by_role("link", name="Nhập danh sách", exact=True).first.wait_for()


def import_list(officer, path, count):
    """Upload a list, see what was read, confirm. From the overview of a decision, back to it."""
    page = officer.page
    officer.follow("Nhập danh sách", exact=True)
    page.set_input_files("#id_file", path)
    officer.press("Đọc danh sách")
    expect(page.locator(".imp-row")).to_have_count(count)
    for tick in page.locator("#nhap input[type=checkbox][required]").all():
        tick.check()
    officer.press(f"Nhập cả {count} dòng")
    page.get_by_text(f"Đã nhập {count} lượt khen thưởng").wait_for()


def hand_in_decision(officer):
    """Make the page of the decision whose overview is open and hand it in. Returns the page's id."""
    page = officer.page
    officer.press("Tạo trang để trình duyệt")
    page.locator("#id_title").wait_for()
    page_id = int(re.search(r"/pages/(\d+)/edit/", page.url)[1])
    _footer(page, re.compile("Gửi duyệt"))
    return page_id


def draft_consultation(officer, *, title, nominees, number, days=10, opens_on=""):
    """Write the draft of a consultation; nominees are (name, position, unit, merit). Leaves its overview open."""
    page = officer.page
    officer.open("/quan-tri/lay-y-kien/new/")
    page.locator("#id_organising_body").select_option(index=1)
    if opens_on:
        screens.fill_date(page, page.locator("#id_opens_on"), opens_on)
    page.locator("#id_title").fill(title)
    page.locator("#id_proposing_body").fill("Sở Nội vụ")
    page.locator("#id_submission_number").fill(number)
    screens.fill_date(page, page.locator("#id_submitted_on"), "20/11/2026")
    page.locator("#id_working_days").fill(str(days))
    order = Title.objects.get(code="hc-lao-dong", effective_to=None)
    for at, (name, position, unit, merit) in enumerate(nominees):
        if not page.locator(f"#id_nominees-{at}-name").count():
            page.locator("#id_nominees-ADD").click()
        page.locator(f"#id_nominees-{at}-name").fill(name)
        page.locator(f"#id_nominees-{at}-title").select_option(value=str(order.pk))
        page.locator(f"#id_nominees-{at}-award_class").select_option(value="ba")
        page.locator(f"#id_nominees-{at}-position").fill(position)
        page.locator(f"#id_nominees-{at}-unit").fill(unit)
        page.locator(f"#id_nominees-{at}-merit").fill(merit)
    page.locator("footer button[type=submit]").first.click()
    page.get_by_text("Bản thảo: chưa ai ngoài cơ quan thường trực nhìn thấy").wait_for()


def open_consultation(approver, consultation):
    """Read what would be opened, confirm, open."""
    approver.open(f"/quan-tri/lay-y-kien/inspect/{consultation.pk}/")
    approver.follow("Duyệt mở")
    for nominee in consultation.nominees.all():
        assert nominee.name in approver.page.locator("main").inner_text()
    approver.page.locator("#id_confirmed").check()
    approver.press("Duyệt mở")
    approver.page.get_by_text("Đã duyệt mở.").wait_for()


def accept_registration(officer, unit, code):
    """From the board of campaigns to the registration of a unit, and accept it."""
    page = officer.page
    officer.open("/quan-tri/theo-doi-dang-ky/")
    officer.follow("Đăng ký thi đua năm 2027")
    officer.go(page.locator("main").get_by_role("link", name=unit.name).first)
    assert code in page.locator("main").inner_text()
    officer.press("Tiếp nhận", exact=True)
    page.get_by_text("Đã tiếp nhận bản đăng ký").wait_for()
