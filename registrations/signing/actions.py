"""Confirming a content with a second factor: an authenticator's code, a passkey, or a code sent by mail.

A confirmation is bound to the person and to the hash of the content, good for
a few minutes and for one use. Wrong answers are counted over all ways.
"""

from __future__ import annotations

import json
import secrets
import unicodedata
from collections.abc import Callable, MutableMapping
from datetime import datetime, timedelta
from typing import Any

from allauth.mfa.models import Authenticator
from django.contrib.auth import get_user_model
from django.db import transaction
from django.utils import timezone
from django.utils.crypto import constant_time_compare, salted_hmac
from django_tasks import task

from . import emails, passkeys, rules
from .matters import Matter
from .models import Attempt, Confirmation, Method
from .querysets import FRESH

CODE_LASTS = timedelta(minutes=10)
PAUSE, MOST_CODES, PER = timedelta(seconds=60), 6, timedelta(hours=1)
TOO_OFTEN = "Đã thử nhiều lần chưa đúng. Mời chờ 15 phút rồi làm lại; nội dung đã soạn vẫn được giữ nguyên."
WRONG_CODE = "Mã chưa đúng, đã dùng hoặc đã hết hiệu lực. Mời nhập mã mới nhất, hoặc nhận mã khác qua thư."
WRONG_KEY = "Chưa xác nhận được bằng khóa bảo mật. Mời thử lại hoặc chọn cách khác."
Now = datetime | None


class NotConfirmed(Exception):
    """The content has not been confirmed; `message` says why and what to do, in Vietnamese."""

    def __init__(self, message: str):
        super().__init__(message)
        self.message = message


def _lock_person(user: Any) -> None:
    """One answer of a person after the other, so that guesses sent at once are all counted."""
    get_user_model().objects.select_for_update(of=("self",)).get(pk=user.pk)


# --- a code by mail ---------------------------------------------------------------


def send_code(user: Any, matter: Matter, *, now: Now = None) -> Confirmation:
    """Mail a code that confirms this content and nothing else. Raises NotConfirmed when asked too soon or too often."""
    now = now or timezone.now()
    with transaction.atomic():
        _lock_person(user)
        if Method.EMAIL not in rules.methods_for(user):
            raise NotConfirmed("Mời chọn một cách xác nhận đang dùng được.")
        sent = Confirmation.objects.filter(user=user, method=Method.EMAIL, made_at__gt=now - PER)
        if sent.of(user, matter).filter(made_at__gt=now - PAUSE).exists():
            raise NotConfirmed("Mã vừa được gửi đi. Mời xem hộp thư; sau một phút có thể nhận mã khác.")
        if sent.count() >= MOST_CODES:
            raise NotConfirmed("Đã gửi nhiều mã trong một giờ qua. Mời dùng mã mới nhất hoặc chờ rồi nhận mã khác.")
        made = Confirmation.objects.create(
            user=user,
            purpose=matter.purpose,
            subject=matter.subject,
            content_hash=matter.content_hash,
            method=Method.EMAIL,
            made_at=now,
            expires_at=now + CODE_LASTS,
        )
        transaction.on_commit(lambda: mail_code.enqueue(str(made.pk), matter.title))
    return made


@task()
def mail_code(confirmation_id: str, title: str) -> None:
    """Make the code, keep its hash, mail it. The code itself stands in the mail alone, not even in the queue."""
    with transaction.atomic():
        made = Confirmation.objects.select_for_update(of=("self",)).select_related("user").get(pk=confirmation_id)
        if made.proved_at or made.code_hash:
            return
        digits = f"{secrets.randbelow(1_000_000):06d}"
        made.code_hash = _keyed(made, digits)
        made.save(update_fields=["code_hash"])
    emails.code(made, digits, title).send()


def _keyed(confirmation: Confirmation, digits: str) -> str:
    return salted_hmac(f"signing.code.{confirmation.pk}", digits, algorithm="sha256").hexdigest()


def waiting_code(user: Any, matter: Matter, *, now: Now = None) -> Confirmation | None:
    """The newest code on its way to this person for this content, if it is still good."""
    sent = Confirmation.objects.of(user, matter).filter(method=Method.EMAIL, proved_at__isnull=True)
    return sent.filter(expires_at__gt=now or timezone.now()).first()


# --- answering --------------------------------------------------------------------


def confirm(
    user: Any,
    matter: Matter,
    *,
    code: str = "",
    passkey: str = "",
    session: MutableMapping[str, Any],
    now: Now = None,
) -> Confirmation:
    """Confirm a content with a typed code (of the app or of the mail) or with the passkey's response as JSON.

    A confirmation of the same content that is still fresh and unused is given
    back without asking again: a second press, or a sending that broke off
    after the code was right. Raises NotConfirmed; a wrong answer is counted.
    """
    now = now or timezone.now()
    with transaction.atomic():
        _lock_person(user)
        if fresh := Confirmation.objects.of(user, matter).usable(now).first():
            return fresh
        if rules.has_tried_too_often(user, now):
            raise NotConfirmed(TOO_OFTEN)
        allowed = rules.methods_for(user)
        tried = [each for each in allowed if (each == Method.PASSKEY) == bool(passkey)]
        if not tried:
            raise NotConfirmed("Mời chọn một cách xác nhận đang dùng được.")
        if not passkey and not code.strip():
            raise NotConfirmed("Mời nhập mã xác nhận.")
        proved = _prove(user, matter, tried, passkey or code, session, now)
        method = proved.method if proved else tried[0]
        Attempt.objects.create(
            user=user, purpose=matter.purpose, subject=matter.subject, method=method, right=bool(proved), at=now
        )
        left = rules.tries_left(user, now)
        if proved is None and left == 0:
            transaction.on_commit(lambda: emails.paused(user, matter, now).send(fail_silently=True))
    if proved is None:
        wrong = WRONG_KEY if passkey else WRONG_CODE
        raise NotConfirmed(f"{wrong} Còn {left} lần thử." if left else TOO_OFTEN)
    return proved


def _prove(user, matter, methods, answer, session, now):
    """The confirmation by the first way that the answer fits, or None."""
    return next(filter(None, (_PROOFS[Method(each)](user, matter, answer, session, now) for each in methods)), None)


def _digits(answer: str) -> str:
    """Six digits from whatever spacing was typed; "" when it is something else."""
    text = "".join(unicodedata.normalize("NFKC", answer[:40]).split())
    return text if len(text) == 6 and text.isascii() and text.isdigit() else ""


def _new(user: Any, matter: Matter, method: str, now: datetime) -> Confirmation:
    return Confirmation.objects.create(
        user=user,
        purpose=matter.purpose,
        subject=matter.subject,
        content_hash=matter.content_hash,
        method=method,
        made_at=now,
        proved_at=now,
    )


def _by_totp(user, matter, answer, _session, now):
    digits = _digits(answer)
    app = Authenticator.objects.filter(user=user, type=Authenticator.Type.TOTP).first()
    if not digits or app is None or not app.wrap().validate_code(digits):
        return None
    app.record_usage()
    return _new(user, matter, Method.TOTP, now)


def _by_email(user, matter, answer, _session, now):
    digits = _digits(answer)
    if not digits:
        return None
    # Mails may come late and out of order: every code for this content that is still good is taken.
    sent = Confirmation.objects.of(user, matter).filter(method=Method.EMAIL, proved_at__isnull=True)
    for made in sent.filter(expires_at__gt=now).exclude(code_hash=""):
        if constant_time_compare(made.code_hash, _keyed(made, digits)):
            made.proved_at, made.code_hash = now, ""
            made.save(update_fields=["proved_at", "code_hash"])
            return made
    return None


def _by_passkey(user, matter, answer, session, now):
    try:
        response = json.loads(answer)
    except ValueError:
        return None
    key = passkeys.verify(user, matter, response, session, now)
    if key is None:
        return None
    key.record_usage()
    return _new(user, matter, Method.PASSKEY, now)


_PROOFS: dict[Method, Callable[..., Confirmation | None]] = {
    Method.TOTP: _by_totp,
    Method.EMAIL: _by_email,
    Method.PASSKEY: _by_passkey,
}


def use(user: Any, matter: Matter, *, now: Now = None) -> Confirmation:
    """Take the confirmation of this content for the act, in the running transaction; it serves once.

    Raises NotConfirmed when there is none that is fresh.
    """
    now = now or timezone.now()
    found = Confirmation.objects.select_for_update(of=("self",)).of(user, matter).usable(now).first()
    if found is None:
        minutes = FRESH.seconds // 60
        raise NotConfirmed(f"Cần xác nhận lại: mỗi lần xác nhận dùng trong {minutes} phút và cho đúng bản đã xem.")
    found.used_at = now
    found.save(update_fields=["used_at"])
    return found


def use_if_asked(user: Any, matter: Matter, *, now: Now = None) -> Confirmation | None:
    """As `use`; None where the office does not ask for a second factor for this kind of act."""
    return use(user, matter, now=now) if rules.is_asked_for(matter.purpose) else None
