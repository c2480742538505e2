"""Every kind of event is called by words that a citizen understands, and what was received can be compared."""

import importlib
import pkgutil
import uuid

import pytest
from django.db.models import QuerySet
from django.utils import timezone

import registrations
from registrations.campaigns.submit_actions import record
from registrations.receipts import actions, registry
from registrations.receipts.models import Salt
from tests.factories.accounts import UserFactory
from tests.factories.campaigns import RegistrationFactory

OTHER = registry.label_of("unknown to everybody")
# What may be changed by its officers after it came in, or stands in no row.
NOT_COMPARED = {"feedback", "key-erased"}


def kinds():
    """The constants *_KIND of all rooms: what `issue` and `append` are called with."""
    for found in pkgutil.walk_packages(registrations.__path__, "registrations."):
        if found.ispkg or any(part in found.name for part in (".migrations.", ".management.")):
            continue
        module = importlib.import_module(found.name)
        yield from (value for name, value in vars(module).items() if name.endswith("_KIND") and isinstance(value, str))


KINDS = sorted(set(kinds()) | set(registry.kinds()))


def test_the_walk_finds_what_it_is_for():
    assert {"campaigns.registration", "consultation-outcome", "consultation-comment", "feedback"} <= set(KINDS)


@pytest.mark.parametrize("kind", KINDS)
def test_a_kind_has_words_of_its_own_and_is_compared(kind):
    assert registry.label_of(kind) != OTHER
    assert registry.kind_of(kind).is_checked or kind in NOT_COMPARED


@pytest.mark.django_db
def test_a_registration_that_was_rewritten_in_its_row_is_named():
    submission = record(RegistrationFactory(), uuid.uuid4(), UserFactory(), timezone.now())
    assert actions.verify_chain().ok
    QuerySet(type(submission)).filter(pk=submission.pk).update(content={**submission.content, "pledge": "khác"})
    assert actions.verify_chain().counts == {"content": 1}
    Salt.objects.filter(entry=submission.receipt.entry).delete()
    assert set(actions.verify_chain().counts) == {"key-lost"}
