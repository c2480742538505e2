"""What stood before and after a step, as plain data: enough to put it back exactly."""

from collections.abc import Iterable
from datetime import datetime

from registrations.awards.models import AwardRecord
from registrations.consultations.models import Nominee

from .models import Recipient, RecipientNominee, RecipientRecord

_LINKS = {"records": RecipientRecord, "nominees": RecipientNominee}
_TARGETS = {"records": ("record_id", AwardRecord), "nominees": ("nominee_id", Nominee)}


def snapshot(*, records: Iterable[int] = (), nominees: Iterable[int] = (), recipients: Iterable[int] = ()) -> dict:
    """Links of these records and nominees (None where there is none) and where the recipients were merged to.

    A recipient that does not exist is left out.
    """
    merged = Recipient.objects.filter(pk__in=list(recipients)).values_list("pk", "merged_into_id")
    return {
        "records": _links("records", records),
        "nominees": _links("nominees", nominees),
        "merged": {str(pk): into for pk, into in merged},
    }


def again(before: dict) -> dict:
    """The present state of everything that a snapshot holds."""
    return snapshot(
        records=map(int, before.get("records", ())),
        nominees=map(int, before.get("nominees", ())),
        recipients=map(int, before.get("merged", ())),
    )


def same(one: dict, other: dict) -> bool:
    """Is the state the same? Records and nominees that are gone altogether play no part."""
    gone = _gone(one)
    return all(
        {key: value for key, value in one.get(part, {}).items() if (part, key) not in gone}
        == {key: value for key, value in other.get(part, {}).items() if (part, key) not in gone}
        for part in ("records", "nominees", "merged")
    )


def restore(before: dict, after: dict) -> None:
    """Put back the links and merges of ``before``; recipients that only ``after`` knows go again."""
    gone = _gone(before)
    for part, model in _LINKS.items():
        name, _ = _TARGETS[part]
        links = before.get(part, {})
        model.objects.filter(**{f"{name}__in": [int(pk) for pk in links]}).delete()
        model.objects.bulk_create(
            model(
                **{name: int(pk)},
                recipient_id=link["recipient"],
                confirmed_by_id=link["by"],
                confirmed_at=datetime.fromisoformat(link["at"]),
                why=link["why"],
            )
            for pk, link in links.items()
            if link and (part, pk) not in gone
        )
    for pk, into in before.get("merged", {}).items():
        Recipient.objects.filter(pk=int(pk)).update(merged_into=into)
    Recipient.objects.filter(pk__in=made(before, after)).delete()


def made(before: dict, after: dict) -> list[int]:
    """Recipients that the step created."""
    return [int(pk) for pk in after.get("merged", {}) if pk not in before.get("merged", {})]


def _links(part: str, pks: Iterable[int]) -> dict:
    name, _ = _TARGETS[part]
    pks = list(pks)
    found: dict[str, dict | None] = {str(pk): None for pk in pks}
    for link in _LINKS[part].objects.filter(**{f"{name}__in": pks}):
        found[str(getattr(link, name))] = {
            "recipient": link.recipient_id,
            "by": link.confirmed_by_id,
            "at": link.confirmed_at.isoformat(),
            "why": link.why,
        }
    return found


def _gone(state: dict) -> set[tuple[str, str]]:
    """Records and nominees of a snapshot that were deleted since."""
    found = set()
    for part, (_, model) in _TARGETS.items():
        keys = state.get(part, {})
        there = set(model.objects.filter(pk__in=[int(pk) for pk in keys]).values_list("pk", flat=True)) if keys else ()
        found |= {(part, pk) for pk in keys if int(pk) not in there}
    return found
