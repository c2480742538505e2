"""What every page shows of the person who is signed in."""

from django.conf import settings
from django.urls import reverse
from django.utils.functional import SimpleLazyObject


def _links(request):
    # Without a session cookie nobody is signed in; asking would make the page vary by cookie.
    if settings.SESSION_COOKIE_NAME not in request.COOKIES or not request.user.is_authenticated:
        return []
    return [{"title": request.user.get_full_name() or request.user.email, "url": reverse("accounts:home")}]


def account(request):
    """Links at the head of every page for somebody who is signed in, read only when a template asks."""
    return {"account_links": SimpleLazyObject(lambda: _links(request))}
