"""A signed scan on a line that breaks: in a browser with script, and the plain field without."""

import pytest
from django.conf import settings
from django.core.files.uploadedfile import SimpleUploadedFile
from django.test import Client
from django.urls import reverse
from django.utils import timezone
from playwright.sync_api import expect

from registrations.attachments.models import Upload
from registrations.campaigns.models import PaperEntry
from tests import screens
from tests.factories.accounts import SuperuserFactory
from tests.factories.campaigns import QuestionFactory, RegistrationFactory

from .conftest import member_of

MB = 1024 * 1024
SCAN = b"%PDF-1.7\n" + b"0123456789abcdef" * (4 * MB // 16)


# --- without script --------------------------------------------------------------


@pytest.mark.django_db
def test_the_plain_field_takes_a_scan_of_forty_megabytes(client, draft, clerk, addresses):
    client.force_login(clerk)
    heavy = SimpleUploadedFile("Bản ký.pdf", b"%PDF-1.7\n" + b"\0" * (40 * MB))
    assert client.post(addresses(draft).files, {"files": heavy}).status_code == 302
    assert draft.files.get().attachment.size > 40 * MB


@pytest.mark.django_db
def test_beyond_the_limit_the_words_of_the_paper_entry_stay(client, officer, settings):
    settings.SCAN_MAX_BYTES = 1000
    record = RegistrationFactory(campaign__unit_kinds=["commune"], unit__kind="commune")
    client.force_login(officer)
    typed = {"arrived_on": "01/01/2026", "signed_by": "Hoàng Văn Ký, Chủ tịch"}
    scan = SimpleUploadedFile("Bản ký.pdf", b"%PDF-1.7\n" + b"\0" * 2000)
    address = reverse("campaigns_desk:paper", args=[record.campaign_id, record.unit_id])
    page = client.post(address, typed | {"scan": scan})
    assert page.status_code == 422
    assert "Hoàng Văn Ký, Chủ tịch" in page.content.decode()
    assert not PaperEntry.objects.exists()


@pytest.mark.django_db
def test_going_on_keeps_a_file_chosen_for_a_question(client, draft, clerk, addresses):
    asked = QuestionFactory(campaign=draft.campaign, kind="file", text="Kế hoạch")
    client.force_login(clerk)
    files = {f"tep-{asked.pk}": SimpleUploadedFile("ke-hoach.pdf", b"%PDF-1.7 a"), "tiep": "1"}
    files["files"] = SimpleUploadedFile("ban-ky.pdf", b"%PDF-1.7 b")
    answer = client.post(addresses(draft).files, files)
    assert answer.url == addresses(draft).send
    assert {(each.attachment.original_name, each.question_id) for each in draft.files.all()} == {
        ("ke-hoach.pdf", asked.pk),
        ("ban-ky.pdf", None),
    }


@pytest.mark.django_db
def test_a_bad_file_beside_a_good_one_is_told_and_the_good_one_stays(client, draft, clerk, addresses):
    asked = QuestionFactory(campaign=draft.campaign, kind="file", text="Kế hoạch")
    client.force_login(clerk)
    files = {f"tep-{asked.pk}": SimpleUploadedFile("x.pdf", b"MZ program"), "tiep": "1"}
    files["files"] = SimpleUploadedFile("ban-ky.pdf", b"%PDF-1.7 b")
    page = client.post(addresses(draft).files, files)
    assert page.status_code == 422
    assert "chương trình" in page.content.decode()
    assert [each.attachment.original_name for each in draft.files.all()] == ["ban-ky.pdf"]
    assert "ban-ky.pdf" in page.content.decode()


# --- in a browser ----------------------------------------------------------------


@pytest.fixture
def scan(tmp_path):
    path = tmp_path / "Bản ký.pdf"
    path.write_bytes(SCAN)
    return path


@pytest.fixture
def page_of(browser, live_server):
    """A page in which somebody has signed in."""
    contexts = []

    def open_page(user, **options):
        signed_in = Client()
        signed_in.force_login(user)
        context = browser.new_context(**options)
        cookie = signed_in.cookies[settings.SESSION_COOKIE_NAME].value
        context.add_cookies([{"name": settings.SESSION_COOKIE_NAME, "value": cookie, "url": live_server.url}])
        contexts.append(context)
        return context.new_page()

    yield open_page
    for context in contexts:
        context.close()


def fine(page):
    assert screens.axe_faults(page) == []
    assert page.evaluate("document.documentElement.scrollWidth - document.documentElement.clientWidth") <= 0


@pytest.mark.browser
@pytest.mark.django_db(transaction=True)
def test_a_big_scan_goes_in_parts_and_is_there(page_of, live_server, draft, addresses, scan):
    page = page_of(member_of(draft), viewport={"width": 360, "height": 780})
    page.goto(live_server.url + addresses(draft).files)
    page.get_by_label("Chọn tệp").set_input_files(scan)
    expect(page.get_by_role("link", name="Bản ký.pdf")).to_be_visible(timeout=20_000)
    stored = draft.files.get().attachment
    assert stored.file.open().read() == SCAN
    assert not Upload.objects.exists()
    fine(page)


@pytest.mark.browser
@pytest.mark.django_db(transaction=True)
def test_a_line_that_breaks_costs_one_part(page_of, live_server, draft, addresses, scan):
    page = page_of(member_of(draft), viewport={"width": 360, "height": 780})
    page.goto(live_server.url + addresses(draft).files)
    broken = []

    def cut(route):
        if f"tu={2 * MB}" in route.request.url and not broken:
            broken.append(True)
            route.abort("connectionreset")
        else:
            route.continue_()

    page.route("**/tep-rieng/tai/**", cut)
    page.get_by_label("Chọn tệp").set_input_files(scan)
    expect(page.locator(".uploads__state")).to_contain_text("Mất kết nối. Đã giữ 2,0 MB trên 4,0 MB")
    expect(page.get_by_role("status").filter(has_text="Mất kết nối")).to_have_count(1)
    fine(page)
    page.get_by_role("button", name="Thử lại ngay").click()
    expect(page.get_by_role("link", name="Bản ký.pdf")).to_be_visible(timeout=20_000)
    assert draft.files.get().attachment.size == len(SCAN)


@pytest.mark.browser
@pytest.mark.django_db(transaction=True)
def test_after_a_reload_the_same_file_goes_on_where_it_stopped(page_of, live_server, draft, addresses, scan):
    page = page_of(member_of(draft), viewport={"width": 1280, "height": 800})
    page.goto(live_server.url + addresses(draft).files)
    page.route(f"**/*tu={3 * MB}", lambda route: route.abort("connectionreset"))
    page.get_by_label("Chọn tệp").set_input_files(scan)
    expect(page.locator(".uploads__state")).to_contain_text("Mất kết nối")
    page.unroute(f"**/*tu={3 * MB}")
    page.reload()
    expect(page.locator(".uploads__state")).to_contain_text("Đã tải 3,0 MB trên 4,0 MB thì dừng")
    fine(page)
    sent = []
    page.on("request", lambda request: "?tu=" in request.url and sent.append(request.url.rpartition("tu=")[2]))
    page.get_by_label("Chọn tệp").set_input_files(scan)
    expect(page.get_by_role("link", name="Bản ký.pdf")).to_be_visible(timeout=20_000)
    assert sent[0] == str(3 * MB)
    assert draft.files.get().attachment.file.open().read() == SCAN


@pytest.mark.browser
@pytest.mark.django_db(transaction=True)
def test_paused_and_taken_up_again_and_given_up(page_of, live_server, draft, addresses, scan):
    page = page_of(member_of(draft), viewport={"width": 360, "height": 780})
    page.goto(live_server.url + addresses(draft).files)

    def never_answered(route):
        pass

    page.route(f"**/*tu={MB}", never_answered)
    page.get_by_label("Chọn tệp").set_input_files(scan)
    expect(page.locator(".uploads__state")).to_contain_text("Đã tải 1,0 MB")
    page.get_by_role("button", name="Tạm dừng").click()
    expect(page.locator(".uploads__state")).to_contain_text("Đã tạm dừng")
    page.get_by_role("button", name="Tải tiếp").click()
    expect(page.get_by_role("button", name="Tạm dừng")).to_be_visible()
    page.get_by_role("button", name="Bỏ tệp Bản ký.pdf").click()
    expect(page.locator(".uploads__state")).to_have_count(0)
    expect(page.get_by_role("status").filter(has_text="Đã bỏ tệp")).to_have_count(1)


@pytest.mark.browser
@pytest.mark.django_db(transaction=True)
def test_a_program_in_the_coat_of_a_scan_is_told_at_once(page_of, live_server, draft, addresses, tmp_path):
    page = page_of(member_of(draft), viewport={"width": 360, "height": 780})
    page.goto(live_server.url + addresses(draft).files)
    bad = tmp_path / "scan.pdf"
    bad.write_bytes(b"MZ\x90" + b"\0" * 3 * MB)
    page.get_by_label("Chọn tệp").set_input_files(bad)
    expect(page.locator(".uploads__state")).to_contain_text("chương trình")
    fine(page)
    assert not draft.files.exists()


@pytest.mark.browser
@pytest.mark.django_db(transaction=True)
def test_the_scan_of_a_paper_waits_for_the_words_and_survives_a_mistake(page_of, live_server, scan):
    record = RegistrationFactory(campaign__unit_kinds=["commune"], unit__kind="commune")
    page = page_of(SuperuserFactory(), viewport={"width": 1280, "height": 800})
    page.goto(live_server.url + reverse("campaigns_desk:paper", args=[record.campaign_id, record.unit_id]))
    page.get_by_label("Bản chụp bản giấy").set_input_files(scan)
    expect(page.locator(".uploads__state")).to_contain_text("Đã tải xong")
    fine(page)
    screens.press(page, page.get_by_role("button", name="Bắt đầu nhập"))
    expect(page.get_by_text("Mời ghi người ký bản giấy.")).to_be_visible()
    expect(page.locator(".uploads__state")).to_contain_text("Đã tải xong")
    page.get_by_label("Ngày nhận bản giấy").fill(f"{timezone.localtime(record.campaign.opens_at):%d/%m/%Y}")
    page.get_by_label("Người ký bản giấy").fill("Hoàng Văn Ký, Chủ tịch")
    screens.press(page, page.get_by_role("button", name="Bắt đầu nhập"))
    expect(page.get_by_text("Nhập từ bản giấy")).to_be_visible()
    assert PaperEntry.objects.get().scan.size == len(SCAN)
