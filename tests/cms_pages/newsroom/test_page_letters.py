"""Letters about a page on its way: to whom, by whom, until when, and what to do next."""

from datetime import timedelta

import pytest
from django.core import mail
from wagtail.models import Page

from registrations.notices.models import Notice
from tests.factories.accounts import SuperuserFactory
from tests.factories.pages import ArticleFactory

from .conftest import NOW

pytestmark = [pytest.mark.django_db, pytest.mark.usefixtures("own_files", "clock")]


def handed_in(newsroom, editor, **fields):
    page = ArticleFactory(
        parent=newsroom.news, title="Thôn Nà Lầu làm đường", slug="na-lau", live=False, owner=editor, **fields
    )
    page.save_revision(user=editor)
    return page.get_workflow().start(page, editor)


def told(kind):
    return {notice.recipient: notice for notice in Notice.objects.filter(kind=f"newsroom.{kind}")}


def test_whoever_decides_is_told_who_handed_in_what_until_when_and_where(newsroom, editor, approver):
    SuperuserFactory()
    state = handed_in(newsroom, editor)

    letters = told("page_sent")

    assert set(letters) == {approver}, "only the group of the step: no administrator, no author"
    letter = letters[approver]
    assert letter.subject == "Trang chờ duyệt: Thôn Nà Lầu làm đường"
    assert str(editor) in letter.text
    assert "Người thứ hai duyệt" in letter.text
    assert "hết ngày 25/11/2026" in letter.text
    assert f"/quan-tri/pages/{state.object_id}/edit/" in letter.text
    assert letter.in_inbox


def test_an_author_among_the_approvers_is_not_asked_to_approve(newsroom, editor, approver, person):
    also = person("Người duyệt")
    page = ArticleFactory(parent=newsroom.news, title="Hai người viết", slug="hai", live=False, owner=editor)
    page.save_revision(user=also)
    page.get_workflow().start(page, editor)

    assert set(told("page_sent")) == {approver}


def test_a_page_that_comes_back_brings_who_returned_it_and_why(newsroom, editor, approver, person):
    other = person("Biên tập viên")
    state = handed_in(newsroom, editor)
    Page.objects.get(pk=state.object_id).specific.save_revision(user=other)

    state.current_task_state.reject(user=approver, comment="Ghi rõ số hộ tham gia.")

    letters = told("page_returned")
    assert set(letters) == {editor, other}
    assert str(approver) in letters[editor].text
    assert "Ghi rõ số hộ tham gia." in letters[editor].text
    assert f"/quan-tri/pages/{state.object_id}/edit/" in letters[editor].text


def test_who_wrote_is_told_that_it_is_up_and_led_to_the_page(newsroom, editor, approver):
    state = handed_in(newsroom, editor)

    state.current_task_state.approve(user=approver)

    letters = told("page_approved")
    page = Page.objects.get(pk=state.object_id)
    assert page.live
    assert set(letters) == {editor}
    assert "Trang đã đăng." in letters[editor].text
    assert page.get_url() in letters[editor].text


def test_of_a_later_hour_they_are_told_the_hour(newsroom, editor, approver):
    state = handed_in(newsroom, editor, go_live_at=NOW + timedelta(hours=2))

    state.current_task_state.approve(user=approver)

    letter = told("page_approved")[editor]
    assert "Trang tự đăng lúc 11 giờ, ngày 23/11/2026." in letter.text
    assert f"/quan-tri/pages/{state.object_id}/edit/" in letter.text


def test_nothing_goes_twice(newsroom, editor, approver, django_capture_on_commit_callbacks):
    """Wagtail's own mails of the same events are off."""
    with django_capture_on_commit_callbacks(execute=True):
        state = handed_in(newsroom, editor)
    with django_capture_on_commit_callbacks(execute=True):
        state.current_task_state.reject(user=approver, comment="Thêm năm.")

    assert [message.to for message in mail.outbox] == [[approver.email], [editor.email]]
    assert all(message.body.startswith("Kính gửi ông, bà") for message in mail.outbox)
