"""Yes or no: who sums up, who publishes, who reads which part of a report."""

from datetime import timedelta

from django.utils import timezone

from registrations.calendar.queries import calendar_for
from registrations.calendar.working_days import NoWorkingDay, add_working_days
from registrations.comments.rules import may_identify, may_read_comments, may_read_restricted  # noqa: F401
from registrations.consultations.models import State
from registrations.consultations.rules import may_publish_outcome

from .models import PUBLISH_DAYS, REMOVAL_DAYS, SMALL_NUMBER, OutcomeRule


def rule_for(consultation, on):
    """The dated rule about outcomes of a consultation's council on a day; the portal's own where the office has none."""
    found = OutcomeRule.objects.filter(organising_body=consultation.organising_body_id).in_force(on)
    return found.order_by("-effective_from").first() or OutcomeRule(
        publish_days=PUBLISH_DAYS, removal_days=REMOVAL_DAYS, small_number=SMALL_NUMBER, effective_from=on
    )


def outcome_due(consultation):
    """The last day on which the outcome is in time; None for a draft or when the calendar holds no more days."""
    if consultation.last_day is None:
        return None
    rule = rule_for(consultation, consultation.last_day)
    calendar = calendar_for(consultation.organising_body.slug, since=consultation.last_day)
    try:
        return add_working_days(consultation.last_day, rule.publish_days, calendar)
    except NoWorkingDay:
        return None


def details_due(consultation):
    """The first day on which details of those not awarded are to go; None before the outcome."""
    if not consultation.has_outcome:
        return None
    on = timezone.localdate(consultation.outcome.published_at)
    return on + timedelta(days=rule_for(consultation, on).removal_days)


def may_write(user):
    """Whether this person may group comments and write outcome and report."""
    return user.has_perm("summaries.write_summary") and may_read_comments(user)


def may_draft(user, consultation, now):
    """Whether this person may write the outcome now: after the end, until it is published."""
    return may_write(user) and consultation.state_at(now) == State.CLOSED


def may_publish(user, consultation, summary, now):
    """Whether this person may publish what another wrote and sent."""
    return (
        may_publish_outcome(user, consultation, now)
        and summary is not None
        and summary.sent_at is not None
        and summary.written_by_id != user.pk
    )


def may_see_desk(user):
    """Whether this person has any part in summing up."""
    return may_write(user) or any(
        user.has_perm(name)
        for name in ("consultations.publish_outcome", "summaries.read_summary", "summaries.submit_report")
    )


def may_read_report(user, report):
    """Whether this person may read a report: who makes or publishes it always, the council once it was submitted."""
    if may_write(user) or user.has_perm("summaries.submit_report"):
        return True
    return report.is_frozen and user.has_perm("summaries.read_summary")


def may_read_annex(user, report):
    """Whether this person may read what people wrote, without the senders."""
    return may_read_report(user, report) and may_read_comments(user)


def may_make_report(user, consultation, now):
    """Whether this person may make a version of the report: after the end, before and after the outcome."""
    return may_write(user) and consultation.state_at(now) in {State.CLOSED, State.PUBLISHED}


def may_submit(user, report):
    """Whether this person may lay a version before the council; once, never taken back."""
    return not report.is_frozen and user.has_perm("summaries.submit_report")


def may_open_senders(user, report):
    """Whether this person may open the annex with senders; each opening is logged."""
    return may_read_annex(user, report) and user.has_perm("summaries.open_senders") and may_identify(user)


def may_remove_details(user):
    """Whether this person may take details of those not awarded off the public pages."""
    return user.has_perm("summaries.remove_details")


def may_read_file(user, attachment):
    """Whether a file of a report may be read: the report by its readers, the annex by those who read comments."""
    for name in ("summary_docx", "summary_pdf"):
        if hasattr(attachment, name):
            return may_read_report(user, getattr(attachment, name))
    for name in ("summary_annex_docx", "summary_annex_pdf"):
        if hasattr(attachment, name):
            return may_read_annex(user, getattr(attachment, name))
    return False
