"""Second factor for everybody who may enter the back office."""

from django.conf import settings
from django.contrib.auth import REDIRECT_FIELD_NAME
from django.http import HttpResponseRedirect
from django.shortcuts import render
from django.urls import Resolver404, resolve, reverse
from django.utils.http import urlencode

from . import rules

# What somebody needs on the way to a second factor, and nothing else.
OPEN_WAYS = frozenset(
    {
        "account_login",
        "account_logout",
        "account_reauthenticate",
        "mfa_index",
        "mfa_activate_totp",
        "mfa_add_webauthn",
        "mfa_reauthenticate",
        "mfa_reauthenticate_webauthn",
        "accounts:second_factor_needed",
        "media",
        "health-live",
        "health-ready",
    }
)


class SecondFactorMiddleware:
    """Keep staff without a second factor on the page where they set one up.

    The whole portal is closed to their session until then, not only the back
    office: previews, units and files would be ways round it. They may sign out
    and read the portal like anybody else.
    """

    def __init__(self, get_response):
        self.get_response = get_response

    def __call__(self, request):
        # Asking for the user would make every anonymous answer vary by cookie.
        if settings.SESSION_COOKIE_NAME in request.COOKIES and request.user.is_authenticated:
            request.second_factor_missing = rules.lacks_second_factor(request.user)
            if request.second_factor_missing and self._guarded(request):
                return self._stop(request)
        return self.get_response(request)

    def _guarded(self, request):
        if request.path_info.startswith(settings.STATIC_URL):
            return False
        try:
            return resolve(request.path_info).view_name not in OPEN_WAYS
        except Resolver404:
            return True

    def _stop(self, request):
        address = reverse("accounts:second_factor_needed")
        if request.method not in {"GET", "HEAD"}:
            return render(request, "portal/accounts/second_factor_needed.html", status=403)
        return HttpResponseRedirect(f"{address}?{urlencode({REDIRECT_FIELD_NAME: request.get_full_path()})}")
