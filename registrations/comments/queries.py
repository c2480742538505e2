"""What officers and the rooms above ask about comments."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass, field, fields
from typing import Any

from django.db.models import Count, Min, Q

from registrations.holders import holders
from registrations.refusals import demand

from . import rules
from .models import Comment, LegalNotice

Stance = Comment.Stance


def officers():
    """People to whom a comment may be given: active, and entitled to handle comments."""
    return holders("comments.handle_comment")


@dataclass(slots=True)
class Tally:
    """Numbers of comments.

    ``total`` are those that count: agree + against + amend + other. Of these,
    ``anonymous`` bore no name, ``paper`` came on paper and ``restricted`` stand
    in the restricted register. Not among them: ``set_aside`` (two officers
    agreed that they do not count) and ``unconfirmed`` (paper that no second
    officer has confirmed).
    """

    total: int = 0
    agree: int = 0
    against: int = 0
    amend: int = 0
    other: int = 0
    anonymous: int = 0
    paper: int = 0
    restricted: int = 0
    set_aside: int = 0
    unconfirmed: int = 0

    def add(self, numbers: dict[str, int]) -> None:
        """Add a row of numbers to these."""
        for each in fields(self):
            setattr(self, each.name, getattr(self, each.name) + numbers[each.name])


@dataclass(slots=True)
class Counts:
    """The numbers of one consultation: of everything, of comments on the whole, by nominee and by passage (keys)."""

    total: Tally = field(default_factory=Tally)
    whole: Tally = field(default_factory=Tally)
    nominees: dict[int, Tally] = field(default_factory=dict)
    passages: dict[int, Tally] = field(default_factory=dict)


TARGETS = ("nominee_id", "passage_id")


def counts(consultation) -> Counts:
    """How many comments came in, in one query; nominees and passages without any are absent."""
    arrived = ~Q(channel=Comment.Channel.PAPER) | Q(confirmed_at__isnull=False)
    counted = arrived & Q(set_aside_at__isnull=True)
    conditions = {
        "total": counted,
        "agree": counted & Q(stance=Stance.AGREE),
        "against": counted & Q(stance=Stance.AGAINST),
        "amend": counted & Q(stance=Stance.AMEND),
        "other": counted & Q(stance=Stance.OTHER),
        "anonymous": counted & Q(anonymous=True),
        "paper": counted & Q(channel=Comment.Channel.PAPER),
        "restricted": counted & Q(restricted_at__isnull=False),
        "set_aside": arrived & Q(set_aside_at__isnull=False),
        "unconfirmed": ~arrived,
    }
    numbers = {name: Count("pk", filter=condition) for name, condition in conditions.items()}
    result = Counts()
    for row in consultation.comments.order_by().values(*TARGETS).annotate(**numbers):
        result.total.add(row)
        if row["nominee_id"]:
            tally = result.nominees.setdefault(row["nominee_id"], Tally())
        elif row["passage_id"]:
            tally = result.passages.setdefault(row["passage_id"], Tally())
        else:
            tally = result.whole
        tally.add(row)
    return result


@dataclass(frozen=True, slots=True)
class AlikeGroup:
    """Comments of like text with one stance on one target, as a summary shows them.

    ``text`` is that of ``first``, the one that came first; ``count`` how many
    there are, of which ``anonymous`` and ``paper``. ``nominee_id`` and
    ``passage_id`` are None for the whole. ``members`` is lazy.
    """

    nominee_id: int | None
    passage_id: int | None
    stance: str
    text: str
    count: int
    anonymous: int
    paper: int
    restricted: bool
    first: Comment
    members: Any


BATCH = 200


def for_summary(consultation, user) -> Iterator[AlikeGroup]:
    """The comments that count, grouped by target, stance and like text, the most frequent first.

    Restricted ones only for those who may read that register. Nothing of the
    senders comes along. Raises PermissionDenied for whoever may not read comments.
    """
    demand(rules.may_read_comments(user))
    comments = consultation.comments.counted()
    if not rules.may_read_restricted(user):
        comments = comments.ordinary()
    rows = (
        comments.order_by()
        .keyed()
        .values(*TARGETS, "stance", "alike")
        .annotate(
            count=Count("pk"),
            anonymous_count=Count("pk", filter=Q(anonymous=True)),
            paper_count=Count("pk", filter=Q(channel=Comment.Channel.PAPER)),
            first=Min("pk"),
        )
        .order_by(*TARGETS, "stance", "-count", "first")
    )
    batch: list[dict[str, Any]] = []
    for row in rows.iterator(chunk_size=BATCH):
        batch.append(row)
        if len(batch) == BATCH:
            yield from _groups(comments, batch)
            batch = []
    yield from _groups(comments, batch)


def _groups(comments, rows):
    found = Comment.objects.select_related("receipt", "nominee").defer(*SENDER)
    firsts = found.in_bulk([row["first"] for row in rows])
    for row in rows:
        first = firsts[row["first"]]
        target = {name: row[name] for name in TARGETS}
        same = target | {"stance": row["stance"], "alike": row["alike"]}
        yield AlikeGroup(
            **target,
            stance=row["stance"],
            text=first.text,
            count=row["count"],
            anonymous=row["anonymous_count"],
            paper=row["paper_count"],
            restricted=first.restricted_at is not None,
            first=first,
            members=comments.keyed().filter(**same).defer(*SENDER).order_by("received_at", "pk"),
        )


SENDER = ("sender_name", "sender_phone", "sender_email", "sender_address")


def legal_notice(on) -> LegalNotice | None:
    """What the page says on a day of denunciations and complaints; None while the office has no wording."""
    return LegalNotice.objects.in_force(on).first()
