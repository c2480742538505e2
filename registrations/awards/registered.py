"""What units that register hear of earlier awards of their own people and collectives."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from datetime import datetime

from django.db.models import Q
from django.utils import timezone

from registrations.campaigns.archive import Before
from registrations.titles.models import Form, RecipientKind

from .models import AwardRecord

AT_ONCE = 400
BORNE = {Form.EMULATION_TITLE, Form.HONORARY_TITLE, Form.LOCAL_TITLE}


def earlier_awards(name_keys: Sequence[str], kind: str, unit_ids: Sequence[int], now: datetime) -> Iterator[Before]:
    """Public awards in force under these folded names in these units; what is not public is not told here either."""
    person = Q(recipient_kind=RecipientKind.PERSON)
    records = AwardRecord.objects.public(now).standing(timezone.localdate(now)).at_home_in(unit_ids)
    records = records.filter(person if kind == RecipientKind.PERSON else ~person)
    for start in range(0, len(name_keys), AT_ONCE):
        some = records.filter(name_key__in=name_keys[start : start + AT_ONCE]).select_related("title")
        for record in some.order_by("title__order", "year", "pk")[: AT_ONCE * 10]:
            yield Before(record.name_key, _what_they_became_or_got(record), record.year)


def _what_they_became_or_got(record: AwardRecord) -> str:
    """ "đã là CSTĐ cơ sở" of a title that people bear, "đã được tặng Bằng khen …" of what is given to them."""
    title = record.title
    if title and title.form in BORNE:
        return f"đã là {title.short_name or title.name}"
    return f"đã được tặng {title.name if title else record.award_name}"
