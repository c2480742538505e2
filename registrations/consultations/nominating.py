"""From nominations to consultations: what may be laid before the public, and what follows when it is."""

from __future__ import annotations

from collections.abc import Iterable
from datetime import datetime
from typing import Any

from django.core.exceptions import PermissionDenied
from django.db import transaction
from django.db.models import Max, QuerySet
from wagtail.log_actions import log

from registrations.nominations import actions as nominations
from registrations.nominations import rules as nomination_rules
from registrations.nominations.hooks import CommentWindow
from registrations.nominations.models import Case, Nomination
from registrations.nominations.queries import recipient_kind
from registrations.nominations.states import State

from . import rules
from .models import Consultation, Nominee

DRAWN_FROM = (State.VERIFYING, State.CONSULTING)
_ADDRESS = {"nam": Nominee.Address.MR, "nu": Nominee.Address.MS}


def drawable(consultation: Consultation) -> QuerySet[Case]:
    """Cases of the same council that are being verified and do not stand in this consultation yet."""
    found = Case.objects.standing().filter(
        nomination__organising_body=consultation.organising_body_id,
        nomination__state__in=DRAWN_FROM,
        title__isnull=False,
    )
    found = found.exclude(nominees__consultation=consultation)
    return found.select_related("title", "nomination__unit").order_by("nomination__created_at", "order", "pk")


@transaction.atomic
def draw(consultation: Consultation, cases: Iterable[Case], *, by: Any) -> list[Nominee]:
    """Add cases to the list of a draft, with what units wrote as a beginning. Raises PermissionDenied."""
    consultation = Consultation.objects.select_for_update(of=("self",)).get(pk=consultation.pk)
    if not (rules.may_edit(by, consultation) and nomination_rules.may_handle(by)):
        raise PermissionDenied
    wanted = {case.pk for case in cases}
    last = consultation.nominees.aggregate(last=Max("sort_order"))["last"]
    start = 0 if last is None else last + 1
    drawn = [
        Nominee.objects.create(consultation=consultation, sort_order=start + at, **_facts(case))
        for at, case in enumerate(drawable(consultation).filter(pk__in=wanted))
    ]
    log(instance=consultation, action="consultations.draw", user=by, data={"cases": [each.case_id for each in drawn]})
    return drawn


def _facts(case: Case) -> dict[str, Any]:
    return {
        "case": case,
        "address": _ADDRESS.get(case.gender, Nominee.Address.NONE),
        "name": case.name,
        "kind": recipient_kind(case),
        "position": case.position,
        "unit": case.workplace,
        "place": case.place,
        "title": case.title,
        "award_class": case.award_class,
        "merit": case.summary,
        "period": case.period,
    }


def follow(nominees: Iterable[Nominee], *, by: Any, now: datetime) -> None:
    """The window is open: nominations that are being verified stand from now on in public comment."""
    pks = {nominee.case_id for nominee in nominees if nominee.case_id and not nominee.withdrawn_at}
    asked = set(Case.objects.filter(pk__in=pks).values_list("nomination", flat=True))
    nominations.follow(asked, "lay-y-kien", by=by, now=now)


def windows_of(nomination: Nomination) -> list[CommentWindow]:
    """The consultations that list cases of a nomination; a nominee that was withdrawn is listed no more."""
    cases: dict[int, set[int]] = {}
    listed = Nominee.objects.filter(case__nomination=nomination.pk, withdrawn_at__isnull=True)
    for consultation, case in listed.values_list("consultation", "case"):
        cases.setdefault(consultation, set()).add(case)
    return [
        CommentWindow(
            each.title,
            each.get_absolute_url() if each.opened_at else "",
            frozenset(cases[each.pk]),
            each.opens_at,
            each.closes_at,
        )
        for each in Consultation.objects.filter(pk__in=cases).order_by("pk")
    ]
