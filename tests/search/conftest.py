"""An index of its own for every test, and a corpus to fill it with."""

import os
import secrets

import pytest
from allauth.mfa.models import Authenticator

from search import lexicon, registry
from search.abbreviations import TABLE
from search.engines import fallback, get_engine, using
from search.engines.elasticsearch import ElasticsearchEngine
from search.engines.embedded import EmbeddedEngine
from search.entry import Entry
from search.lexicon import build_lexicon


@pytest.fixture(autouse=True)
def _own_index(index_dir):
    """Every test here has an index of its own."""


SERVER = os.environ.get("ELASTICSEARCH_URL") or f"http://127.0.0.1:{os.environ.get('SEARCH_PORT', '59200')}"


@pytest.fixture(scope="session")
def server_options():
    """How to reach the real server; everything under the prefix goes when the tests end."""
    options = {"URL": [SERVER], "USER": "", "PASSWORD": "", "API_KEY": "", "CA_CERT": "", "TIMEOUT_MS": 10_000}
    options["INDEX_PREFIX"] = f"test-{os.getpid()}-{secrets.token_hex(3)}"
    yield options
    ElasticsearchEngine(options).indexes.delete_all()


@pytest.fixture
def server(server_options):
    """The engine on the real server, with an empty index that is new."""
    engine = ElasticsearchEngine(server_options)
    engine.indexes.switch(engine.indexes.create())
    engine.indexes.sweep()
    return engine


@pytest.fixture
def with_server(settings, server, server_options):
    """The whole portal with the real server in front and the embedded index behind."""
    settings.ELASTICSEARCH = server_options
    fallback.forget()
    yield server
    fallback.forget()


@pytest.fixture(params=["embedded", pytest.param("elasticsearch", marks=pytest.mark.elasticsearch)])
def engine(request, index_dir):
    """Each engine in turn; it answers every search of the test."""
    made = EmbeddedEngine(index_dir) if request.param == "embedded" else request.getfixturevalue("server")
    with using(made):
        yield made


@pytest.fixture
def own_registry(monkeypatch):
    """An empty registry for this test."""
    for name, empty in (("_sources", {}), ("_labels", {}), ("_aliases", []), ("_places", []), ("_kept", {})):
        monkeypatch.setattr(registry, name, empty)
    lexicon.forget()
    yield registry
    lexicon.forget()


@pytest.fixture
def words(monkeypatch, own_registry):
    """Set the lexicon without a database: built-in abbreviations and the given aliases."""

    def use(aliases=(), table=TABLE, places=()):
        made = build_lexicon(table, aliases, places=places)
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
