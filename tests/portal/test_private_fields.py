"""A word in every private field of every table, and everybody's reading of the whole portal searched for them.

What is private is derived from the models (`fields`), the rows from their factories and descriptions (`world`,
`planting`), the addresses from the resolver (`everywhere`): a new field, table or route is tried without a line here.
"""

import re

import pytest
import time_machine
from django.apps import apps
from django.db import transaction

from portal.operations.office import build_pages
from registrations.receipts.models import Receipt
from tests.portal import everywhere, fields, planting
from tests.portal import world as worlds

# The embedded database shows it; PostgreSQL would add nothing but the time.
pytestmark = pytest.mark.embedded

FILES = re.compile(r"xuat|export|xlsx|docx|[.]pdf|csv")
# How many private fields each finds at least: a reading that finds nothing proves nothing.
FINDS = {"own": 30}


@pytest.fixture(scope="module")
def world(django_db_setup, django_db_blocker):
    """The planted world, made once for this module and rolled back after it."""
    with django_db_blocker.unblock(), time_machine.travel(worlds.NOW, tick=False), transaction.atomic():
        yield worlds.build(build_pages())
        transaction.set_rollback(True)


@pytest.fixture(scope="module")
def addresses(world):
    return everywhere.addresses()


@pytest.fixture(autouse=True)
def _at_once(monkeypatch):
    """The even pause of the pages of receipts has tests of its own."""
    monkeypatch.setattr("registrations.receipts.views.ANSWER_SECONDS", 0)


def leaks(reading, role):
    """Private fields that somebody found who may not read them, each with addresses."""
    words = planting.words()
    told = {words[word]: where for word, where in reading.found.items() if word in words}
    return {label: where for label, where in told.items() if role not in fields.readers_of(label)}


def test_every_private_field_is_planted(world):
    assert (world.unfilled, world.bare) == ({}, [])
    assert len(planting.words()) > 290


def test_the_lines_about_fields_name_what_is_there():
    lines = [name for each in (*fields.PUBLIC.values(), fields.MADE) for name in fields.named(each)]
    assert [name for name in lines if name.startswith("nothing")] == []
    assert sorted({name for name in lines if lines.count(name) > 1}) == []
    known = {label for field in fields.private_fields() for label in (fields.label_of(field), field.model._meta.label)}
    rooms = {config.label for config in apps.get_app_configs()}
    assert [line for line in fields.READERS if line.partition(" ")[0] not in known | rooms] == []


@pytest.mark.django_db
@pytest.mark.parametrize("role", ["visitor", "other", "own"])
def test_nobody_finds_what_is_kept_from_him(world, addresses, role):
    person = everywhere.Person(world.people.get(role))
    mine = [address for address in addresses if not address.startswith("/quan-tri/")]
    reading = person.read(mine, post=role == "visitor")

    assert leaks(reading, role) == {}
    assert reading.broken == []
    # The control: the same reading finds what may be found.
    assert len({word for word in reading.found if word in planting.words()}) >= FINDS.get(role, 0)
    if role in ("visitor", "other"):
        assert reading.codes.isdisjoint(Receipt.objects.values_list("code", flat=True))
        assert len(reading.found[planting.CONTROL]) == everywhere.KEPT  # what everybody may read is found


@pytest.mark.django_db
def test_the_holder_of_a_code_finds_what_he_was_told_and_no_more(world):
    reading = everywhere.Person().read(everywhere.held(world.codes), follow=FILES)

    assert leaks(reading, "holder") == {}
    assert reading.broken == []
    assert planting.canary("comments.Answer.public_text") in reading.found


@pytest.mark.django_db
@pytest.mark.parametrize("role", [*worlds.GROUPS])
def test_the_office_finds_no_more_than_its_work_needs(world, addresses, role):
    person = everywhere.Person(world.people.get(role))
    office = [address for address in addresses if address.startswith(("/quan-tri/", "/tep-rieng/"))]
    reading = person.read(office, follow=FILES)

    assert leaks(reading, role) == {}
    assert reading.broken == []


def test_what_happened_is_logged_without_the_words_of_it(world):
    """The audit log, the queue and the notices to the staff name codes and states, not senders and texts."""
    private = ["Thắm", "rieng.example", "0912000", "Chu Thị Mận", "Nà Pán", "số liệu năm 2019", "giấy tờ gì",
               "Xóa số điện thoại", "Cảm ơn ông, bà", "Nêu vi phạm"]  # fmt: skip
    assert len(world.written) > 2_000
    assert [word for word in private if word in world.written] == []


@pytest.mark.parametrize(
    "text",
    ["{0}", "<b>{1}</b>", "a%7Aq", "/x/?q={0}", "data:text/plain;base64,{2}", '{{"a": "{2}"}}'],
)
def test_a_word_is_known_in_every_dress(text):
    import base64

    word = planting.canary("x")
    dressed = text.format(word, word.upper(), base64.urlsafe_b64encode(f"một hai ba {word} bốn năm".encode()).decode())
    found = everywhere.words_in(dressed.replace("a%7Aq", f"%7A{word[1:]}"))
    assert found == {word}
