"""What depends on where in the portal an answer comes from: headers, closed doors, refusals of the database."""

from collections import Counter

from csp.middleware import CSPMiddleware
from django.conf import settings
from django.contrib import messages
from django.contrib.admin.utils import unquote
from django.core.exceptions import ValidationError
from django.db.models import ProtectedError
from django.http import Http404, HttpResponse, HttpResponseForbidden, HttpResponseRedirect
from django.middleware.gzip import GZipMiddleware
from django.template.loader import render_to_string
from wagtail.coreutils import resolve_model_string

from cms_pages.core.timing import if_due

LOOPBACK = {"127.0.0.1", "::1", ""}
RETRY_SECONDS = 600


def maintenance_mark():
    """The file whose presence closes the portal for maintenance."""
    return settings.DATA_DIR / "bao-tri"


class PagesGZipMiddleware(GZipMiddleware):
    """Compresses what is text. A film is small already, and parts of it are counted in its own bytes."""

    def process_response(self, request, response):
        if response.headers.get("Content-Type", "").startswith(("video/", "audio/")):
            return response
        return super().process_response(request, response)


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


class MomentMiddleware:
    """What was approved for a moment that has come is public before anything is answered (cms_pages/core/timing.py)."""

    # Where neither pages nor what is published with them are shown.
    ELSEWHERE = (
        "/suc-khoe/",
        "/quan-tri/",
        "/tai-khoan/",
        "/don-vi/",
        "/thong-bao/",
        "/tra-cuu/",
        "/so-ghi/",
        "/y-kien/",
        "/hoi-dap/",
        "/tep-rieng/",
        "/captcha/",
        "/goi-y/",
        "/du-lieu-ca-nhan/",
        "/cum-khoi/",
        "/lich-su-don-vi/",
        "/sang-kien/",
        "/giao-dien/",
    )

    def __init__(self, get_response):
        self.get_response = get_response

    def __call__(self, request):
        if not request.path_info.startswith(self.ELSEWHERE):
            if_due()
        return self.get_response(request)


class PrivateAnswersMiddleware:
    """What is meant for one person is kept by no cache and found by no search engine.

    Pages behind a sign-in or a code, and whatever somebody signed in is shown,
    are not stored at all: after signing out the way back shows nothing.
    Public pages carry tokens of their forms, so only the reader's own browser
    may keep them, and asks each time.
    """

    PRIVATE = (
        "/quan-tri/",
        "/tai-khoan/",
        "/don-vi/",
        "/thanh-vien/",
        "/thong-bao/",
        "/tep-rieng/",
        "/tra-cuu/",
        "/hoi-dap/theo-doi/",
        "/nghiep-vu/trao-doi/",
        "/bieu-mau-dien-san/",
        "/_util/",
    )

    def __init__(self, get_response):
        self.get_response = get_response

    def __call__(self, request):
        response = self.get_response(request)
        personal = request.path_info.startswith(self.PRIVATE)
        if personal:
            response.headers.setdefault("X-Robots-Tag", "noindex, nofollow")
        # A session is only begun for who signs in or opens what a password guards.
        personal = personal or settings.SESSION_COOKIE_NAME in request.COOKIES
        said = response.headers.get("Cache-Control", "")
        if request.path_info.startswith("/van-ban-tep/"):
            # Said nothing, a shared cache would guess for how long, and keep what was closed meanwhile.
            shared = response.status_code in (200, 304) and not personal and not response.has_header("Set-Cookie")
            response.headers["Cache-Control"] = "public, no-cache" if shared else "private, no-store"
        elif personal and not any(word in said for word in ("private", "no-store", "public")):
            response.headers["Cache-Control"] = "private, no-store"
        elif not said:
            response.headers["Cache-Control"] = "private, no-cache"
        return response


class StillUsedMiddleware:
    """The office is told, on the page it asked from, that a row other rows rest on cannot be deleted.

    Wagtail asks its index of references first, but the index leaves out the
    tables that are not registered with it; the database refuses those.
    """

    def __init__(self, get_response):
        self.get_response = get_response

    def __call__(self, request):
        return self.get_response(request)

    def process_exception(self, request, error):
        if (
            not isinstance(error, ProtectedError)
            or request.method != "POST"
            or not request.path_info.startswith("/quan-tri/")
        ):
            return None
        # Kinds and counts only: whoever deletes here need not have a right to read the rows.
        kinds = Counter(str(each._meta.verbose_name) for each in error.protected_objects)
        where = ", ".join(f"{kind} ({count})" for kind, count in sorted(kinds.items()))
        said = f"Chưa xóa được, vì vẫn còn nơi dùng tới: {where}. Mời bỏ ở những nơi đó trước, rồi xóa lại."
        if request.headers.get("x-requested-with") == "XMLHttpRequest":
            return HttpResponse(said, status=409, content_type="text/plain; charset=utf-8")
        messages.error(request, said)
        return HttpResponseRedirect(request.get_full_path())


class KeysMiddleware:
    """A key in an address of the office that the rows of its view cannot bear leads nowhere: 404, where Wagtail breaks."""

    def __init__(self, get_response):
        self.get_response = get_response

    def __call__(self, request):
        return self.get_response(request)

    def process_view(self, request, view, args, kwargs):
        key = kwargs.get("pk")
        if not isinstance(key, str) or not request.path_info.startswith("/quan-tri/"):
            return
        given = getattr(view, "view_initkwargs", {}).get
        named = given("model") or given("model_class")
        if named:
            try:
                resolve_model_string(named)._meta.pk.to_python(unquote(key))
            except ValidationError:
                raise Http404 from None


def _is_refused(form):
    """Whether a form, or one of the rows below it, has something to be mended."""
    rows = getattr(form, "formsets", {}).values()
    return bool(getattr(form, "errors", None)) or any(each.is_bound and each.total_error_count() for each in rows)


class RefusedFormsMiddleware:
    """Wagtail answers 200 to a form that it refuses; machines are told, too: 422."""

    def __init__(self, get_response):
        self.get_response = get_response

    def __call__(self, request):
        return self.get_response(request)

    def process_template_response(self, request, response):
        """Called where a view answers with a template and what is to be shown in it."""
        form = (response.context_data or {}).get("form")
        in_office = request.path_info.startswith("/quan-tri/")
        if request.method == "POST" and response.status_code == 200 and in_office and _is_refused(form):
            response.status_code = 422
        return response
