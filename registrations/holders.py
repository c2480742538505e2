"""Who holds a permission: the people whom an event is told to, and among whom work is handed out."""

from __future__ import annotations

from django.contrib.auth import get_user_model
from django.contrib.auth.models import Permission
from django.db.models import Q


def holders(*permissions: str, superusers: bool = False):
    """Active people with one of some permissions ("room.codename"), given to them or to a group of theirs.

    Who may do everything is no holder unless `superusers` says so: nobody mails those who keep the machine.
    """
    wanted = Q()
    for each in permissions:
        room, _, codename = each.partition(".")
        wanted |= Q(content_type__app_label=room, codename=codename)
    given = Permission.objects.filter(wanted)
    held = Q(user_permissions__in=given) | Q(groups__permissions__in=given)
    if superusers:
        held |= Q(is_superuser=True)
    return get_user_model().objects.filter(held, is_active=True).distinct().order_by("full_name", "pk")
