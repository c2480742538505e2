"""People of the editorial office, each with a browser of their own."""

import pytest
from django.test import Client
from wagtail.models import WorkflowState

from tests.factories.accounts import UserFactory
from tests.factories.pages import ExemplarFactory


@pytest.fixture
def person(groups):
    """Make somebody of a group; `person.browser` is signed in."""

    def make(*names, **given):
        made = UserFactory(groups=list(names), **given)
        made.browser = Client()
        made.browser.force_login(made)
        return made

    return make


@pytest.fixture
def editor(person):
    return person("Biên tập viên")


@pytest.fixture
def approver(person):
    return person("Người duyệt")


@pytest.fixture
def draft(office, editor):
    """A story that its editor wrote, without consent."""
    page = ExemplarFactory(
        parent=office.exemplars, live=False, owner=editor, subject_name="Hứa Thị Mẫu", slug="hua-thi-mau"
    )
    page.save_revision(user=editor)
    return page


@pytest.fixture
def step():
    """The step that a page is waiting at."""

    def find(page):
        return WorkflowState.objects.filter(object_id=str(page.pk)).latest("pk").current_task_state

    return find
