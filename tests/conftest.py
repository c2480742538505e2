"""What all tests share."""

import gc
import logging
import os
import shutil
import threading
import time
from dataclasses import fields
from importlib import import_module
from pathlib import Path
from urllib.request import urlopen

import hypothesis
import pytest
from django.apps import apps
from django.conf import settings
from django.core.cache import caches
from django.core.management import call_command
from django.db import connection
from django.test import TransactionTestCase
from playwright.sync_api import expect
from wagtail import hooks

from tests import databases, ground, screens

# Playwright runs an event loop in the thread of the tests; Django would refuse the ORM there.
os.environ.setdefault("DJANGO_ALLOW_ASYNC_UNSAFE", "true")

# A test leaves little behind, and finding the tests nothing at all; by the default, a twentieth of the time of the tests
# and a fifth of that of finding them goes into looking for it.
gc.set_threshold(50_000, 20, 50)

# A busy machine is not a failing one: no example is refused for taking long.
hypothesis.settings.register_profile("portal", deadline=None, suppress_health_check=[hypothesis.HealthCheck.too_slow])
hypothesis.settings.load_profile("portal")

pytest_plugins = ["tests.order"]

CHROMIUM = next((path for path in ("/usr/bin/chromium", "/usr/bin/chromium-browser") if Path(path).exists()), None)


SEARCH_SERVER = os.environ.get("ELASTICSEARCH_URL") or f"http://127.0.0.1:{os.environ.get('SEARCH_PORT', '59200')}"


def _no_search_server():
    try:
        with urlopen(f"{SEARCH_SERVER}/_cluster/health", timeout=10) as answer:
            return answer.status != 200
    except OSError:
        return True


# Where the code asks which database it is on, or the answers hang on it: these run on both.
BOTH = (
    "tests/portal/operations/",
    "tests/registrations/comments/",
    "tests/registrations/consultations/",
    "tests/registrations/receipts/",
    "tests/registrations/safeguards/",
    "tests/registrations/statistics/",
    "tests/search/",
)


def _reads_the_database(item):
    return item.get_closest_marker("django_db") or not {"db", "transactional_db", "live_server"}.isdisjoint(
        getattr(item, "fixturenames", ())
    )


def pytest_collection_modifyitems(items):
    """Tests of the browser and of the search server need them: required in CI, skipped loudly elsewhere.

    Tests without a database are marked: on another database there is nothing new to see in them.
    """
    for item in items:
        if not _reads_the_database(item):
            item.add_marker("pure")
        if item.nodeid.startswith(BOTH):
            item.add_marker("both")
    for marker, name, missing in (
        ("browser", "Chromium", lambda: not CHROMIUM),
        ("elasticsearch", "Elasticsearch", _no_search_server),
    ):
        needing = [item for item in items if marker in item.keywords]
        if not needing or not missing():
            continue
        if os.environ.get("CI") == "true":
            raise pytest.UsageError(f"{name} is missing; run `make services` first.")
        skip = pytest.mark.skip(reason=f"SKIPPED LOUDLY: no {name} (run `make services`)")
        for item in needing:
            item.add_marker(skip)


@pytest.fixture(scope="session")
def copied(django_db_modify_db_settings_parallel_suffix, django_db_blocker):
    """Whether this run begins with a copy of what the migrations made (`.ci/tests` makes that beforehand)."""
    # Wagtail names some things while it is imported. On a server that is in Vietnamese; migrations switch it off.
    import_module(settings.ROOT_URLCONF)
    hooks.search_for_hooks()
    with django_db_blocker.unblock():
        return databases.lay()


@pytest.fixture(scope="session")
def django_db_modify_db_settings(django_db_modify_db_settings, copied):
    """The copy is made before anybody connects."""


@pytest.fixture(scope="session")
def django_db_createdb(request, copied):
    """The server copies when it creates; a file was copied already."""
    return connection.vendor != "sqlite" if copied else request.config.getvalue("create_db")


def _start_anew():
    """A kept test database may come from a run that was broken off in a test that commits."""
    from wagtail.models import Collection, Locale, Page

    rooms = ("portal", "cms_pages", "registrations", "search")
    own = {model._meta.db_table for model in apps.get_models() if model.__module__.partition(".")[0] in rooms}
    if Page.objects.filter(depth=1).exists() and not ground.filled(own.intersection(ground.tables())):
        return
    call_command("flush", interactive=False, verbosity=0)
    Locale.objects.get_or_create(language_code="vi")
    Page.add_root(title="Root", slug="root")
    Collection.add_root(name="Root")


def _settle():
    """What a browser that has gone still asked for is answered before the rows are put back: it may write some."""
    until = time.monotonic() + 3
    while time.monotonic() < until and any("process_request_thread" in each.name for each in threading.enumerate()):
        time.sleep(0.01)


@pytest.fixture(scope="session")
def django_db_setup(django_db_setup, django_db_blocker):
    """After a test that commits, every row is as the migrations left it.

    Django would empty all tables and tell every app of it; that takes longer than most tests.
    """
    with django_db_blocker.unblock():
        _start_anew()
        first = ground.Ground()
    with pytest.MonkeyPatch.context() as patch:
        patch.setattr(TransactionTestCase, "_fixture_teardown", lambda case: (_settle(), first.restore()))
        yield


def pytest_collection_finish():
    """What was imported stays to the end: no collection of garbage looks at it again."""
    gc.collect()
    gc.freeze()


def pytest_sessionfinish(session):
    folder = Path(settings.DATA_DIR)
    # Never a real data folder, whatever settings somebody exported.
    if folder.name.startswith("portal-tests-"):
        shutil.rmtree(folder, ignore_errors=True)


@pytest.fixture(scope="session")
def browser_type_launch_args():
    expect.set_options(timeout=screens.PATIENCE)
    return {
        "executable_path": CHROMIUM,
        "args": [
            "--no-sandbox",
            "--disable-gpu",
            "--disable-background-networking",
            "--disable-component-update",
            "--disable-sync",
            "--no-first-run",
        ],
    }


@pytest.fixture(scope="session")
def browser(browser):
    """All contexts wait with the same patience."""
    opened = browser.new_context

    def patient(**options):
        context = opened(**options)
        context.set_default_timeout(screens.PATIENCE)
        return context

    browser.new_context = patient
    return browser


@pytest.fixture(autouse=True)
def _fresh_caches():
    """Rate limits and other cached counts do not leak from one test into the next."""
    yield
    for name in settings.CACHES:
        caches[name].clear()
    from search import registry

    registry.forget()  # labels of units are kept for half a minute


@pytest.fixture(autouse=True)
def _logs_stay_on():
    """A test that switches logging off hides the failures of those after it."""
    yield
    off = [name for name in ("search.outbox.actions", "django.request") if not logging.getLogger(name).isEnabledFor(40)]
    assert off == [], "this test switched logging off"


@pytest.fixture(scope="session")
def office_rows():
    """The pages of an office, kept after they were built for the first test that asks."""
    from portal.operations.office import build_pages

    return ground.Kept(build_pages)


@pytest.fixture(scope="session")
def group_rows():
    """The groups and their rights in an office, kept likewise."""
    return ground.Kept(lambda: call_command("setup_groups", verbosity=0))


@pytest.fixture(scope="session")
def catalogue_rows():
    """The catalogue of titles, kept likewise."""
    from registrations.titles.actions import load_catalogue

    return ground.Kept(load_catalogue)


@pytest.fixture
def catalogue(db, catalogue_rows):
    """The titles of the law, as the seed has them."""
    catalogue_rows()


@pytest.fixture
def office(db, office_rows):
    """The pages every office starts with: home, sections, plain pages, the approval workflow."""
    from portal.operations.office import OfficePages

    office_rows()
    return OfficePages(**{each.name: each.type.objects.get() for each in fields(OfficePages)})


@pytest.fixture
def index_dir(settings, tmp_path):
    """A folder for the embedded index that no other test sees."""
    from search import lexicon

    settings.SEARCH_INDEX_DIR = str(tmp_path / "index")
    lexicon.forget()
    yield tmp_path / "index"
    lexicon.forget()


@pytest.fixture
def private_files(settings, tmp_path):
    """Files that are shown by their doors alone lie in a folder of the test's own."""
    store = {
        "BACKEND": "django.core.files.storage.FileSystemStorage",
        "OPTIONS": {"location": str(tmp_path / "private"), "base_url": None},
    }
    settings.STORAGES = settings.STORAGES | {"private": store}


@pytest.fixture
def groups(office, group_rows):
    """The groups of the staff with their rights."""
    group_rows()


@pytest.fixture
def officer(groups):
    """An officer of the standing office."""
    from tests.factories.accounts import UserFactory

    return UserFactory(groups=["Chuyên viên TĐKT"], is_staff=True)
