"""The officer's board: every unit of a campaign and how it stands."""

from __future__ import annotations

from dataclasses import dataclass, replace
from datetime import datetime
from typing import Any

from django.db.models import Count, F, OuterRef, Q, Subquery, Value

from registrations.clusters.models import Cluster, Seat
from registrations.clusters.queries import clusters_for, day_within
from registrations.holders import holders
from registrations.units.models import Unit
from search.text import fold

from .deadlines import deadline_for
from .models import Campaign, Handling, PaperEntry, Registration, Submission
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
MOST_WAITING = 5  # campaigns told on the first screen
SORTS = (
    ("", "Tên đơn vị"),
    ("moi-gui", "Gửi gần đây nhất"),
    ("gui-truoc", "Gửi sớm nhất"),
    ("nguoi", "Người theo dõi"),
)
# Nothing sent, or nobody following, comes last whichever way the list is turned.
_ORDERS = {
    "moi-gui": (F("reg_sent").desc(nulls_last=True), "sort_key", "pk"),
    "gui-truoc": (F("reg_sent").asc(nulls_last=True), "sort_key", "pk"),
    "nguoi": (F("handler_name").asc(nulls_last=True), "sort_key", "pk"),
}


@dataclass(frozen=True, slots=True)
class Choice:
    """What the officer asked the board for.

    `handler` is the primary key of who follows, 0 for units that nobody follows; `only` names units by primary key;
    `paper` asks for what was entered from paper.
    """

    standing: str = ""
    kind: str = ""
    words: str = ""
    cluster: Cluster | None = None
    no_cluster: bool = False
    handler: int | None = None
    paper: bool = False
    only: tuple[int, ...] | None = None
    sort: str = ""


def _of_registration(field: str) -> Subquery:
    return Subquery(Registration.objects.filter(campaign=OuterRef("wanted"), unit=OuterRef("pk")).values(field)[:1])


def _of_latest(field: str) -> Subquery:
    sent = Submission.objects.filter(registration__campaign=OuterRef("wanted"), registration__unit=OuterRef("pk"))
    return Subquery(sent.order_by("-number").values(field)[:1])


def _of_handling(field: str) -> Subquery:
    return Subquery(Handling.objects.filter(campaign=OuterRef("wanted"), unit=OuterRef("pk")).values(field)[:1])


def units(campaign: Campaign, choice: Choice, now: datetime):
    """Units of the campaign as chosen, each with how it stands.

    They bear reg_id, reg_state, reg_extended, reg_changed, reg_number and reg_sent (of the newest submission),
    handler_id and handler_name.
    """
    found = units_of_campaign(campaign, now).annotate(wanted=Value(campaign.pk))
    found = found.annotate(
        reg_id=_of_registration("pk"),
        reg_state=_of_registration("state"),
        reg_extended=_of_registration("extended_until"),
        reg_changed=_of_registration("changed_at"),
        reg_number=_of_latest("number"),
        reg_sent=_of_latest("submitted_at"),
        handler_id=_of_handling("officer"),
        handler_name=_of_handling("officer__full_name"),
    )
    found = _narrowed(found, campaign, choice, now)
    condition = _conditions(campaign, now).get(choice.standing)
    found = found.filter(condition) if condition is not None else found
    return found.order_by(*_ORDERS[choice.sort]) if choice.sort in _ORDERS else found


def _narrowed(found, campaign: Campaign, choice: Choice, now: datetime):
    if choice.only is not None:
        found = found.filter(pk__in=choice.only)
    if choice.kind:
        found = found.filter(kind=choice.kind)
    if choice.words:
        found = found.matching(fold(choice.words).split())
    if choice.cluster:
        seats = Seat.objects.filter(cluster=choice.cluster).on(day_within(choice.cluster.year, now))
        found = found.filter(pk__in=seats.values("unit"))
    if choice.no_cluster:
        clusters = list(clusters_of(campaign))
        seats = Seat.objects.filter(cluster__in=clusters)
        seats = seats.on(day_within(clusters[0].year, now)) if clusters else seats
        found = found.exclude(pk__in=seats.values("unit"))
    if choice.handler is not None:
        found = found.filter(handler_id=choice.handler) if choice.handler else found.filter(handler_id__isnull=True)
    if choice.paper:
        entered = PaperEntry.objects.filter(registration__campaign=campaign, dropped_at__isnull=True)
        found = found.filter(pk__in=entered.values("registration__unit"))
    return found


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
    found = units(campaign, replace(choice, standing="", sort=""), now).order_by()
    wanted = {name.replace("-", "_"): Count("pk", filter=each) for name, each in _conditions(campaign, now).items()}
    result = found.aggregate(tat_ca=Count("pk"), **wanted)
    return {"": result["tat_ca"], **{name: result[name.replace("-", "_")] for name in _conditions(campaign, now)}}


def waiting_for(officer: Any, now: datetime) -> list[tuple[Campaign, int, int]]:
    """(campaign, submissions that wait for judgement, late units) of what is handed to an officer, the newest first."""
    handed = Campaign.objects.filter(handlings__officer=officer, opens_at__lte=now).distinct()[:MOST_WAITING]
    own = Choice(handler=officer.pk)
    found = [(each, counts(each, now, own)) for each in handed]
    return [(each, told["da-gui"], told["qua-han"]) for each, told in found if told["da-gui"] or told["qua-han"]]


def officers():
    """People who may follow a unit: active, and entitled to judge registrations."""
    return holders("campaigns.review_registration", superusers=True)


def entered_from_paper(campaign: Campaign, unit_ids) -> set[int]:
    """Which of some units have a registration that an officer entered from paper."""
    found = PaperEntry.objects.filter(registration__campaign=campaign, registration__unit__in=unit_ids)
    return set(found.filter(dropped_at__isnull=True).values_list("registration__unit", flat=True))


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
