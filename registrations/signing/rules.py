"""Which ways to confirm are open to whom, and when one has tried too often."""

from __future__ import annotations

from datetime import datetime
from typing import Any

from allauth.mfa.models import Authenticator
from django.conf import settings

from .matters import act_of
from .models import Attempt, Method

MOST_WRONG = 5
_NEEDS = {Method.TOTP: Authenticator.Type.TOTP, Method.PASSKEY: Authenticator.Type.WEBAUTHN}


def methods_for(user: Any) -> list[str]:
    """The ways that the office allows and that this person has, in the order of the setting."""
    have = set(Authenticator.objects.filter(user=user).values_list("type", flat=True))
    return [
        method
        for method in settings.SIGN_OFF_METHODS
        if (bool(user.email) if method == Method.EMAIL else _NEEDS[Method(method)] in have)
    ]


def is_asked_for(purpose: str) -> bool:
    """Whether an act is confirmed with a second factor; which ones is a setting, but registrations always are."""
    act = act_of(purpose)
    return act == "registration" or act in settings.SIGN_OFF_ACTS


def has_tried_too_often(user: Any, now: datetime) -> bool:
    """Whether this person has answered wrongly so often lately that no further answer is looked at."""
    return tries_left(user, now) == 0


def tries_left(user: Any, now: datetime) -> int:
    """How many wrong answers this person may still give before the pause."""
    return max(0, MOST_WRONG - Attempt.objects.failed_lately(user, now).count())


def may_see_attempts(user: Any) -> bool:
    """Whoever looks after accounts sees who had trouble with signing."""
    return user.is_active and user.has_perm("signing.view_attempt")
