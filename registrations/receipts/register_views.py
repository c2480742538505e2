"""The public register: what it is, its head, the heads of past days as plain files, and counts when they may be told."""

from django.core.files.storage import default_storage
from django.core.paginator import Paginator
from django.http import Http404, HttpResponse
from django.shortcuts import render
from django.utils import timezone
from django.views.decorators.http import require_safe

from . import heads, publishing, queries
from .models import DailyHead

PER_PAGE = 31
A_DAY = 24 * 3600


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
