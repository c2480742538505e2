"""A tour of the screens of the back office that are ours: each opens, says nothing that fails, fits a phone, and axe is content.

The list is made from the addresses themselves, so that a new room is in it from its first day.
"""

import pytest

from tests.factories.accounts import SuperuserFactory
from tests.portal import routes

from . import province

pytestmark = [pytest.mark.browser, pytest.mark.django_db(transaction=True)]

# Wagtail's own screens, which its own people look after.
THEIRS = {
    "account",
    "block-preview",
    "choose-anchor-link",
    "choose-email-link",
    "choose-external-link",
    "choose-page",
    "choose-phone-link",
    "collections",
    "dismissibles",
    "documents",
    "embeds",
    "failwhale",
    "groups",
    "images",
    "logout",
    "media",
    "pages",
    "redirects",
    "reports",
    "sites",
    "snippets",
    "tag-autocomplete",
    "test404",
    "users",
    "workflows",
}


def our_screens():
    """Addresses of our screens that need no record to open."""
    found = []
    for route in routes.all_routes():
        if route.who != routes.STAFF or any(sign in route.pattern for sign in "<(^"):
            continue
        room = route.pattern.split("/")[1]
        part = route.pattern.removeprefix("quan-tri/")
        if not room or room in THEIRS or room.startswith("chon-") or "results" in part:
            continue
        found.append(f"/{route.pattern}")
    return sorted(set(found))


def test_every_screen_of_the_office_opens_fits_and_is_accessible(visitor, served):
    province.build()
    officer = visitor().sign_in(SuperuserFactory(), second_factor=True)
    wrong, seen = [], 0
    for path in our_screens():
        answer = officer.context.request.get(officer.address + path)
        if "html" not in answer.headers.get("content-type", ""):
            continue
        if answer.status == 405:  # takes only what a form sends
            continue
        try:
            officer.open(path)
            officer.look(within="main")
        except AssertionError as error:
            wrong.append(f"{path}: {error}")
        seen += 1
    assert wrong == []
    assert seen > 40
