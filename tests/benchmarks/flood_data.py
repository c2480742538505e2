"""The flood, before and after: an office with one open consultation, and what stands when the water is gone.

`python -m tests.benchmarks.flood_data make -` prints where the window is; `check FILE` compares what honest senders
were answered with what is there. Both run in a process of their own, with the settings of the portal.
"""

from __future__ import annotations

import json
import sys
from datetime import timedelta
from pathlib import Path
from typing import Any

NOMINEES = 12


def make() -> dict[str, Any]:
    """A fresh office with its first pages, and a consultation opened an hour ago."""
    from django.core.management import call_command
    from django.utils import timezone

    from registrations.units.models import OrganisingBody
    from tests.factories.consultations import ConsultationFactory, NomineeFactory

    call_command("migrate", verbosity=0)
    call_command("createcachetable", verbosity=0)
    call_command("collectstatic", interactive=False, verbosity=0)
    call_command("setup_office", verbosity=0)
    body = OrganisingBody.objects.first()
    consultation = ConsultationFactory(organising_body=body)
    for _ in range(NOMINEES):
        NomineeFactory(consultation=consultation)
    _open(consultation, timezone.now() - timedelta(hours=1))
    call_command("rebuild_index", verbosity=0)
    return {"path": consultation.get_absolute_url()}


def _open(consultation: Any, at: Any) -> None:
    from registrations.consultations import actions
    from tests.factories.consultations import officer
    from tests.factories.privacy import ConsentTextFactory

    ConsentTextFactory()
    actions.open_window(consultation, by=officer("open_consultation"), now=at)


def check(told: dict[str, Any]) -> dict[str, Any]:
    """Faults in words, and how many of those kept carry a sign; ``told`` maps receipt codes to honest texts."""
    from registrations.comments import actions
    from registrations.comments.models import Comment
    from registrations.receipts.actions import matches, verify_chain
    from registrations.receipts.models import Receipt

    kept = {
        row.receipt.code: row
        for row in Comment.objects.filter(receipt__code__in=told).select_related("receipt", "nominee", "consultation")
    }
    faults = []
    for code, text in told.items():
        row = kept.get(code)
        if row is None:
            faults.append(f"{code}: was answered and is lost")
        elif row.text != text:
            faults.append(f"{code}: is not what was sent")
        elif not matches(row.receipt, _content(actions, row)):
            faults.append(f"{code}: the register does not hold what was sent")
    verified = verify_chain()
    comments = Comment.objects.count()
    if Receipt.objects.filter(kind=actions.RECEIPT_KIND).count() != comments:
        faults.append("receipts and comments differ in number")
    return {
        "faults": [*faults, *verified.problems],
        "kept": comments,
        "entries": verified.entries,
        "honest_flagged": sum(1 for row in kept.values() if row.suspicion),
        "spam_flagged": Comment.objects.exclude(receipt__code__in=told).exclude(suspicion="").count(),
        "spam_plain": Comment.objects.exclude(receipt__code__in=told).filter(suspicion="").count(),
        "signs": sorted({row.suspicion for row in kept.values() if row.suspicion})[:5],
    }


def _content(actions: Any, row: Any) -> dict[str, Any]:
    """What the register committed to, from what is kept."""
    new = actions.NewComment(
        stance=row.stance, text=row.text, nominee=row.nominee, anonymous=row.anonymous, name=row.sender_name,
        phone=row.sender_phone, email=row.sender_email, address=row.sender_address,
    )  # fmt: skip
    return actions.content_of(row.consultation, new, [])


def main() -> None:
    import django

    django.setup()
    what, given = sys.argv[1:3]
    print(json.dumps(make() if what == "make" else check(json.loads(Path(given).read_text()))))


if __name__ == "__main__":
    main()
