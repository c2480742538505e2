"""Public pages: the register of consultations, and each as data, on paper, in a calendar."""

from dataclasses import dataclass
from urllib.parse import quote

from django.core.paginator import Paginator
from django.http import FileResponse, Http404, HttpResponse, JsonResponse
from django.shortcuts import get_object_or_404, render
from django.urls import reverse
from django.utils import timezone
from django.views.decorators.cache import never_cache
from django.views.decorators.http import require_safe

from registrations import downloads
from registrations.attachments import access
from registrations.attachments.sniffing import KINDS as FILE_KINDS

from . import exports, feeds, ical, queries, register
from . import frozen as frozen_texts
from .models import Consultation, DraftFile, State

PER_PAGE = 20
SHOWN = 20
IN_FEEDS = 200
HOME = ("Trang chủ", "/")


@never_cache
@require_safe
def index(request):
    """Every consultation there is or was: open, upcoming, over; by year, kind and award."""
    now, choice = timezone.now(), register.Choice.read(request.GET)
    found = choice.apply(register.windows())
    over = _pages(request, found.closed(now)) if choice.state in ("", State.CLOSED) else None
    if choice.state:
        running = _pages(request, found.open(now).order_by("closes_at", "pk")) if choice.state == State.OPEN else None
        coming = (
            _pages(request, found.upcoming(now).order_by("opens_at", "pk")) if choice.state == State.UPCOMING else None
        )
    else:
        running, coming = _beginnings(list(found.lasting(now).order_by("closes_at", "pk")[: 2 * SHOWN + 1]), now)
    quiet = running and not running.rows and not choice.narrows
    years, awards = register.offers()
    context = {
        "choice": choice,
        "years": years,
        "kinds": Consultation.Kind.choices,
        "awards": awards,
        "states": register.STATES,
        "running": running,
        "open": list(queries.countdowns(running.rows, now)) if running else [],
        "upcoming": coming,
        "closed": over,
        "latest": next(iter(over.rows), None) if quiet and over and over.first else None,
        "crumbs_items": [HOME],
    }
    return render(request, "registrations/consultations/index.html", context)


@dataclass(frozen=True, slots=True)
class _Part:
    """One list of the register: all of it in pages, or only its beginning with ``more`` to follow."""

    rows: list
    page: object = None
    more: bool = False

    @property
    def first(self):
        return self.page is None or self.page.number == 1


def _pages(request, rows):
    page = Paginator(rows, PER_PAGE).get_page(request.GET.get("trang"))
    return _Part(list(page), page)


def _beginnings(lasting, now):
    """The open and the coming among windows that are not over, each list only so far as it is short."""
    open_now = [window for window in lasting if window.opens_at <= now]
    coming = sorted((window for window in lasting if window.opens_at > now), key=lambda window: window.opens_at)
    cut = len(lasting) > 2 * SHOWN
    return tuple(_Part(rows[:SHOWN], more=cut or len(rows) > SHOWN) for rows in (open_now, coming))


def _found(request):
    return register.Choice.read(request.GET).apply(register.windows(), timezone.now())


@never_cache
@require_safe
def calendar(request):
    """All windows for a calendar; with the filters of the register."""
    body = ical.calendar(_found(request)[:IN_FEEDS], "Lấy ý kiến Nhân dân", request.build_absolute_uri)
    return downloads.public(body, "lay-y-kien.ics")


@never_cache
@require_safe
def feed(request, format):
    """All windows as a feed, what was touched last above; with the filters of the register."""
    windows = sorted(_found(request)[:IN_FEEDS], key=register.touched_at, reverse=True)
    body = feeds.feed(
        format,
        windows,
        here=request.build_absolute_uri(),
        page=request.build_absolute_uri(reverse("consultations:index")),
        address=request.build_absolute_uri,
    )
    return HttpResponse(body, content_type=f"application/{format}+xml; charset=utf-8")


@never_cache
@require_safe
def data(request):
    """All windows as JSON, page by page; with the filters of the register."""
    now = timezone.now()
    page = Paginator(_found(request), IN_FEEDS).get_page(request.GET.get("trang"))
    following = request.GET.copy()
    following["trang"] = str(page.number + 1)
    answer = {
        "generated_at": timezone.localtime(now).isoformat(timespec="seconds"),
        "total": page.paginator.count,
        "page": page.number,
        "pages": page.paginator.num_pages,
        "next": request.build_absolute_uri(f"?{following.urlencode()}") if page.has_next() else None,
        "windows": [register.as_data(window, now, request.build_absolute_uri) for window in page],
    }
    return _json(answer)


def _window(slug):
    return get_object_or_404(register.windows(), slug=slug)


@never_cache
@require_safe
def one_data(request, slug):
    """One window as JSON, with its nominees or its draft."""
    window = _window(slug)
    answer = register.as_data(window, timezone.now(), request.build_absolute_uri)
    if window.of_draft:
        answer["document"] = register.document_data(window, request.build_absolute_uri)
    else:
        answer["nominees"] = register.nominees_data(queries.public_nominees(window))
    return _json(answer)


@never_cache
@require_safe
def one_calendar(request, slug):
    """One window for a calendar."""
    window = _window(slug)
    body = ical.calendar([window], window.title, request.build_absolute_uri)
    return downloads.public(body, f"{window.slug}.ics")


@never_cache
@require_safe
def frozen(request, slug):
    """The text that was frozen when the window was opened; its SHA-256 is the hash on the page.

    Without what was said of nominees who were withdrawn since.
    """
    window = _window(slug)
    text = "" if queries.details_removed(window) else frozen_texts.public_text(window)
    if not text:
        raise Http404
    response = HttpResponse(text.encode(), content_type="text/plain; charset=utf-8")
    response["Content-Disposition"] = f'inline; filename="{window.slug}.txt"'
    response["X-Content-Type-Options"] = "nosniff"
    return response


@never_cache
@require_safe
def printed(request, slug):
    """The whole list on paper: data, never a picture."""
    window = _window(slug)
    context = {
        "consultation": window,
        "state": window.state_at(timezone.now()),
        "State": State,
        "nominees": [] if window.of_draft else queries.public_nominees(window),
        "lines": exports.heading_lines(window)[1:],
        "crumbs_items": [
            HOME,
            ("Lấy ý kiến Nhân dân", reverse("consultations:index")),
            (window.title, window.get_absolute_url()),
        ],
    }
    return render(request, "registrations/consultations/printed.html", context)


@never_cache
@require_safe
def table(request, slug, format):
    """The list of nominees as a workbook or as CSV."""
    window = _window(slug)
    if window.of_draft:
        raise Http404
    nominees = queries.public_nominees(window)
    if format == "csv":
        return downloads.public(exports.as_csv(nominees), f"{window.slug}.csv")
    return downloads.public(exports.as_xlsx(window, nominees), f"{window.slug}.xlsx")


@never_cache
@require_safe
def draft_file(request, slug, file):
    """A file of a draft, to whoever may read it: everybody once it was opened. Saved, never shown in our origin."""
    row = get_object_or_404(DraftFile.objects.select_related("attachment"), pk=file, consultation__slug=slug)
    try:
        opened = access.open_for(request.user, row.attachment)
    except access.NotReadable:
        raise Http404 from None
    kind = FILE_KINDS[row.attachment.kind]
    response = FileResponse(opened, content_type=kind.media_type)
    name = quote(row.attachment.original_name)
    response["Content-Disposition"] = f"attachment; filename=\"tep.{kind.extension}\"; filename*=UTF-8''{name}"
    response["Content-Security-Policy"] = "default-src 'none'; sandbox"
    response["X-Content-Type-Options"] = "nosniff"
    return response


def _json(answer):
    response = JsonResponse(answer, json_dumps_params={"ensure_ascii": False, "indent": 1})
    response["Access-Control-Allow-Origin"] = "*"
    return response
