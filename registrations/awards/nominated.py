"""Questions about awards that came of nominations: who may take them, what was given before, the public story."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from datetime import datetime
from typing import Any

from django.db.models import QuerySet
from django.utils import timezone

from registrations.consultations.models import Consultation, Nominee
from registrations.nominations import rules as nominations
from registrations.nominations.hooks import GivenAward, PastAward
from registrations.nominations.models import Case, Nomination
from registrations.nominations.states import State
from search import text

from . import rules
from .models import AwardRecord, Decision, NominatedAward

# A decision awards what the council passed; one of a higher level, what was sent on to it.
TAKEN_FROM = (State.PASSED, State.AWAITING, State.FORWARDED, State.DECIDED)
MOST_AWARDS = 2_000


def may_take(user: Any, decision: Decision) -> bool:
    """Whether this person may take nominations into this decision: before it is published with recipients."""
    return rules.may_import(user) and nominations.may_see_desk(user) and rules.takes_imports(decision)


def takeable(decision: Decision) -> QuerySet[Case]:
    """Cases of the same council that were passed and have no award yet."""
    found = Case.objects.standing().filter(
        nomination__organising_body=decision.organising_body_id, nomination__state__in=TAKEN_FROM, awards__isnull=True
    )
    return found.select_related("title", "nomination__unit").order_by("nomination__created_at", "order", "pk")


def nomination_of(record: AwardRecord) -> NominatedAward | None:
    """The link of a record to its nomination, if it has one."""
    return NominatedAward.objects.select_related("case__nomination").filter(record=record).first()


def past_awards(name_keys: Sequence[str]) -> Iterator[PastAward]:
    """Awards in force under these folded names, for the hints of nominations."""
    now = timezone.now()
    records = AwardRecord.objects.filter(name_key__in=name_keys).standing(timezone.localdate(now))
    for record in records.select_related("decision", "title").order_by("-year", "pk")[:MOST_AWARDS]:
        is_public = record.is_public and record.decision.is_published(now)
        yield PastAward(
            name_key=record.name_key,
            birth_year=record.birth_year,
            unit_key=record.unit_key,
            title_code=record.title.code if record.title else "",
            award=record.award_name,
            year=record.year,
            decision=str(record.decision),
            url=record.get_absolute_url() if is_public else "",
            is_public=is_public and not record.is_minor,
        )


def given_awards(nomination: Nomination) -> Iterator[GivenAward]:
    """What published decisions gave the cases of a nomination, for the unit's own page."""
    now = timezone.now()
    found = NominatedAward.objects.filter(case__nomination=nomination.pk)
    for link in found.select_related("record__decision", "record__title").order_by("case__order", "pk"):
        record = link.record
        if record.decision.is_published(now):
            url = record.get_absolute_url() if record.is_public else ""
            yield GivenAward(link.case_id, record.award_name, str(record.decision), url)


def awarded_nominees(nominees: Sequence[Nominee]) -> set[int]:
    """Which of some nominees of one consultation were awarded, by primary key; their details stay public.

    Known by the chain where there is one; a nominee that was typed in by hand
    by the same name and the same award, decided after the nominee was listed,
    rather one too many than one too few.
    """
    cases = {nominee.case_id: nominee.pk for nominee in nominees if nominee.case_id}
    by_chain = NominatedAward.objects.filter(case__in=cases).values_list("case", flat=True)
    found = {cases[case] for case in by_chain}
    typed = [nominee for nominee in nominees if not nominee.case_id]
    keys = {text.fold(text.without_titles(nominee.name))[:500] for nominee in typed}
    records = AwardRecord.objects.filter(name_key__in=keys).values_list(
        "name_key", "title__code", "decision__signed_on"
    )
    given = {(key, code): signed_on for key, code, signed_on in records.order_by("decision__signed_on")}
    for nominee in typed:
        signed_on = given.get((text.fold(text.without_titles(nominee.name))[:500], nominee.title.code))
        if signed_on and signed_on >= nominee.consultation.opens_on:
            found.add(nominee.pk)
    return found


@dataclass(frozen=True, slots=True)
class Chapter:
    """One thing that everybody may know of how an award came about."""

    name: str
    url: str
    opens_at: datetime | None
    closes_at: datetime | None
    has_outcome: bool
    published_at: datetime | None = None


def story(record: AwardRecord, now: datetime) -> list[Chapter]:
    """The public consultations on the nomination of which the award came; of the nomination itself nothing is public."""
    if record.is_minor:
        return []
    listed = Nominee.objects.public().standing().filter(case__awards__record=record).values("consultation")
    found = Consultation.objects.closed(now).filter(pk__in=listed).select_related("outcome").order_by("opens_at", "pk")
    return [
        Chapter(
            each.title,
            each.get_absolute_url(),
            each.opens_at,
            each.closes_at,
            each.has_outcome,
            each.outcome.published_at if each.has_outcome else None,
        )
        for each in found
    ]
