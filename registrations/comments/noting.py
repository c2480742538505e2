"""Events that weigh enter the append-only register, so that nothing can be dropped unseen.

One entry may tell of many comments (a whole group set aside at once). Its
content is private: only a salted commitment stands in the public register.
"""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from itertools import groupby
from typing import Any

from django.utils import timezone

from registrations.receipts.actions import append

from .models import Comment, Event

PREFIX = "comment-event-"
LABELS = {
    Event.Kind.PAPER_CONFIRMED: "Bản giấy được người thứ hai xác nhận",
    Event.Kind.PAPER_REFUSED: "Bản giấy không được xác nhận",
    Event.Kind.SET_ASIDE: "Ý kiến để riêng, hai người đồng ý",
    Event.Kind.RESTORED: "Ý kiến được tính lại",
    Event.Kind.RESTRICTED: "Ý kiến chuyển vào sổ hạn chế",
    Event.Kind.RELEASED: "Ý kiến đưa ra khỏi sổ hạn chế",
    Event.Kind.FORWARDED: "Ý kiến chuyển cơ quan có thẩm quyền",
    Event.Kind.ANSWERED: "Ý kiến được trả lời",
}


def subject_of(consultation_id: int) -> str:
    """What events of a consultation's comments belong to."""
    return f"consultation:{consultation_id}"


def note(kind: str, comments: Iterable[Comment], *, by, reason="", second=None, facts=None, at=None) -> None:
    """Write one event of some comments into the register, an entry for each consultation.

    ``comments`` come with their receipts; ``facts`` is JSON-able.
    """
    at = at or timezone.now()
    by_window = sorted(comments, key=lambda comment: (comment.consultation_id, comment.pk))
    for consultation_id, group in groupby(by_window, key=lambda comment: comment.consultation_id):
        some = list(group)
        shared = {"kind": str(kind), "by": by, "second": second, "reason": reason, "content": facts or {}}
        told = _content([comment.receipt.code for comment in some], **shared)
        entry = append(f"{PREFIX}{kind}", told, private=True, subject=subject_of(consultation_id), at=at)
        Event.objects.bulk_create(Event(comment=comment, entry=entry, at=at, **shared) for comment in some)


def _content(codes, *, kind, by, second, reason, content):
    return {
        "event": kind,
        "comments": sorted(codes),
        "by": by.pk if by else None,
        "second": second.pk if second else None,
        "reason": reason,
        "facts": content,
    }


def contents_of(entries: Sequence[Any]) -> Mapping[int, dict[str, Any]]:
    """What was told to the register, made again from the rows, by the entries' keys."""
    rows = Event.objects.filter(entry__in=[entry.pk for entry in entries]).select_related("comment__receipt")
    by_entry: dict[int, list[Event]] = {}
    for event in rows.order_by("entry_id"):
        by_entry.setdefault(event.entry_id, []).append(event)
    return {key: _again(events) for key, events in by_entry.items()}


def _again(events):
    first = events[0]
    return {
        "event": first.kind,
        "comments": sorted(event.comment.receipt.code for event in events),
        "by": first.by_id,
        "second": first.second_id,
        "reason": first.reason,
        "facts": first.content,
    }
