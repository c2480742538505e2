"""The mail with a code."""

from __future__ import annotations

from django.conf import settings
from django.core.mail import EmailMessage
from django.template.loader import render_to_string

from .matters import mark_of
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
