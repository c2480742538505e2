"""A question and its answer before the public: only masked text, each finding decided by an officer."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import datetime
from typing import Any

from django.core.exceptions import PermissionDenied
from django.db import transaction
from django.utils import timezone
from wagtail.log_actions import log

from registrations.refusals import Refused
from search.outbox.actions import enqueue
from search.text import fold
from search.text import slug as slug_of

from . import masking, rules
from .models import Entry, Feedback, Topic
from .refusals import Undecided

FIELDS = ("title", "question", "answer")
TITLE = 200  # a mask may be longer than what it hides


@dataclass(frozen=True, slots=True)
class Words:
    """What is to be published; texts are prepared as the check reads them."""

    title: str
    question: str
    answer: str
    topic: Topic

    def prepared(self) -> dict[str, str]:
        """Field → text."""
        return {
            "title": " ".join(masking.prepared(self.title).split()),
            "question": masking.prepared(self.question),
            "answer": masking.prepared(self.answer),
        }


def private_words(feedback: Feedback) -> list[str]:
    """What is surely private in the texts of this sender."""
    words = (feedback.sender_name, feedback.sender_email, feedback.sender_phone, feedback.sender_address)
    return [each for each in words if each]


def settled(feedback: Feedback, words: Words, decisions: Mapping[str, bool]) -> tuple[dict[str, str], list[list[str]]]:
    """The texts with what is hidden masked, and what was decided to stay. Raises Undecided."""
    texts, kept, open_ = {}, [], {}
    for field, text in words.prepared().items():
        masked, waiting, stays = masking.settle(text, decisions, private_words(feedback))
        texts[field] = masked if field != "title" or len(masked) <= TITLE else f"{masked[: TITLE - 1].rstrip()}…"
        kept += [[field, each.what.value, each.text] for each in stays]
        if waiting:
            open_[field] = waiting
    if open_:
        raise Undecided(open_)
    return texts, kept


@transaction.atomic
def publish(
    feedback: Feedback, words: Words, *, decisions: Mapping[str, bool], by: Any, now: datetime | None = None
) -> Entry:
    """Publish, publish again or change the public text; every finding must have been decided on now.

    Raises PermissionDenied, Refused when there is no approved answer, and Undecided.
    """
    now = now or timezone.now()
    feedback = Feedback.objects.select_for_update(of=("self",)).get(pk=feedback.pk)
    if not rules.may_publish(by) or not rules.may_see(by, feedback):
        raise PermissionDenied
    if not rules.can_be_published(feedback):
        raise Refused("Chỉ đăng được nội dung đã trả lời và không thuộc sổ phản ánh vi phạm.")
    texts, kept = settled(feedback, words, decisions)
    entry = Entry.objects.filter(feedback=feedback).first()
    entry = entry or Entry(feedback=feedback, answered_on=timezone.localdate(feedback.closed_at))
    was_public = entry.is_public
    if texts["title"] != entry.title:  # an address that still names what is now hidden would tell it
        entry.slug = _free_slug(texts["title"])
    for field, text in texts.items():
        setattr(entry, field, text)
    entry.folded = f" {fold(' '.join(texts.values()))} "
    entry.topic, entry.kept = words.topic, kept
    entry.published_by, entry.withdrawn_at, entry.withdrawn_reason = by, None, ""
    entry.changed_at = now if was_public else None
    entry.published_at = entry.published_at or now
    entry.save()
    log(instance=feedback, action="feedback.change_entry" if was_public else "feedback.publish", user=by)
    enqueue("question", entry.pk)
    return entry


def _free_slug(title: str) -> str:
    base = slug_of(title, limit=70) or "cau-hoi"
    slug, number = base, 2
    while Entry.objects.filter(slug=slug).exists():
        slug, number = f"{base}-{number}", number + 1
    return slug


@transaction.atomic
def withdraw(entry: Entry, *, by: Any, reason: str, now: datetime | None = None) -> Entry:
    """Take a published question back: it is gone from the list, the feed and the search."""
    entry = Entry.objects.select_for_update(of=("self",)).select_related("feedback__receipt").get(pk=entry.pk)
    if not rules.may_publish(by):
        raise PermissionDenied
    if not entry.is_public:
        raise Refused("Câu hỏi này không ở mục công khai.")
    entry.withdrawn_at, entry.withdrawn_reason = now or timezone.now(), reason
    entry.save(update_fields=["withdrawn_at", "withdrawn_reason"])
    log(instance=entry.feedback, action="feedback.withdraw", user=by)
    enqueue("question", entry.pk)
    return entry
