"""The door of the API: how often, from where, in which words it refuses, and what need not be sent again."""

import json
from functools import wraps

from django.http import HttpResponse
from django.urls import path, re_path
from django.utils.cache import get_conditional_response, patch_vary_headers, set_response_etag
from django.utils.http import parse_http_date_safe
from django.views.decorators.csrf import csrf_exempt

from .api import api, description, problem
from .throttles import ApiThrottle

READING = ("GET", "HEAD", "OPTIONS")


def door(view):
    """Wrap a view of the API: reading only, rate limit, CORS for everybody, ETag."""

    @csrf_exempt
    @wraps(view)
    def entered(request, *args, **kwargs):
        response = _answer(view, request, *args, **kwargs)
        # Public data without cookies: any page of any site may read it.
        response["Access-Control-Allow-Origin"] = "*"
        response["Access-Control-Expose-Headers"] = "ETag, Last-Modified, Retry-After"
        response.headers.setdefault("Cache-Control", "no-cache")
        patch_vary_headers(response, ["Accept-Encoding"])
        return response

    return entered


def _answer(view, request, *args, **kwargs) -> HttpResponse:
    if request.method == "OPTIONS":
        allowed = {"Access-Control-Allow-Methods": "GET, HEAD, OPTIONS", "Access-Control-Allow-Headers": "*"}
        return HttpResponse(
            status=204, headers={"Allow": ", ".join(READING), "Access-Control-Max-Age": "86400", **allowed}
        )
    if request.method not in READING:
        refused = problem(405, "Chỉ đọc", "API này chỉ nhận yêu cầu GET.")
        refused["Allow"] = ", ".join(READING)
        return refused
    wait = ApiThrottle().wait_for(request)
    if wait is not None:
        refused = problem(429, "Quá nhiều yêu cầu", f"Mời chờ {wait} giây rồi đọc tiếp.")
        refused["Retry-After"] = str(wait)
        return refused
    # The views answer GET; the server leaves the body of HEAD away.
    method, request.method = request.method, "GET"
    response = view(request, *args, **kwargs)
    request.method = method
    if response.status_code != 200:
        return response
    return _conditional(request, response)


def _conditional(request, response: HttpResponse) -> HttpResponse:
    set_response_etag(response)
    modified = response.get("Last-Modified")
    return get_conditional_response(
        request,
        etag=response["ETag"],
        last_modified=parse_http_date_safe(modified) if modified else None,
        response=response,
    )


def described(request) -> HttpResponse:
    """The OpenAPI description."""
    body = json.dumps(description(), ensure_ascii=False, default=str)
    return HttpResponse(body, content_type="application/json")


def nothing(request, **kwargs) -> HttpResponse:
    """An address of the API that is not there."""
    return problem(404, "Không tìm thấy", "API không có địa chỉ này. Mời xem hướng dẫn tại /du-lieu-mo/api/.")


_patterns, app_name, _namespace = api.urls
urlpatterns = [
    *(
        path(str(pattern.pattern), door(pattern.callback), name=pattern.name)
        for pattern in _patterns
        if pattern.name != "api-root"
    ),
    path("openapi.json", door(described), name="description"),
    re_path(r"^.*$", door(nothing), name="nothing"),
]
