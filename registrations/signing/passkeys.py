"""Passkeys: the challenge is made from the content, so that the key's signature covers what was shown."""

from __future__ import annotations

import hashlib
import secrets
from collections.abc import MutableMapping
from datetime import UTC, datetime, timedelta
from typing import Any

from allauth.core import context
from allauth.mfa.adapter import get_adapter
from allauth.mfa.models import Authenticator
from allauth.mfa.webauthn.internal import auth
from django.conf import settings
from django.core.exceptions import ValidationError
from fido2.server import Fido2Server
from fido2.utils import websafe_encode
from fido2.webauthn import PublicKeyCredentialRpEntity, UserVerificationRequirement

from .matters import Matter

KEPT = "signing.passkeys"
OPEN_PAGES = 6  # so many pages may wait for the key at once; the one opened first gives way
LASTS = timedelta(minutes=30)  # from opening the page to touching the key


def _server() -> Fido2Server:
    """The party that keys sign for; what was signed on a page of another origin is no signature for us.

    Of its own, because the library lets every origin pass where the portal runs without HTTPS.
    """
    ours = {settings.SITE_URL.rstrip("/"), context.request.build_absolute_uri("/").rstrip("/")}
    party = PublicKeyCredentialRpEntity(**get_adapter().get_public_key_credential_rp_entity())
    return Fido2Server(party, verify_origin=ours.__contains__)


def challenge(user: Any, matter: Matter, session: MutableMapping[str, Any], now: datetime) -> dict[str, Any]:
    """What the browser hands to the key: `{"publicKey": …}`.

    The state is kept in the session, for this content only; a page that is open in another tab keeps its own.
    """
    nonce = secrets.token_bytes(32)
    options, state = _server().authenticate_begin(
        credentials=auth.get_credentials(user),
        user_verification=UserVerificationRequirement.PREFERRED,
        challenge=hashlib.sha256(nonce + bytes.fromhex(matter.content_hash)).digest(),
    )
    made = {"state": state, "for": _key(matter), "until": (now + LASTS).astimezone(UTC).isoformat()}
    open_before = [each for each in session.get(KEPT, []) if _lasts(each, now)]
    session[KEPT] = [*open_before, made][-OPEN_PAGES:]
    return dict(options)


def verify(
    user: Any, matter: Matter, response: Any, session: MutableMapping[str, Any], now: datetime
) -> Authenticator | None:
    """The key that signed the challenge of this content, or None. A challenge is answered once."""
    try:
        answered = auth.parse_authentication_response(response).response.client_data.challenge
        kept = _take(session, websafe_encode(answered))
        if kept is None or kept["for"] != _key(matter) or not _lasts(kept, now):
            return None
        signed = _server().authenticate_complete(kept["state"], auth.get_credentials(user), response)
    except (
        ValidationError,
        ValueError,
        TypeError,
        KeyError,
        AttributeError,
    ):  # whatever was sent instead of a response
        return None
    return auth.get_authenticator_by_credential_id(user, signed.credential_id)


def _take(session: MutableMapping[str, Any], challenge: str) -> dict[str, Any] | None:
    """The kept state of a challenge, which is thereby used up."""
    kept: list[dict[str, Any]] = session.get(KEPT, [])
    found = next((each for each in kept if each["state"]["challenge"] == challenge), None)
    if found is not None:
        session[KEPT] = [each for each in kept if each is not found]
    return found


def _lasts(kept: dict[str, Any], now: datetime) -> bool:
    return datetime.fromisoformat(kept["until"]) > now


def _key(matter: Matter) -> list[str]:
    return [matter.purpose, matter.subject, matter.content_hash]
