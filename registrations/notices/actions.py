"""Notices are written with the event they tell of, and sent when its transaction is through."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from functools import partial
from typing import Any

from django.conf import settings
from django.db import transaction
from django.template.loader import render_to_string
from django.utils import timezone

from .models import Notice
from .outgoing import MAX_ATTEMPTS, deliver, send_mail


def queue(
    kind: str, recipients: Iterable[Any], *, template: str, context: Mapping[str, Any], about: str = ""
) -> list[Notice]:
    """Write one mail to each active user, in the running transaction, and send after it.

    `template` is a text template whose first line is the subject. `about` names
    the record, for the log. A user who appears twice gets one mail.
    """
    by_address = {user.email: user for user in recipients if user.is_active and user.email}
    return [_queue_one(kind, address, user, template, context, about) for address, user in sorted(by_address.items())]


def queue_to_address(kind: str, address: str, *, template: str, context: Mapping[str, Any], about: str = "") -> Notice:
    """Write one mail to somebody without an account."""
    return _queue_one(kind, address, None, template, context, about)


def _queue_one(kind, address, user, template, context, about) -> Notice:
    text = render_to_string(template, {"recipient": user, "site_url": settings.SITE_URL, **context})
    subject, _, body = text.strip().partition("\n")
    notice = Notice.objects.create(
        kind=kind,
        recipient=user,
        address=address,
        subject=" ".join(subject.split())[:250],  # one line: nothing typed may become a mail header
        body=body.strip() + "\n",
        about=about,
    )
    transaction.on_commit(partial(send_mail.enqueue, notice.pk))
    return notice


def send_waiting(limit: int = 200) -> int:
    """Try again what has not gone and is due, oldest first. Returns how many went."""
    waiting = Notice.objects.filter(
        sent_at__isnull=True, attempts__lt=MAX_ATTEMPTS, next_try_at__lte=timezone.now()
    ).order_by("queued_at", "pk")
    return sum(deliver(pk) for pk in waiting.values_list("pk", flat=True)[:limit])
