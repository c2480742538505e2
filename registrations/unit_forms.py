"""What forms of units share: the version that was read, and words that outlive the session."""

from __future__ import annotations

from functools import wraps

from django.contrib.auth.decorators import login_required
from django.http import JsonResponse
from django.shortcuts import render


def version_of(request) -> int:
    """The version that a form was filled in on; 0 for anything else than a number of up to nine digits."""
    text = request.POST.get("version", "")
    return int(text) if text.isascii() and text.isdigit() and len(text) < 10 else 0


def sign_in_or_keep(view):
    """Like login_required; but a form sent after the session has ended comes back with everything typed."""

    @wraps(view)
    def guarded(request, *args, **kwargs):
        if request.method != "POST" or request.user.is_authenticated:
            return login_required(view)(request, *args, **kwargs)
        if request.headers.get("X-Autosave") == "1":
            return JsonResponse({"message": "Phiên đăng nhập đã hết. Mời đăng nhập lại rồi bấm Lưu."}, status=403)
        skipped = {"csrfmiddlewaretoken", "version", "form_key"}
        words = [value for key, value in request.POST.items() if value.strip() and key not in skipped]
        words = [value for value in words if not value.isdigit()]
        context = {"text": "\n".join(words), "lines": min(len(words) + 2, 20), "here": request.path}
        return render(request, "registrations/initiatives/signed_out.html", context, status=403)

    return guarded
