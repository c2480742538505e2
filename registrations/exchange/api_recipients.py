"""Recipients for the API: only whom an officer confirmed and of whom everyone may see an award."""

from __future__ import annotations

from collections.abc import Iterable
from typing import Any

from django.conf import settings
from django.db.models import Exists, OuterRef, QuerySet

from registrations.awards.models import AwardRecord
from registrations.recipients.models import Recipient
from registrations.recipients.queries import public_names
from registrations.titles.models import RecipientKind
from search import text

MOST_WORDS = 12


def public_recipients(name: str = "") -> QuerySet[Recipient]:
    """Recipients that have a page of their own: not merged away, and with something to show on it.

    ``name`` narrows to those that a public award names with all of its words: a name that stands in hidden records
    only finds nobody.
    """
    shown = AwardRecord.objects.public().filter(is_minor=False, recipient_link__recipient=OuterRef("pk"))
    for word in text.fold(name).split()[:MOST_WORDS]:
        shown = shown.filter(name_key__contains=word)
    return Recipient.objects.standing().filter(Exists(shown))


def objects(recipients: Iterable[Recipient], address: str) -> list[dict[str, Any]]:
    """What the API says of recipients, in their order; ``address`` is that of the list of awards (one query)."""
    recipients = list(recipients)
    records: dict[int, list[AwardRecord]] = {}
    found = AwardRecord.objects.public().filter(is_minor=False, recipient_link__recipient__in=recipients)
    for record in found.select_related("recipient_link").order_by("decision__signed_on", "pk"):
        records.setdefault(record.recipient_link.recipient_id, []).append(record)
    return [_object(each, records[each.pk], address) for each in recipients if each.pk in records]


def _object(recipient: Recipient, history: list[AwardRecord], address: str) -> dict[str, Any]:
    name, others = public_names(recipient, history)
    years = [record.year for record in history]
    return {
        "id": recipient.public_id,
        "name": name,
        "other_names": others,
        "recipient_kind": recipient.kind,
        "recipient_kind_label": str(RecipientKind(recipient.kind).label),
        "birth_year": recipient.birth_year if recipient.shows_birth_year else None,
        "award_count": len(history),
        "first_year": min(years),
        "last_year": max(years),
        "url": f"{settings.SITE_URL}{recipient.get_absolute_url()}",
        "awards_url": f"{address}?recipient={recipient.public_id}",
    }
