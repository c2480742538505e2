"""Whose files are on their way: a person with an account, or an open form that anybody may fill in."""

from __future__ import annotations

import secrets
from collections.abc import Mapping
from dataclasses import dataclass
from datetime import datetime, timedelta
from typing import Any, Protocol

from django.conf import settings
from django.contrib.auth import get_user_model
from django.core import signing
from django.db.models import Sum
from django.utils import timezone

from registrations.safeguards import tallies
from registrations.safeguards.addresses import networks

from .actions import RefusedFile
from .models import UPLOAD_LASTS, Upload

MB = 1024 * 1024
HOUR = 3600
NEIGHBOURS = 4  # how much more a neighbourhood of lines may have kept for it than one line
UNFINISHED = timedelta(hours=1)


class Sender(Protocol):
    """What `upload_actions` asks of whoever sends in parts. Sizes in bytes."""

    most: int
    most_bytes: int
    idle: timedelta  # what has not moved for so long makes room for something new

    @property
    def max_bytes(self) -> int: ...
    @property
    def columns(self) -> Mapping[str, Any]: ...
    def lock(self) -> None: ...
    def admit(self, size: int, now: datetime) -> None: ...
    def lasts(self, *, whole: bool) -> timedelta: ...


@dataclass(frozen=True, slots=True)
class Person:
    """Somebody signed in."""

    user: Any
    most: int = 12
    most_bytes: int = 200 * MB
    idle: timedelta = timedelta(hours=1)

    @property
    def max_bytes(self) -> int:
        return settings.SCAN_MAX_BYTES

    @property
    def columns(self) -> Mapping[str, Any]:
        return {"user": self.user}

    def lock(self) -> None:
        get_user_model().objects.select_for_update().get(pk=self.user.pk)

    def admit(self, size: int, now: datetime) -> None:
        """Whoever has an account is known."""

    def lasts(self, *, whole: bool) -> timedelta:
        return UPLOAD_LASTS


class NoRoom(RefusedFile):
    """Nothing more can be kept ahead of its form for now; the file may still come with it."""


@dataclass(frozen=True, slots=True)
class OpenForm:
    """A form without an account, by the signed handle that it was given out with.

    The handle ends some hours after the form was last given out, and with the
    first time the form is taken. It never leads to the content of a file: all
    it can do is put files of this form into this form.
    """

    word: str
    scope: str
    remote: str
    most: int = 10
    most_bytes: int = 60 * MB
    idle: timedelta = timedelta(minutes=10)

    SALT = "attachments.open-form"

    @classmethod
    def new(cls, scope: str, remote: str) -> OpenForm:
        """The handle of a form that is given out now. ``scope`` names the form, ``remote`` is the sender's address."""
        return cls(secrets.token_urlsafe(16), scope, remote)

    @classmethod
    def read(cls, token: str, remote: str, scope: str = "") -> OpenForm | None:
        """The form of a token; None for what we did not sign, signed for another form, or too long ago."""
        try:
            word, made_for = signing.loads(token[:400], salt=cls.SALT, max_age=held_for())
        except (signing.BadSignature, TypeError, ValueError):
            return None
        return cls(word, made_for, remote) if scope in ("", made_for) else None

    @property
    def token(self) -> str:
        """The handle as it stands in the form, good for the whole span from now on."""
        return signing.dumps([self.word, self.scope], salt=self.SALT)

    @property
    def key(self) -> str:
        return tallies.key_of("open form", self.scope, self.word)

    @property
    def max_bytes(self) -> int:
        return settings.UPLOAD_MAX_BYTES

    @property
    def columns(self) -> Mapping[str, Any]:
        return {"user": None, "holder": self.key}

    @property
    def is_spent(self) -> bool:
        """Whether the form was taken already."""
        return tallies.is_spent(self.key)

    def spend(self, now: datetime | None = None) -> None:
        """The form was taken: nothing more is kept for it."""
        tallies.spend(self.key, (now or timezone.now()) + 2 * held_for())

    def lock(self) -> None:
        """Nothing: what two tabs of one form can add at once is bounded by `admit`."""

    def admit(self, size: int, now: datetime) -> None:
        """Count the megabytes that a network has kept ahead of its forms. Raises NoRoom.

        Without an account nobody else bounds it: one line, its neighbourhood,
        and all of them together have each only so much room on the disk.
        """
        if self.is_spent:
            raise NoRoom("Biểu mẫu này đã gửi rồi. Mời mở lại trang để gửi nội dung mới.")
        taken = Upload.objects.without_account(now).aggregate(Sum("size"))["size__sum"] or 0
        amount = -(-size // MB)
        line, near = (tallies.key_of("kept files", each) for each in networks(self.remote))
        counted = {key: sum(n for _, n in rows) for key, rows in tallies.counts([line, near], HOUR, now).items()}
        most = settings.HELD_FILES_LINE_MB
        full = counted.get(line, 0) + amount > most or counted.get(near, 0) + amount > NEIGHBOURS * most
        if full or taken + size > settings.HELD_FILES_MB * MB:
            raise NoRoom("Hiện chưa giữ trước được tệp này. Tệp sẽ đi cùng biểu mẫu khi ông, bà bấm gửi.")
        tallies.add([line, near], HOUR, now, amount)

    def lasts(self, *, whole: bool) -> timedelta:
        return held_for() if whole else min(UNFINISHED, held_for())


def held_for() -> timedelta:
    """How long a file is kept for an open form."""
    return timedelta(hours=settings.HELD_FILES_HOURS)
