"""Questions about what was sent in: its term, its officers, its clock, others like it, published answers."""

from __future__ import annotations

from datetime import date

from django.db.models import Count, Q
from django.utils import timezone

from registrations.calendar.queries import calendar_for
from registrations.folded import holding
from registrations.holders import holders
from registrations.receipts import queries as receipts
from registrations.safeguards import likeness
from registrations.units.models import OrganisingBody

from . import deadlines
from .models import Entry, Feedback, Guidance, Term, Topic

MOST_COMPARED = 20
COMPARED_LETTERS = 4_000


def officers():
    """People to whom something may be given."""
    return holders("feedback.handle_feedback")


def receiving_body():
    """The council that receives what is sent in; None before the office is set up."""
    return OrganisingBody.objects.order_by("pk").first()


def topics():
    """Topics that a sender may choose."""
    return Topic.objects.filter(is_active=True)


def guidance(on: date):
    """Where complaints and denunciations are filed, in the words in force on a day; None if there are none."""
    return Guidance.objects.in_force(on).first()


def term_for(kind: str, topic: Topic, on: date) -> Term | None:
    """The row of the table of terms for this kind and topic on a day: the most exact one, of these the newest."""
    rows = Term.objects.in_force(on).filter(Q(kind="") | Q(kind=kind), Q(topic=None) | Q(topic=topic))
    # Sorting is stable: the newest of the most exact stays first.
    return next(iter(sorted(rows, key=lambda row: (not row.topic_id, not row.kind))), None)


def count_due(feedback: Feedback, calendar=None) -> date | None:
    """The last day for the answer as it stands now; None without a term, and while the clock stands still."""
    if feedback.working_days is None:
        return None
    body = feedback.organising_body
    received = timezone.localdate(feedback.received_at)
    calendar = calendar or calendar_for(body.slug if body else "", since=received)
    days = feedback.working_days + sum(each.working_days for each in feedback.extensions.all())
    pauses = [
        deadlines.Pause(
            timezone.localdate(each.asked_at), timezone.localdate(each.answered_at) if each.answered_at else None
        )
        for each in feedback.inquiries.all()
    ]
    return deadlines.due_on(received, days, calendar, pauses)


def recount(feedback: Feedback, calendar=None) -> bool:
    """Set the last day as it stands now, never before one that was promised; whether anything changed. Saves nothing."""
    before = feedback.due_on, feedback.promised_on
    due = count_due(feedback, calendar)
    if due and feedback.promised_on:
        due = max(due, feedback.promised_on)
    feedback.due_on, feedback.promised_on = due, due or feedback.promised_on
    return before != (feedback.due_on, feedback.promised_on)


def bands_of(text: str) -> list[int]:
    """Under which keys a text is found by others like it; none for one without letters."""
    return likeness.bands(likeness.shingles(text))


def alike(feedback: Feedback, *, restricted: bool) -> list[Feedback]:
    """Others that say nearly the same, out of the twenty that share most, the oldest first."""
    keys = bands_of(feedback.text)
    if not keys:
        return []
    others = Feedback.objects.visible_to(restricted=restricted).filter(bands__key__in=keys).exclude(pk=feedback.pk)
    near = others.annotate(shared=Count("bands")).order_by("-shared", "received_at").select_related("receipt")
    mine = _shingles(feedback)
    found = [each for each in near[:MOST_COMPARED] if likeness.likeness(mine, _shingles(each)) >= likeness.LIKE]
    return sorted(found, key=lambda each: (each.received_at, each.pk))


def _shingles(feedback: Feedback) -> set[int]:
    return likeness.shingles(feedback.text[:COMPARED_LETTERS])


def by_code(code: str) -> Feedback | None:
    """What a code was given for, in any spelling of the code; None for other codes."""
    receipt = receipts.by_code(code)
    if receipt is None:
        return None
    return Feedback.objects.select_related("receipt", "duplicate_of", "organising_body").filter(receipt=receipt).first()


def public_entries(words: str = "", topic: str = ""):
    """Published questions, the newest first; those that hold every word, with or without marks."""
    entries = Entry.objects.public().select_related("topic").newest()
    if topic:
        entries = entries.filter(topic__slug=topic)
    return holding(entries, words, most=12)


def topics_with_entries():
    """Topics under which something is published."""
    return Topic.objects.filter(pk__in=Entry.objects.public().values("topic"))


def others_on(entry: Entry):
    """A few other published questions on the same topic."""
    return Entry.objects.public().filter(topic=entry.topic_id).exclude(pk=entry.pk).newest()[:5]
