"""The form of a campaign on paper, for a unit or for everybody: made, read, and taken over into a draft."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from datetime import datetime
from typing import Any

from django.core import signing
from django.db import transaction

from registrations.titles.models import RecipientKind, Title

from . import actions, paper, queries
from .deadlines import deadline_for
from .models import Campaign, Question, Registration
from .paper_files import document_of, workbook_of
from .paper_reading import Reading, read
from .steps import COLLECTIVES, PERSONS, TARGETS, UNIT, Step, steps_of

WRITERS = {"docx": document_of, "xlsx": workbook_of}
SALT = "campaigns.form_files"
KEPT_FOR = 12 * 60 * 60  # seconds for which a form that was read may be taken over
LISTS = {COLLECTIVES.key: RecipientKind.COLLECTIVE, PERSONS.key: RecipientKind.PERSON}
FILLED = (UNIT, COLLECTIVES, PERSONS, TARGETS)


def _titles(campaign: Campaign, now: datetime, registration: Registration | None = None) -> dict[str, list[Title]]:
    """The titles of each list: those that may be aimed at, and those that the draft has already."""
    found = {}
    for key, kind in LISTS.items():
        offered = queries.titles_for(campaign, kind, now)
        rows = queries.rows_of(registration, kind) if registration else []
        there = {title.pk for title in offered}
        had = {row.title_id: row.title for row in rows if row.title_id and row.title_id not in there}
        found[key] = [*offered, *had.values()]
    return found


def blank(campaign: Campaign, ending: str, now: datetime, *, kind: str | None = None) -> bytes:
    """The form for no unit in particular; the deadline is that of a kind of unit, or the common one."""
    made = paper.paper_of(
        campaign, queries.questions_of(campaign), _titles(campaign, now), deadline=deadline_for(campaign, kind).words
    )
    return WRITERS[ending](made)


def for_unit(registration: Registration, ending: str, now: datetime) -> bytes:
    """The form of a unit (a registration with all its parts, see `queries.full`) with what its draft holds."""
    campaign = registration.campaign
    made = paper.paper_of(
        campaign,
        queries.questions_of(campaign),
        _titles(campaign, now, registration),
        deadline=registration.deadline,
        unit=registration.unit,
        filled={step.key: actions.stored_data(registration, step.key) for step in _steps(campaign)},
    )
    return WRITERS[ending](made)


def read_for(registration: Registration, data: bytes, now: datetime) -> Reading:
    """What a filled form says for a registration with all its parts. Raises paper_reading.RefusedForm."""
    campaign = registration.campaign
    titles = _titles(campaign, now, registration)
    return read(data, campaign, queries.questions_of(campaign), titles, unit=registration.unit)


def _steps(campaign: Campaign) -> list[Step]:
    """The steps of a campaign that a form on paper fills in."""
    return [step for step in steps_of(campaign) if step in FILLED]


def offers(registration: Registration, reading: Reading) -> list[dict[str, Any]]:
    """Each step that could be taken over: whether it can, whether it says anything, whether it is new."""
    return [
        {
            "step": step,
            "errors": reading.errors.get(step.key, []),
            "filled": _says_something(reading.payloads.get(step.key, {})),
            "new": reading.payloads.get(step.key) != actions.stored_data(registration, step.key),
        }
        for step in _steps(registration.campaign)
    ]


def _says_something(payload: Mapping[str, Any]) -> bool:
    return any(bool(value) for value in payload.values())


def would_be(registration: Registration, reading: Reading, steps: Sequence[str]) -> dict[str, Any]:
    """The content of the registration if these steps were taken over; for the comparison."""
    content = dict(queries.content(registration))
    said = reading.payloads
    if UNIT.key in steps:
        content["contact"] = {"name": said["unit"]["contact_name"], "phone": said["unit"]["contact_phone"]}
    known = {row.title_id: row.title for row in registration.rows.all()}
    known |= registration.campaign.titles.in_bulk()
    for key in LISTS:
        if key in steps:
            content[key] = [
                row | {"title": known[row["title_id"]].name if row["title_id"] in known else ""}
                for row in said[key]["rows"]
            ]
    if TARGETS.key in steps:
        given = {
            str(question.key): said["targets"]["answers"].get(question.pk, "") for question in _asked(registration)
        }
        content["answers"] = [
            each | ({"value": given[each["key"]]} if each["kind"] != Question.Kind.FILE else {})
            for each in content["answers"]
        ]
        content["pledge"] = said["targets"]["pledge"]
    return content


def _asked(registration: Registration) -> list[Question]:
    return queries.questions_of(registration.campaign)


def seal(registration: Registration, reading: Reading, by: Any) -> str:
    """What was read, signed, so that it comes back from the preview as it was."""
    good = {step: payload for step, payload in reading.payloads.items() if step not in reading.errors}
    return signing.dumps({"of": str(registration.pk), "by": by.pk, "said": good}, salt=SALT, compress=True)


def unseal(registration: Registration, sealed: str, by: Any) -> dict[str, dict[str, Any]] | None:
    """The payloads that `seal` signed for this person and registration; None where they are not, or too old."""
    try:
        opened = signing.loads(sealed, salt=SALT, max_age=KEPT_FOR)
    except signing.BadSignature:
        return None
    if opened["of"] != str(registration.pk) or opened["by"] != by.pk:
        return None
    said: dict[str, dict[str, Any]] = opened["said"]
    if TARGETS.key in said:  # keys of JSON are texts
        said[TARGETS.key]["answers"] = {int(pk): value for pk, value in said[TARGETS.key]["answers"].items()}
    return said


@transaction.atomic
def take_over(
    registration: Registration,
    said: Mapping[str, dict[str, Any]],
    steps: Sequence[str],
    *,
    version: int,
    by: Any,
    now: datetime | None = None,
) -> list[str]:
    """Save the chosen steps of a form that was read, all or none; names the steps. Raises as `actions.save_step`."""
    asked = {step.key for step in _steps(registration.campaign)}
    taken = [key for key in steps if key in said and key in asked]
    for key in taken:
        payload = dict(said[key])
        if key == TARGETS.key and registration.campaign.is_document:
            payload["pledge"] = registration.pledge  # a document has none on paper
        actions.save_step(registration.pk, key, payload, version=version, by=by, now=now)
    return taken
