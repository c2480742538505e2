"""The whole register read and compared: chain, head, published heads, receipts, private rows, results."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from dataclasses import dataclass, field
from datetime import datetime, time, timedelta

from . import chain, contents, forensics, heads, publishing, reading
from .forensics import Problem, Row, span
from .models import Head

MOST_TOLD = 100  # faults that are listed; all are counted
MOST_NOTES = 10
# Instants are taken when a request has arrived, entries are written one after the other: so much may lie between.
JITTER = timedelta(minutes=15)


@dataclass(frozen=True, slots=True)
class Verification:
    """Outcome of reading the register.

    `counts` says how many faults of each kind were found, `checked` how much
    was compared. `problems` lists the first hundred. `notes` are no faults of
    the register, yet worth a question: places where the clock was set back.
    """

    entries: int
    head: str
    problems: tuple[Problem, ...]
    counts: dict[str, int] = field(default_factory=dict)
    checked: dict[str, int] = field(default_factory=dict)
    notes: tuple[str, ...] = ()

    @property
    def ok(self) -> bool:
        return not self.problems


@dataclass
class _Reading:
    """What one pass over the entries leaves: enough to compare heads without keeping the entries."""

    wanted: set[str]
    last: int = 0
    digest: str = chain.GENESIS
    count: int = 0
    broken: bool = False
    latest: datetime | None = None
    before: datetime | None = None
    places: dict[str, int] = field(default_factory=dict)
    turns: list[str] = field(default_factory=list)
    turned: int = 0

    def take(self, row: Row) -> None:
        """One more entry."""
        if row.sequence != self.last + 1 or row.previous_hash != self.digest or not row.proves(row.sequence):
            self.broken = True
        if row.at and (self.latest is None or row.at > self.latest):
            self.latest = row.at
        if row.at and self.before and row.at < self.before - JITTER:
            self.turned += 1
            if len(self.turns) < MOST_NOTES:
                self.turns.append(
                    f"Đồng hồ lùi: mục {row.sequence} ghi lúc {_clock(row.at)}, mục đứng trước lúc {_clock(self.before)}."
                )
        self.before = row.at or self.before
        if row.entry_hash in self.wanted:
            self.places[row.entry_hash] = row.sequence
        self.count += 1
        self.last, self.digest = row.sequence, row.entry_hash


def verify(
    *,
    until: int | None = None,
    head: str | None = None,
    published: Iterable[heads.Published] = (),
    with_contents: bool = True,
) -> Verification:
    """Read the register from its beginning and name every fault.

    `until`: only the entries up to this number; then the newest is not
    compared with the head row. `head`: the hash that must stand there, or
    anywhere if `until` is not given. `published`: heads that somebody kept.
    """
    given = list(published)
    if head is not None:
        given.append(heads.Published(head.lower(), None, until, "mã được đưa vào"))
    own, file_problems = publishing.own_heads()
    expected = [each for each in heads.all_of(own, given) if until is None or (each.sequence or 0) <= until]
    read = _Reading({each.entry_hash for each in expected})
    kept, is_there = _read_to_the_head(read, until)
    problems: list[Problem] = []
    if read.broken:
        problems += forensics.diagnose(list(reading.rows(until=until)), read.wanted | {kept.entry_hash})
    if until is None:
        problems += _head_problems(read, kept, is_there)
    elif read.last < until:
        problems.append(Problem("truncation", f"Sổ chỉ có đến mục {read.last}, không có mục {until}.", read.last + 1))
    problems += _published_problems(read, expected, until)
    problems += file_problems
    found = contents.check(until=until, with_contents=with_contents)
    problems += found.problems
    counts: dict[str, int] = {}
    for problem in problems:
        counts[problem.kind] = counts.get(problem.kind, 0) + 1
    checked = {"heads": len(expected)} | found.checked
    notes = read.turns if read.turned <= MOST_NOTES else [*read.turns, f"Còn {read.turned - MOST_NOTES} lần lùi nữa."]
    return Verification(read.count, read.digest, tuple(problems[:MOST_TOLD]), counts, checked, tuple(notes))


def _clock(at: datetime) -> str:
    return f"{at.astimezone(heads.HANOI):%H:%M:%S %d/%m/%Y}"


def _read_to_the_head(read: _Reading, until: int | None) -> tuple[Head, bool]:
    """Read every entry, also those appended meanwhile, and then the head row: (the row, whether it exists)."""
    while True:
        before = read.count
        for row in reading.rows(after=read.last if before else 0, until=until):
            read.take(row)
        found = Head.objects.filter(pk="main").first()
        kept = found or Head()
        if until is not None or kept.sequence <= read.last or read.count == before:
            return kept, found is not None


def _head_problems(read: _Reading, kept: Head, is_there: bool) -> Iterator[Problem]:
    if kept.entry_hash == read.digest and (read.broken or kept.sequence == read.last):
        return  # the last entry is the one that was written last; if numbers moved, that has been named
    if not is_there:
        yield Problem("head", "Dòng ghi đầu sổ đã bị xóa, trong khi sổ có mục.")
    elif kept.sequence > read.last:
        missing = span(read.last + 1, kept.sequence)
        yield Problem("truncation", f"Sổ bị cắt cuối: không còn {missing}.", read.last + 1)
    elif kept.sequence == read.last:
        if not read.broken:
            yield Problem("rewriting", f"Mục cuối, số {read.last}, không mang mã mà đầu sổ ghi.", read.last)
    else:
        extra = span(kept.sequence + 1, read.last)
        yield Problem("insertion", f"Sau mục {kept.sequence} mà đầu sổ ghi, sổ có thêm {extra}.", kept.sequence + 1)


def _published_problems(read: _Reading, expected: list[heads.Published], until: int | None) -> Iterator[Problem]:
    """Heads that the register no longer leads to; only the first of each source is told, with the number of others."""
    good = 0
    missing: dict[str, list[heads.Published]] = {}
    for each in expected:
        place = each.sequence if each.sequence == 0 and each.entry_hash == chain.GENESIS else None
        place = read.places.get(each.entry_hash, place)
        if place is None and each.entry_hash == chain.GENESIS:
            place = 0
        if place is None:
            missing.setdefault(each.source, []).append(each)
        elif each.sequence is not None and place != each.sequence:
            text = f"Theo {each}, mã này thuộc mục {each.sequence}; nay nó đứng ở mục {place}."
            yield Problem("published-head", text, place)
        else:
            good = max(good, place)
    for gone in missing.values():
        yield _gone(read, gone, good)


def _gone(read: _Reading, gone: list[heads.Published], good: int) -> Problem:
    first = gone[0]
    more = f" và {len(gone) - 1} mã sau đó" if len(gone) > 1 else ""
    since = f"sau mục {good}" if good else "ngay từ đầu"
    if _was_cut(read, first):
        text = f"Không còn đến {first}{more}: sổ đã bị cắt cuối, {since}."
        return Problem("truncation", text, min(good, read.last) + 1)
    text = f"Không còn {first}{more}: sổ đã bị viết lại {since} (mã của các mục về sau đã bị tính lại)."
    return Problem("rewriting", text, good + 1)


def _was_cut(read: _Reading, head: heads.Published) -> bool:
    """Whether the register ends before a head it once had; else something before the head was written anew."""
    if head.sequence is not None:
        return head.sequence > read.last
    if head.date is None:
        return False
    over = datetime.combine(head.date + timedelta(days=1), time.min, tzinfo=heads.HANOI)
    return read.latest is None or read.latest < over
