"""A decision takes nominations, and takes them along when it is published."""

from __future__ import annotations

from collections.abc import Iterable
from typing import Any

from django.core.exceptions import PermissionDenied
from django.db import transaction
from django.db.models import Max
from django.utils import timezone
from wagtail.log_actions import log

from registrations.nominations import actions as nominations
from registrations.nominations.models import Case, CaseKind
from registrations.nominations.queries import recipient_kind
from search.outbox.actions import enqueue_many

from . import nominated
from .models import AwardRecord, Decision, NominatedAward


@transaction.atomic
def take_cases(decision: Decision, cases: Iterable[Case], *, by: Any) -> list[AwardRecord]:
    """Make a record of each case, or tie the case to the record of the list that was imported for it.

    Raises PermissionDenied. Cases that have an award meanwhile are left out.
    """
    decision = Decision.objects.select_for_update(of=("self",)).get(pk=decision.pk)
    if not nominated.may_take(by, decision):
        raise PermissionDenied
    wanted = {case.pk for case in cases}
    last = decision.records.aggregate(last=Max("order"))["last"] or 0
    taken = []
    for at, case in enumerate(nominated.takeable(decision).filter(pk__in=wanted), start=1):
        record = _imported(decision, case) or _new(decision, case, last + at)
        NominatedAward.objects.create(record=record, case=case)
        taken.append(record)
    log(decision, "awards.take_nominated", user=by, data={"rows": len(taken)})
    if decision.published_at is not None:
        enqueue_many("award", [record.pk for record in taken])
    return taken


def _imported(decision: Decision, case: Case) -> AwardRecord | None:
    """The record of the same name and title that an imported list has made, if there is just one."""
    same = decision.records.filter(name_key=case.name_key, title=case.title_id, nominated__isnull=True)
    if case.birth_year:
        same = same.exclude(birth_year__isnull=False, birth_year__lt=case.birth_year)
        same = same.exclude(birth_year__isnull=False, birth_year__gt=case.birth_year)
    found = list(same[:2])
    return found[0] if len(found) == 1 else None


def _new(decision: Decision, case: Case, order: int) -> AwardRecord:
    record = AwardRecord(
        decision=decision,
        title=case.title,
        award_wording=case.award,
        form=case.title.form,
        level=case.title.level,
        award_class=case.award_class,
        kind=decision.kind or case.nomination.kind,
        authority=decision.authority,
        year=decision.year,
        merit=case.summary,
        period=case.period[:60],
        recipient_kind=recipient_kind(case),
        honorific={"nam": "Ông", "nu": "Bà"}.get(case.gender, "") if case.kind == CaseKind.PERSON else "",
        name=case.name,
        birth_year=case.birth_year,
        position=case.position,
        within=case.nomination.unit,
        unit_wording=case.workplace,
        place_then=case.place,
        small_collective=case.small_collective if case.kind != CaseKind.PERSON else None,
        direct_worker=case.direct_worker if case.kind == CaseKind.PERSON else None,
        female=case.gender == Case.Gender.FEMALE if case.gender else None,
        order=order,
    )
    record.single_out()
    record.save()
    return record


def follow_publication(decision: Decision) -> None:
    """Nominations whose every standing case this and other decisions award have a decision, and it is published."""
    asked = set(NominatedAward.objects.filter(record__decision=decision).values_list("case__nomination", flat=True))
    waiting = Case.objects.standing().filter(nomination__in=asked, awards__isnull=True)
    whole = asked - set(waiting.values_list("nomination", flat=True))
    now = timezone.now()
    said = {"reference": str(decision)}
    nominations.follow(whole, "cho-quyet-dinh", by=None, now=now)
    nominations.follow(whole, "co-quyet-dinh", by=None, now=now, on=decision.signed_on, data=said)
    nominations.follow(whole, "cong-bo", by=None, now=now, data=said)
