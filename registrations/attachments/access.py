"""The one way to a private file.

The room that links a file says who may read it: it registers a predicate in
its AppConfig.ready. With no predicate in favour the file does not exist for
the asker.
"""

from __future__ import annotations

from collections.abc import Callable
from typing import Any

from django.core.files import File

from .models import Attachment

Predicate = Callable[[Any, Attachment], bool]
_predicates: dict[str, Predicate] = {}


class NotReadable(Exception):
    """The asker may not read the file, or it is not there, or it carries malware."""


def register(room: str, may_read: Predicate) -> None:
    """Let `may_read(user, attachment)` of a room speak for the files linked there.

    It answers False for files that the room does not link. `user` may be anonymous.
    """
    _predicates[room] = may_read


def may_read(user: Any, attachment: Attachment) -> bool:
    """Whether some room lets this user read the file. Infected files are read by nobody."""
    if attachment.scan_state == Attachment.Scan.INFECTED:
        return False
    return any(predicate(user, attachment) for predicate in _predicates.values())


def open_for(user: Any, attachment: Attachment) -> File:
    """The open file, for a user who may read it. Raises NotReadable otherwise."""
    if not may_read(user, attachment):
        raise NotReadable
    try:
        return attachment.file.open("rb")
    except OSError as error:
        raise NotReadable from error
