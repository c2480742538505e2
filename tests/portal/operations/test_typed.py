"""Words written in the back office are not lost when the session ended, or began anew in another tab."""

import html
import re

import pytest
from django.test import Client
from django.urls import reverse

from cms_pages.news.models import ArticlePage
from tests.factories.accounts import UserFactory
from tests.factories.editing import article_form
from tests.factories.pages import ArticleFactory

pytestmark = pytest.mark.django_db
HERE = {"Sec-Fetch-Site": "same-origin"}
LEAD = 'Cả thôn góp ngày công, "đường" <mới>.'


@pytest.fixture
def draft(office, groups):
    return ArticleFactory(parent=office.news, slug="nhap", live=False)


@pytest.fixture
def writing(draft):
    """A browser that checks the marks of forms, and what its editor has in the form."""
    browser = Client(enforce_csrf_checks=True)
    return browser, reverse("wagtailadmin_pages:edit", args=[draft.pk]), article_form("<p>Đoạn thứ hai.</p>", lead=LEAD)


def again(answer):
    """What the button of the page that gave a form back sends."""
    found = re.findall(r'<input type="hidden" name="([^"]*)" value="([^"]*)"', answer.content.decode())
    fields = {}
    for name, value in found:
        fields.setdefault(html.unescape(name), []).append(html.unescape(value))
    return fields


def test_form_comes_back_whole_and_is_sent_again(draft, writing):
    browser, address, form = writing
    signed_out = browser.post(address, form, headers=HERE)
    assert signed_out.status_code == 403
    shown = signed_out.content.decode()
    assert html.escape(LEAD) in shown
    assert "Đoạn thứ hai." in shown.partition("<textarea")[2]
    assert signed_out.headers["Cache-Control"] == "no-store"

    # In another tab: signing in changes the mark that forms carry.
    browser.force_login(UserFactory(groups=["Biên tập viên"]))
    browser.cookies.pop("csrf")
    signed_in = browser.post(address, again(signed_out), headers=HERE)
    assert signed_in.status_code == 403
    assert "Đăng nhập ở thẻ mới" not in signed_in.content.decode()

    assert browser.post(address, again(signed_in), headers=HERE).status_code == 302
    kept = ArticlePage.objects.get(pk=draft.pk).get_latest_revision_as_object()
    assert kept.lead == LEAD
    assert "Đoạn thứ hai." in str(kept.body)


def test_script_that_keeps_drafts_is_told_why(writing):
    browser, address, form = writing

    answer = browser.post(address, form, headers=HERE | {"Accept": "application/json"})

    assert answer.status_code == 403
    assert "Phiên đăng nhập đã hết" in answer.json()["error_message"]


@pytest.mark.parametrize("headers", [{}, {"Sec-Fetch-Site": "cross-site"}, {"Sec-Fetch-Site": "same-site"}])
@pytest.mark.parametrize("signed_in", [False, True])
def test_words_from_elsewhere_are_neither_shown_nor_sent(draft, writing, headers, signed_in):
    browser, address, form = writing
    if signed_in:
        browser.force_login(UserFactory(groups=["Biên tập viên"]))

    answer = browser.post(address, form, headers=headers)

    assert answer.status_code == 403 or answer.headers["Location"].startswith(("/tai-khoan/", "/quan-tri/"))
    assert html.escape(LEAD) not in answer.content.decode()
    assert ArticlePage.objects.get(pk=draft.pk).lead != LEAD
