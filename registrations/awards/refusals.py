"""How the actions of this room ask for a permission."""

from django.core.exceptions import PermissionDenied


def require(allowed: bool) -> None:
    """Raise PermissionDenied unless allowed."""
    if not allowed:
        raise PermissionDenied
