"""What was done to a chain is named by its kind: pure, over chains of any length."""

from datetime import UTC, datetime, timedelta

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from registrations.receipts import chain
from registrations.receipts.forensics import Row, diagnose, runs

START = datetime(2026, 11, 20, 2, 0, tzinfo=UTC)


def written(length):
    """A chain as the portal writes it."""
    rows, previous = [], chain.GENESIS
    for number in range(1, length + 1):
        event = {
            "sequence": number,
            "kind": "thu",
            "subject": "",
            "at": START + timedelta(seconds=number),
            "commitment": f"{number:064x}",
        }
        digest = chain.entry_hash(previous_hash=previous, **event)
        rows.append(Row(**event, previous_hash=previous, entry_hash=digest))
        previous = digest
    return rows


def renumbered(rows):
    return [row._replace(sequence=number) for number, row in enumerate(rows, start=1)]


def found(rows, of):
    """(kind, number) of every fault; the head speaks for the last entry that was written."""
    return [(problem.kind, problem.sequence) for problem in diagnose(rows, {of[-1].entry_hash})]


CHAINS = st.integers(3, 40).flatmap(lambda length: st.tuples(st.just(length), st.integers(1, length - 1)))


@given(length=st.integers(0, 60))
def test_an_untouched_chain_has_no_fault(length):
    assert diagnose(written(length)) == []


@given(CHAINS)
def test_a_deleted_entry_is_named_whether_the_rest_was_renumbered_or_not(drawn):
    length, number = drawn
    rows = written(length)
    left = rows[: number - 1] + rows[number:]

    assert found(left, rows) == [("deletion", number)]
    assert found(renumbered(left), rows) == [("deletion", number)]


@given(CHAINS, st.sampled_from(["kind", "subject", "commitment", "at", "previous_hash", "entry_hash"]))
def test_an_edited_entry_is_named_alone(drawn, name):
    length, number = drawn
    rows = written(length)
    value = START if name == "at" else "f" * 64
    tampered = rows.copy()
    tampered[number - 1] = rows[number - 1]._replace(**{name: value})

    assert found(tampered, rows) == [("edit", number)]


@given(CHAINS)
def test_an_entry_edited_with_its_hash_counted_anew_is_named_too(drawn):
    length, number = drawn
    rows = written(length)
    tampered = rows.copy()
    changed = rows[number - 1]._replace(commitment="e" * 64)
    tampered[number - 1] = changed._replace(entry_hash=changed.hash_as(number))

    assert found(tampered, rows) == [("edit", number)]


@given(CHAINS, st.booleans())
def test_an_inserted_entry_is_named_whether_its_hash_is_right_or_not(drawn, right):
    length, number = drawn
    rows = written(length)
    before = rows[number - 1]
    made_up = Row(number + 1, "gia", "", START, "a" * 64, before.entry_hash, "b" * 64)
    if right:
        made_up = made_up._replace(entry_hash=made_up.hash_as(number + 1))

    assert found(renumbered([*rows[:number], made_up, *rows[number:]]), rows) == [("insertion", number + 1)]


@given(
    st.integers(4, 40).flatmap(lambda n: st.tuples(st.just(n), st.sets(st.integers(0, n - 1), min_size=2, max_size=2)))
)
def test_two_entries_that_changed_places_are_named_as_reordered(drawn):
    length, places = drawn
    first, second = sorted(places)
    rows = written(length)
    tampered = rows.copy()
    tampered[first], tampered[second] = tampered[second], tampered[first]

    kinds = {kind for kind, _ in found(renumbered(tampered), rows)}
    assert kinds == {"reorder"}


def test_contents_that_changed_places_under_their_numbers_are_named_as_reordered():
    rows = written(9)
    tampered = rows.copy()
    for mine, theirs in ((2, 6), (6, 2)):
        tampered[mine] = rows[theirs]._replace(
            sequence=rows[mine].sequence, previous_hash=rows[mine].previous_hash, entry_hash=rows[mine].entry_hash
        )

    assert found(tampered, rows) == [("reorder", 3), ("reorder", 7)]


def test_several_deeds_at_once_are_told_apart():
    rows = written(40)
    tampered = [row for row in rows if row.sequence not in {5, 6, 30}]
    tampered[20] = tampered[20]._replace(kind="khac")
    broken = tampered[20].sequence

    assert found(tampered, rows) == [("deletion", 5), ("edit", broken), ("deletion", 30)]


@settings(max_examples=60)
@given(length=st.integers(1, 15), data=st.data())
def test_whatever_is_done_to_a_chain_is_noticed_and_never_stumbled_over(length, data):
    rows = written(length)
    order = data.draw(st.lists(st.integers(0, length - 1), max_size=20))
    numbers = data.draw(st.lists(st.integers(-1, 20), min_size=len(order), max_size=len(order)))
    tampered = [rows[index]._replace(sequence=number) for index, number in zip(order, numbers, strict=True)]
    tampered.sort(key=lambda row: row.sequence)

    problems = diagnose(tampered, {rows[-1].entry_hash})

    if tampered != rows[: len(tampered)]:
        assert problems


@pytest.mark.parametrize("at", [None])
def test_a_date_that_is_none_counts_as_an_edit(at):
    rows = written(4)
    assert found([rows[0], rows[1]._replace(at=at), *rows[2:]], rows) == [("edit", 2)]


def test_runs_join_neighbours():
    assert list(runs([2, 3, 4, 9])) == [(2, 4), (9, 9)]
    assert list(runs([])) == []
