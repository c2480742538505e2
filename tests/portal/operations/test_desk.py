"""The first screen of the back office and its menu, role by role."""

from datetime import datetime, timedelta
from zoneinfo import ZoneInfo

import pytest
import time_machine
from django.test import Client
from django.urls import reverse
from django.utils import timezone
from wagtail.models import Collection, Page

from registrations.notices.outgoing import MAX_ATTEMPTS
from tests.factories.accounts import InvitationFactory, SuperuserFactory, UserFactory
from tests.factories.initiatives import InitiativeFactory, send
from tests.factories.notices import NoticeFactory
from tests.factories.pages import ArticleFactory

pytestmark = pytest.mark.django_db

VN = ZoneInfo("Asia/Ho_Chi_Minh")
ROLES = {
    # What a contributor may begin depends on the sections of the unit: tests/cms_pages/newsroom.
    "Cộng tác viên": ([], ["Tin bài", "Thư viện"]),
    "Biên tập viên": (
        ["Viết tin", "Viết gương điển hình", "Đăng văn bản"],
        ["Tin bài", "Tòa soạn", "Thư viện", "Đăng ký thi đua", "Danh mục", "Cài đặt"],
    ),
    "Người duyệt": (
        [],
        [
            "Tin bài",
            "Tòa soạn",
            "Khen thưởng",
            "Lấy ý kiến",
            "Hỏi đáp, góp ý",
            "Hồ sơ đề nghị",
            "Đăng ký thi đua",
            "Báo cáo thi đua",
            "Kế hoạch công tác",
        ],
    ),
    "Chuyên viên TĐKT": (
        [
            "Đăng văn bản",
            "Nhập quyết định và danh sách",
            "Mở cuộc lấy ý kiến",
            "Theo dõi đăng ký thi đua",
            "Mời người dùng",
        ],
        [
            "Tin bài",
            "Tòa soạn",
            "Thư viện",
            "Khen thưởng",
            "Lấy ý kiến",
            "Hỏi đáp, góp ý",
            "Hồ sơ đề nghị",
            "Sáng kiến",
            "Đăng ký thi đua",
            "Báo cáo thi đua",
            "Kế hoạch công tác",
            "Hội đồng",
            "Danh mục",
            "Trao đổi dữ liệu",
            "Cài đặt",
        ],
    ),
    "Thành viên Hội đồng": (
        ["Phiên họp và tài liệu", "Đơn vị được phân công", "Các cuộc lấy ý kiến", "Quyết định khen thưởng"],
        [
            "Khen thưởng",
            "Lấy ý kiến",
            "Sáng kiến",
            "Đăng ký thi đua",
            "Báo cáo thi đua",
            "Hội đồng",
            "Danh mục",
        ],
    ),
    "Quản trị": (
        ["Mời người dùng", "Giao mục cho đơn vị viết bài"],
        ["Tòa soạn", "Khen thưởng", "Lấy ý kiến", "Danh mục", "Cài đặt"],
    ),
}


@pytest.fixture
def newsroom(office, groups):
    return office


@pytest.fixture
def person():
    def make(*groups, superuser=False):
        made = SuperuserFactory() if superuser else UserFactory(groups=list(groups))
        made.browser = Client()
        made.browser.force_login(made)
        return made

    return make


def desk(somebody):
    answer = somebody.browser.get("/quan-tri/")
    assert answer.status_code == 200
    panel = next(panel for panel in answer.context["panels"] if getattr(panel, "name", "") == "today")
    return answer.content.decode(), panel.get_context_data({"request": answer.wsgi_request})


def heaps(somebody):
    return {heap.name: [task.title for task in heap.tasks] for heap in desk(somebody)[1]["heaps"]}


@pytest.mark.parametrize("role", ROLES)
def test_each_role_is_greeted_and_led_to_its_work(newsroom, person, role):
    somebody = person(role)
    html, context = desk(somebody)

    assert f"Xin chào, {somebody.full_name}" in html
    assert [words for words, _, _ in context["beginnings"]] == ROLES[role][0]
    for _, url, _ in context["beginnings"]:
        assert somebody.browser.get(url).status_code == 200


@pytest.mark.parametrize("role", ROLES)
def test_menu_is_grouped_and_has_no_help_of_others(newsroom, person, role):
    from wagtail.admin.menu import admin_menu

    request = person(role).browser.get("/quan-tri/").wsgi_request
    items = sorted(admin_menu.menu_items_for_request(request), key=lambda item: item.order)
    labels = [str(item.label) for item in items]

    assert [label for label in labels if label != "Báo cáo"] == ROLES[role][1]


@pytest.mark.parametrize("role", [*ROLES, None], ids=[*ROLES, "superuser"])
def test_first_screen_names_no_other_site(newsroom, person, role):
    html, _ = desk(person(role) if role else person(superuser=True))

    assert "guide.wagtail.org" not in html
    assert "releases.wagtail" not in html
    assert "docs.wagtail.org" not in html
    assert "<title>" in html
    assert "Wagtail</title>" not in html


def test_what_waits_is_listed_by_sort(newsroom, person):
    author, approver = person("Biên tập viên"), person("Người duyệt")
    pages = {
        title: ArticleFactory(parent=newsroom.news, title=title, live=False, owner=author)
        for title in ("Đang viết", "Đã gửi", "Bị trả")
    }
    for page in pages.values():
        page.save_revision(user=author)
    for title in ("Đã gửi", "Bị trả"):
        pages[title].get_workflow().start(pages[title], author)
    state = pages["Bị trả"].current_workflow_task_state
    approver.browser.post(
        reverse("wagtailadmin_pages:workflow_action", args=[pages["Bị trả"].pk, "reject", state.pk]),
        {"comment": "Thiếu năm"},
    )

    assert heaps(approver) == {"Chờ ông, bà duyệt": ["Đã gửi"]}
    assert heaps(author) == {
        "Được trả lại để sửa": ["Bị trả"],
        "Bản nháp của ông, bà": ["Đang viết"],
        "Đã gửi, đang chờ người khác duyệt": ["Đã gửi"],
    }


def test_long_heap_is_cut_and_says_so(newsroom, person):
    author = person("Biên tập viên")
    for _ in range(8):
        ArticleFactory(parent=newsroom.news, live=False, owner=author).save_revision(user=author)

    html, context = desk(author)

    heap = context["heaps"][0]
    assert (len(heap.first), len(heap.rest), heap.total) == (5, 3, 8)
    assert "và 3 mục nữa" in html
    for task in heap.tasks:  # none is further away than the opening of the list
        assert f'href="{task.url}"' in html


def test_a_returned_page_says_what_was_asked_for_and_the_oldest_comes_first(newsroom, person):
    author, approver = person("Biên tập viên"), person("Người duyệt")
    with time_machine.travel(datetime(2026, 11, 2, 8, tzinfo=VN), tick=False) as clock:
        for title in ("Tin thứ nhất", "Tin thứ hai"):
            page = ArticleFactory(parent=newsroom.news, title=title, live=False, owner=author)
            page.save_revision(user=author)
            page.get_workflow().start(page, author)
            clock.shift(timedelta(hours=1))
        assert heaps(approver)["Chờ ông, bà duyệt"] == ["Tin thứ nhất", "Tin thứ hai"]
        for page in Page.objects.filter(title__startswith="Tin thứ").order_by("pk"):
            page.specific.current_workflow_task_state.reject(
                user=approver, comment="Thiếu năm sinh của người được khen."
            )
            clock.shift(timedelta(hours=1))
        heap = desk(author)[1]["heaps"][0]

    assert [task.title for task in heap.tasks] == ["Tin thứ nhất", "Tin thứ hai"]
    assert heap.tasks[0].note == f"{approver} trả lại ngày 02/11/2026: “Thiếu năm sinh của người được khen.”"


def test_what_units_sent_is_listed_one_by_one_the_longest_waiting_first(newsroom, person):
    officer = person("Chuyên viên TĐKT")
    with time_machine.travel(datetime(2026, 11, 2, 8, tzinfo=VN), tick=False) as clock:
        later, sooner = InitiativeFactory(title="Gửi sau"), InitiativeFactory(title="Gửi trước")
        send(sooner)
        clock.shift(timedelta(days=1))
        send(later)
        heap = next(each for each in desk(officer)[1]["heaps"] if each.name == "Sáng kiến chờ tiếp nhận")

    assert [task.title for task in heap.tasks] == ["Gửi trước", "Gửi sau"]
    assert heap.tasks[0].note == f"{sooner.unit} gửi ngày 02/11/2026"
    assert heap.tasks[0].url == reverse("initiatives_desk:initiative", args=[sooner.pk])


def test_an_editor_passes_on_what_a_contributor_handed_in(newsroom, person):
    writer, editor = person("Cộng tác viên"), person("Biên tập viên")
    page = ArticleFactory(parent=newsroom.news, title="Bài của cộng tác viên", live=False, owner=writer)
    page.save_revision(user=writer)
    page.get_workflow().start(page, writer)

    assert heaps(editor) == {"Chờ ông, bà xem, chuyển người duyệt": ["Bài của cộng tác viên"]}


def test_the_administrator_is_told_what_stands_still(newsroom, person):
    administrator, officer = person("Quản trị"), person("Chuyên viên TĐKT")
    lapsed = InvitationFactory(expires_at=timezone.now() - timedelta(days=1))
    given_up = NoticeFactory(attempts=MAX_ATTEMPTS, subject="Thư không ai nhận")
    NoticeFactory(attempts=1)

    told = heaps(administrator)
    assert told["Thư không gửi được"] == [given_up.subject]
    assert told["Lời mời hết hạn, chưa có người nhận"] == [f"{lapsed.full_name} ({lapsed.unit})"]
    # The invitations of others are not this officer's.
    assert heaps(officer) == {"Thư không gửi được": [given_up.subject]}
    for heap in desk(administrator)[1]["heaps"]:
        assert administrator.browser.get(heap.tasks[0].url).status_code == 200


def test_nothing_to_do_is_said(newsroom, person):
    assert "Hiện không có việc nào chờ ông, bà." in desk(person("Thành viên Hội đồng"))[0]


def test_trees_have_vietnamese_roots(newsroom):
    assert Page.objects.get(depth=1).title == "Gốc"
    assert Collection.objects.get(depth=1).name == "Thư mục gốc"
