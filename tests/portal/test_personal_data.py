"""Whatever is named like personal data stands in the public inventory, with its term and its readers."""

import pytest
from django.apps import apps

from portal.operations.personal_data import LIKE_A_PERSON, THINGS
from registrations.privacy.registry import holdings, keepings

OURS = ("registrations", "cms_pages", "portal", "search")


def fields_like_a_person():
    for model in apps.get_models():
        if model.__module__.split(".")[0] not in OURS:
            continue
        for field in model._meta.local_concrete_fields:
            if LIKE_A_PERSON.search(field.name) and not field.is_relation:
                yield model._meta.label, field.name


def test_every_field_named_like_personal_data_stands_in_the_inventory():
    held = {(holding.model, name) for holding in holdings() for name in holding.fields}
    things = {(model, name) for model, names in THINGS.items() for name in names}

    assert [both for both in fields_like_a_person() if both not in held | things] == []


def test_the_walk_finds_what_it_is_for():
    found = set(fields_like_a_person())
    assert {("comments.Comment", "sender_phone"), ("accounts.User", "email")} <= found
    assert len(found) > 60


def test_nothing_is_listed_that_is_not_there():
    for model, names in [(holding.model, holding.fields) for holding in holdings()] + list(THINGS.items()):
        there = {field.name for field in apps.get_model(model)._meta.get_fields()}
        assert set(names) <= there, model


@pytest.mark.parametrize("holding", holdings(), ids=lambda holding: f"{holding.model}-{holding.fields[0]}")
def test_every_holding_says_how_long(holding):
    codes = {keeping.code for keeping in keepings()}
    assert (holding.keeping in codes) != bool(holding.kept)
    assert all([holding.people, holding.purpose, holding.basis, holding.readers, holding.group])
