"""How events are told, and what lies in an inbox."""

from __future__ import annotations

from collections.abc import Collection
from dataclasses import dataclass
from datetime import datetime, timedelta
from typing import Any

from django.db.models import Count, Q

from .models import Notice, Refusal, Way
from .registry import Event, events

COUNTED_FOR = timedelta(days=30)


@dataclass(frozen=True, slots=True)
class Telling:
    """How an event is told now: channels and words, the office's own or the built-in ones."""

    by_mail: bool
    in_inbox: bool
    subject: str
    text: str
    is_own: bool


def telling_of(event: Event, way: Way | None = None) -> Telling:
    """How an event is told; ``way`` spares the query to who has it already."""
    way = way or Way.objects.filter(kind=event.kind).first()
    if way is None:
        return Telling(by_mail=True, in_inbox=True, subject=event.subject, text=event.text, is_own=False)
    return Telling(
        by_mail=way.by_mail,
        in_inbox=way.in_inbox,
        subject=way.subject or event.subject,
        text=way.text or event.text,
        is_own=bool(way.subject or way.text),
    )


def refusing(kind: str, user_ids: Collection[int]) -> set[int]:
    """Who of these people refuses mails of a kind."""
    return set(Refusal.objects.filter(kind=kind, user__in=user_ids).values_list("user_id", flat=True))


def unread_count(user: Any) -> int:
    """How many notices a person has not opened yet."""
    return Notice.objects.of(user).unread().count()


def table(now: datetime) -> list[dict[str, Any]]:
    """Every event with how it is told, how many were written lately and how many mails still wait."""
    ways = {way.kind: way for way in Way.objects.select_related("changed_by")}
    waiting = Count("pk", filter=Q(by_mail=True, sent_at__isnull=True))
    since = Notice.objects.filter(queued_at__gte=now - COUNTED_FOR)
    counts = {row["kind"]: row for row in since.order_by().values("kind").annotate(n=Count("pk"), waiting=waiting)}
    none: dict[str, int] = {"n": 0, "waiting": 0}
    return [
        {
            "event": event,
            "telling": telling_of(event, ways.get(event.kind) or Way(kind=event.kind)),
            "way": ways.get(event.kind),
            **{key: counts.get(event.kind, none)[key] for key in none},
        }
        for event in events()
    ]


def choices_of(user: Any) -> list[dict[str, Any]]:
    """The events whose mails a person may refuse, with what they chose."""
    refused = set(Refusal.objects.filter(user=user).values_list("kind", flat=True))
    return [{"event": event, "refused": event.kind in refused} for event in events() if event.may_refuse]
