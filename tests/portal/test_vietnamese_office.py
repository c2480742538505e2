"""Whoever works here meets Vietnamese only: every screen of the back office, its windows, its refusals, its mails.

The addresses come from the resolver, the rows from `world`: a new screen is read from its first day. `wording` says
how English is known.
"""

import re

import pytest
import time_machine
from django.core import mail
from django.core.cache import caches
from django.core.files.uploadedfile import SimpleUploadedFile
from django.db import transaction
from django.test import Client
from django.urls import reverse
from wagtail.admin.views.bulk_action.registry import bulk_action_registry
from wagtail.models import Page

from portal.operations.office import build_pages
from tests.factories.pages import ArticleFactory
from tests.portal import everywhere, wording
from tests.portal import world as worlds
from tests.portal.routes import PARAMETER, sample_of

# The embedded database shows it; PostgreSQL would add nothing but the time.
pytestmark = [pytest.mark.embedded, pytest.mark.long]

# Not screens: parts of a listing that its page shows too, data for scripts, pictures, files, what breaks on purpose.
NO_SCREEN = re.compile(
    r"-results/|/results/|api/main|/chosen|logout|failwhale|sprite|test404|jsi18n|block-preview|set_position"
    r"|xlsx|docx|[.]jpg|/xuat/|/preview/|view_draft|dismissibles|tag-autocomplete|login/|password_reset|generate_url"
)
# Answers to scripts of Wagtail alone: nobody can send these forms empty.
SENT_BY_SCRIPTS = re.compile(r"/multiple/")
FORMS = re.compile(r"/(new|add|edit|them|nhap|create)/|/(pages|settings|images|documents|redirects|account)/")


PARTS = 3  # workers share them out


class Officer:
    """Somebody at work who reads what every screen says."""

    def __init__(self, user, net):
        self.client, self.net, self.said, self.read, self.broken = Client(raise_request_exception=False), net, {}, 0, []
        self.client.force_login(user)

    def look(self, address, data=None):
        """Open an address, or send a form to it; whatever it writes is taken back."""
        self.read += 1
        if self.read % 20 == 1:  # the throttles forget them in time
            for cache in caches.all(initialized_only=True):
                cache.clear()
        self.net.place = address
        with transaction.atomic():
            if data is None:
                answer = self.client.get(address)
            else:
                answer = self.client.post(address, data, follow=True)
            transaction.set_rollback(True)
        if answer.status_code >= 500 and answer.status_code != 503:
            self.broken.append((address, repr(answer.exc_info[1]) if answer.exc_info else answer.status_code))
        for text in wording.said_by(answer):
            for word in wording.english(text):
                self.said.setdefault(word, (address, text[:160]))
        return answer

    def try_form(self, address, answer):
        """Send the form of a page empty, then filled with what fits no field."""
        html = answer.content.decode()
        if answer.status_code != 200 or 'method="post"' not in html.lower():
            return
        hidden, seen, files = wording.fields_in(html)
        # The editor's script makes the counts of its blocks.
        hidden |= dict.fromkeys((f"{name}-count" for name in re.findall(r'id="(\w+)" data-block', html)), "0")
        self.look(address, hidden)
        junk = dict.fromkeys(seen, "%%") | {name: SimpleUploadedFile("anh.jpg", b"no picture") for name in files}
        self.look(address, junk | hidden)


@pytest.fixture(scope="module")
def world(django_db_setup, django_db_blocker):
    """The world of every table, made once for this module and rolled back after it."""
    with django_db_blocker.unblock(), time_machine.travel(worlds.NOW, tick=False), transaction.atomic():
        world = worlds.build(build_pages())
        for name, group in worlds.GROUPS.items():
            person = world.people[name]
            person.full_name = f"Lục Văn {group}"
            person.save(update_fields=["full_name"])
        yield world
        transaction.set_rollback(True)


def office_addresses():
    """Every screen of the back office, once for each route: the newest row stands in it."""
    keys, found = everywhere.Keys(), []
    for place in everywhere.places():
        pattern = place.pattern
        if not pattern.startswith("quan-tri/") or NO_SCREEN.search(pattern):
            continue
        choices = [keys.values(place, *match.groups()) for match in PARAMETER.finditer(pattern)]
        if "(" in pattern or "^" in pattern or not all(choices):
            found.append(sample_of(pattern))
        else:
            found.append("/" + PARAMETER.sub("{}", pattern).format(*(each[-1] for each in choices)))
    return list(dict.fromkeys(found))


def page_addresses():
    """The editor's screens for a page of every kind, live and draft."""
    found = [reverse("wagtailadmin_explore", args=[Page.objects.get(depth=2).pk])]
    for model in sorted({type(page) for page in Page.objects.filter(depth__gte=2).specific()}, key=str):
        page = model.objects.order_by("-pk").first()
        names = ("edit", "history", "usage", "delete", "copy", "move", "unpublish", "add_subpage", "view_draft")
        found += [reverse(f"wagtailadmin_pages:{name}", args=[page.pk]) for name in names[: 9 if page.live else 8]]
        first = page.revisions.order_by("pk").first()
        if first:
            found.append(reverse("wagtailadmin_pages:revisions_compare", args=[page.pk, "earliest", "latest"]))
            found.append(reverse("wagtailadmin_pages:revisions_revert", args=[page.pk, first.pk]))
        above = page.get_parent().specific
        if model in above.allowed_subpage_models():
            found.append(
                reverse("wagtailadmin_pages:add", args=[model._meta.app_label, model._meta.model_name, above.pk])
            )
    return found


def bulk_addresses():
    """Every action on many rows at once, asked for one row."""
    bulk_action_registry._scan_for_bulk_actions()
    found = []
    for actions in [each for app in bulk_action_registry.actions.values() for each in app.values()]:
        for name, action in actions.items():
            for model in action.models:
                key = model._default_manager.order_by("-pk").values_list("pk", flat=True).first()
                address = reverse("wagtail_bulk_action", args=[model._meta.app_label, model._meta.model_name, name])
                if key:
                    found.append(f"{address}?next=/quan-tri/&id={key}")
    return list(dict.fromkeys(found))


@pytest.mark.django_db
@pytest.mark.parametrize("part", range(PARTS))
def test_every_screen_window_and_refusal_of_the_office_is_vietnamese(world, part):
    with wording.listening() as net:
        officer = Officer(world.people["superuser"], net)
        addresses = dict.fromkeys([*office_addresses(), *page_addresses(), *bulk_addresses()])
        for address in list(addresses)[part::PARTS]:
            answer = officer.look(address)
            if (
                FORMS.search(address)
                and not SENT_BY_SCRIPTS.search(address)
                and "html" in answer.get("Content-Type", "")
            ):
                officer.try_form(address, answer)
            if answer.status_code == 200 and b'type="search"' in answer.content or b'name="q"' in answer.content:
                officer.look(f"{address}?q=khong-co-gi")

    assert net.missing == {}
    assert officer.said == {}
    assert officer.broken == []
    # The control: the nets were wet.
    assert officer.read > 800 / PARTS
    assert len(net.asked) > 400


@pytest.mark.django_db
@pytest.mark.parametrize("role", worlds.GROUPS)
def test_each_role_meets_vietnamese_on_every_screen_it_is_led_to(world, role):
    with wording.listening() as net:
        officer = Officer(world.people[role], net)
        home = officer.look("/quan-tri/").content.decode()
        led = re.findall(r'(?:href=|"url": ?)"(/quan-tri/[^"?#]+)"', home)
        for address in dict.fromkeys([*led, *page_addresses()[:30], "/quan-tri/account/", "/tai-khoan/"]):
            if not NO_SCREEN.search(address):
                officer.look(address)

    assert (net.missing, officer.said, officer.broken) == ({}, {}, [])


@pytest.mark.django_db
def test_the_way_of_a_page_through_the_office_is_told_in_vietnamese(world, django_capture_on_commit_callbacks):
    """Handing in, returning, approving, withdrawing, remarks of editors: what the screens and the mails say."""
    mail.outbox = []
    news = Page.objects.get(slug="tin-tuc")
    editor, approver = world.people["editor"], world.people["approver"]
    with wording.listening() as net, transaction.atomic():
        writer, reader = Officer(editor, net), Officer(approver, net)
        page = ArticleFactory(parent=news, title="Tin chờ duyệt", live=False, owner=editor)
        page.save_revision(user=editor)
        with django_capture_on_commit_callbacks(execute=True):
            for decision in ("reject", "approve"):
                if decision == "reject":
                    page.get_workflow().start(page, editor)
                else:
                    page.current_workflow_state.resume(user=editor)
                task = page.current_workflow_task_state
                place = reverse("wagtailadmin_pages:workflow_action", args=[page.pk, decision, task.pk])
                for address in (reverse("wagtailadmin_pages:edit", args=[page.pk]), place, "/quan-tri/"):
                    writer.look(address)
                    reader.look(address)
                reader.client.post(place, {"comment": "Thêm năm"})
                page.refresh_from_db()
                for address in ("workflow_history", "history", "edit"):
                    writer.look(reverse(f"wagtailadmin_pages:{address}", args=[page.pk]))
        for message in mail.outbox:
            for text in (message.subject, message.body, *(body for body, _ in getattr(message, "alternatives", ()))):
                for word in wording.english(" ".join(wording.said_in(text))):
                    writer.said.setdefault(word, (message.subject, text[:200]))
        transaction.set_rollback(True)

    assert (net.missing, writer.said, reader.said) == ({}, {}, {})
    assert len(mail.outbox) >= 2


PASSWORDS = ("a", "12345678901", "matkhaumatkhau", "nguoi.dung")


@pytest.mark.django_db
def test_signing_in_and_ones_own_account_refuse_in_vietnamese(world):
    with wording.listening() as net:
        officer = Officer(world.people["editor"], net)
        stranger = Officer(world.people["editor"], net)
        stranger.client.logout()
        places = [place.pattern for place in everywhere.places() if place.pattern.startswith("tai-khoan/")]
        for pattern in places:
            if "dang-xuat" in pattern:
                continue
            for person in (stranger, officer):
                address = sample_of(pattern)
                answer = person.look(address)
                if "html" in answer.get("Content-Type", ""):
                    person.try_form(address, answer)
        for password in PASSWORDS:
            officer.look("/tai-khoan/mat-khau/", {"oldpassword": "x", "password1": password, "password2": password})

    assert (net.missing, officer.said, stranger.said) == ({}, {}, {})


@pytest.mark.parametrize(
    ("text", "words"),
    [
        ("Lưu bản nháp", []),
        ("Draft saved", ["Draft", "saved"]),
        ("Tệp PDF, tối đa 10 MB", []),
        ("18 November 2026", ["November"]),
        ("lúc 9:30 a.m.", ["a.m."]),
        ("van.thu@tinh.example gửi 12/QĐ-UBND", []),
        ("UBND xã Quốc Khánh", []),
        ("trang nay khong co dau", []),
    ],
)
def test_english_is_known_from_vietnamese(text, words):
    assert wording.english(text) == words


def test_the_net_catches_every_way_of_asking():
    from django.template import Context, Template
    from django.utils.translation import gettext, gettext_lazy, ngettext, npgettext, override, pgettext

    with override("vi"), wording.listening() as net:
        gettext("Plainly untranslated")
        str(gettext_lazy("Lazily untranslated"))
        ngettext("%d wayward thing", "%d wayward things", 3)
        pgettext("somewhere", "Contextually untranslated")
        npgettext("somewhere", "%d peculiar thing", "%d peculiar things", 3)
        Template("{% load i18n %}{% translate 'Templated untranslated' %}").render(Context())
        Template("{% load i18n %}{% blocktranslate %}Blocked untranslated{% endblocktranslate %}").render(Context())
        assert gettext("Save") == "Lưu"
    assert {message.partition(wording.CONTEXT)[2] or message for message in net.missing} == {
        "Plainly untranslated",
        "Lazily untranslated",
        "%d wayward thing",
        "Contextually untranslated",
        "%d peculiar thing",
        "Templated untranslated",
        "Blocked untranslated",
    }
