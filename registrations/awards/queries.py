"""Questions about decisions and records. Everything here that faces the public starts at ``public()``."""

from django.db.models import Count, Exists, OuterRef, Q, QuerySet, Subquery
from django.db.models.functions import Coalesce

from .models import AwardEvent, AwardRecord, Decision


def for_page(pk: int) -> Decision:
    """A decision with all that its page asks of it, in one query.

    Adds ``public_count`` (recipients that may be shown), ``has_hidden`` (the signed
    file says more than may be shown) and ``has_corrections`` (readers are to be told of some).
    """
    records = AwardRecord.objects.filter(decision=OuterRef("pk")).order_by()
    count = records.filter(is_public=True).values("decision").annotate(n=Count("pk")).values("n")
    told = AwardEvent.objects.filter(record__decision=OuterRef("pk"), record__is_public=True).exclude(public_note="")
    return (
        Decision.objects.select_related("signed_file", "public_file")
        .annotate(
            public_count=Coalesce(Subquery(count), 0),
            has_hidden=Exists(records.filter(Q(is_public=False) | Q(is_minor=True))),
            has_corrections=Exists(told),
        )
        .get(pk=pk)
    )


def corrections(decision: Decision) -> QuerySet[AwardEvent]:
    """Corrections of public records that readers are told of, newest first."""
    return AwardEvent.objects.filter(record__decision=decision, record__is_public=True).exclude(public_note="")


def public_recipients(decision: Decision) -> QuerySet[AwardRecord]:
    """Public records of a decision in the order of the list."""
    return decision.records.public().order_by("order", "pk")


def public_records(public_ids=None) -> QuerySet[AwardRecord]:
    """Public records with all that a result or a record page shows."""
    records = AwardRecord.objects.public().select_related("decision", "title", "unit")
    return records if public_ids is None else records.filter(public_id__in=public_ids)


def same_name(record: AwardRecord, limit: int = 10) -> list[AwardRecord]:
    """Other public records with exactly the same folded name and unit.

    They may be of the same person or collective; nobody has confirmed it.
    """
    if not record.unit_key or record.is_minor:
        return []
    others = public_records().filter(name_key=record.name_key, recipient_kind=record.recipient_kind, is_minor=False)
    others = others.filter(unit=record.unit) if record.unit_id else others.filter(unit_key=record.unit_key)
    return list(others.exclude(pk=record.pk).order_by("-year", "-pk")[:limit])


def decisions_for_staff() -> QuerySet[Decision]:
    """All decisions with the number of their records."""
    return Decision.objects.annotate(recipient_count=Count("records"))
