"""When a step in the handling of comments is due, and which comments are past it.

Terms are dated rows in working days; the day a term begins on does not count,
and it ends with its last working day. A comment keeps the term that was in
force when its step began.
"""

from __future__ import annotations

from datetime import date, datetime, time, timedelta

from django.db.models import Exists, OuterRef, Q
from django.utils import timezone

from registrations.calendar.queries import calendar_for
from registrations.units.models import OrganisingBody

from .models import Comment, Forwarding, HandlingTerm, Proposal

Step = HandlingTerm.Step
FURTHEST = 400  # days looked back or ahead: more than any term, so that a broken calendar ends


def midnight(day: date) -> datetime:
    """The first instant of a day in Vietnam."""
    return timezone.make_aware(datetime.combine(day, time()))


def cutoff(today: date, working_days: int, calendar) -> datetime:
    """What began before this instant is overdue today: since then the term's working days are all over."""
    day, left = today, working_days
    for _ in range(FURTHEST):
        if left <= 0:
            break
        day -= timedelta(days=1)
        left -= calendar.rule(day).works
    return midnight(day)


def due_on(begun: datetime, working_days: int, calendar) -> date:
    """The last day of a term."""
    day, left = timezone.localdate(begun), working_days
    for _ in range(FURTHEST):
        if left <= 0:
            break
        day += timedelta(days=1)
        left -= calendar.rule(day).works
    return day


def overdue(now: datetime, *, restricted: bool = True) -> Q:
    """The condition on comments that some step of them is overdue; ``restricted``: also what is not forwarded yet."""
    today = timezone.localdate(now)
    terms = list(HandlingTerm.objects.all())
    found = Q(pk__in=())
    for body in OrganisingBody.objects.all():
        calendar = calendar_for(body.slug)
        late = Q(pk__in=())
        for term in terms:
            if term.step == Step.FORWARD and not restricted:
                continue
            late |= _CONDITIONS[term.step](term, cutoff(today, term.working_days, calendar))
        found |= Q(consultation__organising_body=body) & late
    return found


def _span(term, field):
    """That a step began while the term was in force."""
    within = Q(**{f"{field}__gte": midnight(term.effective_from)})
    return within & Q(**{f"{field}__lt": midnight(term.effective_to)}) if term.effective_to else within


def _standing():
    return Q(set_aside_at__isnull=True) & (~Q(channel=Comment.Channel.PAPER) | Q(confirmed_at__isnull=False))


def _review(term, before):
    waiting = _standing() & Q(state=Comment.State.RECEIVED, restricted_at__isnull=True)
    return waiting & _span(term, "received_at") & Q(received_at__lt=before)


def _second(term, before):
    proposals = Proposal.objects.waiting_since(before).filter(_span(term, "at"), comment=OuterRef("pk"))
    return Q(Exists(proposals))


def _forward(term, before):
    waiting = Q(restricted_at__lt=before) & _span(term, "restricted_at")
    return waiting & ~Exists(Forwarding.objects.filter(comment=OuterRef("pk")))


def _answer(term, before):
    unanswered = _standing() & ~Q(state=Comment.State.ANSWERED) & Q(anonymous=False, restricted_at__isnull=True)
    closed = Q(consultation__closes_at__lte=before) & _span(term, "consultation__closes_at")
    return unanswered & closed


_CONDITIONS = {Step.REVIEW: _review, Step.SECOND: _second, Step.FORWARD: _forward, Step.ANSWER: _answer}


def due_dates(comment, now: datetime) -> list[tuple[str, date, bool]]:
    """What is still to be done about a comment: (words, last day, whether that day is over)."""
    calendar = calendar_for(comment.consultation.organising_body.slug)
    today = timezone.localdate(now)
    rows = []
    for step, begun in _begun(comment, now):
        day = timezone.localdate(begun)
        term = HandlingTerm.objects.in_force(day).filter(step=step).order_by("-effective_from").first()
        if term:
            last = due_on(begun, term.working_days, calendar)
            rows.append((Step(step).label.split(",")[0], last, last < today))
    return rows


def _begun(comment, now):
    """The steps that have begun and are not done."""
    for proposal in comment.proposals.waiting():
        yield Step.SECOND, proposal.at
    if comment.restricted_at:
        if not comment.forwardings.exists():
            yield Step.FORWARD, comment.restricted_at
        return
    if not comment.counts:
        return
    if comment.state == Comment.State.RECEIVED:
        yield Step.REVIEW, comment.received_at
    closes_at = comment.consultation.closes_at
    if closes_at <= now and comment.state != Comment.State.ANSWERED and not comment.anonymous:
        # Closing is the first instant of the day after the last one.
        yield Step.ANSWER, closes_at - timedelta(microseconds=1)
