"""Who had trouble with the second factor when signing: for the administrator who is called for help."""

from __future__ import annotations

from django.contrib.auth.decorators import user_passes_test
from django.core.exceptions import PermissionDenied
from django.core.paginator import Paginator
from django.shortcuts import render
from django.utils import timezone
from django.views.decorators.cache import never_cache
from django.views.decorators.http import require_safe

from . import rules
from .models import Attempt

PER_PAGE = 50


@never_cache
@require_safe
@user_passes_test(lambda user: user.is_authenticated)
def attempts(request):
    """The answers given when signing, the newest first; no code, only who, when, how and whether it was right."""
    if not rules.may_see_attempts(request.user):
        raise PermissionDenied
    words, wrong = request.GET.get("q", "")[:100].replace("\x00", "").strip(), request.GET.get("xem") == "sai"
    found = Attempt.objects.select_related("user").order_by("-at", "-pk")
    for word in words.split()[:8]:
        found = found.filter(user__full_name__icontains=word) | found.filter(user__email__icontains=word)
    if wrong:
        found = found.filter(right=False)
    now = timezone.now()
    page = Paginator(found, PER_PAGE).get_page(request.GET.get("p"))
    pausing = [
        each for each in {row.user_id: row.user for row in page}.values() if rules.has_tried_too_often(each, now)
    ]
    context = {"page": page, "words": words, "wrong": wrong, "pausing": pausing}
    return render(request, "registrations/signing/desk/attempts.html", context)
