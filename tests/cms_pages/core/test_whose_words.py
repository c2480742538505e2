"""Who counts as an author: by whatever way somebody's words, or records, came to be part of a page."""

import pytest
from django.core.management import call_command
from django.urls import reverse
from wagtail.models import PageLogEntry

from cms_pages.core.authors import authors_since_publication
from cms_pages.decisions.actions import draft_page
from tests.factories.awards import DecisionFactory
from tests.factories.editing import article_form

pytestmark = pytest.mark.django_db


def edit(page):
    return reverse("wagtailadmin_pages:edit", args=[page.pk])


def approve(page, step):
    return reverse("wagtailadmin_pages:workflow_action", args=[page.pk, "approve", step.pk])


def is_live(page):
    page.refresh_from_db()
    return page.live


def autosave(page, **words):
    """Form data of what the editor sends by itself over the newest version."""
    page.refresh_from_db()
    return article_form(slug=page.slug, overwrite_revision_id=page.latest_revision_id, **words)


JSON = {"accept": "application/json"}


def test_a_version_that_is_being_approved_is_not_written_over(draft, author, approver, submit, step):
    submit(draft, by=author)
    read = step(draft)
    shown = dict(read.revision.content)
    both = author  # the author may open the editor of this step too
    both.is_superuser = True
    both.save()

    answer = both.browser.post(edit(draft), autosave(draft, title="Chữ lén sửa"), headers=JSON)
    assert answer.status_code == 200
    read.revision.refresh_from_db()
    assert read.revision.content == shown

    approver.browser.post(approve(draft, read))
    assert not is_live(draft), "the newer words are asked for again"


def test_a_published_version_is_not_written_over(draft, author, approver, person, submit, step):
    both = person("Biên tập viên", "Người duyệt")
    draft.save_revision(user=both)
    submit(draft, by=author)
    approver.browser.post(approve(draft, step(draft)))
    assert is_live(draft)

    both.browser.post(edit(draft), autosave(draft, title="Tự sửa tự duyệt"), headers=JSON)
    assert both.pk in authors_since_publication(draft)
    submit(draft, by=author)
    both.browser.post(approve(draft, step(draft)))

    draft.refresh_from_db()
    assert draft.title != "Tự sửa tự duyệt"


def test_who_wrote_an_older_version_does_not_approve_it_when_it_is_brought_back(
    draft, author, approver, person, submit, step
):
    both = person("Biên tập viên", "Người duyệt")
    draft.save_revision(user=author)
    own = draft.get_latest_revision_as_object()
    own.title = "Chữ của người sau này duyệt"
    old = own.save_revision(user=both)
    other = draft.get_latest_revision_as_object()
    other.title = "Bản đã đăng"
    other.save_revision(user=author)
    submit(draft, by=author)
    approver.browser.post(approve(draft, step(draft)))
    assert is_live(draft)
    assert both.pk not in authors_since_publication(draft)

    brought_back = {"title": "Chữ của người sau này duyệt", "slug": draft.slug, "action-submit": "1"}
    author.browser.post(
        reverse("wagtailadmin_pages:revisions_revert", args=[draft.pk, old.pk]), article_form(**brought_back)
    )
    assert PageLogEntry.objects.filter(page=draft.pk, action="wagtail.revert").exists()
    assert both.pk in authors_since_publication(draft)
    both.browser.post(approve(draft, step(draft)))

    draft.refresh_from_db()
    assert draft.title == "Bản đã đăng"


def test_clearing_old_versions_away_forgets_no_author(draft, author, person, submit, step):
    both = person("Biên tập viên", "Người duyệt")
    both.browser.post(edit(draft), article_form(title="Sửa một chữ", slug=draft.slug))
    author.browser.post(edit(draft), article_form(title="Sửa chữ khác", slug=draft.slug, **{"action-submit": "1"}))

    call_command("purge_revisions")

    both.browser.post(approve(draft, step(draft)))
    assert not is_live(draft)


def test_who_made_a_page_without_a_version_does_not_approve_it(newsroom, approver, person, submit, step):
    """An import makes pages in somebody's name before anybody opens the editor."""
    from tests.factories.pages import ArticleFactory

    importer = person("Người duyệt")
    page = ArticleFactory(parent=newsroom.news, live=False, owner=importer)
    page.save_revision(user=None)
    submit(page, by=importer)

    importer.browser.post(approve(page, step(page)))
    assert not is_live(page)
    approver.browser.post(approve(page, step(page)))
    assert is_live(page)


def test_who_imported_the_recipients_does_not_approve_the_decision(newsroom, author, person, submit, step):
    from wagtail.log_actions import log

    officer = person("Chuyên viên TĐKT", "Người duyệt")
    decision = DecisionFactory()
    page = draft_page(decision, person(superuser=True))
    log(decision, "wagtail.edit", user=officer)
    submit(page, by=author)

    officer.browser.post(approve(page, step(page)))

    assert not is_live(page)


def test_a_page_of_a_record_is_not_copied(newsroom, person):
    page = draft_page(DecisionFactory(), person(superuser=True))
    chief = person(superuser=True)

    answer = chief.browser.post(
        reverse("wagtailadmin_pages:copy", args=[page.pk]),
        {"new_title": "Bản sao", "new_slug": "ban-sao", "new_parent_page": newsroom.decisions.pk},
    )

    assert answer.status_code in {302, 403}
    assert type(page).objects.count() == 1
