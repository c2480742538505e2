"""Response headers that depend on where in the portal an answer comes from."""

from csp.middleware import CSPMiddleware
from django.conf import settings
from django.http import HttpResponse, HttpResponseForbidden
from django.template.loader import render_to_string

LOOPBACK = {"127.0.0.1", "::1", ""}
RETRY_SECONDS = 600


def maintenance_mark():
    """The file whose presence closes the portal for maintenance."""
    return settings.DATA_DIR / "bao-tri"


class MaintenanceMiddleware:
    """While the mark stands, everybody gets the maintenance page (503); health checks still answer."""

    def __init__(self, get_response):
        self.get_response = get_response

    def __call__(self, request):
        if maintenance_mark().exists() and not request.path_info.startswith("/suc-khoe/"):
            page = render_to_string("maintenance.html")
            return HttpResponse(
                page, status=503, headers={"Retry-After": str(RETRY_SECONDS), "Cache-Control": "no-store"}
            )
        return self.get_response(request)


class DemoMiddleware:
    """Demo data has known passwords: nobody from another machine is answered."""

    def __init__(self, get_response):
        self.get_response = get_response

    def __call__(self, request):
        if settings.DEMO and request.META.get("REMOTE_ADDR", "") not in LOOPBACK:
            return HttpResponseForbidden(
                "Dữ liệu mẫu chỉ phục vụ trên máy này.", content_type="text/plain; charset=utf-8"
            )
        return self.get_response(request)


class ResponsePolicyMiddleware(CSPMiddleware):
    """Strict content security policy everywhere; Wagtail's admin alone may run its inline widgets.

    Also sends a Permissions-Policy that switches off every device feature: the portal uses none.
    """

    def process_response(self, request, response):
        if request.path_info.startswith("/quan-tri/"):
            response._csp_replace = settings.ADMIN_CSP
        response.headers.setdefault("Permissions-Policy", "camera=(), microphone=(), geolocation=(), payment=()")
        return super().process_response(request, response)
