"""What one person wrote, another approves: every door of the back office, tried by each role."""

from datetime import timedelta

import pytest
import time_machine
from django.core.exceptions import PermissionDenied
from django.core.management import call_command
from django.urls import reverse
from django.utils import timezone
from wagtail.models import GroupApprovalTask, TaskState, Workflow, WorkflowPage, WorkflowTask

from cms_pages.core.workflow import SecondPersonApproval, waiting_for
from cms_pages.news.models import ArticlePage
from tests.factories.editing import article_form
from tests.factories.pages import ArticleFactory

pytestmark = pytest.mark.django_db

WRITERS = ["Cộng tác viên", "Biên tập viên", "Người duyệt", "Chuyên viên TĐKT", "Thành viên Hội đồng", "Quản trị"]


def edit(page):
    return reverse("wagtailadmin_pages:edit", args=[page.pk])


def act(page, action, step):
    return reverse("wagtailadmin_pages:workflow_action", args=[page.pk, action, step.pk])


def is_live(page):
    page.refresh_from_db()
    return page.live


def test_author_submits_and_another_person_approves(draft, author, approver, client, step):
    author.browser.post(edit(draft), article_form(title="Làm đường", slug="lam-duong", **{"action-submit": "1"}))
    assert client.get("/tin-tuc/lam-duong/").status_code == 404

    approver.browser.post(act(draft, "approve", step(draft)))

    assert "<h1>Làm đường</h1>" in client.get("/tin-tuc/lam-duong/").content.decode()


@pytest.mark.parametrize("group", [*WRITERS, None], ids=[*WRITERS, "superuser"])
def test_nobody_publishes_by_asking_the_editor_to(newsroom, person, draft, group):
    writer = person(group) if group else person(superuser=True)

    writer.browser.post(edit(draft), article_form(**{"action-publish": "action-publish"}))

    assert not is_live(draft)


@pytest.mark.parametrize("group", [*WRITERS, None], ids=[*WRITERS, "superuser"])
def test_nobody_creates_and_publishes_in_one_go(newsroom, person, group):
    writer = person(group) if group else person(superuser=True)
    add = reverse("wagtailadmin_pages:add", args=["cms_news", "articlepage", newsroom.news.pk])

    writer.browser.post(add, article_form(title="Đăng luôn", **{"action-publish": "action-publish"}))

    assert not ArticlePage.objects.filter(live=True).exists()
    may_write = group in {"Biên tập viên", None}  # a contributor writes for a unit, in its sections: see the newsroom
    assert ArticlePage.objects.filter(title="Đăng luôn", slug="dang-luon").exists() == may_write


@pytest.mark.parametrize("superuser", [False, True])
def test_author_cannot_approve_by_a_direct_request(newsroom, person, draft, submit, step, author, superuser):
    writer = person("Biên tập viên", "Người duyệt", superuser=superuser)
    draft.save_revision(user=writer)
    submit(draft, by=author)  # that somebody else sent it in does not matter

    answers = [
        writer.browser.post(act(draft, "approve", step(draft))),
        writer.browser.get(act(draft, "approve", step(draft))),
        writer.browser.post(
            reverse("wagtailadmin_pages:collect_workflow_action_data", args=[draft.pk, "approve", step(draft).pk])
        ),
        writer.browser.post(
            edit(draft),
            article_form(slug="ban-nhap", **{"action-workflow-action": "1", "workflow-action-name": "approve"}),
        ),
    ]

    # Wagtail's admin turns a refused request into a redirect to its home with a message.
    assert all(answer.status_code in {302, 403} for answer in answers)
    assert not is_live(draft)
    assert step(draft).status == "in_progress"


def test_what_the_editor_saves_by_itself_decides_nothing(draft, author, approver, submit, step):
    submit(draft, by=author)
    decision = {"action-workflow-action": "1", "workflow-action-name": "approve"}

    answer = approver.browser.post(
        edit(draft), article_form(slug="ban-nhap", **decision), headers={"accept": "application/json"}
    )

    assert answer.status_code == 400
    assert not is_live(draft)
    assert step(draft).status == "in_progress"


def test_step_of_another_page_is_no_way_around(newsroom, person, draft, submit, step, author):
    writer = person("Người duyệt")
    draft.save_revision(user=writer)
    submit(draft, by=author)
    other = ArticleFactory(parent=newsroom.news, live=False)
    other.save_revision(user=author)
    submit(other, by=author)

    writer.browser.post(act(other, "approve", step(draft)))

    assert not is_live(draft)


def test_approver_who_edits_while_approving_becomes_an_author(draft, author, approver, submit, step):
    submit(draft, by=author)

    answer = approver.browser.post(
        edit(draft),
        article_form(
            title="Sửa lúc duyệt", slug="ban-nhap", **{"action-workflow-action": "1", "workflow-action-name": "approve"}
        ),
        follow=True,
    )

    assert not is_live(draft)
    assert draft.get_latest_revision_as_object().title == "Sửa lúc duyệt"
    assert "cần người khác duyệt" in answer.content.decode()


def test_approval_of_an_older_text_does_not_publish_the_newer_one(draft, author, approver, person, submit, step):
    submit(draft, by=author)
    seen = step(draft)
    changed = draft.get_latest_revision_as_object()
    changed.title = "Chưa ai duyệt"
    changed.save_revision(user=person("Người duyệt"))

    approver.browser.post(act(draft, "approve", seen))

    assert not is_live(draft)
    assert step(draft) != seen  # asked again, for the newer text


def test_editing_after_approval_needs_approval_again(draft, author, approver, client, submit, step):
    submit(draft, by=author)
    approver.browser.post(act(draft, "approve", step(draft)))
    assert is_live(draft)

    author.browser.post(edit(draft), article_form(title="Sửa sau khi đăng", slug="ban-nhap"))

    assert "Sửa sau khi đăng" not in client.get("/tin-tuc/ban-nhap/").content.decode()
    # The approver of the first text wrote nothing of the second one and may approve it too.
    submit(draft, by=author)
    approver.browser.post(act(draft, "approve", step(draft)))
    assert "Sửa sau khi đăng" in client.get("/tin-tuc/ban-nhap/").content.decode()


def test_authors_of_the_published_text_may_approve_what_others_change_later(
    draft, author, approver, person, submit, step
):
    both = person("Biên tập viên", "Người duyệt")
    draft.save_revision(user=both)
    submit(draft, by=author)
    approver.browser.post(act(draft, "approve", step(draft)))

    draft.refresh_from_db()
    changed = draft.get_latest_revision_as_object()
    changed.title = "Bản hai"
    changed.save_revision(user=author)
    submit(draft, by=author)
    both.browser.post(act(draft, "approve", step(draft)))

    draft.refresh_from_db()
    assert draft.title == "Bản hai"


@pytest.mark.parametrize("superuser", [False, True])
def test_bulk_publish_publishes_nothing(newsroom, person, draft, superuser):
    writer = person("Biên tập viên", "Người duyệt", superuser=superuser)
    address = reverse("wagtail_bulk_action", args=["wagtailcore", "page", "publish"])

    writer.browser.post(f"{address}?next=/quan-tri/&id={draft.pk}", {"include_descendants": "on"})
    writer.browser.post(f"{address}?next=/quan-tri/&id={newsroom.news.pk}", {"include_descendants": "on"})

    assert not is_live(draft)


@pytest.mark.parametrize("extra", [{"publish_copies": "on"}, {"alias": "on"}, {}], ids=["publish", "alias", "plain"])
@pytest.mark.parametrize("superuser", [False, True])
def test_a_copy_is_a_draft(newsroom, person, superuser, extra):
    source = ArticleFactory(parent=newsroom.news, title="Đã đăng", slug="da-dang")
    source.save_revision()
    writer = person("Biên tập viên", superuser=superuser)

    writer.browser.post(
        reverse("wagtailadmin_pages:copy", args=[source.pk]),
        {"new_title": "Bản sao", "new_slug": "ban-sao", "new_parent_page": newsroom.news.pk} | extra,
    )

    copy = ArticlePage.objects.get(slug="ban-sao")
    assert not copy.live
    assert copy.alias_of_id is None


def test_author_of_the_source_does_not_approve_the_copy(newsroom, person, draft, author, submit, step):
    both = person("Biên tập viên", "Người duyệt")
    draft.save_revision(user=both)
    author.browser.post(
        reverse("wagtailadmin_pages:copy", args=[draft.pk]),
        {"new_title": "Bản sao", "new_slug": "ban-sao", "new_parent_page": newsroom.news.pk},
    )
    copy = ArticlePage.objects.get(slug="ban-sao")
    submit(copy, by=author)

    both.browser.post(act(copy, "approve", step(copy)))

    assert not is_live(copy)


def test_going_back_to_an_old_text_makes_a_draft(draft, author, approver, client, submit, step):
    first = draft.get_latest_revision()
    submit(draft, by=author)
    approver.browser.post(act(draft, "approve", step(draft)))
    author.browser.post(edit(draft), article_form(title="Bản hai", slug="ban-nhap", **{"action-submit": "1"}))
    approver.browser.post(act(draft, "approve", step(draft)))

    author.browser.post(
        edit(draft),
        article_form(title=first.as_object().title, slug="ban-nhap", revision=first.pk, **{"action-publish": "1"}),
    )

    assert "<h1>Bản hai</h1>" in client.get("/tin-tuc/ban-nhap/").content.decode()


@pytest.mark.parametrize(
    ("group", "allowed"),
    [
        ("Cộng tác viên", False),
        ("Biên tập viên", False),
        ("Chuyên viên TĐKT", False),
        ("Người duyệt", True),
        ("Quản trị", True),
    ],
)
def test_only_who_may_withdraw_takes_a_page_off(newsroom, person, group, allowed):
    page = ArticleFactory(parent=newsroom.news)
    somebody = person(group)

    somebody.browser.post(reverse("wagtailadmin_pages:unpublish", args=[page.pk]))
    somebody.browser.post(
        reverse("wagtail_bulk_action", args=["wagtailcore", "page", "unpublish"]) + f"?next=/quan-tri/&id={page.pk}"
    )

    assert is_live(page) == (not allowed)


def test_schedule_belongs_to_what_was_approved(draft, author, approver, client, submit, step):
    with time_machine.travel(timezone.now(), tick=False) as clock:
        later = timezone.localtime(timezone.now() + timedelta(days=1))
        author.browser.post(
            edit(draft),
            article_form(
                title="Hẹn giờ", slug="hen-gio", go_live_at=later.strftime("%d/%m/%Y %H:%M"), **{"action-submit": "1"}
            ),
        )
        clock.shift(timedelta(days=2))
        call_command("publish_scheduled")
        assert client.get("/tin-tuc/hen-gio/").status_code == 404, "nobody had approved"
        clock.shift(timedelta(days=-2))

        approver.browser.post(act(draft, "approve", step(draft)))
        assert client.get("/tin-tuc/hen-gio/").status_code == 404, "its hour has not come"

        changed = draft.get_latest_revision_as_object()
        changed.title = "Sửa sau khi duyệt"
        changed.save_revision(user=author)
        clock.shift(timedelta(days=2))
        call_command("publish_scheduled")

    assert "<h1>Hẹn giờ</h1>" in client.get("/tin-tuc/hen-gio/").content.decode()


@pytest.mark.parametrize("steps", ["none", "stock"])
def test_other_workflows_do_not_lead_around_the_second_person(newsroom, draft, person, steps):
    """A workflow without an active step finishes at once; Wagtail's own step lets authors approve."""
    chief = person("Người duyệt", superuser=True)
    workflow = Workflow.objects.create(name="Đường tắt")
    if steps == "stock":
        task = GroupApprovalTask.objects.create(name="Tự duyệt")
        WorkflowTask.objects.create(workflow=workflow, task=task, sort_order=0)
    WorkflowPage.objects.update_or_create(page=newsroom.home, defaults={"workflow": workflow})
    draft.save_revision(user=chief)

    chief.browser.post(edit(draft), article_form(slug="ban-nhap", **{"action-submit": "1"}))
    if steps == "stock":
        state = draft.current_workflow_state
        assert state
        chief.browser.post(act(draft, "approve", state.current_task_state))

    assert not is_live(draft)


def test_code_that_publishes_for_a_person_is_refused(draft, person):
    chief = person(superuser=True)

    with pytest.raises(PermissionDenied):
        draft.get_latest_revision().publish(user=chief)


def test_what_waits_for_me_leaves_out_what_i_wrote(newsroom, draft, author, approver, person, submit):
    both = person("Biên tập viên", "Người duyệt")
    draft.save_revision(user=both)
    draft.save_revision(user=author)
    submit(draft, by=author)

    assert [page.pk for page, _ in waiting_for(approver)] == [draft.pk]
    assert waiting_for(both) == []
    assert waiting_for(author) == []


def test_editor_says_why_the_button_is_missing(draft, author, approver, person, submit):
    both = person("Biên tập viên", "Người duyệt")
    draft.save_revision(user=both)
    submit(draft, by=author)

    own = both.browser.get(edit(draft)).content.decode()
    others = approver.browser.get(edit(draft)).content.decode()

    assert "Bản này cần người khác duyệt." in own
    assert 'data-workflow-action-name="approve"' not in own
    assert "Bản này cần người khác duyệt." not in others
    assert 'data-workflow-action-name="approve"' in others


def test_who_decides_is_told_so_and_finds_the_yes_in_sight(draft, author, approver, submit):
    submit(draft, by=author)

    page = approver.browser.get(edit(draft)).content.decode()
    waits = author.browser.get(edit(draft)).content.decode()

    assert "Bài đang chờ ông, bà duyệt." in page
    assert f"{author.full_name} gửi lúc" in page
    assert "trang đăng ngay" in page
    # Behind the arrow with the other choices, and once in sight; after the button that saves, which the Enter key presses.
    in_sight = page.rindex('data-workflow-action-name="approve"')
    assert page.count('data-workflow-action-name="approve"') == 3
    assert "modal-url" not in page[in_sight : in_sight + 60]
    assert page.index('class="button action-save') < page.index("data-workflow-action-name")
    assert "Bài đang chờ ông, bà" not in waits


@pytest.mark.parametrize("typed", ["Bản nháp", "Sửa lúc duyệt"])
@pytest.mark.parametrize("kept_by_itself", [False, True])
def test_a_decision_after_another_writes_nothing(draft, author, approver, person, submit, step, typed, kept_by_itself):
    """Two approvers have the page open; or what the editor keeps by itself carries the same decision a second time."""
    submit(draft, by=author)
    first = person("Người duyệt")
    step(draft).approve(user=first)
    before = draft.revisions.count()
    title = draft.title if typed == "Bản nháp" else typed
    sent = article_form(
        title=title, slug="ban-nhap", **{"action-workflow-action": "1", "workflow-action-name": "approve"}
    )

    answer = approver.browser.post(
        edit(draft), sent, follow=True, headers={"accept": "application/json"} if kept_by_itself else {}
    )

    told = answer.json()["error_message"] if kept_by_itself else answer.content.decode()
    assert f"vừa được xử lý ở nơi khác ({first} đã duyệt lúc" in told
    assert kept_by_itself or title in told
    assert draft.revisions.count() == before


def test_a_planned_hour_is_told_to_who_decides(draft, author, approver, submit):
    hour = timezone.now() + timedelta(days=2)
    draft.go_live_at = hour
    draft.save_revision(user=author)
    submit(draft, by=author)

    page = approver.browser.get(edit(draft)).content.decode()

    assert f"trang đăng lúc {timezone.localtime(hour):%H:%M, %d/%m/%Y}" in page


def test_a_section_leads_to_its_pages_and_a_page_to_its_form(newsroom, draft, author):
    home = author.browser.get(reverse("wagtailadmin_explore", args=[newsroom.home.pk])).content.decode()
    news = author.browser.get(reverse("wagtailadmin_explore", args=[newsroom.news.pk])).content.decode()

    assert f'<a href="{reverse("wagtailadmin_explore", args=[newsroom.news.pk])}" title="Xem các trang' in home
    assert f'<a href="{edit(draft)}" title="Sửa trang này"' in news


def test_returned_draft_says_why_and_by_whom(draft, author, approver, submit, step):
    submit(draft, by=author)
    approver.browser.post(act(draft, "reject", step(draft)), {"comment": "Cần ghi rõ năm."})

    page = author.browser.get(edit(draft)).content.decode()

    assert "Cần ghi rõ năm." in page
    assert approver.full_name in page


def test_a_page_is_not_returned_without_a_reason(draft, author, approver, submit, step):
    submit(draft, by=author)
    state = step(draft)
    for address in (
        act(draft, "reject", state),
        act(draft, "reject", state).replace("/action/", "/collect_action_data/"),
    ):
        answer = approver.browser.post(address, {"comment": "  "}, headers={"x-requested-with": "XMLHttpRequest"})
        assert "Mời ghi rõ chỗ cần sửa." in answer.json()["html"]

    assert step(draft).status == TaskState.STATUS_IN_PROGRESS


def test_office_starts_with_one_workflow_of_two_people(newsroom):
    assert [workflow.name for workflow in Workflow.objects.filter(active=True)] == ["Viết, duyệt, đăng"]
    assert not GroupApprovalTask.objects.exists()
    assert list(SecondPersonApproval.objects.get().groups.values_list("name", flat=True)) == ["Người duyệt"]
