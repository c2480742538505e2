"""A bundle: pages approved together, public together in one instant, or none of them."""

from datetime import timedelta

import pytest
from django.core.exceptions import PermissionDenied, ValidationError
from django.core.management import call_command
from django.urls import reverse
from django.utils import timezone
from wagtail.log_actions import log

from cms_pages.decisions.actions import draft_page
from cms_pages.exemplars.models import Consent
from cms_pages.news.models import ArticlePage
from cms_pages.newsroom import actions
from cms_pages.newsroom.models import Bundle
from registrations.notices.models import Notice
from tests.factories.awards import AwardRecordFactory, DecisionFactory
from tests.factories.editing import article_form
from tests.factories.pages import ArticleFactory, ExemplarFactory, consented

from .conftest import NOW

pytestmark = [pytest.mark.django_db, pytest.mark.usefixtures("clock")]

MOMENT = NOW + timedelta(hours=23, minutes=17)


@pytest.fixture
def pages(clock, newsroom, editor, person):
    """A decision, a piece of news, an exemplar, all new, and a change of an article that is public."""
    decision = draft_page(AwardRecordFactory(decision=DecisionFactory()).decision, person(superuser=True))
    news = ArticleFactory(parent=newsroom.news, title="Tin lễ trao", slug="tin-le-trao", live=False)
    exemplar = ExemplarFactory(parent=newsroom.exemplars, slug="guong", live=False)
    consented(exemplar)
    public = ArticleFactory(parent=newsroom.news, title="Album năm ngoái", slug="album")
    public.save_revision().publish()
    public = ArticlePage.objects.get(pk=public.pk)
    public.title = "Album năm nay"
    for page in (decision, news, exemplar, public):
        page.save_revision(user=editor)
    return decision, news, exemplar, public


@pytest.fixture
def bundle(editor, pages):
    made = actions.make_bundle(Bundle(title="Lễ trao", goes_live_at=MOMENT), by=editor)
    for page in pages:
        page.refresh_from_db()
        actions.add_page(made, page, by=editor)
    return made


@pytest.fixture
def approved(bundle, editor, approver):
    actions.send(bundle, by=editor)
    actions.approve(bundle, by=approver)
    bundle.refresh_from_db()
    return bundle


def seen(client, pages):
    """Status and whether the new words show, of each page, as a reader gets them."""
    decision, news, exemplar, _ = pages
    found = [client.get(page.url_path_here).status_code for page in (decision, news, exemplar)]
    return found, "Album năm nay" in client.get("/tin-tuc/album/").content.decode()


NOTHING, EVERYTHING = ([404, 404, 404], False), ([200, 200, 200], True)


def test_all_in_one_instant_without_any_job(approved, pages, client, clock):
    assert approved.state == Bundle.State.APPROVED
    assert seen(client, pages) == NOTHING
    clock.move_to(MOMENT - timedelta(seconds=1))
    assert seen(client, pages) == NOTHING

    clock.move_to(MOMENT)

    assert seen(client, pages) == EVERYTHING
    approved.refresh_from_db()
    assert approved.state == Bundle.State.PUBLISHED


def test_without_a_moment_it_is_public_when_approved(bundle, editor, approver, pages, client):
    Bundle.objects.update(goes_live_at=None)
    actions.send(bundle, by=editor)
    assert seen(client, pages) == NOTHING

    actions.approve(bundle, by=approver)

    assert seen(client, pages) == EVERYTHING


def _changed(page, editor):
    page = ArticlePage.objects.get(pk=page.pk)
    page.title = "Sửa lén"
    page.save_revision(user=editor)


def _written_over(page, editor):
    revision = page.get_latest_revision()
    revision.content["title"] = "Sửa lén"
    revision.created_at = timezone.now() + timedelta(seconds=1)
    revision.save()


HARM = {
    "changed": (lambda pages, editor: _changed(pages[1], editor), "đã được sửa sau khi gửi duyệt"),
    "written over": (lambda pages, editor: _written_over(pages[1], editor), "đã được sửa sau khi gửi duyệt"),
    "deleted": (lambda pages, editor: pages[1].delete(), "đã bị xóa"),
    "taken off": (lambda pages, editor: ArticlePage.objects.get(pk=pages[3].pk).unpublish(), "đã được gỡ"),
    "records changed": (
        lambda pages, editor: log(pages[0].decision, "wagtail.edit", user=editor),
        "Dữ liệu của",
    ),
    "consent taken back": (lambda pages, editor: Consent.objects.all().delete(), "đồng ý"),
    "section closed": (lambda pages, editor: pages[1].get_parent().specific.unpublish(), "chưa được đăng"),
}


@pytest.mark.parametrize("harm", HARM)
def test_if_one_page_is_not_as_approved_nothing_is_published_and_everybody_concerned_is_told(
    approved, pages, editor, approver, client, clock, harm
):
    do, words = HARM[harm]
    clock.shift(timedelta(hours=1))
    do(pages, editor)

    clock.move_to(MOMENT)
    client.get("/")

    for page in (pages[0], pages[2]):
        assert client.get(page.url_path_here).status_code == 404
    assert not ArticlePage.objects.filter(title="Album năm nay").exists()
    approved.refresh_from_db()
    assert approved.state == Bundle.State.STOPPED
    assert any(words in each for each in approved.obstacles)
    told = Notice.objects.filter(kind="newsroom.bundle_stopped")
    assert {notice.recipient for notice in told} == {editor, approver}
    assert words in told.first().text
    editor.browser.force_login(editor)  # half a day later
    shown = editor.browser.get(reverse("goi-cong-bo:inspect", args=[approved.pk])).content.decode()
    assert "Chưa trang nào trong gói được đăng." in shown
    assert words in shown


def test_a_failure_in_the_middle_takes_everything_back(approved, pages, client, clock, monkeypatch, caplog):
    from cms_pages.decisions import signals

    def fails(page):
        raise RuntimeError

    monkeypatch.setattr(signals, "sync", fails)
    clock.move_to(MOMENT)

    assert seen(client, pages) == NOTHING
    approved.refresh_from_db()
    assert approved.state == Bundle.State.STOPPED
    assert "could not be published" in caplog.text


def test_stopped_mended_sent_again_and_published(approved, pages, editor, approver, client, clock):
    _changed(pages[1], editor)
    clock.move_to(MOMENT)
    client.get("/")
    approved.refresh_from_db()

    actions.take_back(approved, by=editor)
    Bundle.objects.update(goes_live_at=None)
    approved.refresh_from_db()
    actions.send(approved, by=editor)
    actions.approve(approved, by=approver)

    assert client.get("/tin-tuc/tin-le-trao/").status_code == 200


def test_while_it_is_with_the_approver_its_pages_are_locked_and_go_no_way_of_their_own(
    bundle, pages, editor, approver, client
):
    _, news, _, public = pages
    edit = reverse("wagtailadmin_pages:edit", args=[news.pk])
    editor.browser.post(edit, article_form(slug=news.slug, **{"action-submit": "1"}))
    news.refresh_from_db()
    assert news.current_workflow_state is None, "it goes with its bundle"

    actions.send(bundle, by=editor)
    before = news.get_latest_revision().pk
    for person in (editor, approver):
        answer = person.browser.post(edit, article_form(title="Sửa trong lúc chờ", slug=news.slug))
        assert "thu hồi gói trước" in answer.content.decode()
    news.refresh_from_db()
    assert news.get_latest_revision().pk == before
    # Taking something off must stay possible.
    approver.browser.post(reverse("wagtailadmin_pages:unpublish", args=[public.pk]))
    assert client.get("/tin-tuc/album/").status_code == 410


def test_a_workflow_that_was_running_publishes_no_page_of_a_bundle(newsroom, pages, editor, approver, bundle):
    news = pages[1]
    state = news.get_workflow().start(news, editor)

    approver.browser.post(
        reverse("wagtailadmin_pages:workflow_action", args=[news.pk, "approve", state.current_task_state.pk])
    )

    news.refresh_from_db()
    assert not news.live


@pytest.mark.parametrize("who", ["maker", "author of one page", "superuser who wrote one", "no approver"])
def test_nobody_approves_a_bundle_they_had_a_part_in(bundle, pages, editor, person, who):
    somebody = {
        "maker": editor,
        "author of one page": person("Người duyệt", "Biên tập viên"),
        "superuser who wrote one": person(superuser=True),
        "no approver": person("Chuyên viên TĐKT"),
    }[who]
    if who == "maker":
        from django.contrib.auth.models import Group

        editor.groups.add(Group.objects.get(name="Người duyệt"))
    elif who != "no approver":
        pages[2].save_revision(user=somebody)
        pages[2].save_revision(user=editor)
    actions.send(bundle, by=editor)
    address = reverse("goi-cong-bo:inspect", args=[bundle.pk])
    sent = Bundle.objects.get().sent_at.isoformat()

    somebody.browser.post(address, {"approve": "1", "seen": sent})

    assert Bundle.objects.get().state == Bundle.State.SENT
    with pytest.raises(PermissionDenied):
        actions.approve(bundle, by=type(somebody).objects.get(pk=somebody.pk))


def test_what_was_changed_after_the_approver_looked_is_not_approved(bundle, editor, approver, clock):
    actions.send(bundle, by=editor)
    looked_at = Bundle.objects.get().sent_at.isoformat()
    actions.take_back(bundle, by=editor)
    clock.shift(timedelta(minutes=5))
    actions.send(bundle, by=editor)

    answer = approver.browser.post(
        reverse("goi-cong-bo:inspect", args=[bundle.pk]), {"approve": "1", "seen": looked_at}, follow=True
    )

    assert Bundle.objects.get().state == Bundle.State.SENT
    assert "Mời xem bản mới rồi duyệt" in answer.content.decode()


def test_what_cannot_go_into_a_bundle(bundle, newsroom, pages, editor, approver):
    other = actions.make_bundle(Bundle(title="Gói khác"), by=editor)
    public = ArticleFactory(parent=newsroom.news, slug="khong-doi")
    public.save_revision().publish()
    public.refresh_from_db()
    waiting = ArticleFactory(parent=newsroom.news, live=False)
    waiting.save_revision(user=editor)
    waiting.get_workflow().start(waiting, editor)

    for page, words in ((pages[1], "đã có trong gói"), (public, "không có phần sửa"), (waiting, "gửi duyệt riêng")):
        with pytest.raises(ValidationError, match=words):
            actions.add_page(other, page, by=editor)
    with pytest.raises(ValidationError, match="chưa có trang nào"):
        actions.send(other, by=editor)


def test_a_page_with_an_hour_of_its_own_holds_the_bundle_back(bundle, pages, editor):
    page = ArticlePage.objects.get(pk=pages[1].pk)
    page.go_live_at = MOMENT + timedelta(days=3)
    page.save_revision(user=editor)

    with pytest.raises(ValidationError, match="có giờ đăng riêng"):
        actions.send(bundle, by=editor)


def test_screens_from_making_to_giving_back(newsroom, pages, editor, approver, clock):
    made = editor.browser.post(
        reverse("goi-cong-bo:add"), {"title": "Gói trên màn hình", "goes_live_at": "24/11/2026 08:17", "note": ""}
    )
    bundle = Bundle.objects.get()
    here = reverse("goi-cong-bo:inspect", args=[bundle.pk])
    assert made.url == here
    late = editor.browser.post(reverse("goi-cong-bo:add"), {"title": "Muộn", "goes_live_at": "22/11/2026 08:17"})
    assert "Mời chọn giờ công bố sau lúc này" in late.content.decode()
    empty = editor.browser.post(here, {"send": "1"})
    assert (empty.status_code, "Gói chưa có trang nào." in empty.content.decode()) == (422, True)

    offered = [page.pk for page in editor.browser.get(here).context["drafts"]]
    assert sorted(offered) == sorted(page.pk for page in pages)
    for page in pages:
        editor.browser.post(here, {"add": "1", "page": page.pk})
    assert list(editor.browser.get(here).context["drafts"]) == []
    editor.browser.post(here, {"remove": bundle.items.first().pk})
    editor.browser.post(here, {"send": "1"})
    assert bundle.items.count() == 3
    assert "Duyệt, công bố đúng giờ" in approver.browser.get(here).content.decode()
    assert 'name="approve"' not in editor.browser.get(here).content.decode()

    assert approver.browser.post(here, {"return": "1", "reason": " "}).status_code == 422
    approver.browser.post(here, {"return": "1", "reason": "Thiếu ảnh."})
    assert "Thiếu ảnh." in editor.browser.get(here).content.decode()
    assert Notice.objects.filter(kind="newsroom.bundle_returned", recipient=editor).exists()

    editor.browser.post(here, {"dissolve": "1"})
    asking = reverse("newsroom_dissolve", args=[bundle.pk])
    asked = editor.browser.get(asking).content.decode()
    assert "Không trang nào bị xóa" in asked
    assert "Tin lễ trao" in asked
    assert Bundle.objects.exists(), "asked first, on a page of its own"
    assert approver.browser.post(asking).status_code in (302, 403)
    assert Bundle.objects.exists()
    editor.browser.post(asking)
    assert not Bundle.objects.exists()
    assert ArticlePage.objects.filter(slug="tin-le-trao").exists()


def test_the_clock_job_does_the_same(approved, pages, client, clock):
    clock.move_to(MOMENT + timedelta(minutes=2))
    call_command("publish_scheduled")
    assert Bundle.objects.get().state == Bundle.State.PUBLISHED


def test_an_approver_who_left_answers_for_no_bundle(approved, approver, editor, pages, client, clock):
    approver.groups.clear()
    clock.move_to(MOMENT)

    assert client.get("/tin-tuc/tin-le-trao/").status_code == 404
    stopped = Bundle.objects.get()
    assert stopped.state == Bundle.State.STOPPED
    assert "không còn quyền duyệt" in " ".join(stopped.obstacles)
    assert Notice.objects.filter(kind="newsroom.bundle_stopped", recipient=editor).exists()
