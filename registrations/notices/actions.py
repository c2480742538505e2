"""Notices are written with the event they tell of, and sent when its transaction is through."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from functools import partial
from typing import Any

from django.conf import settings
from django.contrib.auth import get_user_model
from django.core.exceptions import PermissionDenied, ValidationError
from django.db import transaction
from django.template.loader import render_to_string
from django.utils import timezone
from wagtail.log_actions import log

from . import queries, refusing, registry, rules
from .models import Notice, Refusal, Told, Way
from .outgoing import MAX_ATTEMPTS, deliver, send_mail
from .wording import fill, unknown

FRAME = "registrations/notices/mail.txt"
MAX_SUBJECT, MAX_TEXT = 200, 5000
NO_CHANNEL = "Cần ít nhất một cách báo, nếu không thì không ai biết việc này."


def queue(kind: str, recipients: Iterable[Any], *, context: Mapping[str, Any], about: str = "") -> list[Notice]:
    """Tell each active user of an event, in the running transaction; mails go after it.

    `kind` is a registered event, `context` what fills its places, `about` names
    the record, for the log. A user who appears twice is told once. Channels and
    words are those of the office; who refuses the mails of this kind finds the
    notice in the inbox. Returns the notices written. Raises KeyError for a kind
    that no room has registered.
    """
    event = _known(kind)
    by_address = {user.email: user for user in recipients if user.is_active and user.email}
    if not by_address:
        return []
    telling = queries.telling_of(event)
    refusing_users = queries.refusing(kind, [user.pk for user in by_address.values()]) if event.may_refuse else set()
    written = [
        _write(event, telling, context, about, user=user, mail=telling.by_mail and user.pk not in refusing_users)
        for address, user in sorted(by_address.items())
    ]
    return [notice for notice in written if notice]


@transaction.atomic
def queue_once(
    kind: str, recipients: Iterable[Any], *, context: Mapping[str, Any], key: str, about: str = ""
) -> list[Notice]:
    """`queue` for those who were not told of `key` yet; whoever else runs it at the same time tells the others."""
    fresh = first_time(kind, key, recipients)
    return queue(kind, fresh, context=context, about=about) if fresh else []


def first_time(kind: str, key: str, recipients: Iterable[Any]) -> list[Any]:
    """Those active users who were not told of `key` before; from now on they were."""
    people = {user.pk: user for user in recipients if user.is_active and user.email}
    known = set(Told.objects.filter(kind=kind, key=key, recipient__in=people).values_list("recipient_id", flat=True))
    fresh = []
    for pk, user in people.items():
        if pk not in known and Told.objects.get_or_create(kind=kind, key=key, recipient=user)[1]:
            fresh.append(user)
    return fresh


def queue_to_address(
    kind: str, address: str, *, context: Mapping[str, Any], about: str = "", confidential: bool = False
) -> Notice | None:
    """Tell somebody without an account, by mail only; None where the office sends no mails of this kind.

    A ``confidential`` mail shows its address and words in no log, and they are gone once it is sent.
    """
    event = _known(kind)
    telling = queries.telling_of(event)
    return _write(event, telling, context, about, address=address, mail=telling.by_mail, confidential=confidential)


def _known(kind: str) -> registry.Event:
    event = registry.event(kind)
    if event is None:
        raise KeyError(f"No event {kind} is registered.")
    return event


def _write(
    event: registry.Event,
    telling: queries.Telling,
    context: Mapping[str, Any],
    about: str,
    *,
    mail: bool,
    user: Any = None,
    address: str = "",
    confidential: bool = False,
) -> Notice | None:
    in_inbox = bool(user and telling.in_inbox)
    if not (mail or in_inbox):
        return None
    values = event.values(context)
    text = fill(telling.text, values)
    stop = refusing.address(user.pk, event.kind) if user and event.may_refuse else ""
    notice = Notice.objects.create(
        kind=event.kind,
        recipient=user,
        address=address or user.email,
        # One line: nothing typed may become a mail header.
        subject=" ".join(fill(telling.subject, values).split())[:250],
        text=text,
        body=letter(text, name=user.full_name if user else "", stop=stop),
        about=about,
        url=event.url(context)[:300],
        in_inbox=in_inbox,
        by_mail=mail,
        confidential=confidential,
    )
    if mail:
        transaction.on_commit(partial(send_mail.enqueue, notice.pk))
    return notice


def letter(text: str, *, name: str, stop: str = "") -> str:
    """A text with the greeting and the end of a letter; ``stop`` is the address at which such mails are refused."""
    context = {"text": text, "name": name, "stop": stop, "office": settings.WAGTAIL_SITE_NAME}
    return render_to_string(FRAME, context).strip() + "\n"


def send_waiting(limit: int = 200) -> int:
    """Try again what has not gone and is due, oldest first. Returns how many went."""
    due = Notice.objects.waiting().filter(attempts__lt=MAX_ATTEMPTS, next_try_at__lte=timezone.now())
    return sum(deliver(pk) for pk in due.order_by("queued_at", "pk").values_list("pk", flat=True)[:limit])


def forget(about: str) -> int:
    """Erase confidential letters about one record, also those that never went. How many."""
    return Notice.objects.filter(about=about, confidential=True).delete()[0]


@transaction.atomic
def send_again(notice: Notice, *, by: Any) -> None:
    """Try a mail again that has not gone, also one that was given up. Raises PermissionDenied."""
    if not rules.may_send_again(by, notice):
        raise PermissionDenied
    Notice.objects.waiting().filter(pk=notice.pk).update(attempts=0, next_try_at=timezone.now())
    log(notice, "notices.send_again", user=by)
    transaction.on_commit(partial(send_mail.enqueue, notice.pk))


def check_words(event: registry.Event, subject: str, text: str) -> dict[str, list[str]]:
    """What is wrong with words the office wrote for an event: field → messages; empty when they will do."""
    wrong: dict[str, list[str]] = {}
    for field, words, most in (("subject", subject, MAX_SUBJECT), ("text", text, MAX_TEXT)):
        if len(words) > most:
            wrong.setdefault(field, []).append(f"Dài {len(words)} ký tự, tối đa {most}. Mời viết gọn lại.")
        if strange := unknown(words, event.names):
            named = ", ".join(f"[{name}]" for name in strange)
            wrong.setdefault(field, []).append(f"Không có ô nào tên là {named}. Mời dùng các ô kê ở bên.")
    if "\n" in subject.strip():
        wrong.setdefault("subject", []).append("Tiêu đề chỉ viết trên một dòng.")
    if text.strip() and (missing := [name for name in event.needed if f"[{name}]" not in text]):
        named = ", ".join(f"[{name}]" for name in missing)
        wrong.setdefault("text", []).append(f"Thiếu ô {named}. Không có ô này thì người nhận không làm tiếp được.")
    return wrong


@transaction.atomic
def word(event: registry.Event, *, by_mail: bool, in_inbox: bool, subject: str, text: str, by: Any) -> Way:
    """Decide how an event is told. Words equal to the built-in ones follow those from then on.

    Raises PermissionDenied, or ValidationError (a place that nothing fills, a
    needed place that is missing, no channel left).
    """
    if not rules.may_word(by):
        raise PermissionDenied
    wrong = check_words(event, subject, text)
    if not (by_mail or in_inbox):
        wrong.setdefault("by_mail", []).append(NO_CHANNEL)
    if wrong:
        raise ValidationError(wrong)
    own = {
        "subject": "" if subject.strip() == event.subject else subject.strip(),
        "text": "" if text.strip() == event.text else text.strip(),
    }
    channels = {"by_mail": by_mail, "in_inbox": in_inbox}
    changed = {"changed_by": by, "changed_at": timezone.now()}
    way = Way.objects.update_or_create(kind=event.kind, defaults={**channels, **own, **changed})[0]
    log(way, "notices.word", user=by, data={"name": event.name}, title=event.name)
    return way


def read(notice: Notice, *, by: Any) -> Notice:
    """Note that a person has opened a notice of their inbox. Raises PermissionDenied."""
    if not rules.may_read(by, notice):
        raise PermissionDenied
    if notice.read_at is None:
        notice.read_at = timezone.now()
        notice.save(update_fields=["read_at"])
    return notice


def read_all(user: Any) -> int:
    """Note that a person has seen everything in their inbox. Returns how many were new."""
    return Notice.objects.of(user).unread().update(read_at=timezone.now())


def refuse(user_id: int, kind: str) -> None:
    """A person wants no more mails of a kind; once is as good as twice. Raises ValidationError where all must have them."""
    if not _known(kind).may_refuse or not get_user_model().objects.filter(pk=user_id).exists():
        raise ValidationError("Loại thư này gắn với hồ sơ của ông, bà nên không ngừng được.")
    Refusal.objects.get_or_create(user_id=user_id, kind=kind)


def accept_again(user_id: int, kind: str) -> None:
    """A person wants the mails of a kind again."""
    Refusal.objects.filter(user_id=user_id, kind=kind).delete()
