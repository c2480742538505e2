"""Signing with a passkey: what a key signs counts for one content, one page, one time, our own address."""

import hashlib
import json
import os
from datetime import timedelta

import pytest
import time_machine
from allauth.core.context import request_context
from allauth.mfa.models import Authenticator
from cryptography.hazmat.primitives.asymmetric import ec
from cryptography.hazmat.primitives.hashes import SHA256
from django.test import RequestFactory
from django.utils import timezone
from fido2.cose import ES256
from fido2.utils import websafe_decode, websafe_encode
from fido2.webauthn import AttestationObject, AttestedCredentialData, AuthenticatorData

from registrations.signing import actions, passkeys
from registrations.signing.matters import Matter, hash_of
from registrations.signing.models import Attempt, Confirmation
from tests.factories.accounts import UserFactory

NOON = timezone.datetime(2027, 1, 20, 12, tzinfo=timezone.get_default_timezone())
MATTER = Matter("thu", "1", hash_of({"pledge": "một"}), "Đăng ký thi đua")
OTHER = Matter("thu", "1", hash_of({"pledge": "hai"}))
OURS = "http://testserver"
FLAGS = AuthenticatorData.FLAG


class Key:
    """A security key in the hand of one person."""

    def __init__(self, user):
        self.secret = ec.generate_private_key(ec.SECP256R1())
        self.id = os.urandom(16)
        public = ES256.from_cryptography_key(self.secret.public_key())
        data = AuthenticatorData.create(
            hashlib.sha256(b"testserver").digest(),
            FLAGS.UP | FLAGS.UV | FLAGS.AT,
            0,
            AttestedCredentialData.create(b"\0" * 16, self.id, public),
        )
        made = {
            "clientDataJSON": websafe_encode(
                b'{"type":"webauthn.create","challenge":"AA","origin":"http://testserver"}'
            ),
            "attestationObject": websafe_encode(bytes(AttestationObject.create("none", data, {}))),
        }
        name = websafe_encode(self.id)
        credential = {"id": name, "rawId": name, "type": "public-key", "response": made, "clientExtensionResults": {}}
        self.row = Authenticator.objects.create(
            user=user, type=Authenticator.Type.WEBAUTHN, data={"name": "Khóa", "credential": credential}
        )

    def sign(self, challenge, *, origin=OURS, party="testserver", flags=FLAGS.UP | FLAGS.UV, kind="webauthn.get"):
        """The answer to a challenge, as a page of `origin` hands it on."""
        said = json.dumps({"type": kind, "challenge": websafe_encode(challenge), "origin": origin}).encode()
        data = AuthenticatorData.create(hashlib.sha256(party.encode()).digest(), flags, 1)
        signature = self.secret.sign(bytes(data) + hashlib.sha256(said).digest(), ec.ECDSA(SHA256()))
        parts = {"clientDataJSON": said, "authenticatorData": bytes(data), "signature": signature}
        name = websafe_encode(self.id)
        response = {key: websafe_encode(value) for key, value in parts.items()}
        return json.dumps(
            {"id": name, "rawId": name, "type": "public-key", "response": response, "clientExtensionResults": {}}
        )


@pytest.fixture
def person(db):
    return UserFactory(full_name="Hoàng Thị Ký")


@pytest.fixture
def key(person):
    return Key(person)


@pytest.fixture(autouse=True)
def on_our_page():
    with request_context(RequestFactory().get("/")):
        yield


def asked(user, session, matter=MATTER, at=NOON):
    return websafe_decode(passkeys.challenge(user, matter, session, at)["publicKey"]["challenge"])


def confirm(user, answer, session, matter=MATTER, at=NOON):
    return actions.confirm(user, matter, passkey=answer, session=session, now=at)


def refused(user, answer, session, **more):
    with pytest.raises(actions.NotConfirmed):
        confirm(user, answer, session, **more)
    assert not Confirmation.objects.exists()
    assert Attempt.objects.get().right is False


@time_machine.travel(NOON, tick=False)
def test_the_key_confirms_the_content_that_was_shown(person, key):
    session = {}
    made = confirm(person, key.sign(asked(person, session)), session)
    assert (made.method, made.content_hash) == ("passkey", MATTER.content_hash)
    assert actions.use(person, MATTER, now=NOON) == made
    key.row.refresh_from_db()
    assert key.row.last_used_at


@pytest.mark.parametrize(
    "origin",
    ["http://tdkt.gia-mao.example", "https://testserver", "http://testserver:81", "http://testserver.example", ""],
)
def test_what_was_signed_on_another_page_counts_for_nothing(person, key, origin):
    session = {}
    refused(person, key.sign(asked(person, session), origin=origin), session)


@pytest.mark.parametrize("more", [{"party": "khac.example"}, {"kind": "webauthn.create"}, {"flags": FLAGS.UV}])
def test_what_was_signed_for_something_else_counts_for_nothing(person, key, more):
    session = {}
    refused(person, key.sign(asked(person, session), **more), session)


def test_an_answer_is_taken_once(person, key):
    session = {}
    answer = key.sign(asked(person, session))
    actions.use(person, MATTER, now=NOON) if confirm(person, answer, session) else None
    with pytest.raises(actions.NotConfirmed):
        confirm(person, answer, session)
    asked(person, session)  # nor for the next time that the page is shown
    with pytest.raises(actions.NotConfirmed):
        confirm(person, answer, session)
    assert Confirmation.objects.count() == 1


def test_each_open_page_has_a_challenge_of_its_own(person, key):
    session = {}
    first, second = asked(person, session), asked(person, session, matter=OTHER)
    assert confirm(person, key.sign(first), session).content_hash == MATTER.content_hash
    assert confirm(person, key.sign(second), session, matter=OTHER).content_hash == OTHER.content_hash


def test_of_many_open_pages_the_oldest_gives_way(person, key):
    session = {}
    asked_for = [asked(person, session) for _ in range(passkeys.OPEN_PAGES + 1)]
    assert len(session[passkeys.KEPT]) == passkeys.OPEN_PAGES
    refused(person, key.sign(asked_for[0]), session)
    assert confirm(person, key.sign(asked_for[1]), session)


def test_a_challenge_lasts_half_an_hour(person, key):
    session = {}
    answer = key.sign(asked(person, session))
    refused(person, answer, session, at=NOON + passkeys.LASTS)


def test_just_before_its_end_it_still_counts(person, key):
    session = {}
    answer = key.sign(asked(person, session))
    assert confirm(person, answer, session, at=NOON + passkeys.LASTS - timedelta(microseconds=1)).proved_at


def test_a_signature_is_for_the_content_it_was_asked_for(person, key):
    session = {}
    refused(person, key.sign(asked(person, session)), session, matter=OTHER)


def test_the_challenge_of_another_session_counts_for_nothing(person, key):
    answer = key.sign(asked(person, {}))
    session = {}
    asked(person, session)
    refused(person, answer, session)


def test_the_key_of_somebody_else_counts_for_nothing(person, key):
    session = {}
    refused(person, Key(UserFactory()).sign(asked(person, session)), session)


def test_a_signature_that_was_changed_counts_for_nothing(person, key):
    session = {}
    answer = json.loads(key.sign(asked(person, session)))
    answer["response"]["signature"] = websafe_encode(b"\x30\x06\x02\x01\x01\x02\x01\x01")
    refused(person, json.dumps(answer), session)
