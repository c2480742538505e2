"""Classes for the people of a unit, under /don-vi/tap-huan/: enrol, cancel, read the files of the class."""

from __future__ import annotations

from django.contrib import messages
from django.contrib.auth.decorators import login_required
from django.core.exceptions import PermissionDenied
from django.db import IntegrityError
from django.http import Http404
from django.shortcuts import get_object_or_404, redirect, render
from django.utils import timezone
from django.views.decorators.cache import never_cache
from django.views.decorators.http import require_http_methods, require_POST, require_safe

from cms_pages.core.paging import page_of
from registrations.units.queries import acting_of

from . import actions, queries, rules
from .forms import EnrolForm, PasteForm
from .models import Enrolment, TrainingPage

FOLDER = "cms_pages/training"
PER_PAGE = 20
TWICE = "Địa chỉ thư này đã có trong danh sách của lớp."


@never_cache
@login_required
@require_safe
def index(request):
    """Classes that take enrolments now, and those in which the person's units have somebody."""
    now = timezone.now()
    acting = acting_of(request.user, now)
    units = [each.unit_id for each in acting]
    context = {
        "acting": acting,
        "open": queries.open_classes(now)[:50] if acting else [],
        "ours": page_of(request, queries.classes_of(units), PER_PAGE) if acting else [],
    }
    return render(request, f"{FOLDER}/unit_index.html", context)


@never_cache
@login_required
@require_http_methods(["GET", "HEAD", "POST"])
def training_class(request, pk):
    """One class for one's units: who is enrolled, one more person, the files. To others it does not exist."""
    now = timezone.now()
    acting = acting_of(request.user, now)
    page = get_object_or_404(TrainingPage, pk=pk)
    people = list(queries.people_of(page, [each.unit_id for each in acting]))
    if not acting or not (page.live or people):
        raise Http404
    many = "many" in request.POST
    form = EnrolForm(None if many else request.POST or None, acting=acting)
    paste = PasteForm(request.POST if many else None, acting=acting, prefix="many")
    if many and paste.is_valid() and (made := _enrol_many(request, page, acting, paste)):
        seated = sum(each.confirmed_at is not None for each in made)
        waiting = f", {len(made) - seated} người vào danh sách chờ vì lớp đã đủ chỗ" if seated < len(made) else ""
        messages.success(request, f"Đã đăng ký {len(made)} người: {seated} người có chỗ{waiting}.")
        return redirect("training:class", page.pk)
    if not many and request.method == "POST" and form.is_valid() and (made := _enrol(request, page, acting, form)):
        told = "đã có chỗ" if made.confirmed_at else "vào danh sách chờ vì lớp đã đủ chỗ"
        messages.success(request, f"Đã đăng ký: {made.name} {told}. Xác nhận đã gửi đến {made.email}.")
        return redirect("training:class", page.pk)
    reads = rules.may_read_files(request.user, page, now)
    for each in people:
        each.page = page
    context = {
        "class": page,
        "page_url": page.get_url() if page.live else "",
        "people": people,
        "several": len(acting) > 1,
        "takes_now": page.takes_now(now),
        "free": page.free(),
        "begun": page.starts_at <= now,
        "files": page.files.select_related("attachment") if reads else [],
        "form": form,
        "paste": paste,
    }
    return render(request, f"{FOLDER}/unit_class.html", context, status=422 if form.errors or paste.errors else 200)


def _enrol_many(request, page, acting, form):
    """The new enrolments; None after the form was told why not."""
    unit = next(each.unit for each in acting if each.unit_id == form.cleaned_data["unit"])
    try:
        return actions.enrol_many(page, unit, form.cleaned_data["people"], by=request.user)
    except actions.Refused as refusal:
        form.add_error("people", refusal.message)
    except IntegrityError:  # the same list sent twice at the same instant
        form.add_error("people", TWICE)
    return None


def _enrol(request, page, acting, form):
    """The new enrolment; None after the form was told why not."""
    unit = next(each.unit for each in acting if each.unit_id == form.cleaned_data["unit"])
    try:
        return actions.enrol(page, unit, form.person(), by=request.user)
    except actions.Refused as refusal:
        form.add_error(refusal.field or None, refusal.message)
    except IntegrityError:  # the same person sent twice at the same instant
        form.add_error("email", TWICE)
    return None


@login_required
@require_POST
def cancel(request, pk, enrolment_pk):
    """Take one person back."""
    enrolment = get_object_or_404(Enrolment.objects.select_related("page"), page=pk, pk=enrolment_pk)
    if not rules.acts_for(request.user, enrolment.unit_id):
        raise Http404
    try:
        actions.cancel(enrolment, by=request.user)
    except PermissionDenied:
        messages.error(request, "Lớp đã khai giảng nên không hủy trên Trang được. Mời liên hệ cơ quan thường trực.")
    else:
        messages.success(request, f"Đã hủy đăng ký của {enrolment.name}.")
    return redirect("training:class", pk)
