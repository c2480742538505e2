"""What was done to a chain that does not verify: names insertion, deletion, edit, reorder and truncation. Pure functions.

Every entry is hashed together with its number and with the hash before it, so
an entry that was moved still proves the number it once had. From these
original numbers follows what is missing, what is too many and what was moved.
"""

from __future__ import annotations

from bisect import bisect_left
from collections import defaultdict
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass
from datetime import datetime
from typing import NamedTuple

from . import chain

NEAR = (1, -1, 2, -2, 3, -3)  # how far an entry is looked for beside its place
FEW = 60  # so many broken entries are compared with one another, pair by pair


@dataclass(frozen=True, slots=True)
class Problem:
    """One fault: `kind` is a fixed English word for machines, `text` Vietnamese for readers."""

    kind: str
    text: str
    sequence: int | None = None

    def __str__(self) -> str:
        return self.text


class Row(NamedTuple):
    """One entry as it stands in the database; `at` is None when what stands there is no instant."""

    sequence: int
    kind: str
    subject: str
    at: datetime | None
    commitment: str
    previous_hash: str
    entry_hash: str

    def hash_as(self, sequence: int) -> str:
        """The hash this row would have under a number."""
        if self.at is None:
            return ""
        return chain.entry_hash(
            previous_hash=self.previous_hash,
            sequence=sequence,
            kind=self.kind,
            subject=self.subject,
            at=self.at,
            commitment=self.commitment,
        )

    def proves(self, sequence: int) -> bool:
        """Whether the row was written under this number, unchanged since."""
        return sequence > 0 and self.hash_as(sequence) == self.entry_hash


def span(first: int, last: int) -> str:
    """ "mục 7" or "các mục từ 7 đến 9"."""
    return f"mục {first}" if first == last else f"các mục từ {first} đến {last}"


def runs(numbers: Iterable[int]) -> Iterator[tuple[int, int]]:
    """Unbroken runs of ascending numbers: 2 3 4 9 → (2, 4), (9, 9)."""
    first = last = None
    for number in numbers:
        if last is not None and number == last + 1:
            last = number
            continue
        if first is not None and last is not None:
            yield first, last
        first = last = number
    if first is not None and last is not None:
        yield first, last


def diagnose(rows: Sequence[Row], known: frozenset[str] | set[str] = frozenset()) -> list[Problem]:
    """Every fault inside a chain, in the order of its rows.

    `rows` stand in the order of their numbers; `known` are hashes that stand
    elsewhere too (head, published heads) and speak for the entry that has them.
    """
    originals = _originals(rows)
    named = set(known) | {row.previous_hash for row in rows}
    surplus = _surplus(rows, originals, named)
    edited, strangers, lost = _place(rows, originals, surplus)
    swapped = _swapped_contents(rows, edited)
    problems: list[Problem] = []
    for index in sorted(surplus | strangers):
        number = rows[index].sequence
        problems.append(Problem("insertion", f"Mục mang số {number} bị chèn thêm vào sổ.", number))
    for index in sorted(edited):
        number = rows[index].sequence
        if index in swapped:
            other = rows[swapped[index]].sequence
            problems.append(Problem("reorder", f"Mục {number} và mục {other} bị đổi chỗ nội dung cho nhau.", number))
        else:
            problems.append(Problem("edit", f"Mục {number} đã bị sửa sau khi ghi.", number))
    for first, last in runs(sorted(lost)):
        problems.append(Problem("deletion", f"Sổ thiếu {span(first, last)}: đã bị xóa.", first))
    kept = [index for index in range(len(rows)) if index in originals and index not in surplus]
    for index in _moved(kept, originals):
        was, now = originals[index], rows[index].sequence
        problems.append(Problem("reorder", f"Mục vốn mang số {was} bị đổi chỗ, nay đứng ở số {now}.", now))
    problems += _replaced(rows, kept, originals, named)
    if not problems:  # nothing is missing, too many or moved among the others: only the numbers differ
        shifted = [(index, rows[index].sequence) for index in kept if rows[index].sequence != originals[index]]
        problems = [
            Problem("edit", f"Mục vốn mang số {originals[index]} bị ghi lại thành số {number}.", number)
            for index, number in shifted
        ]
    problems.sort(key=lambda problem: problem.sequence or 0)
    return problems


def _originals(rows: Sequence[Row]) -> dict[int, int]:
    """The number under which each row was written, by its place in `rows`; absent for one that proves none."""
    found = {index: row.sequence for index, row in enumerate(rows) if row.proves(row.sequence)}
    if len(found) == len(rows):
        return found
    by_hash = {row.entry_hash: index for index, row in enumerate(rows)}
    followers: dict[str, list[int]] = defaultdict(list)
    for index, row in enumerate(rows):
        followers[row.previous_hash].append(index)
    for order in (1, -1, 1, -1):
        shift, news = 0, False
        for index in range(len(rows))[::order]:
            row = rows[index]
            if index in found:
                shift = found[index] - row.sequence
                continue
            tried = [row.sequence + shift]
            before = by_hash.get(row.previous_hash)
            if before in found:
                tried.append(found[before] + 1)
            if row.previous_hash == chain.GENESIS:  # the first of another register
                tried.append(1)
            tried += [found[after] - 1 for after in followers[row.entry_hash][:3] if after in found]
            tried += [row.sequence + shift + step for step in NEAR]
            number = next((number for number in dict.fromkeys(tried) if row.proves(number)), None)
            if number is not None:
                found[index], shift, news = number, number - row.sequence, True
        if not news:
            break
    return found


def _surplus(rows: Sequence[Row], originals: dict[int, int], named: set[str]) -> set[int]:
    """Places of rows that claim a number to which another row has the better right."""
    claims: dict[int, list[int]] = defaultdict(list)
    for index, number in originals.items():
        claims[number].append(index)
    hashes_by_number = {number: {rows[index].entry_hash for index in indexes} for number, indexes in claims.items()}
    surplus: set[int] = set()
    for number, indexes in claims.items():
        if len(indexes) > 1:
            before = hashes_by_number.get(number - 1, {chain.GENESIS})
            best = max(
                indexes,
                key=lambda index: (
                    rows[index].entry_hash in named,
                    rows[index].previous_hash in before,
                    rows[index].sequence == number,
                    index,
                ),
            )
            surplus |= set(indexes) - {best}
    return surplus


def _place(rows: Sequence[Row], originals: dict[int, int], surplus: set[int]) -> tuple[set[int], set[int], set[int]]:
    """(edited, inserted, missing numbers): a row that proves no number stands for the missing one at its place."""
    claimed = {number for index, number in originals.items() if index not in surplus}
    top = max([*claimed, *(row.sequence for index, row in enumerate(rows) if index not in originals)], default=0)
    missing = {number for number in range(1, min(top, 2 * len(rows) + 1000) + 1) if number not in claimed}
    edited: set[int] = set()
    strangers: set[int] = set()
    expected = 1
    for index, row in enumerate(rows):
        if index in surplus:
            continue
        if index in originals:
            expected = originals[index] + 1
            continue
        number = next((number for number in (expected, row.sequence) if number in missing), None)
        if number is None:
            strangers.add(index)
            continue
        missing.discard(number)
        edited.add(index)
        expected = number + 1
    # What a broken row claims beyond the last proven entry is no proof that anything was there.
    proven = max([*claimed, len(rows)], default=0)
    return edited, strangers, {number for number in missing if number <= proven and number < top}


def _swapped_contents(rows: Sequence[Row], edited: set[int]) -> dict[int, int]:
    """Pairs of edited rows of which each carries what the other was written with."""
    found: dict[int, int] = {}
    if not 1 < len(edited) <= FEW:
        return found
    for index in edited:
        for other in edited:
            mine, theirs = rows[index], rows[other]
            mixed = theirs._replace(
                sequence=mine.sequence, previous_hash=mine.previous_hash, entry_hash=mine.entry_hash
            )
            if index != other and mixed.proves(mine.sequence):
                found[index] = other
    return found


def _moved(kept: Sequence[int], originals: dict[int, int]) -> list[int]:
    """The fewest rows that must have been moved for the original numbers to stand in their present order."""
    tails: list[int] = []
    ends: list[int] = []
    before: dict[int, int | None] = {}
    for index in kept:
        place = bisect_left(tails, originals[index])
        before[index] = ends[place - 1] if place else None
        if place == len(tails):
            tails.append(originals[index])
            ends.append(index)
        else:
            tails[place], ends[place] = originals[index], index
    in_order: set[int] = set()
    at: int | None = ends[-1] if ends else None
    while at is not None:
        in_order.add(at)
        at = before[at]
    return [index for index in kept if index not in in_order]


def _replaced(
    rows: Sequence[Row], kept: Sequence[int], originals: dict[int, int], named: set[str]
) -> Iterator[Problem]:
    """Entries written anew with a hash of their own: the entry after them remembers another one."""
    by_number = {originals[index]: rows[index] for index in kept}
    blamed: set[int] = set()
    for number in sorted(by_number):
        row, before = by_number[number], by_number.get(number - 1)
        expected = chain.GENESIS if number == 1 else before and before.entry_hash
        if expected is None or row.previous_hash == expected:
            continue
        # Whoever is named by its follower stands as it was written; then it is the one before that was replaced.
        trusted = row.entry_hash in named or number + 1 not in by_number
        wrong = number - 1 if trusted and before is not None else number
        if wrong in blamed:
            continue
        blamed |= {wrong, number}
        place = by_number[wrong].sequence
        yield Problem("edit", f"Mục {place} đã bị sửa rồi tính lại mã; mục đứng cạnh còn ghi mã cũ.", place)
