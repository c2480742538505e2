"""The append-only register: what is written once, and what tampering looks like."""

import pytest
from django.core.management import call_command
from django.db import DatabaseError, connection, transaction
from hypothesis import given
from hypothesis import strategies as st

from registrations.receipts import actions, chain
from registrations.receipts.models import Entry, Receipt
from registrations.receipts.querysets import AppendOnlyError

pytestmark = pytest.mark.django_db


@pytest.fixture
def three():
    return [actions.issue(kind="thu", content={"so": number}, private=number == 1) for number in range(3)]


def test_an_untouched_register_verifies(three, capsys):
    found = actions.verify_chain()
    assert found.ok
    assert found.entries == 3
    call_command("verify_register")
    assert "nguyên vẹn" in capsys.readouterr().out


def test_an_empty_register_verifies():
    assert actions.verify_chain().ok


def test_the_models_refuse_every_change(three):
    receipt = three[0]
    for attempt in (
        receipt.save,
        receipt.delete,
        receipt.entry.delete,
        lambda: Entry.objects.update(kind="x"),
        lambda: Receipt.objects.all().delete(),
        lambda: Receipt.objects.filter(pk=receipt.pk).bulk_update([receipt], ["kind"]),
        lambda: Entry.objects.update_or_create(sequence=1, defaults={"kind": "x"}),
    ):
        with pytest.raises(AppendOnlyError):
            attempt()


def test_the_database_refuses_a_change_too(three):
    with pytest.raises(DatabaseError, match="never changed"), transaction.atomic(), connection.cursor() as cursor:
        cursor.execute("UPDATE receipts_entry SET kind = 'x'")
    assert actions.verify_chain().ok


def test_private_content_is_checkable_until_its_key_is_erased_and_the_register_stays_whole():
    receipt = actions.issue(kind="thu", content={"ho_ten": "Nông Văn Mẫu"}, private=True)
    assert actions.matches(receipt, {"ho_ten": "Nông Văn Mẫu"}) is True
    assert actions.matches(receipt, {"ho_ten": "Nông Văn Mâu"}) is False
    actions.erase_key(receipt)
    assert actions.matches(receipt, {"ho_ten": "Nông Văn Mẫu"}) is None
    assert actions.verify_chain().ok


def test_the_same_private_content_never_gives_the_same_commitment():
    twice = [actions.issue(kind="thu", content={"y_kien": "Đồng ý"}, private=True) for _ in range(2)]
    assert twice[0].content_hash != twice[1].content_hash


def test_nothing_of_the_content_stands_in_the_register():
    actions.issue(kind="thu", content={"bi_mat": "CANARY-5512"}, private=True)
    rows = str(list(Entry.objects.values())) + str(list(Receipt.objects.values()))
    assert "CANARY-5512" not in rows


def test_a_failed_event_leaves_no_trace():
    with pytest.raises(RuntimeError), transaction.atomic():
        actions.issue(kind="thu", content={}, private=False)
        raise RuntimeError
    assert not Entry.objects.exists()
    actions.issue(kind="thu", content={}, private=False)
    assert actions.verify_chain().ok


@given(st.dictionaries(st.text(max_size=10), st.one_of(st.text(max_size=20), st.integers(), st.none()), max_size=6))
def test_the_canonical_form_does_not_depend_on_the_order(content):
    backwards = dict(reversed(list(content.items())))
    assert chain.canonical(content) == chain.canonical(backwards)
