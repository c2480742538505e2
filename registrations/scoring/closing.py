"""How a scoring ends: locked by the cluster, protested against, answered, proposed and approved by two people."""

from __future__ import annotations

import uuid
from collections.abc import Iterable, Sequence
from datetime import datetime
from typing import Any

from django.db import transaction
from django.db.models import Prefetch
from django.utils import timezone
from wagtail.log_actions import log

from registrations.calendar.queries import comment_window
from registrations.clusters.members import Member, members_of, parts_of
from registrations.receipts import actions as receipts
from registrations.receipts.models import Receipt
from registrations.refusals import Incomplete, NotAllowed, WrongState
from registrations.signing import actions as signing
from registrations.signing.matters import Matter

from . import emails, matters, queries, rules
from .actions import Missing
from .models import CriteriaSet, Criterion, Protest, Result, Scoring
from .points import points_text
from .rules import CLUSTER
from .setting_up import demand, lock_scoring, saved

RECEIPT_KIND = "scoring.result"


def _whole(scoring: Scoring) -> Scoring:
    scoring.criteria_set = queries.with_criteria(CriteriaSet.objects.filter(pk=scoring.criteria_set_id)).get()
    return scoring


def leave_out(scoring_id: int, unit_id: int, reason: str, *, by: Any, now: datetime | None = None) -> None:
    """Leave a unit out of the ranking, with a reason; an empty reason brings it back. Raises NotAllowed, WrongState."""
    now = now or timezone.now()
    with transaction.atomic():
        scoring = lock_scoring(scoring_id)
        members = members_of(scoring.cluster, now)
        part = rules.leads(parts_of(by, members, now))
        if part is None or part.role != rules.SIGNATORY:
            raise NotAllowed("Người ký duyệt của đơn vị trưởng quyết định đơn vị không xếp hạng.")
        demand("leave_out", scoring, now)
        member = next((each for each in members if each.unit.pk == unit_id), None)
        if member is None:
            raise Incomplete("Mời chọn đơn vị trong cụm, khối.")
        sheet = saved(queries.sheet_of(scoring, member))
        sheet.unranked = reason.strip()[:300]
        sheet.save(update_fields=["unranked"])
        data = {"unit": str(member.unit), "reason": sheet.unranked or "xếp hạng lại"}
        log(scoring, "scoring.left_out", user=by, data=data, timestamp=now)


def lock(scoring_id: int, *, by: Any, now: datetime | None = None) -> Scoring:
    """Settle the result of the cluster; from now on units may protest for some working days.

    Raises NotAllowed, WrongState, Missing (every unit that is ranked needs
    points for every criterion, and reasons where they are lower) or, where the
    office asks for a second factor, `signing.NotConfirmed`.
    """
    now = now or timezone.now()
    with transaction.atomic():
        scoring, members, rows = _lockable(scoring_id, by, now)
        matter = lock_matter(scoring, rows)
        scoring.locked_at, scoring.locked_confirmation = now, signing.use_if_asked(by, matter, now=now)
        scoring.protest_closes_at = _protest_end(scoring, now)
        scoring.save(update_fields=["locked_at", "protest_closes_at", "locked_confirmation"])
        emails.locked(scoring, [member.unit for member in members], now)
        log(scoring, "scoring.locked", user=by, data={"count": len(rows)}, timestamp=now)
    return scoring


def _lockable(scoring_id: int, by: Any, now: datetime) -> tuple[Scoring, list[Member], list[queries.Row]]:
    scoring = _whole(lock_scoring(scoring_id))
    members = members_of(scoring.cluster, now)
    part = rules.leads(parts_of(by, members, now))
    if part is None or part.role != rules.SIGNATORY:
        raise NotAllowed("Người ký duyệt của đơn vị trưởng cụm, khối chốt kết quả.")
    demand("lock", scoring, now)
    return scoring, members, _complete_rows(scoring, members)


def require_lockable(scoring_id: int, *, by: Any, now: datetime | None = None) -> None:
    """Ask everything that `lock` asks but the confirmation, so that no code is spent in vain. Raises as it."""
    with transaction.atomic():
        _lockable(scoring_id, by, now or timezone.now())


def lock_matter(scoring: Scoring, rows: list[queries.Row]) -> Matter:
    """What the head confirms: the result that the rows give (criteria read by `with_criteria`)."""
    return matters.of_result(scoring, queries.standings(rows, scoring.criteria_set))


def gaps_of(rows: list[queries.Row]) -> list[str]:
    """What keeps a result from being locked: points or reasons are missing, or nobody is ranked."""
    ranked = [row for row in rows if not row.sheet.unranked]
    if not ranked:
        return ["Không có đơn vị nào được xếp hạng."]
    return [f"{row.member.unit.name}: {gap}" for row in ranked for gap in row.book.gaps(CLUSTER)]


def _complete_rows(scoring: Scoring, members: list[Member]) -> list[queries.Row]:
    """The rows of the members that are ranked. Raises Missing."""
    rows = queries.rows_of(scoring, members)
    if gaps := gaps_of(rows):
        raise Missing(gaps)
    return [row for row in rows if not row.sheet.unranked]


def _protest_end(scoring: Scoring, now: datetime) -> datetime:
    scope = scoring.cluster.organising_body.slug
    return comment_window(timezone.localdate(now), scoring.protest_days, scope).closes_at


def protest(
    scoring_id: int,
    unit_id: int,
    text: str,
    *,
    criterion_id: int | None = None,
    form_key: uuid.UUID,
    by: Any,
    now: datetime | None = None,
) -> Protest:
    """Protest in the name of a unit, within the window; one press of a button makes one protest.

    Raises NotAllowed (only the unit's signatory), WrongState or Incomplete.
    """
    now = now or timezone.now()
    with transaction.atomic():
        scoring = lock_scoring(scoring_id)
        parts = parts_of(by, members_of(scoring.cluster, now), now)
        if not any(part.member.unit.pk == unit_id and part.role == rules.SIGNATORY for part in parts):
            raise NotAllowed("Người ký duyệt của đơn vị gửi kiến nghị.")
        mine = scoring.protests.filter(form_key=form_key, by=by).first()
        if mine:
            return mine
        demand("protest", scoring, now)
        if not text.strip():
            raise Incomplete("Mời ghi nội dung kiến nghị.")
        criterion = None
        if criterion_id is not None:
            found = Criterion.objects.filter(pk=criterion_id, group__criteria_set=scoring.criteria_set_id)
            criterion = found.first()
        made = Protest.objects.create(
            scoring=scoring, unit_id=unit_id, criterion=criterion, text=text, by=by, at=now, form_key=form_key
        )
        log(scoring, "scoring.protest", user=by, data={"unit": str(made.unit)}, timestamp=now)
    return made


def answer(
    scoring_id: int, protest_id: int, *, outcome: str, text: str, by: Any, now: datetime | None = None
) -> Protest:
    """Answer a protest, once. Raises NotAllowed, WrongState or Incomplete."""
    if not rules.is_officer(by):
        raise NotAllowed("Tài khoản này không có quyền trả lời kiến nghị.")
    now = now or timezone.now()
    with transaction.atomic():
        scoring = lock_scoring(scoring_id)
        demand("answer", scoring, now)
        found = scoring.protests.select_related("unit", "scoring__cluster").filter(pk=protest_id).first()
        if found is None or found.answered_at:
            raise WrongState("Kiến nghị này đã được trả lời.")
        if not text.strip():
            raise Incomplete("Mời ghi nội dung trả lời.")
        found.outcome, found.answer = Protest.Outcome(outcome), text
        found.answered_by, found.answered_at = by, now
        found.save(update_fields=["outcome", "answer", "answered_by", "answered_at"])
        emails.answered(found, now)
        data = {"unit": str(found.unit), "outcome": found.get_outcome_display()}
        log(scoring, "scoring.answered", user=by, data=data, timestamp=now)
    return found


def reopen(scoring_id: int, *, until: datetime, reason: str, by: Any, now: datetime | None = None) -> Scoring:
    """Give the result back to the cluster to mend it until an instant. Raises NotAllowed, WrongState or Incomplete."""
    if not rules.is_officer(by):
        raise NotAllowed("Tài khoản này không có quyền trả lại kết quả.")
    now = now or timezone.now()
    with transaction.atomic():
        scoring = lock_scoring(scoring_id)
        demand("reopen", scoring, now)
        if not reason.strip():
            raise Incomplete("Mời ghi lý do trả lại.")
        if until <= now or until <= scoring.cross_closes_at:
            raise Incomplete("Hạn mới cần ở phía trước.")
        scoring.cluster_closes_at = until
        undone = ("locked_at", "locked_confirmation", "protest_closes_at", "proposed_at", "proposed_by")
        for name in undone:
            setattr(scoring, name, None)
        scoring.save(update_fields=["cluster_closes_at", *undone])
        emails.reopened(scoring, [member.unit for member in members_of(scoring.cluster, now)], reason, now)
        log(scoring, "scoring.reopened", user=by, data={"reason": reason}, timestamp=now)
    return scoring


def open_matters(scoring: Scoring) -> list[str]:
    """What stands between a result and its approval; empty when it may be approved."""
    found = []
    waiting = scoring.protests.filter(answered_at__isnull=True).count()
    if waiting:
        found.append(f"Còn {waiting} kiến nghị chưa trả lời.")
    upheld = scoring.protests.filter(outcome=Protest.Outcome.UPHELD, answered_at__gt=scoring.locked_at).count()
    if upheld:
        found.append(f"{upheld} kiến nghị được chấp nhận sau khi chốt. Mời trả kết quả để cụm, khối chấm lại.")
    return found


def propose(scoring_id: int, *, by: Any, now: datetime | None = None) -> Scoring:
    """Put the result before a second person. Raises NotAllowed, WrongState or Missing."""
    if not rules.is_officer(by):
        raise NotAllowed("Tài khoản này không có quyền trình kết quả.")
    now = now or timezone.now()
    with transaction.atomic():
        scoring = _whole(lock_scoring(scoring_id))
        demand("propose", scoring, now)
        if scoring.proposed_at:
            raise WrongState("Kết quả đã được trình, đang chờ duyệt.")
        if waiting := open_matters(scoring):
            raise Missing(waiting)
        _complete_rows(scoring, members_of(scoring.cluster, now))  # a unit may have joined since
        scoring.proposed_at, scoring.proposed_by = now, by
        scoring.save(update_fields=["proposed_at", "proposed_by"])
        log(scoring, "scoring.proposed", user=by, timestamp=now)
    return scoring


def approve(scoring_id: int, *, decision: str = "", by: Any, now: datetime | None = None) -> Scoring:
    """Approve what was proposed: the ranking is written and public at once, with its receipt.

    Raises NotAllowed (also for whoever proposed it), WrongState, Missing or,
    where the office asks for a second factor, `signing.NotConfirmed`.
    """
    now = now or timezone.now()
    with transaction.atomic():
        scoring, members, results = _approvable(scoring_id, decision, by, now)
        content = content_of(scoring, results)
        confirmation = signing.use_if_asked(by, matters.of_approval(scoring, content), now=now)
        Result.objects.bulk_create(results)
        scoring.approved_at, scoring.approved_by, scoring.approved_confirmation = now, by, confirmation
        seal(scoring, content, now)
        fields = ["approved_at", "approved_by", "approved_confirmation", "decision", "receipt", "sealed"]
        scoring.save(update_fields=fields)
        emails.approved(scoring, [member.unit for member in members], now)
        log(scoring, "scoring.approved", user=by, data={"receipt": scoring.receipt.code}, timestamp=now)
    return scoring


def _approvable(scoring_id: int, decision: str, by: Any, now: datetime) -> tuple[Scoring, list[Member], list[Result]]:
    if not rules.may_approve(by):
        raise NotAllowed("Tài khoản này không có quyền duyệt kết quả.")
    scoring = _whole(lock_scoring(scoring_id))
    demand("approve", scoring, now)
    if not scoring.proposed_at:
        raise WrongState("Kết quả chưa được trình duyệt.")
    if scoring.proposed_by_id == by.pk:
        raise NotAllowed("Người trình không tự duyệt. Mời một người khác duyệt.")
    if waiting := open_matters(scoring):
        raise Missing(waiting)
    members = members_of(scoring.cluster, now)
    standings = queries.standings(_complete_rows(scoring, members), scoring.criteria_set)
    scoring.decision = decision.strip()[:300]
    return scoring, members, [_result(scoring, each) for each in standings]


def approval(
    scoring_id: int, *, decision: str = "", by: Any, now: datetime | None = None
) -> tuple[Matter, list[Result]]:
    """What would be approved now: the matter to confirm and the ranking. Writes nothing; raises as `approve`."""
    with transaction.atomic():
        scoring, _, results = _approvable(scoring_id, decision, by, now or timezone.now())
    return matters.of_approval(scoring, content_of(scoring, results)), results


def _result(scoring: Scoring, standing: queries.Standing) -> Result:
    return Result(
        scoring=scoring,
        unit=standing.row.member.unit,
        unit_name=standing.row.member.unit.name,
        points=standing.totals.total,
        place=standing.place,
        shared=standing.shared,
        category=standing.category,
    )


def content_of(scoring: Scoring, results: Iterable[Result]) -> dict[str, Any]:
    """What the receipt covers: the ranking as it is published."""
    return {"cluster": scoring.cluster.name, "year": scoring.cluster.year} | _published(scoring, results)


def seal(scoring: Scoring, content: dict[str, Any], now: datetime) -> None:
    """Give the ranking its receipt and keep what it covers; the scoring is not saved."""
    scoring.sealed = content
    scoring.receipt = receipts.issue(kind=RECEIPT_KIND, content=content, private=False, at=now)


def _published(scoring: Scoring, results: Iterable[Result]) -> dict[str, Any]:
    return {
        "decision": scoring.decision,
        "ranking": [
            {
                "unit": each.unit_name,
                "points": points_text(each.points),
                "place": each.place,
                "shared": each.shared,
                "category": each.category,
            }
            for each in results
        ],
    }


def contents_of(found: Sequence[Receipt]) -> dict[int, dict[str, Any]]:
    """What was sealed, made again from the results that the public sees, by the receipts' keys."""
    written = Prefetch("results", Result.objects.order_by("pk"))
    rows = Scoring.objects.filter(receipt__in=[receipt.pk for receipt in found], sealed__isnull=False)
    return {row.receipt_id: row.sealed | _published(row, row.results.all()) for row in rows.prefetch_related(written)}
