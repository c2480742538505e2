"""Looking a receipt up by its code."""

from django.conf import settings
from django.http import HttpResponse
from django.shortcuts import redirect, render
from django.template.loader import render_to_string
from django.urls import reverse
from django.views.decorators.cache import never_cache
from django.views.decorators.http import require_http_methods, require_safe

from . import actions, drawing, limits, queries, registry
from .forms import CodeForm, VerifyForm

LOOKUPS, PER_SECONDS = 60, 60


def _too_many(request):
    return render(request, "registrations/receipts/too_many.html", status=429)


def _limited(request):
    return not limits.allowed("receipts", limits.remote_of(request), times=LOOKUPS, seconds=PER_SECONDS)


@never_cache
@require_safe
def lookup(request):
    """The form; a code that can be one leads to its page."""
    if "ma" not in request.GET:
        return render(request, "registrations/receipts/lookup.html", {"form": CodeForm()})
    if _limited(request):
        return _too_many(request)
    form = CodeForm(request.GET)
    if form.is_valid():
        return redirect("receipts:detail", form.cleaned_data["ma"])
    return render(request, "registrations/receipts/lookup.html", {"form": form}, status=422)


def _found(request, code):
    """(receipt, None), or (None, answer) when there is nothing to show.

    An unknown code and a mistyped one are answered alike, with one indexed look-up.
    """
    if _limited(request):
        return None, _too_many(request)
    receipt = queries.by_code(code)
    if receipt is None:
        form = CodeForm(initial={"ma": code[:40]})
        return None, render(request, "registrations/receipts/unknown.html", {"form": form}, status=404)
    if receipt.code != code:
        return None, redirect("receipts:detail", receipt.code)
    return receipt, None


@never_cache
@require_safe
def detail(request, code):
    """The receipt: what was received when, and where the matter stands; nothing private."""
    receipt, answer = _found(request, code)
    if receipt is None:
        return answer
    context = {
        "receipt": receipt,
        "view": registry.status_of(receipt),
        "received": drawing.received_words(receipt),
        "hash": drawing.grouped_hash(receipt.content_hash),
        "just_sent": "moi" in request.GET,
    }
    response = render(request, "registrations/receipts/detail.html", context)
    response.headers["X-Robots-Tag"] = "noindex"
    response.headers["Referrer-Policy"] = "no-referrer"
    return response


@require_safe
def qr(request, code):
    """The QR code of a receipt's address. Drawn for any well-formed code: it tells nothing about its existence."""
    form = CodeForm({"ma": code})
    if not form.is_valid():
        return HttpResponse(status=404)
    url = settings.SITE_URL + reverse("receipts:detail", args=[form.cleaned_data["ma"]])
    response = HttpResponse(drawing.qr_svg(url), content_type="image/svg+xml")
    response.headers["Cache-Control"] = "private, max-age=86400"
    return response


def _office(request):
    """The names at the head of the sheet, as the frame of every page knows them."""
    lines = render_to_string("registrations/receipts/office.txt", request=request).strip().splitlines()
    return {"standing": lines[0].strip(), "council": lines[1].strip()}


@never_cache
@require_safe
def pdf(request, code):
    """The receipt as a PDF of one A4 page."""
    receipt, answer = _found(request, code)
    if receipt is None:
        return answer
    body = drawing.pdf(receipt, registry.status_of(receipt), _office(request))
    actions.note_pdf(receipt, body)
    response = HttpResponse(body, content_type="application/pdf")
    response.headers["Content-Disposition"] = f'attachment; filename="giay-xac-nhan-{receipt.code}.pdf"'
    response.headers["X-Robots-Tag"] = "noindex"
    return response


@never_cache
@require_http_methods(["GET", "HEAD", "POST"])
def verify(request):
    """Whether a copy of a receipt is as the portal gave it out; needs no account and shows nothing private."""
    if request.method != "POST":
        return render(request, "registrations/receipts/verify.html", {"form": VerifyForm()})
    if _limited(request):
        return _too_many(request)
    form = VerifyForm(request.POST, request.FILES)
    if not form.is_valid():
        return render(request, "registrations/receipts/verify.html", {"form": form}, status=422)
    file, digest = form.cleaned_data["tep"], form.cleaned_data["ma_bam"]
    by_file = queries.by_file_hash(file or digest)
    receipt = by_file or (None if file else queries.by_content_hash(digest))
    context = {
        "form": VerifyForm(),
        "asked": True,
        "file": bool(file),
        "receipt": receipt,
        "received": drawing.received_words(receipt) if receipt else "",
        "state": registry.status_of(receipt).state if receipt else "",
    }
    return render(request, "registrations/receipts/verify.html", context)
