"""What somebody approved, its place and the words beside it; and what of a draft shows where nobody looks for it."""

from datetime import timedelta

import pytest
from django.urls import reverse
from django.utils import timezone
from wagtail.models import Page, PageViewRestriction
from wagtail.test.utils.form_data import querydict_from_html

from cms_pages.core.models import StandardPage, Topic
from cms_pages.core.notes import ChangeNote
from cms_pages.moving_in.models import ImportBatch
from cms_pages.moving_in.rules import may_go_live
from cms_pages.news.models import ArticlePage, NewsCategory
from cms_pages.newsroom import actions
from cms_pages.newsroom.models import Bundle
from registrations.movements.models import Movement
from tests.factories.campaigns import MovementFactory
from tests.factories.pages import ArticleFactory, paragraphs

from .conftest import NOW

pytestmark = pytest.mark.django_db


def plain(parent, title, slug, **fields):
    page = StandardPage(title=title, slug=slug, **fields)
    parent.add_child(instance=page)
    return page


@pytest.fixture
def places(newsroom):
    """Two public places, and a draft below the first."""
    first, second = (plain(newsroom.home, f"Nơi {each}", f"noi-{each}") for each in ("mot", "hai"))
    return first, second, plain(first, "Trang mới", "trang-moi", live=False)


def decide(by, page, answer="approve", **data):
    state = Page.objects.get(pk=page.pk).current_workflow_task_state
    address = reverse("wagtailadmin_pages:workflow_action", args=[page.pk, answer, state.pk])
    return by.browser.post(address, data)


def move_by_each_door(by, page, to):
    """Ask for it on the screen, for several pages at once, and by the addresses that scripts use."""
    by.browser.post(reverse("wagtailadmin_pages:move_confirm", args=[page.pk, to.pk]))
    several = reverse("wagtail_bulk_action", args=["wagtailcore", "page", "move"])
    by.browser.post(f"{several}?next=/quan-tri/&id={page.pk}", {"chooser": str(to.pk), "move_applicable": "on"})
    address = reverse("wagtailadmin_api:pages:action", args=[page.pk, "move"])
    by.browser.post(address, {"destination_page_id": to.pk, "position": "last-child"}, content_type="application/json")
    return Page.objects.get(pk=page.pk).get_parent()


def test_a_draft_is_moved_by_its_editors(places, person):
    _, second, page = places
    assert move_by_each_door(person("Biên tập viên"), page, second).pk == second.pk


@pytest.mark.parametrize("of", [("Biên tập viên",), None], ids=["editor", "superuser"])
def test_what_was_approved_for_an_hour_goes_up_where_it_was_approved(clock, places, person, client, of):
    first, second, page = places
    page.go_live_at = NOW + timedelta(hours=1)
    page.save_revision().publish(skip_permission_checks=True)
    assert StandardPage.objects.get(pk=page.pk).approved_schedule

    mover = person(*of) if of else person(superuser=True)
    assert mover.browser.get("/quan-tri/").status_code == 200
    for moved in (page, first):  # by itself, or with the section it stands in
        before = Page.objects.get(pk=moved.pk).get_parent().pk
        assert move_by_each_door(mover, moved, second).pk == before
    clock.shift(timedelta(hours=1))
    assert client.get("/noi-mot/trang-moi/").status_code == 200


def test_a_page_of_a_bundle_that_was_sent_stays_where_it_is(clock, places, person):
    first, second, page = places
    editor, approver = person("Biên tập viên"), person("Người duyệt")
    page.save_revision(user=editor)
    bundle = actions.make_bundle(Bundle(title="Gói", goes_live_at=NOW + timedelta(hours=1)), by=editor)
    actions.add_page(bundle, Page.objects.get(pk=page.pk).specific, by=editor)
    actions.send(bundle, by=editor)
    assert move_by_each_door(editor, page, second).pk == first.pk
    actions.approve(bundle, by=approver)
    assert move_by_each_door(editor, page, second).pk == first.pk


def test_whoever_put_a_draft_elsewhere_has_a_part_in_it(places, person):
    _, second, page = places
    editor, both = person("Biên tập viên"), person("Biên tập viên", "Người duyệt")
    page.save_revision(user=editor)
    assert move_by_each_door(both, page, second).pk == second.pk
    page = StandardPage.objects.get(pk=page.pk)
    page.get_workflow().start(page, editor)

    decide(both, page)
    assert not Page.objects.get(pk=page.pk).live
    decide(person("Người duyệt"), page)
    assert Page.objects.get(pk=page.pk).live


@pytest.fixture
def handed_in(newsroom, person, author):
    """A public article with a change that waits for approval."""
    page = ArticleFactory(parent=newsroom.news, slug="bai", live=False, body=[])
    page.save_revision(user=person("Biên tập viên")).publish(skip_permission_checks=True)
    page = ArticlePage.objects.get(pk=page.pk)
    page.title = "Bài đã sửa"
    page.save_revision(user=author)
    page.get_workflow().start(page, author)
    return page


NOTE = {"change-note": "Câu của người duyệt", "change-note-public": "1"}


def edit(by, page, **data):
    address = reverse("wagtailadmin_pages:edit", args=[page.pk])
    form = querydict_from_html(by.browser.get(address).content.decode(), "page-edit-form").dict()
    return by.browser.post(address, form | {"body-count": "0"} | data)


@pytest.mark.parametrize("answer", ["reject", "approve"])
def test_who_decides_puts_no_sentence_of_their_own_before_readers(handed_in, author, approver, client, answer):
    """The note beside a decision is none of the authors': nobody else would see it before readers do."""
    page = handed_in
    edit(approver, page, **NOTE, **{"action-workflow-action": "1", "workflow-action-name": answer})
    if answer == "reject":
        edit(author, page, **{"action-submit": "1"})
        decide(approver, page)
    else:
        page = ArticlePage.objects.get(pk=page.pk)
        page.title = "Sửa lần nữa"
        page.save_revision(user=author)
        page.get_workflow().start(page, author)
        decide(approver, page)

    assert not Page.objects.get(pk=page.pk).has_unpublished_changes
    assert "Câu của người duyệt" not in client.get("/tin-tuc/bai/").content.decode()


def test_the_approver_reads_the_note_that_readers_will_read(handed_in, author, approver):
    revision = handed_in.get_latest_revision()
    for text, public in (("Câu cho người đọc", True), ("Câu cho nội bộ", False)):
        by = author if public else handed_in.revisions.first().user
        ChangeNote.objects.create(page_id=handed_in.pk, revision=revision, text=text, public=public, by=by)

    shown = approver.browser.get(reverse("wagtailadmin_pages:edit", args=[handed_in.pk])).content.decode()
    assert "Câu cho người đọc" in shown
    assert "Câu cho nội bộ" in shown


def words_of_nobody(newsroom):
    """Names that one person alone entered: a topic, a category, a movement."""
    Topic.objects.create(name="Chữ của một người", slug="mot-nguoi")
    NewsCategory.objects.create(name="Chữ của một người", slug="mot-nguoi")
    MovementFactory(name="Chữ của một người", slug="mot-nguoi")


ADDRESSES = [
    "/tin-tuc/?chude=mot-nguoi",
    "/tin-tuc/?phongtrao=mot-nguoi",
    "/tin-tuc/?muc=mot-nguoi",
    "/quyet-dinh/?phongtrao=mot-nguoi",
    *(
        f"/nguon-tin/{shelf}/mot-nguoi.{form}"
        for shelf in ("chu-de", "chuyen-muc", "phong-trao")
        for form in ("rss", "atom", "json")
    ),
]


@pytest.mark.parametrize("address", ADDRESSES)
def test_a_name_that_no_public_page_bears_is_read_nowhere(newsroom, client, address):
    words_of_nobody(newsroom)
    draft = ArticleFactory(parent=newsroom.news, live=False)
    draft.topics = Topic.objects.filter(slug="mot-nguoi")
    draft.movements = Movement.objects.filter(slug="mot-nguoi")
    draft.category = NewsCategory.objects.get(slug="mot-nguoi")
    draft.save()

    answer = client.get(address)
    assert "Chữ của một người" not in answer.content.decode()
    assert answer.status_code == (404 if "nguon-tin" in address else 200)


def test_a_link_to_a_draft_tells_readers_nothing_of_it(newsroom, client):
    hidden = ArticleFactory(parent=newsroom.news, slug="tin-chua-dang-cua-ai", live=False)
    text = f'<p>Xem <a linktype="page" id="{hidden.pk}">bài kia</a>.</p>'
    page = ArticleFactory(parent=newsroom.news, slug="bai", body=paragraphs(text))

    shown = client.get("/tin-tuc/bai/").content.decode()
    assert "bài kia" in shown
    assert "tin-chua-dang-cua-ai" not in shown

    hidden.save_revision().publish(skip_permission_checks=True)
    assert "/tin-tuc/tin-chua-dang-cua-ai/" in client.get("/tin-tuc/bai/").content.decode()
    assert page.live


def test_a_closed_section_leaves_the_menu_of_every_page(newsroom, client):
    section = plain(newsroom.home, "Mục sẽ đóng", "muc-dong", show_in_menus=True)
    section.save_revision().publish(skip_permission_checks=True)
    assert "Mục sẽ đóng" in client.get("/lien-he/").content.decode()

    PageViewRestriction.objects.create(page=section, restriction_type=PageViewRestriction.LOGIN)
    assert "Mục sẽ đóng" not in client.get("/lien-he/").content.decode()


def test_the_card_of_a_page_is_kept_by_no_cache_for_many(newsroom, client):
    page = ArticleFactory(parent=newsroom.news, slug="bai", title="Bài có thiệp")
    page.save_revision().publish(skip_permission_checks=True)
    address = page.share_card(None)
    answer = client.get(address, follow=True)
    assert answer.status_code == 200
    assert "public" not in answer.headers["Cache-Control"]
    Page.objects.get(pk=page.pk).specific.unpublish()
    assert client.get(address).status_code == 404


def test_the_approval_of_old_articles_holds_for_none_of_a_bundle(newsroom, person, author, approver):
    """An embargo is not ended from the side by whoever approves a batch that brought one of its pages."""
    page = ArticleFactory(parent=newsroom.news, live=False, owner=author)
    page.save_revision(user=author)
    batch = ImportBatch(created_by=author, approved_by=approver, approved_at=timezone.now())
    assert may_go_live(ArticlePage.objects.get(pk=page.pk), batch)

    bundle = actions.make_bundle(Bundle(title="Gói", goes_live_at=timezone.now() + timedelta(hours=1)), by=author)
    actions.add_page(bundle, Page.objects.get(pk=page.pk).specific, by=author)
    assert not may_go_live(ArticlePage.objects.get(pk=page.pk), batch)
