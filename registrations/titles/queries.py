"""Questions about the catalogue of titles."""

from datetime import date

from .models import Title


def in_force(on: date):
    """Titles and forms of commendation in force on the day ``on``, in the order of the catalogue."""
    return Title.objects.in_force(on)


def lawful(on: date):
    """Rows in force on ``on`` that were checked against the official text: the only ones to show as law."""
    return in_force(on).verified()
