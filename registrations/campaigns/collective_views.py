"""The unit's own list of hamlets, schools and the like, kept in its workspace."""

from __future__ import annotations

from django.contrib import messages
from django.contrib.auth.decorators import login_required
from django.core.exceptions import ValidationError
from django.core.paginator import Paginator
from django.http import Http404
from django.shortcuts import get_object_or_404, redirect, render
from django.views.decorators.cache import never_cache
from django.views.decorators.http import require_http_methods, require_POST

from registrations.units import collectives as keeping
from registrations.units.models import Collective
from registrations.units.queries import acting_of

from .forms import CollectivesForm

PER_PAGE = 100


def _unit(request, unit_id):
    """A unit for which the person acts; to others it does not exist."""
    found = next((each.unit for each in acting_of(request.user) if each.unit_id == unit_id), None)
    if found is None:
        raise Http404
    return found


@never_cache
@login_required
@require_http_methods(["GET", "HEAD", "POST"])
def collectives(request, unit_id):
    """The list, and new names for it."""
    unit = _unit(request, unit_id)
    form = CollectivesForm(request.POST or None)
    if form.is_valid():
        try:
            added = keeping.add(unit, form.cleaned_data["names"], by=request.user)
        except ValidationError as refusal:
            form.add_error("names", refusal.messages)
        else:
            known = len(form.cleaned_data["names"]) - len(added)
            text = f"Đã thêm {len(added)} tập thể."
            messages.success(request, f"{text} {known} tên đã có sẵn." if known else text)
            return redirect("campaigns:collectives", unit.pk)
    rows = keeping.collectives_of(unit).select_related("previous")
    page = Paginator(rows, PER_PAGE).get_page(request.GET.get("trang"))
    context = {"unit": unit, "form": form, "page": page}
    return render(request, "registrations/campaigns/collectives.html", context, status=422 if form.is_bound else 200)


@login_required
@require_POST
def collective(request, unit_id, pk):
    """Rename one collective, or take it off the list, by the button that was pressed."""
    unit = _unit(request, unit_id)
    found = get_object_or_404(Collective, pk=pk, pk__in=keeping.collectives_of(unit).values("pk"))
    if found.unit_id != unit.pk:  # taken over with a former unit: from now on it is the successor's own
        found = keeping.take_over(found, unit, by=request.user)
    if "bo" in request.POST:
        keeping.end(found, by=request.user)
        messages.success(request, f"Đã bỏ {found.name} khỏi danh sách. Hồ sơ các năm trước vẫn giữ nguyên.")
        return redirect("campaigns:collectives", unit.pk)
    try:
        renamed = keeping.rename(found, request.POST.get("name", "").replace("\x00", ""), by=request.user)
    except ValidationError as refusal:
        messages.error(request, " ".join(refusal.messages))
    else:
        messages.success(request, f"Đã lưu tên: {renamed.name}.")
    return redirect("campaigns:collectives", unit.pk)
