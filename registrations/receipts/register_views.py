"""The public register: what it is, its head, the heads of past days as plain files, and counts when they may be told."""

from django.conf import settings
from django.core.files.storage import default_storage
from django.core.paginator import Paginator
from django.http import Http404, HttpResponse, StreamingHttpResponse
from django.shortcuts import get_object_or_404, render
from django.urls import reverse
from django.utils import timezone
from django.views.decorators.http import require_safe

from . import chain, heads, limits, proof, publishing, queries
from .models import DailyHead

PER_PAGE = 31
A_DAY = 24 * 3600
CHAINS, CHAINS_SECONDS = 400, 600  # files of links for one address: a day's takes some work


def _plain(text, *, name, max_age):
    response = HttpResponse(text, content_type="text/plain; charset=utf-8")
    response.headers["Content-Disposition"] = f'inline; filename="{name}"'
    response.headers["Cache-Control"] = f"public, max-age={max_age}"
    return response


@require_safe
def index(request):
    """What the register proves, in plain words, and what may be told of it now."""
    now = timezone.now()
    page = Paginator(DailyHead.objects.order_by("-date"), PER_PAGE).get_page(request.GET.get("p"))
    context = {
        "shown": queries.shown_head(now),
        "figures": queries.figures(now),
        "page": page,
        "days": queries.listed(list(page.object_list), now),
        "newest": page.object_list[0] if page.number == 1 and page.object_list else None,
    }
    response = render(request, "registrations/receipts/register.html", context)
    response.headers["Cache-Control"] = "no-cache"
    return response


@require_safe
def day_file(request, day):
    """The head of one day, as it was published: a plain text that never changes."""
    name = publishing.file_name(day)
    if not default_storage.exists(name):
        raise Http404
    with default_storage.open(name) as file:
        return _plain(file.read(), name=f"dau-so-{day:%Y-%m-%d}.txt", max_age=A_DAY)


@require_safe
def all_heads(request):
    """The heads of all days, a line each: the one file to keep for `verify_register --heads`."""
    rows = DailyHead.objects.order_by("date").values_list("date", "entry_hash")
    lines = [heads.list_line(day, digest) for day, digest in rows.iterator(chunk_size=2000)]
    return _plain("\n".join([*lines, ""]), name="dau-so-tat-ca.txt", max_age=300)


@require_safe
def explained(request):
    """How the register is checked: in plain words, and so exactly that a stranger can write the program."""
    newest = DailyHead.objects.order_by("-date").first()
    context = {"genesis": chain.GENESIS, "newest": newest, "site": settings.SITE_URL}
    response = render(request, "registrations/receipts/explained.html", context)
    response.headers["Cache-Control"] = "no-cache"
    return response


@require_safe
def chain_file(request, day):
    """Every link from one published head to the next, once they may be numbered."""
    head = get_object_or_404(DailyHead, date=day)
    limit = queries.numbered_until(timezone.now())
    if limit is not None and head.sequence > limit:
        raise Http404
    if not limits.allowed("register-chain", limits.remote_of(request), times=CHAINS, seconds=CHAINS_SECONDS):
        return render(request, "registrations/receipts/too_many.html", status=429)
    address = settings.SITE_URL + reverse("register:explained")
    response = StreamingHttpResponse(proof.chain_of_day(head, address), content_type="text/plain; charset=utf-8")
    response.headers["Content-Disposition"] = f'inline; filename="moi-noi-{day:%Y-%m-%d}.txt"'
    response.headers["Cache-Control"] = "no-cache"
    return response
