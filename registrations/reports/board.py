"""The officer's board: every unit of a period and how it stands."""

from __future__ import annotations

from dataclasses import dataclass, replace
from datetime import datetime

from django.db.models import Count, Exists, F, OuterRef, Q, Subquery, Value

from registrations.clusters.models import Cluster, Seat
from registrations.clusters.queries import clusters_for, day_within
from search.text import fold

from .models import ReportPeriod, ReportSubmission, UnitReport
from .queries import units_of_period
from .rules import EDITABLE, standing

State = UnitReport.State
FILTERS = (
    ("", "Tất cả"),
    ("chua-gui", "Chưa gửi"),
    ("qua-han", "Quá hạn"),
    ("da-gui", "Chờ tiếp nhận"),
    ("bo-sung", "Cần bổ sung"),
    ("tiep-nhan", "Đã tiếp nhận"),
    ("nop-muon", "Nộp muộn"),
    ("bo-qua", "Không báo cáo"),
)


@dataclass(frozen=True, slots=True)
class Choice:
    """What the officer asked the board for."""

    standing: str = ""
    kind: str = ""
    words: str = ""
    cluster: Cluster | None = None
    no_cluster: bool = False


def _of_report(field: str) -> Subquery:
    return Subquery(UnitReport.objects.filter(period=OuterRef("wanted"), unit=OuterRef("pk")).values(field)[:1])


def units(period: ReportPeriod, choice: Choice, now: datetime):
    """Units of the period, each with rep_id, rep_state, rep_extended, rep_sent, rep_late; filtered as chosen."""
    sent = ReportSubmission.objects.filter(report__period=OuterRef("wanted"), report__unit=OuterRef("pk"))
    found = units_of_period(period, now).annotate(wanted=Value(period.pk))
    found = found.annotate(
        rep_id=_of_report("pk"),
        rep_state=_of_report("state"),
        rep_extended=_of_report("extended_until"),
        rep_sent=Exists(sent),
        rep_late=Exists(sent.filter(number=1, submitted_at__gte=F("due_at"))),
    )
    if choice.kind:
        found = found.filter(kind=choice.kind)
    if choice.words:
        found = found.matching(fold(choice.words).split())
    if choice.cluster:
        found = found.filter(pk__in=seats(period, now).filter(cluster=choice.cluster).values("unit"))
    if choice.no_cluster:
        found = found.exclude(pk__in=seats(period, now).values("unit"))
    condition = _conditions(period, now).get(choice.standing)
    return found.filter(condition) if condition is not None else found


def seats(period: ReportPeriod, now: datetime):
    """The seats by which the units of a period are grouped: those of its year, on the day of it nearest to today."""
    clusters = clusters_of(period)
    first = clusters.first()
    if first is None:
        return Seat.objects.none()
    return Seat.objects.filter(cluster__in=clusters).on(day_within(first.year, now))


def _conditions(period: ReportPeriod, now: datetime) -> dict[str, Q]:
    unsent = Q(rep_state__isnull=True) | Q(rep_state__in=EDITABLE)
    no_more_time = Q(rep_extended__isnull=True) | Q(rep_extended__lte=now)
    nobody = Q(pk__isnull=True)
    due = period.due()
    return {
        "chua-gui": unsent & Q(rep_sent=False),
        "qua-han": unsent & no_more_time if due.is_late(now) else nobody,
        "da-gui": Q(rep_state=State.SENT),
        "bo-sung": Q(rep_state=State.RETURNED),
        "tiep-nhan": Q(rep_state=State.ACCEPTED),
        "nop-muon": Q(rep_late=True),
        "bo-qua": nobody if due.is_open(now) else unsent & no_more_time & Q(rep_sent=False),
    }


def clusters_of(period: ReportPeriod):
    """The clusters by which the units of a period are followed."""
    return clusters_for(period.organising_body_id, period.year)


def counts(period: ReportPeriod, now: datetime, choice: Choice = Choice()) -> dict[str, int]:
    """How many units stand under each filter, within the rest of what was chosen."""
    found = units(period, replace(choice, standing=""), now).order_by()
    conditions = _conditions(period, now)
    wanted = {name.replace("-", "_"): Count("pk", filter=each) for name, each in conditions.items()}
    result = found.aggregate(tat_ca=Count("pk"), **wanted)
    return {"": result["tat_ca"], **{name: result[name.replace("-", "_")] for name in conditions}}


def latest_of(report_ids) -> dict:
    """The newest submission of each report, by the report's primary key."""
    newest = ReportSubmission.objects.filter(report=OuterRef("report")).order_by("-number").values("pk")[:1]
    found = ReportSubmission.objects.filter(report__in=report_ids, pk=Subquery(newest))
    return {each.report_id: each for each in found.select_related("receipt", "submitted_by").defer("content")}


def report_of(period: ReportPeriod, unit) -> UnitReport | None:
    """The report of an annotated unit, enough of it for rules; None where there is none."""
    if unit.rep_state is None:
        return None
    return UnitReport(period=period, unit=unit, state=unit.rep_state, extended_until=unit.rep_extended)


def standing_of(period: ReportPeriod, unit, now: datetime) -> str:
    """How an annotated unit stands, by the same rule as everywhere."""
    return standing(period, report_of(period, unit), now)
