"""Who counts as an author: by whatever way somebody's words, or records, came to be part of a page."""

import pytest
from django.core.management import call_command
from django.urls import reverse
from django.utils import timezone
from django.utils.html import escape
from hypothesis import given
from hypothesis import strategies as st
from wagtail.models import PageLogEntry
from wagtail.rich_text import RichText
from wagtail.test.utils.form_data import nested_form_data, rich_text, streamfield

from cms_pages.core.authors import authors_since_publication
from cms_pages.core.blocks import TEXT_FEATURES
from cms_pages.core.wording import same_words
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


WRITTEN_BY_PROGRAM = (
    '<p>Thôn có <strong>ba mươi</strong> hộ,<br/>ai cũng góp công &amp; "của".</p>\n\n'
    '<h2>Việc làm</h2><ul>\n<li>Xem <a linktype="page" id="{page}">đường mới</a></li></ul>'
)
AS_THE_EDITOR_SENDS_IT = (
    "<p>Thôn có <b>ba mươi</b> hộ,<br/>ai cũng góp công &amp; &quot;của&quot;.</p>"
    '<h2>Việc làm</h2><ul><li>Xem <a id="{page}" linktype="page">đường mới</a></li></ul>'
)


@pytest.mark.parametrize(("changed", "live"), [("", True), ("Thôn có", False)])
def test_who_opens_and_approves_what_a_program_wrote_is_no_author_of_it(
    newsroom, draft, author, approver, submit, step, changed, live
):
    """Keys of the editor, spaces between paragraphs and names of tags are nobody's words; a word is."""
    draft.body = [("text", RichText(WRITTEN_BY_PROGRAM.format(page=newsroom.news.pk)))]
    draft.save_revision(user=author)
    submit(draft, by=author)
    words = AS_THE_EDITOR_SENDS_IT.format(page=newsroom.news.pk)
    text = rich_text(words.replace(changed, "Thôn nay có") if changed else words, features=TEXT_FEATURES)
    now = draft.get_latest_revision_as_object()
    form = article_form(title=now.title, lead=now.lead, category=now.category_id, slug=now.slug)
    form |= {name: "" for name in form if name.startswith("body-")}
    form |= nested_form_data({"body": streamfield([("text", text)])})
    form["published_on"] = f"{timezone.localtime(now.published_on):%d/%m/%Y %H:%M}"

    approver.browser.post(edit(draft), form | {"action-workflow-action": "1", "workflow-action-name": "approve"})

    assert is_live(draft) is live
    assert (approver.pk in authors_since_publication(draft)) is not live


@given(st.text(alphabet="ab <>&;/p\n\"'", max_size=30))
def test_other_words_are_never_taken_for_the_same(text):
    assert same_words(f"<p>{escape(text)}</p>", f'<p data-block-key="x1">{escape(text)}</p>\n')
    assert not same_words(f"<p>{escape(text)}</p>", f"<p>{escape(text)}c</p>")
    assert not same_words(f"<p>a b{escape(text)}</p>", f"<p>ab{escape(text)}</p>")
    assert not same_words(f'<a href="/1">{escape(text)}</a>', f'<a href="/2">{escape(text)}</a>')
