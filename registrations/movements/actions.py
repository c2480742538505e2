"""Movements are written through here."""

from django.db import transaction

from search.text import slug as slug_of

from .models import Movement


@transaction.atomic
def save_movement(form) -> Movement:
    """Save a valid form; a movement without an address of its own gets one from its name."""
    movement = form.save(commit=False)
    if not movement.slug:
        movement.slug = _free_slug(slug_of(movement.name)[:110] or "phong-trao")
    movement.save()
    return movement


def _free_slug(wanted: str) -> str:
    taken = set(Movement.objects.filter(slug__startswith=wanted).values_list("slug", flat=True))
    number, slug = 1, wanted
    while slug in taken:
        number += 1
        slug = f"{wanted}-{number}"
    return slug
