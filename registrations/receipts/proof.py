"""What can be shown to the holder of a receipt: that the register has it, where, and that it was counted."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from datetime import datetime

from . import chain, contents, publishing, queries, reading, registry
from .forensics import Row
from .models import DailyHead, Entry, Erasure, Receipt, Salt

MOST_LINKS = 20_000  # a day with more is checked by `verify_register` only


@dataclass(frozen=True, slots=True)
class Counted:
    """A published result: its entry, the words for what it counted, the number told and the number in the register."""

    entry: Entry
    label: str
    told: int
    stands: int

    @property
    def agrees(self) -> bool:
        return self.told == self.stands


@dataclass(frozen=True, slots=True)
class Proof:
    """`whole`: entry, receipt and every link looked at are as they were written.

    `place` and `links` are None while they would tell how much came in to an
    open window. `head` is the published head of its day, None until the day is
    over. `content`: "same", "changed", "erased", "lost", or "" where the room
    cannot say.
    """

    entry: Entry
    whole: bool
    place: int | None
    follower: str
    head: DailyHead | None
    links: int | None
    content: str
    erasure: Erasure | None
    counted: list[Counted]
    awaits_result: bool

    @property
    def sound(self) -> bool:
        """Whether both the entry and what is kept are as they were written; erased in time is as it should be."""
        return self.whole and self.content not in {"changed", "lost"}


def of(receipt: Receipt, now: datetime) -> Proof:
    """Check one receipt against the register, link by link up to the published head of its day."""
    entry = receipt.entry
    head = publishing.day_of(entry)
    numbered = queries.may_number(entry, now)
    path = _path(entry, head)
    tells = (receipt.content_hash, receipt.kind, receipt.issued_at) == (entry.commitment, entry.kind, entry.at)
    erasure = Erasure.objects.select_related("entry").filter(erased=entry).first()
    counted = list(_counted(entry))
    return Proof(
        entry=entry,
        whole=tells and _joins(entry, path, head),
        place=entry.sequence if numbered else None,
        follower=path[1].entry_hash if head and len(path) > 1 else "",
        head=head,
        links=head.sequence - entry.sequence if head and _may_list(head, now) else None,
        content=_content(receipt, erasure),
        erasure=erasure,
        counted=counted,
        awaits_result=not counted and any(entry.kind in each.tallies for each in registry.kinds().values()),
    )


def _path(entry: Entry, head: DailyHead | None) -> list[Row]:
    """The entry and those after it, up to the head of its day; itself alone while the day lasts."""
    until = head.sequence if head else entry.sequence
    return list(reading.rows(after=entry.sequence - 1, until=min(until, entry.sequence + MOST_LINKS)))


def _joins(entry: Entry, path: list[Row], head: DailyHead | None) -> bool:
    if not path or path[0].entry_hash != entry.entry_hash or not _follows(entry):
        return False
    for number, row in enumerate(path):
        if row.sequence != entry.sequence + number or not row.proves(row.sequence):
            return False
        if number and row.previous_hash != path[number - 1].entry_hash:
            return False
    if head is None or head.sequence > path[-1].sequence:
        return head is None or len(path) > MOST_LINKS
    return path[-1].entry_hash == head.entry_hash


def _follows(entry: Entry) -> bool:
    """Whether the entry carries the hash of the one before it."""
    if entry.sequence == 1:
        return entry.previous_hash == chain.GENESIS
    return Entry.objects.filter(sequence=entry.sequence - 1, entry_hash=entry.previous_hash).exists()


def _may_list(head: DailyHead, now: datetime) -> bool:
    """Whether every entry up to a head may be numbered now."""
    limit = queries.numbered_until(now)
    return limit is None or head.sequence <= limit


def _content(receipt: Receipt, erasure: Erasure | None) -> str:
    if erasure:
        return "erased"
    kind = registry.kind_of(receipt.kind)
    if not kind.is_checked:
        return ""
    salt = Salt.objects.filter(entry=receipt.entry_id).values_list("value", flat=True).first()
    content = kind.contents([receipt]).get(receipt.pk)
    if content is None or (receipt.private and salt is None):
        return "lost"
    return "same" if contents.commits(receipt.code, content, salt) == receipt.content_hash else "changed"


def _counting_kinds(kind: str) -> Iterator[str]:
    """Kinds of results that count a kind."""
    for name, each in registry.kinds().items():
        if each.tally_of and (kind in each.tallies or not each.tallies):
            yield name


def _counted(entry: Entry) -> Iterator[Counted]:
    """The results published after an entry, for the same subject, that counted its kind."""
    names = list(_counting_kinds(entry.kind))
    if not names or not entry.subject:
        return
    for result in Entry.objects.filter(kind__in=names, subject=entry.subject, sequence__gt=entry.sequence).order_by(
        "sequence"
    ):
        tally_of = registry.kind_of(result.kind).tally_of
        told = (tally_of(result) if tally_of else None) or {}
        if entry.kind in told:
            stands = contents.number_before(result, entry.kind)
            yield Counted(result, registry.label_of(entry.kind), told[entry.kind], stands)


def may_list(proof: Proof) -> bool:
    """Whether the links from the entry to the head of its day may be handed out now."""
    return proof.links is not None and proof.links <= MOST_LINKS


def text(receipt: Receipt, proof: Proof, address: str) -> Iterator[str]:
    """The links from a receipt to the published head of its day, for anybody to count again; `may_list` must hold."""
    entry, head = proof.entry, proof.head
    if head is None:
        return
    event = chain.event_text(
        sequence=entry.sequence, kind=entry.kind, subject=entry.subject, at=entry.at, commitment=entry.commitment
    )
    yield f"""ĐƯỜNG NỐI TỪ GIẤY XÁC NHẬN {receipt.code}
ĐẾN MÃ ĐẦU SỔ GHI NGÀY {head.date:%d/%m/%Y}
{address}

1. Nội dung mục {entry.sequence}, có mã kiểm chứng in trên giấy xác nhận:
{event}
   SHA-256 của dòng trên là mã sự việc của mục {entry.sequence} ở bảng dưới.

2. Mã của mỗi mục là SHA-256 của mã mục đứng trước viết liền mã sự việc của nó:
   printf '%s%s' MÃ_TRƯỚC MÃ_SỰ_VIỆC | sha256sum
   Mục đứng trước mục {entry.sequence} mang mã
{entry.previous_hash}

3. Mã của dòng cuối phải đúng là mã đầu sổ ngày {head.date:%d/%m/%Y} đã công bố:
{head.entry_hash}

Số mục  Mã sự việc  Mã của mục
"""
    for row in _path(entry, head):
        yield f"{row.sequence}  {_event_hash(row)}  {row.entry_hash}\n"


def chain_of_day(head: DailyHead, address: str) -> Iterator[str]:
    """Every link from the published head before one up to it: whoever has both heads can count between them."""
    before = DailyHead.objects.filter(date__lt=head.date).order_by("-date").first()
    first, start = (before.sequence, before.entry_hash) if before else (0, chain.GENESIS)
    since = f"mã đầu sổ ngày {before.date:%d/%m/%Y}" if before else "đầu sổ, 64 số 0"
    yield f"""CÁC MỐI NỐI CỦA SỔ GHI ĐẾN MÃ ĐẦU SỔ NGÀY {head.date:%d/%m/%Y}
Cách tính: {address}

Bắt đầu từ {since}:
{start}

Số mục  Mã sự việc  Mã của mục
"""
    for row in reading.rows(after=first, until=head.sequence):
        yield f"{row.sequence}  {_event_hash(row)}  {row.entry_hash}\n"


def _event_hash(row: Row) -> str:
    if row.at is None:  # somebody wrote into the table: nothing fits any more, and that is to be seen
        return "-" * 64
    return chain.event_hash(
        sequence=row.sequence, kind=row.kind, subject=row.subject, at=row.at, commitment=row.commitment
    )
