"""An office that stands for a whole module, served as browsers meet it, and visitors who come to it."""

import os

import pytest
from django.core.cache import caches
from django.core.management import call_command

from search import lexicon, registry

from .browsing import Visitor

CAME = pytest.StashKey[list[Visitor]]()


@pytest.hookimpl(wrapper=True)
def pytest_runtest_makereport(item, call):
    """A walk that failed tells what its visitors met: elsewhere nobody can look over their shoulders."""
    report = yield
    if report.failed and call.when == "call":
        report.sections += [("what the visitor met", each.tale()) for each in item.stash.get(CAME, [])]
    return report


@pytest.fixture
def served(transactional_db, live_server, settings, tmp_path):
    """An office as `manage.py setup_office` leaves it, served as browsers meet it. Gives its address."""
    settings.SEARCH_INDEX_DIR = str(tmp_path / "index")
    settings.MEDIA_ROOT = str(tmp_path / "media")
    _forget()
    call_command("setup_office", verbosity=0)
    yield live_server.url
    _forget()


def _forget():
    """Drop what this process keeps of another database."""
    for cache in caches.all():
        cache.clear()
    lexicon.forget()
    registry.forget()


@pytest.fixture
def visitor(request, served, browser):
    """`visitor(script=False)` comes to the office with a browser of their own; all are checked at the end."""
    came = request.node.stash[CAME] = []

    def come(**options):
        came.append(Visitor(browser, served, **options))
        return came[-1]

    yield come
    for number, each in enumerate(came):
        if folder := os.environ.get("JOURNEY_PICTURES"):
            each.page.screenshot(path=f"{folder}/{request.function.__name__}-{number}.png", full_page=True)
        each.context.close()
    for each in came:
        each.check()
