"""What happens after the end of a window, up to the outcome: one function per event, in one transaction."""

from django.core.exceptions import PermissionDenied
from django.db import transaction
from django.utils import timezone
from wagtail.log_actions import log

from registrations.comments.models import Comment, Step
from registrations.comments.queries import counts
from registrations.consultations.models import Consultation, Outcome
from registrations.consultations.rules import may_publish_outcome
from registrations.receipts.actions import append
from search.outbox.actions import enqueue

from . import emails, queries, rules
from .models import Summary

OUTCOME_KIND = "consultation-outcome"
WAITING = [Comment.State.RECEIVED, Comment.State.REVIEWING]


class NotReady(ValueError):
    """An outcome that may not be published yet; ``problems`` says why, in words for the officer."""

    def __init__(self, problems):
        super().__init__(" ".join(problems))
        self.problems = list(problems)


def _locked(consultation):
    """The consultation as it stands in the database; its row is the gate for everything that follows."""
    found = Consultation.objects.select_for_update(of=("self",)).select_related("organising_body")
    return found.get(pk=consultation.pk)


@transaction.atomic
def write_outcome(consultation, *, conclusions, detail, by, unread_reason="", send=False, now=None):
    """Write the outcome, and with ``send`` give it to whoever may publish it. What was sent may be written anew.

    Raises PermissionDenied before the end, after the outcome and for others.
    """
    now = now or timezone.now()
    consultation = _locked(consultation)
    if not rules.may_draft(by, consultation, now):
        raise PermissionDenied
    summary, _ = Summary.objects.get_or_create(consultation=consultation)
    summary.conclusions, summary.detail, summary.unread_reason = conclusions, detail, unread_reason
    summary.written_by, summary.written_at = by, now
    summary.sent_at = now if send else None
    if send:
        summary.returned_reason = ""
    summary.save()
    log(instance=consultation, action="summaries.send" if send else "summaries.write", user=by)
    if send:
        emails.tell_publishers(summary)
    return summary


@transaction.atomic
def return_outcome(consultation, *, reason, by, now=None):
    """Give an outcome back to its writer, with what is to be mended. Raises PermissionDenied."""
    now = now or timezone.now()
    consultation = _locked(consultation)
    summary = queries.summary_of(consultation)
    if not rules.may_publish(by, consultation, summary, now) or not reason.strip():
        raise PermissionDenied
    summary.sent_at, summary.returned_reason = None, reason.strip()
    summary.save(update_fields=["sent_at", "returned_reason"])
    log(instance=consultation, action="summaries.return", user=by, data={"reason": summary.returned_reason})
    emails.tell_writer(summary)
    return summary


@transaction.atomic
def publish_outcome(consultation, *, by, now=None):
    """Publish numbers and conclusions as another officer wrote them; comments taken up are summarised from now on.

    Raises PermissionDenied before the end, for a second outcome, for the
    writer and for others, and NotReady with everything that stands in the way.
    """
    now = now or timezone.now()
    consultation = _locked(consultation)
    summary = queries.summary_of(consultation)
    if not may_publish_outcome(by, consultation, now):
        raise PermissionDenied
    if summary is None or summary.sent_at is None:
        raise NotReady(["Kết quả chưa được soạn và gửi duyệt."])
    if not rules.may_publish(by, consultation, summary, now):
        raise PermissionDenied
    if problems := queries.blocking(consultation, summary):
        raise NotReady(problems)
    outcome = preview(consultation, summary, now)
    outcome.published_by = by
    outcome.received = consultation.comments.count()
    outcome.received_on_paper = consultation.comments.filter(channel=Comment.Channel.PAPER).count()
    subject = f"consultation:{consultation.pk}"
    entry = append(OUTCOME_KIND, queries.outcome_content(outcome), subject=subject, at=now)
    outcome.content_hash = entry.commitment
    outcome.save()
    left = set(queries.unread(consultation).values_list("pk", flat=True))
    _summarise(
        [each for each in consultation.comments.arrived().filter(state__in=WAITING) if each.pk not in left], by, now
    )
    log(instance=consultation, action="consultations.outcome", user=by, data={"content_hash": outcome.content_hash})
    enqueue("consultation", consultation.pk)
    return outcome


def preview(consultation, summary, now):
    """The outcome as it would be published now; nothing is written."""
    tally = counts(consultation).total
    full = summary.detail == Summary.Detail.FULL
    least = 0 if full else rules.rule_for(consultation, timezone.localdate(now)).small_number
    unread = queries.unread(consultation).count()
    return Outcome(
        consultation=consultation,
        conclusions=summary.conclusions,
        **{name: getattr(tally, name) for name in (*queries.NUMBERS, "anonymous", "paper", "set_aside")},
        unread=unread,
        unread_reason=summary.unread_reason if unread else "",
        lines=queries.public_numbers(consultation, summary.detail, least),
        small_number=least,
        drafted_by=summary.written_by,
        published_at=now,
    )


def _summarise(comments, by, now):
    """The senders read on their receipts that their comment was summed up."""
    Step.objects.bulk_create(Step(comment=each, state=Comment.State.SUMMARISED, at=now, by=by) for each in comments)
    for start in range(0, len(comments), 500):
        some = [each.pk for each in comments[start : start + 500]]
        Comment.objects.filter(pk__in=some).update(state=Comment.State.SUMMARISED)


@transaction.atomic
def save_point(form, *, consultation, by, now=None):
    """Keep a point and the comments it gathers, from a valid form. Raises PermissionDenied."""
    now = now or timezone.now()
    consultation = _locked(consultation)
    if not rules.may_make_report(by, consultation, now):
        raise PermissionDenied
    point = form.save(commit=False)
    created = point.pk is None
    point.consultation, point.written_by, point.written_at = consultation, by, now
    if created:
        point.sort_order = consultation.points.count()
    point.save()
    point.comments.set(form.cleaned_data["comments"])
    log(instance=consultation, action="summaries.point", user=by, data={"point": point.pk})
    return point


@transaction.atomic
def drop_point(point, *, by, now=None):
    """Dissolve a point; its comments are free again. Raises PermissionDenied."""
    consultation = _locked(point.consultation)
    if not rules.may_make_report(by, consultation, now or timezone.now()):
        raise PermissionDenied
    log(
        instance=consultation,
        action="summaries.drop_point",
        user=by,
        data={"point": point.pk, "gist": point.gist[:200]},
    )
    point.delete()


def remind(now=None):
    """Tell who sums up and who publishes of outcomes that are late, once a day each. Returns how many were told of."""
    now = now or timezone.now()
    today, told = timezone.localdate(now), 0
    for consultation, due in queries.late(now):
        with transaction.atomic():
            consultation = _locked(consultation)
            summary, _ = Summary.objects.get_or_create(consultation=consultation)
            if consultation.has_outcome or summary.reminded_on == today:
                continue
            summary.reminded_on = today
            summary.save(update_fields=["reminded_on"])
            emails.tell_late(consultation, due)
            told += 1
    return told
