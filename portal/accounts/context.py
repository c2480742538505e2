"""What every page shows of the person who is signed in."""

from django.conf import settings
from django.urls import reverse
from django.utils.functional import SimpleLazyObject

from registrations.notices.queries import unread_count
from themes.base.vietnamese import number_text


def _links(request):
    # Without a session cookie nobody is signed in; asking would make the page vary by cookie.
    if settings.SESSION_COOKIE_NAME not in request.COOKIES or not request.user.is_authenticated:
        return []
    unread = unread_count(request.user)
    return [
        {"title": f"Thông báo ({number_text(unread)} mới)" if unread else "Thông báo", "url": reverse("notices:inbox")},
        {"title": request.user.get_full_name() or request.user.email, "url": reverse("accounts:home")},
    ]


def account(request):
    """Links at the head of every page for somebody who is signed in, read only when a template asks."""
    return {"account_links": SimpleLazyObject(lambda: _links(request))}
