"""Movements whose mid or final review is missing."""

from django.urls import reverse
from django.utils import timezone

from registrations.calendar.due import Due, end_of

from . import gaps, queries

MOST = 20
KINDS = {"mid": "Chưa có sơ kết phong trào", "final": "Chưa có tổng kết phong trào"}


def due(user, now, until):
    """For those who look after movements: what was to be reviewed within the last year and is not."""
    if not user.has_perm("movements.change_movement"):
        return
    today = timezone.localdate(now)
    found = []
    for row in queries.rows(today):
        movement = row.movement
        for key in KINDS.keys() & row.standing.missing:
            mid = key == "mid"
            day = gaps.middle(movement.starts_on, movement.ends_on) if mid else movement.ends_on
            if (today - day).days <= 366:
                url = (
                    reverse("wagtailadmin_pages:edit", args=[row.page.pk])
                    if row.page
                    else reverse("movements_desk:index")
                )
                found.append(Due(end_of(day), movement.name, url, KINDS[key]))
    yield from sorted(found, key=lambda each: each.ends_at, reverse=True)[:MOST]
