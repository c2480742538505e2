"""What is known of an office's lists: kept when a list is confirmed, used when the next one comes."""

from django.utils import timezone

from registrations.titles.models import Title
from search import text

from .models import ImportWording, RecipientImport, SenderMemory

ASSIGNABLE = ("headings", "sections", "values")
_MOST = 3000  # wordings kept of one kind: an office that sends more has no habit worth keeping


def sender_key(sender: str) -> str:
    """The form under which an office is remembered."""
    return text.fold(sender)[:200]


def memory_of(batch: RecipientImport) -> SenderMemory | None:
    """How lists of the import's sender were read the last time, if known."""
    key = sender_key(batch.sender)
    if not key:
        return None
    body = batch.decision.organising_body_id
    return SenderMemory.objects.filter(organising_body=body, sender_key=key).select_related("remembered_by").first()


def assigned_for(batch: RecipientImport) -> dict[str, dict]:
    """headings, sections and values for the reader: remembered ones below what was re-assigned in this import."""
    memory = memory_of(batch) if batch.uses_memory else None
    made = {}
    for name in ASSIGNABLE:
        made[name] = dict((memory.assigned.get(name) if memory else None) or {})
        for key, value in (batch.assigned.get(name) or {}).items():
            made[name][key] = {**made[name].get(key, {}), **value} if name == "values" else value
    return made


def answers_of(batch: RecipientImport) -> dict[tuple[str, str], dict]:
    """What officers decided about wordings in this import."""
    answered = batch.wordings.exclude(answered_at=None)
    return {(wording.about, wording.key): wording.found for wording in answered}


def remember(batch: RecipientImport, by) -> None:
    """Keep how this import was read for the next list of the same sender.

    A reading made without the memory takes its place; otherwise it adds to it.
    """
    key = sender_key(batch.sender)
    answered = list(batch.wordings.exclude(answered_at=None)[:_MOST])
    if not key or not (answered or any(batch.assigned.values())):
        return
    memory, _ = SenderMemory.objects.select_for_update().get_or_create(
        organising_body_id=batch.decision.organising_body_id, sender_key=key, defaults={"sender": batch.sender}
    )
    memory.assigned = assigned_for(batch)
    if not batch.uses_memory:
        memory.awards, memory.units = {}, {}
    codes = dict(Title.objects.values_list("pk", "code"))
    for wording in answered:
        if wording.about == ImportWording.About.AWARD:
            memory.awards[wording.key] = {
                "code": codes.get(wording.found.get("title_id"), ""),
                "award_class": wording.found.get("award_class", ""),
                "kind": wording.found.get("kind", ""),
            }
        else:
            memory.units[wording.key] = {name: wording.found.get(name) for name in ("unit_id", "within_id")}
    memory.sender, memory.sender_unit = batch.sender, batch.sender_unit
    memory.remembered_by, memory.remembered_at = by, timezone.now()
    memory.save()
