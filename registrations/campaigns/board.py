"""The officer's board: every unit of a campaign and how it stands."""

from __future__ import annotations

from dataclasses import dataclass, replace
from datetime import datetime

from django.db.models import Count, OuterRef, Q, Subquery, Value

from registrations.clusters.models import Cluster, Seat
from registrations.clusters.queries import clusters_for, day_within
from registrations.units.models import Unit
from search.text import fold

from .deadlines import deadline_for
from .models import Campaign, Registration, Submission
from .queries import units_of_campaign
from .rules import EDITABLE, standing

State = Registration.State
FILTERS = (
    ("", "Tất cả"),
    ("chua-gui", "Chưa gửi"),
    ("qua-han", "Quá hạn"),
    ("da-gui", "Chờ tiếp nhận"),
    ("bo-sung", "Cần bổ sung"),
    ("tiep-nhan", "Đã tiếp nhận"),
)


@dataclass(frozen=True, slots=True)
class Choice:
    """What the officer asked the board for."""

    standing: str = ""
    kind: str = ""
    words: str = ""
    cluster: Cluster | None = None
    no_cluster: bool = False


def _of_registration(field: str) -> Subquery:
    return Subquery(Registration.objects.filter(campaign=OuterRef("wanted"), unit=OuterRef("pk")).values(field)[:1])


def units(campaign: Campaign, choice: Choice, now: datetime):
    """Units of the campaign, each with reg_id, reg_state, reg_extended, reg_changed; filtered as chosen."""
    found = units_of_campaign(campaign, now).annotate(wanted=Value(campaign.pk))
    found = found.annotate(
        reg_id=_of_registration("pk"),
        reg_state=_of_registration("state"),
        reg_extended=_of_registration("extended_until"),
        reg_changed=_of_registration("changed_at"),
    )
    if choice.kind:
        found = found.filter(kind=choice.kind)
    if choice.words:
        found = found.matching(fold(choice.words).split())
    if choice.cluster:
        seats = Seat.objects.filter(cluster=choice.cluster).on(day_within(choice.cluster.year, now))
        found = found.filter(pk__in=seats.values("unit"))
    if choice.no_cluster:
        seats = Seat.objects.filter(cluster__in=clusters_of(campaign), effective_to__isnull=True)
        found = found.exclude(pk__in=seats.values("unit"))
    condition = _conditions(campaign, now).get(choice.standing)
    return found.filter(condition) if condition is not None else found


def _conditions(campaign: Campaign, now: datetime) -> dict[str, Q]:
    unsent = Q(reg_state__isnull=True) | Q(reg_state__in=EDITABLE)
    passed = [kind for kind in Unit.Kind.values if deadline_for(campaign, kind).is_late(now)] or [""]  # nobody yet
    late = unsent & Q(kind__in=passed) & (Q(reg_extended__isnull=True) | Q(reg_extended__lte=now))
    return {
        "chua-gui": Q(reg_state__isnull=True) | Q(reg_state=State.DRAFT),
        "qua-han": late,
        "da-gui": Q(reg_state=State.SUBMITTED),
        "bo-sung": Q(reg_state=State.RETURNED),
        "tiep-nhan": Q(reg_state=State.ACCEPTED),
    }


def clusters_of(campaign: Campaign):
    """The clusters by which the units of a campaign are followed."""
    return clusters_for(campaign.organising_body_id, campaign.year)


def counts(campaign: Campaign, now: datetime, choice: Choice = Choice()) -> dict[str, int]:
    """How many units stand under each filter, within the rest of what was chosen."""
    found = units(campaign, replace(choice, standing=""), now).order_by()
    wanted = {name.replace("-", "_"): Count("pk", filter=each) for name, each in _conditions(campaign, now).items()}
    result = found.aggregate(tat_ca=Count("pk"), **wanted)
    return {"": result["tat_ca"], **{name: result[name.replace("-", "_")] for name in _conditions(campaign, now)}}


def latest_codes(registration_ids) -> dict:
    """Receipt code and instant of the newest submission of each registration."""
    newest = Submission.objects.filter(registration=OuterRef("registration")).order_by("-number").values("pk")[:1]
    found = Submission.objects.filter(registration__in=registration_ids, pk=Subquery(newest))
    return {each.registration_id: each for each in found.select_related("receipt", "submitted_by")}


def standing_of(campaign: Campaign, unit, now: datetime) -> str:
    """How an annotated unit stands, by the same rule as everywhere."""
    if unit.reg_state is None:
        return standing(campaign, None, now, unit.kind)
    record = Registration(campaign=campaign, unit=unit, state=unit.reg_state, extended_until=unit.reg_extended)
    return standing(campaign, record, now)
