"""Setting a scoring up: its phases, its deadlines, who checks whom."""

from __future__ import annotations

from collections.abc import Mapping
from datetime import datetime
from typing import Any

from django.db import transaction
from django.utils import timezone
from wagtail.log_actions import log

from registrations.clusters.members import members_of, parts_of
from registrations.clusters.models import Cluster
from registrations.refusals import Incomplete, NotAllowed, WrongState
from themes.base.vietnamese import datetime_text

from . import emails, queries, rules
from .models import UNVERIFIED, Scoring, Sheet

INSTANTS = ("self_opens_at", "self_closes_at", "cross_closes_at", "cluster_closes_at")


def lock_scoring(scoring_id: int) -> Scoring:
    """The scoring, locked until the transaction ends. Raises Scoring.DoesNotExist."""
    locked = Scoring.objects.select_for_update(of=("self",)).select_related("cluster__organising_body")
    return locked.get(pk=scoring_id)


def demand(event: str, scoring: Scoring, now: datetime) -> None:
    """Raise WrongState when an event may not happen in the state of this instant."""
    if not rules.is_legal(event, scoring, now):
        words = rules.STATE_WORDS[rules.state(scoring, now)][1]
        raise WrongState(f"Việc này không làm được lúc này. Đợt chấm điểm: {words.lower()}.")


@transaction.atomic
def open_scoring(
    cluster: Cluster, instants: Mapping[str, datetime], *, protest_days: int, by: Any, now: datetime | None = None
) -> Scoring:
    """Set scoring up with the newest criteria; the members are told. Raises NotAllowed, Incomplete or WrongState."""
    if not rules.is_officer(by):
        raise NotAllowed("Tài khoản này không có quyền mở đợt chấm điểm.")
    now = now or timezone.now()
    Cluster.objects.select_for_update().get(pk=cluster.pk)
    if Scoring.objects.filter(cluster=cluster).exists():
        raise WrongState("Cụm, khối này đã có đợt chấm điểm.")
    criteria = queries.newest_set(cluster)
    if criteria is None:
        raise Incomplete("Cụm, khối chưa có bộ tiêu chí. Mời lập bộ tiêu chí trước.")
    members = members_of(cluster, now)
    if not members:
        raise Incomplete("Cụm, khối chưa có đơn vị nào. Mời kiểm tra danh sách đơn vị.")
    term = queries.protest_term(cluster, now)
    source = term.basis if term and term.working_days == protest_days else UNVERIFIED.capitalize()
    scoring = Scoring(
        cluster=cluster, criteria_set=criteria, protest_days=protest_days, protest_source=source, **instants
    )
    scoring.validate_constraints()
    scoring.save()
    Sheet.objects.bulk_create(Sheet(scoring=scoring, unit=member.unit) for member in members)
    emails.opened(scoring, [member.unit for member in members], now)
    log(scoring, "scoring.opened", user=by, data={"version": criteria.version}, timestamp=now)
    return scoring


@transaction.atomic
def move(
    scoring_id: int, instants: Mapping[str, datetime], *, reason: str, by: Any, now: datetime | None = None
) -> Scoring:
    """Move deadlines, at once and for everybody, with a logged reason.

    A phase that is over may be opened again by a later end; what was sent stays
    sent. Raises NotAllowed, WrongState or Incomplete (no reason).
    """
    if not rules.is_officer(by):
        raise NotAllowed("Tài khoản này không có quyền đổi thời hạn chấm điểm.")
    now = now or timezone.now()
    scoring = lock_scoring(scoring_id)
    demand("move", scoring, now)
    if not reason.strip():
        raise Incomplete("Mời ghi lý do thay đổi thời hạn.")
    changed = [name for name in INSTANTS if getattr(scoring, name) != instants[name]]
    if not changed:
        raise WrongState("Các thời hạn vẫn như cũ.")
    begun = now >= scoring.self_opens_at
    if begun and any(name == "self_opens_at" or instants[name] < getattr(scoring, name) for name in changed):
        raise WrongState("Việc chấm điểm đã bắt đầu, chỉ lùi thời hạn chứ không rút ngắn, không đổi ngày bắt đầu.")
    for name in changed:
        setattr(scoring, name, instants[name])
    scoring.validate_constraints()
    scoring.save(update_fields=changed)
    emails.moved(scoring, [member.unit for member in members_of(scoring.cluster, now)], reason, now)
    told = ", ".join(
        f"{scoring._meta.get_field(name).verbose_name} {datetime_text(instants[name])}" for name in changed
    )
    log(scoring, "scoring.moved", user=by, data={"what": told, "reason": reason}, timestamp=now)
    return scoring


def _leading(scoring: Scoring, by: Any, now: datetime):
    members = members_of(scoring.cluster, now)
    part = rules.leads(parts_of(by, members, now))
    if part is None and not rules.is_officer(by):
        raise NotAllowed("Đơn vị trưởng cụm, khối phân công chấm chéo.")
    return members


def saved(sheet: Sheet) -> Sheet:
    """The sheet as a row; it may not have been one for a unit that joined late."""
    if sheet.pk:
        return sheet
    return Sheet.objects.get_or_create(scoring=sheet.scoring, unit=sheet.unit)[0]


@transaction.atomic
def assign(
    scoring_id: int, pairs: Mapping[int, int | None], *, by: Any, now: datetime | None = None
) -> dict[int, int | None]:
    """Say which unit checks which: {unit pk: checking unit pk, None for nobody}.

    A sheet that has been checked keeps its checker. Raises NotAllowed, WrongState
    or Incomplete (a unit would check itself, or is no member).
    """
    now = now or timezone.now()
    scoring = lock_scoring(scoring_id)
    members = _leading(scoring, by, now)
    demand("assign", scoring, now)
    known = {member.unit.pk: member for member in members}
    changed = {}
    for unit_id, checker_id in pairs.items():
        if unit_id not in known or (checker_id is not None and checker_id not in known):
            raise Incomplete("Mời chọn đơn vị trong cụm, khối.")
        if unit_id == checker_id:
            raise Incomplete(f"{known[unit_id].unit.name} không chấm chéo cho chính mình. Mời chọn đơn vị khác.")
        sheet = saved(queries.sheet_of(scoring, known[unit_id]))
        if sheet.checker_id == checker_id:
            continue
        if sheet.cross_sent_at:
            raise WrongState(f"Phiếu của {known[unit_id].unit.in_text} đã chấm chéo xong, không đổi đơn vị chấm được.")
        # What another checker had begun is that unit's own judgement; the new one begins afresh.
        sheet.entries.update(cross_points=None, cross_note="")
        sheet.marks = {name: mark for name, mark in sheet.marks.items() if name != rules.CROSS}
        sheet.checker_id = checker_id
        sheet.save(update_fields=["checker", "marks"])
        changed[unit_id] = checker_id
        sheet = Sheet.objects.select_related("scoring__cluster", "unit", "checker").get(pk=sheet.pk)
        emails.assigned(sheet, now)
    if changed:
        log(scoring, "scoring.assigned", user=by, data={"count": len(changed)}, timestamp=now)
    return changed


def rota(units: list[int], step: int) -> dict[int, int]:
    """Who checks whom in a ring: each unit is checked by the one `step` places on. Empty for fewer than two units.

    With three units or more no two check each other, but for a step of half the ring, which is passed over.
    """
    count = len(units)
    if count < 2:
        return {}
    steps = [each for each in range(1, count) if 2 * each != count] or [1]
    shift = steps[step % len(steps)]
    return {unit: units[(at + shift) % count] for at, unit in enumerate(units)}


def assign_by_rota(scoring_id: int, *, by: Any, now: datetime | None = None) -> int:
    """Let the members check each other in a ring that is another one every year; how many sheets changed hands.

    Sheets that have been checked keep their checker. Raises NotAllowed or WrongState.
    """
    now = now or timezone.now()
    with transaction.atomic():
        scoring = lock_scoring(scoring_id)
        members = _leading(scoring, by, now)
        demand("assign", scoring, now)
        units = sorted(member.unit.pk for member in members)
        pairs = rota(units, scoring.cluster.year)
        done = {member.unit.pk for member in members if queries.sheet_of(scoring, member).cross_sent_at is not None}
        return len(assign(scoring_id, {unit: to for unit, to in pairs.items() if unit not in done}, by=by, now=now))
