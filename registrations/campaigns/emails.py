"""The mails of a registration."""

from __future__ import annotations

from datetime import datetime

from registrations.notices.actions import queue
from registrations.units.models import Unit

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


def reminder(unit: Unit, campaign: Campaign, now: datetime) -> bool:
    """Remind a unit that has not sent yet; False when nobody acts for it."""
    sent = queue(
        "registration.reminder",
        members_of(unit, now),
        template="registrations/campaigns/mail/reminder.txt",
        context={"unit": unit, "campaign": campaign},
        about=f"campaign:{campaign.pk}",
    )
    return bool(sent)
