"""Pictures as an editor has them in hand: twenty at once from the machine or a phone, dropped, pasted, from Word."""

import io
import re

import pytest
from PIL import Image as Pillow
from pillow_heif import register_heif_opener
from playwright.sync_api import expect
from wagtail.images.models import Image
from wagtail.models import Collection

from cms_pages.core.public_files import is_public
from cms_pages.news.models import ArticlePage, NewsIndexPage

from . import back_office, people
from .browsing import DESK, PHONE

pytestmark = [pytest.mark.browser, pytest.mark.django_db(transaction=True)]
register_heif_opener()


def photo(kind="JPEG", *, shade=0, size=(64, 48)):
    made = io.BytesIO()
    Pillow.new("RGB", size, (shade * 11 % 256, 90, 120)).save(made, kind)
    return made.getvalue()


def chosen(number):
    """As many photographs as somebody brings home from a ceremony, one of them as phones make them."""
    files = [(f"Trao giải {at:02}.jpg", "image/jpeg", photo(shade=at)) for at in range(1, number)]
    files.append(("IMG_2031.HEIC", "image/heic", photo("HEIF", shade=99)))
    return [{"name": name, "mimeType": kind, "buffer": content} for name, kind, content in files]


def new_article(visitor, title="Hội nghị tổng kết"):
    visitor.open(back_office.ADD.format(kind="cms_news/articlepage", parent=NewsIndexPage.objects.get().pk))
    visitor.page.locator("#id_title").fill(title)
    back_office._choose(visitor.page, "category", "Khen thưởng")


def add_block(page, name):
    page.locator("#body-root").get_by_role("button", name="Chèn khối").last.click()
    page.get_by_role("option", name=name).click()


def test_twenty_photographs_become_an_album_in_one_go(visitor, settings):
    settings.UPLOAD_MAX_BYTES = settings.WAGTAILIMAGES_MAX_UPLOAD_SIZE = 1 << 20
    staff = people.staff()
    writer = visitor(viewport=DESK).sign_in(staff.writer, second_factor=True)
    page = writer.page
    new_article(writer)
    add_block(page, "Chùm ảnh")
    album = page.locator("#body-root [data-streamfield-child]", has=page.locator(".album-tools")).first
    tools = album.locator(".album-tools")
    files = chosen(20)
    files += [
        {"name": "Toàn cảnh.jpg", "mimeType": "image/jpeg", "buffer": photo() + b"\x00" * (1 << 20)},
        {"name": "Danh sách.docx", "mimeType": "application/msword", "buffer": b"PK"},
        {"name": "Hỏng.jpg", "mimeType": "image/jpeg", "buffer": photo()[:200]},
    ]
    # By keyboard: the button opens the window in which files are chosen.
    button = tools.get_by_role("button", name="Thêm nhiều ảnh từ máy")
    with page.expect_file_chooser() as window:
        button.press("Enter")
    window.value.set_files(files)
    status = tools.get_by_role("status")
    expect(status).to_contain_text("Đã thêm 20 ảnh vào chùm ảnh.", timeout=90_000)
    expect(status).to_contain_text("3 ảnh chưa thêm được")
    refused = tools.get_by_role("list", name="Ảnh chưa thêm được")
    expect(refused).to_contain_text("Toàn cảnh.jpg: Ảnh nặng 1 MB, vượt mức 1 MB")
    expect(refused).to_contain_text("Danh sách.docx: Đây không phải ảnh")
    expect(refused).to_contain_text("Hỏng.jpg: Tệp ảnh bị hỏng")
    # In the order in which they were chosen, the two empty places filled first, each with its name.
    names = album.locator("[data-contentpath=pictures] [data-chooser-title]")
    expect(names).to_have_count(20)
    assert names.all_inner_texts()[:2] == ["Trao giải 01", "Trao giải 02"]
    assert names.all_inner_texts()[-1] == "IMG_2031"
    writer.look_everywhere("album", within=".album-tools")
    page.set_viewport_size(DESK)
    for at, field in enumerate(album.locator("[data-contentpath=alt] input").all(), 1):
        field.fill(f"Ông, bà thứ {at} nhận bằng khen")
    album.locator("[data-contentpath=caption] input").first.fill("Trao bằng khen")

    # Those in the library can be ticked, several at once.
    tools.get_by_role("button", name="Chọn nhiều ảnh trong thư viện").click()
    window = page.get_by_role("dialog")
    for name in ("Trao giải 03", "Trao giải 04"):
        window.locator("label", has_text=name).get_by_role("checkbox").check()
    window.get_by_role("button", name="Xác nhận").click()
    expect(names).to_have_count(22)
    for left in (21, 20):
        album.locator("[data-contentpath=pictures] [data-streamfield-action=DELETE]").filter(visible=True).last.click()
        expect(names.filter(visible=True)).to_have_count(left)

    back_office._hand_in(writer, "Hội nghị tổng kết")
    article = ArticlePage.objects.get()
    pictures = article.get_latest_revision_as_object().body[-1].value["pictures"]
    assert [each["alt"] for each in pictures] == [f"Ông, bà thứ {at} nhận bằng khen" for at in range(1, 21)]
    assert not any(is_public(Image, each["image"].pk) for each in pictures)
    approver = visitor(viewport=DESK).sign_in(staff.approver, second_factor=True)
    back_office.approve(approver, article.pk)
    assert all(is_public(Image, each["image"].pk) for each in pictures)
    reader = visitor()
    reader.open(article.url)
    assert reader.page.locator("main figure img").count() >= 20
    reader.look()


DROP = """(album) => {
    const data = new DataTransfer();
    const canvas = Object.assign(document.createElement('canvas'), { width: 40, height: 30 });
    const bytes = Uint8Array.from(atob(canvas.toDataURL('image/png').split(',')[1]), (each) => each.charCodeAt(0));
    for (const name of ['mot.png', 'hai.png']) data.items.add(new File([bytes], name, { type: 'image/png' }));
    for (const what of ['dragover', 'drop'])
        album.dispatchEvent(new DragEvent(what, { dataTransfer: data, bubbles: true, cancelable: true }));
}"""


def test_pictures_are_dropped_into_the_collection_of_their_choice_and_sent_again_when_the_line_breaks(visitor):
    root = Collection.get_first_root_node()
    root.add_child(name="Ảnh của xã Cai Kinh")
    writer = visitor(viewport=PHONE).sign_in(people.staff().writer, second_factor=True)
    page = writer.page
    new_article(writer)
    add_block(page, "Chùm ảnh")
    tools = page.locator(".album-tools")
    tools.get_by_role("button", name="Thêm nhiều ảnh từ máy").focus()
    tools.get_by_label("Đưa ảnh mới vào thư mục").select_option(
        value=str(Collection.objects.get(name="Ảnh của xã Cai Kinh").pk)
    )
    page.route("**/images/multiple/add/", lambda route: route.abort())
    tools.evaluate(DROP)
    expect(tools.get_by_role("status")).to_contain_text("Đã thêm 0 ảnh")
    expect(tools.get_by_role("list")).to_contain_text("mot.png: Đường truyền bị ngắt")
    # The next ones fail as well: all of them can be sent again.
    tools.evaluate(DROP.replace("mot", "ba").replace("hai", "bon"))
    expect(tools.get_by_role("status")).to_contain_text("4 ảnh chưa thêm được")
    expect(tools.get_by_role("list")).to_contain_text("mot.png: Đường truyền bị ngắt")
    expect(tools.get_by_role("list")).to_contain_text("ba.png: Đường truyền bị ngắt")
    writer.look("album", within=".album-tools")
    page.unroute("**/images/multiple/add/")
    tools.get_by_role("button", name="Gửi lại").click()
    expect(tools.get_by_role("status")).to_contain_text("Đã thêm 4 ảnh")
    expect(tools.get_by_role("list")).to_be_hidden()
    # Dropped while others are on their way: they follow. Of one only the answer is lost: it is not sent a second time.
    page.route("**/chosen-multiple/**", lambda route: route.abort(), times=1)
    tools.evaluate(f"(album) => {{ ({DROP})(album); ({DROP})(album); }}")
    expect(tools.get_by_role("status")).to_contain_text("Đã thêm 3 ảnh")
    expect(tools.get_by_role("list")).to_contain_text("Đường truyền bị ngắt")
    tools.get_by_role("button", name="Gửi lại").click()
    expect(tools.get_by_role("status")).to_contain_text("Đã thêm 1 ảnh")
    assert Image.objects.count() == 8
    assert set(Image.objects.values_list("collection__name", flat=True)) == {"Ảnh của xã Cai Kinh"}
    writer.problems = [each for each in writer.problems if "ERR_FAILED" not in each]


# As Word puts it on the clipboard: its own namespaces, a list as paragraphs, one with letters, a table whose heading
# spans two columns, what was deleted, a remark, a picture of which only the place is said, and a nested list.
FROM_WORD = """<html xmlns:v="urn:schemas-microsoft-com:vml" xmlns:o="urn:schemas-microsoft-com:office:office"
xmlns:w="urn:schemas-microsoft-com:office:word" xmlns="http://www.w3.org/TR/REC-html40"><head>
<meta name=ProgId content=Word.Document><meta name=Generator content="Microsoft Word 15">
<!--[if gte mso 9]><xml><w:WordDocument><w:View>Normal</w:View></w:WordDocument></xml><![endif]-->
<style><!-- @list l0 {mso-list-id:1;} p.MsoNormal {mso-style-parent:"";} --></style></head><body lang=VI>
<!--StartFragment-->
<h1>Kết quả phong trào<o:p></o:p></h1>
<p class=MsoNormal><b>Toàn tỉnh</b> có <del cite="mailto:Lan" datetime="2026-11-01">hai mươi</del><ins cite="mailto:Lan"
datetime="2026-11-01">ba mươi</ins> mô hình<span class=MsoCommentReference><a class=msocomanchor href="#_msocom_1">[L1]</a></span>.<o:p></o:p></p>
<p class=MsoListParagraphCxSpFirst style='text-indent:-18.0pt;mso-list:l0 level1 lfo1'><![if !supportLists]><span
style='mso-list:Ignore'>1.<span style='font:7.0pt "Times New Roman"'>&nbsp;&nbsp; </span></span><![endif]>Xã Kiên Mộc</p>
<p class=MsoListParagraphCxSpMiddle style='mso-list:l0 level2 lfo1'><![if !supportLists]><span
style='font-family:Symbol;mso-list:Ignore'>·<span>&nbsp;&nbsp;</span></span><![endif]>Thôn Nà Lầu</p>
<p class=MsoListParagraphCxSpLast style='mso-list:l0 level1 lfo1'><![if !supportLists]><span
style='mso-list:Ignore'>2.<span>&nbsp;&nbsp; </span></span><![endif]>Xã Cai Kinh</p>
<p class=MsoNormal>Hồ sơ gồm:</p>
<p class=MsoListParagraph style='mso-list:l1 level1 lfo2'><![if !supportLists]><span
style='mso-list:Ignore'>a)<span>&nbsp; </span></span><![endif]>Tờ trình</p>
<p class=MsoListParagraph style='mso-list:l1 level1 lfo2'><![if !supportLists]><span
style='mso-list:Ignore'>b)<span>&nbsp; </span></span><![endif]>Biên bản</p>
<table class=MsoTableGrid border=1><tr><td><p class=MsoNormal>Đơn vị<o:p></o:p></p></td><td colspan=2><p class=MsoNormal>Số mô hình</p></td></tr>
<tr><td><p class=MsoNormal>Kiên Mộc</p></td><td><p class=MsoNormal>12</p></td><td><p class=MsoNormal>3,5%</p></td></tr></table>
<p class=MsoNormal>Ảnh lễ ra quân:</p>
<p class=MsoNormal><!--[if gte vml 1]><v:shape><v:imagedata src="file:///C:/Users/Lan/clip_image001.png"/></v:shape><![endif]--><![if
!vml]><img width=10 height=10 src="file:///C:/Users/Lan/clip_image002.png" v:shapes="Picture_x0020_1"><![endif]><o:p></o:p></p>
<p class=MsoNormal>Bà con phấn khởi.<span style='display:none;mso-hide:all'>chữ ẩn</span></p>
<div style='mso-element:comment-list'><div style='mso-element:comment'><p class=MsoCommentText>Hỏi lại xã</p></div></div>
<!--EndFragment--></body></html>"""
RTF = (
    r"{\rtf1{\*\shppict{\pict{\*\picprop}\picscalex100\pngblip\bliptag-1{\*\blipuid 0123456789abcdef0123456789abcdef}%s}}"
    r"{\nonshppict{\pict\picscalex100\wmetafile8\bliptag-1\blipupi96{\*\blipuid 0123456789abcdef0123456789abcdef}0100}}}"
)
PASTE = """([html, rtf]) => {
    const box = document.querySelector('#body-root .public-DraftEditor-content');
    const data = new DataTransfer();
    data.setData('text/html', html);
    data.setData('text/plain', 'x');
    data.setData('text/rtf', rtf);
    box.focus();
    box.dispatchEvent(new ClipboardEvent('paste', { clipboardData: data, bubbles: true, cancelable: true }));
}"""
SCREENSHOT = """async () => {
    const canvas = Object.assign(document.createElement('canvas'), { width: 40, height: 30 });
    const picture = await new Promise((done) => canvas.toBlob(done, 'image/png'));
    await navigator.clipboard.write([new ClipboardItem({ 'image/png': picture })]);
}"""


def blocks_of(page):
    """What each block of the matter is, in the order shown."""
    return page.locator("#body-root > [data-streamfield-stream-container] > [data-streamfield-child]").evaluate_all(
        "all => all.filter(each => !each.hasAttribute('aria-hidden')).map(each => each.querySelector(':scope > input[name$=-type]').value)"
    )


def saved(page):
    """The matter of the one article as it was saved by the button."""
    page.get_by_role("button", name="Lưu bản nháp").first.click()
    expect(page.locator(".messages")).to_contain_text("Hội nghị tổng kết")
    return ArticlePage.objects.get().get_latest_revision_as_object().body


def test_what_is_pasted_from_word_keeps_its_order_and_brings_its_tables_and_pictures(visitor, settings):
    settings.WAGTAIL_AUTOSAVE_INTERVAL = 0
    writer = visitor(viewport=DESK).sign_in(people.staff().writer, second_factor=True)
    page = writer.page
    new_article(writer)
    page.evaluate(PASTE, [FROM_WORD, RTF % photo("PNG").hex()])
    told = page.locator("#da-don-ban-dan")
    expect(told).to_contain_text("Đã bỏ 1 phần đã xóa, 1 nhận xét trong phần dán.")
    expect(told).to_contain_text("1 bảng đã thành khối Bảng")
    expect(told).to_contain_text("1 ảnh đã thành khối Ảnh ngay sau đoạn văn; mời mô tả ảnh.")
    writer.look_everywhere("told", within="#da-don-ban-dan")
    page.set_viewport_size(DESK)
    told.get_by_role("button", name="Đã đọc").click()
    expect(told).to_have_count(0)
    assert blocks_of(page) == ["text", "table", "text", "picture", "text"]
    body = saved(page)
    first, table, _, picture, last = body
    html = first.value.source
    assert re.search("<h2[^>]*>Kết quả phong trào</h2>", html)
    assert "<b>Toàn tỉnh</b> có ba mươi mô hình." in html
    assert re.search(r"<ol>\s*<li[^>]*>Xã Kiên Mộc.*Thôn Nà Lầu.*<li[^>]*>Xã Cai Kinh</li>\s*</ol>", html, re.S)
    assert "a) Tờ trình" in html
    assert "b) Biên bản" in html
    assert [each["heading"] for each in table.value["table"].columns] == ["Đơn vị", "Số mô hình", ""]
    assert [cell.value for cell in next(iter(table.value["table"].rows))] == ["Kiên Mộc", "12", "3,5%"]
    assert picture.value["image"].title == "Ảnh từ Word"
    assert "Bà con phấn khởi." in last.value.source
    whole = "".join(each.value.source for each in body if each.block_type == "text")
    for gone in ("hai mươi", "[L1]", "Hỏi lại xã", "chữ ẩn", "mso", "file:"):
        assert gone not in whole
    expect(page.locator("#kiem-tra-noi-dung")).to_contain_text("Ảnh “Ảnh từ Word” chưa có mô tả")
    expect(page.locator("#kiem-tra-noi-dung")).to_contain_text("Bảng còn 1 cột chưa có tên")


def test_a_screenshot_alone_becomes_a_picture_and_one_that_cannot_be_had_is_told(visitor, settings):
    settings.WAGTAIL_AUTOSAVE_INTERVAL = 0
    writer = visitor(viewport=DESK).sign_in(people.staff().writer, second_factor=True)
    writer.context.grant_permissions(["clipboard-read", "clipboard-write"])
    page = writer.page
    new_article(writer)
    back_office._paragraph(page, "Cả xã cùng làm.")
    page.evaluate(SCREENSHOT)
    page.locator("#body-root .public-DraftEditor-content").press("Control+v")
    told = page.locator("#da-don-ban-dan")
    expect(told).to_contain_text("1 ảnh đã thành khối Ảnh ngay sau đoạn văn")
    assert blocks_of(page) == ["text", "picture"]
    assert not is_public(Image, Image.objects.get().pk)
    # Word without the pictures themselves: said in so many words, and the text comes in.
    page.evaluate(PASTE, [FROM_WORD, ""])
    expect(told).to_contain_text("1 ảnh trong phần dán. Ảnh: mời lưu ảnh ra máy rồi thêm khối Ảnh hoặc Chùm ảnh.")
    assert blocks_of(page) == ["text", "table", "text", "picture"]
    body = saved(page)
    assert "Cả xã cùng làm." in body[0].value.source
    expect(page.locator("#kiem-tra-noi-dung")).to_contain_text("chưa có mô tả")
