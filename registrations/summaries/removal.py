"""Details of those who were not awarded, taken off the public pages some days after the outcome.

Purpose limit (Law on Personal Data Protection 91/2025/QH15): a name was shown
so that people could say what they know before the council met. When that is
over and no award followed, the page keeps the number of the case and the
award proposed, and says when the rest was taken off. The row stays in the
file of the office; the text as it was frozen at the opening, which names
everybody, is erased, and its hash stands in the register. There is no way back.
"""

from __future__ import annotations

from collections.abc import Callable, Iterable
from dataclasses import dataclass
from datetime import date

from django.core.exceptions import PermissionDenied
from django.db import transaction
from django.utils import timezone
from wagtail.log_actions import log

from registrations.consultations.models import Consultation, Nominee
from registrations.consultations.queries import DETAILS_REMOVED
from registrations.receipts.actions import append
from search.outbox.actions import enqueue
from search.text import whole_number

from . import rules

REMOVAL_KIND = DETAILS_REMOVED
Awarded = Callable[[list[Nominee]], set[int]]
_awarded: list[Awarded] = []


def register(provider: Awarded) -> None:
    """Let a room above say which of some nominees were awarded, by their primary keys."""
    if provider not in _awarded:
        _awarded.append(provider)


@dataclass(frozen=True, slots=True)
class Plan:
    """What a removal would do for one consultation: who goes, who stays because of an award, from which day."""

    consultation: Consultation
    due: date
    going: list[Nominee]
    staying: list[Nominee]


def plan(consultation) -> Plan | None:
    """Who would be taken off, due or not; None before the outcome. Nothing is written."""
    due = rules.details_due(consultation)
    if due is None:
        return None
    nominees = list(
        consultation.nominees.filter(details_removed_at__isnull=True).select_related("title", "consultation")
    )
    kept = awarded(nominees)
    return Plan(
        consultation,
        due,
        [each for each in nominees if each.pk not in kept],
        [each for each in nominees if each.pk in kept],
    )


def awarded(nominees: list[Nominee]) -> set[int]:
    """Which of some nominees of one consultation were awarded, by primary key."""
    return set().union(*(provider(nominees) for provider in _awarded)) if nominees else set()


def due_plans(now=None) -> Iterable[Plan]:
    """Consultations whose day has come and where somebody is still to be taken off."""
    now = now or timezone.now()
    today = timezone.localdate(now)
    found = Consultation.objects.filter(outcome__isnull=False, nominees__details_removed_at__isnull=True)
    for consultation in found.select_related("outcome", "organising_body").distinct().order_by("pk"):
        made = plan(consultation)
        if made and made.going and made.due <= today:
            yield made


@transaction.atomic
def remove_details(consultation, *, by=None, now=None) -> list[Nominee]:
    """Take details of those not awarded off the public pages, by hand (``by``) or when the day has come.

    Returns the nominees concerned. Raises PermissionDenied before the day, and
    for a person who may not.
    """
    now = now or timezone.now()
    found = Consultation.objects.select_for_update(of=("self",)).select_related("organising_body", "outcome")
    consultation = found.get(pk=consultation.pk)
    made = plan(consultation)
    if made is None or made.due > timezone.localdate(now) or (by and not rules.may_remove_details(by)):
        raise PermissionDenied
    if not made.going:
        return []
    keys = [each.pk for each in made.going]
    Nominee.objects.filter(pk__in=keys).update(details_removed_at=now)
    Consultation.objects.filter(pk=consultation.pk).update(frozen="")
    append(REMOVAL_KIND, _told(consultation.pk, keys), subject=f"consultation:{consultation.pk}", at=now)
    log(instance=consultation, action="summaries.remove_details", user=by, data={"nominees": keys})
    enqueue("consultation", consultation.pk)
    return made.going


def _told(consultation_id: int, keys: Iterable[int]) -> dict[str, object]:
    return {"consultation": consultation_id, "nominees": sorted(keys)}


def content_of(entry) -> dict[str, object] | None:
    """What the register was told of a removal, made again from the nominees; for the check of the register."""
    number = whole_number(entry.subject.partition(":")[2])
    if number is None:
        return None
    gone = Nominee.objects.filter(consultation=number, details_removed_at=entry.at).values_list("pk", flat=True)
    return _told(number, gone) if gone else None
