"""The mail with a code, and the one that says that somebody guesses."""

from __future__ import annotations

from datetime import datetime
from typing import Any

from django.conf import settings
from django.core.mail import EmailMessage
from django.template.loader import render_to_string

from .matters import ACTS, Matter, act_of, mark_of
from .models import Confirmation


def code(confirmation: Confirmation, digits: str, title: str) -> EmailMessage:
    """The one mail that holds the code; it is kept nowhere."""
    context = {
        "confirmation": confirmation,
        "user": confirmation.user,
        "code": f"{digits[:3]} {digits[3:]}",
        "title": title,
        "mark": mark_of(confirmation.content_hash),
        "site_name": settings.WAGTAIL_SITE_NAME,
    }
    body = render_to_string("registrations/signing/mail/code.txt", context)
    return EmailMessage(subject="Mã xác nhận ký duyệt", body=body, to=[confirmation.user.email])


def paused(user: Any, matter: Matter, at: datetime) -> EmailMessage:
    """What a person is told whose account has given so many wrong answers that signing pauses."""
    context = {
        "user": user,
        "act": ACTS.get(act_of(matter.purpose), "Ký duyệt"),
        "at": at,
        "site_url": settings.SITE_URL,
        "site_name": settings.WAGTAIL_SITE_NAME,
    }
    body = render_to_string("registrations/signing/mail/paused.txt", context)
    return EmailMessage(subject="Nhiều lần nhập mã ký duyệt chưa đúng", body=body, to=[user.email])
