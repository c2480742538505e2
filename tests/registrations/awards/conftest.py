"""An index of its own for every test, and officers with their real groups."""

from pathlib import Path

import pytest
from django.core.management import call_command

from registrations.titles.actions import load_catalogue
from search import lexicon
from tests.factories.accounts import UserFactory

FILES = Path(__file__).parents[1] / "tables" / "files"


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


@pytest.fixture
def catalogue(db):
    load_catalogue()


@pytest.fixture
def files():
    """Folder of the offices' real lists."""
    return FILES
