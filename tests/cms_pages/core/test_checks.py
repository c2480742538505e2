"""Hints in the editor: what deserves a second look is told with its spot, and nothing is ever refused for it."""

import datetime
import logging
import re

import pytest
from django.urls import reverse
from hypothesis import given
from hypothesis import strategies as st
from wagtail.rich_text import RichText
from wagtailmedia.models import get_media_model

from cms_pages.core.checks import registry
from cms_pages.core.checks.reading import plain
from cms_pages.core.models import OfficeSettings
from cms_pages.documents.models import DocumentRelation
from cms_pages.news.models import ArticlePage
from tests.factories.awards import DecisionFactory
from tests.factories.pages import ArticleFactory, DocumentFactory

pytestmark = pytest.mark.django_db


def article(*blocks, **fields):
    return ArticlePage(**{"title": "Thêm một con đường mới", "body": list(blocks)} | fields)


def paragraph(html):
    return "text", RichText(html)


def codes(page):
    return [hint.code for hint in registry.hints(page)]


@pytest.mark.parametrize(
    ("html", "code"),
    [
        ("<p>Mời gọi 0912 345 678 để biết thêm</p>", "private"),
        ("<p>Ông có số căn cước 020123456789</p>", "private"),
        ("<p>Ủng hộ vào STK 1903 4567 8901</p>", "private"),
        ("<h3>Kết quả</h3><p>Đạt</p>", "heading"),
        ("<h2> </h2><p>Đạt</p>", "heading"),
        ("<p><b>Kết quả đạt được</b></p><p>Đạt</p>", "heading"),
        ('<p>Toàn văn xem <a href="/van-ban/">tại đây</a></p>', "link"),
        ('<p>Toàn văn xem <a linktype="document" id="3">TẠI ĐÂY.</a></p>', "link"),
        ('<p><a href="https://bao.example/a/b">https://bao.example/a/b</a></p>', "link"),
        ('<p>Xem <a href="file:///C:/bc.docx">báo cáo của xã</a></p>', "link"),
        ("<h2>KẾT QUẢ PHONG TRÀO THI ĐUA</h2>", "capitals"),
        ("<p>Bà con đóng góp Deleted: ba mươi công</p>", "remains"),
        ("<p>Bà con Commented [A1]: hỏi lại xã đóng góp</p>", "remains"),
        ("<p>Bà con <s>hai mươi</s> ba mươi công</p>", "remains"),
        ("<p>Xem bảng Error! Reference source not found.</p>", "remains"),
        ("<p>Theo Nghị định số 77/2031/NĐ-CP của Chính phủ</p>", "unknown-document"),
        ("<p>Gọi 0912.345.678</p>", "private"),
        ("<p>Gọi +84 912 345 678</p>", "private"),
        ("<p>Gọi (+84) 912345678 gặp ông Hà</p>", "private"),
        ("<p>ĐT 0205 3812 999</p>", "private"),
        ("<p>ĐT0987654321</p>", "private"),
        ("<p>Chị Hoa: 0987·654·321</p>", "private"),
        ('<p><a href="tel:0987654321">gọi chị Mai</a></p>', "private"),
        ('<p><a href="https://zalo.me/0987654321">Zalo của chị</a></p>', "private"),
        ("<p>số CCCD: 020.068.001.234, cấp ngày 12/05/2021</p>", "private"),
        ("<p>mã số thuế cá nhân 8012345678</p>", "private"),
        ("<p>MST: 020068001234</p>", "private"),
        ("<p>Ông A (CCCD 020 123 456 789)</p>", "private"),
        ("<p>Bà B, CMND 082123456</p>", "private"),
        ("<p>Nộp vào tài khoản 1234 5678 9012 tại Kho bạc</p>", "private"),
        ("<h2>Kết quả</h2><h4>Về kinh tế</h4>", "heading"),
        ("<h2>Một</h2><h3>Hai</h3><h4>Ba</h4><h2>Bốn</h2><h4>Năm</h4>", "heading"),
        ("<p><strong>1. Kết quả</strong></p>", "heading"),
    ],
)
def test_what_deserves_a_second_look_is_told(html, code):
    assert codes(article(paragraph(html))) == [code]


@pytest.mark.parametrize(
    "html",
    [
        "<p>Ngày 20/11/2026, UBND tỉnh tặng Bằng khen cho 1.250.300 lượt người, tổng trị giá 123.456.789 đồng.</p>",
        "<h2>Kết quả</h2><h3>Về kinh tế</h3><p>Đạt</p><h2>Phương hướng</h2>",
        '<p>Xem <a href="/van-ban/">Kế hoạch công tác năm 2026</a> của Hội đồng</p>',
        "<p><b>Ông Lục Văn Thắng</b> cho biết: con đường đã xong.</p>",
        "<p>Phong trào TDĐKXDĐSVH do UBMTTQ phát động</p>",
        "<p>Đã xóa đói, giảm nghèo; định dạng lại bản làng; xóa nhà tạm: 120 hộ</p>",
        "<p>Giai đoạn 2021-2025, 2026-2030; điện thoại thông minh cho 200 hộ</p>",
        "<p>Các năm 2021 2022 2023, giai đoạn 1945 - 1954 - 1975</p>",
        "<p>Diện tích 123456789 m2, 120 345 678 lượt xem, 450.000.000đ, 120 000 000 000</p>",
        "<p>Tọa độ 21.853708, 106.761519; tỷ lệ 1:250000; 0,912345678</p>",
        "<p>các khoản 1 2 3 4 5 6 7 8 9 Điều 5; Bản án số 12/2024/HS-ST, số 1234/2025/QĐST-HNGĐ</p>",
        '<p><a href="tel:19001234">Tổng đài của tỉnh</a></p>',
        "<p>Doanh nghiệp có mã số thuế 4900123456, đường dây nóng 1800 1234, 1900 6017</p>",
        "<p>Mã hồ sơ 000.00.12.H37-261120-0001; ngày 20.11.2026 - 22.11.2026; gọi 113, 114</p>",
        "<h2>Một</h2><h3>Hai</h3><h4>Ba</h4><h3>Bốn</h3><h2>Năm</h2>",
        "<p>Con đường đã xong.</p><p><b>Nông Bích Diệp</b></p>",
        "<p>Con đường đã xong.</p><p><strong>Bài và ảnh: Thu Huế</strong></p>",
    ],
)
def test_plain_writing_is_left_alone(html):
    assert codes(article(paragraph(html))) == []


@pytest.mark.parametrize(
    ("title", "told"),
    [
        ("LỄ PHÁT ĐỘNG PHONG TRÀO THI ĐUA", True),
        ("UBND TỈNH LẠNG SƠN HỌP", True),
        ("15 TẬP THỂ ĐƯỢC KHEN THƯỞNG", True),
        ("Phong trào “TOÀN DÂN ĐOÀN KẾT XÂY DỰNG ĐỜI SỐNG”", True),
        ("UBND tỉnh họp", False),
        ("UBND TỈNH", False),
        ("TIN VẮN", False),
        ("Hội nghị TĐKT", False),
        ("TĐKT và UBND, HĐND, UBMTTQ tỉnh", False),
        ("ATGT, ANTT, PCCC&CNCH", False),
        ("VNPT, VIETTEL ký kết với UBND", False),
        ("COVID-19 và TĐKT", False),
    ],
)
def test_title_in_capitals(title, told):
    hints = registry.hints(article(title=title))
    assert [(hint.code, hint.where, hint.spot) for hint in hints] == (
        [("capitals", "Tiêu đề", "#id_title")] if told else []
    )


def test_telephone_of_the_office_is_no_secret(office):
    OfficeSettings.objects.create(site=office.home.get_site(), phone="0205 3812 345; 0205.3812.346")
    assert codes(article(paragraph("<p>Điện thoại: 0205.3812.345 hoặc 02053812346</p>"))) == []
    assert codes(article(paragraph("<p>Điện thoại: 0912.345.678</p>"))) == ["private"]


def test_two_numbers_side_by_side_are_told_each():
    hints = registry.hints(article(paragraph("<p>Gọi 0349876543/0912345678 gặp chị Hoa</p>")))
    assert [hint.words for hint in hints] == ["0349876543", "0912345678"]


def test_pictures_films_and_tables(image):
    film = get_media_model().objects.create(title="Đường mới", file="duong.mp4", type="video", duration=0)
    columns = lambda *names: {  # noqa: E731
        "columns": [{"type": "text", "heading": name} for name in names],
        "rows": [{"values": ["Xã"] * len(names)}],
    }
    raw = [
        {"type": "picture", "value": {"image": image.pk, "alt": "", "decorative": False}},
        {"type": "picture", "value": {"image": image.pk, "alt": "IMG_2034", "decorative": False}},
        {"type": "picture", "value": {"image": image.pk, "alt": "", "decorative": True}},
        {"type": "picture", "value": {"image": image.pk, "alt": "Bà con đổ bê tông", "caption": "Sáng 2/9"}},
        {"type": "film", "value": {"film": film.pk, "title": ""}},
        {"type": "table", "value": {"caption": "Kết quả", "table": columns("", "")}},
        {"type": "table", "value": {"caption": "Kết quả", "table": columns("Xã", "")}},
        {"type": "table", "value": {"caption": "Kết quả", "table": columns("Xã", "Số công")}},
    ]
    body = ArticlePage._meta.get_field("body").stream_block.to_python(raw)
    hints = registry.hints(article(body=body))
    told = [(hint.code, re.search(r"khối (\d)", hint.where)[1]) for hint in hints]
    assert told == [("picture", "1"), ("picture", "2"), ("film", "5"), ("film", "5"), ("table", "6"), ("table", "7")]
    assert "phụ đề" in hints[2].seen
    assert "lời phim" in hints[3].seen


@pytest.fixture
def library(office):
    """A decree that ended, the one that replaced it, and one in force."""
    ended = DocumentFactory(
        parent=office.documents,
        title="Quy định chi tiết",
        document_type="nghi-dinh",
        number="91/2017/NĐ-CP",
        issued_on=datetime.date(2017, 7, 31),
        effective_to=datetime.date(2024, 1, 1),
    )
    new = DocumentFactory(
        parent=office.documents,
        document_type="nghi-dinh",
        number="98/2023/NĐ-CP",
        issued_on=datetime.date(2023, 12, 31),
    )
    DocumentRelation.objects.create(page=new, kind="replaces", other=ended)
    DocumentFactory(
        parent=office.documents, document_type="luat", number="06/2022/QH15", issued_on=datetime.date(2022, 6, 15)
    )
    DecisionFactory(number="1234/QĐ-UBND")
    return new


@pytest.mark.parametrize(
    ("text", "told"),
    [
        ("Căn cứ Nghị định số 98/2023/NĐ-CP của Chính phủ", []),
        ("Căn cứ Luật Thi đua, khen thưởng số 06/2022/QH15", []),
        ("Theo Quyết định số 1234/QĐ-UBND", []),
        ("Theo Quyết định số 1235/QĐ-UBND", ["unknown-document"]),
        ("Căn cứ Nghị định số 91/2017/NĐ-CP của Chính phủ", ["ended-document"]),
        ("Nghị định số 91/2017/NĐ-CP nay đã hết hiệu lực", []),
        ("Nghị định 98/2023/NĐ-CP thay thế Nghị định số 91/2017/NĐ-CP", []),
        ("Nghị định số 91/2018/NĐ-CP", ["unknown-document"]),
        ("Căn cứ Nghị định 91/2017/ND-CP", ["ended-document"]),
        ("Căn cứ Nghị định số 91/2017", ["ended-document"]),
        ("Căn cứ NĐ 91/2017/NĐ – CP", ["ended-document"]),
        ("căn cứ nghị định 091/2017/nđ-cp", ["ended-document"]),
        ("Căn cứ Nghị định số 98/2023", []),
        ("Căn cứ Nghị định 77/2031", []),
        ("Bãi bỏ Nghị định số 91/2017/NĐ-CP", []),
        ("Nghị định số 91/2017/NĐ-CP được thay bởi Nghị định số 98/2023/NĐ-CP", []),
        ("Trước đây theo Nghị định số 91/2017/NĐ-CP, nay theo Nghị định số 98/2023/NĐ-CP", []),
        ("Nghị định mới thay thế quy định cũ. Căn cứ Nghị định số 91/2017/NĐ-CP, xã đề nghị.", ["ended-document"]),
        ("98/2023/NĐ-CP thay thế 91/2017/NĐ-CP; căn cứ 91/2017/NĐ-CP", ["ended-document"]),
        ("Theo Quyết định 1234 /QĐ - UBND và Quyết định số1234/QĐ-UBND", []),
        ("Theo QĐ số 1235-QĐ/UBND và 1235/QĐ-UBND", ["unknown-document"]),
        ("Tỷ số 2/1, trực 24/7, ngày 12/6/2026, 12/12 xã", []),
    ],
)
def test_documents_that_are_cited(library, text, told):
    assert codes(article(paragraph(f"<p>{text}</p>"))) == told


def test_a_document_out_of_force_is_told_with_what_replaced_it(library, django_assert_max_num_queries):
    page = article(paragraph("<p>Căn cứ Nghị định số 91/2017/NĐ-CP</p>"))
    with django_assert_max_num_queries(5):
        (hint,) = registry.hints(page)
    assert "hết hiệu lực từ 01/01/2024, thay bằng 98/2023/NĐ-CP" in hint.seen


def test_a_document_does_not_miss_itself(library):
    assert codes(library) == []


def test_each_hint_leads_to_its_spot_in_the_editor(draft, author, approver, submit):
    draft.body = [paragraph("<p>Mời gọi 0912 345 678</p>")]
    draft.save_revision(user=author)
    submit(draft, author)
    block = draft.get_latest_revision_as_object().body[0].id
    for somebody in (author, approver):
        html = somebody.browser.get(reverse("wagtailadmin_pages:edit", args=[draft.pk])).content.decode()
        assert f'href="#block-{block}-section"' in html
        assert "Kiểm tra nội dung: 1 điều nên xem lại" in html


def test_hints_are_shown_anew_to_who_may_edit(draft, author, person):
    address = reverse("content_checks", args=[draft.pk])
    assert "chưa có điều gì cần xem lại" in author.browser.get(address).content.decode()
    draft.title = "BẢN NHÁP CỦA CƠ QUAN THƯỜNG TRỰC"
    draft.save_revision(user=author)
    assert "Viết hoa cả dòng" in author.browser.get(address).content.decode()
    assert person("Thành viên Hội đồng").browser.get(address).status_code in (302, 403)
    assert author.browser.get(reverse("content_checks", args=[987654])).status_code == 404


def test_hints_never_keep_anybody_from_publishing(draft, author, approver, submit, step):
    draft.title = "BẢN NHÁP GỌI SỐ 0912345678"
    draft.save_revision(user=author)
    submit(draft, author)
    approver.browser.post(reverse("wagtailadmin_pages:workflow_action", args=[draft.pk, "approve", step(draft).pk]))
    draft.refresh_from_db()
    assert draft.live


def test_a_check_that_fails_keeps_nobody_from_editing(draft, author, monkeypatch, caplog):
    def fail(matter):
        raise ValueError("the check is broken")

    monkeypatch.setitem(registry._checks, "broken", (0, fail))
    with caplog.at_level(logging.ERROR):
        answer = author.browser.get(reverse("wagtailadmin_pages:edit", args=[draft.pk]))
    assert answer.status_code == 200
    assert "content check broken failed" in caplog.text


def test_many_hints_end_somewhere(office):
    page = ArticleFactory.build(body=[paragraph("".join(f"<h2>KẾT QUẢ THI ĐUA ĐỢT {n}</h2>" for n in range(90)))])
    assert len(registry.hints(page)) == registry.MOST


@given(st.text(alphabet="<>/aph12 =\"'&;\n\x00\u0301ẠđS", max_size=200))
def test_any_text_can_be_checked(html):
    plain(html)
    for hint in registry.hints(article(paragraph(html), title=html[:50])):
        assert hint.seen
