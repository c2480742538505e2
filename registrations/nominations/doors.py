"""Who comes to a page of a nomination: the people of its unit; for everybody else it does not exist."""

from __future__ import annotations

from functools import wraps

from django.contrib.auth.decorators import login_required
from django.http import Http404, JsonResponse
from django.shortcuts import render
from django.utils import timezone

from . import queries, rules
from .models import Nomination

SIGNED_OUT = "Phiên đăng nhập đã hết. Mời đăng nhập ở một thẻ khác của trình duyệt, rồi quay lại đây bấm Lưu."


def nomination_of(request, nomination_id, allowed=rules.may_write) -> Nomination:
    """The nomination with all its parts, or 404."""
    nomination = queries.full(nomination_id)
    if nomination is None or not allowed(request.user, nomination, timezone.now()):
        raise Http404
    return nomination


def is_autosave(request) -> bool:
    """Whether the script sent the form by itself."""
    return request.headers.get("X-Autosave") == "1"


def version_of(request) -> int:
    """The token with which the form was opened; 0 for anything that is none."""
    text = request.POST.get("version", "")
    return int(text) if text.isascii() and text.isdigit() and len(text) < 10 else 0


def sign_in_or_keep(view):
    """Like login_required; but a form sent after the session has ended comes back with everything typed."""

    @wraps(view)
    def guarded(request, *args, **kwargs):
        if request.method != "POST" or request.user.is_authenticated:
            return login_required(view)(request, *args, **kwargs)
        if is_autosave(request):
            return JsonResponse({"message": SIGNED_OUT}, status=403)
        skipped = {"csrfmiddlewaretoken", "version", "form_key"}
        words = [value for key, value in request.POST.items() if value.strip() and key not in skipped]
        words = [value for value in words if not value.isdigit()]
        context = {"text": "\n".join(words), "lines": min(len(words) + 2, 20), "here": request.path}
        return render(request, "registrations/campaigns/signed_out.html", context, status=403)

    return guarded
