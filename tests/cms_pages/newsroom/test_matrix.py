"""Role × kind of page × action: nobody publishes alone, by any door, and each role can do what the table says.

Kinds come from the models, doors from Wagtail's routes, bulk actions, API and
keys of the editor. A kind that is added tomorrow is tried like the others.
"""

import inspect
import re

import pytest
from django.apps import apps
from django.core.files.base import ContentFile
from django.db import transaction
from django.test import Client
from django.urls import URLResolver, get_resolver, reverse
from django.utils import timezone
from wagtail.admin.api.views import PagesAdminAPIViewSet
from wagtail.admin.urls import pages as page_urls
from wagtail.admin.views.bulk_action.registry import bulk_action_registry
from wagtail.admin.views.pages import edit
from wagtail.documents.models import Document
from wagtail.fields import StreamField
from wagtail.models import Page, PageViewRestriction
from wagtail.test.utils.form_data import querydict_from_html

from cms_pages.blanks.models import BlankPage, BlankVersion
from cms_pages.home.models import HomePage
from cms_pages.news.models import ArticlePage, NewsIndexPage
from cms_pages.newsroom.models import Contributor, SectionRight
from portal.accounts.groups import GROUP_NAMES, PAGES
from tests.cms_pages.newsroom.doors import BULK, DECIDING, DOORS, LOOKS, OUTSIDE, SHOWS, Ground, elsewhere
from tests.factories import any_page
from tests.factories.accounts import SuperuserFactory, UserFactory
from tests.factories.units import UnitFactory

pytestmark = pytest.mark.django_db

CONTRIBUTOR, EDITOR, APPROVER, OFFICER, COUNCIL, ADMINISTRATOR = GROUP_NAMES
EVERYTHING, SUPERUSER = "mọi nhóm", "quản trị cao nhất"
ROLES = [*GROUP_NAMES, EVERYTHING, SUPERUSER]
KINDS = any_page.kinds()

# What a door does to a public page with unpublished words, when somebody may go through it.
WRITES, WITHDRAWS, MOVES, NOTHING = "a draft", "off the site", "elsewhere", "nothing"
WRITING = {
    "edit", "edit/action-publish", "edit/action-submit", "edit/action-restart-workflow", "edit/action-cancel-workflow",
    "revisions_revert", "api/revert_to_page_revision",
}  # fmt: skip
COPYING = {"add", "copy", "copy/publish", "copy/alias"}
WITHDRAWING = {"unpublish", "bulk/unpublish", "api/unpublish", "set_privacy/close"}
# Kinds that refuse what a role could do otherwise, and why. Every other refusal is a fault, too.
OF_A_RECORD = {
    "cms_decisions.DecisionPage",
    "cms_exemplars.ExemplarPage",
    "cms_meetings.MeetingPage",
    "cms_movements.MovementPage",
}  # a page is the only one of its record, and has no copy
SAME_AGAIN = {
    "cms_blanks.BlankPage": "its code",
    "cms_decisions.DecisionPage": "its decision",
    "cms_documents.DocumentPage": "its number",
    "cms_movements.MovementPage": "its movement",
    "cms_targets.TargetsPage": "its year",
}  # what the form of a second page may not repeat
DELETING = {"delete", "bulk/delete", "api/delete"}
MOVING = {"move_confirm", "bulk/move", "api/move"}

CHANGES = {EDITOR, APPROVER, EVERYTHING, SUPERUSER}  # everywhere
MAKES = {EDITOR, EVERYTHING, SUPERUSER}
TAKES_OFF = {APPROVER, ADMINISTRATOR, EVERYTHING, SUPERUSER}
OFFICERS_OWN = tuple(apps.get_model(label) for label, _ in PAGES[OFFICER])  # sections, with what stands in them


def expected(door, role, *, inside=False, in_news=True, places=1):
    """What the table says of a page that somebody else wrote.

    `inside`: it is one of the officers' own; `in_news`: it is an article; `places`: how many places take it.
    """
    officers = {OFFICER} if inside else set()
    if door in WRITING:
        return WRITES if role in CHANGES | officers else NOTHING
    if door == "add":
        return WRITES if role in MAKES | officers | ({CONTRIBUTOR} if in_news else set()) else NOTHING
    if door in COPYING:
        return WRITES if role in MAKES | officers else NOTHING
    if door in MOVING:
        # From one public place to another, its words as they were approved.
        return MOVES if role == SUPERUSER and places > 1 else NOTHING
    if (door, role) == ("api/unpublish", ADMINISTRATOR):
        return NOTHING  # the API shows pages only to who works on them; the screens let administrators withdraw
    if door in WITHDRAWING:
        return WITHDRAWS if role in TAKES_OFF else NOTHING
    if door in DELETING:
        return WITHDRAWS if role == SUPERUSER else NOTHING  # what is public is taken off first
    return NOTHING


@pytest.fixture
def people(office, groups):
    """One of each role; the contributor writes news for a unit."""
    found = {name: UserFactory(groups=[name]) for name in GROUP_NAMES}
    found[EVERYTHING] = UserFactory(groups=list(GROUP_NAMES))
    found[SUPERUSER] = SuperuserFactory()
    unit = UnitFactory()
    Contributor.objects.create(unit=unit, user=found[CONTRIBUTOR])
    SectionRight.objects.create(unit=unit, section=office.news)
    return found


@pytest.fixture
def browsers(people):
    """Everybody signed in."""
    made = {}
    for role, user in people.items():
        made[role] = Client(raise_request_exception=False)
        made[role].force_login(user)
    return made


def ground_of(kind, browser):
    """A public page of a kind, changed since by somebody who is none of the roles; with the form of its editor."""
    page = any_page.make(kind)
    if kind is BlankPage:  # its form asks for a row beside the page
        paper = Document.objects.create(title="Mẫu", file=ContentFile(b"mau", name="mau.pdf"))
        page.versions.add(BlankVersion(number="1", effective_from=timezone.localdate(), file=paper))
        page.save()
    writer = UserFactory()
    page.full_clean = lambda *args, **kwargs: None
    old = page.save_revision(user=writer, clean=False)
    Page.objects.filter(pk=page.pk).update(
        live_revision=old, first_published_at=timezone.now(), last_published_at=timezone.now()
    )
    page = kind.objects.get(pk=page.pk)
    page.title = "Chữ chưa ai duyệt của người viết"
    page.save_revision(user=writer, clean=False)
    page = kind.objects.get(pk=page.pk)
    answer = browser.get(reverse("wagtailadmin_pages:edit", args=[page.pk]))
    assert answer.status_code == 200, kind
    form = {name: values[-1] for name, values in querydict_from_html(answer.content.decode(), "page-edit-form").lists()}
    counts = {f"{field.name}-count": "0" for field in kind._meta.get_fields() if isinstance(field, StreamField)}
    return Ground(page=page, old=old, form=form | counts)


def public_state():
    """What everybody can see of the tree: address and words of each open page, and what was approved for later."""
    open_pages = {
        pk: rest for pk, *rest in Page.objects.live().public().values_list("pk", "url_path", "title", "live_revision")
    }
    return open_pages, set(
        Page.objects.filter(_revisions__approved_go_live_at__isnull=False).values_list("pk", flat=True)
    )


def written():
    """Everything written down that is not public."""
    from wagtail.models import Revision

    return set(Revision.objects.values_list("pk", "created_at")), Page.objects.count()


def through(door, browser, ground):
    """Go through a door and come back: what it did, and whether anything became public by it."""
    before, drafts = public_state(), written()
    with transaction.atomic():
        answer = DOORS[door](browser, ground)
        after, later = public_state(), written()
        transaction.set_rollback(True)
    assert answer.status_code < 500, (door, answer.status_code)
    words = {pk: seen[1:] for pk, seen in before[0].items()}
    new = {pk for pk, seen in after[0].items() if words.get(pk) != seen[1:]} | (after[1] - before[1])
    gone = set(before[0]) - set(after[0])
    moved = any(after[0].get(pk, seen) != seen for pk, seen in before[0].items())
    done = WITHDRAWS if gone else MOVES if moved else WRITES if later != drafts else NOTHING
    return done, new


def test_every_way_into_a_page_is_known():
    """A route, bulk action, API action or key that Wagtail adds has to be put into the table first."""
    known = {door.partition("/")[0] for door in DOORS} | LOOKS | DECIDING
    routes = {pattern.name for pattern in page_urls.urlpatterns}
    bulk = {action.action_type for action in bulk_action_registry.get_bulk_actions_for_model("wagtailcore", "page")}
    keys = set(re.findall(r'POST\.get\("(action-[a-z-]+)"', inspect.getsource(edit)))

    assert routes - known == set()
    assert {f"bulk/{name}" for name in bulk} - set(DOORS) == set()
    assert {f"api/{name}" for name in PagesAdminAPIViewSet.actions} - set(DOORS) == set()
    assert {f"edit/{key}" for key in keys} - set(DOORS) - DECIDING == set()


def _routes(resolver, namespaces=()):
    """(namespace, name) of every route below a resolver."""
    for each in resolver.url_patterns:
        if isinstance(each, URLResolver):
            yield from _routes(each, (*namespaces, each.namespace) if each.namespace else namespaces)
        else:
            yield ":".join(namespaces), each.name


def test_every_other_screen_of_wagtail_says_what_keeps_it_from_publishing():
    """A route that Wagtail adds anywhere in the back office fails until somebody has said what stands before it."""
    office = [each for each in get_resolver().url_patterns if str(each.pattern) == "quan-tri/"]
    unknown = set()
    for namespace, name in {route for each in office for route in _routes(each)}:
        # Pages and their API have tables of their own; reports only show.
        if namespace in ("wagtailadmin_pages", "wagtailadmin_reports") or namespace.startswith("wagtailadmin_api:"):
            continue
        if not (name or "").startswith("wagtail") and not namespace.startswith("wagtail"):
            continue  # our own: they call actions that ask rules (tests/portal/test_routes.py)
        if namespace.startswith(("wagtailsnippets_", "wagtailsnippetchoosers_")):
            namespace = namespace.partition("_")[0] + "_"
        if name not in SHOWS and name not in OUTSIDE.get(namespace, {}):
            unknown.add((namespace, name))
    assert unknown == set()


def test_every_action_on_several_things_is_known():
    bulk_action_registry.get_bulk_actions_for_model("wagtailcore", "page")  # reads the hooks
    found = {
        (apps.get_model(app, model)._meta.label, action)
        for app, models in bulk_action_registry.actions.items()
        for model, actions in models.items()
        for action in actions
        if (app, model) != ("wagtailcore", "page")
    }
    assert found - set(BULK) == set()


@pytest.mark.long
def test_each_role_does_to_an_article_what_the_table_says(browsers):
    ground = ground_of(ArticlePage, browsers[SUPERUSER])

    wrong = []
    for role, browser in browsers.items():
        for door in DOORS:
            done, new = through(door, browser, ground)
            if new or done != expected(door, role):
                wrong.append((role, door, done, expected(door, role), new))
    assert wrong == []


@pytest.mark.long
@pytest.mark.embedded  # thousands of requests: articles stand for all kinds on a server of databases
@pytest.mark.parametrize("kind", KINDS, ids=lambda kind: kind._meta.label)
def test_each_role_does_to_a_page_of_any_kind_what_the_table_says(people, browsers, kind):
    """Each door by direct request: no more than the table says, and no less but by a rule of the kind that is named."""
    ground = ground_of(kind, browsers[SUPERUSER])
    inside, in_news = stands(ground.page)
    places = 1 + (elsewhere(ground.page) is not None)

    wrong = []
    for role in (*GROUP_NAMES, SUPERUSER):
        for door in DOORS:
            done, new = through(door, browsers[role], ground)
            should = expected(door, role, inside=inside, in_news=in_news, places=places)
            should = NOTHING if refused(ground.page, door) else should
            if new or done != should:
                wrong.append((role, door, done, should, new))
    assert wrong == []


def refused(page, door):
    """Whether a rule of its kind keeps everybody from it."""
    kind = type(page)
    return (
        (door in COPYING and not kind.can_create_at(page.get_parent()))  # there is one of it
        or (door in COPYING - {"add"} and kind._meta.label in OF_A_RECORD)
        or (door == "add" and kind._meta.label in SAME_AGAIN)
        or (door in WITHDRAWING and kind is HomePage)  # the whole portal stands below it
    )


def stands(page):
    """Whether a page is one of the officers' own, and whether it is an article."""
    parent = page.get_parent().specific
    return isinstance(parent, OFFICERS_OWN) or isinstance(page, OFFICERS_OWN), isinstance(parent, NewsIndexPage)


@pytest.mark.parametrize("kind", KINDS, ids=lambda kind: kind._meta.label)
def test_permissions_of_each_role_on_each_kind(people, kind):
    page = any_page.make(kind)
    inside, in_news = stands(page)

    wrong = []
    for role, user in people.items():
        may = page.permissions_for_user(user)
        above = page.get_parent().permissions_for_user(user)
        changes = role in CHANGES or (role == OFFICER and inside)
        told = {
            "publish": (may.can_publish(), False),
            "publish below": (may.can_publish_subpage(), False),
            "edit": (may.can_edit(), changes),
            # the whole portal stands below the home page
            "unpublish": (may.can_unpublish(), role in TAKES_OFF and kind is not HomePage),
            "unschedule": (may.can_unschedule(), role in TAKES_OFF),
            "restrict": (may.can_set_view_restrictions(), role in TAKES_OFF and kind is not HomePage),
            "delete": (may.can_delete(), role == SUPERUSER),
        }
        if above.page.depth > 1 and kind.can_create_at(page.get_parent()):
            makes = role in MAKES or (role == OFFICER and inside) or (role == CONTRIBUTOR and in_news)
            told["add"] = (above.can_add_subpage(), makes)
        wrong += [(role, what, is_so) for what, (is_so, should) in told.items() if is_so != should]
    assert wrong == []


@pytest.mark.parametrize("role", [EVERYTHING, SUPERUSER])
def test_whoever_wrote_part_of_a_page_approves_it_by_no_door(people, browsers, role):
    ground = ground_of(ArticlePage, browsers[SUPERUSER])
    page, writer = ground.page, people[role]
    page.save_revision(user=writer)
    page.save_revision(user=UserFactory(groups=[EDITOR]))
    page.get_workflow().start(page, writer)
    state = page.current_workflow_task_state
    approve = {"action-workflow-action": "1", "workflow-action-name": "approve"}
    before = public_state()

    for address, data in (
        (reverse("wagtailadmin_pages:workflow_action", args=[page.pk, "approve", state.pk]), {}),
        (reverse("wagtailadmin_pages:collect_workflow_action_data", args=[page.pk, "approve", state.pk]), {"comment": ""}),
        (reverse("wagtailadmin_pages:edit", args=[page.pk]), ground.form | approve),
    ):  # fmt: skip
        browsers[role].post(address, data)

    assert public_state() == before
    for _ in range(2):  # what was saved meanwhile is asked for anew
        state = type(page).objects.get(pk=page.pk).current_workflow_task_state
        browsers[APPROVER].post(reverse("wagtailadmin_pages:workflow_action", args=[page.pk, "approve", state.pk]))
        if public_state() != before:
            return
    pytest.fail("The second person could not approve either")


@pytest.mark.long
@pytest.mark.embedded  # thousands of requests: articles stand for all kinds on a server of databases
@pytest.mark.parametrize("kind", KINDS, ids=lambda kind: kind._meta.label)
def test_a_page_of_any_kind_is_approved_by_a_second_person_alone(people, browsers, monkeypatch, kind):
    """Rules of the kind are set aside, so that nothing but the authorship can stand in the way."""
    from cms_pages.core import workflow

    monkeypatch.setattr(workflow, "obstacles_of", lambda page: [])
    monkeypatch.setattr(kind, "full_clean", lambda *args, **kwargs: None)
    page = ground_of(kind, browsers[SUPERUSER]).page
    page.save_revision(user=people[EVERYTHING], clean=False)
    page.get_workflow().start(page, people[EDITOR])
    state = page.current_workflow_task_state
    before = public_state()

    for name in ("workflow_action", "collect_workflow_action_data"):
        address = reverse(f"wagtailadmin_pages:{name}", args=[page.pk, "approve", state.pk])
        for role in (CONTRIBUTOR, EDITOR, OFFICER, COUNCIL, ADMINISTRATOR, EVERYTHING):
            browsers[role].post(address, {"comment": ""})
            assert public_state() == before, (role, name)
    browsers[APPROVER].post(reverse("wagtailadmin_pages:workflow_action", args=[page.pk, "approve", state.pk]))
    assert public_state() != before


def test_what_is_closed_is_not_opened_by_one_person(browsers, people):
    """Closing takes off the site at once; opening again goes by withdrawal and approval."""
    ground = ground_of(ArticlePage, browsers[SUPERUSER])
    closed = PageViewRestriction.objects.create(page=ground.page, restriction_type=PageViewRestriction.LOGIN)

    for role, browser in browsers.items():
        done, new = through("set_privacy/open", browser, ground)
        assert (done, new) == (NOTHING, set()), role
    assert PageViewRestriction.objects.filter(pk=closed.pk).exists()
