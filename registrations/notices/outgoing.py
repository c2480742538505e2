"""Sending: the queued task and what one attempt does."""

from __future__ import annotations

import logging

from django.core.mail import EmailMessage
from django.db import transaction
from django.utils import timezone
from django_tasks import task

from .models import Notice

logger = logging.getLogger(__name__)
MAX_ATTEMPTS = 8


def deliver(notice_id: int) -> bool:
    """Try to send one notice; True when it is gone (now or before).

    A mail server that does not answer leaves the notice unsent with the reason;
    `actions.send_waiting` tries again.
    """
    with transaction.atomic():
        notice = Notice.objects.select_for_update().filter(pk=notice_id).first()
        if notice is None or notice.sent_at:
            return notice is not None
        notice.attempts += 1
        try:
            EmailMessage(subject=notice.subject, body=notice.body, to=[notice.address]).send()
        except Exception as error:  # whatever the mail server or its library raises, the notice must stay
            logger.warning("Notice %s not sent: %s", notice.pk, type(error).__name__)
            notice.last_error = f"{type(error).__name__}: {error}"[:300]
        else:
            notice.sent_at, notice.last_error = timezone.now(), ""
        notice.save(update_fields=["attempts", "sent_at", "last_error"])
    return notice.sent_at is not None


@task()
def send_mail(notice_id: int) -> None:
    """Send one notice from the queue."""
    deliver(notice_id)
