"""What was typed when the session had ended: kept until the same person has signed in again.

The form carries a token that only somebody who had it open can send, so
strangers cannot fill the store, and nobody else who signs in at the same
machine is shown it.
"""

from __future__ import annotations

import json
from datetime import timedelta
from typing import Any

from django.core import signing
from django.http import HttpRequest, QueryDict

KEPT = "campaigns.typed"
SALT = "campaigns.keeping"
LASTS = timedelta(days=2)
MOST = 400_000  # signs; a form with more is given back to be copied
NOT_TYPED = {"csrfmiddlewaretoken", "giu", "xoa", "them", "nghi", "lay", "gop", "form_key", "code", "credential"}


def token_for(user: Any, path: str) -> str:
    """What the form at an address carries for the person who has it open."""
    return signing.dumps([user.pk, path], salt=SALT)


def keep(request: HttpRequest) -> bool:
    """Put aside what a form without a session brought; whether it could be kept."""
    user_pk, path = _opened_by(request)
    typed = [[key, values] for key, values in request.POST.lists() if key not in NOT_TYPED]
    if user_pk is None or path != request.path or len(json.dumps(typed)) > MOST:
        return False
    request.session[KEPT] = {"user": user_pk, "path": path, "typed": typed}
    return True


def _opened_by(request: HttpRequest) -> tuple[Any, str]:
    """(key of the person who had the form open, its address); (None, "") without a good token."""
    try:
        user_pk, path = signing.loads(request.POST.get("giu", ""), salt=SALT, max_age=LASTS)
    except (signing.BadSignature, TypeError, ValueError):
        return None, ""
    return user_pk, path


def had_open(request: HttpRequest) -> bool:
    """Whether the person who sends this form had it open; then what they typed is theirs to read again."""
    return request.user.is_authenticated and _opened_by(request) == (request.user.pk, request.path)


def words_of(request: HttpRequest) -> list[str]:
    """What was typed, without the counts and keys that mean nothing on their own."""
    skipped = NOT_TYPED | {"version", "tab"}
    typed = [value for key, value in request.POST.items() if value.strip() and key not in skipped]
    return [value for value in typed if not value.isdigit()]


def kept_for(request: HttpRequest) -> QueryDict | None:
    """What this person had typed into the form at this address, or None."""
    kept = request.session.get(KEPT)
    if not kept or kept["user"] != request.user.pk or kept["path"] != request.path:
        return None
    typed = QueryDict(mutable=True)
    for key, values in kept["typed"]:
        typed.setlist(key, values)
    return typed


def forget(request: HttpRequest) -> None:
    """The form has been sent again: nothing is kept for it any more."""
    if kept_for(request) is not None:
        del request.session[KEPT]
