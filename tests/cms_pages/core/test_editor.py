"""The page editor as an editor meets it: hostile and clumsy input through its real form."""

import html
import re
import unicodedata

import pytest
from django.urls import reverse
from wagtail.rich_text import RichText
from wagtail.test.utils.form_data import rich_text, streamfield

from cms_pages.news.models import ArticlePage
from tests.factories.editing import article_form
from tests.factories.pages import ArticleFactory

pytestmark = pytest.mark.django_db
ZERO_WIDTH = "\u200b\ufeff\u00ad"


@pytest.fixture
def add(newsroom, author):
    """Save a new article with these form data; gives the page (or None) and the answer."""
    address = reverse("wagtailadmin_pages:add", args=["cms_news", "articlepage", newsroom.news.pk])

    def save(*paragraphs, **changes):
        answer = author.browser.post(address, article_form(*paragraphs, **changes))
        return ArticlePage.objects.order_by("-pk").first(), answer

    return save


def draft_of(page):
    return page.get_latest_revision_as_object()


def shown(answer):
    """Text of the answer; Wagtail hands blocks to the browser as JSON within an attribute."""
    return re.sub(r"\\u([0-9a-f]{4})", lambda found: chr(int(found[1], 16)), html.unescape(answer.content.decode()))


def errors(answer):
    return answer.context["form"].errors


@pytest.mark.parametrize(
    ("title", "slug"),
    [
        ("Quyết định khen thưởng Đặng Thị Tuyết đợt 2", "quyet-dinh-khen-thuong-dang-thi-tuyet-dot-2"),
        (unicodedata.normalize("NFD", "Ông Nguyễn Ước được tặng Huân chương"), "ong-nguyen-uoc-duoc-tang-huan-chuong"),
        (f"Thi{ZERO_WIDTH} đua", "thi-dua"),
        ("“???”", "trang"),
    ],
)
def test_address_is_made_of_the_title(add, title, slug):
    page, answer = add(title=title)

    assert answer.status_code == 302
    assert page.slug == slug


def test_a_title_pasted_over_several_lines_becomes_one_line(add):
    page, answer = add(title="Hội nghị tổng kết\r\n  phong trào thi đua\nyêu nước")

    assert answer.status_code == 302
    assert draft_of(page).title == "Hội nghị tổng kết phong trào thi đua yêu nước"


def test_a_long_title_is_written_in_a_field_that_grows_with_it(author, newsroom):
    page = author.browser.get(reverse("wagtailadmin_pages:add", args=["cms_news", "articlepage", newsroom.news.pk]))

    assert re.search(r'<textarea[^>]*name="title"[^>]*>', page.content.decode())


def test_second_page_of_the_same_title_gets_a_number(add, newsroom):
    ArticleFactory(parent=newsroom.news, slug="tong-ket")

    page, _ = add(title="Tổng kết")

    assert page.slug == "tong-ket-2"


def test_words_are_kept_in_one_unicode_form_without_invisible_characters(add):
    clumsy = unicodedata.normalize("NFD", "Hội đồng") + ZERO_WIDTH

    page, _ = add(f"<p>{clumsy} họp</p>", title=f"  {clumsy}  họp ", lead=clumsy, byline=clumsy)

    assert (page.title, page.lead, page.byline) == ("Hội đồng họp", "Hội đồng", "Hội đồng")
    assert "<p" in str(page.body)
    assert "Hội đồng họp" in str(page.body)


def test_script_in_a_paragraph_is_thrown_away(add, client):
    hostile = (
        "<p>Tin<script>alert(1)</script> <a href='javascript:alert(2)'>mới</a> <img src='x' onerror='alert(3)'/></p>"
    )

    page, answer = add(hostile, title="<script>alert(4)</script>")
    page.get_latest_revision().publish()

    seen = client.get(page.url_path_here).content.decode()
    assert answer.status_code == 302
    assert "<script>alert" not in seen
    assert "javascript:" not in seen
    assert "onerror" not in seen


def test_headings_and_lists_pasted_from_word_stay_and_its_styles_go(add):
    page, _ = add(title="Từ Word")
    block = ArticlePage._meta.get_field("body").stream_block.child_blocks["text"]
    pasted = (
        '<h2 class="MsoHeading" style="color:red">Kết quả</h2>'
        '<p class="MsoNormal" style="font-family:Times"><b>Cả thôn</b><o:p></o:p></p>'
    )
    value = block.value_from_datadict({"x": rich_text(pasted)}, {}, "x")

    assert "<h2" in value.source
    assert "<b>Cả thôn</b>" in value.source
    assert "Mso" not in value.source
    assert "style" not in value.source
    assert page


@pytest.mark.parametrize(
    "title", ["T" * 3000, "", "   ", ZERO_WIDTH], ids=["3,000 characters", "empty", "blank", "invisible"]
)
def test_bad_title_is_told_at_the_field_and_the_rest_is_given_back(add, title):
    page, answer = add("<p>Công sức cả buổi.</p>", title=title)

    assert page is None
    assert answer.status_code == 422
    assert "title" in errors(answer)
    assert "Công sức cả buổi." in str(answer.context["form"]["body"].value())


def test_copied_article_without_source_is_told_at_the_source(add):
    _, answer = add(copied="on")

    assert errors(answer) == {"source_name": ["Bài đăng lại cần ghi tên nguồn."]}


@pytest.mark.parametrize("address", ["javascript:alert(1)", "khong phai dia chi"])
def test_source_address_is_a_web_address(add, address):
    _, answer = add(copied="on", source_name="Báo mẫu", source_url=address)

    assert "source_url" in errors(answer)


def test_nul_byte_is_no_error_of_ours(add):
    _, answer = add(title="Tin\x00 mới", lead="a\x00b")

    assert answer.status_code in {200, 302}


def picture(image, **words):
    return streamfield([("picture", {"image": image.pk, "alt": "", "caption": "", "credit": ""} | words)])


def test_picture_needs_words_or_the_mark_of_a_mere_ornament(add, image):
    submit = {"action-submit": "1"}

    _, refused = add(body=picture(image), **submit)
    kept, as_draft = add(body=picture(image), title="Bản nháp chưa mô tả ảnh")
    _, described = add(body=picture(image, alt="Bà con đổ bê tông"), title="Có mô tả", **submit)
    _, ornament = add(body=picture(image, decorative="on"), title="Trang trí", **submit)

    assert "Mời mô tả ảnh" in shown(refused)
    assert as_draft.status_code == 302, "a draft may be unfinished"
    assert kept.title == "Bản nháp chưa mô tả ảnh"
    assert described.status_code == ornament.status_code == 302


def test_small_heading_without_a_large_one_is_told_before_submitting(add):
    _, refused = add("<h3>Đề mục nhỏ</h3><p>Chữ.</p>", **{"action-submit": "1"})
    _, taken = add("<h2>Đề mục</h2><h3>Đề mục nhỏ</h3>", title="Đúng thứ bậc", **{"action-submit": "1"})

    assert "Đề mục nhỏ (cấp 3) cần đứng dưới một đề mục lớn (cấp 2)." in shown(refused)
    assert taken.status_code == 302


def test_new_page_opens_with_a_place_to_write(newsroom, author):
    page = author.browser.get(reverse("wagtailadmin_pages:add", args=["cms_news", "articlepage", newsroom.news.pk]))

    assert [block.block_type for block in page.context["form"]["body"].value()] == ["text"]


def test_draft_saved_without_text_opens_with_a_place_to_write_and_nobody_edits_by_opening_it(add, author):
    page, _ = add("")
    assert len(draft_of(page).body) == 0
    address = reverse("wagtailadmin_pages:edit", args=[page.pk])

    form = author.browser.get(address).context["form"]

    assert [block.block_type for block in form["body"].value()] == ["text"]
    field = form.fields["body"]
    assert not field.has_changed(form.initial["body"], field.block.normalize([]))
    assert field.has_changed(form.initial["body"], field.block.normalize([("text", RichText("<p>Chữ.</p>"))]))


def test_address_of_a_draft_follows_its_title_until_somebody_types_one(add, author, newsroom):
    def save(page, **changes):
        author.browser.post(reverse("wagtailadmin_pages:edit", args=[page.pk]), article_form(**changes))
        page.refresh_from_db()
        return page.slug

    add(title="Tin ngắn")
    page, _ = add(title="Tin ngắn", slug="tin-ngan-2")

    assert save(page, title="Làm đường", slug="tin-ngan-2") == "lam-duong"
    assert save(page, title="Làm đường", slug="con-duong") == "con-duong"
    assert save(page, title="Làm cầu", slug="con-duong") == "con-duong"


def test_address_of_a_published_page_stays_when_its_title_changes(newsroom, author):
    page = ArticleFactory(parent=newsroom.news, title="Tin ngắn", slug="tin-ngan")
    form = article_form(title="Tin dài", slug="tin-ngan")

    author.browser.post(reverse("wagtailadmin_pages:edit", args=[page.pk]), form)

    assert page.get_latest_revision_as_object().slug == "tin-ngan"


def test_paragraph_left_empty_is_left_out(add):
    page, answer = add("", "<p>Chữ.</p>", **{"action-submit": "1"})

    assert answer.status_code == 302
    assert len(draft_of(page).body) == 1


def test_page_never_saved_has_no_card_to_share_and_can_be_previewed():
    """A new page counts as live before it is saved, and has no number yet."""
    assert ArticlePage(title="Con đường mới").share_card(None) == ""


@pytest.mark.parametrize("words", ["01/01/0001 00:00", "31/12/9999 23:59"])
def test_a_year_that_nobody_means_is_told_at_its_field(add, words):
    page, answer = add("<p>Công sức cả buổi.</p>", title="Con đường mới", published_on=words)

    assert page is None
    assert answer.status_code == 422
    assert errors(answer)["published_on"] == ["Mời xem lại năm."]
    assert "Công sức cả buổi." in str(answer.context["form"]["body"].value())
