"""`verify_register`: what was done to the tables is named by its kind; what retention erased is no fault."""

import io
import json
from datetime import date, datetime, timedelta
from zoneinfo import ZoneInfo

import pytest
from django.core.management import CommandError, call_command

from registrations.receipts import actions, chain, publishing
from registrations.receipts.models import DailyHead, Entry, Erasure, Head, Receipt, Salt

pytestmark = pytest.mark.django_db
HANOI = ZoneInfo("Asia/Ho_Chi_Minh")
START = datetime(2026, 11, 20, 9, 0, tzinfo=HANOI)


def append(number, day=0):
    return actions.append("viec", {"so": number}, subject="dot:1", at=START + timedelta(days=day, minutes=number))


@pytest.fixture
def eight():
    return [append(number) for number in range(8)]


def verified(*words):
    """(exit is good, the JSON) of the command."""
    out, good = io.StringIO(), True
    try:
        call_command("verify_register", *words, "--json", "--chain-only", stdout=out)
    except CommandError:
        good = False
    told = json.loads(out.getvalue())
    assert told["ok"] is good
    return told


def kinds(*words):
    return sorted({problem["kind"] for problem in verified(*words)["problems"]})


def rewrite(intruder, first, change):
    """Count all hashes anew from an entry on, as somebody would who knows how the register works."""
    previous = Entry.objects.get(sequence=first - 1).entry_hash if first > 1 else chain.GENESIS
    for entry in Entry.objects.filter(sequence__gte=first).order_by("sequence"):
        commitment = change if entry.sequence == first else entry.commitment
        digest = chain.entry_hash(
            previous_hash=previous,
            sequence=entry.sequence,
            kind=entry.kind,
            subject=entry.subject,
            at=entry.at,
            commitment=commitment,
        )
        intruder(
            "UPDATE receipts_entry SET commitment = %s, previous_hash = %s, entry_hash = %s WHERE id = %s",
            commitment, previous, digest, entry.pk,
        )  # fmt: skip
        previous = digest
    Head.objects.update(entry_hash=previous)


def renumber(intruder, first, by):
    """Numbers from `first` on move by 1, without meeting one another on the way."""
    intruder("UPDATE receipts_entry SET sequence = sequence + 1000 WHERE sequence >= %s", first)
    intruder("UPDATE receipts_entry SET sequence = sequence - 1000 + %s WHERE sequence >= 1000", by)


def test_a_whole_register_is_told_with_what_was_compared(eight):
    told = verified()
    assert told["entries"] == 8
    assert told["head"] == eight[-1].entry_hash
    assert told["problems"] == []


@pytest.mark.parametrize(
    "change",
    [
        "commitment = 'x'",
        "at = '2020-01-01 00:00:00'",
        "kind = 'khac'",
        "subject = 'dot:2'",
        "previous_hash = 'x'",
        "entry_hash = 'x'",
    ],
)
def test_an_edit_is_named_with_its_number(eight, intruder, change):
    intruder(f"UPDATE receipts_entry SET {change} WHERE sequence = 4")
    told = verified()
    assert [(each["kind"], each["sequence"]) for each in told["problems"]] == [("edit", 4)]
    assert told["counts"] == {"edit": 1}


@pytest.mark.embedded
def test_a_date_that_is_none_is_an_edit_and_no_crash(eight, intruder):
    intruder("UPDATE receipts_entry SET at = 'hôm qua' WHERE sequence = 4")
    assert kinds() == ["edit"]


@pytest.mark.parametrize("close_the_gap", [False, True])
def test_a_deletion_is_named(eight, intruder, close_the_gap):
    intruder("DELETE FROM receipts_entry WHERE sequence = 4")
    if close_the_gap:
        renumber(intruder, 5, -1)
    assert kinds() == ["deletion"]


@pytest.mark.parametrize("right", [False, True])
def test_an_insertion_is_named(eight, intruder, right):
    renumber(intruder, 5, 1)
    fields = {"sequence": 5, "kind": "gia", "subject": "", "at": START, "commitment": "0" * 64}
    previous = eight[3].entry_hash
    digest = chain.entry_hash(previous_hash=previous, **fields) if right else "f" * 64
    Entry(**fields, previous_hash=previous, entry_hash=digest).save()
    assert ("insertion", 5) in [(each["kind"], each["sequence"]) for each in verified()["problems"]]
    assert kinds() == ["insertion"]


def test_an_entry_behind_the_head_is_an_insertion(eight):
    fields = {"sequence": 9, "kind": "gia", "subject": "", "at": START, "commitment": "0" * 64}
    previous = eight[-1].entry_hash
    Entry(**fields, previous_hash=previous, entry_hash=chain.entry_hash(previous_hash=previous, **fields)).save()
    assert kinds() == ["insertion"]


def test_a_reorder_is_named(eight, intruder):
    for sequence, becomes in ((3, 1003), (6, 3), (1003, 6)):
        intruder("UPDATE receipts_entry SET sequence = %s WHERE sequence = %s", becomes, sequence)
    assert kinds() == ["reorder"]


def test_a_truncation_is_named(eight, intruder):
    intruder("DELETE FROM receipts_entry WHERE sequence > 5")
    told = verified()
    assert [(each["kind"], each["sequence"]) for each in told["problems"]] == [("truncation", 6)]
    assert "các mục từ 6 đến 8" in told["problems"][0]["text"]


def test_a_removed_head_row_and_an_emptied_register_are_told(eight, intruder):
    intruder("DELETE FROM receipts_head")
    assert kinds() == ["head"]
    Head.objects.create(sequence=8, entry_hash=eight[-1].entry_hash)
    intruder("DELETE FROM receipts_entry")
    assert kinds() == ["truncation"]


def keep(text, tmp_path):
    kept = tmp_path / "bao-lang-son.txt"
    kept.write_text(text, "utf-8")
    return str(kept)


def published(day):
    return publishing.take("Hội đồng", START.replace(hour=0, minute=1) + timedelta(days=day + 1))


@pytest.fixture
def three_days():
    """Entries of three days, each with its published head."""
    for day in range(3):
        for number in range(4):
            append(number, day)
        published(day)
    return list(DailyHead.objects.all())


def forget(intruder, folder):
    """The intruder removes the portal's own copies of the published heads."""
    intruder("DELETE FROM receipts_dailyhead")
    for file in folder.rglob("*.txt"):
        file.unlink()


def test_a_cut_with_the_head_row_made_to_fit_is_told_by_the_daily_heads(three_days, intruder):
    intruder("DELETE FROM receipts_entry WHERE sequence > 7")
    Head.objects.update(sequence=7, entry_hash=Entry.objects.get(sequence=7).entry_hash)
    assert kinds() == ["truncation"]


@pytest.mark.parametrize("copy", ["day", "all", "cutting"])
def test_a_cut_without_any_trace_here_is_told_by_a_copy_that_somebody_kept(
    three_days, intruder, folder, tmp_path, client, copy
):
    last = three_days[-1]
    text = {
        "day": client.get(f"/so-ghi/{last.date:%Y-%m-%d}.txt").content.decode(),
        "all": client.get("/so-ghi/tat-ca.txt").content.decode(),
        "cutting": f"Mã ngày 22/11/2026 là {' '.join(last.entry_hash[at : at + 4] for at in range(0, 64, 4))}.",
    }[copy]
    kept = keep(text, tmp_path)
    assert kinds("--heads", kept) == []

    intruder("DELETE FROM receipts_entry WHERE sequence > 7")
    Head.objects.update(sequence=7, entry_hash=Entry.objects.get(sequence=7).entry_hash)
    forget(intruder, folder)

    assert kinds() == []
    assert kinds("--heads", kept) == ["truncation"]


def test_a_register_written_anew_is_told_by_the_heads_and_where(three_days, intruder, folder, tmp_path, client):
    kept = keep(client.get("/so-ghi/tat-ca.txt").content.decode(), tmp_path)
    rewrite(intruder, 6, "e" * 64)

    told = verified()
    assert {each["kind"] for each in told["problems"]} == {"rewriting"}
    assert told["problems"][0]["sequence"] == 5  # after the head of the first day, which still fits
    append(9, 3)
    forget(intruder, folder)
    assert kinds() == []
    assert kinds("--heads", kept) == ["rewriting"]


def test_a_daily_head_that_differs_from_its_file_or_lost_its_row_is_named(three_days, intruder, folder):
    intruder("UPDATE receipts_dailyhead SET entry_hash = %s WHERE date = '2026-11-21'", "d" * 64)
    assert "published-head" in kinds()
    intruder("DELETE FROM receipts_dailyhead WHERE date = '2026-11-21'")
    assert kinds() == ["published-head"]


def test_part_of_the_register_and_a_hash_of_its_own(eight, intruder):
    assert kinds("--until", "5", "--head", eight[4].entry_hash) == []
    assert kinds("--head", eight[2].entry_hash.upper()) == []
    assert kinds("--until", "5", "--head", eight[3].entry_hash) == ["published-head"]
    assert kinds("--until", "5", "--head", "a" * 64) == ["rewriting"]
    assert kinds("--until", "9") == ["truncation"]
    intruder("UPDATE receipts_entry SET kind = 'khac' WHERE sequence = 7")
    assert kinds("--until", "5") == []
    assert kinds("--until", "7") == ["edit"]


@pytest.mark.parametrize(
    "words",
    [("--head", "xyz"), ("--until", "0"), ("--heads", "/khong/co"), ("--until", "x"), ("--heads", __file__)],
)
def test_what_cannot_be_compared_is_refused_in_words(eight, words):
    with pytest.raises(CommandError):
        call_command("verify_register", *words)


@pytest.fixture
def letters(rooms):
    """A room that keeps letters: code → words."""
    kept = {}
    rooms.register("thu", label="Thư được tiếp nhận", content_of=lambda receipt: kept.get(receipt.code))
    for words in ("một", "hai", "ba"):
        content = {"loi": words}
        receipt = actions.issue(kind="thu", content=content, private=True, subject="dot:1", at=START)
        kept[receipt.code] = content
    return kept


def faults():
    return [(problem.kind, problem.sequence) for problem in actions.verify_chain().problems]


def test_private_rows_are_compared_with_what_was_committed_to(letters):
    assert actions.verify_chain().checked["contents"] == 3
    assert faults() == []
    letters[next(iter(letters))] = {"loi": "khác"}
    assert faults() == [("content", 1)]


def test_a_private_row_that_vanished_is_named(letters):
    letters.pop(next(iter(letters)))
    assert faults() == [("content-lost", 1)]


def test_erasing_under_retention_is_no_fault_and_leaves_its_reason_in_the_register(letters):
    receipt = Receipt.objects.get(entry__sequence=2)
    letters.pop(receipt.code)

    erasure = actions.erase_key(receipt, reason="Hết hạn lưu 24 tháng")

    assert faults() == []
    assert actions.verify_chain().checked["erased"] == 1
    assert (erasure.entry.kind, erasure.entry.subject, erasure.reason) == (
        "key-erased",
        "dot:1",
        "Hết hạn lưu 24 tháng",
    )
    assert actions.erase_key(receipt, reason="lần nữa") is None
    assert Entry.objects.count() == 4


def test_a_key_that_vanished_without_the_log_is_named(letters):
    Salt.objects.filter(entry__sequence=2).delete()
    assert faults() == [("key-lost", 2)]


def test_a_forged_or_removed_log_of_erasure_is_named(letters, intruder):
    actions.erase_key(Receipt.objects.get(entry__sequence=2), reason="Hết hạn")
    intruder("UPDATE receipts_erasure SET reason = 'khác'")
    assert faults() == [("erasure", 4)]
    intruder("DELETE FROM receipts_erasure")
    assert faults() == [("key-lost", 2), ("erasure", 4)]


def test_a_key_that_came_back_is_named(letters):
    receipt = Receipt.objects.get(entry__sequence=2)
    actions.erase_key(receipt, reason="Hết hạn")
    Salt.objects.create(entry=receipt.entry)
    assert faults() == [("erasure", 2)]


@pytest.mark.parametrize(
    ("change", "expected"),
    [
        ("content_hash = 'x'", [("receipt", 2), ("content", 2)]),
        ("issued_at = '2020-01-01 00:00:00'", [("receipt", 2)]),
        ("kind = 'khac'", [("receipt", 2)]),
        ("code = 'TDKT-2222-2222-2222'", [("content-lost", 2)]),
    ],
)
def test_a_changed_receipt_is_named(letters, intruder, change, expected):
    key = Receipt.objects.get(entry__sequence=2).pk
    intruder(f"UPDATE receipts_receipt SET {change} WHERE id = %s", key)
    assert set(faults()) <= set(expected)
    assert faults()


def test_a_removed_receipt_and_one_without_entry_are_named(letters, intruder):
    intruder("DELETE FROM receipts_receipt WHERE id = %s", Receipt.objects.get(entry__sequence=2).pk)
    assert faults() == [("receipt", 2)]


def test_an_entry_made_up_with_the_head_in_step_has_no_receipt(letters):
    actions.append("thu", {"loi": "bịa"}, at=START)
    assert faults() == [("receipt", 4)]


def test_a_result_that_counted_otherwise_than_the_register_is_named(letters, rooms):
    told = {"thu": 3}
    rooms.register_event("ket-qua", label="Công bố kết quả", tally_of=lambda entry: told, tallies=["thu"])
    actions.append("ket-qua", told, subject="dot:1", at=START)
    assert faults() == []
    told["thu"] = 2
    assert faults() == [("tally", 4)]


def test_events_are_told_by_content_or_by_a_commitment_of_their_own(rooms):
    rows = {}
    rooms.register_event("mo", label="Mở", commitment_of=lambda entry: rows.get(entry.subject))
    rooms.register_event("sua", label="Sửa", contents_of=lambda entries: {each.pk: {"b": 1} for each in entries})
    rows["dot:1"] = "c" * 64
    actions.append("mo", commitment="c" * 64, subject="dot:1")
    actions.append("sua", {"b": 1}, private=True, subject="dot:1")
    assert faults() == []
    rows["dot:1"] = "d" * 64
    assert faults() == [("content", 1)]
    rows.clear()
    assert faults() == [("content-lost", 1)]
    for wrong in ({}, {"content": {}, "commitment": "c" * 64}):
        with pytest.raises(ValueError, match="content or by a commitment"):
            actions.append("mo", **wrong)


def test_private_events_without_receipt_are_erased_alike(rooms):
    rooms.register_event("sua", label="Sửa", content_of=lambda entry: {"b": 1})
    entry = actions.append("sua", {"b": 1}, private=True)
    actions.erase_key(entry, reason="Hết hạn")
    assert faults() == []
    assert Erasure.objects.get().erased == entry


def test_only_the_first_hundred_faults_are_listed_and_all_are_counted(intruder):
    for number in range(130):
        append(number)
    intruder("UPDATE receipts_entry SET commitment = 'x'")
    told = verified()
    assert len(told["problems"]) == 100
    assert told["counts"] == {"edit": 130}


def test_the_command_tells_people_what_was_compared(letters, capsys):
    call_command("verify_register")
    told = capsys.readouterr().out
    assert "Sổ ghi nguyên vẹn: 3 mục" in told
    assert "3 giấy xác nhận, 3 nội dung" in told


def test_the_head_of_a_day_is_taken_once_and_its_file_never_changes(folder):
    append(1)
    first = published(0)
    append(2)
    assert published(0) is None
    file = folder / "2026" / "2026-11-20.txt"
    assert first.entry_hash in file.read_text("utf-8")
    assert (first.date, first.sequence) == (date(2026, 11, 20), 1)
    file.unlink()
    assert published(0) is None
    assert first.entry_hash in file.read_text("utf-8")  # what a crash left out is written later
    assert DailyHead.objects.count() == 1


def test_an_empty_register_has_no_head_of_the_day():
    assert published(0) is None
    assert not DailyHead.objects.exists()


def test_a_clock_moved_back_takes_no_day_twice_and_breaks_nothing():
    append(1)
    published(3)
    append(2)
    published(1)
    published(3)
    assert DailyHead.objects.count() == 2
    assert faults() == []


def test_entries_of_another_register_are_insertions(eight, intruder):
    """Somebody joined the register of another portal to ours, as it stood there."""
    previous, strange = chain.GENESIS, []
    for number in range(1, 4):
        event = {"sequence": number, "kind": "viec", "subject": "", "at": START, "commitment": f"{number:064x}"}
        strange.append(event | {"previous_hash": previous})
        previous = chain.entry_hash(previous_hash=previous, **event)
        strange[-1]["entry_hash"] = previous
    for number, row in enumerate(strange, start=9):
        Entry(**row | {"sequence": number}).save()
    Head.objects.update(sequence=11, entry_hash=previous)
    told = verified()
    assert {"insertion"} <= set(told["counts"])
    assert {each["sequence"] for each in told["problems"] if each["kind"] == "insertion"} == {9, 10, 11}


def test_a_private_event_that_lost_its_key_is_named_as_that(rooms, intruder):
    rooms.register_event("kin", label="Việc kín", content_of=lambda entry: {"so": 1}, private=True)
    entry = actions.append("kin", {"so": 1}, private=True, at=START)
    assert actions.verify_chain().ok
    intruder("DELETE FROM receipts_salt WHERE entry_id = %s", entry.pk)
    assert actions.verify_chain().counts == {"key-lost": 1}
