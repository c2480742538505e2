"""What became unfit between its approval and its hour stays down, and somebody is told; sections go with their pages."""

from datetime import timedelta

import pytest
from django.urls import reverse
from wagtail.images.models import Image
from wagtail.images.tests.utils import get_test_image_file
from wagtail.models import Page, PageLogEntry
from wagtail.test.utils.form_data import querydict_from_html

from cms_pages.core import timing
from cms_pages.core.models import StandardPage
from cms_pages.core.taking_off import live_below
from cms_pages.exemplars.actions import withdraw_consent
from cms_pages.news.models import ArticlePage
from registrations.notices.models import Notice
from search import registry
from tests.factories.pages import ArticleFactory, ExemplarFactory, consented, paragraphs

from .conftest import NOW

pytestmark = [pytest.mark.django_db, pytest.mark.usefixtures("own_files", "clock")]

HOUR = NOW + timedelta(hours=2)


@pytest.fixture
def image(clock):
    return Image.objects.create(title="Con đường", file=get_test_image_file(size=(60, 40)))


def test_approving_on_the_page_itself_says_when_it_goes_up(newsroom, editor, approver, clock):
    """The button of the editor, not the one of the start page: what answers knows the hour."""
    page = ArticleFactory(parent=newsroom.news, slug="hen-gio", live=False, owner=editor, go_live_at=HOUR, body=[])
    page.save_revision(user=editor)
    page.get_workflow().start(page, editor)
    address = reverse("wagtailadmin_pages:edit", args=[page.pk])
    form = querydict_from_html(approver.browser.get(address).content.decode(), "page-edit-form").dict()

    form |= {"body-count": "0", "action-workflow-action": "1", "workflow-action-name": "approve"}
    said = approver.browser.post(address, form, follow=True)

    assert "Trang sẽ đăng lúc" in said.content.decode()
    assert ArticlePage.objects.get(pk=page.pk).scheduled_revision.approved_go_live_at == HOUR


def approve_for_the_hour(page, editor, approver):
    """The whole way by the screens: handed in by one, approved by the other."""
    page.go_live_at = HOUR
    page.save_revision(user=editor)
    page = type(page).objects.get(pk=page.pk)
    page.get_workflow().start(page, editor)
    state = page.current_workflow_task_state
    approver.browser.post(reverse("wagtailadmin_pages:workflow_action", args=[page.pk, "approve", state.pk]))
    page = type(page).objects.get(pk=page.pk)
    assert page.approved_schedule
    return type(page).objects.get(pk=page.pk)


@pytest.fixture
def article(newsroom, editor, approver, image):
    page = ArticleFactory(parent=newsroom.news, slug="hen-gio", live=False, owner=editor, picture=image)
    return approve_for_the_hour(page, editor, approver)


def told(page):
    """Who was told why, by mail and in the inbox; the log says it too."""
    notices = Notice.objects.filter(kind="newsroom.schedule_stopped", about=f"page:{page.pk}")
    assert PageLogEntry.objects.filter(page=page.pk, action="newsroom.schedule_stopped").count() == 1
    return {notice.recipient for notice in notices}, " ".join(notices.values_list("text", flat=True))


def test_nothing_changed_public_to_the_minute(article, client, clock):
    clock.move_to(HOUR - timedelta(seconds=1))
    assert client.get("/tin-tuc/hen-gio/").status_code == 404
    clock.move_to(HOUR)
    assert client.get("/tin-tuc/hen-gio/").status_code == 200
    assert not Notice.objects.filter(kind="newsroom.schedule_stopped").exists()


@pytest.mark.parametrize("how", ["group", "leaves"])
def test_the_second_person_approves_no_more(article, editor, approver, person, client, clock, how):
    if how == "group":
        approver.groups.clear()
    else:
        approver.is_active = False
        approver.save()
    clock.move_to(HOUR)

    for _ in range(2):
        assert client.get("/tin-tuc/hen-gio/").status_code == 404
    people, words = told(article)
    assert editor in people
    assert "không còn quyền duyệt" in words
    assert not ArticlePage.objects.get(pk=article.pk).approved_schedule


def test_all_who_had_a_hand_in_it_have_left_an_approver_is_told(article, editor, approver, person, client, clock):
    for each in (editor, approver):
        each.is_active = False
        each.save()
    stands_in = person("Người duyệt")
    clock.move_to(HOUR)

    assert client.get("/tin-tuc/hen-gio/").status_code == 404
    assert told(article)[0] == {stands_in}


@pytest.mark.parametrize("how", ["row", "bytes"])
def test_a_file_was_taken_away(article, image, editor, approver, client, clock, how):
    if how == "row":
        Image.objects.filter(pk=image.pk).delete()
    else:
        image.file.storage.delete(image.file.name)
    clock.move_to(HOUR)

    assert client.get("/tin-tuc/hen-gio/").status_code == 404
    people, words = told(article)
    assert people == {editor, approver}
    assert ("thư viện" if how == "row" else "Không còn mở được") in words


def test_the_section_was_taken_off(article, newsroom, editor, approver, client, clock):
    newsroom.news.unpublish(user=approver)
    clock.move_to(HOUR)

    assert client.get("/tin-tuc/hen-gio/").status_code == 404
    people, words = told(article)
    assert people == {editor, approver}
    assert "chưa được đăng" in words


def test_a_consent_was_withdrawn(newsroom, editor, approver, client, clock):
    page = ExemplarFactory(parent=newsroom.exemplars, slug="hua-thi-mau", live=False, owner=editor)
    row = consented(page)
    page = approve_for_the_hour(page, editor, approver)
    withdraw_consent(row, told="Gọi điện", by=approver)
    assert Notice.objects.filter(kind="exemplars.consent_withdrawn", recipient=editor).exists()

    clock.move_to(HOUR)
    assert client.get("/dien-hinh/hua-thi-mau/").status_code == 404


def test_a_section_and_what_stands_in_it_come_at_one_hour(newsroom, editor, approver, client, clock):
    """Its pages may be older than the section, and each was approved by itself."""
    section = StandardPage(title="Mục mới", slug="muc-moi", live=False, owner=editor, body=paragraphs("Chữ"))
    newsroom.home.add_child(instance=section)
    below = StandardPage(title="Bài trong mục", slug="bai", live=False, owner=editor, body=paragraphs("Chữ"))
    section.add_child(instance=below)
    for page in (section, below):
        approve_for_the_hour(page, editor, approver)
    # The one that stands below was saved first.
    newest = Page.objects.get(pk=below.pk).scheduled_revision
    Page.objects.get(pk=section.pk).revisions.update(approved_go_live_at=newest.approved_go_live_at)

    clock.move_to(HOUR)
    timing.catch_up()
    assert client.get("/muc-moi/bai/").status_code == 200


@pytest.fixture
def section(newsroom, clock):
    """Two public articles in the news."""
    for number in (1, 2):
        page = ArticleFactory(parent=newsroom.news, title=f"Bài {number}", slug=f"bai-{number}")
        page.save_revision().publish(skip_permission_checks=True)
    return newsroom.news


def addresses_told(client):
    """Everything that leads readers to pages: sitemap, menu, feed, search."""
    found = ""
    for address in ("/", "/sitemap-trang.xml", "/rss/tin-tuc/", "/tin-tuc.rss"):
        answer = client.get(address)
        found += answer.content.decode() if answer.status_code == 200 else ""
    return found


def test_a_section_is_taken_off_with_what_stands_in_it_after_it_was_named(section, approver, client):
    door = reverse("wagtailadmin_pages:unpublish", args=[section.pk])
    asked = approver.browser.get(door).content.decode()
    assert "Bài 1" in asked
    assert "Bài 2" in asked

    refused = approver.browser.post(door, {})
    assert refused.status_code == 422
    assert "Chưa gỡ trang nào" in refused.content.decode()
    assert client.get("/tin-tuc/bai-1/").status_code == 200

    approver.browser.post(door, {"include_descendants": "on"})
    assert client.get("/tin-tuc/").status_code == 404  # it stood there from the beginning, published by nobody
    for address in ("/tin-tuc/bai-1/", "/tin-tuc/bai-2/"):
        assert client.get(address).status_code == 410, address
    assert "bai-1" not in addresses_told(client)
    keys = list(ArticlePage.objects.values_list("pk", flat=True))
    assert list(registry.entries("news", [str(key) for key in keys])) == []
    log = PageLogEntry.objects.filter(action="wagtail.unpublish", user=approver)
    assert set(log.values_list("page_id", flat=True)) == {section.pk, *keys}


def test_by_ticking_it_in_a_list_or_by_the_api_it_is_asked_too(section, approver, person, client):
    address = reverse("wagtail_bulk_action", args=["wagtailcore", "page", "unpublish"])
    door = f"{address}?next=/quan-tri/&id={section.pk}"
    assert "Bài 1" in approver.browser.get(door).content.decode()
    refused = approver.browser.post(door, {})
    assert (refused.status_code, "Bên dưới còn 2 trang" in refused.content.decode()) == (422, True)
    api = reverse("wagtailadmin_api:pages:action", args=[section.pk, "unpublish"])
    assert approver.browser.post(api, {}, content_type="application/json").status_code == 400
    assert live_below(section).count() == 2

    approver.browser.post(door, {"include_descendants": "on"})
    assert client.get("/tin-tuc/bai-1/").status_code == 410


def test_a_section_that_ends_takes_its_pages_along(section, client, clock):
    Page.objects.filter(pk=section.pk).update(expire_at=HOUR)
    timing.forget()
    clock.move_to(HOUR)

    assert client.get("/tin-tuc/bai-1/").status_code == 410
    assert not live_below(section).exists()


def test_nothing_is_approved_into_or_moved_under_what_is_not_public(section, newsroom, editor, approver, client):
    draft = ArticleFactory(parent=section, slug="nhap", live=False, owner=editor)
    draft.save_revision(user=editor)
    section.unpublish(user=approver)
    draft.refresh_from_db()
    draft.get_workflow().start(draft, editor)
    state = draft.current_workflow_task_state
    approver.browser.post(reverse("wagtailadmin_pages:workflow_action", args=[draft.pk, "approve", state.pk]))
    assert not ArticlePage.objects.get(pk=draft.pk).live
    assert (
        "chưa được đăng" in approver.browser.get(reverse("wagtailadmin_pages:edit", args=[draft.pk])).content.decode()
    )

    closed = StandardPage(title="Mục nháp", slug="muc-nhap", live=False)
    newsroom.home.add_child(instance=closed)
    public = StandardPage(title="Trang công khai", slug="cong-khai")
    newsroom.home.add_child(instance=public)
    editor.browser.post(reverse("wagtailadmin_pages:move_confirm", args=[public.pk, closed.pk]))
    assert StandardPage.objects.get(pk=public.pk).get_parent().pk == newsroom.home.pk


@pytest.mark.parametrize("superuser", [False, True])
def test_nobody_takes_off_or_closes_the_whole_portal(section, newsroom, person, client, superuser):
    user = person("Quản trị", "Người duyệt", superuser=superuser)
    home = Page.objects.get(pk=newsroom.home.pk)

    user.browser.post(reverse("wagtailadmin_pages:unpublish", args=[home.pk]), {"include_descendants": "on"})
    user.browser.post(
        reverse("wagtailadmin_pages:set_privacy", args=[home.pk]),
        {"restriction_type": "login", "password": "", "groups": []},
    )
    assert client.get("/").status_code == 200
