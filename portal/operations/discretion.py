"""What the portal writes about itself when something fails: where and what kind, never anybody's words.

An exception's message may quote what was typed, a row of the database or an
address with a secret in it. So logs, mails to the administrators and Django's
report of an error say the kind of the exception and the lines of code it came
through; the message stands only where it comes from a machine (the network,
the disk, the configuration).
"""

from __future__ import annotations

import hashlib
import logging
import re
import sys
import traceback
from collections.abc import Iterator
from types import TracebackType
from typing import Any

from django.conf import settings
from django.core.cache import caches
from django.core.exceptions import DisallowedHost, ImproperlyConfigured
from django.core.mail import mail_admins
from django.core.management import CommandError
from django.db import InterfaceError, OperationalError
from django.utils.html import format_html
from django.utils.log import AdminEmailHandler
from django.views.debug import ExceptionReporter

# Machines speak in these; of what the database says, the first line: the second quotes the row.
TOLD = (OSError, ImproperlyConfigured, CommandError, ImportError, OperationalError, InterfaceError, DisallowedHost)
KEPT_BACK = "(lời lỗi không ghi: có thể chứa dữ liệu riêng)"
MASK = "‹…›"
# Addresses in which whoever reads them holds a right: receipts, invitations, files held for a form, new passwords, refusals of mail.
SECRET_ADDRESS = re.compile(
    r"(/(?:tra-cuu|hoi-dap/theo-doi|tep-rieng/giu|loi-moi|mat-khau/dat-lai|thoi-nhan)/)(?!kiem-chung/)[^/\s?'\"]+"
)
MOST_LINES = 60
SAME_AGAIN = 60 * 60  # seconds


def without_secrets(text: str) -> str:
    """The text with the secret part of addresses taken out."""
    return SECRET_ADDRESS.sub(rf"\1{MASK}", text)


def words_of(error: BaseException) -> str:
    """The kind of an exception, with its message where no person's words can stand in it."""
    kind = type(error)
    name = (
        kind.__qualname__ if kind.__module__ in {"builtins", "exceptions"} else f"{kind.__module__}.{kind.__qualname__}"
    )
    if not isinstance(error, TOLD) or isinstance(error, UnicodeError):
        return f"{name} {KEPT_BACK}"
    said = str(error).strip().split("\n")[0]
    return without_secrets(f"{name}: {said}" if said else name)


def _chain(error: BaseException | None) -> Iterator[BaseException]:
    """What came first comes first."""
    seen: list[BaseException] = []
    while error is not None and error not in seen:
        seen.append(error)
        error = error.__cause__ or (None if error.__suppress_context__ else error.__context__)
    return reversed(seen)


def report(error: BaseException | None, trace: TracebackType | None = None) -> str:
    """Lines of code and kinds of all exceptions that led to this one."""
    parts = []
    for each in _chain(error):
        lines = traceback.format_tb(trace if each is error and trace else each.__traceback__)[-MOST_LINES:]
        parts.append(f"{''.join(lines)}{words_of(each)}")
    return "\n\n".join(parts)


def keep_task_discreet(sender: Any, instance: Any, **kwargs: Any) -> None:
    """What the queue keeps of a task that failed: saved inside the worker's ``except``, so the error is at hand."""
    error = sys.exc_info()[1]
    if instance.traceback:
        instance.traceback = report(error) if error else KEPT_BACK


class Formatter(logging.Formatter):
    """Lines of the log, without anybody's words."""

    def format(self, record: logging.LogRecord) -> str:
        record.exc_text = None  # another handler may have kept the whole of it
        return without_secrets(super().format(record))

    def formatException(self, ei: Any) -> str:  # noqa: N802 (the name is logging's)
        return report(ei[1], ei[2])


class MailHandler(AdminEmailHandler):
    """Mails errors to ADMINS: the line of the log, the route, and where in the code; no request, no variables."""

    def emit(self, record: logging.LogRecord) -> None:
        if not settings.ADMINS:
            return
        request = getattr(record, "request", None)
        match = getattr(request, "resolver_match", None)
        said = without_secrets(record.getMessage())
        if _was_told_lately(f"{record.levelname} {record.name} {said}"):
            return
        lines = [said, ""]
        if request is not None:
            lines += [f"{request.method} {match.route if match else without_secrets(request.path)}", ""]
        if record.exc_info and record.exc_info[1]:
            lines.append(report(record.exc_info[1], record.exc_info[2]))
        mail_admins(" ".join(f"{record.levelname}: {said}".split())[:200], "\n".join(lines), fail_silently=True)


def _was_told_lately(said: str) -> bool:
    """One mail an hour about the same trouble: a page that fails for everybody must not bury the mailbox."""
    key = f"told-admins:{hashlib.sha256(said.encode()).hexdigest()}"
    try:
        return not caches["default"].add(key, 1, SAME_AGAIN)
    except Exception:  # what keeps count may be the very thing that fails
        return False


class Reporter(ExceptionReporter):
    """Django's own report of an error (its page with DEBUG=1, too): where in the code, and no more."""

    def get_traceback_text(self):
        if not isinstance(self.exc_value, BaseException):  # a line of the log that came without one
            return without_secrets(str(self.exc_value))
        return report(self.exc_value, self.tb)

    def get_traceback_html(self):
        said = format_html("<h1>{}</h1><pre>{}</pre>", type(self.exc_value).__name__, self.get_traceback_text())
        return format_html(
            '<!doctype html><html lang="vi"><head><meta charset="utf-8"><title>{}</title></head><body>{}</body></html>',
            "Lỗi",
            said,
        )
