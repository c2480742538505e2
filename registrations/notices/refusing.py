"""The address in a mail at which whoever got it refuses further ones, without signing in."""

from __future__ import annotations

from django.conf import settings
from django.core import signing
from django.urls import reverse

SALT = "notices.refuse"


def token(user_id: int, kind: str) -> str:
    """A token that stands for one person and one kind of mail; it grants nothing else."""
    return signing.dumps([user_id, kind], salt=SALT)


def read(text: str) -> tuple[int, str] | None:
    """Whom and what a token stands for; None when nobody here made it."""
    try:
        user_id, kind = signing.loads(text, salt=SALT)
    except (signing.BadSignature, ValueError, TypeError):
        return None
    return int(user_id), str(kind)


def address(user_id: int, kind: str) -> str:
    """The whole address, for a mail."""
    return settings.SITE_URL + reverse("notices:refuse", args=[token(user_id, kind)])
