"""How the actions of this room say no."""

from django.core.exceptions import PermissionDenied


class Refused(Exception):
    """Something that cannot be done now; the message is Vietnamese and meant for the screen."""


def require(allowed: bool) -> None:
    """Raise PermissionDenied unless allowed."""
    if not allowed:
        raise PermissionDenied
