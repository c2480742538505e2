"""Who may do what with notices."""

from __future__ import annotations

from typing import Any

from .models import Notice


def may_word(user: Any) -> bool:
    """Staff who decide how events are told."""
    return user.has_perm("notices.change_way")


def may_see_log(user: Any) -> bool:
    """Staff who see what was told to whom."""
    return user.has_perm("notices.view_notice")


def may_send_again(user: Any, notice: Notice) -> bool:
    """Staff who may send a mail once more, as long as it has not gone."""
    return user.has_perm("notices.send_notice") and notice.by_mail and notice.sent_at is None


def may_read(user: Any, notice: Notice) -> bool:
    """Whose inbox it lies in."""
    return user.is_authenticated and notice.in_inbox and notice.recipient_id == user.pk
