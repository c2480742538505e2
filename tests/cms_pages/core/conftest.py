"""A draft on its way to approval."""

import pytest
from wagtail.models import WorkflowState

from tests.factories.pages import ArticleFactory


@pytest.fixture
def draft(newsroom, author):
    """An article that its author saved and nobody has approved."""
    page = ArticleFactory(parent=newsroom.news, title="Bản nháp", slug="ban-nhap", live=False, owner=author)
    page.save_revision(user=author)
    return page


@pytest.fixture
def submit():
    """Send a page for approval, as its author does."""

    def send(page, by):
        page.refresh_from_db()
        return page.get_workflow().start(page, by)

    return send


@pytest.fixture
def step():
    """The step that a page is waiting at."""

    def find(page):
        return WorkflowState.objects.filter(object_id=str(page.pk)).latest("pk").current_task_state

    return find


@pytest.fixture
def image(db, settings, tmp_path):
    """A small photograph in the library."""
    from wagtail.images.models import Image
    from wagtail.images.tests.utils import get_test_image_file

    settings.MEDIA_ROOT = str(tmp_path)
    return Image.objects.create(title="Con đường mới", file=get_test_image_file(size=(1200, 800)))
