"""The mails of a scoring."""

from __future__ import annotations

from collections.abc import Iterable
from datetime import datetime

from registrations.notices.actions import queue
from registrations.units.acting import acting_for
from registrations.units.models import Unit

from .models import Protest, Scoring, Sheet


def _tell(kind: str, scoring: Scoring, units: Iterable[Unit], now: datetime, **context) -> None:
    for unit in units:
        queue(
            f"scoring.{kind}",
            [each.membership.user for each in acting_for(unit, now)],
            template=f"registrations/scoring/mail/{kind}.txt",
            context={"scoring": scoring, "cluster": scoring.cluster, "unit": unit, **context},
            about=f"scoring:{scoring.pk}",
        )


def opened(scoring: Scoring, units: Iterable[Unit], now: datetime) -> None:
    """Tell the members that a scoring has been set up, with its deadlines."""
    _tell("opened", scoring, units, now)


def criteria_changed(scoring: Scoring, units: Iterable[Unit], now: datetime) -> None:
    """Tell units whose sheets are open again that the criteria have changed."""
    _tell("criteria_changed", scoring, units, now)


def assigned(sheet: Sheet, now: datetime) -> None:
    """Tell a unit whose sheet it is to check."""
    _tell("assigned", sheet.scoring, [sheet.checker] if sheet.checker else [], now, sheet=sheet)


def moved(scoring: Scoring, units: Iterable[Unit], reason: str, now: datetime) -> None:
    """Tell the members that deadlines have moved, and why."""
    _tell("moved", scoring, units, now, reason=reason)


def locked(scoring: Scoring, units: Iterable[Unit], now: datetime) -> None:
    """Tell the members that the result is there and until when they may protest."""
    _tell("locked", scoring, units, now)


def reopened(scoring: Scoring, units: Iterable[Unit], reason: str, now: datetime) -> None:
    """Tell the members that the result went back to the cluster, and why."""
    _tell("reopened", scoring, units, now, reason=reason)


def answered(protest: Protest, now: datetime) -> None:
    """Tell a unit what became of its protest."""
    _tell("answered", protest.scoring, [protest.unit], now, protest=protest)


def approved(scoring: Scoring, units: Iterable[Unit], now: datetime) -> None:
    """Tell the members that the ranking is published."""
    _tell("approved", scoring, units, now)
