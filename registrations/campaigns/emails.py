"""The mails of a registration."""

from __future__ import annotations

from collections.abc import Iterable
from datetime import datetime

from registrations.notices.actions import queue
from registrations.units.models import Unit

from .deadlines import Deadline, deadline_for
from .models import Campaign, Registration, Review, Submission
from .queries import members_of


def _about(registration: Registration) -> str:
    return f"registration:{registration.pk}"


def submitted(submission: Submission) -> None:
    """Tell every member of the unit that the registration has been received, with its code."""
    registration = submission.registration
    queue(
        "registration.submitted",
        members_of(registration.unit, submission.submitted_at),
        template="registrations/campaigns/mail/submitted.txt",
        context={"registration": registration, "submission": submission, "receipt": submission.receipt},
        about=_about(registration),
    )


def reviewed(review: Review) -> None:
    """Tell the unit what an officer did: accepted, returned or granted more time."""
    queue(
        f"registration.{review.outcome}",
        members_of(review.registration.unit, review.at),
        template=f"registrations/campaigns/mail/{review.outcome}.txt",
        context={"registration": review.registration, "review": review},
        about=_about(review.registration),
    )


def reminder(unit: Unit, campaign: Campaign, due: Deadline, now: datetime) -> int:
    """Remind a unit that has not sent yet of its own deadline; how many people were written to."""
    sent = queue(
        "registration.reminder",
        members_of(unit, now),
        template="registrations/campaigns/mail/reminder.txt",
        context={
            "unit": unit,
            "campaign": campaign,
            "deadline": due.words,
            "left": due.left(now),
        },
        about=f"campaign:{campaign.pk}",
    )
    return len(sent)


def extended_for_all(campaign: Campaign, units: Iterable[Unit], reason: str, now: datetime) -> None:
    """Tell units that have not sent that everybody has more time, and why."""
    for unit in units:
        due = deadline_for(campaign, unit.kind, getattr(unit, "reg_extended", None))
        queue(
            "registration.extended_for_all",
            members_of(unit, now),
            template="registrations/campaigns/mail/extended_for_all.txt",
            context={"unit": unit, "campaign": campaign, "deadline": due.words, "reason": reason},
            about=f"campaign:{campaign.pk}",
        )
