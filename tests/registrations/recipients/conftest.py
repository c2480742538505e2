"""Officers with their real groups, and an index that no other test sees."""

import pytest
from django.core.management import call_command

from search import lexicon
from tests.factories.accounts import UserFactory


@pytest.fixture(autouse=True)
def index_dir(settings, tmp_path):
    settings.SEARCH_INDEX_DIR = str(tmp_path / "index")
    yield
    lexicon.forget()


@pytest.fixture
def groups(office):
    call_command("setup_groups", verbosity=0)


@pytest.fixture
def officer(groups):
    return UserFactory(groups=["Chuyên viên TĐKT"], is_staff=True)
