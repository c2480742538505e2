"""Looking a receipt up by its code, and checking it against the register."""

import time
from functools import wraps

from django.conf import settings
from django.http import Http404, HttpResponse, StreamingHttpResponse
from django.shortcuts import redirect, render
from django.template.loader import render_to_string
from django.urls import reverse
from django.utils import timezone
from django.views.decorators.cache import never_cache
from django.views.decorators.http import require_http_methods, require_safe

from . import actions, drawing, limits, proof, queries, registry
from .forms import CodeForm, VerifyForm

LOOKUPS, PER_SECONDS = 60, 60
# Codes that could be one and are none: an honest reader is stopped by the check sign before that.
MISSES, MISSES_SECONDS = 20, 600
# Known or not, an answer takes at least this long: its time tells nothing about the code.
ANSWER_SECONDS = 0.12


def _evenly(view):
    @wraps(view)
    def answer(request, *args, **kwargs):
        began = time.perf_counter()
        try:
            return view(request, *args, **kwargs)
        finally:
            time.sleep(max(0.0, ANSWER_SECONDS - (time.perf_counter() - began)))

    return answer


def _too_many(request):
    return render(request, "registrations/receipts/too_many.html", status=429)


def _limited(request):
    remote = limits.remote_of(request)
    if not limits.allowed("receipts", remote, times=LOOKUPS, seconds=PER_SECONDS):
        return True
    return limits.counted("receipts-missed", remote, seconds=MISSES_SECONDS) >= MISSES


def _missed(request):
    limits.allowed("receipts-missed", limits.remote_of(request), times=MISSES, seconds=MISSES_SECONDS)


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
        _missed(request)
        form = CodeForm(initial={"ma": code[:40]})
        return None, render(request, "registrations/receipts/unknown.html", {"form": form}, status=404)
    if receipt.code != code:
        return None, redirect("receipts:detail", receipt.code)
    return receipt, None


@never_cache
@require_safe
@_evenly
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
@require_safe
@_evenly
def in_register(request, code):
    """The receipt in the register: its entry, the links to the published head of its day, the result that counted it."""
    receipt, answer = _found(request, code)
    if receipt is None:
        return answer
    response = render(request, "registrations/receipts/in_register.html", _proof(receipt))
    response.headers["X-Robots-Tag"] = "noindex"
    response.headers["Referrer-Policy"] = "no-referrer"
    return response


def _proof(receipt):
    found = proof.of(receipt, timezone.now())
    return {
        "receipt": receipt,
        "proof": found,
        "may_list": proof.may_list(found),
        "received": drawing.received_words(receipt),
        "view": registry.status_of(receipt),
    }


@never_cache
@require_safe
@_evenly
def links(request, code):
    """The links from a receipt to the head of its day as plain text, for anybody to count again."""
    receipt, answer = _found(request, code)
    if receipt is None:
        return answer
    found = proof.of(receipt, timezone.now())
    if not proof.may_list(found):
        raise Http404
    body = proof.text(receipt, found, drawing.address(receipt))
    response = StreamingHttpResponse(body, content_type="text/plain; charset=utf-8")
    response.headers["Content-Disposition"] = f'attachment; filename="duong-noi-{receipt.code}.txt"'
    response.headers["X-Robots-Tag"] = "noindex"
    return response


@never_cache
@require_http_methods(["GET", "HEAD", "POST"])
@_evenly
def verify(request):
    """Whether a receipt or a copy of it is as the portal gave it out; needs no account and shows nothing private."""
    if request.method != "POST":
        return render(request, "registrations/receipts/verify.html", {"form": VerifyForm()})
    if _limited(request):
        return _too_many(request)
    form = VerifyForm(request.POST, request.FILES)
    if not form.is_valid():
        return render(request, "registrations/receipts/verify.html", {"form": form}, status=422)
    receipt = _matching(**form.cleaned_data)
    context = {"form": VerifyForm(), "asked": True, "file": bool(form.cleaned_data["tep"])}
    context["code"] = form.cleaned_data["ma"]
    if receipt:
        context |= _proof(receipt)
    else:
        _missed(request)
    return render(request, "registrations/receipts/verify.html", context)


def _matching(*, ma, tep, ma_bam):
    """The receipt to which everything given belongs, or None."""
    found = []
    if ma:
        found.append(queries.by_code(ma))
    if tep:
        found.append(queries.by_file_hash(tep))
    if ma_bam:
        found.append(queries.by_file_hash(ma_bam) or queries.by_content_hash(ma_bam))
    first = found[0]
    return first if all(each == first for each in found) else None
