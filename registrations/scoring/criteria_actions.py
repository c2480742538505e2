"""What happens to criteria: written, copied to another year, taken over by a scoring that has begun."""

from __future__ import annotations

import uuid
from collections.abc import Mapping
from datetime import datetime
from typing import Any

from django.db import transaction
from django.utils import timezone
from wagtail.log_actions import log

from registrations.clusters.models import Cluster
from registrations.refusals import Conflict, Incomplete, NotAllowed, WrongState

from . import emails, queries, rules
from .models import Category, CriteriaSet, Criterion, CriterionGroup, Entry, Evidence, ProtestTerm, Scoring

FIELDS = ("expected_total", "bonus_cap", "penalty_cap", "places", "tie_rule", "source")


def _demand_officer(by: Any) -> None:
    if not (by.is_active and by.has_perm("scoring.change_criteriaset")):
        raise NotAllowed("Tài khoản này không có quyền lập bộ tiêu chí.")


def token(criteria_set: CriteriaSet | None) -> str:
    """What a form keeps to say which text it was opened on."""
    return f"{criteria_set.version} {criteria_set.created_at.isoformat()}" if criteria_set else ""


def plain(criteria_set: CriteriaSet) -> dict[str, Any]:
    """A set (read by `with_criteria`) as plain data, as `save_criteria` takes it."""
    return {
        **{name: getattr(criteria_set, name) for name in FIELDS},
        "categories": [
            {"name": each.name, "min_points": each.min_points, "max_place": each.max_place}
            for each in criteria_set.categories.all()
        ],
        "groups": [
            {
                "kind": group.kind,
                "code": group.code,
                "name": group.name,
                "cap": group.cap,
                "criteria": [
                    {"code": each.code, "text": each.text, "hint": each.hint, "points": each.points, "key": each.key}
                    for each in group.criteria.all()
                ],
            }
            for group in criteria_set.groups.all()
        ],
    }


@transaction.atomic
def save_criteria(
    cluster: Cluster, data: Mapping[str, Any], *, opened_on: str | None = None, by: Any, now: datetime | None = None
) -> CriteriaSet:
    """Keep a cluster's criteria: in place, or as a new version when scores lean on the newest one.

    `data` is as `plain` gives it; a criterion without a key gets one. Raises
    NotAllowed, Incomplete (no criterion) or Conflict when somebody saved after
    the form was opened (`opened_on` is its token; None does not ask).
    """
    _demand_officer(by)
    now = now or timezone.now()
    Cluster.objects.select_for_update().get(pk=cluster.pk)
    last = queries.newest_set(cluster)
    if opened_on is not None and opened_on != token(last):
        raise Conflict("Bộ tiêu chí vừa được người khác lưu. Nội dung của ông, bà chưa ghi đè; mời xem lại bản mới.")
    if not any(group["criteria"] for group in data["groups"]):
        raise Incomplete("Bộ tiêu chí cần ít nhất một tiêu chí.")
    if last is None or queries.is_used(last):
        found = CriteriaSet(cluster=cluster, version=last.version + 1 if last else 1)
    else:
        found = last
    for name in FIELDS:
        setattr(found, name, data[name])
    found.created_by, found.created_at = by, now
    found.full_clean()
    found.save()
    _write(found, data)
    log(found, "scoring.criteria", user=by, data={"version": found.version}, timestamp=now)
    return queries.with_criteria(CriteriaSet.objects.filter(pk=found.pk)).get()


def _write(found: CriteriaSet, data: Mapping[str, Any]) -> None:
    found.groups.all().delete()
    found.categories.all().delete()
    taken: set[Any] = set()
    for order, group in enumerate(data["groups"], start=1):
        fields = {name: group[name] for name in ("kind", "code", "name", "cap")}
        row = CriterionGroup.objects.create(criteria_set=found, order=order, **fields)
        criteria = []
        for at, each in enumerate(group["criteria"], start=1):
            key = each.get("key") if each.get("key") not in taken else None
            taken.add(key)
            texts = {name: each[name] for name in ("code", "text", "hint", "points")}
            criteria.append(Criterion(group=row, order=at, key=key or uuid.uuid4(), **texts))
        Criterion.objects.bulk_create(criteria)
    Category.objects.bulk_create(
        Category(criteria_set=found, order=order, **each) for order, each in enumerate(data["categories"], start=1)
    )


def copy_set(source: CriteriaSet, cluster: Cluster, *, by: Any, now: datetime | None = None) -> CriteriaSet:
    """Bring criteria into another cluster or year. Raises NotAllowed, or WrongState when there are some already."""
    if CriteriaSet.objects.filter(cluster=cluster).exists():
        raise WrongState("Cụm, khối này đã có bộ tiêu chí của năm.")
    whole = queries.with_criteria(CriteriaSet.objects.filter(pk=source.pk)).get()
    return save_criteria(cluster, plain(whole), by=by, now=now)


@transaction.atomic
def copy_year(body: Any, year: int, *, by: Any, now: datetime | None = None) -> int:
    """Copy last year's criteria to every cluster of a year that has none; returns to how many."""
    _demand_officer(by)
    done = 0
    for cluster in Cluster.objects.filter(organising_body=body, year=year, criteria_sets__isnull=True):
        source = queries.previous_set(cluster)
        if source is not None:
            copy_set(source, cluster, by=by, now=now)
            done += 1
    return done


@transaction.atomic
def adopt(scoring_id: int, *, by: Any, now: datetime | None = None) -> Scoring:
    """Let a scoring go on with the newest version of the criteria, while units still score themselves.

    What was written stays with its criterion, where that is still there;
    sheets that were sent are open again, and their units are told. Points
    above a new maximum are left out and asked for again. Scores of a criterion
    that is gone stay in the record and count no more. Raises NotAllowed or
    WrongState.
    """
    if not rules.is_officer(by):
        raise NotAllowed("Tài khoản này không có quyền đổi bộ tiêu chí của đợt chấm điểm.")
    now = now or timezone.now()
    scoring = Scoring.objects.select_for_update(of=("self",)).select_related("cluster").get(pk=scoring_id)
    newest = queries.newest_set(scoring.cluster)
    if not rules.is_legal("adopt", scoring, now):
        raise WrongState("Việc tự chấm đã kết thúc, không đổi bộ tiêu chí được nữa.")
    if newest is None or newest.pk == scoring.criteria_set_id:
        raise WrongState("Đợt chấm điểm đang dùng phiên bản mới nhất.")
    places = {each.key: each for each in queries.criteria_of(newest)}
    for entry in Entry.objects.filter(sheet__scoring=scoring).select_related("criterion"):
        target = places.get(entry.criterion.key)
        if target is not None:
            entry.criterion = target
            if entry.self_points is not None and entry.self_points > target.points:
                entry.self_points = None
            entry.save(update_fields=["criterion", "self_points"])
    for evidence in Evidence.objects.filter(sheet__scoring=scoring).select_related("criterion"):
        target = places.get(evidence.criterion.key)
        if target is not None:
            evidence.criterion = target
            evidence.save(update_fields=["criterion"])
    reopened = list(scoring.sheets.filter(self_sent_at__isnull=False).select_related("unit"))
    for sheet in scoring.sheets.all():
        # A form that is still open asks for the criteria of before: its token is old from now on.
        mark = {"version": sheet.version(rules.SELF) + 1, "by": by.full_name, "at": now.isoformat()}
        sheet.marks = {**sheet.marks, rules.SELF: mark}
        sheet.self_sent_at = sheet.self_sent_by = sheet.self_confirmation = None
        sheet.save(update_fields=["marks", "self_sent_at", "self_sent_by", "self_confirmation"])
    scoring.criteria_set = newest
    scoring.save(update_fields=["criteria_set"])
    emails.criteria_changed(scoring, [sheet.unit for sheet in reopened], now)
    log(scoring, "scoring.adopted", user=by, data={"version": newest.version}, timestamp=now)
    return scoring


@transaction.atomic
def save_term(term: ProtestTerm, *, by: Any) -> ProtestTerm:
    """Keep how long units may protest. Raises NotAllowed."""
    if not (by.is_active and by.has_perm("scoring.change_protestterm")):
        raise NotAllowed("Tài khoản này không có quyền sửa thời hạn kiến nghị.")
    created = term.pk is None
    term.full_clean()
    term.save()
    log(term, "wagtail.create" if created else "wagtail.edit", user=by, content_changed=True)
    return term
