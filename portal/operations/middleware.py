"""Response headers that depend on where in the portal an answer comes from."""

from csp.middleware import CSPMiddleware
from django.conf import settings


class ResponsePolicyMiddleware(CSPMiddleware):
    """Strict content security policy everywhere; Wagtail's admin alone may run its inline widgets.

    Also sends a Permissions-Policy that switches off every device feature: the portal uses none.
    """

    def process_response(self, request, response):
        if request.path_info.startswith("/quan-tri/"):
            response._csp_replace = settings.ADMIN_CSP
        response.headers.setdefault("Permissions-Policy", "camera=(), microphone=(), geolocation=(), payment=()")
        return super().process_response(request, response)
