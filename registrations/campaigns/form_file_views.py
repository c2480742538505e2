"""The form on paper: out as a file, filled in, read with a preview, taken over."""

from __future__ import annotations

from django import forms
from django.contrib import messages
from django.contrib.auth.decorators import login_required
from django.http import Http404, HttpResponse
from django.shortcuts import get_object_or_404, redirect, render
from django.utils import timezone
from django.views.decorators.cache import never_cache
from django.views.decorators.http import require_http_methods, require_POST, require_safe

from registrations import downloads, refusals
from registrations.unit_forms import version_of
from search.text import slug
from themes.base.vietnamese import size_text

from . import form_files, queries, rules
from .differences import compare
from .models import Campaign
from .paper_reading import LIMITS, RefusedForm
from .steps import BY_KEY

FOLDER = "registrations/campaigns/paper"
ENDINGS = ("docx", "xlsx")


class FormFile(forms.Form):
    """The filled form."""

    mark_required = False
    file = forms.FileField(
        label="Biểu đã điền",
        widget=forms.FileInput(attrs={"accept": ".docx,.xlsx"}),
        error_messages={"required": "Mời chọn tệp rồi bấm Đọc biểu.", "empty": "Tệp này trống. Mời chọn tệp khác."},
    )

    def clean_file(self):
        """Not heavier than a form can be."""
        file = self.cleaned_data["file"]
        if file.size > LIMITS.file_size:
            limit = size_text(LIMITS.file_size)
            raise forms.ValidationError(
                f"Tệp này nặng {size_text(file.size)}, biểu chỉ đến {limit}. Mời chọn đúng biểu."
            )
        return file


def _download(body: bytes, ending: str, name: str) -> HttpResponse:
    return downloads.private(body, f"{slug(name)[:80] or 'bieu'}.{ending}")


def blank_file(campaign: Campaign, ending: str) -> HttpResponse:
    """The form for no unit in particular, as a download."""
    return _download(form_files.blank(campaign, ending, timezone.now()), ending, f"bieu {campaign.name}")


@never_cache
@require_safe
def public_form(request, campaign_id, ending):
    """The blank form of a campaign that has opened, for everybody."""
    campaign = get_object_or_404(Campaign.objects.begun(timezone.now()), pk=campaign_id)
    if ending not in ENDINGS:
        raise Http404
    return blank_file(campaign, ending)


def _record(request, registration_id, allowed=rules.may_write):
    """The registration with all its parts, for those who act for its unit; to others it does not exist."""
    record = queries.full(registration_id)
    if record is None or not allowed(request.user, record, timezone.now()):
        raise Http404
    return record


@never_cache
@login_required
@require_safe
def unit_form(request, registration_id, ending):
    """The form of a unit with what its draft holds."""
    record = _record(request, registration_id, rules.may_read_in_unit)
    if ending not in ENDINGS:
        raise Http404
    body = form_files.for_unit(record, ending, timezone.now())
    return _download(body, ending, f"bieu {record.unit.code} {record.campaign.name}")


def _closed(record) -> bool:
    return record.state not in rules.EDITABLE or not rules.in_time(record, timezone.now())


@never_cache
@login_required
@require_http_methods(["GET", "HEAD", "POST"])
def upload(request, registration_id):
    """Choose a filled form; it is read and shown, and nothing is written yet."""
    record = _record(request, registration_id)
    if _closed(record):
        return redirect(record.get_absolute_url())
    form = FormFile(request.POST or None, request.FILES or None) if request.method == "POST" else FormFile()
    if request.method != "POST":
        return render(request, f"{FOLDER}/upload.html", {"registration": record, "form": form})
    if form.is_valid():
        try:
            reading = form_files.read_for(record, form.cleaned_data["file"].read(), timezone.now())
        except RefusedForm as error:
            form.add_error("file", str(error))
        else:
            return render(request, f"{FOLDER}/preview.html", _preview(request, record, reading))
    return render(request, f"{FOLDER}/upload.html", {"registration": record, "form": form}, status=422)


def _preview(request, record, reading):
    offers = form_files.offers(record, reading)
    good = [each["step"].key for each in offers if each["filled"] and not each["errors"]]
    return {
        "registration": record,
        "offers": offers,
        "doubts": reading.doubts[:30],
        "more_doubts": max(len(reading.doubts) - 30, 0),
        "parts": compare(queries.content(record), form_files.would_be(record, reading, good)),
        "sealed": form_files.seal(record, reading, request.user),
        "nothing": not any(each["filled"] and each["new"] and not each["errors"] for each in offers),
        "wrong": any(each["errors"] for each in offers),
    }


@never_cache
@login_required
@require_POST
def take_over(request, registration_id):
    """Save the chosen parts of the form that was shown."""
    record = _record(request, registration_id)
    said = form_files.unseal(record, request.POST.get("ban", ""), request.user)
    here = "campaigns:form_upload"
    if said is None:
        messages.error(request, "Bản xem trước không còn dùng được. Mời chọn lại tệp.")
        return redirect(here, record.pk)
    version = version_of(request)
    try:
        taken = form_files.take_over(record, said, request.POST.getlist("phan"), version=version, by=request.user)
    except refusals.NotAllowed:
        raise Http404 from None
    except refusals.Refused as error:
        messages.error(request, f"{error.message} Chưa phần nào được ghi, mời chọn lại tệp.")
        return redirect(here, record.pk)
    if not taken:
        messages.error(request, "Chưa chọn phần nào nên chưa ghi gì.")
        return redirect(here, record.pk)
    names = ", ".join(BY_KEY[key].name for key in taken)
    messages.success(request, f"Đã ghi từ biểu: {names}. Mời xem lại trước khi gửi.")
    return redirect("campaigns:step", record.pk, "gui")
