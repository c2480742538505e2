"""The window that this room's tests share with its neighbours."""

import pytest

from tests.factories.consultations import officer
from tests.factories.summaries import WRITER
from tests.windows import closes_at, consultation, during, last_instant, opened_at, words  # noqa: F401


@pytest.fixture
def writer(db):
    """An officer who sums up."""
    return officer(*WRITER, full_name="Vi Thị Soạn")


@pytest.fixture
def publisher(db):
    """An approver who publishes."""
    return officer("publish_outcome", "view_consultation", "submit_report", full_name="Hoàng Văn Duyệt")


@pytest.fixture
def sign_in(client, settings):
    """Sign somebody in; the second factor is proved elsewhere."""
    settings.MIDDLEWARE = [name for name in settings.MIDDLEWARE if "SecondFactor" not in name]
    return client.force_login
