"""Mails about accounts."""

from django.conf import settings
from django.core.mail import EmailMessage
from django.template.loader import render_to_string
from django.urls import reverse


def invitation(invitation, token):
    """The mail with the one address at which an invitation is accepted."""
    path = reverse("accounts:accept_invitation", args=[token])
    body = render_to_string(
        "portal/accounts/mail/invitation.txt",
        {"invitation": invitation, "url": settings.SITE_URL + path, "site_name": settings.WAGTAIL_SITE_NAME},
    )
    return EmailMessage(
        subject="Mời lập tài khoản trên Trang Thông tin điện tử Thi đua, khen thưởng",
        body=body,
        to=[invitation.email],
    )


def second_factor_reset(user, by):
    """Tell somebody that their second factor was taken off, by whom, and what to do."""
    body = render_to_string(
        "portal/accounts/mail/second_factor_reset.txt",
        {
            "user": user,
            "by": by,
            "url": settings.SITE_URL + reverse("account_login"),
            "site_name": settings.WAGTAIL_SITE_NAME,
        },
    )
    return EmailMessage(subject="Xác thực hai bước của tài khoản vừa được gỡ", body=body, to=[user.email])
