"""The screens on which pages are written: each kind in each state fits a phone and a desk, and axe finds nothing on the whole of it."""

import pytest
from django.conf import settings
from django.test import Client
from playwright.sync_api import expect

from tests import screens
from tests.factories.accounts import SuperuserFactory
from tests.factories.any_page import kinds, make

from .back_office import watched
from .browsing import DESK

pytestmark = [pytest.mark.browser, pytest.mark.django_db(transaction=True)]
EDIT = "/quan-tri/pages/{}/edit/"


@pytest.fixture
def editor(visitor):
    """Somebody at work, signed in already: the sign-in has its own tests."""
    came = visitor(viewport=DESK)
    client = Client()
    client.force_login(SuperuserFactory())
    value = client.cookies[settings.SESSION_COOKIE_NAME].value
    came.context.add_cookies([{"name": settings.SESSION_COOKIE_NAME, "value": value, "url": came.address}])
    return came


class Faults(list):
    """What was found wrong on a walk, told together at its end."""

    def look(self, editor, name):
        try:
            screens.fine(editor.page, name)
        except AssertionError as fault:
            self.append(f"{name}: {fault}")
        editor.page.set_viewport_size(DESK)


def test_the_editor_of_every_kind_of_page(editor):
    wrong = Faults()
    for kind in kinds():
        page = make(kind)
        editor.open(EDIT.format(page.pk))
        watched(editor.page)
        wrong.look(editor, kind.__name__)
    assert not wrong, "\n".join(wrong)
