"""The back office's own search, told once of an object however often it is saved.

Wagtail queues a task for each save. Where thousands of pages are saved several
times each, those tasks would keep mails and other work waiting for minutes.
"""

from __future__ import annotations

from collections.abc import Iterator
from contextlib import contextmanager
from contextvars import ContextVar

from django.apps import apps
from django.db import transaction
from modelsearch import index, signal_handlers

_gathered: ContextVar[set[tuple[str, str, str]] | None] = ContextVar("office_search", default=None)


class _Asked:
    """Stands where Wagtail asks for its task."""

    def __init__(self, task) -> None:
        self.task = task

    def enqueue(self, *names: str) -> None:
        waiting = _gathered.get()
        if waiting is None:
            self.task.enqueue(*names)
        else:
            waiting.add(names)  # type: ignore[arg-type]


def connect() -> None:
    """Once, at start."""
    if not isinstance(signal_handlers.insert_or_update_object_task, _Asked):
        signal_handlers.insert_or_update_object_task = _Asked(signal_handlers.insert_or_update_object_task)


@contextmanager
def told_once() -> Iterator[None]:
    """What is saved meanwhile is indexed when the transaction commits, here and not by the worker."""
    waiting: set[tuple[str, str, str]] = set()
    before = _gathered.set(waiting)
    try:
        yield
    finally:
        _gathered.reset(before)
    # What is saved stays saved, whatever the index says.
    transaction.on_commit(lambda: _index(sorted(waiting)), robust=True)


def _index(waiting: list[tuple[str, str, str]]) -> None:
    for label, name, pk in waiting:
        found = apps.get_model(label, name)._default_manager.filter(pk=pk).first()
        if found is not None:
            index.insert_or_update_object(found)
