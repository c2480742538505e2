"""What all tests share."""

import os
import shutil
from pathlib import Path

import pytest
from django.conf import settings
from django.core.cache import caches

# Playwright runs an event loop in the thread of the tests; Django would refuse the ORM there.
os.environ.setdefault("DJANGO_ALLOW_ASYNC_UNSAFE", "true")

CHROMIUM = next((path for path in ("/usr/bin/chromium", "/usr/bin/chromium-browser") if Path(path).exists()), None)


def pytest_collection_modifyitems(items):
    """Browser tests need Chromium: required in CI, skipped loudly elsewhere."""
    if CHROMIUM:
        return
    if os.environ.get("CI") == "true":
        raise pytest.UsageError("Chromium is missing; run `make services` first.")
    skip = pytest.mark.skip(reason="SKIPPED LOUDLY: no Chromium (run `make services`)")
    for item in items:
        if "browser" in item.keywords:
            item.add_marker(skip)


def pytest_sessionfinish(session):
    folder = Path(settings.DATA_DIR)
    # Never a real data folder, whatever settings somebody exported.
    if folder.name.startswith("portal-tests-"):
        shutil.rmtree(folder, ignore_errors=True)


@pytest.fixture(scope="session")
def browser_type_launch_args():
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


@pytest.fixture(autouse=True)
def _fresh_caches():
    """Rate limits and other cached counts do not leak from one test into the next."""
    yield
    for name in settings.CACHES:
        caches[name].clear()


@pytest.fixture
def ground(request):
    """What Wagtail's migrations leave and a test that commits takes away: language, root of pages, of collections."""
    from wagtail.models import Collection, Locale, Page

    request.getfixturevalue("transactional_db" if "transactional_db" in request.fixturenames else "db")
    Locale.objects.get_or_create(language_code="vi")
    if not Page.objects.filter(depth=1).exists():
        Page.add_root(title="Root", slug="root")
    if not Collection.objects.filter(depth=1).exists():
        Collection.add_root(name="Root")


@pytest.fixture
def office(db, ground):
    """The pages every office starts with: home, sections, plain pages, the approval workflow."""
    from portal.operations.office import build_pages

    return build_pages()
