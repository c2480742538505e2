"""A tour of every kind of page a reader or a unit can meet, in every state: held to what is promised everywhere."""

import gzip

import brotli
import pytest

from registrations.notices import refusing
from tests.factories.notices import NoticeFactory

from . import province
from .browsing import DESK, PHONE

pytestmark = [pytest.mark.browser, pytest.mark.django_db(transaction=True)]

FIRST_VIEW = 85 * 1024
PHOTOGRAPHS = ("image/jpeg", "image/webp", "image/avif", "image/png")


def public_pages(place):
    """(path, status) of every kind of public page, in every state."""
    first_article = place.articles[0].url_path_here
    roll = place.decision_page.url_path_here
    long_roll = province.long_roll(place).url_path_here
    ok = [
        "/",
        "/tin-tuc/",
        "/tin-tuc/?trang=2",
        "/tin-tuc/?muc=nghiep-vu",
        first_article,
        "/dien-hinh/",
        "/dien-hinh/?linhvuc=y-te",
        place.exemplars[0].url_path_here,
        "/van-ban/",
        place.documents[0].url_path_here,
        "/quyet-dinh/",
        "/quyet-dinh/?nam=2026&thamquyen=chu-tich-nuoc",
        roll,
        f"{roll}?tim=khong-co-ai",
        long_roll,
        f"{long_roll}?trang=2",
        "/so-vang/",
        "/so-vang/?q=luong+thi+mau",
        "/so-vang/?nam=2026&hinhthuc=bang-khen",
        "/so-vang/?q=khong+co+ai+ten+nay",
        "/so-vang/so/",
        f"/so-vang/so/{place.records[0].year}/",
        f"/so-vang/so/{place.records[0].year}/ten/L/",
        place.old_page.volume.get_absolute_url(),
        place.old_page.get_absolute_url(),
        place.recipient.get_absolute_url(),
        place.records[0].get_absolute_url(),
        place.revoked.get_absolute_url(),
        "/thong-ke/",
        "/thong-ke/?hinhthuc=bang-khen&tu=2026",
        "/thong-ke/theo-nam/",
        "/thong-ke/don-vi/",
        f"/thong-ke/don-vi/{place.school.code}/",
        "/thong-ke/ban-ghi/",
        "/thong-ke/chi-tieu/",
        "/tim-kiem/",
        "/tim-kiem/?q=luong+thi+mau",
        "/tim-kiem/?q=zzzzqqq",
        "/tim-kiem/huong-dan/",
        "/y-kien/",
        place.open.get_absolute_url(),
        place.upcoming.get_absolute_url(),
        place.closed.get_absolute_url(),
        place.published.get_absolute_url(),
        "/tra-cuu/",
        place.receipt.get_absolute_url(),
        f"{place.receipt.get_absolute_url()}?moi=1",
        "/tai-khoan/dang-nhap/",
        "/tai-khoan/mat-khau/quen/",
        "/du-lieu-mo/",
        "/du-lieu-mo/api/",
        "/du-lieu-mo/cac-cot/luot-khen-thuong/",
        "/so-do-trang/",
        "/giao-dien/",
        "/giao-dien/?loi=1",
        *(page.url_path_here for page in place.plain),
    ]
    wrong = [("/khong-co-trang-nay/", 404), ("/tra-cuu/?ma=%3C%3E", 422), ("/tra-cuu/LS-2222-2222-2222/", 404)]
    return [*((path, 200) for path in ok), *wrong]


def held(visitor, pages):
    """Open each page on a phone, then widen the window; everything that is wrong, told together."""
    wrong = []
    for path, status in pages:
        visitor.page.set_viewport_size(PHONE)
        try:
            visitor.open(path, status)
            visitor.look("trên điện thoại")
            visitor.page.set_viewport_size(DESK)
            visitor.look("trên máy tính")
        except AssertionError as error:
            wrong.append(f"{path}: {error}")
    return wrong


@pytest.fixture
def place(served):
    return province.build()


def test_every_public_page_is_accessible_and_fits(visitor, place):
    reader = visitor()
    assert held(reader, public_pages(place)) == []


def test_every_page_of_a_unit_is_accessible_and_fits(visitor, place):
    clerk = visitor().sign_in(place.unit.clerk, second_factor=False)
    at = place.registration.get_absolute_url()
    told = NoticeFactory(recipient=place.unit.clerk)
    steps = [f"{at}{slug}/" for slug in ("don-vi", "tap-the", "ca-nhan", "chi-tieu", "tep-kem", "gui")]
    paths = [
        "/don-vi/",
        at,
        *steps,
        "/tai-khoan/",
        "/tai-khoan/xac-thuc-hai-buoc/",
        "/tai-khoan/mat-khau/",
        "/tai-khoan/phien/",
        "/thong-bao/",
        "/thong-bao/?moi=1",
        told.get_absolute_url(),
        "/thong-bao/cach-nhan/",
        f"/thong-bao/thoi-nhan/{refusing.token(place.unit.clerk.pk, told.kind)}/",
    ]
    assert held(clerk, [(path, 200) for path in paths]) == []


def test_what_refuses_is_accessible_and_fits(visitor, place):
    reader = visitor()
    page = reader.page
    reader.open("/tai-khoan/dang-nhap/")
    page.locator("#id_login").fill("khong.co@donvi.example")
    page.locator("#id_password").fill("sai-mat-khau")
    reader.press("Đăng nhập")
    page.get_by_text("Chưa đăng nhập được").wait_for()
    reader.look("sai mật khẩu")
    for width in (PHONE, DESK):
        page.set_viewport_size(width)
        reader.open(place.open.get_absolute_url())
        reader.press("Gửi ý kiến")
        page.get_by_text("Ý kiến chưa gửi được").wait_for()
        assert page.evaluate("!!document.activeElement.closest('.error-summary')")
        reader.look("chưa điền gì")
    without_unit = visitor().sign_in(place.stranger, second_factor=False)
    without_unit.open("/don-vi/")
    without_unit.look("chưa gắn với đơn vị nào")


def weight(response):
    """Bytes that travel for one answer: static files compressed beforehand, pages as the portal packs them."""
    body = response.body()
    kind = response.headers.get("content-type", "").split(";")[0]
    if "/tinh/" in response.url and not kind.startswith("font/"):
        return min(len(body), len(brotli.compress(body)), len(gzip.compress(body)))
    packed = response.headers.get("content-encoding") == "gzip"  # what is read here was unpacked by the browser
    return len(gzip.compress(body, 6)) if packed else len(body)


def test_the_first_view_of_reading_pages_is_light(browser, served, place):
    heavy = {}
    for path in (
        "/",
        "/tin-tuc/",
        place.articles[0].url_path_here,
        place.exemplars[0].url_path_here,
        place.documents[0].url_path_here,
        place.decision_page.url_path_here,
        "/so-vang/",
        "/y-kien/",
        place.open.get_absolute_url(),
        "/tim-kiem/?q=luong+thi+mau",
        "/so-vang/so/",
        f"/so-vang/so/{place.records[0].year}/",
        f"/so-vang/so/{place.records[0].year}/ten/L/",
        place.recipient.get_absolute_url(),
        place.records[0].get_absolute_url(),
        "/thong-ke/",
        "/thong-ke/theo-nam/",
        "/thong-ke/don-vi/",
        "/thong-ke/ban-ghi/",
        "/thong-ke/chi-tieu/",
        "/du-lieu-mo/",
        "/du-lieu-mo/api/",
    ):
        context = browser.new_context(viewport=PHONE)
        page = context.new_page()
        answers = []
        page.on("response", lambda response: answers.append(response))  # noqa: B023, PLW0108
        page.goto(served + path, wait_until="networkidle")
        parts = {
            each.url.removeprefix(served): weight(each)
            for each in answers
            if each.status == 200 and not each.headers.get("content-type", "").startswith(PHOTOGRAPHS)
        }
        if sum(parts.values()) > FIRST_VIEW:
            heavy[path] = (sum(parts.values()), parts)
        print(path, sum(parts.values()))
        context.close()
    assert heavy == {}


def test_the_keyboard_reaches_everything(visitor, place):
    reader = visitor(viewport=DESK)
    page = reader.page
    for path in ("/", place.articles[0].url_path_here, "/so-vang/", place.open.get_absolute_url()):
        reader.open(path)
        page.keyboard.press("Tab")
        assert page.evaluate("document.activeElement.className") == "skip"
        assert page.locator(".skip").bounding_box()["y"] >= 0
        page.keyboard.press("Enter")
        assert page.evaluate("document.activeElement.id") == "noi-dung"
        unseen = []
        for _ in range(12):
            page.keyboard.press("Tab")
            shown = page.evaluate(
                """() => { const s = getComputedStyle(document.activeElement);
                return [document.activeElement.outerHTML.slice(0, 120),
                        (s.outlineStyle !== 'none' && parseFloat(s.outlineWidth) > 0) || s.boxShadow !== 'none'] }"""
            )
            if not shown[1]:
                unseen.append(shown[0])
        assert unseen == []
    page.set_viewport_size(PHONE)
    reader.open("/")
    page.locator(".site-menu summary").focus()
    page.keyboard.press("Enter")
    assert page.locator(".site-menu nav").is_visible()
    page.keyboard.press("Tab")
    assert page.evaluate("!!document.activeElement.closest('.site-menu nav')")
