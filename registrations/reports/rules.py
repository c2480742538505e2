"""Who may do what with a report, and when. No writing, one question each."""

from __future__ import annotations

from datetime import datetime
from typing import Any

from registrations.campaigns.rules import OWING_WORDS, SENT_WORDS, standing_at
from registrations.units.acting import may_read_past_of, role_of
from registrations.units.models import Membership, Unit

from .models import ReportPeriod, Summary, UnitReport

State = UnitReport.State
EDITABLE = (State.DRAFT, State.RETURNED)


def has_opened(period: ReportPeriod, now: datetime) -> bool:
    """Whether units may begin."""
    return period.opens_at <= now


def in_time(report: UnitReport, now: datetime) -> bool:
    """Whether the unit may still write and send, in time or late (half-open, to the microsecond)."""
    return report.period.opens_at <= now and report.due.is_open(now)


def concerns(period: ReportPeriod, unit: Unit) -> bool:
    """Whether a period is meant for a unit."""
    return unit.organising_body_id == period.organising_body_id and unit.kind in period.unit_kinds


def may_read_in_unit(user: Any, report: UnitReport, now: datetime) -> bool:
    """People of the unit, also after it has ended, and of the units into which it passed."""
    return may_read_past_of(user, report.unit, now)


def may_write(user: Any, report: UnitReport, now: datetime) -> bool:
    """Whether this person acts for the unit (time and state are asked apart)."""
    return role_of(user, report.unit, now) is not None


def may_send(user: Any, report: UnitReport, now: datetime) -> bool:
    """Whether this person may send for the unit: signatories; drafters where the period lets them."""
    role = role_of(user, report.unit, now)
    return role == Membership.Role.SIGNATORY or (role is not None and not report.period.signatory_only)


def may_see_board(user: Any) -> bool:
    """Officers who follow reports."""
    return user.is_active and user.has_perm("reports.view_unitreport")


def may_review(user: Any) -> bool:
    """Officers who accept, return, remind and give more time."""
    return user.is_active and user.has_perm("reports.review_unitreport")


def may_set_up(user: Any) -> bool:
    """Officers who make periods."""
    return user.is_active and user.has_perm("reports.change_reportperiod")


def may_summarise(user: Any) -> bool:
    """Officers who draft a summary for the public."""
    return user.is_active and user.has_perm("reports.add_summary")


def may_release(user: Any, summary: Summary) -> bool:
    """Whether this person may publish a summary: never who drafted it."""
    return user.is_active and user.has_perm("reports.release_summary") and user.pk != summary.made_by_id


def may_withdraw(user: Any) -> bool:
    """Who takes a published summary back."""
    return user.is_active and user.has_perm("reports.release_summary")


def standing(period: ReportPeriod, report: UnitReport | None, now: datetime) -> str:
    """Where a unit stands in a period (see `standing_at`)."""
    return standing_at(period.opens_at, report.due if report else period.due(), report and report.state, now)


STANDING_WORDS = OWING_WORDS | {State.SENT: SENT_WORDS}
