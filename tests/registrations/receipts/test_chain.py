"""The append-only register: what is written once, and what tampering looks like."""

from datetime import UTC, datetime

import pytest
from django.core.management import CommandError, call_command
from django.db import DatabaseError, connection, transaction
from hypothesis import given
from hypothesis import strategies as st

from registrations.receipts import actions, chain
from registrations.receipts.models import Entry, Receipt
from registrations.receipts.querysets import AppendOnlyError

pytestmark = pytest.mark.django_db
AT = datetime(2026, 11, 20, 2, 41, 7, 123456, tzinfo=UTC)
TABLES = {"receipts_entry", "receipts_receipt"}


@pytest.fixture
def three():
    return [actions.issue(kind="thu", content={"so": number}, private=number == 1) for number in range(3)]


@pytest.fixture
def intruder():
    """Somebody who writes to the database itself, past the portal and its triggers."""

    def execute(sql, *values):
        with connection.cursor() as cursor:
            if connection.vendor == "postgresql":
                cursor.execute("SET LOCAL session_replication_role = replica")  # no trigger runs
            else:
                for table in TABLES:
                    cursor.execute(f"DROP TRIGGER IF EXISTS {table}_no_update")
            cursor.execute(sql, values)

    return execute


def test_an_untouched_register_verifies(three, capsys):
    found = actions.verify_chain()
    assert found.ok
    assert found.entries == 3
    call_command("verify_chain")
    assert "nguyên vẹn" in capsys.readouterr().out


def test_an_empty_register_verifies():
    assert actions.verify_chain().ok


@pytest.mark.parametrize(
    ("sql", "says"),
    [
        ("UPDATE receipts_entry SET commitment = 'x' WHERE sequence = 2", "Mục 2 đã bị sửa"),
        ("UPDATE receipts_entry SET at = '2020-01-01 00:00:00' WHERE sequence = 3", "Mục 3 đã bị sửa"),
        (
            "UPDATE receipts_receipt SET content_hash = 'x' WHERE id = (SELECT MIN(id) FROM receipts_receipt)",
            "không khớp",
        ),
        ("UPDATE receipts_receipt SET issued_at = '2020-01-01 00:00:00'", "không khớp"),
        ("UPDATE receipts_entry SET sequence = 9 WHERE sequence = 2", "Thiếu mục"),
    ],
)
def test_a_change_is_named(three, intruder, sql, says):
    intruder(sql)
    assert says in "\n".join(actions.verify_chain().problems)
    with pytest.raises(CommandError):
        call_command("verify_chain")


@pytest.mark.parametrize(("sequence", "says"), [(2, "Thiếu mục từ 2 đến 2"), (3, "bị cắt")])
def test_a_removed_entry_is_named(three, intruder, sequence, says):
    intruder("DELETE FROM receipts_salt")
    intruder(
        "DELETE FROM receipts_receipt WHERE entry_id = (SELECT id FROM receipts_entry WHERE sequence = %s)", sequence
    )
    intruder("DELETE FROM receipts_entry WHERE sequence = %s", sequence)
    assert says in "\n".join(actions.verify_chain().problems)


def test_an_inserted_entry_is_named(three):
    fields = {
        "sequence": 4,
        "kind": "gia",
        "at": AT,
        "commitment": "0" * 64,
        "subject": "",
        "previous_hash": three[2].entry.entry_hash,
    }
    Entry(**fields, entry_hash=chain.entry_hash(**fields)).save()
    assert "bị cắt hoặc thêm" in "\n".join(actions.verify_chain().problems)


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
