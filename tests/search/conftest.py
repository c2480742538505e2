"""An index of its own for every test, and a corpus to fill it with."""

import pytest
from allauth.mfa.models import Authenticator

from search import lexicon, registry
from search.abbreviations import TABLE
from search.engines import get_engine
from search.entry import Entry
from search.lexicon import build_lexicon


@pytest.fixture(autouse=True)
def index_dir(settings, tmp_path):
    settings.SEARCH_INDEX_DIR = str(tmp_path / "index")
    yield tmp_path / "index"
    lexicon.forget()


@pytest.fixture
def own_registry(monkeypatch):
    """An empty registry for this test."""
    for name, empty in (("_sources", {}), ("_labels", {}), ("_aliases", []), ("_kept", {})):
        monkeypatch.setattr(registry, name, empty)
    lexicon.forget()
    yield registry
    lexicon.forget()


@pytest.fixture
def words(monkeypatch, own_registry):
    """Set the lexicon without a database: built-in abbreviations and the given aliases."""

    def use(aliases=(), table=TABLE):
        made = build_lexicon(table, aliases)
        monkeypatch.setattr(lexicon, "current", lambda: made)

    use()
    return use


@pytest.fixture
def indexed(words):
    """Index entries: each a title (str) or an Entry; returns nothing."""

    def fill(*entries):
        made = [
            entry if isinstance(entry, Entry) else Entry(kind="news", key=str(at), title=entry)
            for at, entry in enumerate(entries)
        ]
        with get_engine().writer(wait=5) as writer:
            writer.replace((entry.owner for entry in made), made)
            writer.commit()

    return fill


@pytest.fixture
def staff_client(admin_client, admin_user):
    """A signed-in administrator who has a second factor."""
    Authenticator.objects.create(user=admin_user, type=Authenticator.Type.TOTP, data={"secret": "x"})
    return admin_client
