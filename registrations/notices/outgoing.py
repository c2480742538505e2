"""Sending: the queued task and what one attempt does."""

from __future__ import annotations

import logging
from datetime import timedelta

from django.core.mail import EmailMessage
from django.db.models import F
from django.utils import timezone
from django_tasks import task

from . import refusing, registry
from .models import Notice

logger = logging.getLogger(__name__)
MAX_ATTEMPTS = 12
FIRST_PAUSE = timedelta(minutes=2)


def _claim(notice_id: int) -> bool:
    """Reserve a notice for one attempt; False when it is gone, reserved or not due.

    The reservation ends by itself, so that a worker that dies while sending only delays the mail.
    """
    now = timezone.now()
    due = Notice.objects.waiting().filter(pk=notice_id, next_try_at__lte=now)
    return due.update(next_try_at=now + FIRST_PAUSE, attempts=F("attempts") + 1) == 1


def deliver(notice_id: int) -> bool:
    """Try to send one notice that is due; True when this attempt sent it.

    No transaction is open while the mail server is spoken to: a slow server
    must not keep others from writing. A failed attempt leaves the reason, and
    the pause before the next one doubles.
    """
    if not _claim(notice_id):
        return False
    notice = Notice.objects.get(pk=notice_id)
    try:
        _message(notice).send()
    except Exception as error:  # whatever the mail server or its library raises, the notice must stay
        logger.warning("Notice %s not sent: %s", notice.pk, type(error).__name__)
        # What a mail server says may name the address.
        words = type(error).__name__ if notice.confidential else f"{type(error).__name__}: {error}"
        notice.last_error = words[:300]
        notice.next_try_at = timezone.now() + FIRST_PAUSE * 2 ** min(notice.attempts, 8)
    else:
        notice.sent_at, notice.last_error = timezone.now(), ""
        if notice.confidential:
            notice.address = notice.text = notice.body = ""
    notice.save(update_fields=["sent_at", "last_error", "next_try_at", "address", "text", "body"])
    return notice.sent_at is not None


def _message(notice: Notice) -> EmailMessage:
    """The mail of a notice; where it may be refused, a mail program can offer that with one press (RFC 8058)."""
    headers = {}
    event = registry.event(notice.kind)
    if event and event.may_refuse and notice.recipient_id:
        headers["List-Unsubscribe"] = f"<{refusing.address(notice.recipient_id, notice.kind)}>"
        headers["List-Unsubscribe-Post"] = "List-Unsubscribe=One-Click"
    return EmailMessage(subject=notice.subject, body=notice.body, to=[notice.address], headers=headers)


@task()
def send_mail(notice_id: int) -> None:
    """Send one notice from the queue."""
    deliver(notice_id)
