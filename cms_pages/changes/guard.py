"""Words that wait for a second person are written by no other way: whoever works in the back office is refused.

The forms ask first (`doors.py`); this stands behind all of them, also those
that a library adds tomorrow. Commands run by the keepers of the server, where
nobody has signed in, are not stopped: they can write to the database anyway.
"""

from collections.abc import Iterator
from contextlib import contextmanager
from contextvars import ContextVar

from django.apps import apps
from django.core.exceptions import PermissionDenied
from django.db.models.signals import pre_delete, pre_save
from wagtail.log_actions import get_active_log_context

from .coverage import WAITS, words_of
from .queries import shown_by
from .snapshots import differing, snapshot

ALONE = "Nội dung này đang hiện cho mọi người; thay đổi cần người thứ hai duyệt."
BORNE = "Có {count} trang đang đăng mang mục này. Mời gỡ mục khỏi các trang ấy trước."

_approved: ContextVar[bool] = ContextVar("approved", default=False)


@contextmanager
def approved() -> Iterator[None]:
    """Within this block a second person has approved what is written."""
    mark = _approved.set(True)
    try:
        yield
    finally:
        _approved.reset(mark)


def refuse_alone(sender, instance, raw=False, update_fields=None, **kwargs):
    """Receiver of `pre_save`: one person's hand does not change what everybody reads.

    Only what is written counts: a form that comes back may note the size of its file beside words nobody saves yet.
    """
    if raw or instance._state.adding or not _by_somebody():
        return
    stored = sender._default_manager.filter(pk=instance.pk).first()
    if stored is None:
        return
    written = None if update_fields is None else {sender._meta.get_field(name).name for name in update_fields}
    changed = differing(snapshot(stored), snapshot(instance))
    if not (changed if written is None else written.intersection(changed)):
        return
    if words_of(sender).when(stored):
        raise PermissionDenied(ALONE)


def refuse_while_borne(sender, instance, **kwargs):
    """Receiver of `pre_delete`: what a public page bears is not deleted behind it."""
    if _by_somebody() and (count := shown_by(instance)):
        raise PermissionDenied(BORNE.format(count=count))


def _by_somebody() -> bool:
    return not _approved.get() and get_active_log_context().user is not None


def connect() -> None:
    """Stand before the models; once, at start. Files in use are kept from deletion by `core.file_guard`."""
    for label, words in WAITS.items():
        model = apps.get_model(label)
        pre_save.connect(refuse_alone, sender=model, dispatch_uid=f"alone-{label}")
        if not words.fields:
            pre_delete.connect(refuse_while_borne, sender=model, dispatch_uid=f"borne-{label}")
