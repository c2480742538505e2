"""Answers that belong to no room: errors and health."""

from django.conf import settings
from django.db import connection
from django.http import Http404, HttpResponse, JsonResponse
from django.shortcuts import render
from django.urls import reverse
from django.views.decorators.cache import never_cache
from django.views.decorators.http import require_safe
from django.views.static import serve

from cms_pages.core import public_files
from portal.operations.typed import given_back, sent_from_here
from search.engines import fallback


def csrf_failure(request, reason=""):
    """The form's token was missing or old: say what to do, lose nothing that the browser can go back to."""
    if sent_from_here(request):
        return given_back(request)
    return render(request, "403_csrf.html", status=403)


@never_cache
@require_safe
def live(request):
    """The process answers."""
    return JsonResponse({"trang_thai": "chạy"})


@never_cache
@require_safe
def ready(request):
    """The process can serve pages: the database answers. Also which search engine answers; neither stops the pages."""
    try:
        with connection.cursor() as cursor:
            cursor.execute("SELECT 1")
    except Exception:  # whatever the driver raises, the answer is "not ready"
        return JsonResponse({"trang_thai": "chưa sẵn sàng", "co_so_du_lieu": "không trả lời"}, status=503)
    return JsonResponse({"trang_thai": "sẵn sàng", "tim_kiem": _search_engine()})


def _search_engine():
    status = fallback.status()
    if not status.degraded:
        return {"elasticsearch": "máy chính", "embedded": "chỉ mục nhúng"}[status.answering]
    return "chỉ mục nhúng (máy chính tạm ngừng)" if status.state.open else "chỉ mục nhúng (máy chính đang bắt kịp)"


@require_safe
def media(request, path):
    """A picture or film of the library: everyone's while a public page shows it, the back office's always.

    Raises Http404 for everybody else. No web server may hand out the folder itself.
    """
    everyones = public_files.is_everyones(path)
    if not everyones and not public_files.may_open_path(request.user, path):
        raise Http404
    response = serve(request, path, document_root=settings.MEDIA_ROOT)
    # Only the reader's own browser keeps it: a cache for many would still have it when it is private again.
    response.headers["Cache-Control"] = "private, max-age=604800" if everyones else "private, no-store"
    # An uploaded SVG opened on its own must not run anything.
    response.headers["Content-Security-Policy"] = "default-src 'none'; style-src 'unsafe-inline'; sandbox"
    return response


@require_safe
def robots(request):
    """What search engines may read: everything public but searches, forms and receipts."""
    closed = (
        "/quan-tri/",
        "/tai-khoan/",
        "/don-vi/",
        "/thanh-vien/",
        "/tra-cuu/",
        "/hoi-dap/theo-doi/",
        "/tim-kiem/",
        "/tep-rieng/",
        "/giao-dien/",
        "/captcha/",
    )
    lines = [
        "User-agent: *",
        *(f"Disallow: {path}" for path in closed),
        # Figures narrow without end; the pages themselves are enough.
        "Disallow: /thong-ke/*?",
        f"Sitemap: {settings.SITE_URL}/sitemap.xml",
        f"Sitemap: {settings.SITE_URL}{reverse('archive:sitemaps')}",
        "",
    ]
    return HttpResponse("\n".join(lines), content_type="text/plain; charset=utf-8")
