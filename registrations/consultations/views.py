"""Public pages: the register of consultations."""

from django.core.paginator import Paginator
from django.shortcuts import render
from django.utils import timezone
from django.views.decorators.cache import never_cache
from django.views.decorators.http import require_safe

from . import queries
from .models import Consultation

CLOSED_PER_PAGE = 20
HOME = ("Trang chủ", "/")


@never_cache
@require_safe
def index(request):
    """Every consultation there is or was: open, upcoming, over."""
    now = timezone.now()
    public = Consultation.objects.select_related("organising_body", "outcome").order_by("-closes_at", "-pk")
    closed = Paginator(public.closed(now), CLOSED_PER_PAGE).get_page(request.GET.get("trang"))
    context = {
        "open": list(queries.countdowns(public.open(now).order_by("closes_at")[:20], now)),
        "upcoming": list(public.upcoming(now).order_by("opens_at")[:20]),
        "closed": closed,
        "latest": public.closed(now).first(),
        "crumbs_items": [HOME],
    }
    return render(request, "registrations/consultations/index.html", context)
