"""The second factor on the page where something is signed: what is shown, and what is made of the answer.

A page shows `ways(…)` through the template `registrations/signing/form.html` and hands what comes back to `take`.
"""

from __future__ import annotations

from collections.abc import Mapping
from datetime import datetime
from typing import Any

from django.http import HttpRequest
from django.utils import timezone

from . import actions, passkeys, rules
from .matters import Matter
from .models import Method


class Changed(Exception):
    """What was on the screen is not what stands there now; `message` says so, in Vietnamese."""

    def __init__(self) -> None:
        self.message = "Nội dung đã đổi sau khi ông, bà mở trang này. Mời xem lại bản mới rồi ký."
        super().__init__(self.message)


def ways(
    request: HttpRequest, matter: Matter, hidden: Mapping[str, Any], now: datetime, *, passkey: bool = True
) -> dict[str, Any]:
    """How this person may confirm a matter: a typed code, a code by mail, a passkey; or that nothing is asked.

    `hidden` goes with every answer. A page that shows several forms offers the
    passkey in one of them: the browser holds one challenge at a time.
    """
    fields = {**hidden, "hash": matter.content_hash}
    if not rules.is_asked_for(matter.purpose):
        return {"asked": False, "matter": matter, "hidden": fields}
    methods = rules.methods_for(request.user)
    by_key = passkey and Method.PASSKEY in methods
    waiting = actions.waiting_code(request.user, matter, now=now) if Method.EMAIL in methods else None
    return {
        "asked": True,
        "matter": matter,
        "hidden": fields,
        "app": Method.TOTP in methods,
        "mail": Method.EMAIL in methods,
        "waiting": waiting,
        "takes_code": Method.TOTP in methods or waiting,
        "passkey": by_key,
        "js": {"request_options": passkeys.challenge(request.user, matter, request.session, now)} if by_key else None,
        "none": not methods,
    }


def take(request: HttpRequest, matter: Matter, now: datetime | None = None) -> bool:
    """Make what was pressed of it: True when a code is on its way, False when the matter may be sent now.

    Raises Changed when another content was on the screen, `actions.NotConfirmed`
    when the answer is not right or no code can be sent yet.
    """
    if not rules.is_asked_for(matter.purpose):
        return False
    if request.POST.get("hash", "") != matter.content_hash:
        raise Changed
    now = now or timezone.now()
    if "nhan-ma" in request.POST:
        actions.send_code(request.user, matter, now=now)
        return True
    code, passkey = request.POST.get("code", ""), request.POST.get("credential", "")
    actions.confirm(request.user, matter, code=code, passkey=passkey, session=request.session, now=now)
    return False
