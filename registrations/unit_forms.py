"""What forms of units share: the version that was read, and words that outlive the session."""

from __future__ import annotations

import uuid
from datetime import datetime
from functools import wraps
from typing import Any

from django.contrib.auth.decorators import login_required
from django.http import JsonResponse
from django.shortcuts import render

from registrations.refusals import Conflict, Refused
from search.text import whole_number
from themes.base.vietnamese import time_text

SIGNED_OUT = "Phiên đăng nhập đã hết. Mời đăng nhập ở một thẻ khác của trình duyệt, rồi quay lại đây bấm Lưu."


def version_of(request) -> int:
    """The version that a form was filled in on; a forged one is 0, which is always old."""
    return whole_number(request.POST.get("version"), 9) or 0


def is_autosave(request) -> bool:
    """Whether the script sent the form by itself."""
    return request.headers.get("X-Autosave") == "1"


def autosave_invalid() -> JsonResponse:
    """The answer to an autosave of a form with faults."""
    return JsonResponse({"message": "Chưa lưu được vì có chỗ cần sửa. Bấm nút Lưu để xem."}, status=422)


def autosave_refused(error: Refused) -> JsonResponse:
    """The answer to an autosave that was refused: after a conflict the form may go on, after anything else not."""
    conflict = isinstance(error, Conflict)
    more = " Bấm nút Lưu để so sánh hai bản." if conflict else ""
    answer = {"message": error.message + more, "conflict": conflict, "final": not conflict}
    return JsonResponse(answer, status=error.status)


def autosave_done(version: int, at: datetime) -> JsonResponse:
    """The answer to an autosave that was written: its version, and when."""
    return JsonResponse({"version": version, "message": f"Đã lưu lúc {time_text(at)}"})


def refusal_words(error: Refused, stored: Any) -> dict[str, Any]:
    """What a page shows of a refusal: after a conflict what is stored, beside what was typed."""
    return {"conflict": error.message, "stored": stored} if isinstance(error, Conflict) else {"refused": error.message}


def form_key_of(request) -> uuid.UUID | None:
    """The key of the one form that was shown; None where it is forged or gone."""
    try:
        return uuid.UUID(request.POST.get("form_key", ""))
    except ValueError:
        return None


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
        return render(request, "registrations/signed_out.html", context, status=403)

    return guarded
