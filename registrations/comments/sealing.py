"""The end of a window in the register: from that entry on nothing can come into it, whatever a clock says.

Time alone closes a window, to the microsecond. The entry is the proof of it:
it says how many comments had come, it is written once the window is over (with
some minutes' grace for what had arrived and was still being stored), and the
database takes no online comment after it. A clock that is set back, or a row
that claims an earlier hour, therefore opens nothing again.
"""

from __future__ import annotations

from datetime import datetime, timedelta
from typing import Any

from django.db import transaction
from django.db.models import CharField, Exists, F, OuterRef, Value
from django.db.models.functions import Cast, Concat
from django.utils import timezone

from registrations.consultations.models import Consultation
from registrations.receipts.actions import append
from registrations.receipts.contents import number_before
from registrations.receipts.models import Entry
from search.text import whole_number

from . import rules
from .actions import RECEIPT_KIND
from .noting import subject_of

# A comment has arrived with its last byte; to be stored it may have to wait for others.
GRACE = timedelta(minutes=15)


def _content(consultation_id: int, comments: int) -> dict[str, Any]:
    return {"consultation": consultation_id, "comments": comments}


@transaction.atomic
def seal(consultation, now: datetime) -> Entry | None:
    """Write the end of a window into the register; None before the time, and when it stands there already."""
    consultation = Consultation.objects.select_for_update(of=("self",)).get(pk=consultation.pk)
    if consultation.opened_at is None or now < consultation.closes_at + GRACE or rules.is_sealed(consultation):
        return None
    subject = subject_of(consultation.pk)
    comments = Entry.objects.filter(subject=subject, kind=RECEIPT_KIND).count()
    return append(rules.SEAL_KIND, _content(consultation.pk, comments), subject=subject, at=now)


def seal_due(now: datetime | None = None) -> int:
    """Seal every window that is over and has not been sealed. Returns how many."""
    now = now or timezone.now()
    subject = Concat(Value("consultation:"), Cast(OuterRef("pk"), CharField()), output_field=CharField())
    closed = Entry.objects.filter(subject=subject, kind=rules.SEAL_KIND, at__gte=OuterRef("closes_at"))
    due = Consultation.objects.closed(now - GRACE).filter(~Exists(closed)).order_by(F("closes_at"), "pk")
    return sum(seal(consultation, now) is not None for consultation in due)


def content_of(entry: Entry) -> dict[str, Any] | None:
    """What the register was told, made again from the register itself."""
    number = whole_number(entry.subject.partition(":")[2])
    return None if number is None else _content(number, number_before(entry, RECEIPT_KIND))
