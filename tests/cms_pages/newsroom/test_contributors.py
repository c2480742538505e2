"""Contributors write for their unit, in its sections alone; an editor reads what they wrote before the approver does."""

from datetime import datetime, timedelta

import pytest
from django.contrib.contenttypes.models import ContentType
from django.core.management import call_command
from django.urls import reverse
from django.utils import timezone
from wagtail.models import TaskState, WorkflowState

from cms_pages.core.workflow import EditorialCheck, SecondPersonApproval, waiting_for
from cms_pages.exemplars.models import ExemplarPage
from cms_pages.news.models import ArticlePage, NewsCategory
from cms_pages.newsroom import queries
from cms_pages.newsroom.models import Contributor, EditorialSettings, SectionRight
from registrations.notices.models import Notice
from tests.cms_pages.newsroom.doors import DOORS, Ground
from tests.factories.editing import article_form
from tests.factories.pages import ArticleFactory
from tests.factories.units import UnitFactory

pytestmark = pytest.mark.django_db

SUBMIT = {"action-submit": "1"}


@pytest.fixture
def unit(db):
    return UnitFactory(name="Sở Giáo dục và Đào tạo", kind="department")


@pytest.fixture
def give(newsroom, unit):
    """Give the unit a section, some categories of it, for some days."""

    def _give(section=None, categories=(), **fields):
        right = SectionRight.objects.create(unit=unit, section=section or newsroom.news, **fields)
        right.categories.set(NewsCategory.objects.filter(slug__in=categories))
        return right

    return _give


@pytest.fixture
def contributor(newsroom, person, unit):
    writer = person("Cộng tác viên")
    Contributor.objects.create(unit=unit, user=writer, since=timezone.localdate() - timedelta(days=9))
    return writer


def add(section, kind=ArticlePage):
    return reverse("wagtailadmin_pages:add", args=[kind._meta.app_label, kind._meta.model_name, section.pk])


def edit(page):
    return reverse("wagtailadmin_pages:edit", args=[page.pk])


def write(browser, section, **words):
    browser.post(add(section), article_form(**words))
    return ArticlePage.objects.order_by("-pk").first()


def step(page):
    return ArticlePage.objects.get(pk=page.pk).current_workflow_task_state


def act(browser, page, action, **data):
    address = reverse("wagtailadmin_pages:workflow_action", args=[page.pk, action, step(page).pk])
    return browser.post(address, data)


def is_live(page):
    return ArticlePage.objects.filter(pk=page.pk, live=True).exists()


def test_a_contributor_writes_only_where_the_unit_was_given_a_section(newsroom, contributor, give):
    assert contributor.browser.get(add(newsroom.news)).status_code == 302
    give()

    assert contributor.browser.get(add(newsroom.news)).status_code == 200
    assert write(contributor.browser, newsroom.news) is not None
    assert contributor.browser.get(add(newsroom.exemplars, ExemplarPage)).status_code == 302


@pytest.mark.parametrize(("since", "until", "may"), [(0, None, True), (-5, 0, False), (1, None, False), (-5, 1, True)])
def test_a_right_holds_from_its_first_day_to_the_day_before_its_end(newsroom, contributor, give, since, until, may):
    today = timezone.localdate()
    day = {"since": today + timedelta(days=since), "until": None if until is None else today + timedelta(days=until)}
    give(**day)

    assert (contributor.browser.get(add(newsroom.news)).status_code == 200) is may


def test_somebody_who_writes_for_the_unit_no_more_changes_nothing_of_what_they_wrote(newsroom, contributor, give):
    give()
    page = write(contributor.browser, newsroom.news)
    assert contributor.browser.get(edit(page)).status_code == 200

    Contributor.objects.update(until=timezone.localdate())

    assert contributor.browser.get(edit(page)).status_code == 302
    contributor.browser.post(edit(page), article_form(title="Sửa sau khi thôi", slug=page.slug))
    assert page.get_latest_revision_as_object().title != "Sửa sau khi thôi"


def test_only_the_categories_of_the_unit_can_be_chosen(newsroom, contributor, give):
    give(categories=["phong-trao"])
    own, other = NewsCategory.objects.get(slug="phong-trao"), NewsCategory.objects.get(slug="khen-thuong")

    refused = contributor.browser.post(add(newsroom.news), article_form(category=other.pk))
    taken = contributor.browser.post(add(newsroom.news), article_form(category=own.pk))

    assert "category" in refused.context["form"].errors
    assert taken.status_code == 302
    assert list(ArticlePage.objects.values_list("category__slug", flat=True)) == ["phong-trao"]


def test_only_the_kinds_of_page_of_the_unit_can_be_made(newsroom, contributor, give):
    give(section=newsroom.home, page_type=ContentType.objects.get_for_model(ExemplarPage))

    assert contributor.browser.get(add(newsroom.news)).status_code == 302
    assert contributor.browser.get(add(newsroom.exemplars, ExemplarPage)).status_code == 200


def test_what_the_unit_may_write_no_more_is_neither_changed_copied_moved_nor_handed_in_again(
    newsroom, contributor, editor, give
):
    """The limits hold at every door by which a page that was begun before could go on."""
    give()
    page = write(contributor.browser, newsroom.news, **SUBMIT)
    act(editor.browser, page, "reject", comment="Mời bổ sung ảnh.")
    form = article_form(title="Gửi lại", slug=page.slug)
    further = newsroom.news.add_sibling(instance=type(newsroom.news)(title="Tin khác", slug="tin-khac"))
    SectionRight.objects.update(page_type=ContentType.objects.get_for_model(ExemplarPage))
    ground = Ground(page=page, old=page.get_latest_revision(), form=form)
    to_other = {"new_title": "Bản sao", "new_slug": "ban-sao", "copy_subpages": "on"}

    def kept():
        here = ArticlePage.objects.values_list("pk", "url_path", "latest_revision", "alias_of")
        return list(here), list(WorkflowState.objects.values_list("pk", "status", "current_task_state"))

    before = kept()
    for go in DOORS.values():
        assert go(contributor.browser, ground).status_code < 500
        assert kept() == before
    for parent in (newsroom.news, further):
        contributor.browser.post(
            reverse("wagtailadmin_pages:copy", args=[page.pk]), to_other | {"new_parent_page": parent.pk}
        )
        contributor.browser.post(reverse("wagtailadmin_pages:move_confirm", args=[page.pk, parent.pk]))
        assert kept() == before

    SectionRight.objects.update(page_type=None)
    contributor.browser.post(edit(page), form | SUBMIT)
    assert step(page).status == TaskState.STATUS_IN_PROGRESS, "with the right it goes on"


def test_whoever_is_also_an_editor_is_not_bound(newsroom, person, unit):
    both = person("Cộng tác viên", "Biên tập viên")

    assert both.browser.get(add(newsroom.exemplars, ExemplarPage)).status_code == 200


def test_an_article_of_another_is_not_theirs_to_change(newsroom, contributor, give):
    give()
    page = ArticleFactory(parent=newsroom.news, live=False)

    assert contributor.browser.get(edit(page)).status_code == 302


def test_editor_then_approver(newsroom, contributor, editor, approver, give):
    give()
    page = write(contributor.browser, newsroom.news, title="Ngày hội đọc sách", **SUBMIT)
    assert isinstance(step(page).task.specific, EditorialCheck)
    assert [found.pk for found, _ in waiting_for(editor)] == [page.pk]
    assert waiting_for(approver) == []

    act(approver.browser, page, "approve")
    assert isinstance(step(page).task.specific, EditorialCheck), "the approver does not step over the editor"
    act(contributor.browser, page, "approve")
    assert isinstance(step(page).task.specific, EditorialCheck), "nor does who wrote it"

    act(editor.browser, page, "approve")
    assert not is_live(page)
    assert isinstance(step(page).task.specific, SecondPersonApproval)
    act(editor.browser, page, "approve")
    assert not is_live(page), "an editor is no approver"

    act(approver.browser, page, "approve")
    assert is_live(page)


def test_what_the_editor_mends_while_passing_on_goes_on_at_once(newsroom, contributor, person, approver, give):
    give()
    both = person("Biên tập viên", "Người duyệt")
    page = write(contributor.browser, newsroom.news, **SUBMIT)

    passing = {"action-workflow-action": "1", "workflow-action-name": "approve"}
    both.browser.post(edit(page), article_form(title="Tên hay hơn", slug=page.slug, **passing))
    assert isinstance(step(page).task.specific, SecondPersonApproval)
    act(both.browser, page, "approve")
    assert not is_live(page), "who mended it is one of its authors"

    act(approver.browser, page, "approve")
    assert ArticlePage.objects.get(pk=page.pk, live=True).title == "Tên hay hơn"


def test_returned_by_the_approver_it_passes_the_editor_again(newsroom, contributor, editor, approver, give):
    give()
    page = write(contributor.browser, newsroom.news, **SUBMIT)
    act(editor.browser, page, "approve")
    act(approver.browser, page, "reject", comment="Cần ghi rõ năm.")
    assert "Cần ghi rõ năm." in contributor.browser.get(edit(page)).content.decode()

    contributor.browser.post(edit(page), article_form(title="Có năm 2026", slug=page.slug, **SUBMIT))

    assert isinstance(step(page).task.specific, EditorialCheck)
    act(editor.browser, page, "approve")
    act(approver.browser, page, "approve")
    assert is_live(page)


def test_what_an_editor_hands_in_needs_no_second_editor(newsroom, contributor, editor, give):
    give()
    page = write(contributor.browser, newsroom.news)

    editor.browser.post(edit(page), article_form(title="Đã biên tập", slug=page.slug, **SUBMIT))

    assert isinstance(step(page).task.specific, SecondPersonApproval)


def test_steps_that_take_too_long_are_marked_and_told_of_once(newsroom, contributor, editor, give):
    give()
    EditorialSettings.objects.create(check_days=2)
    page = write(contributor.browser, newsroom.news, title="Bài chờ lâu", **SUBMIT)
    state = step(page)
    monday = datetime(2026, 11, 16, 9, tzinfo=timezone.get_current_timezone())
    TaskState.objects.filter(pk=state.pk).update(started_at=monday)
    state.refresh_from_db()

    assert queries.due_days([state]) == {state.pk: monday.date() + timedelta(days=2)}
    assert queries.overdue(monday.date() + timedelta(days=2)) == []
    assert [late.pk for late, _ in queries.overdue(monday.date() + timedelta(days=3))] == [state.pk]

    from cms_pages.newsroom.actions import remind_by_clock

    at = monday + timedelta(days=3)
    assert remind_by_clock(at.replace(hour=5)) == 0, "nobody is woken"
    assert remind_by_clock(at) == 1
    assert remind_by_clock(at) == 0
    told = Notice.objects.filter(kind="newsroom.overdue")
    assert [notice.recipient for notice in told] == [editor]
    assert "18/11/2026" in told.get().text
    call_command("remind_editors", verbosity=0)
    assert told.count() == 1


def test_screens_of_contributors_and_sections(newsroom, person, unit):
    chief, writer = person("Quản trị"), person("Cộng tác viên")

    made = chief.browser.post(
        reverse("cong-tac-vien:add"), {"unit": unit.pk, "user": writer.pk, "since": "20/11/2026", "until": ""}
    )
    given = chief.browser.post(
        reverse("muc-cua-don-vi:add"),
        {
            "unit": unit.pk,
            "section": newsroom.news.pk,
            "page_type": "",
            "since": "20/11/2026",
            "until": "",
            "source": "",
        },
    )
    wrong = chief.browser.post(
        reverse("muc-cua-don-vi:add"),
        {
            "unit": unit.pk,
            "section": newsroom.exemplars.pk,
            "categories": [NewsCategory.objects.first().pk],
            "since": "20/11/2026",
            "until": "19/11/2026",
        },
    )

    assert made.status_code == given.status_code == 302
    assert Contributor.objects.get().user == writer
    assert SectionRight.objects.get().section_id == newsroom.news.pk
    assert "Ngày kết thúc cần sau ngày bắt đầu." in wrong.content.decode()
    for name in ("cong-tac-vien:index", "muc-cua-don-vi:index"):
        assert "Sở Giáo dục và Đào tạo" in chief.browser.get(reverse(name)).content.decode()
        assert writer.browser.get(reverse(name)).status_code in {302, 403}
