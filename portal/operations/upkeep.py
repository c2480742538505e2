"""What the administrator has to see to: mails that could not be sent, invitations that lapsed."""

from __future__ import annotations

from typing import Any

from django.urls import reverse
from django.utils import timezone

from portal.accounts.models import Invitation
from registrations.notices.models import Notice
from registrations.notices.outgoing import MAX_ATTEMPTS

from .heaps import LOOKED_AT, Heap, Task


def upkeep(user: Any) -> list[Heap]:
    """Heaps of what stands still until somebody helps; some may be empty."""
    return [Heap("Thư không gửi được", _mails(user)), Heap("Lời mời hết hạn, chưa có người nhận", _invitations(user))]


def _mails(user: Any) -> list[Task]:
    if not user.has_perm("notices.send_notice"):
        return []
    rows = Notice.objects.waiting().filter(attempts__gte=MAX_ATTEMPTS).order_by("queued_at")[:LOOKED_AT]
    return [
        Task(
            row.subject,
            reverse("notices_desk:notice", args=[row.pk]),
            f"Lập ngày {timezone.localtime(row.queued_at):%d/%m/%Y}, đã thôi thử gửi",
            late=True,
        )
        for row in rows
    ]


def _invitations(user: Any) -> list[Task]:
    """Those to staff for who invites staff, the others for everybody who invites."""
    if not user.has_perm("accounts.invite_member"):
        return []
    rows = Invitation.objects.in_state(Invitation.State.EXPIRED, timezone.now())
    if not user.has_perm("accounts.invite_staff"):
        rows = rows.for_members().filter(invited_by=user)
    return [
        Task(
            f"{row.full_name} ({row.unit or row.group})",
            reverse("invitation:inspect", args=[row.pk]),
            f"Hết hạn ngày {timezone.localtime(row.expires_at):%d/%m/%Y}",
        )
        for row in rows.select_related("unit", "group").order_by("expires_at")[:LOOKED_AT]
    ]
